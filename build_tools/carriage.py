"""The story goes on: what is checked and built, brought onto sticks, boxes and players.

As the only module beside `pipeline` that knows the order of the rooms; whoever only builds need
not wait until all that is needed for carriers is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import consents, delivery, editions, making, media, packing, pipeline, site, tracks
from build_tools.bundled import layered
from build_tools.choices import HERE
from build_tools.domain import LANGUAGES, Progress
from build_tools.editions.signing import SecretKey, signed
from build_tools.pipeline import Checked, no_progress
from build_tools.strings import Strings, load_each


@dataclass(frozen=True, slots=True)
class Carried:
    """What `music` gave; `written` is None when errors stopped it."""

    checked: Checked
    written: editions.Written | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """What `pack` gave; no outcomes when errors stopped it."""

    checked: Checked
    outcomes: tuple[delivery.Outcome, ...] = ()


class UnknownName(Exception):
    """Something was asked for by a name that nothing has; the message says what there is."""


def music(
    root: Path,
    target: Path,
    progress: Progress = no_progress,
    *,
    playlists: Sequence[str] = (),
    lang: str | None = None,
    tier: str = "standard",
) -> Carried:
    """Write the music of some playlists (or all) into `target`, for players without a screen.

    Raises UnknownName, `editions.NoRoom`, `media.MediaError` or OSError.
    """
    checked = pipeline.check(root, progress)
    known = checked.allowed
    if known is None:
        return Carried(checked)
    lang = lang or known.hub.default_language
    _refuse_unknown("language", [lang], known.hub.languages)
    _refuse_unknown("playlist", playlists, known.playlists)

    chosen = [it for id_, it in known.playlists.items() if not playlists or id_ in playlists]
    planned = editions.plan_music(known, chosen, lang)
    wanted = tracks.heard_in(known, chosen)
    store = making.store_of(root)
    derived = media.derive(root, wanted, {}, store, progress, tier=tier, mp3_only=True)
    pieces = [tracks.piece(known, it, derived.assets, lang) for it in planned]
    made = media.make_pieces(root, pieces, store, progress, tier=tier)

    files = {it.path: path for it, path in zip(planned, made, strict=True)}
    return Carried(checked, editions.write(target, files), target / editions.FOLDER)


def pack(
    root: Path,
    progress: Progress = no_progress,
    *,
    names: Sequence[str] = (),
    fit: bool = False,
    since: Path | None = None,
    key: SecretKey | None = None,
    targets: Sequence[Path] = (),
    told: editions.Told = delivery.no_target,
    executor: str = HERE,
) -> Packs:
    """Pack some editions of the hub at `root` (or all) into `dist/`, each with its receipt.

    With `fit`, what is too big is cut down; without, it is not packed and what was packed
    before stays. With `since`, an older copy, the update from it is written, too; with `key`,
    what is packed is signed. One edition may be copied to `targets` besides, all at once; `told`
    hears how far each is, from several threads. Raises UnknownName, `editions.CannotCarry`,
    `today.NoDay`, and what `build` raises.
    """
    if not (root / "content").is_dir():
        return Packs(pipeline.check(root, progress))
    store = making.store_of(root)
    with site.only_build(root / "build", progress), media.crew(executor, store) as crew:
        checked = pipeline.check(root, progress)
        known, found = checked.catalogue, checked.inspection
        if known is None:
            return Packs(checked)
        _refuse_unknown("edition", names, known.editions)
        if targets:
            editions.refuse_targets([known.editions[name] for name in names or known.editions])
        hub = making.Material(root, known, found.pictures, found.sounds, crew)
        turn = consents.last_turn(known, checked.day)
        version = editions.no_earlier(editions.version(root, os.environ), turn)
        strings = _strings(root, LANGUAGES)
        older = editions.read_older(since) if since else None
        if older:
            editions.refuse_older(older, known.hub.id, names or [*known.editions], version)
        outcomes = []
        for name, edition in known.editions.items():
            for part in packing.parts(known, edition) if not names or name in names else ():
                order = packing.Order(part, version, strings, fit)
                folder = root / "build" / "editions" / order.label
                site.recover(folder / "site")
                packed = packing.packed(hub, folder, order, progress)
                if key:
                    packed = replace(packed, package=signed(packed.package, key))
                outcomes.append(delivery.delivered(root, packed, older, targets, told))
        return Packs(checked, tuple(outcomes))


def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise UnknownName(f"no {what} is called '{name}'; there is {', '.join(there)}")


def _strings(root: Path, languages: Iterable[str]) -> dict[str, Strings]:
    layers = layered(root, "overrides")
    return load_each(languages, layers)
