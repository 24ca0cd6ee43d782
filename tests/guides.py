"""The guides for editors and technicians, and the files that they show."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
EDITORS = DOCS / "editors"
GUIDES = ("fr", "en")

EXAMPLE = re.compile(r"^```(?:yaml|markdown|vtt) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A file that is shown whole: its path in the hub, and what it holds."""


def guide(lang: str, name: str) -> str:
    """Return a page of the editors' guide."""
    return (EDITORS / lang / name).read_text("utf-8")


def written_out(text: str, root: Path) -> None:
    """Write a guide's examples into a hub of their own."""
    for path, body in EXAMPLE.findall(text):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(body, "utf-8")
