"""The overview, the calendar's months and a project's page, as they are staged."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.domain import Assets, Catalogue, Document, Holiday, Map, Meeting, Pin, Place, Step
from build_tools.site.pages import plan_pages
from tests.site import fifty
from tests.site.conftest import said
from tests.site.staging import plain, staged

MOST_BYTES = 200_000
"""What the overview of fifty projects may weigh, in any language."""
AROUND_BYTES = 20_000
"""What the renderer may put around it: header, footer, pictograms."""


def test_fifty_projects_and_two_thousand_dates_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fifty.hub(languages=("fr",))
    html = staged(known, fifty.assets(known), tmp_path, monkeypatch, "overview")["fr/overview"]
    assert len(html.encode()) + AROUND_BYTES < MOST_BYTES
    assert len(re.findall(r'<tr role="row" data-in=', html)) == len(known.projects) == 50
    counted = re.findall(r"<i(?: class=\"[co]\")?>(\d+)</i>", html)
    assert sum(map(int, counted)) > 1900  # of 2,000; beside others, what falls out is not shown


def test_a_project_page_is_as_light_among_fifty_as_among_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weight(known: Catalogue, folder: Path) -> int:
        made = fifty.assets(known)
        return len(staged(known, made, folder, monkeypatch, "valley-1")["fr/valley-1"])

    few = weight(fifty.hub(2, 5, 80, ("fr",)), tmp_path / "few")
    many = weight(fifty.hub(languages=("fr",)), tmp_path / "many")
    assert many < 1.1 * few


def test_the_table_says_it_all_in_order_of_the_start(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    mosel = replace(hub.projects["mosel"], languages=("fr", "lb"))
    first = replace(mosel, id="avant", title=said(fr="Avant"), start=date(2026, 9, 1))
    known = replace(hub, projects={"avant": first, "mosel": mosel})
    html = staged(known, derived, tmp_path, monkeypatch, "overview")["de/overview"]
    rows = [plain(row) for row in re.findall(r'<tr role="row" data-in.*?</tr>', html, re.S)]
    assert rows == [
        "Avant Frankreich, Luxemburg Französisch, Luxemburgisch 01.09.2026 01.09.2026 0 0 0",
        "Moselle Frankreich, Luxemburg Französisch, Luxemburgisch 07.09.2026 11.12.2026 1 1 2",
    ]
    assert '<span lang="fr">Moselle</span>' in html
    assert re.search(r'data-by="start" aria-sort="ascending"', html)


def test_a_day_says_what_it_leads_to(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = staged(hub, derived, tmp_path, monkeypatch, "overview", "calendar-2026-12")
    html = pages["fr/overview"]
    link = '<a href="calendar-2026-12.html#d-2026-12-11" aria-label="11 décembre, 1 concert">'
    assert link in html
    assert "Année scolaire 2026/27" in html
    assert 'id="d-2026-12-11"' in pages["fr/calendar-2026-12"]
    assert plain(pages["fr/calendar-2026-12"]).count("vendredi 11 décembre 2026") == 1


def test_a_month_says_what_does_not_take_place_and_why(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = Holiday(date(2026, 10, 19), date(2026, 11, 1), said(fr="Toussaint"))
    home = replace(hub.projects["mosel"], holidays=(off,))
    meeting = Meeting(said(fr="Chorale"), every_weeks=1, day="tuesday", place=said(fr="École"))
    journey = replace(hub.journeys["annee"], project=home, steps=(Step(2, meeting),))
    known = replace(hub, journeys={"annee": journey}, projects={"mosel": home})
    html = staged(known, derived, tmp_path, monkeypatch, "calendar-2026-10")["fr/calendar-2026-10"]
    days = dict(re.findall(r'id="d-(\S+)" tabindex="-1">(.*?)</section>', html, re.S))
    assert plain(days["2026-10-20"]).endswith("N’a pas lieu : Toussaint")
    assert "N’a pas lieu" not in days["2026-10-13"]
    assert "Chorale Rencontre · École Moselle · Une année" in plain(days["2026-10-13"])
    assert 'href="../journeys/annee.html#week-6"' in days["2026-10-13"]
    assert "Toussaint , 19 oct. – 1 nov. 2026: Moselle" in plain(html)
    assert 'class="o">1</i>' in html


def test_both_sides_of_a_border_are_named_first(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the project's order; without languages of its own, in that of its countries."""

    def tongues(**more: object) -> list[str]:
        project = replace(hub.projects["mosel"], **more)  # type: ignore[arg-type]
        known = replace(hub, projects={"mosel": project})
        html = staged(known, derived, tmp_path, monkeypatch, "mosel")["de/mosel"]
        top = re.search(r'<ul class="tongues.*?</ul>', html, re.S)
        return re.findall(r'hreflang="(..)"', top[0]) if top else []

    assert tongues(languages=("lb", "fr", "it")) == ["lb", "fr"]
    assert tongues() == ["fr", "lb", "de"]
    assert tongues(countries=("DE", "FR")) == ["de", "fr"]
    assert tongues(countries=("FR",)) == []


