"""After one changed figure, the pages that show it are made again, and no others; what is kept is
shown beside what is reckoned now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import Activity, Amount, Assets, Catalogue, Leg
from build_tools.footprint import reckoned as reckon
from build_tools.footprint import taken_down
from build_tools.remembering import Remembered
from tests.footprint.activities import activity, sets
from tests.site.staging import plain, staged
from tests.site.test_again import Hub, copied, differences
from tests.site.test_footprint import reckoned

SAAR = ("footprint", "footprint-projects-saar")
"""What shows a figure of the second project, which no journey names."""


def drive(km: float, **more: Any) -> Activity:
    legs = (Leg("car", "diesel", km=km, people=2, occupancy=2, data="measured"),)
    return activity(legs=legs, **more)


@pytest.fixture
def known(hub: Catalogue, tmp_path: Path) -> Catalogue:
    """The small hub with two projects that drove; one of them for a journey."""
    of = next(iter(hub.journeys))
    saar = replace(hub.projects["mosel"], id="saar")
    return replace(
        hub,
        projects={**hub.projects, "saar": saar},
        activities={"mosel": (drive(100, journey=of),), "saar": (drive(50),)},
        factors=sets(tmp_path),
    )


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of all that is made anew."""
    made: list[str] = []
    real = Remembered.make

    def noted(self: Remembered, name: str, *given: Any) -> Any:
        made.append(name)
        return real(self, name, *given)

    monkeypatch.setattr(Remembered, "make", noted)
    yield made


def laid(folder: Path, known: Catalogue, derived: Assets, *, remember: bool) -> dict[str, object]:
    return Hub(folder, reckoned(known, derived)).laid(copied(known), remember=remember)


def with_saar(known: Catalogue, *activities: Activity) -> Catalogue:
    return replace(known, activities={**known.activities, "saar": activities})


@pytest.mark.parametrize(
    "changed",
    [
        (drive(51),),
        (drive(50, participants=None, date=date(2026, 10, 7)),),
        (drive(50), drive(1)),
    ],
)
def test_one_changed_figure_touches_the_pages_that_show_it(
    known: Catalogue,
    derived: Assets,
    tmp_path: Path,
    makes: list[str],
    changed: tuple[Activity, ...],
) -> None:
    laid(tmp_path / "again", known, derived, remember=True)
    after = with_saar(known, *changed)
    makes.clear()
    again = laid(tmp_path / "again", after, derived, remember=True)
    made = {name for name in makes if not name.startswith("find ")}
    footprints, choices = (
        {f"{lang}/special/{id}.html" for lang in known.hub.languages for id in ids}
        for ids in (SAAR, ("what-if", "what-if-projects-saar"))
    )
    assert footprints <= made <= footprints | choices, "choices tell nothing of dates and hours"
    assert differences(again, laid(tmp_path / "first", after, derived, remember=False)) == []


def test_where_nothing_changed_nothing_is_made(
    known: Catalogue, derived: Assets, tmp_path: Path, makes: list[str]
) -> None:
    first = laid(tmp_path, known, derived, remember=True)
    makes.clear()
    assert laid(tmp_path, known, derived, remember=True) == first
    assert makes == []


def told(known: Catalogue, by: str = "poche-2026") -> Catalogue:
    """Return the hub with what it tells now, kept."""
    report = reckon(known, known.factors[by])
    it = taken_down(known, report, "june", on=date(2027, 6, 22), poche="0.1.0")
    return replace(known, kept={"june": it})


def test_what_was_kept_comes_onto_every_page_that_it_speaks_of(
    known: Catalogue, derived: Assets, tmp_path: Path, makes: list[str]
) -> None:
    laid(tmp_path / "again", known, derived, remember=True)
    makes.clear()
    after = told(known)
    again = laid(tmp_path / "again", after, derived, remember=True)
    of = next(iter(known.journeys))
    ids = (*SAAR, "footprint-projects-mosel", f"footprint-journeys-{of}")
    made = {name for name in makes if not name.startswith("find ")}
    assert made == {f"{lang}/special/{id}.html" for lang in known.hub.languages for id in ids}
    assert differences(again, laid(tmp_path / "first", after, derived, remember=False)) == []


def test_a_page_tells_both_with_the_difference(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """8.8 kg were told of 50 km; another 100 km are 17.7 kg more."""
    it = with_saar(told(known), drive(50), drive(100))
    html = staged(it, reckoned(it, derived), tmp_path, monkeypatch, SAAR[1])
    words = plain(html[f"en/{SAAR[1]}"])
    assert "What was told before" in words
    assert "Now Poche 2026, use phase 25 27 33" in words
    assert (
        "June 2027 Poche 2026, use phase · since then +18 kg CO₂e, all by other activities 8.5 8.8"
        in words
    )
    assert "sums alone are known" in words
    assert "Was früher berechnet wurde" in plain(html[f"de/{SAAR[1]}"])


def test_a_page_tells_what_cannot_be_compared(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other set knows no meals."""
    eaten = drive(50, meals=(Amount("vegan", 4, "bill"),))
    it = told(with_saar(known, eaten), "desnz-2025")
    html = staged(it, reckoned(it, derived), tmp_path, monkeypatch, SAAR[1])[f"en/{SAAR[1]}"]
    assert "all by other factors · not the same items are counted: Meals; all the rest" in html


def test_who_leads_to_a_footprint_notices_when_it_goes(
    known: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    laid(tmp_path / "again", known, derived, remember=True)
    for after in (with_saar(known), known):
        again = laid(tmp_path / "again", after, derived, remember=True)
        assert differences(again, laid(tmp_path / "first", after, derived, remember=False)) == []
