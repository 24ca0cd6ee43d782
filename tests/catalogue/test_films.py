"""Workshops with videos: their captions, and what is said of what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.problems import printed
from tests.catalogue.hubs import VALID, codes, resolved, write

WORKSHOP = "content/workshops/tambour/workshop.yml"
VIDEO = {
    WORKSHOP: VALID[WORKSHOP] + "video: tambour.mp4\n",
    "content/workshops/tambour/tambour.mp4": b"",
}
FRENCH = {
    "content/workshops/tambour/captions.fr.vtt": "WEBVTT\n\n00:01.000 --> 00:03.500\n"
    "<v Anna>Frappez\ndans les mains.\n"
}
GERMAN = {
    "content/workshops/tambour/captions.de.vtt": "WEBVTT\n\n00:01.000 --> 00:03.500\nKlatschen.\n"
}


def test_a_workshop_knows_its_video_and_its_words(tmp_path: Path) -> None:
    catalogue, problems = resolved(write(tmp_path, {**VALID, **VIDEO, **GERMAN, **FRENCH}))
    assert codes(problems) == codes(resolved(write(tmp_path / "plain", VALID))[1])
    assert catalogue is not None
    workshop = catalogue.workshops["tambour"]
    assert workshop.film is not None and workshop.film.path.endswith("tambour/tambour.mp4")
    assert list(workshop.transcripts) == ["fr", "de"]
    (caption,) = workshop.transcripts["fr"].captions
    assert (caption.voice, caption.text) == ("Anna", "Frappez\ndans les mains.")


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        ({}, "WSH08", "cannot be read in fr: there are no captions"),
        (GERMAN, "WSH08", "cannot be read in fr: there are captions in de"),
        (
            {**FRENCH, "content/workshops/tambour/captions.nl.vtt": "WEBVTT\n\n00:01.000 --> "
             "00:03.000\nKlap.\n"},
            "FIL15",
            "nl",
        ),
        (
            {"content/workshops/tambour/captions.fr.vtt": "WEBVTT\n\n01:39.000 --> 01:43.000\n"
             "Fin.\n"},
            "CAP06",
            "beyond the end of the video at 1:40",
        ),
        ({"content/workshops/tambour/film.fr.srt": "1\n"}, "FIL05", "film.fr.srt"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_once(
    tmp_path: Path, files: dict[str, str], code: str, said: str
) -> None:
    before = codes(resolved(write(tmp_path / "plain", VALID))[1])
    _, problems = resolved(write(tmp_path / "hub", {**VALID, **VIDEO, **files}))
    (new,) = (it for it in problems if it.code not in before)
    assert new.code == code and said in printed(new)


def test_captions_without_a_video_are_said_and_not_kept(tmp_path: Path) -> None:
    catalogue, problems = resolved(write(tmp_path, {**VALID, **FRENCH}))
    assert "WSH10" in codes(problems)
    assert catalogue is not None and not catalogue.workshops["tambour"].transcripts


def test_a_video_that_failed_is_spoken_of_by_its_own_problem_alone(tmp_path: Path) -> None:
    path = "content/workshops/tambour/tambour.mp4"
    catalogue, problems = resolved(write(tmp_path, {**VALID, **VIDEO}), refused=frozenset({path}))
    assert catalogue is None
    assert not {"WSH08", "WSH09", "WSH10"} & set(codes(problems))
