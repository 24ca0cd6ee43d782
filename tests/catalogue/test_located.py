"""YAML with positions: every word where it stands, and no file that never ends."""

from __future__ import annotations

import time

import pytest
import yaml

from build_tools.catalogue.located import located
from build_tools.catalogue.source import Document
from build_tools.problems import Problem

READERS = [yaml.BaseLoader] + ([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])
TEXT = """\
title:
  fr: Écoute 🎵
items:
  - recording: flute
    start: 1:20
  - {recording: "a b", stop: no}
ages: [06, 1.10]
empty:
tilde: ~
"""


def read(text: str, **facts: object) -> tuple[Document | None, list[Problem]]:
    return located(text, path="a.yml", kind="playlists", id="a", **facts)  # type: ignore[arg-type]


@pytest.fixture(params=READERS, ids=lambda reader: reader.__name__)
def document(request: pytest.FixtureRequest) -> Document:
    found, problems = read(TEXT, loader=request.param)
    assert not problems
    assert found is not None
    return found


def test_values_are_text(document: Document) -> None:
    """Nothing is turned into a number, a date or a truth value."""
    assert document.value == {
        "title": {"fr": "Écoute 🎵"},
        "items": [
            {"recording": "flute", "start": "1:20"},
            {"recording": "a b", "stop": "no"},
        ],
        "ages": ["06", "1.10"],
        "empty": None,
        "tilde": None,
    }


def test_places_of_names_and_values(document: Document) -> None:
    """A field has the place of its name and the place of its value, both counted from 1."""
    key, value = document.at_key(("items", 1, "stop")), document.at_value(("items", 1, "stop"))
    assert (key.line, key.column) == (6, 24)
    assert (value.line, value.column) == (6, 30)
    assert value.excerpt == '  - {recording: "a b", stop: no}'
    item = document.at_value(("items", 0))
    assert (item.line, item.column) == (4, 5)
    characters = document.at_value(("title", "fr"))
    assert (characters.line, characters.column) == (2, 7)


def test_what_is_not_there_has_the_place_of_what_holds_it(document: Document) -> None:
    """A missing field is shown at its group, and at the file where it has none."""
    place = document.at_key(("items", 0, "stop"))
    assert (place.line, place.column) == (4, 5)
    assert document.at_key(("cover",)).line == 0


def test_front_matter_keeps_the_lines_of_its_file() -> None:
    """Lines are counted from the top of the file, not of the YAML."""
    found, _ = read("title: x\n", first_line=2, lines=("---", "title: x", "---", "Text"))
    assert found is not None
    place = found.at_value(("title",))
    assert (place.line, place.column, place.excerpt) == (2, 8, "title: x")


def test_lines_are_those_of_yaml() -> None:
    """YAML ends lines at more characters than a text editor: the excerpt must not slip."""
    found, _ = read("a: 'x\u2028y'\nb: c\n")
    assert found is not None
    assert found.at_value(("b",)).excerpt == "b: c"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\nb: [*a, *a]\nc: [*a]",
        "[" * 200_000,
        "a: " + "[" * 200_000,
        "a: " + "{a: " * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(600)),
        "- " * 100_000,
        "a: " + "'" * 100_001,
        "?" * 100_000,
        'a: "\\ud800\\UFFFFFFFF"',
        "%YAML 9.9\n---\na: b",
        "a: b\n...\nc: d",
        "\t\t\ta: b",
        "a: `x`",
        "a: @x",
        "a: !!python/object/apply:os.system [ls]",
    ],
    ids=range(15),
)
def test_one_problem_and_soon(text: str, reader: type[yaml.BaseLoader]) -> None:
    """What cannot be read is one problem, told at once, by either reader."""
    began = time.process_time()

    found, problems = read(text, loader=reader)

    assert found is None
    assert len(problems) == 1
    assert time.process_time() - began < 5


def test_duplicates_hide_nothing() -> None:
    """A name that stands twice is told for each repetition, and the rest is read."""
    found, problems = read("a: 1\nb: 2\na: 3\na: 4\n")
    assert [problem.location.line for problem in problems] == [3, 4]
    assert found is not None
    assert found.value["b"] == "2"
