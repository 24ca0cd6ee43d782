"""Scores: read, checked, engraved for screens and paper in the keys that suit a class.

`inspect` finds out what a file holds and says what is wrong with it; `engrave` draws
what is published, and tells how recordings follow it. Both keep what they found and
made in a `Store`, by content.

The rest is behind them. `child` is the program that takes files apart, bounded: in it,
`notation` refuses what no music needs, `reading` understands (verovio), `voices` names
what sounds, `drawing` makes small drawings, `typeset` paper (typst). `keys`, `script`,
`strokes`, `follow` and `plan` are pure.
"""

from __future__ import annotations

from build_tools.scores.engrave import Engraved, ScoreError, engrave
from build_tools.scores.inspect import Inspection, inspect

__all__ = ["Engraved", "Inspection", "ScoreError", "engrave", "inspect"]
