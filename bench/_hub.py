"""A hub of any size, as editors write it: people and their works, with prose in five languages.

Nothing in it sounds: what is measured with it is all that is done for pages.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from build_tools.domain import LANGUAGES, Findable
from tests.search.crowd import ROOT, crowd

ONE_IN = 5
"""Of so many resources one is a person; the others are works, whose composers take turns."""
PROLIFIC = (200, 40)
"""The first persons composed as many as this besides, as far as there are: with five languages, on
1,000 and on 200 pages their names are shown."""


def person(number: int) -> str:
    """Return the id of a person."""
    return f"person-{number:05}"


def work(number: int) -> str:
    """Return the id of a work."""
    return f"work-{number:05}"


def write(folder: Path, resources: int) -> dict[str, tuple[Findable, ...]]:
    """Write a hub of so many resources; return what each says, as search knows it, by language."""
    said = {lang: crowd(lang, resources) for lang in LANGUAGES}
    (folder / "content").mkdir(parents=True)
    (folder / "playlists").mkdir()
    shutil.copy(ROOT / "content" / "hub.yml", folder / "content")
    people = max(1, resources // ONE_IN)
    for number in range(people):
        facts = {
            "name": said["fr"][number].title,
            "born": 1700 + number % 250,
            "roles": ["composer"],
        }
        place = folder / "content" / "people" / person(number)
        _resource(place, "person.yml", facts, {lang: it[number] for lang, it in said.items()})
    composers = [it for it, many in enumerate(PROLIFIC[:people]) for _ in range(many)]
    for number in range(resources - people):
        at = people + number
        composer = composers[number] if number < len(composers) else number % people
        facts = {
            "title": {lang: it[at].title for lang, it in said.items()},
            "composer": person(composer),
            "instruments": ["voice"],
        }
        place = folder / "content" / "works" / work(number)
        _resource(place, "work.yml", facts, {lang: it[at] for lang, it in said.items()})
    return said


def _resource(
    place: Path, name: str, facts: Mapping[str, object], said: Mapping[str, Findable]
) -> None:
    """Write one resource: facts as JSON values, which are YAML too, and prose."""
    place.mkdir(parents=True)
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    (place / name).write_text("".join(lines), "utf-8")
    for lang, it in said.items():
        (place / f"index.{lang}.md").write_text(written(it.text), "utf-8")


def written(text: str) -> str:
    """Return 400 words of prose as Markdown that has as much to it as a text of the sample season,
    which for as many words has three headings, four items of lists, four words that are stressed, a
    link and two or three rows of tables; without the blocks that Poche alone reads."""
    words = text.split()

    def some(first: int, last: int) -> str:
        return " ".join(words[first:last])

    def paragraph(first: int, last: int) -> str:
        middle = (first + last) // 2
        stressed = words[middle].strip(",.?!")
        return f"{some(first, middle)} *{stressed}* {some(middle + 1, last)}"

    def heading(first: int, last: int) -> str:
        return f"## {some(first, last).strip(',.?!')}"

    rows = [f"| {some(at, at + 2)} | {some(at + 2, at + 10)} |" for at in (270, 280)]
    parts = (
        paragraph(0, 70),
        heading(70, 74),
        paragraph(74, 140),
        "\n".join(f"- {some(at, at + 15)}" for at in range(140, 200, 15)),
        heading(200, 204),
        f"{paragraph(204, 260)} [{some(260, 262)}](../people/{person(0)}.html).",
        heading(262, 266),
        "\n".join((f"| {some(266, 268)} | {some(268, 270)} |", "|---|---|", *rows)),
        paragraph(290, 350),
        some(350, len(words)),
    )
    return "\n\n".join(parts) + "\n"
