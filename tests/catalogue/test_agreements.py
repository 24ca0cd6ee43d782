"""Consents as they are written, now and in older files; and what is private beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from build_tools.catalogue import agreements, private, read
from build_tools.catalogue.forms import Unfit
from build_tools.domain import CONSENTS, Consent
from build_tools.pipeline import check
from build_tools.prose import parse

HUB = "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"
CONCERT = "title: Soirée\ndate: 2026-11-14\nvenue: {name: Salle}\n"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("file 12", Consent(ref="file 12")),
        ({"reference": "file 12"}, Consent(ref="file 12")),
        ({"note": "file 12"}, Consent(ref="file 12")),
        (
            {"reference": "file 12", "until": "2027-07-31"},
            Consent(ref="file 12", ends=date(2027, 7, 31)),
        ),
        ({"status": "MR-NON"}, Consent(status="none")),
        ({"status": "MR-UMR"}, Consent(status="given")),
        ({"status": "MR-LMR"}, Consent(status="limited")),
        ({"status": "MR-NAP"}, Consent(status="not-needed")),
        ({"status": "refused", "ref": None}, Consent(status="refused")),
        ({"media": "usb, lan"}, Consent(media=("usb", "lan"))),
        ({"media": ["usb", "lan"]}, Consent(media=("usb", "lan"))),
        (
            {
                "from": "2026-09-07", "until": "2027-07-31", "withdrawn": "2026-12-01",
                "purpose": "the stick",
            },
            Consent(
                None, None, (), "the stick", date(2026, 9, 7), date(2027, 7, 31), date(2026, 12, 1)
            ),
        ),
        ({}, Consent()),
    ],
)  # fmt: skip
def test_consents_are_read_in_all_spellings(written: object, known: Consent) -> None:
    assert agreements.consent(written) == known


@pytest.mark.parametrize(
    ("written", "at", "is_name"),
    [
        ({"widthdrawn": "2026-12-01"}, ("widthdrawn",), True),
        ({"who": "a name"}, ("who",), True),
        ({"status": "yes"}, ("status",), False),
        ({"status": ["given"]}, ("status",), False),
        ({"until": "who knows"}, ("until",), False),
        ({"until": "2027-02-30"}, ("until",), False),
        ({"withdrawn": "true"}, ("withdrawn",), False),
        ({"media": {"usb": "yes"}}, ("media",), False),
        ({"media": [["usb"]]}, ("media",), False),
        ({"ref": ["file"]}, ("ref",), False),
        (["file 12"], (), False),
    ],
)
def test_what_cannot_be_a_consent_is_said_where_it_stands(
    written: object, at: tuple[str, ...], is_name: bool
) -> None:
    with pytest.raises(Unfit) as refused:
        agreements.consent(written)
    (fault,) = refused.value.faults
    assert (fault.at, fault.is_name) == (at, is_name)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Unfit) as refused:
        agreements.consent({"status": "yes", "until": "soon", "widthdrawn": "2026-12-01"})
    assert len(refused.value.faults) == 3


def test_each_word_has_its_code_and_each_code_its_word() -> None:
    assert {agreements.STATUSES[code] for code in CONSENTS.values()} < set(CONSENTS)
    assert all(agreements.STATUSES[word] == word for word in CONSENTS)


def hub(root: Path, files: Mapping[str, str]) -> Path:
    for path, text in {"content/hub.yml": HUB, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def told(root: Path) -> list[tuple[str, str, int]]:
    return [(it.code, it.location.path, it.location.line) for it in check(root).problems]


def test_problems_of_consents_stand_at_their_lines(tmp_path: Path) -> None:
    """A misspelt field, a day that is none, and days in the wrong order, in one run."""
    files = {
        f"content/concerts/{name}/concert.yml": f"{CONCERT}photos:\n  - file: a.png\n    alt: A\n"
        f"    consent:\n      ref: x\n      {consent}\n"
        for name, consent in {
            "a": "widthdrawn: 2026-12-01",
            "b": "until: soon",
            "c": "from: 2027-01-02\n      until: 2027-01-01",
            "d": "media: [stik]",
            "e": "status: given",
        }.items()
    }
    found = [it for it in told(hub(tmp_path, files)) if it[0] != "CON05"]
    assert found == [
        ("CON02", "content/concerts/a/concert.yml", 9),
        ("CON03", "content/concerts/b/concert.yml", 9),
        ("CNS01", "content/concerts/c/concert.yml", 10),
        ("CNS02", "content/concerts/d/concert.yml", 9),
    ]


def test_carriers_of_editions_are_known(tmp_path: Path) -> None:
    files = {
        "editions.yml": "classe: {media: 'tablette, stick'}\n",
        "content/recordings/a/recording.yml": "title: A\nrights: {licence: CC0-1.0}\n"
        "consent: {media: [Tablette, USB, web]}\n",
    }
    assert "CNS02" not in [code for code, *_ in told(hub(tmp_path, files))]


def test_names_captions_and_words_for_photos_are_looked_through(tmp_path: Path) -> None:
    """Each at its line, of which nothing is shown again."""
    files = {
        "content/recordings/a/recording.yml": "title: A\n",
        "content/recordings/a/captions.fr.vtt": "WEBVTT\n\n00:00.500 --> 00:02.000\nLa la\n\n"
        "00:03.000 --> 00:05.000\nAppelez le\n06 12 34 56 78\n",
        "content/concerts/b/marie@example.org.png": "",
        "content/concerts/b/concert.yml": f"{CONCERT}photos:\n  - file: x.png\n    alt:\n"
        "      fr: Écrire à marie@example.org\n      de: '+352 621 123 456'\n",
    }
    problems = list(private(read(hub(tmp_path, files))))
    assert [
        (it.code, it.location.path.rpartition("/")[2], it.location.line) for it in problems
    ] == [
        ("PRV02", "marie@example.org.png", 0),
        ("PRV03", "captions.fr.vtt", 6),
        ("PRV02", "concert.yml", 7),
        ("PRV03", "concert.yml", 8),
    ]
    assert all(it.location.excerpt == "" for it in problems)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("![Chef : 06 12 34 56 78](a.png)\n", ["PRV03"]),
        ('<img src="a.png" alt="marie@example.org">\n', ["PRV02"]),
        ("![Op. 125, 1824](a.png)\n", []),
        ("Écrivez à [l'association](mailto:bonjour@example.org).\n", []),
    ],
)
def test_words_for_pictures_in_texts_are_looked_through(body: str, codes: list[str]) -> None:
    """What a text says to its readers is meant for them."""
    _, problems = parse(body, path="content/pages/a/index.fr.md", form="text")
    assert [it.code for it in problems if it.code.startswith("PRV")] == codes
