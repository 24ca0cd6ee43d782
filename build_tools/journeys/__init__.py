"""Journeys in time and space: calendars for other programs, and maps of where projects are."""

from __future__ import annotations

from build_tools.journeys.calendar import calendars

__all__ = ["calendars"]
