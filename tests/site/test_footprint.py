"""Pages about footprints: which there are, what stands on them, and who leads there."""

import re
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from build_tools import what_ifs
from build_tools.domain import (
    LANGUAGES,
    Amount,
    Assets,
    Audience,
    Catalogue,
    Leg,
    Localised,
    Participants,
    Place,
)
from build_tools.footprints import Published, footprints, method, report
from build_tools.memory import Shelf
from build_tools.site.findables import findables_of
from build_tools.site.pages import plan_pages
from tests.footprint.activities import activity, sets
from tests.site.conftest import said
from tests.site.staging import plain, staged
from tests.site.test_findables import reader

MOST_BYTES = 15_000
"""What a page may have between its header and its footer."""


def day(**more: Any) -> Any:
    """A workshop with two people in a car."""
    given = {
        "legs": (Leg("car", "diesel", km=100, people=2, occupancy=2, data="measured"),),
        "participants": Participants(18, 2, 2, "measured"),
    }
    return activity(**{**given, **more})


def reckoned(known: Catalogue, derived: Assets) -> Assets:
    """What `poche build` adds to what was derived."""
    told = report(known)
    assert told is not None
    published = Published(pages=600, media_bytes=48_000_000, audio_hours=0.5)
    with tempfile.TemporaryDirectory() as folder:
        supposed = what_ifs.recalled(Shelf(Path(folder) / "shelf"), known)
    return replace(
        derived,
        footprints=footprints(known, told),
        method={"": method(told, published)},
        what_ifs=supposed,
    )


@pytest.fixture
def known(hub: Catalogue, tmp_path: Path) -> Catalogue:
    """The small hub with three activities of its project, two of them of its journey."""
    of = next(iter(hub.journeys))
    concert = day(
        date=date(2026, 12, 11),
        kind="concert",
        place=Place(said(fr="Salle <des> fêtes", de="Dorfsaal")),
        audience=Audience(80, 5, MappingProxyType({"car": 50.0, "walk": 50.0})),
        meals=(Amount("vegetarian", 4, "bill"),),
        journey=of,
    )
    scouting = day(date=date(2026, 5, 4), kind="scouting", participants=None)
    return replace(
        hub,
        activities={"mosel": (scouting, day(journey=of), concert)},
        factors=sets(tmp_path),
    )


def footprint_ids(known: Catalogue) -> set[str]:
    return {page.id for page in plan_pages(known) if page.id.startswith("footprint")}


def test_a_page_for_the_season_each_project_and_each_journey(known: Catalogue) -> None:
    of = next(iter(known.journeys))
    assert footprint_ids(known) == {
        "footprint",
        "footprint-method",
        "footprint-projects-mosel",
        f"footprint-journeys-{of}",
    }
    for page in plan_pages(known):
        if page.id.startswith("footprint"):
            assert (page.kind, page.styles) == ("special", ("footprint",))


def test_without_activities_there_is_none(known: Catalogue) -> None:
    assert footprint_ids(replace(known, activities={})) == set()
    assert footprint_ids(replace(known, activities={"mosel": ()})) == set()


def test_activities_of_a_project_that_is_left_out_are_not_told(known: Catalogue) -> None:
    """An edition without the project has no page that would lead to it."""
    assert footprint_ids(replace(known, projects={})) == set()
    assert report(replace(known, projects={})) is None


