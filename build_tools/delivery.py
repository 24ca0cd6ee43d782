"""A packed edition brought to where it is wanted: into `dist/`, and onto sticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools import editions
from build_tools.packing import Packed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition."""

    packed: Packed
    told: str
    """What is to be said of it, in lines."""
    copies: tuple[editions.Copied, ...] = ()
    """What came of copying it to each target."""


def no_target(target: Path, stage: str, done: int, total: int) -> None:
    """Say nothing about how far a target is."""


def delivered(
    root: Path,
    packed: Packed,
    older: editions.Older | None,
    targets: Sequence[Path],
    told: editions.Told,
) -> Outcome:
    """Write an edition that fits into the hub's `dist/`, then copy it to all targets at once.

    Raises `editions.CannotCarry` or OSError where `dist/` cannot be written; what a target
    refuses is said of that target.
    """
    said = _in_dist(root, packed, older)
    if packed.proposal is not None:
        return Outcome(packed, said)
    return Outcome(packed, said, tuple(editions.copy_to(packed.package, targets, told)))


def _in_dist(root: Path, packed: Packed, older: editions.Older | None) -> str:
    """Write an edition that fits into `dist/`, its receipt and the update to it beside it.

    Return what is to be said.
    """
    it, label, dist = packed.account, packed.label, root / "dist"
    if packed.proposal is not None:
        return editions.told_too_big(it, packed.proposal)
    update = None
    if older is not None and older.stamp.edition == it.stamp.edition:
        update = editions.since(packed.package, older)
    place = _written(packed, dist)
    for ending, text in (("txt", editions.receipt_text(it)), ("json", editions.receipt_json(it))):
        (dist / f"{label}.receipt.{ending}").write_text(text, encoding="utf-8")
    said = editions.told_packed(it, [place.relative_to(root).as_posix()])
    if older is None or update is None:
        return said
    place = dist / editions.update_name(it.stamp, older)
    editions.write_zip(update, place)
    size, where = editions.mb(place.stat().st_size), place.relative_to(root).as_posix()
    return f"{said}\n  update from {older.stamp.version}: {size}, in {where}"


def _written(packed: Packed, dist: Path) -> Path:
    """Write an edition as its format says and return where it lies."""
    stamp = packed.account.stamp
    if stamp.format == "zip":
        place = dist / f"{packed.label}.zip"
        editions.write_zip(packed.package, place)
    elif stamp.format == "zim":
        about = editions.zim_about(packed.catalogue.hub, stamp.languages[0])
        place = dist / editions.zim_name(stamp, about.lang)
        editions.write_zim(packed.package, place, about)
    else:
        place = dist / packed.label
        editions.write_folder(packed.package, place)
    return place
