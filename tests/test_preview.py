"""The preview: fresh after a save, the last good site after a mistake."""

import json
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 30


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    page = tmp_path / "content/pages/aide/index.fr.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Aide\n---\nBonjour.\n")
    (tmp_path / "content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"
    )
    return tmp_path


@pytest.fixture
def address(hub: Path) -> Iterator[str]:
    command = [sys.executable, "-c", "from build_tools.cli import main; main()", "--root", str(hub)]
    child = subprocess.Popen(
        [*command, "preview", "--port", "0"], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert child.stderr is not None
    found = None
    for line in child.stderr:
        if found := re.search(r"http://\S+", line):
            break
    assert found, "the preview never said its address"
    yield found[0]
    child.send_signal(signal.SIGINT)
    assert child.wait(PATIENCE_S) == 0
    child.stderr.close()


def get(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return answer.status, answer.read().decode()


def state(address: str) -> dict[str, object]:
    parsed: dict[str, object] = json.loads(get(address + "__preview/state")[1])
    return parsed


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_saves_show_and_mistakes_keep_the_last_good_site(hub: Path, address: str) -> None:
    text = hub / "content/pages/aide/index.fr.md"
    page = address + "fr/pages/aide.html"
    assert "Bonjour." in get(page)[1] and "/__preview/script.js" in get(page)[1]
    first = state(address)["version"]

    text.write_text("---\ntitle: Aide\n---\nBonsoir.\n")
    wait_until(lambda: state(address)["version"] != first)
    assert "Bonsoir." in get(page)[1]

    text.write_text("---\ntitle: Aide\n---\n::: tipp\n:::\n")
    wait_until(lambda: "TXT02" in str(state(address)["problems"]))
    assert "Bonsoir." in get(page)[1]

    text.write_text("---\ntitle: Aide\n---\nBonne nuit.\n")
    wait_until(lambda: state(address)["problems"] == "" and "Bonne nuit." in get(page)[1])


def test_parts_of_a_file_are_answered(address: str) -> None:
    """Seeking in a long recording asks for a part."""
    status, body = get(address + "catalogue.json", Range="bytes=1-9")
    assert (status, len(body)) == (206, 9)
