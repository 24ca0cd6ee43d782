"""The staged project is an ordinary MkDocs project: `mkdocs build` gives the same pages."""

import os
import subprocess
import sys
from pathlib import Path

from tests.season import ROOT, Site


def test_mkdocs_build_gives_the_same_pages(site: Site, tmp_path: Path) -> None:
    staged = site.root.parent / "mkdocs.yml"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", staged, "-d", tmp_path],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    differing = [
        url for url in site.pages if (site.root / url).read_bytes() != (tmp_path / url).read_bytes()
    ]
    assert differing == []