def test_the_page_tells_what_was_reckoned(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One way by diesel car is 17.7 kg; two such and the audience's are in the sum."""
    made = reckoned(known, derived)
    html = staged(known, made, tmp_path, monkeypatch, "footprint")["en/footprint"]
    it = made.footprints[""]
    assert it.kg.central == pytest.approx(
        3 * 17.689 + 80 * 0.5 * 2 * 5 / 1.6 * 0.17689 + 4 * 0.85, abs=0.01
    )
    assert (it.activities, it.concerts, it.workshops) == (3, 1, 1)
    assert it.per_workshop is not None
    assert it.per_workshop.central == pytest.approx(17.689)
    words = plain(html)
    assert f"Everything that is counted {it.kg.central:.0f} kg CO₂e between" in words
    assert "3 activities" in words
    assert "Digital not counted – – –" in words
    assert "2025/26 1 activity" in words and "2026/27 2 activities" in words


def test_each_activity_of_a_project_is_told_and_escaped(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reckoned(known, derived)
    pages = staged(known, made, tmp_path, monkeypatch, "footprint-projects-mosel")
    html = pages["fr/footprint-projects-mosel"]
    rows = [plain(row) for row in re.findall(r"<tr.*?</tr>", html, re.S)]
    assert any(row.startswith("Concert, Salle &lt;des&gt; fêtes 11 déc. 2026") for row in rows)
    assert "<des>" not in html
    assert "Konzert, Dorfsaal" in pages["de/footprint-projects-mosel"]


def test_examples_are_called_so(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, or how many; a season without any says nothing."""

    def told(count: int, folder: str) -> str:
        activities = [
            replace(each, is_demonstration=at < count)
            for at, each in enumerate(known.activities["mosel"])
        ]
        it = replace(known, activities={"mosel": tuple(activities)})
        made = reckoned(it, derived)
        return staged(it, made, tmp_path / folder, monkeypatch, "footprint")["en/footprint"]

    assert "Demonstration" not in told(0, "none")
    monkeypatch.undo()
    assert "Demonstration: 2 of 3 activities are examples" in told(2, "some")
    monkeypatch.undo()
    assert "Demonstration: nobody travelled" in told(3, "all")


def test_paper_has_a_bounded_number_of_activities(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = replace(known, activities={"mosel": tuple(day() for _ in range(30))})
    name = "footprint-projects-mosel"
    html = staged(it, reckoned(it, derived), tmp_path, monkeypatch, name)[f"en/{name}"]
    assert len(re.findall(r'<tr class="no-print">', html)) == 6
    assert "6 more activities are on the screen and in the files." in html


def test_the_method_names_every_factor_with_its_source(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reckoned(known, derived)
    told = staged(known, made, tmp_path, monkeypatch, "footprint-method")
    for lang in LANGUAGES:
        html = told[f"{lang}/footprint-method"]
        rows = re.findall(r'<tr role="row">.*?</tr>', html, re.S)
        it = made.method[""]
        assert len(rows) == len(it.used) + len(it.devices) + 1 + 2  # a stream, and two heads
        for factor in it.used:
            assert f'href="#source-{factor.source.id}"' in html
            assert f'id="source-{factor.source.id}"' in html
            assert factor.source.licence in html
    words = plain(told["en/footprint-method"])
    assert "A new stick equals about 394 hours of mobile audio streaming (91 to 863)" in words
    assert "quoted by others, not read at the source" in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_light_and_write_the_unit_alike(
    known: Catalogue,
    derived: Assets,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
) -> None:
    ids = sorted(footprint_ids(known))
    made = reckoned(known, derived)
    for name, html in staged(known, made, tmp_path, monkeypatch, *ids).items():
        assert len(html.encode()) < MOST_BYTES, name
        if name.startswith(lang) and "method" not in name:
            assert "kg CO₂e" in html
            assert "CO2e" not in html


def test_grown_ups_find_it_and_children_do_not(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, of = reckoned(known, derived), next(iter(known.journeys))
    children = sorted({page.id for page in plan_pages(known) if page.id.startswith("children")})
    html = staged(known, made, tmp_path, monkeypatch, "overview", "mosel", of, *children)
    assert 'href="footprint.html"' in html["fr/overview"]
    assert "special/footprint-projects-mosel.html" in html["fr/mosel"]
    assert f"special/footprint-journeys-{of}.html" in html[f"fr/{of}"]
    assert not [name for name in children if "footprint" in html[f"fr/{name}"]]


def test_search_finds_the_season(known: Catalogue, derived: Assets) -> None:
    made = reckoned(known, derived)
    found = [it for it in findables_of(reader(known, made, "fr")) if "footprint" in it.url]
    assert [it.title for it in found] == ["Empreinte carbone"]
    assert "CO2" in found[0].keys
    assert not [it for it in findables_of(reader(known, derived, "fr")) if "footprint" in it.url]


def test_where_nothing_was_used_there_is_no_chart(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = replace(known, activities={"mosel": (activity(place=Place(Localised(everywhere="X"))),)})
    html = staged(it, reckoned(it, derived), tmp_path, monkeypatch, "footprint")["de/footprint"]
    assert '<svg class="chart' not in html
    assert "nicht gezählt" in html
