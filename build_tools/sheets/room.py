"""How much room a year takes on a wall, reckoned from the widths of its words.

Typst measures what it is given to the point, but takes as long for it as for setting the page:
so only sizes that may fit are handed to it, the best one first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.sheets.forms import MM
from build_tools.sheets.measure import word_widths_em

WIDTH_PT = 190 * MM
"""Width of the page without its margins."""
_HEIGHT_PT = 271 * MM
_LABEL_PT = 20.0
_APART_PT = 4 * MM
_BESIDE_PT = 2.5 * MM
_BELOW_PT = 2.5 * MM
_LINE_EM, _LEADING_EM = 0.67, 0.32
_SPACE_EM = 0.25
_SIGN_EM, _SIGN_GAP_EM, _ABOVE_EM = 1.5, 0.35, 0.5
_COLUMNS = {"titles": range(3, 9), "signs": range(4, 14), "numbers": range(8, 20)}
_SLACK = 1.03
"""How much less or more a year may take than is reckoned."""
_TRIED = 4
_CALM_EM = 7.0
"""Room for words in which not every other one is parted; small type does without."""
_SMALL_PT = 7.0
_FULL_PT = 8.0
NARROWEST_EM = 6.7
"""Room for words in the narrowest setting: seven points, eight columns."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A size of type and how many weeks stand side by side in it."""

    size_pt: float
    columns: int


@dataclass(frozen=True, slots=True)
class Stations:
    """The weeks between two labels: of each, its titles."""

    weeks: tuple[tuple[str, ...], ...]


def settings(
    stages: Sequence[Stations], fixed_pt: float, sizes_pt: Sequence[float], shows: str
) -> tuple[Setting, ...]:
    """Return what may fit, largest type first, a few; the smallest type is always among them.

    `fixed_pt` is the height of all that is no station.
    """
    free = _HEIGHT_PT - fixed_pt - len(stages) * (_LABEL_PT + _APART_PT)
    found: list[Setting] = []
    for size_pt in sizes_pt:
        heights = {
            columns: _total(stages, size_pt, columns, shows)
            for columns in _COLUMNS[shows]
            if _is_calm(size_pt, columns, shows)
        }
        fitting = [columns for columns, height in heights.items() if height <= free * _SLACK]
        # Fewer columns leave more room beside a station, and look calmer.
        found += [Setting(size_pt, columns) for columns in fitting[:1]]
        if len(found) >= _TRIED:
            break
    smallest = sizes_pt[-1]
    least = min(_COLUMNS[shows], key=lambda it: _total(stages, smallest, it, shows))
    found.append(Setting(smallest, least))
    return tuple(dict.fromkeys(found))


def _is_calm(size_pt: float, columns: int, shows: str) -> bool:
    return shows != "titles" or size_pt <= _SMALL_PT or _words_em(size_pt, columns) >= _CALM_EM


def _words_em(size_pt: float, columns: int) -> float:
    """Return the width of a title beside its sign, in sizes of its type."""
    return (WIDTH_PT / columns - _BESIDE_PT) / size_pt - _SIGN_EM - _SIGN_GAP_EM


def disc_pt(setting: Setting) -> float:
    """Return how large discs are: smaller ones leave more room to small type."""
    share = 0.4 if setting.size_pt > _FULL_PT else 0.3
    return max(5.5 * MM, min(15 * MM, share * WIDTH_PT / setting.columns))


def _total(stages: Sequence[Stations], size_pt: float, columns: int, shows: str) -> float:
    return sum(_height(stage, size_pt, columns, shows) for stage in stages)


def _height(stage: Stations, size_pt: float, columns: int, shows: str) -> float:
    rows = [stage.weeks[at : at + columns] for at in range(0, len(stage.weeks), columns)]
    cells = (max(_below(week, size_pt, columns, shows) for week in row) for row in rows)
    disc = disc_pt(Setting(size_pt, columns))
    return sum(disc + _BELOW_PT + below for below in cells)


def _below(titles: tuple[str, ...], size_pt: float, columns: int, shows: str) -> float:
    """Return the height of what stands below one station's disc."""
    if shows == "numbers" or not titles:
        return 0.0
    if shows == "signs":
        width_pt = WIDTH_PT / columns - _BESIDE_PT
        across = max(1, int(width_pt / (_SIGN_EM * size_pt + 0.8 * MM)))
        return MM + -(-len(titles) // across) * (_SIGN_EM + _LEADING_EM) * size_pt
    room_em = _words_em(size_pt, columns)
    return sum(_titled_em(title, room_em) for title in titles) * size_pt


def _titled_em(title: str, room_em: float) -> float:
    lines = _lines(title, room_em)
    return _ABOVE_EM + max(_SIGN_EM, lines * (_LINE_EM + _LEADING_EM) - _LEADING_EM)


def _lines(title: str, room_em: float) -> int:
    """Return how many lines a title takes, broken between words; longer words are parted."""
    lines, taken = 1, 0.0
    for width in word_widths_em(title):
        if taken and taken + _SPACE_EM + width > room_em:
            lines, taken = lines + 1, 0.0
        parts = int(width / max(1.0, room_em))
        lines += parts
        taken += _SPACE_EM * (taken > 0) + width - parts * room_em
    return lines
