"""What a file says of itself: its tags, and where they are silent its name."""

from __future__ import annotations

import pytest

from build_tools.ingest.facts import Track, apart, told


def of(path: str, **tags: str) -> Track:
    return Track(path, {name: (text,) for name, text in tags.items()})


@pytest.mark.parametrize(
    ("stem", "number", "rest"),
    [
        ("01 - Debussy - Sirènes", "1", "Debussy - Sirènes"),
        ("01 – piano", "1", "piano"),
        ("2-03 Mer", "3", "Mer"),
        ("10 Mer", "10", "Mer"),
        ("00. Intro", "0", "Intro"),
        ("7 Lieder", "", "7 Lieder"),
        ("1812 Overture", "", "1812 Overture"),
        ("Mer", "", "Mer"),
        ("03", "", "03"),
    ],
)
def test_the_number_of_a_track_stands_before_its_name(stem: str, number: str, rest: str) -> None:
    assert apart(stem) == (number, rest)


def test_without_a_title_the_name_gives_it() -> None:
    it = told(of("a/01 - Debussy - Sirènes.flac"))
    assert (it.title, it.by_name, it.work) == ("Sirènes", True, "Sirènes")


@pytest.mark.parametrize(
    ("title", "work", "number"),
    [
        ("Sonate op. 5 no. 1: II. Largo", "Sonate", "op. 5 no. 1"),
        ("Quintett D 667 - 4. Thema", "Quintett", "D 667"),
        ("Sirènes - version longue", "Sirènes - version longue", ""),
        ("op. 5", "op. 5", "op. 5"),
    ],
)
def test_a_title_may_name_its_work(title: str, work: str, number: str) -> None:
    it = told(of("a.flac", title=title))
    assert (it.title, it.work, it.catalogue) == (title, work, number)


@pytest.mark.parametrize(
    ("path", "date", "found"),
    [
        ("2026-03-12 Lens/01.flac", "", "2026-03-12"),
        ("2026-03-12 Lens/01.flac", "2025-01-02T10:00", "2025-01-02"),
        ("Lens/01.flac", "1999", "1999"),
        ("Lens/01.flac", "2026-02-30", "2026"),
        ("Lens/01.flac", "soon", ""),
    ],
)
def test_a_day_stands_in_the_tag_or_in_the_folder(path: str, date: str, found: str) -> None:
    assert told(of(path, date=date)).date == found


def test_a_composer_who_is_named_as_artist_does_not_play() -> None:
    assert told(of("a", artist="Debussy, Claude", composer="Claude Debussy")).performers == ()
    both = told(of("a", artist="Claude Debussy", composer="Claude Debussy",
                   performer="Claude Debussy (piano)"))  # fmt: skip
    assert [it.role for it in both.performers] == ["piano"]


def test_the_number_of_a_label_is_none_of_a_work() -> None:
    assert told(of("a", title="Mer", catalognumber="DG 479 1234")).catalogue == ""
    assert told(of("a", title="Mer", catalognumber="op. 28")).catalogue == "op. 28"


@pytest.mark.parametrize(("tag", "lang"), [("fra", "fr"), ("ger", "de"), ("en", "en"), ("und", "")])
def test_languages_have_two_letters(tag: str, lang: str) -> None:
    assert told(of("a", language=tag)).language == lang
