"""A hub with long lists as the catalogue knows it: some hundred works, people and workshops.

Everything is counted out, nothing drawn by lot: the same every time.
"""

from types import MappingProxyType

from build_tools.domain import (
    LANGUAGES,
    Catalogue,
    Hub,
    Localised,
    Person,
    Playlist,
    Work,
    Workshop,
)

FRENCH = ("Été", "La Mer", "Chanson", "L’Oiseau", "Un Noël", "Hiver", "Zéphyr", "Valse", "Berceuse")
GERMAN = (
    "Sommer",
    "Das Meer",
    "Lied",
    "Der Vogel",
    "Ein Fest",
    "Winter",
    "Wind",
    "Walzer",
    "Ärger",
)
FIRST = ("Ludwig van", "Clara", "Élise de", "Jan Van", "Amy", "Nadia", "Franz")
FAMILY = ("Beethoven", "Wieck", "Saint-Éloi", "Hout", "Beach", "Öst", "Łukasz", "Quint", "Ives")


def in_two(fr: str, de: str) -> Localised:
    """A text in French and German."""
    return Localised(by_lang=MappingProxyType({"fr": fr, "de": de}))


def many(languages: tuple[str, ...] = LANGUAGES, works: int = 200) -> Catalogue:
    """The hub; titles are as long as titles are."""
    people = {
        f"person-{at}": Person(
            f"person-{at}",
            f"{FIRST[at % 7]} {FAMILY[at % 9]}",
            MappingProxyType({}),
            "1770",
            "1827",
        )
        for at in range(40)
    }
    pieces = {
        f"a-work-with-a-rather-long-name-{at}": Work(
            f"a-work-with-a-rather-long-name-{at}",
            in_two(
                f"{FRENCH[at % 9]} {at // 9}, pour voix et piano",
                f"{GERMAN[at % 9]} {at // 9} für Gesang und Klavier",
            ),
            MappingProxyType({}),
            people[f"person-{at % 40}"],
            year=str(1800 + at),
        )
        for at in range(works)
    }
    sheets = {
        f"sheet-{at}": Workshop(
            f"sheet-{at}", in_two(f"{FRENCH[at % 9]}, jeu {at}", f"{GERMAN[at % 9]}, Spiel {at}"),
            MappingProxyType({}), "singing", "one-off", (6, 8), 30,
        )
        for at in range(30)
    }  # fmt: skip
    lists = {f"list-{at}": Playlist(f"list-{at}", Localised(f"Liste {at}"), ()) for at in range(3)}
    return Catalogue(
        Hub("lettered", in_two("Recueil", "Sammlung"), languages, "fr"),
        works=pieces,
        people=people,
        workshops=sheets,
        playlists=lists,
    )
