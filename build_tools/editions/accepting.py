"""Whether what came may be laid over a copy: who signed it, and whose copy it is."""

from __future__ import annotations

from pathlib import Path

from build_tools.editions.arriving import Arrival
from build_tools.editions.claims import refuse_newer, refuse_taken
from build_tools.editions.copying import sum_of
from build_tools.editions.holding import Holding
from build_tools.editions.package import CannotCarry
from build_tools.manifest import SIGNATURE, STAMP
from build_tools.signatures import Key, WrongSignature, comment


def refuse_signature(new: Arrival, key: Key | None, target: Path) -> None:
    """Raise CannotCarry unless the pack is signed as it has to be.

    Without a key nothing can be proven; but a signed copy does not become an unsigned one.
    """
    if new.signature is None:
        if key is not None:
            raise CannotCarry(f"{new.name} is not signed; ask its makers for one that is")
        if (target / SIGNATURE).exists():
            raise CannotCarry(f"{target} is a signed copy and {new.name} is not signed; ask why")
        return
    if key is None:
        return
    try:
        said = key.check(new.listed, new.signature)
    except WrongSignature as error:
        raise CannotCarry(f"{new.name} is refused: {error}") from error
    stamp = new.stamp
    if said != comment(stamp.hub, stamp.edition, stamp.version):
        raise CannotCarry(f"{new.name} is refused: it was signed as something else ('{said}')")


def refuse_target(new: Arrival, holds: Holding, target: Path) -> None:
    """Raise CannotCarry unless the target is an older copy of what came, or the same one."""
    whose = holds.begun or holds.stamp
    # A copy that has lost its stamp is known by its list, if that is the very list that came.
    is_same = holds.sums.get(STAMP) == new.sums[STAMP]
    if whose is None and not is_same:
        raise CannotCarry(
            f"{target} is no copy of an edition, or has lost '{STAMP}'; nothing was written. "
            "Whole editions are copied by 'poche pack --to', or by hand onto an empty stick"
        )
    if whose is not None and not holds.is_of(new.stamp):
        raise CannotCarry(
            f"{target} is a copy of '{whose.edition}' of {whose.hub}, and {new.name} is "
            f"'{new.stamp.edition}' of {new.stamp.hub}; nothing was written"
        )
    refuse_newer(new.stamp, holds, target)

    def is_ours(path: str) -> bool:
        # Without its stamp it is a copy by its list, see above.
        known = holds.owns(path) or path.lower() in holds.folded
        return known or sum_of(target / path) == new.all_sums[path]

    refuse_taken([*new.sums, *new.lists], target, is_ours)


def gap(new: Arrival, holds: Holding, target: Path, lacking: list[str]) -> str:
    """Return what to say where files are neither on the carrier nor in the pack."""
    there = holds.stamp.version if holds.stamp else "of no known version"
    many = f"{len(lacking)} files, '{lacking[0]}' first" if lacking[1:] else f"'{lacking[0]}'"
    if new.update is None:
        return f"{new.name} is not whole: {many} should be in it; fetch it once more"
    if new.update.since == there:
        return (
            f"{target} has lost or changed {many}, and the update does not bring that; "
            "mend it by the whole edition instead of the update"
        )
    return (
        f"{new.name} leads from version {new.update.since} to {new.update.version}, and {target} "
        f"is {there}: {many} would be missing; take the whole edition, or the update from "
        f"{new.update.since} first"
    )
