"""A hub of many projects as the catalogue knows it: what a coordinator has to look over.

Everything is counted out, nothing drawn by lot: the same every time.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from unittest import mock

from build_tools.domain import (
    LANGUAGES,
    Assets,
    Catalogue,
    Concert,
    Holiday,
    Hub,
    Journey,
    Land,
    Localised,
    Map,
    Meeting,
    Pin,
    Place,
    Project,
    Step,
    Venue,
)
from build_tools.site import Stage, assemble, draw_covers, render, stage
from build_tools.site.pages import PagePlan, plan_pages
from build_tools.store import Store

PROJECTS, JOURNEYS, WEEKS, EVENTS = 50, 120, 36, 2000
SIDES = (("FR",), ("FR", "LU"), ("BE",), ("DE", "LU"), ("DE",), ("BE", "DE"), ("FR", "BE"), ("LU",))
SPOKEN = {"FR": ("fr",), "LU": ("lb", "fr"), "BE": ("nl", "fr"), "DE": ("de",)}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
WIDTH, HEIGHT = 600, 640


def in_all(**by_lang: str) -> Localised:
    """A text in five languages."""
    return Localised(by_lang=MappingProxyType(by_lang))


def named(**words: str) -> Localised:
    """A title as long as titles are, with a number."""
    return in_all(**{lang: words[lang] for lang in LANGUAGES})


def project(number: int) -> Project:
    """One of the projects: five starts in September, a third across a border, two places."""
    countries = SIDES[number % len(SIDES)]
    start = date(2026, 9, 7) + timedelta(days=7 * (number % 5))
    title = named(
        fr=f"Vallée {number}, une année en musique",
        de=f"Tal {number}, ein Jahr mit Musik",
        nl=f"Vallei {number}, een jaar met muziek",
        en=f"Valley {number}, a year of music",
        lb=f"Dall {number}, e Joer mat Musek",
    )
    places = tuple(
        Place(in_all(fr=f"Village {number}{side}", de=f"Dorf {number}{side}"), 49.0, 6.0)
        for side in "ab"
    )
    autumn = named(
        fr="Vacances d’automne", de="Herbstferien", nl="Herfstvakantie", en="Autumn holidays",
        lb="Allerhellegevakanz",
    )  # fmt: skip
    languages = dict.fromkeys(lang for country in countries for lang in SPOKEN[country])
    return Project(
        f"valley-{number}", title, MappingProxyType({}), countries, start, languages=(*languages,),
        places=places, partners=(in_all(fr=f"École {number}"), in_all(fr=f"Commune {number}")),
        holidays=(Holiday(date(2026, 11, 2), date(2026, 11, 8), autumn),),
    )  # fmt: skip


def concert(number: int, its: Project, week: int) -> Concert:
    """One of the concerts, on a Friday or Saturday."""
    day = its.start + timedelta(days=7 * (week - 1) + 4 + number % 2)
    title = named(
        fr=f"Concert {number} au village", de=f"Dorfkonzert {number}",
        nl=f"Dorpsconcert {number}", en=f"Village concert {number}", lb=f"Duerfconcert {number}",
    )  # fmt: skip
    venue = Venue(in_all(fr="Salle des fêtes"), its.places[0].name, its.countries[0])
    return Concert(
        f"concert-{number}", title, MappingProxyType({}), day, venue, project=its
    )  # fmt: skip


def journey(number: int, its: Project, every: int, week: int) -> Journey:
    """One of the journeys, with a meeting every so many weeks and nothing else."""
    title = named(
        fr=f"Un voyage en musique {number}", de=f"Eine Reise mit Musik {number}",
        nl=f"Een reis met muziek {number}", en=f"A journey with music {number}",
        lb=f"Eng Rees mat Musek {number}",
    )  # fmt: skip
    meeting = Meeting(
        named(fr="On chante ensemble", de="Gemeinsam singen", nl="Samen zingen",
              en="Singing together", lb="Zesumme sangen"),
        "in-person", 45, every, day=DAYS[number % len(DAYS)], time=f"{9 + number % 9:02}:30",
        place=its.places[number % 2].name,
    )  # fmt: skip
    steps = (Step(1 + number % every, meeting, key="meeting"),)
    return Journey(
        f"journey-{number}", title, MappingProxyType({}), (6, 11), WEEKS, week, its, steps
    )  # fmt: skip


def hub(
    projects: int = PROJECTS,
    journeys: int = JOURNEYS,
    events: int = EVENTS,
    languages: tuple[str, ...] = LANGUAGES,
) -> Catalogue:
    """The hub: meetings every second or third week, and concerts until there are enough events."""
    made = [project(number) for number in range(1, projects + 1)]
    paths = [
        journey(number, made[number % projects], 2 + number % 3, 12 + number % 20)
        for number in range(1, journeys + 1)
    ]
    met = sum(len(range(it.steps[0].week, WEEKS + 1, every_of(it))) for it in paths)
    played = [
        concert(number, made[number % projects], 3 + number * 7 % 32)
        for number in range(1, events - met + 1)
    ]
    return Catalogue(
        Hub("valleys", named(fr="Vallées", de="Täler", nl="Valleien", en="Valleys", lb="Däller"),
            languages, languages[0]),
        projects={it.id: it for it in made},
        journeys={it.id: it for it in paths},
        concerts={it.id: it for it in played},
    )  # fmt: skip


def every_of(it: Journey) -> int:
    """How many weeks lie between two times of its meeting."""
    meeting = it.steps[0].what
    assert isinstance(meeting, Meeting)
    assert meeting.every_weeks
    return meeting.every_weeks


def outline(country: str, left: int, top: int) -> Land:
    """An outline of as many points as a country's on a map of this size: a wavy ring."""
    points = [
        f"{left + 150 + (130 + at * 7 % 5) * _wave(at)[0]:.1f} "
        f"{top + 150 + (130 + at * 7 % 5) * _wave(at)[1]:.1f}"
        for at in range(220)
    ]
    return Land(country, "M" + "L".join(points) + "Z")


