"""One edition, chosen, made, and cut down until it fits; nothing is written outside of `build/`.

Each try is a whole site, but sizes are known before: what becomes of the media in another form
is asked of the store, and the pages are made again only for what has been decided.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from build_tools import beside, boxes, editions, making, media
from build_tools.choices import TIERS
from build_tools.domain import KINDS, Catalogue, Edition, Progress
from build_tools.editions import Account, Choice, Content, Package, Plan, Step, Way
from build_tools.making import Made, Material, Wanted
from build_tools.manifest import SITE, Stamp
from build_tools.strings import Strings

_LEAN = "frugal, as MP3 alone"
_ENTRY_BYTES = 120
"""What a zip or ZIM says of a file, besides its name."""
_PACKED = (".mp3", ".webm", ".mp4", ".m4a", ".webp", ".png", ".pdf", ".woff2", ".br", ".gz")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of `packed`."""

    edition: Edition
    version: str
    strings: Mapping[str, Strings]
    """Our own words in all languages that texts may be in."""
    fit: bool = False
    """Whether it may be cut down to its size."""

    @property
    def label(self) -> str:
        """What its files are called: a ZIM has one language, and says which."""
        name, langs = self.edition.name, self.edition.languages
        return f"{name}-{langs[0]}" if self.edition.format == "zim" and langs else name


@dataclass(frozen=True, slots=True)
class Packed:
    """An edition as it would be given out."""

    label: str
    """What its files are called."""
    package: Package
    account: Account
    proposal: Plan[Wanted] | None = None
    """What can be given up, for an edition that does not fit."""

    @property
    def fits(self) -> bool:
        """Whether it takes no more than its `size`."""
        limit = self.account.choice.edition.size_bytes
        return limit is None or self.account.takes_bytes <= limit

    @property
    def catalogue(self) -> Catalogue:
        """What the edition holds."""
        return self.account.choice.catalogue


@dataclass(frozen=True, slots=True)
class _Cut:
    """What has been given up so far."""

    wanted: Wanted
    spared: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def parts(catalogue: Catalogue, edition: Edition) -> Iterator[Edition]:
    """Yield an edition, or, as ZIM files are in one language, one for each of its languages."""
    langs = tuple(lang for lang in catalogue.hub.languages if lang in edition.languages)
    if edition.format != "zim":
        yield edition
        return
    for lang in langs or catalogue.hub.languages:
        yield replace(edition, languages=(lang,))


def packed(hub: Material, folder: Path, order: Order, progress: Progress) -> Packed:
    """Return an edition of a hub, its site made in `folder`.

    Raises what `making.make` raises, and `editions.CannotCarry`.
    """
    edition = order.edition
    cut = _Cut(Wanted(edition.audio, video=edition.video, pdf=edition.pdf))
    while True:
        made = _tried(hub, folder, order, cut, progress)
        if made.fits:
            return made
        plan = _planned(hub, order, made, cut, progress)
        if not (order.fit and plan.fits and plan.steps):
            return replace(made, proposal=plan)
        spared = {**cut.spared, **dict.fromkeys(plan.spared, "it did not fit, and nothing uses it")}
        cut = _Cut(plan.wanted, spared, (*cut.steps, *plan.steps))


def _tried(hub: Material, folder: Path, order: Order, cut: _Cut, progress: Progress) -> Packed:
    choice = _chosen(hub, order, cut)
    material = _material(hub, choice)
    made = making.make(material, folder, cut.wanted, progress)
    stamp = _stamp(order, choice, cut.wanted)
    extra = beside.beside(hub.root, made.site, choice.catalogue, stamp, order.strings, plain={})
    package = editions.packaged(made.site, stamp, extra)
    if order.edition.format == "lan":
        package = boxes.for_a_box(hub.root, package, making.store_of(hub.root), progress)
    sizes = sizes_of(package, order.edition)
    takes = _taken(sizes, order.edition)
    whole = {kind: len(hub.catalogue.of_kind(kind)) for kind in KINDS}
    account = Account(stamp, choice, whole, sizes, takes, cut.steps)
    packed = Packed(order.label, package, account)
    return _with_music(packed, material, made, order, wanted=cut.wanted, progress=progress)


def _with_music(
    it: Packed, material: Material, made: Made, order: Order, *, wanted: Wanted, progress: Progress
) -> Packed:
    """Add plain music where it fits; nothing else is given up for it.

    It repeats what the site holds: a zip, to be downloaded, has it only within a given size.
    """
    edition, account = order.edition, it.account
    limit, more = edition.size_bytes, beside.plain_sizes(material.catalogue, wanted)
    note = f"plain music left out: it would need {editions.mb(sum(more.values()))} more"
    without = replace(it, account=replace(account, notes=(*account.notes, note)))
    wished = edition.format == "folder" or (edition.format == "zip" and limit)
    if not (it.fits and more and wished):
        return it
    if limit and _taken({**account.sizes, **more}, edition) > limit:
        return without
    plain = beside.plain_music(material, made.derived, wanted, progress)
    extra = beside.beside(
        material.root, made.site, material.catalogue, account.stamp, order.strings, plain=plain
    )
    package = editions.with_more(it.package, extra)
    sizes = sizes_of(package, edition)
    account = replace(account, sizes=sizes, takes_bytes=_taken(sizes, edition))
    whole = replace(it, package=package, account=account)
    return whole if whole.fits else without


