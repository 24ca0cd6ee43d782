"""Journeys in time and space: calendars for other programs, and maps of where projects are."""
