"""Files of facts changed where something is to be changed, and not a byte besides."""

import copy

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from build_tools.tables import Value, new, rewritten
from build_tools.tables.rewriting import Unchangeable, _facts, _remarks

FILE = """\
# A song for everybody
title:   'Au clair'   # keep it short

composer: traditional
# played by
performers:
  # the first
  - {person: jean, role: piano}
  # the second
  - person: marie   # at the door
    role: flute
# whose it is
rights:
    licence: CC0-1.0
    # until when
    until: 2026-09-07
year: 1694"""


@pytest.mark.parametrize(
    ("field", "value", "old", "new_text"),
    [
        ("title", "It's", "'Au clair'", "'It''s'"),
        ("composer", "a: b", "traditional", "'a: b'"),
        ("year", None, "\nyear: 1694", "\n"),
        ("composer", None, "composer: traditional\n", ""),
        ("year", ["a", "b"], "year: 1694", "year: [a, b]"),
        (
            "performers",
            [{"person": "jean", "role": "harp"}, {"person": "marie", "role": "flute"}],
            "role: piano",
            "role: harp",
        ),
        (
            "performers",
            [
                {"person": "jean", "role": "piano"},
                {"person": "marie", "role": "flute"},
                {"person": "luc"},
            ],
            "    role: flute\n",
            "    role: flute\n  - {person: luc}\n",
        ),
        (
            "performers",
            [{"person": "jean", "role": "piano"}],
            "  - person: marie   # at the door\n    role: flute\n",
            "",
        ),
        (
            "rights",
            {"licence": "CC0-1.0", "holder": "Luc", "until": "2026-09-07"},
            "    licence: CC0-1.0\n",
            "    licence: CC0-1.0\n    holder: Luc\n",
        ),
    ],
)
@pytest.mark.parametrize(("mark", "ending"), [("", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_one_field(
    *, field: str, value: Value, old: str, new_text: str, ending: str, mark: str
) -> None:
    """Only what changes differs, whatever the ends of lines, with a byte order mark or without."""
    text = mark + FILE.replace("\n", ending)
    wanted = _facts(text)
    if value is None:
        del wanted[field]
    else:
        wanted[field] = value
    expected = mark + FILE.replace(old, new_text).replace("\n", ending)
    assert rewritten(text, wanted) == expected


def test_a_new_field_goes_where_its_order_says() -> None:
    """Below the last of those that come before it; above all others where there is none."""
    facts = _facts(FILE)
    wanted = {"id": "x", "title": facts["title"], "subtitle": "y", **facts, "z": ["1"]}
    text = rewritten(FILE, wanted)
    assert text.startswith("# A song for everybody\nid: x\ntitle:   'Au clair'   # keep it short\n")
    assert "short\nsubtitle: y\n\ncomposer" in text
    assert text.endswith("year: 1694\nz: [1]\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "title: T\n"),
        ("# nothing yet", "# nothing yet\ntitle: T\n"),
        ("{}\n", "title: T\n"),
        ("{a: b} # c\n", "{a: b, title: T} # c\n"),
        ("--- {a: b}\n", "--- {a: b, title: T}\n"),
        ("a: b", "a: b\ntitle: T\n"),
        ("  a: b\n", "  a: b\n  title: T\n"),
        ("a:\n\n# end\n", "a:\ntitle: T\n\n# end\n"),
        ("a: |\n  x\n  y\n\nb: c\n", "a: |\n  x\n  y\n\nb: c\ntitle: T\n"),
    ],
)
def test_files_of_other_forms(text: str, expected: str) -> None:
    """Empty ones, such in brackets, such without an end of line."""
    assert rewritten(text, {**_facts(text), "title": "T"}) == expected


@pytest.mark.parametrize("text", ["? title\n: T\n", "- a\n", "a: [b\n", "a\n"])
def test_what_cannot_be_changed_by_itself(text: str) -> None:
    """It is refused, and stays."""
    with pytest.raises(Unchangeable):
        rewritten(text, {"title": {"fr": "T"}})


WORDS = st.sampled_from(
    ["a", "b c", "d: e", "#f", "'g'", "h, i", "1:20", "no", "é ", "j\nk", "null"]
)
NAMES = st.sampled_from(["one", "two", "three", "four"])
INNER = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
FACTS = st.dictionaries(NAMES, INNER, min_size=1)


@given(FACTS, FACTS, st.data())
def test_any_facts_become_any_others(
    before: dict[str, Value], after: dict[str, Value], data: st.DataObject
) -> None:
    """With remarks between all lines: the facts are those wanted, and no remark is lost whose
    field is still there; with the same facts, the bytes are the same."""
    lines = new(before).splitlines()
    text = "".join(f"{line}\n" for line in lines)
    at = data.draw(st.integers(0, len(lines)))
    remarked = "\n".join([*lines[:at], "# a remark", *lines[at:], ""])
    assume(_facts(remarked) == before)
    assert rewritten(remarked, copy.deepcopy(before)) == remarked
    try:
        made = rewritten(remarked, after)
    except Unchangeable:
        assert rewritten(text, after)  # the remark stands where none can be kept
        return
    assert _facts(made) == after
    if before.keys() <= after.keys():
        assert list(_remarks(made)).count("# a remark") == list(_remarks(remarked)).count(
            "# a remark"
        )
