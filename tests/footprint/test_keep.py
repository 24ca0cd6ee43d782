"""`poche footprint keep`: written once, judged, and told beside what is reckoned now."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from build_tools import footprints, kept_footprints
from build_tools.cli import main
from build_tools.domain import Catalogue, FactorSet, Issue, Project
from build_tools.footprint import reckoned, taken_down, with_past
from build_tools.speaking import EDITORS_LANGUAGES
from tests.catalogue.hubs import errors, resolved, write
from tests.footprint.activities import activities, activity, leg

HERE = Path(__file__).parent
HUB = "title: Saison\nlanguages: [fr]\ndefault_language: fr\nid: saison\n"
SOURCES = "sources: [{id: OWN, title: Ours, licence: CC0-1.0}]\n"
FACTOR = "{use: %s, value: %s, unit: %s, scope: %s, year: 2025, source: OWN}"
OURS = (
    f"title: Ours\nversion: 2026-11-22\n{SOURCES}factors:\n"
    f"  - {FACTOR % ('car-diesel', '0.1', 'kg/vkm', 'use')}\n"
)
ACTIVITY = (
    "  - date: {day}\n    kind: workshop\n    place: Metz\n    country: FR\n    people: 1\n"
    "    legs: [{{km: {km}, mode: car, vehicle: diesel, occupancy: 1, data: measured}}]\n"
    "    meals: [{{number: 2, kind: vegan, data: bill}}]\n"
)
KEPT = "content/footprints/saison-poche-2026.json"
DAY = "1813622400"  # 2027-06-22


def did(*kilometres: int) -> str:
    """Return a project's activities: so many kilometres by car on a day, and two meals."""
    listed = (
        ACTIVITY.format(day=f"2026-10-{number:02}", km=km)
        for number, km in enumerate(kilometres, 1)
    )
    return "activities:\n" + "".join(listed)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A season with one drive of 100 km, and a set of its own that knows no meals."""
    return write(
        tmp_path,
        {
            "content/hub.yml": HUB,
            "content/projects/rhin/project.yml": "title: Rhin\ncountries: [FR]\n"
            "start: 2026-09-07\n",
            "content/projects/rhin/activity.yml": did(100),
            "content/factors/ours.yml": OURS,
        },
    )


def ran(hub: Path, *arguments: str, lang: str = "en") -> Result:
    command = ["--root", str(hub), "footprint", *arguments]
    return CliRunner().invoke(main, command, env={"POCHE_LANG": lang, "SOURCE_DATE_EPOCH": DAY})


def season(hub: Path, *arguments: str) -> Any:
    """Return what programs are told of the whole season."""
    done = ran(hub, "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["reports"][0]["totals"][0]


def before(hub: Path, *arguments: str) -> Any:
    """Return what programs are told of the one telling that was kept."""
    (found,) = season(hub, *arguments)["before"]
    return found


# What is written


def test_a_season_is_kept_once_and_never_overwritten(hub: Path) -> None:
    was = {file: file.read_bytes() for file in hub.rglob("*.yml")}
    assert ran(hub, "keep").exit_code == 0
    first = (hub / KEPT).read_bytes()
    (hub / "content/projects/rhin/activity.yml").write_text(did(100, 200))
    again = ran(hub, "keep")
    assert again.exit_code == 1
    assert "never overwritten" in again.stderr
    assert "--name poche-2026-2027-06-22" in again.stderr
    assert (hub / KEPT).read_bytes() == first
    assert ran(hub, "keep", "--name", "june").exit_code == 0
    assert (hub / "content/footprints/june.json").read_bytes() != first
    (hub / "content/projects/rhin/activity.yml").write_text(did(100))
    assert {file: file.read_bytes() for file in was} == was


def test_the_same_season_gives_the_same_bytes(hub: Path) -> None:
    ran(hub, "keep", "--name", "one")
    ran(hub, "keep", "--name", "two")
    one, two = ((hub / f"content/footprints/{name}.json").read_bytes() for name in ("one", "two"))
    assert one == two
    told = json.loads(one)
    assert [*told] == sorted(told)
    assert told["told"] == "2027-06-22"
    whole = told["totals"][0]
    assert [each["scope"] for each in told["totals"]] == ["season", "project"]
    assert whole["central"] == pytest.approx(17.689 + 2 * 0.79, abs=0.5)
    digital = next(each for each in whole["parts"] if each["category"] == "digital")
    assert digital == {"category": "digital", "state": "not counted", "missing": 0}


def test_it_is_small(hub: Path) -> None:
    (hub / "content/projects/rhin/activity.yml").write_text(did(*range(1, 29)))
    ran(hub, "keep")
    assert (hub / KEPT).stat().st_size < 2_500


@pytest.mark.parametrize("name", ["../x", "Juin", "con", "a" * 61, "x/y"])
def test_a_name_that_no_stick_can_hold_is_refused(hub: Path, name: str) -> None:
    done = ran(hub, "keep", "--name", name)
    assert done.exit_code == 2
    assert "--name" in done.stderr
    assert not (hub / "content/footprints").exists()


def test_without_activities_there_is_nothing_to_keep(hub: Path) -> None:
    (hub / "content/projects/rhin/activity.yml").unlink()
    done = ran(hub, "keep", lang="de")
    assert done.exit_code == 0
    assert "Noch kein Projekt hat Aktivitäten aufgeschrieben" in done.stdout
    assert not (hub / "content/footprints").exists()


@given(st.lists(activities(), min_size=1, max_size=3))
def test_whatever_is_kept_is_read_back_as_it_was(
    known: dict[str, FactorSet], them: list[Any]
) -> None:
    """No figure that Poche reckons is refused by its own check, and no seal is broken by it."""
    catalogue = _catalogue(known, them)
    report = reckoned(catalogue, known["poche-2026"])
    it = taken_down(catalogue, report, "x", on=date(2027, 6, 22), poche="0.1.0")
    found, problems = _read_back(kept_footprints.text(it))
    assert errors(problems) == []
    assert found is not None and found.kept["x"] == it


def _catalogue(known: dict[str, FactorSet], them: list[Any]) -> Catalogue:
    base, _ = _read_back(None)
    assert base is not None
    rhin = Project("rhin", base.hub.title, {}, start=date(2026, 9, 7), countries=("FR",))
    return replace(base, projects={"rhin": rhin}, activities={"rhin": tuple(them)}, factors=known)


def _read_back(text: str | None) -> tuple[Catalogue | None, list[Any]]:
    with tempfile.TemporaryDirectory() as folder:
        files = {"content/hub.yml": HUB}
        if text is not None:
            files["content/footprints/x.json"] = text
        return resolved(write(Path(folder), files))


# What is told of it


def test_nothing_has_changed(hub: Path) -> None:
    ran(hub, "keep")
    told = before(hub)
    assert told["same_activities"] and told["same_factors"]
    assert told["kg"] == pytest.approx(season(hub)["kg"], abs=0.001)
    assert told["change"]["central"] == pytest.approx(0, abs=0.001)
    assert "since then: nothing has changed" in ran(hub).stdout


def test_titles_and_places_are_no_other_activities(hub: Path) -> None:
    ran(hub, "keep")
    file = hub / "content/projects/rhin/activity.yml"
    file.write_text(file.read_text().replace("Metz", "Metz-Borny"))
    assert before(hub)["same_activities"]
    file.write_text(file.read_text().replace("km: 100", "km: 101"))
    assert not before(hub)["same_activities"]


def test_other_activities(hub: Path) -> None:
    ran(hub, "keep")
    (hub / "content/projects/rhin/activity.yml").write_text(did(100, 200))
    told = before(hub)
    assert (told["same_activities"], told["same_factors"]) == (False, True)
    assert told["activities"] == 1
    assert told["change"]["by_factors"] == 0
    assert told["change"]["by_activities"] == told["change"]["central"] > 35
    assert "all by other activities" in ran(hub).stdout


def test_other_factors(hub: Path) -> None:
    """They know no meals: what is counted alike is told by itself."""
    ran(hub, "keep")
    told = before(hub, "--factors", "ours")
    assert (told["same_activities"], told["same_factors"]) == (True, False)
    assert told["change"]["by_activities"] == 0
    assert told["not_counted_alike"] == ["meals"]
    assert told["change"]["of_what_is_counted_alike"] == pytest.approx(10 - 17.689, abs=0.002)
    assert told["change"]["central"] < told["change"]["of_what_is_counted_alike"]
    said = ran(hub, "--factors", "ours").stdout
    assert "all by other factors" in said
    assert "not the same items are counted: meals; all the rest -7.7 kg CO₂e" in said


def test_both_are_told_apart_as_long_as_the_set_is_there(hub: Path) -> None:
    """200 km more by the set of then, and then all 300 by another."""
    ran(hub, "keep", "--factors", "ours", "--name", "june")
    (hub / "content/projects/rhin/activity.yml").write_text(did(100, 200))
    change = before(hub)["change"]
    assert change["by_activities"] == pytest.approx(20, abs=0.002)
    assert change["by_activities"] + change["by_factors"] == pytest.approx(
        change["central"], abs=0.002
    )
    assert "of which by other activities +20.0 kg CO₂e, by other factors +" in ran(hub).stdout
    (hub / "content/factors/ours.yml").write_text(OURS.replace("0.1", "0.2"))
    change = before(hub)["change"]
    assert (change["by_activities"], change["by_factors"]) == (None, None)
    assert "nobody can part the two" in ran(hub).stdout


def test_a_table_has_both_with_the_difference(hub: Path) -> None:
    ran(hub, "keep")
    (hub / "content/projects/rhin/activity.yml").write_text(did(50))
    told = ran(hub, "--format", "csv").stdout.removeprefix("\ufeff")
    rows = [each for each in csv.DictReader(io.StringIO(told), delimiter=";")
            if (each["scope"], each["category"]) == ("season", "all")]  # fmt: skip
    assert [each["told"] for each in rows] == ["", "2027-06-22"]
    now, then = (float(each["central"].replace(",", ".")) for each in rows)
    assert now < then
    # A number keeps its sign: no spreadsheet takes it for a formula, and all can add it up.
    assert float(rows[1]["change"].replace(",", ".")) == pytest.approx(now - then, abs=0.001)


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_it_is_told_as_it_was_read_over(hub: Path, lang: str) -> None:
    """In each language of editors: once kept by another set, and with other activities since."""
    ran(hub, "keep", "--factors", "ours", "--name", "june")
    ran(hub, "keep")
    (hub / "content/projects/rhin/activity.yml").write_text(did(100, 200))
    said = ran(hub, lang=lang).stdout
    golden = HERE / "kept" / f"expected.{lang}.txt"
    if os.environ.get("POCHE_SAVE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


# What an edition shows of it


def issued(catalogue: Catalogue, *projects: str) -> Catalogue:
    """Return an edition with these projects alone."""
    kept_projects = {id: each for id, each in catalogue.projects.items() if id in projects}
    issue = Issue(edition="stick", version="1")
    return replace(catalogue, projects=kept_projects, issue=issue)


def test_an_edition_tells_no_sum_of_a_project_that_it_leaves_out(
    known: dict[str, FactorSet],
) -> None:
    drive = activity(legs=(leg(occupancy=3.0),), journey="year")
    base = _catalogue(known, [drive])
    both = replace(
        base,
        projects={**base.projects, "saar": replace(base.projects["rhin"], id="saar")},
        activities={"rhin": (drive,), "saar": (drive, drive)},
    )
    it = taken_down(
        both, reckoned(both, known["poche-2026"]), "x", on=date(2027, 6, 22), poche="0.1.0"
    )
    both = replace(both, kept={"x": it})
    scopes: Callable[[Catalogue], set[tuple[str, str]]] = lambda hub: {  # noqa: E731
        key for key, them in _report(hub).before.items() if them
    }
    everything = {("season", "saison"), ("project", "rhin"), ("project", "saar"),
                  ("journey", "year")}  # fmt: skip
    assert scopes(both) == everything
    assert scopes(issued(both, "rhin", "saar")) == everything
    assert scopes(issued(both, "rhin")) == {("project", "rhin")}


def _report(hub: Catalogue) -> Any:
    found = footprints.report(hub)
    assert found is not None
    return found


def test_a_hub_reckons_by_the_set_that_it_names(hub: Path) -> None:
    """The command, the plan and the site alike."""
    assert season(hub)["kg"]["central"] > 17
    (hub / "content/hub.yml").write_text(f"{HUB}factors: ours\n")
    assert season(hub)["kg"]["central"] == 10
    catalogue, problems = resolved(hub)
    assert catalogue is not None, problems
    assert _report(catalogue).factors.id == "ours"
    assert season(hub, "--factors", "poche-2026")["kg"]["central"] > 17


def test_without_anything_kept_a_report_is_as_it_was(known: dict[str, FactorSet]) -> None:
    catalogue = _catalogue(known, [activity()])
    report = reckoned(catalogue, known["poche-2026"])
    assert with_past(catalogue, report) is report
