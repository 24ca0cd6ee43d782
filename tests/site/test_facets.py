"""Facets: what is asked of a list, which answers exist, and what an answer leaves."""

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools.domain import LEVELS, Assets, Catalogue, Workshop
from build_tools.site import facets
from build_tools.site.assets import draw_covers
from build_tools.site.facets import FACETS, sieve_of, wish
from build_tools.site.pages import SIFTED, plan_pages
from build_tools.site.reader import Reader
from build_tools.site.relations import Relations
from build_tools.site.sieve import Facet, Sieve, code_of
from build_tools.strings import load
from tests.site import meadow
from tests.site.staging import plain, staged

OVERRIDES = Path(__file__).parents[2] / "overrides"


def reader(known: Catalogue, lang: str = "fr") -> Reader:
    """Somebody on the home page."""
    page = next(it for it in plan_pages(known) if it.lang == lang and it.kind == "home")
    assets = draw_covers(known, Assets(), {}, {})
    return Reader(page, known, Relations(known), assets, load(lang, [OVERRIDES]))


def answers(sieve: Sieve, key: str) -> dict[str, int]:
    """The answers to a question, each with how many it leaves."""
    found = [it for it in sieve.shown if it.facet.key == key]
    return {choice.code: choice.count for it in found for choice in it.choices}


def words(sieve: Sieve, key: str) -> list[str]:
    """The same answers as they are read."""
    return [choice.words for it in sieve.shown if it.facet.key == key for choice in it.choices]


def only(**changes: object) -> Catalogue:
    """Two sheets that are alike but for these facts of the second."""
    first = replace(meadow.workshop(1), group=(6, 20), materials=(), mode="in-person")
    second = replace(first, id="second", **changes)  # type: ignore[arg-type]
    return replace(meadow.hub(0), workshops={first.id: first, "second": second})


def test_every_sifted_section_has_facets_and_none_takes_the_name_of_the_search() -> None:
    assert set(FACETS) == set(SIFTED)
    for every in FACETS.values():
        keys = [facet.key for facet in every]
        assert len(set(keys)) == len(keys)
        assert "find" not in keys


def test_only_what_parts_the_rows_is_asked() -> None:
    assert sieve_of(reader(only()), "workshops").shown == ()
    shown = sieve_of(reader(only(duration_min=40)), "workshops").shown
    assert [it.facet.key for it in shown] == ["minutes"]
    assert sieve_of(reader(meadow.hub(0)), "workshops").shown == ()


def test_steps_are_those_that_something_fits_and_end_where_everything_does() -> None:
    sieve = sieve_of(reader(only(duration_min=40, ages=(8, 9))), "workshops")
    assert answers(sieve, "minutes") == {"30": 1, "45": 2}
    assert answers(sieve, "age") == {"5": 1, "6": 1, "7": 1, "8": 2, "9": 1}
    assert words(sieve, "age")[0] == "5 ans"


def test_a_sheet_that_says_no_group_suits_any() -> None:
    sieve = sieve_of(reader(only(group=None)), "workshops")
    assert answers(sieve, "group") == {} or min(answers(sieve, "group").values()) == 2
    wider = sieve_of(reader(only(group=(20, 36))), "workshops")
    assert answers(wider, "group")["36"] == 1
    three = replace(meadow.hub(0), workshops={
        **only(group=(20, 36)).workshops, "any": replace(meadow.workshop(1), id="any", group=None)
    })  # fmt: skip
    assert answers(sieve_of(reader(three), "workshops"), "group")["36"] == 2


def test_a_sheet_without_materials_needs_nothing() -> None:
    thing = meadow.in_two("Un ballon", "Ein Ball")
    sieve = sieve_of(reader(only(materials=(thing, thing))), "workshops")
    assert answers(sieve, "materials") == {"none": 1, "1": 1, "2": 2}
    assert words(sieve, "materials") == ["Rien à prévoir", "1 chose au plus", "2 choses au plus"]


def test_without_a_mode_people_are_in_one_room_and_both_is_either() -> None:
    sieve = sieve_of(reader(only(mode="both")), "workshops")
    assert answers(sieve, "mode") == {"in-person": 2, "online": 1}
    assert sieve_of(reader(only(mode=None)), "workshops").shown == ()


def test_rooms_are_what_stands_before_the_comma_and_one_in_all_languages() -> None:
    known = meadow.hub(9)
    french, german = (sieve_of(reader(known, lang), "workshops") for lang in ("fr", "de"))
    assert answers(french, "space") == answers(german, "space")
    assert answers(french, "space") == {"la-cour": 3, "la-salle-de-classe": 6}
    assert words(german, "space") == ["Das Klassenzimmer", "Der Hof"]


