"""What goes onto a carrier beside the site: plain music for players that know nothing of it."""

from __future__ import annotations

from build_tools.editions.carrier import NoRoom, Written, write
from build_tools.editions.music import FOLDER, Piece, plan_music

__all__ = ["FOLDER", "NoRoom", "Piece", "Written", "plan_music", "write"]
