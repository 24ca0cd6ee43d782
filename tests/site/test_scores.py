"""Scores on pages: where they stand, what they are called, how they are read aloud."""

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools import strings
from build_tools.domain import (
    LANGUAGES,
    Assets,
    Catalogue,
    Document,
    EngravedKey,
    Engraving,
    Note,
    Score,
    ScorePicture,
    Voice,
)
from build_tools.note_names import key_name, names, note_name
from build_tools.site import Stage, draw_covers
from build_tools.site.notation import LENGTHS
from tests.season import ROOT

SCORE = Score("content/works/ode/ode.abc", "c" * 64, (0.0, 1.0), (0, 1), (1.0, 1.0), (0, 1), 6.0)
VOICE = Voice(
    "",
    (
        Note("abc0", 0.0, 1.0, ("Bb4",), "Freu-"),
        Note("abc1", 1.0, 1.0, ("F#5",), "de,"),
        Note("abc2", 2.0, 1.5, ("G5", "B5")),
        Note("abc3", 3.5, 1.75, ()),
        Note("abc4", 5.25, 0.5, ("G4",)),
    ),
)


def document(url: str, mime: str = "application/pdf", size: int = 1001) -> Document:
    return Document(f"media/{url}", mime, size)


ENGRAVING = Engraving(
    narrow=ScorePicture("media/narrow.svg", 850, 2718, 30_000),
    wide=ScorePicture("media/wide.svg", 2260, 903, 29_000),
    keys=tuple(
        EngravedKey(n, tonic, document(f"s{n}.js"), document(f"s{n}.pdf"))
        for n, tonic in ((-1, "A"), (0, "Bb"), (2, "C"))
    ),
    voices=(VOICE,),
    musicxml=document("s.musicxml", "application/vnd.recordare.musicxml+xml"),
    midi=document("s.mid", "audio/midi"),
)
MOMENTS = ((0.5, 0.0), (12.25, 6.0))


@pytest.fixture
def scored(hub: Catalogue) -> Catalogue:
    """The small hub, whose work has a score."""
    work = replace(hub.works["ode"], score=SCORE, lyrics_language="de")
    recordings = {id: replace(it, work=work) for id, it in hub.recordings.items()}
    workshop = replace(hub.workshops["chanter"], works=(work,))
    return replace(
        hub,
        hub=replace(hub.hub, languages=("fr", "de", "en")),
        works={"ode": work},
        recordings=recordings,
        workshops={"chanter": workshop},
    )


def staged(known: Catalogue, derived: Assets, folder: Path) -> Path:
    """The folder of staged pages."""
    assets = replace(derived, scores={"ode": ENGRAVING}, follows={"ode-piano": MOMENTS})
    Stage(folder, folder / "build", known, draw_covers(known, assets, {}, {})).write()
    return folder / "build" / "docs"


def with_body(known: Catalogue, html: str) -> Catalogue:
    """The hub with another body of its worksheet."""
    workshop = known.workshops["chanter"]
    body = workshop.bodies["fr"].showing(html)
    changed = replace(workshop, bodies=MappingProxyType({"fr": body}))
    return replace(known, workshops={"chanter": changed})


def place(semitones: int, work: str = "ode") -> str:
    return f'<div class="score" data-work="{work}" data-semitones="{semitones}"></div>'


