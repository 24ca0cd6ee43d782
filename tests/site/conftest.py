"""A small hub as the catalogue knows it, without any files."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from build_tools.domain import (
    Assets,
    AudioFile,
    Body,
    Catalogue,
    Chapter,
    Concert,
    Hub,
    Journey,
    Localised,
    Meeting,
    Page,
    Person,
    Playlist,
    PlaylistItem,
    Project,
    Recording,
    Sound,
    Step,
    Venue,
    Work,
    Workshop,
)
from build_tools.prose import parse

LANGUAGES = ("fr", "de", "nl", "en", "lb")


def said(**by_lang: str) -> Localised:
    return Localised(by_lang=MappingProxyType(by_lang))


def body(lang: str, text: str, path: str = "content/x/y/index.md") -> Body:
    prose, problems = parse(text, path=path)
    assert not problems
    return Body(lang, path, prose.words, prose.digest)


def bodies(**by_lang: str) -> MappingProxyType[str, Body]:
    return MappingProxyType({lang: body(lang, text) for lang, text in by_lang.items()})


@pytest.fixture
def hub() -> Catalogue:
    """One resource of each kind, two recordings, hostile characters in the titles."""
    person = Person("ludwig", "Ludwig <van> Beethoven", bodies(fr="Né à Bonn."), "1770", "1827")
    work = Work("ode", said(fr="Ode à la joie", de="Ode an die Freude"), bodies(), person)
    sound = Sound("content/recordings/ode-piano/ode-piano.ogg", "a" * 64, 61.25, "vorbis", 2, 44100)
    recording = Recording(
        "ode-piano",
        said(fr="Ode & piano", de="Ode </script> Klavier"),
        bodies(de="Hör **gut** zu."),
        sound,
        work=work,
        chapters=(Chapter(12.5, said(fr="Suite")),),
    )
    second = replace(
        recording, id="ode-cordes", master=replace(sound, sha256="b" * 64), chapters=()
    )
    items = (PlaylistItem(recording, 10.0, 20.5, said(fr="Écoute.")), PlaylistItem(second))
    playlist = Playlist("ecouter", said(fr="Écouter"), items)
    workshop = Workshop(
        "chanter",
        said(fr="Chanter"),
        bodies(fr="::: step 5 Debout\n::: listen ode-piano 0:10\nQuoi ?\n:::\n:::"),
        "singing",
        "one-off",
        (6, 8),
        30,
        works=(work,),
        playlist=playlist,
    )
    project = Project("mosel", said(fr="Moselle"), bodies(), ("FR", "LU"), date(2026, 9, 7))
    venue = Venue(said(fr="Salle"), said(fr="Village"), "FR")
    concert = Concert(
        "fete", said(fr="Fête"), bodies(), date(2026, 12, 11), venue,
        programme=(recording, work), project=project,
    )  # fmt: skip
    meeting = Meeting(said(fr="Rencontre"), "online", 30, 4, 9)
    steps = (Step(1, workshop), Step(2, meeting), Step(3, concert), Step(4, playlist))
    journey = Journey("annee", said(fr="Une année"), bodies(), (6, 10), 12, 3, project, steps)
    page = Page("aide", said(fr="Aide", de="Hilfe"), bodies(fr="Aide.", de="Hilfe."))
    return Catalogue(
        Hub(
            "test",
            said(fr="Musique", de="Musik"),
            LANGUAGES,
            "fr",
            fallbacks=MappingProxyType({"lb": ("de", "fr")}),
        ),
        works={"ode": work},
        people={"ludwig": person},
        recordings={"ode-cordes": second, "ode-piano": recording},
        concerts={"fete": concert},
        workshops={"chanter": workshop},
        journeys={"annee": journey},
        projects={"mosel": project},
        pages={"aide": page},
        playlists={"ecouter": playlist},
    )


@pytest.fixture
def derived() -> Assets:
    """Published forms of the two recordings."""
    return Assets(
        audio={
            letter * 64: (AudioFile(f"media/{name}.mp3", "audio/mpeg", 9, 61.25),)
            for letter, name in (("a", "ode-piano-1"), ("b", "ode-cordes-1"))
        }
    )
