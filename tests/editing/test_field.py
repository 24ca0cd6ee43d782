"""One field changed, and everything else as its editor left it."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.editing import Unchangeable, with_field

AFTER = ("title", "weeks", "concert_week")

WHOLE = """\
# The journey of the river class
title:
  fr: "Une année : la rivière"  # with a colon
ages: [8, 11]
weeks: 24
concert_week: 10
project: moselle   # ours

# Week by week
steps:
  - week: 1
    note: >
      Deux lignes
      de texte.
  - {week: 2, work: chant}
"""


def changed(text: str, value: str | None) -> str:
    return with_field(text, "project", value, after=AFTER)


def test_a_field_is_taken_out_with_its_line() -> None:
    assert changed(WHOLE, None) == WHOLE.replace("project: moselle   # ours\n", "")


def test_a_value_is_replaced_and_the_remark_stays() -> None:
    assert changed(WHOLE, "creuse") == WHOLE.replace("moselle", "creuse")


def test_a_new_field_goes_below_those_it_belongs_to() -> None:
    without = WHOLE.replace("project: moselle   # ours\n", "")
    wanted = without.replace("concert_week: 10\n", "concert_week: 10\nproject: creuse\n")
    assert changed(without, "creuse") == wanted


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # No field, and none wanted.
        ("title: A\n", None, "title: A\n"),
        ("", None, ""),
        # The last line without an end.
        ("title: A\nproject: p", None, "title: A\n"),
        ("title: A\nproject: p", "q", "title: A\nproject: q"),
        ("weeks: 3", "q", "weeks: 3\nproject: q\n"),
        # Nothing to stand below.
        ("", "q", "project: q\n"),
        ("# A remark", "q", "# A remark\nproject: q\n"),
        ("ages: [1, 2]\n", "q", "project: q\nages: [1, 2]\n"),
        ("  ages: [1, 2]\n  x: y\n", "q", "  project: q\n  ages: [1, 2]\n  x: y\n"),
        # Written without a value.
        ("title: A\nproject:\nweeks: 3\n", "q", "title: A\nproject: q\nweeks: 3\n"),
        ("title: A\nproject:  # later\n", "q", "title: A\nproject: q  # later\n"),
        ("title: A\nproject: null\n", None, "title: A\n"),
        # Other ways to write a text.
        ("project: 'p'\ntitle: A\n", None, "title: A\n"),
        ('"project": "p"\ntitle: A\n', "q", "project: q\ntitle: A\n"),
        ("project: |-\n  p\ntitle: A\n", None, "title: A\n"),
        ("project: >\n  p\n\ntitle: A\n", "q", "project: q\n\ntitle: A\n"),
        ("project:\n  p\ntitle: A\n", None, "title: A\n"),
        # All in one line.
        ("{title: A, project: p, weeks: 3}\n", None, "{title: A, project: null, weeks: 3}\n"),
        ("{title: A, project: p, weeks: 3}\n", "q", "{title: A, project: q, weeks: 3}\n"),
        ("{title: A, weeks: 3}\n", "q", "{project: q, title: A, weeks: 3}\n"),
        ("{title: A, project}\n", "q", "{title: A, project: q}\n"),
        # Byte order marks and line ends.
        ("\ufeffproject: p\r\ntitle: A\r\n", None, "\ufefftitle: A\r\n"),
        ("\ufefftitle: A\r\n", "q", "\ufefftitle: A\r\nproject: q\r\n"),
        ("\ufeffages: [1, 2]\r\n", "q", "\ufeffproject: q\r\nages: [1, 2]\r\n"),
        ("title: A\rproject: p\r", None, "title: A\r"),
        # Words that YAML reads as nothing.
        ("title: A\n", "null", "title: A\nproject: 'null'\n"),
        # Where one line starts the document.
        ("---\ntitle: A\nproject: p\n...\n", None, "---\ntitle: A\n...\n"),
        # In a group of the same name further in, nothing changes.
        ("title: {project: x}\nproject: p\n", None, "title: {project: x}\n"),
        # A field with its name and value on lines of their own.
        ("? project\n: p\n", None, "? project\n: null\n"),
    ],
)
def test_every_way_to_write_it(text: str, value: str | None, expected: str) -> None:
    assert changed(text, value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "? project\n: p\n",
        "? project\n",
        "? project\n# none\n? title\n",
        "project: [p, q]\n",
        "project:\n  - p\n# A remark\ntitle: A\n",
    ],
)
def test_what_cannot_be_changed_by_itself_is_left_alone(text: str) -> None:
    """Better nothing than a file that says something else."""
    with pytest.raises(Unchangeable):
        changed(text, "q")


ID = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
WORDS = st.sampled_from(["A", "'B: b'", '"C \\u00e9"', "D # d", "|-\n  E\n  F", "{fr: G, de: H}",
                         "\n  fr: I\n  de: J", "[1, 2]", "\n- 1\n- 2", "", "é – ü"])  # fmt: skip
NAMES = st.lists(
    st.sampled_from(["title", "ages", "weeks", "concert_week", "steps", "note"]), unique=True
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of facts as editors write them: remarks, empty lines, any order and line ends."""
    fields = [f"{name}: {draw(WORDS)}" for name in draw(NAMES)]
    if draw(st.booleans()):
        fields.insert(draw(st.integers(0, len(fields))), f"project: {draw(ID)}")
    lines = []
    for field in fields:
        lines += draw(st.lists(st.sampled_from(["", "# remark", "  # indented"]), max_size=2))
        lines.append(field)
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from(["", "\ufeff"])) + text


def _lines(text: str) -> list[str]:
    """The lines with their ends, without the one that speaks of the project."""
    kept = [line for line in text.splitlines(keepends=True)
            if not re.match("\ufeff?project:", line)]  # fmt: skip
    return kept if kept != ["\ufeff"] else []


@given(files(), st.none() | ID)
def test_nothing_else_changes(text: str, value: str | None) -> None:
    """Whatever stands in the file: the field is as it was wanted, and the other lines are kept."""
    after = changed(text, value)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    read = yaml.load(after, Loader=yaml.BaseLoader) or {}
    assert read.get("project") == value
    mark = "\ufeff"
    plain, before = _lines(after.removeprefix(mark)), _lines(text.removeprefix(mark))
    # The last line gets an end where something was written below it.
    assert [line.rstrip("\r\n") for line in plain] == [line.rstrip("\r\n") for line in before]
    assert plain[:-1] == before[:-1] or not before
    assert ("\r\n" in after) <= ("\r\n" in text)
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


@given(files(), ID, ID)
def test_changing_twice_is_changing_once(text: str, one: str, other: str) -> None:
    assert changed(changed(text, one), other) == changed(text, other)