def test_works_and_recordings_that_can_be_followed_show_the_score(
    scored: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    docs = staged(scored, derived, tmp_path)
    for page, styles in (("works/ode", '"score"'), ("recordings/ode-piano", '"tracks", "score"')):
        text = (docs / f"fr/{page}.md").read_text()
        assert '<img src="../../media/narrow.svg" alt="" width="850" height="2718"' in text
        assert 'srcset="../../media/wide.svg" width="2260" height="903">' in text
        assert 'data-follow="ode-piano" data-moments="0.5,0 12.25,6"' in text
        assert 'scripts: ["score"]' in text and f"styles: [{styles}]" in text
    other = (docs / "fr/recordings/ode-cordes.md").read_text()
    assert "data-score" not in other and "scripts: []" in other


def test_a_singing_sheet_ends_with_its_scores_unless_it_places_them(
    scored: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    at_end = (staged(scored, derived, tmp_path) / "fr/workshops/chanter.md").read_text()
    assert '<section class="closing-scores">' in at_end and at_end.count("data-score=") == 1

    own = with_body(scored, f"<p>Un</p>{place(2)}<p>Deux</p>")
    text = (staged(own, derived, tmp_path) / "fr/workshops/chanter.md").read_text()
    assert "closing-scores" not in text
    assert text.index("<p>Un</p>") < text.index('data-score="ode"') < text.index("<p>Deux</p>")

    assert "narrow.svg" in text and "wide.svg" not in text, "beside its steps is no room for it"

    talking = replace(scored.workshops["chanter"], kind="theatre")
    text = (
        staged(replace(scored, workshops={"chanter": talking}), derived, tmp_path)
        / "fr/workshops/chanter.md"
    ).read_text()
    assert "data-score" not in text


def test_the_same_score_twice_has_no_id_twice(
    scored: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    twice = with_body(scored, place(0) + place(2) + place(0, "unknown"))
    text = (staged(twice, derived, tmp_path) / "fr/workshops/chanter.md").read_text()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert re.findall(r'data-prefix="([^"]*)"', text) == ["", "2-"]
    assert "unknown" not in text


def test_a_key_that_was_not_engraved_is_the_written_one(
    scored: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    asked = with_body(scored, place(4) + place(2))
    text = (staged(asked, derived, tmp_path) / "fr/workshops/chanter.md").read_text()
    assert re.findall(r'data-score="ode" data-semitones="(-?\d)"', text) == ["0", "2"]
    links = re.findall(r"data-pdf-link href=\"([^\"]+)\"", text)
    assert links == ["../../media/s0.pdf", "../../media/s2.pdf"]


def test_keys_say_how_far_they_are_in_the_readers_words(
    scored: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    docs = staged(scored, derived, tmp_path)
    shown = {
        lang: re.findall(
            r"<option [^>]*>([^<]+)</option>", (docs / f"{lang}/works/ode.md").read_text()
        )
        for lang in ("fr", "de")
    }
    assert shown["fr"] == [
        "la majeur, 1\u00a0demi-ton plus bas",
        "si bémol majeur (originale)",
        "do majeur, 2\u00a0demi-tons plus haut",
    ]
    assert shown["de"] == [
        "A-Dur, 1 Halbton tiefer",
        "B-Dur (Original)",
        "C-Dur, 2 Halbtöne höher",
    ]  # fmt: skip


def test_the_notes_are_read_bar_by_bar(scored: Catalogue, derived: Assets, tmp_path: Path) -> None:
    """Lengths where they change, leaps where the nearest note of that name is another one."""
    text = (staged(scored, derived, tmp_path) / "en/works/ode.md").read_text()
    words = text[text.index("<details") : text.index("</details>")]
    bars = [
        " ".join(re.sub(r"<[^>]+>", "", bar).split())
        for bar in re.findall(r"<p>(.*?)</p>", words, re.S)
    ]
    assert bars == [
        "Upbeat quarter note: B flat Freu-",
        "Bar 1 F sharp (upwards) de, dotted quarter note: G + B, 1.75 quarter notes: rest, "
        "eighth note: G (downwards)",
    ]
    assert 'data-pitches="Bb4 F#5 G5 B5 G4"' in words and '<i lang="de">Freu-</i>' in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_else_in_the_text_is_called_like_a_note(lang: str) -> None:
    """The names are found again in it, by their order, when another key is chosen."""
    t = strings.load(lang, [ROOT / "overrides"])
    besides = ("rest", "upwards", "downwards", "{length}:", "{n} quarter notes", *LENGTHS.values())
    words = {word for text in besides for word in re.split(r"[^\w♯♭]+", t(text))}
    assert not words & {each.split("=")[2] for each in names(lang).split(";")}


@pytest.mark.parametrize(
    ("lang", "called"),
    [
        ("fr", ["do", "fa dièse", "si bémol", "si", "mi bémol", "si double bémol"]),
        ("lb", ["do", "fa dièse", "si bémol", "si", "mi bémol", "si double bémol"]),
        ("de", ["C", "Fis", "B", "H", "Es", "Heses"]),
        ("nl", ["c", "fis", "bes", "b", "es", "beses"]),
        ("en", ["C", "F sharp", "B flat", "B", "E flat", "B double flat"]),
    ],
)
def test_notes_have_the_names_of_the_language(lang: str, called: list[str]) -> None:
    pitches = ("C4", "F#4", "Bb3", "B", "Eb5", "Bbb4")
    assert [note_name(lang, pitch) for pitch in pitches] == called


def test_names_beside_notes_are_short() -> None:
    assert [note_name("fr", it, short=True) for it in ("F#4", "Bb4", "Cbb")] == [
        "fa♯",
        "si♭",
        "do♭♭",
    ]
    assert [note_name("de", it, short=True) for it in ("F#4", "Ab4", "B#")] == ["Fis", "As", "His"]


@pytest.mark.parametrize(
    ("lang", "keys"),
    [
        ("fr", ["ré majeur", "si bémol majeur", "do dièse mineur", "la mineur"]),
        ("lb", ["ré majeur", "si bémol majeur", "do dièse mineur", "la mineur"]),
        ("de", ["D-Dur", "B-Dur", "cis-Moll", "a-Moll"]),
        ("nl", ["D groot", "Bes groot", "cis klein", "a klein"]),
        ("en", ["D major", "B flat major", "C sharp minor", "A minor"]),
    ],
)
def test_keys_have_the_names_of_the_language(lang: str, keys: list[str]) -> None:
    assert [key_name(lang, tonic) for tonic in ("D", "Bb", "c#", "a")] == keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scripts_get_every_name(lang: str) -> None:
    """Thirty-five of them, and no two letters with the same name but by their accidentals."""
    told = dict(each.split("=", 1) for each in names(lang).split(";"))
    assert len(told) == 35
    assert told["C"].split("=") == [note_name(lang, "C", short=True), note_name(lang, "C")]
    assert len({told[letter] for letter in "CDEFGAB"}) == 7


def test_what_is_no_pitch_is_refused() -> None:
    with pytest.raises(ValueError, match="no pitch: 'H4'"):
        note_name("de", "H4")
