"""Which characters paper can show: typst is asked, and what it cannot draw becomes a box.

PDF/UA-1 wants every character to be drawn (ISO 14289-1, 7.21.8), and typst refuses a whole
sheet for one that its typefaces lack.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeAlias

FAMILIAR = frozenset(
    " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ"
    "‘’‚“”„«»–—…·•\u00a0\u202f"
)
"""Characters that all faces of the text's family have: nobody need be asked about them."""

_LIKELY = ((0x00, 0x2E7F), (0xA640, 0xABFF), (0xFB00, 0xFDFF), (0xFE20, 0xFEFE), (0xFFFD, 0xFFFD))
"""Where there is anything in the typefaces at all: beyond lie Chinese, emoji and private use."""

_JOINER = "\u200d"
_STYLE_OF_EMOJI = re.compile("[\ufe0e\ufe0f\ufeff]")
"""They draw nothing: which of two pictures is meant, and a mark of byte order."""


class Ink(StrEnum):
    """How a character comes to paper."""

    FINE = "fine"
    UPRIGHT = "upright"
    """Only as regular type, neither bold nor italic."""
    MISSING = "missing"


Inked: TypeAlias = Callable[[str], Ink]
"""Tells of a cluster how it comes to paper."""


def is_likely(cluster: str) -> bool:
    """Return whether it makes sense to ask typst about a cluster."""
    return all(any(low <= ord(char) <= high for low, high in _LIKELY) for char in cluster)


def clusters(text: str) -> Iterator[str]:
    """Yield characters with what belongs to them: accents, and what is joined to one emoji.

    A small part of Unicode's Annex 29: enough for what must not be torn apart here.
    """
    cluster = ""
    for char in text:
        if cluster and (_follows(char) or cluster.endswith(_JOINER)):
            cluster += char
        else:
            if cluster:
                yield cluster
            cluster = char
    if cluster:
        yield cluster


def _follows(char: str) -> bool:
    return (
        char == _JOINER
        or unicodedata.category(char) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
    )


def normal(text: str) -> str:
    """Return text composed, without marks that draw nothing."""
    return _STYLE_OF_EMOJI.sub("", unicodedata.normalize("NFC", text))


def runs(text: str, inked: Inked) -> Iterator[tuple[Ink, str]]:
    """Yield stretches of normal text that come to paper in the same way; a missing one alone."""
    if FAMILIAR.issuperset(text):
        if text:
            yield Ink.FINE, text
        return
    stretch, ink = "", Ink.FINE
    for cluster in clusters(text):
        of_this = Ink.FINE if cluster in FAMILIAR else inked(cluster)
        if stretch and (of_this != ink or ink is Ink.MISSING):
            yield ink, stretch
            stretch = ""
        stretch, ink = stretch + cluster, of_this
    if stretch:
        yield ink, stretch


def code(cluster: str) -> str:
    """Return what stands in the box of a missing cluster: its numbers in Unicode."""
    shown = [char for char in cluster if char != _JOINER] or [_JOINER]
    return "+".join(f"{ord(char):04X}" for char in shown)
