"""Journeys in time and space: calendars for other programs, and maps of where projects are."""

from __future__ import annotations

from build_tools.journeys.calendar import calendars
from build_tools.journeys.map import draw_maps

__all__ = ["calendars", "draw_maps"]
