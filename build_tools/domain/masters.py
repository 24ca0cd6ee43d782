"""Files as they were handed in, as far as somebody has looked at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.domain.language import NOTHING


@dataclass(frozen=True, slots=True)
class Sound:
    """What inspection found in an audio file, decoded to its end."""

    path: str
    sha256: str
    duration_s: float
    """Length as decoded, not as the header claims."""
    codec: str
    channels: int
    sample_rate_hz: int
    tags: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """Of the file's tags only title, artist, composer, album, track, date, language."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What inspection found in a picture; width and height as seen, orientation applied."""

    path: str
    sha256: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Film:
    """What inspection found in a video's master, decoded to its end."""

    path: str
    sha256: str
    duration_s: float
    width_px: int
    """As seen: rotation and the shape of its points applied."""
    height_px: int
    frames_per_s: float
    sound: Sound | None = None
    """What is heard with it; None for a silent video."""


@dataclass(frozen=True, slots=True)
class Score:
    """What inspection found in a score file that can be engraved."""

    path: str
    sha256: str
    bars_quarters: tuple[float, ...]
    """Where each bar begins, in quarter notes from the first, repeats not played again."""
    bar_numbers: tuple[int, ...]
    """What each of them is called: a pickup is bar 0."""
    bar_beats: tuple[float, ...]
    """How long a beat of its metre is in each of them, in quarter notes."""
    played: tuple[int, ...]
    """Indices of bars in the order in which they are played, repeats played again."""
    quarters: float
    """How many quarter notes the whole has, repeats not played again."""

    def span(self, bar: int) -> tuple[float, float]:
        """Return where a bar begins and ends, by its index, in quarter notes."""
        ends = (*self.bars_quarters[1:], self.quarters)
        return self.bars_quarters[bar], ends[bar]

    def position(self, number: int | None, before: int) -> int | None:
        """Return the place in `played` of the bar with a number, or of the next one for None.

        `before` is the place of the bar before it, -1 for none. The place after the
        last bar is the end, whose number is the last bar's and one. None where there
        is no such bar.
        """
        end = len(self.played)
        if number is None:
            return before + 1 if before < end else None
        if number not in self.bar_numbers:
            return end if number == self.bar_numbers[-1] + 1 else None
        bar = self.bar_numbers.index(number)
        places = [place for place, played in enumerate(self.played) if played == bar]
        return next((place for place in places if place > before), places[0] if places else None)

    @property
    def beats(self) -> tuple[tuple[float, float], ...]:
        """Where every beat that is played begins and ends, in order, repeats played again.

        A bar that is shorter than a beat, such as an upbeat of an eighth, has none.
        """
        found: list[tuple[float, float]] = []
        for bar in self.played:
            (start, end), beat = self.span(bar), self.bar_beats[bar]
            whole = int((end - start) / beat + 1e-6)
            found += [(start + at * beat, start + (at + 1) * beat) for at in range(whole)]
        return tuple(found)
