"""Covers for everything that has no picture: drawn from the id, the same for ever."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from build_tools.drawings import palette, words
from build_tools.drawings.alphabets import (
    doing,
    gathering,
    keys,
    listening,
    paper,
    people,
    percussion,
    stage,
    strings,
    voices,
    ways,
    wind,
)
from build_tools.drawings.scene import Composition, Dice, Scene

_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="cover" viewBox="0 0 {size}" '
    'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
)

_ALPHABETS: MappingProxyType[str, tuple[Composition, ...]] = MappingProxyType(
    {
        "works": paper.WORKS,
        "people": people.COMPOSITIONS,
        "recordings": listening.RECORDINGS,
        "concerts": stage.CONCERTS,
        "workshops": gathering.WORKSHOPS,
        "journeys": ways.JOURNEYS,
        "projects": ways.PROJECTS,
        "pages": paper.PAGES,
        "playlists": listening.PLAYLISTS,
        "singing": voices.COMPOSITIONS,
        "writing": paper.WRITING,
        "theatre": stage.THEATRE,
        "percussion": percussion.COMPOSITIONS,
        "movement": doing.MOVEMENT,
        "listening": listening.LISTENING,
        "making": doing.MAKING,
        "strings": strings.COMPOSITIONS,
        "keys": keys.COMPOSITIONS,
        "bars": keys.BARS,
        "pipes": keys.PIPES,
        "voices": voices.COMPOSITIONS,
        "wind": wind.COMPOSITIONS,
    }
)
COVER_KINDS = tuple(_ALPHABETS)
"""The words that `cover` understands as a kind."""

# The activities keep their own colour, so that a shelf of worksheets can be
# told apart from afar; everything else takes any field.
_KEEP_COLOUR = frozenset(
    {"singing", "writing", "theatre", "percussion", "movement", "listening", "making"}
)

# Wide ground: 270 high like the square scaled by 0.9, and as much to the left as to the right.
_WIDE_SCALE = 0.9
_WIDE_MARGIN = (480 / _WIDE_SCALE - 300) / 2


@lru_cache(4_096)  # a preview draws the same ones after every save
def cover(id: str, kind: str, *, title: str = "") -> str:
    """Return the square cover of a resource as inline SVG.

    `kind` is one of `COVER_KINDS`; `title` may hold the title and the genre of a
    work or a recording: when it or the id names an instrument or a form, the
    alphabet is that of the instrument. Raises KeyError for an unknown kind.
    """
    scene, compose = _scene(id, kind, title, 0, 300)
    ground = f'<path d="M0 0h300v300H0z" fill="{scene.field}"/>'
    return _OPEN.format(size="300 300") + ground + compose(scene) + "</svg>"


def cover_wide(id: str, kind: str, *, title: str = "") -> str:
    """Return the same composition on a 16 : 9 ground, for the head of a page."""
    scene, compose = _scene(id, kind, title, -_WIDE_MARGIN, 300 + _WIDE_MARGIN)
    ground = f'<path d="M0 0h480v270H0z" fill="{scene.field}"/>'
    place = f'<g transform="matrix({_WIDE_SCALE} 0 0 {_WIDE_SCALE} 105 0)">'
    return _OPEN.format(size="480 270") + ground + place + compose(scene) + "</g></svg>"


def _scene(id: str, kind: str, title: str, left: float, right: float) -> tuple[Scene, Composition]:
    """Choose colours and composition; the first choices are the same for every kind."""
    dice = Dice(id)
    free = dice.pick(palette.EVERY_TRIO)
    trio = dice.pick(palette.TRIOS[palette.kind_colour(kind)]) if kind in _KEEP_COLOUR else free
    alphabet = _ALPHABETS[kind]
    if kind in {"works", "recordings"}:
        alphabet = _ALPHABETS[words.family(id) or words.family(title) or kind]
    compose = dice.pick(alphabet)
    return Scene(dice, trio.field, trio.deep, trio.accent, left, right), compose
