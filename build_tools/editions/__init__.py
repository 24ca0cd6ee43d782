"""What goes onto a carrier: editions laid out, and plain music for players without a screen."""

from __future__ import annotations

from build_tools.editions.carrier import NoRoom, Written, write
from build_tools.editions.clusters import taken
from build_tools.editions.music import FOLDER, Piece, plan_music
from build_tools.editions.package import CannotCarry, Package, packaged, sums_of

__all__ = [
    "FOLDER",
    "CannotCarry",
    "NoRoom",
    "Package",
    "Piece",
    "Written",
    "packaged",
    "plan_music",
    "sums_of",
    "taken",
    "write",
]
