"""A hub of many workshops as the catalogue knows it: what a teacher has to choose from.

Everything is counted out, nothing drawn by lot: the same every time.
"""

from types import MappingProxyType

from build_tools.domain import (
    WORKSHOP_KINDS,
    Body,
    Catalogue,
    Hub,
    Localised,
    ReadyWords,
    Recording,
    Sound,
    Work,
    Workshop,
)
from build_tools.site.pages import PagePlan

KINDS = tuple(WORKSHOP_KINDS)
ROOMS = (
    ("La salle de classe, en cercle", "Das Klassenzimmer, im Kreis"),
    ("La cour", "Der Hof"),
    ("La salle de classe, tables poussées", "Das Klassenzimmer"),
)
MOODS = ("calm", "lively", "calm", "wistful")


def in_two(fr: str, de: str) -> Localised:
    """A text in two languages."""
    return Localised(by_lang=MappingProxyType({"fr": fr, "de": de}))


def workshop(number: int) -> Workshop:
    """One of the sheets; every fifth suits any group, every fourth needs nothing."""
    youngest = 4 + number % 6
    room = ROOMS[number % 3]
    langs = ("fr", "de") if number % 3 else ("fr",)
    return Workshop(
        f"sheet-{number:03}",
        in_two(f"Fiche {number}", f"Blatt {number}"),
        MappingProxyType(
            {lang: Body(lang, "x.md", ReadyWords("<p>…</p>", "…"), "0" * 12) for lang in langs}
        ),
        KINDS[number % 5],
        ("one-off", "series")[number % 2],
        (youngest, youngest + 3),
        20 + 5 * (number % 9),
        group=None if number % 5 == 0 else (6, 12 + 4 * (number % 6)),
        mode=(None, "both", "in-person")[number % 3],
        materials=tuple(in_two("Un ballon", "Ein Ball") for _ in range(number % 4)),
        space=in_two(*room),
    )


def recording(number: int) -> Recording:
    """One of four recordings of the same work."""
    work = Work("song", in_two("Chanson", "Lied"), MappingProxyType({}), None, "traditional")
    sound = Sound(f"r{number}.ogg", f"{number:064}", 50.0 + 20 * number, "vorbis", 2, 44100)
    title = in_two(f"Prise {number}", f"Aufnahme {number}")
    bodies: MappingProxyType[str, Body] = MappingProxyType({})
    mood = (MOODS[number],)
    return Recording(f"take-{number}", title, bodies, sound, work=work, mood=mood)


def hub(workshops: int) -> Catalogue:
    """The hub, in French and German."""
    made = [workshop(number) for number in range(workshops)]
    return Catalogue(
        Hub("meadow", in_two("Prairie", "Wiese"), ("fr", "de"), "fr"),
        workshops={it.id: it for it in made},
    )


def wanted(page: PagePlan) -> bool:
    """Home, the lists and the sheets themselves: nothing else is looked at."""
    return page.kind in ("home", "index", "workshops") and not page.variant
