"""What would be, as pages get it: told once, kept as long as nothing changed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_tools import pipeline, what_ifs
from build_tools.domain import (
    Amount,
    Catalogue,
    FactorSet,
    Hub,
    Leg,
    Localised,
    Plan,
    Project,
    Visit,
)
from build_tools.footprint import total, tours
from build_tools.memory import Shelf
from tests.footprint.activities import activity, sets
from tests.footprint.test_tours import CAR, METZ, place

DAY = activity().date
HUB = "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n"
PROJECT = "title: {}\nstart: 2026-09-07\ncountries: [FR]\n"
ACTIVITY = """\
activities:
  - {{date: 2026-10-06, kind: workshop, place: Metz, country: FR, people: 2,
      legs: [{{from: Nancy, to: Metz, km: {km}, mode: car, vehicle: diesel, occupancy: 1}}]}}
"""
PLAN = """\
home: {name: Metz, lat: 49.12, lon: 6.18}
ways: [{mode: car, vehicle: diesel}]
places:
  - {name: Remich, lat: 49.55, lon: 6.37}
visits:
  - {place: Remich, country: LU, kind: workshop, people: 3, date: 2026-10-14}
"""


def titled(text: str) -> Localised:
    return Localised(everywhere=text)


@pytest.fixture
def known(tmp_path: Path) -> Catalogue:
    """A project with a drive and a steak, and one with a plan alone."""

    def project(id: str) -> Project:
        return Project(id, titled(id), {}, ("FR",), start=DAY)

    done = activity(
        legs=(Leg("car", "diesel", km=100, people=2, occupancy=1, data="measured"),),
        meals=(Amount("beef", 2, "bill"),),
    )
    return Catalogue(
        hub=Hub(
            "poche", Localised(everywhere="Poche"), Localised(everywhere=""), ("fr",), "fr", {}
        ),
        projects={"rhin": project("rhin"), "saar": project("saar")},
        activities={"rhin": (done,)},
        plans={"saar": plan()},
        factors=sets(tmp_path),
    )


def plan() -> Plan:
    """Two visits beside each other, far from home."""
    return Plan(
        home=METZ,
        visits=tuple(
            Visit(place(name, lat, 6.9), "DE", "workshop", DAY, DAY.replace(day=20), 3)
            for name, lat in (("Here", 50.4), ("There", 50.45))
        ),
        ways=(CAR,),
    )


@pytest.fixture
def factors(known: Catalogue) -> FactorSet:
    return known.factors["poche-2026"]


def told(known: Catalogue, folder: Path) -> dict[str, Any]:
    return what_ifs.recalled(Shelf(folder / "shelf"), known)


def test_seasons_projects_and_plans_are_told(
    known: Catalogue, factors: FactorSet, tmp_path: Path
) -> None:
    found = told(known, tmp_path)
    assert [*found] == ["", "projects/rhin", "plans/saar"]
    now = total("", "", known.activities["rhin"], factors)
    assert found[""].kg.central == pytest.approx(now.kg.central)
    assert [part.category for part in found[""].parts] == [*now.categories]


def test_only_what_moves_something_can_be_chosen(known: Catalogue, tmp_path: Path) -> None:
    """Nobody carried an instrument or listened; the plan’s meals are vegetarian."""
    found = told(known, tmp_path)
    assert [*found["projects/rhin"].options] == ["way", "people", "meals"]
    assert found["projects/rhin"].options["way"][0] == "train-regional"
    assert [*found["plans/saar"].options] == ["tours", "way", "people", "nights"]


def test_a_plan_offers_tours_that_differ(
    known: Catalogue, factors: FactorSet, tmp_path: Path
) -> None:
    """Both visits fit into one day, so longer tours are no other ones."""
    it = told(known, tmp_path)["plans/saar"]
    assert len(it.options["tours"]) == 1
    alone = tours.as_planned(known.plans["saar"], factors)
    days = int(it.options["tours"][0])
    together = tours.grouped(known.plans["saar"], days, factors)
    assert len(together.tours) == 1
    spared = next(each for each in it.suggested if each.what == "tours")
    expected = (total("", "", each.activities, factors).kg.central for each in (together, alone))
    one, two = expected
    assert spared.kg.central == pytest.approx(one - two)
    assert spared.option == it.options["tours"][0]


def test_a_project_that_is_left_out_is_not_told(known: Catalogue, tmp_path: Path) -> None:
    it = replace(known, projects={"rhin": known.projects["rhin"]})
    assert [*told(it, tmp_path)] == ["", "projects/rhin"]


def test_what_did_not_change_is_not_reckoned_again(
    known: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(known, tmp_path)
    reckoned: list[int] = []
    real = what_ifs.what_if
    monkeypatch.setattr(
        what_ifs, "what_if", lambda *given: reckoned.append(len(given[0])) or real(*given)
    )
    assert told(known, tmp_path) == first
    assert reckoned == []
    other = replace(known, plans={"saar": replace(known.plans["saar"], meals="beef")})
    assert told(other, tmp_path)["plans/saar"] != first["plans/saar"]
    assert reckoned == [2]  # the plan alone, each for itself and in tours


def test_figures_are_small_and_numbers_alone(known: Catalogue, tmp_path: Path) -> None:
    figures = json.loads(told(known, tmp_path)["projects/rhin"].figures)
    assert {*figures} == {"factors", "terms", "items"}
    assert len(figures["items"]) == 2
    numbers = json.dumps([*figures.values()])
    assert '"' not in numbers
    assert len(numbers) < 1_500


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def test_a_page_is_made_anew_only_if_its_own_figures_changed(tmp_path: Path) -> None:
    root = tmp_path / "hub"
    write(root, "content/hub.yml", HUB)
    for id, km in (("rhin", 100), ("saar", 50)):
        write(root, f"content/projects/{id}/project.yml", PROJECT.format(id))
        write(root, f"content/projects/{id}/activity.yml", ACTIVITY.format(km=km))
    write(root, "content/projects/rhin/plan.yml", PLAN)
    (root / "playlists").mkdir()
    pipeline.build(root)
    site = root / "build/site"
    before = {path: path.stat().st_ino for path in site.rglob("what-if*.html")}
    names = {path.name for path in before}
    assert names == {
        *("what-if.html", "what-if-plans-rhin.html"),
        *(f"what-if-projects-{id}.html" for id in ("rhin", "saar")),
    }
    write(root, "content/projects/saar/activity.yml", ACTIVITY.format(km=51))
    pipeline.build(root)
    changed = {path.name for path, number in before.items() if path.stat().st_ino != number}
    assert changed == {"what-if.html", "what-if-projects-saar.html"}
    listed = json.loads((site / "catalogue.json").read_text("utf-8"))["pages"]
    assert names <= {f"{page['id']}.html" for page in listed if page["kind"] == "special"}
