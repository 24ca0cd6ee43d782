"""What can be found: each page by its names in every language, its facts, and its prose."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools.domain import (
    KINDS,
    LANGUAGES,
    WORKSHOP_KINDS,
    Assets,
    Caption,
    Catalogue,
    Film,
    Findable,
    Localised,
    Meeting,
    Performer,
    Step,
    Transcript,
)
from build_tools.site import draw_covers
from build_tools.site.findables import findables_of
from build_tools.site.keywords import once
from build_tools.site.pages import plan_pages
from build_tools.site.reader import Reader
from build_tools.site.relations import Relations
from build_tools.site.synonyms import _TABLES, synonyms
from build_tools.strings import load
from tests.site.conftest import bodies, said

OVERRIDES = Path(__file__).parents[2] / "overrides"
Find = Callable[[Catalogue, str, str], Findable]


@pytest.fixture
def find(derived: Assets) -> Find:
    """What a reader of a language finds at an address, without the language and the ending."""

    def found(known: Catalogue, lang: str, at: str) -> Findable:
        url = f"{lang}/{at}.html"
        return next(it for it in findables_of(reader(known, derived, lang)) if it.url == url)

    return found


def reader(known: Catalogue, derived: Assets, lang: str) -> Reader:
    page = next(it for it in plan_pages(known) if it.lang == lang)
    covers = draw_covers(known, derived, {}, {})
    return Reader(page, known, Relations(known), covers, load(lang, [OVERRIDES]))


def transcript(lang: str, *texts: str) -> Transcript:
    captions = (Caption(at, at + 1.0, text) for at, text in enumerate(texts))
    return Transcript(lang, f"content/x/captions.{lang}.vtt", tuple(captions))


def words_of(found: Findable) -> set[str]:
    """The words of its keys."""
    return {word for key in found.keys for word in key.casefold().split()}


def test_every_resource_is_found_once_at_a_page_that_there_is(
    hub: Catalogue, derived: Assets
) -> None:
    for lang in LANGUAGES:
        found = findables_of(reader(hub, derived, lang))
        urls = Counter(it.url for it in found)
        there = {page.url: page for page in plan_pages(hub) if page.lang == lang}
        assert set(urls) <= set(there)
        assert set(urls.values()) == {1}
        resources = {page.url for page in there.values() if page.resource and not page.variant}
        special = {f"{lang}/special/{name}.html" for name in ("overview", "questions")}
        assert resources | special == set(urls)
        assert {it.kind for it in found} == set(KINDS)


def test_a_hub_without_dates_has_no_overview_to_find(hub: Catalogue, derived: Assets) -> None:
    known = replace(hub, concerts={}, projects={}, journeys={})
    assert not [it for it in findables_of(reader(known, derived, "fr")) if "special" in it.url]


def test_titles_of_all_languages_find_the_same_work(hub: Catalogue, find: Find) -> None:
    french, german = find(hub, "fr", "works/ode"), find(hub, "de", "works/ode")
    assert french.title == "Ode à la joie"
    assert "Ode an die Freude" in french.keys
    assert "Ode à la joie" in german.keys
    for each in (french, german):
        assert each.title not in each.keys
    assert "Ode an die Freude" in find(hub, "fr", "recordings/ode-piano").keys
    assert "Ode an die Freude" in find(hub, "fr", "workshops/chanter").keys


def test_a_work_is_found_by_who_made_it_and_what_it_is(hub: Catalogue, find: Find) -> None:
    work = replace(
        hub.works["ode"], lyricist="Friedrich Schiller", catalogue_number="op. 125", year="1824",
        genre="symphony", period="18th century", instruments=("voices", "ukulele"),
        lyrics_language="de",
    )  # fmt: skip
    found = find(replace(hub, works={"ode": work}), "fr", "works/ode")
    assert found.by == "Ludwig <van> Beethoven · 1824"
    facts = {"Friedrich Schiller", "op. 125", "symphonie", "18e siècle", "voix", "ukulele"}
    assert {*facts, "allemand", "Œuvres", "morceau"} <= set(found.keys)
    assert not {"partition", "symphony"} & set(found.keys)


def test_a_recording_is_found_by_who_plays_and_how_it_sounds(hub: Catalogue, find: Find) -> None:
    other = replace(hub.people["ludwig"], id="clara", name="Clara Schumann")
    played = replace(
        hub.recordings["ode-piano"], performers=(Performer(other, said(fr="piano")),),
        mood=("calm", "nobody’s word"), recorded_place=said(fr="Vienne"),
    )  # fmt: skip
    known = replace(hub, recordings={"ode-piano": played})
    found = find(known, "fr", "recordings/ode-piano")
    assert found.by == "Ludwig <van> Beethoven · 1:01"
    assert {"Clara Schumann", "piano", "calme", "nobody’s word", "Vienne", "Suite"} <= {*found.keys}


def test_a_workshop_is_found_by_each_age_and_shows_its_own_kind(hub: Catalogue, find: Find) -> None:
    found = find(hub, "fr", "workshops/chanter")
    assert found.icon == "singing"
    assert found.by == "Chant · 6–8 ans · 30 min"
    assert {"6", "7", "8", "ans", "minutes", "chorale"} <= words_of(found)
    assert "sans matériel" in found.keys
    known = replace(hub.workshops["chanter"], materials=(said(fr="Un foulard"),), ages=(16, 99))
    found = find(replace(hub, workshops={"chanter": known}), "fr", "workshops/chanter")
    assert "Un foulard" in found.keys
    assert "sans matériel" not in found.keys
    assert {"16", "17", "18"} == {word for word in words_of(found) if word in map(str, range(30))}


def test_a_concert_is_found_by_its_place_and_what_is_played(hub: Catalogue, find: Find) -> None:
    concert = replace(hub.concerts["fete"], artists=("Quatuor d’ici", hub.people["ludwig"]))
    found = find(replace(hub, concerts={"fete": concert}), "fr", "concerts/fete")
    assert found.by == "Village · 11 décembre 2026"
    assert {"Salle", "France", "Quatuor d’ici", "Ludwig <van> Beethoven", "Ode & piano"} <= {
        *found.keys
    }
    assert found.text == "Ode & piano, Ode à la joie"


def test_a_journey_is_found_by_its_project_its_notes_and_its_meetings(
    hub: Catalogue, find: Find
) -> None:
    meeting = Meeting(said(fr="Chorale du village"), prepare=said(fr="Apportez une écharpe."))
    steps = (Step(1, hub.workshops["chanter"], said(fr="Sans hâte.")), Step(2, meeting))
    project = replace(hub.projects["mosel"], partners=(Localised("École du pont"),))
    known = replace(
        hub, journeys={"annee": replace(hub.journeys["annee"], steps=steps, project=project)}
    )
    found = find(known, "fr", "journeys/annee")
    assert found.by == "12 semaines · 6–10 ans"
    assert {"Moselle", "École du pont", "France, Luxembourg"} <= set(found.keys)
    assert found.text.split("\n") == ["Sans hâte.", "Chorale du village", "Apportez une écharpe."]


def test_prompts_of_a_playlist_are_its_prose(hub: Catalogue, find: Find) -> None:
    found = find(hub, "fr", "playlists/ecouter")
    assert found.text == "Écoute."
    assert {"Ode & piano", "Ode à la joie", "Ludwig <van> Beethoven"} <= set(found.keys)


def test_sung_words_are_found_as_they_sound_and_as_they_are_read(
    hub: Catalogue, find: Find
) -> None:
    work = replace(hub.works["ode"], lyrics_language="de")
    spoken = {
        "de": transcript("de", "♪ Freude, schöner ♪", "Götterfunken", "♪ Freude, schöner ♪"),
        "fr": transcript("fr", "Joie,\nbelle étincelle"),
        "en": transcript("en", "Joy, fair spark"),
    }
    sung = replace(
        hub.recordings["ode-piano"], work=work, transcripts=MappingProxyType(spoken),
        bodies=bodies(fr="Chantez."),
    )  # fmt: skip
    known = replace(hub, recordings={"ode-piano": sung})
    french = find(known, "fr", "recordings/ode-piano")
    assert french.text.split("\n") == [
        "Chantez.", "Joie, belle étincelle", "Freude, schöner", "Götterfunken",
    ]  # fmt: skip
    assert "paroles" in french.keys
    assert "Joy" not in french.text


def test_what_is_said_in_a_video_is_found(hub: Catalogue, find: Find) -> None:
    shown = replace(
        hub.workshops["chanter"],
        film=Film("content/x/film.mp4", "f" * 64, 9.0, 640, 360, 25.0),
        transcripts=MappingProxyType({"fr": transcript("fr", "Bonjour à tous")}),
        adaptations=MappingProxyType({"hearing": said(fr="Montrez le rythme.")}),
    )
    found = find(replace(hub, workshops={"chanter": shown}), "fr", "workshops/chanter")
    assert found.text.endswith("\nBonjour à tous")
    assert "Montrez le rythme." in found.text
    assert "vidéo" in found.keys


def test_texts_in_other_languages_say_so(hub: Catalogue, find: Find) -> None:
    """Luxembourgish falls back to German before French."""
    found = find(hub, "lb", "recordings/ode-piano")
    assert (found.lang, found.title_lang) == ("de", "de")
    assert find(hub, "de", "recordings/ode-piano").lang == ""
    assert find(hub, "lb", "workshops/chanter").title_lang == "fr"


def test_no_line_of_prose_is_there_twice(hub: Catalogue, derived: Assets) -> None:
    page = replace(hub.pages["aide"], bodies=bodies(fr="Ici.\n\nLà.\n\nIci."))
    known = replace(hub, pages={"aide": page})
    for found in findables_of(reader(known, derived, "fr")):
        lines = found.text.split("\n")
        assert len(lines) == len(set(lines)), found.url


def test_no_name_is_there_twice_and_none_is_the_title(hub: Catalogue, derived: Assets) -> None:
    for lang in LANGUAGES:
        for found in findables_of(reader(hub, derived, lang)):
            folded = [key.casefold() for key in found.keys]
            assert len(folded) == len(set(folded)), found.url
            assert found.title.casefold() not in folded
            assert "" not in folded


def test_names_keep_their_first_writing() -> None:
    assert once(["Ode", "", "ODE", "Chant", "chant"], "ode") == ("Chant",)
    assert once(["Bach", "chant", "BACH"]) == ("Bach", "chant")


def test_every_language_has_synonyms_of_every_topic() -> None:
    for lang in LANGUAGES:
        for topic in (*KINDS, *WORKSHOP_KINDS):
            assert synonyms(lang, topic)
    topics = {lang: [line.partition(":")[0] for line in table.strip().split("\n")]
              for lang, table in _TABLES.items()}  # fmt: skip
    assert set(topics) == set(LANGUAGES)
    assert len({tuple(each) for each in topics.values()}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_synonym_fits_everything(lang: str) -> None:
    """A topic has five at most, and a word stands for two topics at most."""
    topics = [line.partition(":")[0] for line in _TABLES[lang].strip().split("\n")]
    assert max(len(synonyms(lang, topic)) for topic in topics) <= 5
    used = Counter(word for topic in topics for word in synonyms(lang, topic))
    assert max(used.values()) <= 2
