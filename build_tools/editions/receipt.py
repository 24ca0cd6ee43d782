"""The account of a packed edition: what is in it, how much it takes, what is not in it and why.

It lies beside the edition, not in it: it is for those who pack. Pure.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from build_tools.consents import Removal
from build_tools.domain import KINDS
from build_tools.editions.choose import Choice, Line
from build_tools.editions.fit import Step
from build_tools.manifest import SITE, Stamp

FORMAT = 1
"""Counts up when a field changes its meaning."""
RECALLED = "To be removed from older copies, which 'poche update' does:"
_ENDINGS = {
    "sounds": ("mp3", "webm", "m4a"),
    "videos": ("mp4",),
    "pictures": ("webp", "svg", "png", "jpg"),
    "paper": ("pdf",),
    "pages": ("html",),
}
"""What a file is, by the ending of its name."""
_SEARCH = SITE + "search/"
_MUSIC = "Musique/"
_ROWS = ("pages", "sounds", "videos", "pictures", "paper", "search", "plain music", "other files")


@dataclass(frozen=True, slots=True)
class Account:
    """What a receipt is made of."""

    stamp: Stamp
    choice: Choice
    whole: Mapping[str, int]
    """How many there are of each kind in the hub."""
    sizes: Mapping[str, int]
    """Bytes by carrier path."""
    takes_bytes: int
    """On the carrier, its clusters counted."""
    steps: Sequence[Step] = ()
    notes: Sequence[str] = ()
    """What else was done, in sentences."""


def receipt_json(it: Account) -> str:
    """Return the receipt for programs."""
    edition, ends = it.choice.edition, it.stamp.valid_until
    told: dict[str, Any] = {
        "format": FORMAT,
        "hub": it.stamp.hub,
        "edition": it.stamp.edition,
        "version": it.stamp.version,
        "carrier": it.stamp.format,
        "languages": list(it.stamp.languages),
        "audio": it.stamp.audio,
        "valid_until": ends.isoformat() if ends else None,
        "holds": {kind: [len(it.choice.catalogue.of_kind(kind)), it.whole[kind]] for kind in KINDS},
        "files": len(it.sizes),
        "size_bytes": sum(it.sizes.values()),
        "takes_bytes": it.takes_bytes,
        "limit_bytes": edition.size_bytes,
        "sizes": {what: {"files": n, "bytes": size} for what, n, size in _rows(it.sizes)},
        "left_out": [asdict(line) for line in it.choice.left_out],
        "recalled": [_as_told(it) for it in it.choice.recalled],
        "unsure": [asdict(line) for line in it.choice.unsure],
        "given_up": [asdict(step) for step in it.steps],
        "notes": list(it.notes),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def receipt_text(it: Account) -> str:
    """Return the receipt for people."""
    stamp, limit = it.stamp, it.choice.edition.size_bytes
    ends = (
        f"valid until {stamp.valid_until}" if stamp.valid_until else "no rights in it have an end"
    )
    room = f" of {mb(limit)}" if limit else ""
    lines = [
        f"{stamp.title}: edition '{stamp.edition}', version {stamp.version}",
        f"{', '.join(stamp.languages)} · sounds: {stamp.audio} · as {stamp.format} · {ends}",
        "",
        f"{len(it.sizes)} files, {mb(sum(it.sizes.values()))}; on the carrier "
        f"{mb(it.takes_bytes)}{room}",
        *(f"  {what:<12} {n:>6}  {mb(size):>10}" for what, n, size in _rows(it.sizes)),
        "",
        "In it, of all that the hub has:",
        *_held(it),
    ]
    for title, rows in (
        ("Given up, so that it fits:", [f"{s.what} (saves {mb(s.saves_bytes)})" for s in it.steps]),
        ("Left out:", _said(it.choice.left_out)),
        (RECALLED, _recalled(it.choice.recalled)),
        ("In it, but look again:", _said(it.choice.unsure)),
        ("Besides:", it.notes),
    ):
        if rows:
            lines += ["", title, *(f"  {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def _as_told(it: Removal) -> dict[str, str | None]:
    since = it.since.isoformat() if it.since else None
    return {**asdict(it), "why": str(it.why), "since": since}


def _recalled(found: Iterable[Removal]) -> list[str]:
    return [f"{it.kind}/{it.id}: {it.path}: {it.why}" for it in found]


def mb(size_bytes: int) -> str:
    """Return a size as on the packing of a stick: in powers of a thousand."""
    if size_bytes >= 1_000_000_000:
        return f"{size_bytes / 1e9:.2f} GB"
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 1_000_000 else f"{size_bytes / 1e3:.0f} kB"


def _held(it: Account) -> list[str]:
    counts = {kind: len(it.choice.catalogue.of_kind(kind)) for kind in KINDS}
    return [f"  {kind:<12} {n:>6} of {it.whole[kind]}" for kind, n in counts.items()]


def _said(lines: Iterable[Line]) -> list[str]:
    return [f"{line.kind}/{line.id}: {line.why}" for line in lines]


def _rows(sizes: Mapping[str, int]) -> list[tuple[str, int, int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for path, size in sizes.items():
        found[_what(path)].append(size)
    return [(what, len(found[what]), sum(found[what])) for what in _ROWS if what in found]


def _what(path: str) -> str:
    if path.startswith(_MUSIC):
        return "plain music"
    if path.startswith(_SEARCH):
        return "search"
    ending = path.rpartition(".")[2]
    return next((what for what, known in _ENDINGS.items() if ending in known), "other files")
