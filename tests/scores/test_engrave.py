"""What is published of a score: drawings, scripts, paper, downloads."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest

from build_tools.domain import Engraving
from build_tools.scores import Engraved, engrave
from build_tools.scores.keys import SEMITONES
from build_tools.store import Store
from tests.scores.conftest import DUET, MEI, MUSICXML, SONG, drawn, season, silent

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "defs", "g", "path", "use", "text"}
ATTRIBUTES = {
    *("viewBox", "role", "fill", "font-family", "id", "transform", "d", "stroke", "stroke-width"),
    *("stroke-dasharray", "href", "x", "y", "data-n", "data-for", "font-size", "font-weight"),
    *("font-style", "text-anchor"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Engraved:
    """A song, a duet, and one score each as MusicXML and as MEI."""
    folder = tmp_path_factory.mktemp("hub")
    store = Store(tmp_path_factory.mktemp("store"))
    musicxml = MUSICXML.format(encoding="UTF-8")
    return drawn(folder, store, song_abc=SONG, duet_abc=DUET, flute_musicxml=musicxml, tune_mei=MEI)


@pytest.fixture
def song(made: Engraved) -> Engraving:
    return made.engravings["song"]


def pitches(svg: str) -> list[str]:
    return re.findall(r'data-n="([^"]+)"', svg)


def paper(engraving: Engraving) -> str:
    """All that is drawn for paper in the written key."""
    return f"<all>{''.join(engraving.paper[0])}</all>"


def pdf(made: Engraved, url: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.files[url].read_bytes()))


def test_nine_keys_from_low_to_high(song: Engraving) -> None:
    assert tuple(key.semitones for key in song.keys) == SEMITONES
    assert [key.tonic for key in song.keys][4] == "F"


def test_drawings_are_made_of_known_parts_only(made: Engraved) -> None:
    """No style, no script, no address but that of a glyph in the same drawing."""
    for engraving in made.engravings.values():
        for svg in (*engraving.paper[0], *engraving.paper[3]):
            root = ElementTree.fromstring(svg)
            assert {each.tag.removeprefix(SVG) for each in root.iter()} <= ELEMENTS
            assert {name for each in root.iter() for name in each.attrib} <= ATTRIBUTES
            ids = [each.get("id") for each in root.iter() if each.get("id")]
            assert len(ids) == len(set(ids))
            links = {each.get("href", "#") for each in root.iter(f"{SVG}use")}
            assert links <= {f"#{id}" for id in ids}
            assert root.get("role") == "img"
            assert root.findtext(f"{SVG}title") == 'Kleines "Lied" & #read("/etc/passwd")'
            assert root.findtext(f"{SVG}desc", "").startswith("Jean <Dupont>")


def test_pictures_bring_their_letters_and_nothing_else(made: Engraved) -> None:
    """Nobody can point at their notes; a font from within is the one address that is no glyph's."""
    for id_, engraving in made.engravings.items():
        for name, told in (("narrow", engraving.narrow), ("wide", engraving.wide)):
            assert re.fullmatch(rf"media/score-{id_}-{name}-[0-9a-f]{{10}}\.svg", told.url)
            data = made.files[told.url].read_bytes()
            assert told.size_bytes == len(data)
            root = ElementTree.fromstring(data)
            assert {it.tag.removeprefix(SVG) for it in root.iter()} <= ELEMENTS | {"style"}
            kept = ATTRIBUTES - {"data-n", "data-for"}
            assert {name for it in root.iter() for name in it.attrib} <= kept
            links = {it.get("href", "#") for it in root.iter(f"{SVG}use")}
            assert links <= {f"#{it.get('id')}" for it in root.iter() if it.get("id")}
            addresses = re.findall(r"url\(([^)]{0,23})", root.findtext(f"{SVG}style", ""))
            assert addresses == ["data:font/woff2;base64,"]
            shape = [float(it) for it in root.get("viewBox", "").split()[2:]]
            assert [told.width, told.height] == [round(it) for it in shape]
            assert b"currentColor" not in data


def test_notes_carry_what_they_are(song: Engraving) -> None:
    """Noteheads their pitch, syllables the note that they are sung to."""
    assert pitches(paper(song)) == ["C4", "F4", "A4", "C5", "C5", "A4", "G4", "E4", "F4"]
    root = ElementTree.fromstring(paper(song))
    notes = {each.get("id"): each.get("data-n") for each in root.iter(f"{SVG}use")}
    sung = {each.text: each.get("data-for") for each in root.iter(f"{SVG}text")}
    assert notes[sung["Ein"]] == "C4"
    assert notes[sung["lieb?"]] == notes[sung["so."]] == "F4"
    assert any(text and "90" in text for text in sung)


def test_every_key_has_the_same_ids_and_its_own_pitches(song: Engraving) -> None:
    """So a moment of the music is the same note in all of them."""
    written = re.findall(r'<use id="([^"]+)"', "".join(song.paper[0]))
    moved = "".join(song.paper[-3])
    assert re.findall(r'<use id="([^"]+)"', moved) == written
    assert pitches(moved) == ["A3", "D4", "F#4", "A4", "A4", "F#4", "E4", "C#4", "D4"]
    assert ">D<" in moved and ">A7<" in moved, "the chords above go along"


