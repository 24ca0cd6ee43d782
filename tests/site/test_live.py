"""Concerts that can be followed live: their page, and the lists they stand in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from build_tools.domain import Assets, Catalogue, Document, Live, Recording, Work
from tests.site.staging import plain, staged

ADDRESS = "https://example.org/live?a=1&b=2"
BEGINS, ENDS = datetime(2026, 12, 11, 10), datetime(2026, 12, 11, 10, 50)
Shown = Callable[..., dict[str, str]]


def with_live(known: Catalogue, live: Live, *programme: Recording | Work) -> Catalogue:
    """The hub with its concert live, in a project that knows its time zone."""
    home = replace(known.projects["mosel"], timezone="Europe/Paris")
    concert = replace(known.concerts["fete"], live=live, programme=programme, project=home)
    return replace(known, concerts={"fete": concert}, projects={"mosel": home})


@pytest.fixture
def shown(derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Lays out pages of a hub by their ids; a journey's calendar is there in French only."""
    calendar = Document("fr/journeys/annee.ics", "text/calendar", 9)
    made = replace(derived, calendars={("annee", "fr"): calendar})
    return lambda known, *ids: staged(known, made, tmp_path, monkeypatch, *ids)


def test_to_come_it_says_when_where_and_by_whose_clocks(hub: Catalogue, shown: Shown) -> None:
    pages = shown(with_live(hub, Live(ADDRESS, BEGINS, ENDS), hub.works["ode"]), "fete")
    french, german = plain(pages["fr/fete"]), plain(pages["de/fete"])
    assert "vendredi 11 décembre 2026 10:00 – 10:50 À l’heure de Paris" in french
    assert "Freitag, 11. Dezember 2026 10:00–10:50 Uhr Ortszeit in Paris" in german
    assert 'class="address">https://example.org/live?a=1&amp;b=2<' in pages["fr/fete"]
    assert 'href="https' not in pages["fr/fete"], "an address is to be read, not requested"
    assert "<svg" in pages["fr/fete"].partition('class="live__code"')[2]
    assert 'href="../journeys/annee.ics"' in pages["fr/fete"]
    assert ".ics" not in pages["de/fete"]


def test_hours_are_told_as_far_as_they_are_known(hub: Catalogue, shown: Shown) -> None:
    work = hub.works["ode"]
    without = plain(shown(with_live(hub, Live(ADDRESS), work), "fete")["fr/fete"])
    assert "vendredi 11 décembre 2026 Pour cette adresse" in without
    open_end = plain(shown(with_live(hub, Live(ADDRESS, BEGINS), work), "fete")["fr/fete"])
    assert "vendredi 11 décembre 2026 10:00 À l’heure de Paris" in open_end
    late = Live(ADDRESS, BEGINS.replace(hour=23), ENDS.replace(day=12, hour=0))
    over_night = plain(shown(with_live(hub, late, work), "fete")["en/fete"])
    assert "23:00 – 12 December 2026, 00:50" in over_night


def test_it_turns_into_its_recordings(hub: Catalogue, shown: Shown) -> None:
    """Once they are there nobody is sent to an address where nothing is any more."""
    heard = replace(hub.recordings["ode-piano"], recorded_date="2026-12-11")
    pages = shown(with_live(hub, Live(ADDRESS, BEGINS, ENDS), heard), "fete")
    assert ADDRESS.partition("?")[0] not in pages["fr/fete"]
    assert "À réécouter" in plain(pages["fr/fete"])
    assert 'data-play="ode-piano"' in pages["fr/fete"]


def test_a_recording_of_another_day_is_a_foretaste(hub: Catalogue, shown: Shown) -> None:
    heard = replace(hub.recordings["ode-piano"], recorded_date="2020-01-31")
    pages = shown(with_live(hub, Live(ADDRESS, BEGINS, ENDS), heard), "fete")
    assert "https://example.org/live" in pages["fr/fete"]
    assert "Programme" in plain(pages["fr/fete"])


def test_lists_mark_what_is_to_come(hub: Catalogue, shown: Shown) -> None:
    live = with_live(hub, Live(ADDRESS, BEGINS), hub.works["ode"])
    assert "en direct" in plain(shown(live, "concerts")["fr/concerts"])
    assert "en direct" not in plain(shown(hub, "concerts")["fr/concerts"])
