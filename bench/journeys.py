"""How long the papers of a journey take on one core, from its facts to its PDFs.

    python -m bench.journeys [JOURNEYS]

The journeys are made on the spot: 36 weeks with one workshop or playlist each, a concert and a
regular meeting, titles that differ from journey to journey, so that nothing is remembered from
the one before. Milliseconds of processor time; the first one also reads the typefaces. Bound to
one core where the system can do that.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from build_tools.bundled import layered
from build_tools.domain import (
    JOURNEY_FORMS,
    Catalogue,
    Concert,
    Hub,
    Journey,
    Localised,
    Meeting,
    Project,
    Step,
    Venue,
    Workshop,
)
from build_tools.reading import Digests
from build_tools.remembering import Remembered
from build_tools.sheets import Workroom, lay_out_journeys
from build_tools.store import Store
from build_tools.strings import load

_WEEKS = 36
_HUB = Hub("h", Localised("Hub"), ("fr",), "fr")
_CONCERT = Concert(
    "c",
    Localised("Le concert"),
    {},
    date(2026, 12, 11),
    Venue(Localised("Salle"), Localised("Village"), "FR"),
)
_MEETING = Meeting(Localised("Échange entre enseignants"), "online", 45, every_weeks=4)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for form in JOURNEY_FORMS:
            one, many = _taken(root, [0], form), _taken(root, range(1, count + 1), form)
            again = _taken(root, range(1, count + 1), form)
            print(
                f"{form}: first {one:.0f} ms, others {many / count:.0f} ms each, "
                f"from the store {again / count:.0f} ms each"
            )


def _taken(root: Path, numbers: Iterable[int], form: str) -> float:
    """Return milliseconds of processor time for one paper of each journey."""
    known = Catalogue(_HUB, journeys={f"j{number}": _journey(number) for number in numbers})
    words, store = {"fr": load("fr", layered(root, "overrides"))}, Store(root / "store")
    began = time.process_time()
    forgetful = Remembered(None, Digests(known, {}))
    room = Workroom.below(root, store, forgetful, lambda *_: None)
    lay_out_journeys(root, known, words, room, forms=(form,))
    return (time.process_time() - began) * 1000


def _journey(number: int) -> Journey:
    project = Project("p", Localised(f"Projet {number}"), {}, ("FR",), date(2026, 9, 7))
    steps = [Step(week, _workshop(number, week)) for week in range(1, _WEEKS + 1)]
    steps += [Step(2, _MEETING), Step(14, _CONCERT)]
    ordered = tuple(sorted(steps, key=lambda step: step.week))
    title = Localised(f"Une année avec la musique, numéro {number}")
    return Journey(f"j{number}", title, {}, (6, 10), _WEEKS, 14, project, ordered)


def _workshop(number: int, week: int) -> Workshop:
    title = Localised(f"Chanter et frapper des mains {number}.{week}")
    return Workshop(f"w{week}", title, {}, "singing", "one-off", (6, 8), 30)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