def test_voices_can_be_read(made: Engraved) -> None:
    song, duet = made.engravings["song"].voices, made.engravings["duet"].voices
    assert [voice.name for voice in duet] == ["Oben", "Unten"]
    first = song[0].notes[0]
    assert (first.pitches, first.quarters, first.length, first.words) == (("C4",), 0, 1, "Ein")
    assert song[0].notes[1].words == "klei-"
    chord, rest, natural = duet[0].notes[3:6]
    assert (chord.pitches, chord.length) == (("Eb4", "G4"), 2)
    assert (rest.pitches, rest.quarters) == ((), 6)
    assert natural.pitches == ("B4",)
    assert [note.pitches for note in duet[1].notes[:2]] == [("Eb3",), ("Eb3",)]
    ids = re.findall(r' id="([^"]+)"', paper(made.engravings["duet"]))
    assert {note.id for voice in duet for note in voice.notes} <= set(ids)


def test_pitches_of_mei(made: Engraved) -> None:
    """What the signature does stands beside the notes; a sign takes it back."""
    assert pitches(paper(made.engravings["tune"])) == ["F#4", "G4", "C5"]


def test_ids_of_two_scores_do_not_clash(made: Engraved) -> None:
    drawn_ = [paper(each) for each in made.engravings.values()]
    ids = [set(re.findall(r' id="([^"]+)"', each)) for each in drawn_]
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_scripts_stay_small(made: Engraved) -> None:
    """Three drawings of a short song in the room of one picture."""
    for engraving in made.engravings.values():
        assert max(key.script.size_bytes for key in engraving.keys) < 20_000


def test_a_key_on_paper(made: Engraved, song: Engraving) -> None:
    """Tagged, with title, composer and key; what was written is shown, and never a program."""
    paper = pdf(made, song.keys[0].pdf.url)
    text = paper.pages[0].extract_text()
    assert 'Kleines "Lied" & #read("/etc/passwd")' in " ".join(text.split())
    assert "Jean <Dupont>" in text
    assert "Des-Dur" in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "de"
    fonts = {font["/BaseFont"].split("+")[-1] for font in fonts_of(paper)}
    assert any(name.startswith("Tinos") for name in fonts)
    assert all(name.startswith(("Tinos", "Atkinson")) for name in fonts), fonts


def fonts_of(paper: pypdf.PdfReader) -> list[Any]:
    found = []
    for object_ in paper.resolved_objects.values() or ():
        if isinstance(object_, dict) and object_.get("/Type") == "/Font":
            found.append(object_)
    for page in paper.pages:
        resources = [page["/Resources"]]
        while resources:
            here = resources.pop()
            found += [font.get_object() for font in here.get("/Font", {}).values()]
            inner = (each.get_object() for each in here.get("/XObject", {}).values())
            resources += [each["/Resources"] for each in inner if "/Resources" in each]
    return found


def test_downloads(made: Engraved, song: Engraving) -> None:
    """MIDI with the tempo of the score; MusicXML without a day, a comment or a pupil's name."""
    midi = made.files[song.midi.url].read_bytes()
    assert midi.startswith(b"MThd")
    per_beat = int.from_bytes(midi[midi.index(b"\xff\x51\x03") + 3 :][:3])
    assert 60e6 / per_beat == pytest.approx(90, abs=0.1)
    musicxml = made.files[song.musicxml.url].read_text("utf-8")
    assert "encoding-date" not in musicxml
    assert song.musicxml.mime == "application/vnd.recordare.musicxml+xml"
    flute = made.engravings["flute"].musicxml
    assert "pupil" not in made.files[flute.url].read_text("utf-8")
    tune = made.engravings["tune"].musicxml
    assert (tune.mime, tune.url.rpartition(".")[2]) == ("application/vnd.mei+xml", "mei")


def test_addresses_are_named_by_content(made: Engraved) -> None:
    """And every one has its file, of the size that is told."""
    for engraving in made.engravings.values():
        documents = [engraving.midi, engraving.musicxml]
        documents += [each for key in engraving.keys for each in (key.script, key.pdf)]
        for each in documents:
            assert re.fullmatch(r"media/score-[a-z0-9-]+-[0-9a-f]{10}\.[a-z]+", each.url)
            assert made.files[each.url].stat().st_size == each.size_bytes
    assert re.match(r"media/score-song-m4-", made.engravings["song"].keys[0].script.url)


def test_the_same_again(
    made: Engraved, root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes are the same from another store; from the same nothing is done but what is gone."""
    again = drawn(root, store, song_abc=SONG)
    assert again.engravings["song"] == made.engravings["song"]
    for url, path in again.files.items():
        assert path.read_bytes() == made.files[url].read_bytes()

    with monkeypatch.context() as patched:

        def refuse(*_: Any, **__: Any) -> None:
            raise AssertionError("a child was started")

        patched.setattr(subprocess.Popen, "__init__", refuse)
        assert drawn(root, store, song_abc=SONG) == again

    next(iter(again.files.values())).unlink()
    assert drawn(root, store, song_abc=SONG) == again
    assert all(path.exists() for path in again.files.values())


def test_no_scores_are_no_work(root: Path, store: Store) -> None:
    assert engrave(root, season({}.values()), store, silent) == Engraved({}, {}, {})
