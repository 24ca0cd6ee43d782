"""`pip install .` gives a poche that works on any folder, without this checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_wheel_builds_a_hub(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    build = [
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        wheels,
        ".",
    ]
    subprocess.run([sys.executable, *build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = wheels.iterdir()
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("tests", "content"))]
        assert "build_tools/schemas/work.schema.json" in archive.namelist()
        archive.extractall(installed)

    page = tmp_path / "hub/content/pages/aide/index.fr.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Aide\n---\nBonjour.\n")
    (tmp_path / "hub/content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"
    )
    # PYTHONPATH comes before the checkout, which a development environment also names.
    program = "import build_tools.cli as cli; print(cli.__file__); cli.main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "--root", tmp_path / "hub", "build"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stdout
    assert "Bonjour." in (tmp_path / "hub/build/site/fr/pages/aide.html").read_text()

    begin = ["new", "person", "jean", "--name", "Jean"]
    subprocess.run(
        [sys.executable, "-P", "-c", program, "--root", tmp_path / "hub", *begin],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "POCHE_LANG": "fr"},
        check=True,
    )
    facts = (tmp_path / "hub/content/people/jean/person.yml").read_text("utf-8")
    assert "$schema=../../../.poche/schemas/person.schema.json\n" in facts
    assert "# Année ou date de naissance." in facts
    assert (tmp_path / "hub/.poche/schemas/person.schema.json").is_file()
