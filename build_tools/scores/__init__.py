"""Scores: read, checked, engraved for screens and paper in the keys that suit a class."""