def _wave(at: int) -> tuple[float, float]:
    turn = 2j * 3.14159265 * at / 220
    around = 2.718281828**turn
    return around.real, around.imag


def assets(known: Catalogue) -> Assets:
    """A map with all places, and one for each project."""
    lands = tuple(
        outline(country, left, top)
        for country, left, top in (
            ("FR", 0, 240), ("BE", 60, 0), ("LU", 220, 160), ("DE", 300, 40), ("NL", 120, -80),
        )
    )  # fmt: skip
    # Every seventh project is where the one before it is.
    all_of_them = known.projects.values()
    pins = tuple(
        Pin(40.0 + at * 173 % 520, 40.0 + at * 97 % 560 + 15 * side, place.name, its)
        for at, its in ((at - (at % 7 == 6), its) for at, its in enumerate(all_of_them))
        for side, place in enumerate(its.places)
    )
    whole = Map(WIDTH, HEIGHT, lands, pins)
    own = {
        its.id: replace(whole, pins=tuple(pin for pin in pins if pin.project is its))
        for its in known.projects.values()
    }
    return Assets(maps={"": whole, **own})


def site(
    known: Catalogue, folder: Path, wanted: Callable[[PagePlan], bool] = lambda page: True
) -> Path:
    """Build the site of such a hub, or those of its pages that are wanted, without any media."""
    made = draw_covers(known, assets(known), {}, {})
    pages = [page for page in plan_pages(known) if wanted(page)]
    with mock.patch.object(stage, "plan_pages", lambda _: pages):
        staged = Stage(folder, folder / "build", known, made).write()
    built = folder / "build" / "site"
    store = Store(folder / "build" / "cache" / "media")
    rendered = render(folder / "build", [page.url for page in staged.pages], store)
    assemble(rendered, built, catalogue=known, staged=staged, assets=made, media={}, others={})
    return built
