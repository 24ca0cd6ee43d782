"""The bars of the sample season's scores are played when its recordings say so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_season_words import RECORDINGS, onset

STRUCK = {
    "altijd-is-kortjakje-ziek-xylophone": "flac",
    "au-clair-de-la-lune-music-box": "ogg",
    "die-gedanken-sind-frei-guitar": "ogg",
    "ode-an-die-freude-piano": "ogg",
    "the-entertainer-slow": "ogg",
}
"""Recordings of notes that are struck or plucked, so that their beginnings can be heard."""
TIED = {"ode-an-die-freude-piano": {13}}
"""Bars that begin with a note that sounds already."""
SHORT = {"die-gedanken-sind-frei-guitar": {0: 1 / 3, 16: 2 / 3}}
"""How long the upbeat is, and the bar that it is taken from."""
OFF_S = 0.05
"""Half of what listeners take for together."""


def facts(recording: str) -> dict[str, Any]:
    text = (RECORDINGS / recording / "recording.yml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return loaded


def seconds(time: str) -> float:
    minutes, rest = time.split(":")
    return int(minutes) * 60 + float(rest)


def begins(recording: str) -> Iterator[tuple[int, float]]:
    """Every bar that is played, with its beginning, as the bars around it tell."""
    told = [(int(each["bar"]), seconds(each["at"])) for each in facts(recording)["bars"]]
    short = SHORT.get(recording, {})
    for (bar, at_s), (after, after_s) in pairwise(told):
        lengths = [short.get(number, 1.0) for number in range(bar, after)]
        for number, passed in enumerate(accumulate(lengths[:-1], initial=0.0), bar):
            if lengths:
                yield number, at_s + (after_s - at_s) * passed / sum(lengths)


@pytest.mark.parametrize("recording", STRUCK)
def test_bars_begin_when_they_are_heard(recording: str) -> None:
    path = RECORDINGS / recording / f"{recording}.{STRUCK[recording]}"
    for number, at_s in begins(recording):
        if number not in TIED.get(recording, ()):
            assert onset(path, at_s) == pytest.approx(at_s, abs=OFF_S), f"bar {number}"


def test_every_recording_of_a_work_can_be_followed() -> None:
    """The sample season shows what following is: no recording of a score lacks its times."""
    for path in sorted(Path(RECORDINGS).iterdir()):
        known = facts(path.name)
        assert ("bars" in known or "beats" in known) == ("work" in known), path.name
