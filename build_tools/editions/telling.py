"""What is said to whoever packs: what an edition takes, what it lost, or what would make it fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.editions.fit import Plan
from build_tools.editions.receipt import Account, mb


def told_packed(it: Account, places: Sequence[str]) -> str:
    """Return what is said of an edition that lies in `places`, relative to the hub."""
    limit, ends = it.choice.edition.size_bytes, it.stamp.valid_until
    room = f" of {mb(limit)}" if limit else ""
    until = f"; valid until {ends}" if ends else ""
    files = f"{len(it.sizes)} files, {mb(it.takes_bytes)}{room}{until}"
    lines = [f"{it.stamp.edition}: {files}, in {', '.join(places)}"]
    lines += [f"  given up: {step.what} (saves {mb(step.saves_bytes)})" for step in it.steps]
    lines += [f"  left out: {line.kind}/{line.id}: {line.why}" for line in it.choice.left_out]
    lines += [f"  bring older copies up to date: {it.path} is to go" for it in it.choice.recalled]
    lines += [f"  look again: {line.kind}/{line.id}: {line.why}" for line in it.choice.unsure]
    lines += [f"  {note}" for note in it.notes]
    return "\n".join(lines)


def told_too_big(it: Account, plan: Plan[Any]) -> str:
    """Return what is said of an edition that does not fit, with the way out."""
    return "\n".join(_too_big(it, plan, it.choice.edition.size_bytes or 0))


def _too_big(it: Account, plan: Plan[Any], limit: int) -> Iterator[str]:
    yield (
        f"{it.stamp.edition}: it needs {mb(it.takes_bytes)} and may take {mb(limit)}, so it was "
        "not packed"
    )
    if plan.steps:
        yield "  --fit would give up, in this order:" if plan.fits else "  This can be given up:"
        yield from (f"  - {step.what} (saves {mb(step.saves_bytes)})" for step in plan.steps)
        still = "then it takes" if plan.fits else "and it would still need"
        yield f"  {still} {mb(plan.size_bytes)}"
    if not plan.fits:
        yield (
            f"  = help: name fewer journeys, playlists, kinds or languages for "
            f"'{it.stamp.edition}' in editions.yml, or a larger size"
        )