def test_a_project_leads_to_its_months_its_map_and_its_dates(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = (Place(said(fr="Village"), 49.0, 6.0),)
    project = replace(hub.projects["mosel"], places=places)
    known = replace(hub, projects={"mosel": project})
    bare = staged(known, derived, tmp_path, monkeypatch, "mosel")["fr/mosel"]
    assert "<svg class=" not in bare
    assert ".ics" not in bare
    assert "<li>Village</li>" in bare
    drawn = Map(600, 600, (), (Pin(300, 300, places[0].name, project),))
    dates = Document("fr/journeys/annee.ics", "text/calendar", 9)
    more = replace(derived, maps={"mosel": drawn}, calendars={("annee", "fr"): dates})
    pages = staged(known, more, tmp_path, monkeypatch, "mosel")
    html = pages["fr/mosel"]
    assert 'class="pin" href="#place-1" aria-label="1: Village, Moselle"' in html
    assert 'id="place-1"' in html
    assert 'href="../journeys/annee.ics" type="text/calendar" download' in html
    assert ".ics" not in pages["de/mosel"]
    months = re.findall(r'href="\.\./special/(calendar-.*?)\.html"', html)
    assert months == ["calendar-2026-09", "calendar-2026-10", "calendar-2026-12"]
    assert 'href="../special/overview.html"' in html


def test_places_that_the_map_does_not_show_are_named(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, far = Place(said(fr="Ici"), 49.0, 6.0), Place(said(fr="Au loin"), -21.1, 55.5)
    project = replace(hub.projects["mosel"], places=(here, far))
    drawn = Map(600, 600, (), (Pin(300, 300, here.name, project),))
    known, made = replace(hub, projects={"mosel": project}), replace(derived, maps={"mosel": drawn})
    html = staged(known, made, tmp_path, monkeypatch, "mosel")["fr/mosel"]
    facts = plain(html[html.index('class="facts"') :])
    assert "Lieux Au loin" in facts
    assert "Ici" not in facts


def test_one_place_of_a_mark_leads_there_and_several_to_the_list(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    mosel = hub.projects["mosel"]
    other = replace(mosel, id="saar", title=said(fr="Sarre"))
    alone, near = Pin(100, 100, said(fr="Loin"), mosel), Pin(400, 400, said(fr="Ici"), mosel)
    drawn = Map(600, 600, (), (alone, near, replace(near, project=other, name=said(fr="Là"))))
    known = replace(hub, projects={"mosel": mosel, "saar": other})
    made = replace(derived, maps={"": drawn})
    html = staged(known, made, tmp_path, monkeypatch, "overview")["fr/overview"]
    assert 'href="../projects/mosel.html" aria-label="1: Loin, Moselle"' in html
    assert 'class="pin pin--many" href="#place-2" aria-label="2: Ici, Là, 2 projets"' in html
    listed = re.search(r'<li id="place-2".*?</ul>', html, re.S)
    assert listed
    assert plain(listed[0]) == "2 Ici Moselle Là Sarre"


def test_a_hub_without_projects_and_concerts_has_no_overview(hub: Catalogue) -> None:
    empty = Catalogue(hub.hub)
    assert not [page for page in plan_pages(empty) if page.id == "overview"]
