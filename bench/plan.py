"""How long tours of many planned visits take, and how they compare with each visit for itself.

Visits of one team lie about at random within 250 km of home, each on some days of a season: the
hardest case, since all of them may share tours. Prints CPU seconds, tours, kilometres and kg CO₂e.
Run with `python -m bench.plan [VISITS…]`.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from build_tools.domain import FactorSet, Localised, Place, Plan, Visit, Way
from build_tools.footprint.tours import as_planned, beside, proposal
from build_tools.footprint.tours.improving import improved
from build_tools.footprint.tours.roads import proposed, roads
from build_tools.pipeline import check

SEED = 7
COUNTS = (10, 50, 100, 500)


def visits(count: int) -> Plan:
    """Return a plan of so many visits."""
    chance = random.Random(SEED)
    found = []
    for number in range(count):
        earliest = date(2026, 9, 7) + timedelta(chance.randrange(200))
        found.append(
            Visit(
                place=_place(
                    f"{number}", 49 + chance.uniform(-2, 2), 6 + chance.uniform(-2.5, 2.5)
                ),
                country=chance.choice(["FR", "BE", "DE", "LU"]),
                kind="workshop",
                earliest=earliest,
                latest=earliest + timedelta(chance.choice([10, 30, 60])),
                people=3,
                station_km=chance.choice([None, 1.0, 6.0]),
                instrument=chance.choice([None, None, "piano"]),
                has_instrument=chance.random() < 0.5,
            )
        )
    ways = (Way("car", "diesel", 3), Way("car", "electric", 3), Way("train", "regional"))
    return Plan(_place("home", 49, 6), tuple(found), ways, meals="chicken")


def _place(name: str, lat: float, lon: float) -> Place:
    return Place(Localised(everywhere=name), lat=lat, lon=lon)


def factors() -> FactorSet:
    """Return the factors that come with Poche."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content" / "factors").mkdir(parents=True)
        hub = "title: Bench\nlanguages: [fr]\ndefault_language: fr\n"
        (root / "content" / "hub.yml").write_text(hub, "utf-8")
        project = root / "content" / "projects" / "bench"
        project.mkdir(parents=True)
        text = "title: Bench\ncountries: [FR]\nstart: 2026-09-07\n"
        (project / "project.yml").write_text(text, "utf-8")
        (project / "plan.yml").write_text(
            "home: {name: Metz, lat: 49.12, lon: 6.18}\nways: [{mode: car}]\n"
            "visits: [{place: Metz, kind: workshop, people: 1, date: 2026-10-06}]\n",
            "utf-8",
        )
        found = check(root, lambda *_: None)
    if found.catalogue is None:
        raise SystemExit("\n".join(map(str, found.problems)))
    return found.catalogue.factors["poche-2026"]


def spent() -> float:
    """Return CPU seconds of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print a line for each number of visits."""
    known = factors()
    for count in map(int, sys.argv[1:] or map(str, COUNTS)):
        plan = visits(count)
        alone = proposal(plan, known, alone=True)
        begun = spent()
        found = proposal(plan, known)
        searched = spent() - begun
        begun = spent()
        told = beside("bench", plan, known, None)
        whole = spent() - begun
        kg = [
            sum(line.kg.central for line in each.lines(known))
            for each in (as_planned(plan, known), alone, found)
        ]
        trials = improved(roads(plan, proposed(plan), range(count), known))[1].trials
        print(
            f"{count} visits: search {searched:.1f} s, with effects and advice {whole:.1f} s; "
            f"{len(told.proposed.tours)} tours, {alone.km:.0f} km alone, {found.km:.0f} km; "
            f"{kg[0]:.0f} kg planned, {kg[1]:.0f} alone, {kg[2]:.0f} proposed; {trials} trials"
        )


if __name__ == "__main__":
    main()
