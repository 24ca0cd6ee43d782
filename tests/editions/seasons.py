"""Small seasons for choosing from: any references, rights, languages and prose."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from build_tools.domain import (
    UNSAID,
    Body,
    Catalogue,
    Concert,
    Consent,
    Edition,
    Film,
    Hub,
    Journey,
    Localised,
    Meeting,
    Page,
    Performer,
    Person,
    Playlist,
    PlaylistItem,
    Project,
    ReadyWords,
    Recording,
    Rights,
    Sound,
    Step,
    Venue,
    Work,
    Workshop,
)

LANGUAGES = ("fr", "de", "lb")
DAY = date(2026, 9, 7)
VERSION = "20260907T000000Z"
CONSENTS = (
    UNSAID,
    Consent(ends=date(2026, 9, 6)),
    Consent(ends=date(2030, 1, 1), media=("lan",)),
    Consent(withdrawn=DAY),
    Consent(status="refused"),
)
SAY: dict[str, Any] = {}


def called(text: str) -> Localised:
    return Localised(everywhere=text)


def sound(name: str) -> Sound:
    path = f"content/recordings/{name}/master.flac"
    return Sound(path, name.encode().hex().ljust(64, "0"), 60.0, "flac", 2, 44_100)


def body(lang: str, html: str = "", plays: tuple[str, ...] = ()) -> Body:
    return Body(lang, f"x.{lang}.md", ReadyWords(html, "…"), "0" * 12, plays=plays)


def recording(name: str, **facts: Any) -> Recording:
    return Recording(name, called(name), facts.pop("bodies", {}), sound(name), **facts)


def hub(**kinds: list[Any]) -> Catalogue:
    """A season of these resources."""
    found = {kind: {it.id: it for it in resources} for kind, resources in kinds.items()}
    fallbacks = {"lb": ("de", "fr")}
    return Catalogue(Hub("h", called("H"), LANGUAGES, "fr", fallbacks=fallbacks), **found)


@st.composite
def texts(draw: st.DrawFn, names: dict[str, list[str]]) -> dict[str, Body]:
    """Prose in some languages that links to anything, plays anything and names any file."""
    found = {}
    for lang in draw(st.lists(st.sampled_from(LANGUAGES), unique=True)):
        html, plays = "<p>…</p>", []
        for kind, ids in names.items():
            for id_ in draw(st.lists(st.sampled_from(ids), max_size=1)) if ids else ():
                html += f'<p><a href="../{kind}/{id_}.html#x" rel="noopener">{id_}</a></p>'
        for id_ in draw(st.lists(st.sampled_from(names["recordings"]), max_size=2)):
            html += f'<div class="listen" data-recording="{id_}" data-at="1"><p>?</p></div>'
            html += f'<audio controls="" src="poche:{sound(id_).path}"></audio>'
            plays.append(id_)
        found[lang] = body(lang, html, tuple(plays))
    return found


@st.composite
def seasons(draw: st.DrawFn) -> Catalogue:
    """Any small season."""
    n = st.integers(0, 2)
    names = {
        kind: [f"{kind[:3]}{at}" for at in range(draw(n))]
        for kind in ("people", "works", "concerts", "workshops", "journeys", "projects", "pages")
    }
    names["recordings"] = [f"rec{at}" for at in range(1 + draw(n))]
    names["playlists"] = [f"ply{at}" for at in range(draw(n))]

    def some(resources: list[Any]) -> Any:
        return draw(st.lists(st.sampled_from(resources), max_size=3)) if resources else []

    def one(resources: list[Any]) -> Any:
        return next(iter(some(resources)), None)

    def prose() -> dict[str, Body]:
        return draw(texts(names))

    def rights() -> Rights | None:
        days = st.one_of(st.none(), st.integers(-9, 9).map(lambda n: DAY + timedelta(days=n)))
        if draw(st.booleans()):
            return None
        places = draw(st.sampled_from([(), ("FR",), ("FR", "LU")]))
        media = draw(st.sampled_from([(), ("stick",), ("lan",)]))
        return Rights("CC0-1.0", None, draw(days), draw(days), places, media)

    people = [Person(id_, id_, prose()) for id_ in names["people"]]
    works = [Work(id_, called(id_), prose(), one(people), "traditional") for id_ in names["works"]]
    recordings = [
        recording(
            id_,
            bodies=prose(),
            work=one(works),
            performers=tuple(Performer(who) for who in some(people)),
            rights=rights(),
            consent=draw(st.sampled_from(CONSENTS)),
        )
        for id_ in names["recordings"]
    ]
    playlists = [
        Playlist(id_, called(id_), tuple(map(PlaylistItem, some(recordings) or recordings[:1])))
        for id_ in names["playlists"]
    ]
    workshops = [
        Workshop(
            id_, called(id_), prose(), "singing", "one-off", (6, 8), 30, works=tuple(some(works)),
            playlist=one(playlists), easy=prose(),
            film=Film("x.mp4", "f" * 64, 9.0, 64, 48, 25.0) if draw(st.booleans()) else None,
        )
        for id_ in names["workshops"]
    ]  # fmt: skip
    projects = [Project(id_, called(id_), prose(), ("FR",), DAY) for id_ in names["projects"]]
    venue = Venue(called("Salle"), called("Village"), "FR")
    concerts = [
        Concert(
            id_, called(id_), prose(), DAY, venue, (*some(people), "La classe"),
            (*some(recordings), *some(works)), project=one(projects),
        )
        for id_ in names["concerts"]
    ]  # fmt: skip
    steps = [*works, *recordings, *playlists, *workshops, *concerts, Meeting(called("M"))]
    journeys = [
        Journey(
            id_, called(id_), prose(), (6, 8), 9, project=one(projects),
            steps=tuple(Step(at, what) for at, what in enumerate(some(steps), 1)),
        )
        for id_ in names["journeys"]
    ]  # fmt: skip
    pages = [Page(id_, called(id_), prose()) for id_ in names["pages"]]
    return hub(
        people=people, works=works, recordings=recordings, playlists=playlists,
        workshops=workshops, projects=projects, concerts=concerts, journeys=journeys, pages=pages,
    )  # fmt: skip


@st.composite
def editions(draw: st.DrawFn, season: Catalogue) -> Edition:
    """Any edition of a season."""

    def few(ids: Any) -> tuple[str, ...]:
        known = sorted(ids)
        return tuple(draw(st.lists(st.sampled_from(known), max_size=2))) if known else ()

    return Edition(
        "e",
        languages=few(LANGUAGES),
        journeys=few(season.journeys),
        playlists=few(season.playlists),
        kinds=few(["recordings", "workshops", "journeys", "pages", "works"]),
        video=draw(st.booleans()),
        territory=draw(st.sampled_from([None, "FR", "fr, LU", "BE"])),
        media=draw(st.sampled_from([None, "stick"])),
    )
