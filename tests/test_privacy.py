"""What is somebody's address or telephone number, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.privacy import found_in, in_name

ADDRESSES = [
    "marie.durand@example.org",
    "Écrire à chorale_75@musique.example.fr.",
    "<info@ecole.lu>",
    "mail: k.schmidt+ton@uni-saarland.de, danke",
    "marie (at) example.org",
    "marie[at]example.org",
]
NUMBERS = [
    "03 87 12 34 56",
    "06.12.34.56.78",
    "0612345678",
    "06-45-34-56-78",
    "+33 6 12 34 56 78",
    "+33 (0)6 12 34 56 78",
    "0033 3 87 12 34 56",
    "00333871234567"[:13],
    "+352 26 12 34 56",
    "+352 621 123 456",
    "00352 621 123 456",
    "Tél. 26 12 34 56",
    "GSM: 621 123 456",
    "Tel 621-123-456",
    "02 123 45 67",
    "02/123.45.67",
    "081 12 34 56",
    "0470 12 34 56",
    "0470/123.456",
    "+32 470 12 34 56",
    "0681 123456",
    "0681/302-0",
    "06831/123456",
    "(0681) 123456",
    "0151 23456789",
    "0151 23 45 67 89",
    "+49 681 302-0000",
    "0049 681 3020000",
    "+1 212 555 0123",
    "Tel.: 0681 12 34",
]
NO_NUMBERS = [
    "op. 125",
    "Op. 0123456789",
    "BWV 1001-1006",
    "BWV 0140 1234567",
    "KV 525",
    "Hob. XVI:052",
    "D 911, 1827",
    "ISBN 978-2-07-036822-8",
    "ISBN 0198614594",
    "ISBN 0-19-861459-4",
    "ISMN 979-0-2600-0043-8",
    "ISRC FR-Z03-98-00212",
    "FRZ039800212",
    "EAN 0028947755009",
    "0028947755009",
    "028947755009",
    "0044007412343",
    "3760014191234",
    "Teldec 0630-17712-2",
    "0630 17712-2",
    "2026-11-14",
    "14.11.2026",
    "14/11/2026 19:30",
    "2026-11-14T19:30:00Z",
    "20260621 183012",
    "07-09-26-11-30",
    "07.09.26.11.30",
    "0815 20261224",
    "0506 2024 2025",
    "0930 1685-1750",
    "1685-1750",
    "00:12:33.120",
    "0:12.5, 0:13.0, 0:13.5",
    "01:02:03",
    "01 02 03 04 05",
    "10 20 30 40 50",
    "0.52 1.04 1.57 2.09",
    "44100 Hz, 16 bit, 1411 kbit/s",
    "-23.0 LUFS, +12.5 dB",
    "1920x1080",
    "3f786850e387",
    "uuid:0180117407206811822a",
    "00000A2C 00000B3F 00000861 00000861",
    "00000000 00000210 000007A3 0000000000A3B1CD",
    "IMG_20260621_183012",
    "IMG-20260621-WA0012",
    "PXL_20260621_093012345",
    "DSC00421",
    "49.545, 6.367",
    "+49.5450+006.3670/",
    "67000 Strasbourg",
    "L-5501 Remich",
    "12 34 56",
    "100 000 000",
    "1 2 3 4 5 6 7 8 9 10 11 12",
]
NO_ADDRESSES = ["score@2x.png", "a@b", "@choir", "5 € @ 3", "photo@home.jpg", "f @ mf", "la@"]


@pytest.mark.parametrize("text", ADDRESSES)
def test_addresses_are_found(text: str) -> None:
    assert [it.is_email for it in found_in(text)] == [True]


@pytest.mark.parametrize("text", NUMBERS)
def test_telephone_numbers_are_found(text: str) -> None:
    assert [it.is_email for it in found_in(text)] == [False]
    assert [it.is_email for it in found_in(f"Marie, {text} le soir")] == [False]


@pytest.mark.parametrize("text", [*NO_NUMBERS, *NO_ADDRESSES])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert list(found_in(text)) == []
    assert list(in_name(f"{text}.jpg")) == []


def test_names_of_files_are_read_in_words() -> None:
    assert [it.text for it in in_name("chorale_06 12 34 56 78.mp3")] == ["06 12 34 56 78"]
    assert [it.text for it in in_name("marie@example.org.jpg")] == ["marie@example.org"]
    assert list(in_name("score@2x.png")) == []


def test_what_is_told_is_not_told_whole() -> None:
    told = [it.shown for it in found_in("marie.durand (at) example.org, 06 12 34 56 78")]
    assert told == ["m…@example.org", "06 1…"]


_DIGITS = st.text("0123456789", min_size=2, max_size=2)


@given(st.sampled_from("12345679"), st.lists(_DIGITS, min_size=4, max_size=4), st.booleans())
def test_every_french_number_is_found_but_counts(first: str, pairs: list[str], bare: bool) -> None:
    whole = [f"0{first}", *pairs]
    steps = {int(b) - int(a) for a, b in pairwise(whole)}
    found = list(found_in(("" if bare else " ").join(whole)))
    assert len(found) == (1 if len(steps) > 1 else 0)


@given(st.integers(1, 999), st.integers(1, 9999), st.integers(0, 59), st.integers(0, 59))
def test_music_s_own_numbers_never_ring(opus: int, work: int, minutes: int, seconds: int) -> None:
    for text in (
        f"op. {opus} n° {work % 30}",
        f"BWV {work}",
        f"KV {work}",
        f"{minutes}:{seconds:02d}",
        f"{minutes:02d}:{seconds:02d}.{work % 1000:03d} --> {minutes:02d}:{seconds:02d}.999",
        f"{opus}. {minutes}'{seconds}\"",
    ):
        assert list(found_in(text)) == []


@given(st.dates(), st.times())
def test_days_and_hours_never_ring(day: object, hour: object) -> None:
    for form in ("{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0:%d/%m/%Y} {1:%H:%M}", "{0:%Y%m%d}_{1:%H%M%S}"):
        text = form.format(day, hour)
        assert list(found_in(text)) == [] and list(in_name(f"IMG_{text}.jpg")) == []


@given(st.text("0123456789", min_size=12, max_size=12))
def test_barcodes_never_ring(digits: str) -> None:
    weighed = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    assert list(found_in(f"{digits}{-weighed % 10}")) == []


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    for it in found_in(text):
        assert it.text and it.at >= 0 and it.shown
