"""Songs are found by their words, free pages by their headings, ages as they are said."""

from dataclasses import replace
from types import MappingProxyType

from build_tools.domain import (
    Assets,
    Caption,
    Catalogue,
    Document,
    Engraving,
    Findable,
    Note,
    ScorePicture,
    Transcript,
    Voice,
)
from build_tools.site import draw_covers
from build_tools.site.findables import findables_of
from build_tools.site.pages import plan_pages
from build_tools.site.reader import Reader
from build_tools.site.relations import Relations
from build_tools.strings import load
from tests.season import ROOT
from tests.site.conftest import bodies

SYLLABLES = ("", "Freu-", "de, schö-", "", "ner Göt-", "ter-", "fun-", "ken")


def found_in(known: Catalogue, derived: Assets, at: str) -> Findable:
    page = next(it for it in plan_pages(known) if it.lang == "fr")
    assets = draw_covers(known, derived, {}, {})
    r = Reader(page, known, Relations(known), assets, load("fr", [ROOT / "overrides"]))
    return next(it for it in findables_of(r) if it.url == f"fr/{at}.html")


def engraved(derived: Assets) -> Assets:
    notes = tuple(
        Note(f"n{at}", float(at), 1.0, ("C4",), words) for at, words in enumerate(SYLLABLES)
    )
    voices = (Voice("Piano", (Note("p", 0.0, 1.0, ("C2",)),)), Voice("Chant", notes))
    file = Document("media/x", "x/x", 1)
    picture = ScorePicture("media/x.svg", 1, 1, 1)
    scores = {"ode": Engraving(picture, picture, (), voices, file, file)}
    return replace(derived, scores=scores)


def test_syllables_under_notes_become_words(hub: Catalogue, derived: Assets) -> None:
    known = replace(hub, works={"ode": replace(hub.works["ode"], lyrics_language="de")})
    found = found_in(known, engraved(derived), "works/ode")
    assert found.text == "Freude, schöner Götterfunken"
    assert found.lang == "de"


def test_words_as_they_were_written_go_before_syllables(hub: Catalogue, derived: Assets) -> None:
    """Syllables do not know that `prête-moi` has a hyphen of its own."""
    work = replace(hub.works["ode"], lyrics_language="de")
    captions = (Caption(0.0, 1.0, "♪ Freude! ♪"), Caption(1.0, 2.0, "Tochter"))
    shown = MappingProxyType({"de": Transcript("de", "content/x/captions.de.vtt", captions)})
    recordings = {
        id: replace(it, work=work, transcripts=shown if id == "ode-piano" else MappingProxyType({}))
        for id, it in hub.recordings.items()
    }
    known = replace(hub, works={"ode": work}, recordings=recordings)
    assert found_in(known, engraved(derived), "works/ode").text == "Freude!\nTochter"


def test_a_work_without_words_has_no_more_prose_than_its_text(
    hub: Catalogue, derived: Assets
) -> None:
    assert found_in(hub, derived, "works/ode").text == ""


def test_headings_name_a_free_page(hub: Catalogue, derived: Assets) -> None:
    text = "## Pas de *son*\n\nMontez le volume.\n\n### Encore & toujours\n\nRien."
    page = replace(hub.pages["aide"], bodies=bodies(fr=text))
    keys = found_in(replace(hub, pages={"aide": page}), derived, "pages/aide").keys
    assert {"Pas de son", "Encore & toujours"} <= set(keys)
    assert "Montez le volume." not in keys


def test_ages_are_found_as_they_are_said(hub: Catalogue, derived: Assets) -> None:
    assert "de 6 à 8 ans" in found_in(hub, derived, "workshops/chanter").keys
