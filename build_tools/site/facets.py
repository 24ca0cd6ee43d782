"""By what the lists of the sections can be narrowed down.

A facet is one line of `FACETS`; panel, counts, address and what stands on paper all follow from
it. What does not say something is taken as whoever looks for it would take it: a sheet without
`group` suits a group of any size, one without `materials` needs none, one without `mode` is for
people in one room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from build_tools.domain import MODES, WORKSHOP_KINDS, Concert, Journey, Recording, Workshop
from build_tools.prose import ADAPTATIONS
from build_tools.site.agenda import SchoolYear
from build_tools.site.musical_words import musical
from build_tools.site.overview import year_name
from build_tools.site.project import tongues
from build_tools.site.reader import Reader
from build_tools.site.sieve import (
    AROUND,
    MOST,
    NOTHING,
    PICTURES,
    Facet,
    Sieve,
    Values,
    code_of,
    sieve,
)
from build_tools.strings import Strings
from build_tools.weeks import school_year

TIMEFRAMES = {"one-off": "A single session", "series": "Several sessions"}
"""How often a group comes together for a sheet: message ids."""

_FIRST_WORDS = re.compile(r"[,;(:]")


def _known(r: Reader, table: Mapping[str, str], codes: Iterable[str]) -> Values:
    return {code: r.t(table[code]) if code in table else code for code in codes}


def _modes(r: Reader, it: Workshop) -> Values:
    mode = it.mode or "in-person"
    return _known(r, MODES, ("in-person", "online") if mode == "both" else (mode,))


def _room(r: Reader, it: Workshop) -> Values:
    """Return the room, which is what stands before the first comma.

    Its code comes from the hub's own language, so that it is the same room in all of them.
    """
    hub = r.catalogue.hub
    chains = (hub.chain(hub.default_language), r.chain)
    home, here = (_FIRST_WORDS.split(it.space.choose(chain).text, 1)[0] for chain in chains)
    return {code_of(home): here.strip()} if home.strip() else {}


def _musical(r: Reader, words: Iterable[str]) -> Values:
    return {code_of(word): _capital(musical(r, word)) for word in words}


def _scored(r: Reader, it: Recording) -> Values:
    """Return what the work is for; one voice or several is the same word in some languages."""
    named = it.work.instruments if it.work else ()
    return _musical(r, ("voice" if word == "voices" else word for word in named))


def _period(r: Reader, it: Recording) -> Values:
    return _musical(r, [it.work.period] if it.work and it.work.period else ())


def _minutes_long(r: Reader, it: Recording) -> Values:
    return round(it.master.duration_s / 60, 2)


def _sung(r: Reader, it: Recording) -> Values:
    lang = it.speech or (it.work.lyrics_language if it.work else None)
    return _languages(r, [lang] if lang else ())


def _languages(r: Reader, codes: Iterable[str]) -> Values:
    return {code: _capital(r.language(code)) for code in codes}


def _countries(r: Reader, codes: Iterable[str]) -> Values:
    return {code.lower(): r.country(code) for code in codes}


def _season(r: Reader, it: Concert) -> Values:
    begins = school_year(it.date)
    return {str(begins): year_name(SchoolYear(begins, ()))}


def _home(r: Reader, it: Concert) -> Values:
    return {it.project.id: r.words(it.project.title)} if it.project else {}


def _sides(r: Reader, it: Journey) -> Values:
    return _countries(r, it.project.countries if it.project else ())


def _tongues(r: Reader, it: Journey) -> Values:
    return _languages(r, tongues(r, it.project) if it.project else ())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _years(t: Strings, n: int) -> str:
    return t("{ages} years", ages=n)


def _children(t: Strings, n: int) -> str:
    return t("{n} children", n=n)


def _minutes(t: Strings, n: int) -> str:
    return t("{n} min", n=n)


def _weeks(t: Strings, n: int) -> str:
    return t.count(n, "{n} week", "{n} weeks")


def _things(t: Strings, n: int) -> str:
    return t.count(n, "{n} thing at most", "{n} things at most") if n else t("Nothing needed")


AGES = tuple(range(3, 19))
LESSONS = (15, 30, 45, 60, 90, 120)
GROUPS = (4, 8, 12, 16, 20, 24, 28, 32, 36)
LENGTHS = (1, 2, 3, 5, 10, 20, 60)
YEARS = (6, 12, 20, 30, 40, 52)
FEW = (0, 1, 2, 3)

# fmt: off
FACETS: Mapping[str, tuple[Facet, ...]] = MappingProxyType({
    "workshops": (
        Facet("kind", "Activity", lambda r, it: _known(r, WORKSHOP_KINDS, [it.kind]), PICTURES),
        Facet("age", "Age of the children", lambda r, it: it.ages, AROUND, AGES, _years),
        Facet("minutes", "Time you have", lambda r, it: it.duration_min, MOST, LESSONS, _minutes),
        Facet("group", "Children in the group", lambda r, it: it.group, AROUND, GROUPS, _children),
        Facet("materials", "Materials", lambda r, it: len(it.materials), MOST, FEW, _things),
        Facet("space", "Room", _room),
        Facet("mode", "Together or at a distance", _modes),
        Facet("timeframe", "How often", lambda r, it: _known(r, TIMEFRAMES, [it.timeframe])),
        Facet("adapted", "For every child", lambda r, it: _known(r, ADAPTATIONS, it.adaptations)),
        Facet("language", "Language", lambda r, it: _languages(r, it.bodies)),
    ),
    "recordings": (
        Facet("mood", "Mood", lambda r, it: _musical(r, it.mood)),
        Facet("length", "Length at most", _minutes_long, MOST, LENGTHS, _minutes),
        Facet("instrument", "Written for", _scored),
        Facet("period", "Period", _period),
        Facet("language", "Language of the words", _sung),
    ),
    "concerts": (
        Facet("year", "School year", _season),
        Facet("country", "Country", lambda r, it: _countries(r, [it.venue.country])),
        Facet("project", "Project", _home),
    ),
    "journeys": (
        Facet("age", "Age of the children", lambda r, it: it.ages, AROUND, AGES, _years),
        Facet("weeks", "Weeks at most", lambda r, it: it.weeks, MOST, YEARS, _weeks),
        Facet("country", "Country", _sides),
        Facet("language", "Language", _tongues),
    ),
})
# fmt: on
"""Kind to the questions that its list can be asked, the most useful ones first."""


def sieve_of(r: Reader, kind: str) -> Sieve:
    """Return the sieve of a section's list."""
    return sieve(r, FACETS.get(kind, ()), r.catalogue.of_kind(kind))


WISH = {"minutes": "30", "group": "28", "materials": NOTHING}
"""What the home page's door asks for: half an hour, a large class, empty hands."""


def wish(r: Reader) -> str:
    """Return the way to the sheets of `WISH`, at the question that is left to be asked: the age.

    Of the wishes, those that would leave nothing in this hub are left out; "" where none is left.
    """
    sieve = sieve_of(r, "workshops")
    there = {it.facet.key: {choice.code for choice in it.choices} for it in sieve.shown}
    kept: dict[str, tuple[str, ...]] = {}
    for key, code in WISH.items():
        if code in there.get(key, ()) and sieve.left({**kept, key: (code,)}):
            kept[key] = (code,)
    if not kept:
        return ""
    query = urlencode({key: codes[0] for key, codes in kept.items()})
    return f"{r.section('workshops')}?{query}" + ("#age" if "age" in there else "")
