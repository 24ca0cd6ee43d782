"""Pages on which choices can be moved: which there are, what stands on them, who leads there."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools.domain import (
    LANGUAGES,
    Amount,
    Assets,
    Audience,
    Catalogue,
    Leg,
    Plan,
    Visit,
    Way,
)
from build_tools.site.pages import plan_pages
from tests.footprint.activities import activity, sets
from tests.footprint.test_tours import METZ, place
from tests.site.conftest import said
from tests.site.staging import plain, staged
from tests.site.test_footprint import day, reckoned

MOST_BYTES = 15_000
"""What a page may have between its header and its footer, with its figures."""
PROJECT, PLANNED = "what-if-projects-mosel", "what-if-plans-mosel"


@pytest.fixture
def known(hub: Catalogue, tmp_path: Path) -> Catalogue:
    """The small hub with two activities and a plan of two visits."""
    concert = day(
        date=date(2026, 12, 11),
        kind="concert",
        audience=Audience(80, 5, MappingProxyType({"car": 50.0, "walk": 50.0})),
        freight=(Leg("van", "diesel", km=60, is_return=True, data="measured"),),
        nights=(Amount("hotel", 2, "bill"),),
        meals=(Amount("beef", 4, "bill"),),
        journey=next(iter(hub.journeys)),
    )
    visits = tuple(
        Visit(place(name, lat, 6.9), "DE", "workshop", date(2026, 10, 1), date(2026, 10, 30), 3)
        for name, lat in (("Here", 50.4), ("There", 50.45))
    )
    project = replace(hub.projects["mosel"], title=said(fr="Mosel <1>"))
    return replace(
        hub,
        projects={"mosel": project},
        activities={"mosel": (day(), concert)},
        plans={"mosel": Plan(METZ, visits, (Way("car", "diesel"),))},
        factors=sets(tmp_path),
    )


def ids(known: Catalogue) -> set[str]:
    return {page.id for page in plan_pages(known) if page.id.startswith("what-if")}


def test_a_page_for_the_season_each_project_and_each_plan(known: Catalogue) -> None:
    assert ids(known) == {"what-if", PROJECT, PLANNED}
    assert ids(replace(known, activities={})) == {PLANNED}
    assert ids(replace(known, plans={})) == {"what-if", PROJECT}
    assert ids(replace(known, projects={})) == set()


def test_its_scripts_are_loaded_there_alone(known: Catalogue) -> None:
    for page in plan_pages(known):
        is_own = page.id.startswith("what-if")
        assert ("what-if" in page.scripts, "suppose" in page.scripts) == (is_own, is_own)
        assert ("what-if" in page.styles) == is_own


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_light_and_write_the_unit_alike(
    known: Catalogue,
    derived: Assets,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
) -> None:
    made = reckoned(known, derived)
    pages = staged(known, made, tmp_path, monkeypatch, *sorted(ids(known)))
    for name in ids(known):
        html = pages[f"{lang}/{name}"]
        assert len(html.encode()) < MOST_BYTES, name
        assert "kg CO₂e" in html
        assert "CO2" not in html
        assert "<1>" not in html


def test_every_field_has_a_name_and_says_what_is(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reckoned(known, derived)
    html = staged(known, made, tmp_path, monkeypatch, PROJECT)[f"en/{PROJECT}"]
    fields = re.findall(r'<(?:select|input)[^>]* name="(\w+)"', html)
    assert fields == ["way", "people", "there", "nights", "meals", "walking", "full"]
    for name in set(fields) - {"there"}:
        assert f'<label for="{name}">' in html
        assert f'id="{name}"' in html
    assert '<option value="0">unchanged</option><option value="1">Regional train</option>' in html


def test_without_a_script_it_tells_what_each_choice_would_change(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Largest first, with bounds, and what cannot be told is called so."""
    made = reckoned(known, derived)
    words = plain(staged(known, made, tmp_path, monkeypatch, PROJECT)[f"en/{PROJECT}"])
    assert "Without JavaScript choices cannot be moved" in words
    for each in made.what_ifs["projects/mosel"].suggested:
        assert each.is_clear == (each.kg.high < 0 or each.kg.low > 0)
    walk = words.index("Concerts to which all can walk or cycle")
    assert walk < words.index("Every meal vegetarian or vegan")
    assert "5 of 100" not in words
    assert "10 of 100 who come by car walk or cycle" in words


def test_a_plan_says_that_its_visits_are_planned(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reckoned(known, derived)
    html = staged(known, made, tmp_path, monkeypatch, PLANNED)[f"en/{PLANNED}"]
    assert "2 planned visits, each alone and by the first way of the plan" in plain(html)
    assert '<select id="tours" name="tours"><option value="0">each visit alone</option>' in html
    assert "Days and nights of tours are those of the plan’s first way" in plain(html)


def test_footprints_and_projects_lead_there_and_menus_do_not(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, of = reckoned(known, derived), next(iter(known.journeys))
    wanted = ("footprint", "footprint-projects-mosel", f"footprint-journeys-{of}", "mosel",
              "overview", "home")  # fmt: skip
    html = staged(known, made, tmp_path, monkeypatch, *wanted)
    for page, there in (("footprint", "what-if"), ("footprint-projects-mosel", PROJECT),
                        ("mosel", PLANNED)):  # fmt: skip
        assert f'special/{there}.html"' in html[f"fr/{page}"]
    for name in (f"footprint-journeys-{of}", "overview", "home"):
        assert "what-if" not in html[f"fr/{name}"]


def test_where_nothing_can_be_chosen_there_is_no_form(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lit = activity(energy=(Amount("electricity", 20, "bill"),))
    it = replace(known, activities={"mosel": (lit,)}, plans={})
    made = reckoned(it, derived)
    html = staged(it, made, tmp_path, monkeypatch, PROJECT)[f"de/{PROJECT}"]
    assert "<form" not in html
    assert "ließe sich anders wählen" in plain(html)
