"""Forms of values: what is read, what is refused, and that the way back leads home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.catalogue import agreements, forms, ids, measures
from build_tools.catalogue.forms import Unfit
from build_tools.catalogue.textfile import MAX_PROSE_BYTES, read_text
from build_tools.catalogue.vocabulary import is_licence
from build_tools.domain import BarTime
from build_tools.problems import Problem

ANYTHING = st.recursive(
    st.none() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
READERS: list[Callable[[Any], Any]] = [
    forms.line,
    forms.localised,
    agreements.consent,
    forms.adaptations,
    forms.parts,
    forms.fallbacks,
    forms.language,
    forms.language_tag,
    forms.speech,
    forms.country,
    measures.time,
    measures.moment,
    measures.day,
    measures.year_or_day,
    measures.local_moment,
    forms.identifier,
    measures.clock,
    measures.weekday_or_day,
    measures.count,
    measures.span,
    measures.latitude,
    measures.longitude,
    forms.truth,
    measures.size,
    measures.cluster,
    forms.digest,
    forms.address,
    forms.timezone,
]


@given(st.integers(min_value=0, max_value=99 * 3600 * 1000))
def test_times_come_back(thousandths: int) -> None:
    """A time that is written and read again is the same, to the thousandth of a second."""
    seconds = thousandths / 1000
    assert measures.time(measures.shown_time(seconds)) == pytest.approx(seconds, abs=1e-6)


@given(st.from_regex(r"([0-9]{1,2}|[1-9]:[0-5][0-9]):[0-5][0-9]", fullmatch=True))
def test_written_times_come_back(text: str) -> None:
    """What an editor writes is read, and shown again as the same moment."""
    seconds = measures.time(text)
    assert measures.time(measures.shown_time(seconds)) == seconds


@given(st.text())
def test_slugs_are_ids_and_stay(text: str) -> None:
    """A slug is an id or empty, and is its own slug."""
    slug = ids.slug(text)
    assert slug == "" or ids.is_id(slug)
    assert ids.slug(slug) == slug


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_ids_are_their_own_slugs(text: str) -> None:
    """An id of sixty characters at most needs no better name."""
    assert ids.is_id(text) == (len(text) <= 60)
    if ids.is_id(text):
        assert ids.slug(text) == text


@given(ANYTHING)
def test_forms_read_or_refuse(value: object) -> None:
    """Whatever a file holds, a form gives a value or says which form it expects."""
    for reader in READERS:
        try:
            reader(value)
        except Unfit as unfit:
            assert unfit.faults
            assert all(fault.expected and fault.example for fault in unfit.faults)


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (measures.time, "1:20", 80.0),
        (measures.time, "0:01.5", 1.5),
        (measures.time, "1:02:03", 3723.0),
        (measures.moment, "12.25", 12.25),
        (measures.bar_time, "0:34.29", BarTime(34.29)),
        (measures.bar_time, {"at": "34.29", "bar": "0"}, BarTime(34.29, 0)),
        (measures.year_or_day, "1770", "1770"),
        (measures.year_or_day, "1770-12-17", "1770-12-17"),
        (measures.span, ["6", "8"], (6, 8)),
        (measures.size, "8 GB", 8_000_000_000),
        (measures.size, "7.5 GiB", 8_053_063_680),
        (measures.cluster, "32 kB", 32_768),
        (forms.speech, "none", None),
        (forms.truth, "No", False),
        (forms.line, "  e\u0301te ", "éte"),
        (forms.line, "👩\u200d🎤 نای\u200cنواز \u200fשיר", "👩\u200d🎤 نای\u200cنواز \u200fשיר"),
        (measures.weekday_or_day, "Tuesday", "tuesday"),
    ],
)
def test_read(reader: Callable[[Any], Any], text: object, value: object) -> None:
    """Each form means what its docstring says."""
    assert reader(text) == value


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (measures.time, "80"),
        (measures.time, "1:60"),
        (measures.time, "1.20"),
        (measures.time, "١:٢٠"),
        (measures.day, "2026-02-30"),
        (measures.day, "2026-1-1"),
        (measures.year_or_day, "vers 1770"),
        (measures.year_or_day, "1770-12"),
        (measures.span, ["8", "6"]),
        (measures.span, "6-8"),
        (measures.count, "0"),
        (measures.count, "1.0"),
        (measures.bar_time, {"at": "1:20"}),
        (measures.bar_time, {"bar": "4"}),
        (measures.bar_time, {"at": "1:20", "bar": "-1"}),
        (measures.bar_time, {"at": "1:20", "bar": "4", "beat": "2"}),
        (measures.cluster, "33 kB"),
        (forms.country, "UK"),
        (forms.language, "es"),
        (measures.local_moment, "2026-10-03T19:30+02:00"),
        (forms.address, "javascript:alert(1)"),
        (forms.address, "example.org"),
        (forms.line, "a\x1bb"),
        (forms.line, "a" * (forms.LONGEST_LINE + 1)),
        (forms.line, "\ud800"),
        (forms.line, " "),
        (forms.address, "https://example.org/\u202e"),
    ],
)
def test_refused(reader: Callable[[Any], Any], text: object) -> None:
    """What is not of the form is refused, however near it comes."""
    with pytest.raises(Unfit):
        reader(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("CC-BY-SA-4.0", True),
        ("CC-BY-SA-3.0-DE", True),
        ("LicenseRef-Concerts", True),
        ("http://rightsstatements.org/vocab/InC/1.0/", True),
        ("CC BY-SA 4.0", False),
        ("http://rightsstatements.org/vocab/Mine/1.0/", False),
    ],
)
def test_licences(text: str, known: bool) -> None:
    """Licences and rights statements are known by their exact names."""
    assert is_licence(text) is known


INVISIBLE = ["\x07", "\x0c", "\x85", "\u2028", "\u202e", "\u2066", "\ufdd0", "\uffff", "\U0010ffff"]


@pytest.mark.parametrize("char", INVISIBLE)
def test_one_set_of_forbidden_characters(char: str, tmp_path: Path) -> None:
    """What a title cannot hold by an escape, no file can hold as it is; both name the character."""
    named = f"the character U+{ord(char):04X}"
    with pytest.raises(Unfit) as refused:
        forms.line(f"a{char}b")
    assert str(refused.value.faults[0].expected) == f"a text without {named}"
    (tmp_path / "a.md").write_bytes(f"x\r\nab{char}c\n".encode())
    problem = read_text(tmp_path, "a.md", MAX_PROSE_BYTES)
    assert isinstance(problem, Problem)
    assert problem.code == "FIL13"
    assert named in problem.message
    assert (problem.location.line, problem.location.column) == (2, 3)
