"""Rules and counts of the report, without a hub on a disk."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import (
    Body,
    Catalogue,
    Chapter,
    Hub,
    Journey,
    Localised,
    Meeting,
    Performer,
    Person,
    ReadyWords,
    Recording,
    Sound,
    Step,
    Transcript,
    Work,
    Workshop,
)
from build_tools.status import Known, Loudness, as_rows, report, texts
from build_tools.status.sounds import flags_of
from build_tools.status.texts import facts_missing

LANGS = ("fr", "de", "nl")


@pytest.mark.parametrize(
    ("loudness", "peak", "flags"),
    [
        (-16.0, -3.0, ()),
        (-36.0, -20.0, ()),
        (-36.1, -20.0, ("quiet",)),
        (-9.0, -0.1, ()),
        (-8.9, -0.05, ("loud", "clipped")),
        (-20.0, 0.4, ("clipped",)),
        (None, -69.0, ()),
        (None, -70.1, ("silent",)),
        (None, None, ("silent",)),
    ],
)
def test_flags_of_sounds(loudness: float | None, peak: float | None, flags: list[str]) -> None:
    assert flags_of(Loudness(loudness, peak, None)) == flags


def test_every_word_in_several_languages_counts() -> None:
    """Wherever it stands in a resource; what is passed over holds none."""
    said = Localised(by_lang={"fr": "mot"})
    person = Person("jean", "Jean", {}, roles=(said, said))
    sound = Sound("a.flac", "0", 1.0, "flac", 1, 44_100)
    recording = Recording(
        *("air", said, {}, sound),
        performers=(Performer(person, said),),
        recorded_place=said,
        chapters=(Chapter(0.0, said), Chapter(1.0, said)),
        transcripts={"fr": Transcript("fr", "a.vtt", ())},
        beats_s=(0.5, 1.0),
    )
    meeting = Meeting(said, place=said, prepare=said)
    journey = Journey("an", said, {}, (6, 8), 3, None, None, (Step(1, meeting, said),))
    sheet = Workshop(
        *("s", Localised("S"), {}, "singing", "one-off", (6, 8), 30),
        materials=(said,),
        space=said,
        adaptations={"hearing": said},
    )
    for it, number in ((person, 2), (recording, 5), (journey, 5), (sheet, 3)):
        assert facts_missing(it, LANGS) == {"de": number, "nl": number}, it.id


@pytest.mark.parametrize("wordless", texts._WORDLESS)
def test_what_is_passed_over_has_no_such_words(wordless: type) -> None:
    """Nor do their parts."""
    if not is_dataclass(wordless):
        return
    waiting, seen = [wordless], set()
    while waiting:
        one = waiting.pop()
        seen.add(one)
        kinds = [kind for it in get_type_hints(one).values() for kind in (it, *get_args(it))]
        assert Localised not in kinds, one
        waiting += [it for it in kinds if is_dataclass(it) and it not in seen]


BODIES = st.dictionaries(
    st.sampled_from(LANGS),
    st.tuples(st.sampled_from([None, "aaa", "bbb"]), st.sampled_from([None, "Anna"])),
)


@given(st.lists(BODIES, max_size=6), st.lists(st.tuples(BODIES, BODIES), max_size=4))
def test_resources_times_languages_add_up(
    works: list[dict[str, Any]], sheets: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    """Every resource, and every sheet in simple words, is in one state in each language."""

    def bodies(name: str, written: dict[str, Any]) -> dict[str, Body]:
        return {
            lang: Body(lang, f"{name}.{lang}.md", ReadyWords("", ""), "aaa", None, translates, who)
            for lang, (translates, who) in written.items()
        }

    known = Catalogue(
        Hub("hub", Localised("Hub"), LANGS, "fr"),
        works={
            f"w{n}": Work(f"w{n}", Localised("W"), bodies(f"w{n}", it), None, "anonymous")
            for n, it in enumerate(works)
        },
        workshops={
            f"s{n}": Workshop(
                *(f"s{n}", Localised("S"), bodies(f"s{n}", it), "singing", "one-off", (6, 8), 30),
                easy=bodies(f"easy{n}", easy),
            )
            for n, (it, easy) in enumerate(sheets)
        },
    )
    found = report(Known(known, ()), date(2026, 9, 10))
    number = len(works) + len(sheets) + sum(bool(easy) for _, easy in sheets)
    assert len(found.texts) == number * len(LANGS)
    assert {lang: sum(it.values()) for lang, it in found.counts.items()} == dict.fromkeys(
        LANGS, number
    )
    written = sum(map(len, works)) + sum(len(it) + len(easy) for it, easy in sheets)
    there = ("original", "reviewed", "unreviewed", "outdated")
    assert sum(it[state] for it in found.counts.values() for state in there) == written
    assert sum(it.path is not None for it in found.texts) == written
    assert len(as_rows(found)) == len(found.texts) + 1