def _chosen(hub: Material, order: Order, cut: _Cut) -> Choice:
    return editions.chosen(
        hub.catalogue,
        order.edition,
        order.version,
        order.strings,
        cut.spared,
        contents=hub.contents,
    )


def _material(hub: Material, choice: Choice) -> Material:
    return making.within(hub, choice.catalogue, choice.silenced)


def _stamp(order: Order, choice: Choice, wanted: Wanted) -> Stamp:
    hub, issue = choice.catalogue.hub, choice.catalogue.issue
    default = hub.default_language
    return Stamp(
        hub=hub.id,
        title=hub.title.choose(hub.chain(default)).text,
        edition=order.edition.name,
        version=order.version,
        languages=(default, *(lang for lang in hub.languages if lang != default)),
        format=order.edition.format,
        audio=wanted.tier,
        valid_until=issue.valid_until if issue else None,
    )


def sizes_of(package: Package, edition: Edition) -> dict[str, int]:
    """Return the bytes of each file by its carrier path, as its carrier stores it.

    A zip and a ZIM squeeze what is text, and say of each file where it is.
    """
    squeezed = edition.format in ("zip", "zim")
    return {
        path: _squeezed(path, content) if squeezed else editions.size_of(content)
        for path, content in package.files.items()
    }


def _squeezed(path: str, content: Content) -> int:
    about = _ENTRY_BYTES + 2 * len(path)
    if path.endswith(_PACKED):
        return about + editions.size_of(content)
    data = content if isinstance(content, bytes) else content.read_bytes()
    return about + len(zlib.compress(data))


def _taken(sizes: Mapping[str, int], edition: Edition) -> int:
    """Return what an edition takes: on a stick in clusters, elsewhere as it is."""
    usual = editions.USUAL if edition.format == "folder" else None
    cluster = edition.cluster_bytes or usual
    return editions.taken(sizes, cluster) if cluster else sum(sizes.values())


def _planned(
    hub: Material, order: Order, made: Packed, cut: _Cut, progress: Progress
) -> Plan[Wanted]:
    """Return what else can be given up, in order, until the edition fits."""
    choice, sizes = made.account.choice, made.account.sizes
    material = _material(hub, choice)
    now = making.derived(material, cut.wanted, progress)
    media_now = _media(now, sizes)

    rest = {path: size for path, size in sizes.items() if path not in media_now}

    def ways() -> Iterator[Way[Wanted]]:
        least, least_bytes = cut.wanted, _taken(sizes, order.edition)
        yield Way(least, "", media_now, _owned(choice.catalogue, now))
        for change, says in _smaller(cut.wanted):
            wanted = replace(least, **change)
            found = making.derived(material, wanted, progress)
            way = Way(wanted, says, _media(found, sizes), _owned(choice.catalogue, found))
            takes = _taken({**rest, **way.media}, order.edition)
            if takes < least_bytes:  # what does not help is not part of what comes after it
                least, least_bytes = wanted, takes
            yield way

    return editions.fitted(
        rest,
        ways(),
        editions.spares(choice.catalogue),
        order.edition.size_bytes or 0,
        lambda found: _taken(found, order.edition),
    )


def _media(found: media.Derived, known: Mapping[str, int]) -> dict[str, int]:
    """Return the bytes of what was made of media, by carrier path."""
    paths = {SITE + url: path for url, path in found.files.items()}
    return {path: known.get(path, file.stat().st_size) for path, file in paths.items()}


def _smaller(wanted: Wanted) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield what of it can be changed, the least harmful first, with the words for it.

    `frugal` has two forms of each sound, which together are larger than the one of
    `standard`; where room is scarce it is the MP3 alone, which plays everywhere.
    """
    for tier in reversed(TIERS[: TIERS.index(wanted.tier)]):
        lean = tier == TIERS[0]
        says = f"sounds are published as '{_LEAN if lean else tier}'"
        yield {"tier": tier, "lean": lean}, says
    if wanted.tier == TIERS[0] and not wanted.lean:
        yield {"lean": True}, f"sounds are published as '{_LEAN}'"
    if wanted.video:
        yield {"video": False}, "videos are left out; their sound and words remain"


def _owned(catalogue: Catalogue, found: media.Derived) -> dict[str, Collection[str]]:
    """Return by a recording's id the carrier paths of all that sounds for its sake."""
    assets = found.assets
    owned: dict[str, Collection[str]] = {}
    for id_, recording in catalogue.recordings.items():
        forms = [assets.audio.get(recording.master.sha256, ())]
        for group in (assets.parts, assets.without):
            forms += [files for (owner, _), files in group.items() if owner == id_]
        forms += [files for (_, owner), files in assets.albums.items() if owner == id_]
        owned[id_] = {SITE + file.url for each in forms for file in each}
    return owned
