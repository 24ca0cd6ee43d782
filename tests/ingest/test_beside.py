"""Captions, covers and parts find their sound by their names; times of karaoke become captions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from build_tools.catalogue.captions import read_captions
from build_tools.catalogue.ids import slug
from build_tools.ingest.beside import Beside, Sorted, sort
from build_tools.ingest.lyrics import webvtt


def sorted_out(*paths: str) -> Sorted:
    sounds = [path for path in paths if path.endswith((".flac", ".mp3"))]
    others = [path for path in paths if path not in sounds]
    return sort(sounds, others, slug, ("fr", "de"))


def test_what_has_the_name_of_a_sound_goes_with_it() -> None:
    it = sorted_out("a/01 - Mer.flac", "a/01 - Mer.vtt", "a/01 - MER.de.lrc", "a/01 - Mer.jpg")
    captions = (("a/01 - MER.de.lrc", "de"), ("a/01 - Mer.vtt", ""))
    assert it.beside == {"a/01 - Mer.flac": Beside(captions, "a/01 - Mer.jpg")}
    assert it.left == ()


def test_a_cover_is_for_its_folder_and_for_its_discs() -> None:
    it = sorted_out(
        "a/cover.jpg", "a/CD1/01.flac", "a/CD2/01.flac", "a/CD2/Front.png", "a/plus/01.flac"
    )
    assert {path: each.cover for path, each in it.beside.items()} == {
        "a/CD1/01.flac": "a/cover.jpg",
        "a/CD2/01.flac": "a/CD2/Front.png",
        "a/plus/01.flac": None,
    }


def test_a_part_is_a_voice_or_an_instrument_of_the_same_track() -> None:
    it = sorted_out(
        "01 - Debussy - Sirènes.flac",
        "01 – piano.flac",
        "01 - Debussy - Sirènes - Sopran 1.flac",
        "01 - Debussy - Sirènes (ténor).mp3",
        "02 - Solo.flac",
        "03 - piano.flac",
    )
    assert it.beside["01 - Debussy - Sirènes.flac"].parts == {
        "piano": "01 – piano.flac",
        "sopran-1": "01 - Debussy - Sirènes - Sopran 1.flac",
        "tenor": "01 - Debussy - Sirènes (ténor).mp3",
    }
    assert {"02 - Solo.flac", "03 - piano.flac"} < set(it.beside), "no track has these as parts"


def test_two_tracks_of_one_number_are_no_parts_of_each_other() -> None:
    it = sorted_out("01 - Mer.flac", "01 - Ciel.flac", "01 - piano.flac")
    assert len(it.beside) == 3 and not any(each.parts for each in it.beside.values())


def test_what_goes_with_nothing_is_left() -> None:
    it = sorted_out("a.flac", "b.vtt", "booklet.pdf", "holiday.jpg", "cover.jpg", "cover.png")
    assert it.left == ("b.vtt", "booklet.pdf", "cover.png", "holiday.jpg")


@given(st.lists(st.text("01 -.abc/pinovfrjg", min_size=1, max_size=20), unique=True))
def test_every_file_is_taken_once_or_left(names: list[str]) -> None:
    """Nothing vanishes, whatever files are called."""
    paths = [f"x/{name}{end}" for name in names for end in (".flac", ".vtt", ".jpg")]
    paths = list(dict.fromkeys(path.replace("//", "/") for path in paths))
    it = sorted_out(*paths)
    parts = [path for each in it.beside.values() for path in each.parts.values()]
    captions = [path for each in it.beside.values() for path, _ in each.captions]
    covers = {each.cover for each in it.beside.values()} - {None}
    seen = [*it.beside, *parts, *captions, *it.left]
    assert len(seen) == len(set(seen))
    assert {*seen, *covers} == set(paths)


def test_karaoke_becomes_captions() -> None:
    text = "[ar:Anna]\n[00:01.50]Ah <00:02.00>la & mer\n[00:03.00]\n[00:04]Oh\n"
    assert webvtt(text, ".lrc", 6.0) == (
        "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\nAh la &amp; mer\n\n"
        "00:00:04.000 --> 00:00:06.000\nOh\n"
    )
    assert webvtt("no times", ".lrc", 6.0) is None


def test_subtitles_become_captions() -> None:
    srt = "1\r\n00:00:01,500 --> 00:00:02,000\r\nAh, 1,5\r\n"
    made = webvtt(srt, ".srt", 6.0)
    assert made == "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\nAh, 1,5\n"


@given(
    st.lists(st.tuples(st.integers(0, 600), st.text("ab <>&-", max_size=9))), st.integers(1, 500)
)
def test_captions_made_of_karaoke_can_be_read(lines: list[tuple[int, str]], length_s: int) -> None:
    """None begins at its own end, lasts beyond the sound or holds a sign of markup."""
    text = "\n".join(f"[{s // 60:02}:{s % 60:02}.00]{said}" for s, said in lines)
    made = webvtt(text, ".lrc", float(length_s))
    if made is not None:
        cues, problems = read_captions(made, "captions.fr.vtt")
        assert [it.code for it in problems if it.code not in ("CAP12",)] == []
        assert cues and all(cue.end_s <= length_s for cue in cues)
