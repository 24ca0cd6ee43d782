"""A preview as an editor starts it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 30

HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de, nl, lb]\ndefault_language: fr\n",
    "content/pages/aide/index.fr.md": "---\ntitle: Aide\n---\nBonjour.\n",
    "content/pages/aide/index.de.md": "---\ntitle: Hilfe\ntranslates: 0123456789ab\n---\nTag.\n",
    "content/pages/aide/index.lb.md": "---\ntitle: Hëllef\ndraft: true\n---\nMoien.\n",
    "content/pages/aide/index.nl.md": "---\ntitle: Hulp\n---\nHallo.\n",
}


def written(root: Path) -> Path:
    """Write a hub of one page, in four states of translation; return its folder."""
    for name, text in HUB.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@contextmanager
def preview(hub: Path) -> Iterator[str]:
    """Yield the address of `poche preview` of a hub; it ends quietly by Ctrl-C."""
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
    try:
        yield found[0]
    finally:
        child.send_signal(signal.SIGINT)
        said = child.stderr.read()
        assert child.wait(PATIENCE_S) == 0
        child.stderr.close()
    assert "Traceback" not in said, said