def test_recordings_are_asked_for_mood_and_length() -> None:
    made = {it.id: it for it in map(meadow.recording, range(4))}
    sieve = sieve_of(reader(replace(meadow.hub(0), recordings=made)), "recordings")
    assert answers(sieve, "mood") == {"calm": 2, "lively": 1, "wistful": 1}
    assert words(sieve, "mood") == ["Calme", "Vif", "Wistful"]
    assert answers(sieve, "length") == {"1": 1, "2": 4}


def test_one_voice_or_several_is_one_answer() -> None:
    takes = [meadow.recording(at) for at in range(3)]
    written = (("voice",), ("voices", "piano"), ("piano",))
    made = {
        it.id: replace(it, work=replace(it.work, instruments=for_these))  # type: ignore[type-var]
        for it, for_these in zip(takes, written, strict=True)
    }
    sieve = sieve_of(reader(replace(meadow.hub(0), recordings=made)), "recordings")
    assert answers(sieve, "instrument") == {"piano": 2, "voice": 2}


def test_concerts_are_asked_for_the_school_year(hub: Catalogue) -> None:
    concert = hub.concerts["fete"]
    last = replace(concert, id="last", date=date(2026, 6, 30))
    known = replace(hub, concerts={"fete": concert, "last": last})
    sieve = sieve_of(reader(known), "concerts")
    assert answers(sieve, "year") == {"2025": 1, "2026": 1}
    assert words(sieve, "year") == ["2025/26", "2026/27"]


def test_journeys_are_asked_for_age_weeks_country_and_language(hub: Catalogue) -> None:
    journey = hub.journeys["annee"]
    other = replace(journey, id="other", ages=(3, 5), weeks=30, project=None)
    sieve = sieve_of(reader(replace(hub, journeys={"annee": journey, "other": other})), "journeys")
    assert [it.facet.key for it in sieve.shown] == ["age", "weeks", "country", "language"]
    assert answers(sieve, "weeks") == {"12": 1, "20": 1, "30": 2}
    assert answers(sieve, "country") == {"fr": 1, "lu": 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La salle, là", "la-salle-la"),
        ("  ", "other"),
        ("Œuvre n° 2!", "œuvre-n-2"),
        ("|", "other"),
    ],
)
def test_codes_are_plain_and_never_part_a_mark(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_new_facet_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived: Assets
) -> None:
    """It is asked on the page, its answers are counted, and rows carry what they have."""
    line = Facet("level", "Level", lambda r, it: {it.level: r.t(LEVELS[it.level])})
    monkeypatch.setattr(facets, "FACETS", MappingProxyType({"workshops": (line,)}))
    sheets = {
        level: replace(meadow.workshop(at), id=level, level=level)
        for at, level in enumerate(("beginners", "experienced"))
    }
    known = replace(meadow.hub(0), workshops=sheets)
    html = staged(known, derived, tmp_path, monkeypatch, "workshops")["fr/workshops"]
    field = re.search(r'<fieldset[^>]* id="level".*?</fieldset>', html, re.S)
    assert field
    assert plain(field[0]) == "Niveau Aucune expérience nécessaire 1 Pour un groupe expérimenté 1"
    assert html.count("<fieldset") == 1
    assert re.findall(r'data-is="(.*?)"', html) == ["beginners", "experienced"]


def test_what_is_left_is_what_a_plain_count_finds() -> None:
    """For choices by lot: any answer of each question, all of the questions."""
    known = meadow.hub(120)
    sieve = sieve_of(reader(known), "workshops")
    lot = random.Random(6)
    seen = set()
    for _ in range(200):
        age, minutes, group = lot.randint(4, 12), lot.choice((30, 45, 60)), lot.choice((8, 20, 28))
        kinds = lot.sample(meadow.KINDS[:5], lot.randint(1, 3))

        def suits(it: Workshop) -> bool:
            sized = it.group is None or it.group[0] <= group <= it.group[1]  # noqa: B023
            aged = it.ages[0] <= age <= it.ages[1]  # noqa: B023
            return sized and aged and it.duration_min <= minutes and it.kind in kinds  # noqa: B023

        chosen = {"age": [str(age)], "minutes": [str(minutes)], "group": [str(group)]}
        left = sieve.left({**chosen, "kind": kinds})
        assert left == [it.id for it in known.workshops.values() if suits(it)]
        seen.add(len(left))
    assert len(seen) > 5


def test_the_door_wishes_what_there_is() -> None:
    assert wish(reader(meadow.hub(60))) == (
        "workshops/index.html?minutes=30&group=28&materials=none#age"
    )
    thing = meadow.in_two("Un ballon", "Ein Ball")
    long = only(duration_min=60, materials=(thing,))
    assert wish(reader(long)) == "workshops/index.html?minutes=30&materials=none"
    assert wish(reader(meadow.hub(0))) == ""


def test_a_door_without_a_wish_says_so_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived: Assets
) -> None:
    html = staged(meadow.hub(0), derived, tmp_path, monkeypatch, "home")["fr/home"]
    assert 'class="door-wish"' not in html
    assert '<span class="door__meta">30 minutes, 28 élèves' in html
