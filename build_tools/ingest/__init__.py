"""Sound files and what lies beside them, on their way to recordings, works and people.

All of it is pure: `facts` reads tags and names, `names`, `numbers` and `matching` compare them with
what a hub has, `beside` says what goes along, `lyrics` makes captions, `proposing` makes a `plan`
of all that, and `telling` says it to editors.
"""

from __future__ import annotations

from build_tools.ingest.beside import CAPTIONS, PICTURES, Beside, sort
from build_tools.ingest.facts import Track
from build_tools.ingest.lyrics import webvtt
from build_tools.ingest.matching import Work
from build_tools.ingest.names import Person
from build_tools.ingest.plan import (
    Concert,
    Key,
    Known,
    Plan,
    Question,
    Recording,
    Wanted,
)
from build_tools.ingest.proposing import LEAVE, NEW, propose
from build_tools.ingest.telling import Left, as_left, as_lines, as_question

__all__ = [
    "CAPTIONS",
    "LEAVE",
    "NEW",
    "PICTURES",
    "Beside",
    "Concert",
    "Key",
    "Known",
    "Left",
    "Person",
    "Plan",
    "Question",
    "Recording",
    "Track",
    "Wanted",
    "Work",
    "as_left",
    "as_lines",
    "as_question",
    "propose",
    "sort",
    "webvtt",
]
