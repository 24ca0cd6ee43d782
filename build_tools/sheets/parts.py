"""Pictures on paper: drawings, scores, codes and photographs, as files that typst reads."""

from __future__ import annotations

import hashlib
import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.domain import Engraving
from build_tools.drawings import badge_outline, pictogram, qr
from build_tools.later import later
from build_tools.sheets.desk import Print, Systems
from build_tools.sheets.press import put
from build_tools.store import Store

if TYPE_CHECKING:
    from PIL import Image
else:
    Image = later("PIL.Image")

_VERSION = 1
"""Counts up when a photograph is made ready in another way."""
_INK_PX = 900
_WIDE_PX = 1400
_MOST_NOTES = 32
_THINNEST_PT = 0.5
_VIEW_BOX = re.compile(r'viewBox="\S+ \S+ ([\d.]+) ')
_STROKE = re.compile(r'stroke-width="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that was made ready for the site."""

    sha256: str
    """Of the original."""
    path: Path
    """Of the widest form."""


class Parts:
    """The files beside the sheets, each named by its content; threads may share it."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._symbols: dict[str, str] = {}

    def symbol(self, name: str) -> str:
        """Return the path of a pictogram, or of `badge <kind>`."""
        if name not in self._symbols:
            what, _, kind = name.partition(" ")
            svg = badge_outline(kind) if kind else pictogram(what)
            self._symbols[name] = self._svg(what, svg)
        return self._symbols[name]

    def code(self, address: str) -> str:
        """Return the path of an address as a QR code."""
        return self._svg("code", qr(address))

    def systems(
        self,
        title: str,
        names: Mapping[str, str],
        engraving: Engraving,
        semitones: int,
        *,
        copied_pt: float | None = None,
    ) -> Systems:
        """Return a score in one key; `names` are those of its notes in the reader's language.

        `copied_pt` is its width on a sheet for the copier, which loses thin lines.
        """
        systems = engraving.paper[semitones]
        if copied_pt is not None:
            systems = tuple(thickened(svg, copied_pt) for svg in systems)
        paths = tuple(self._svg("score", svg) for svg in systems)
        return Systems(title, _read_aloud(title, names, engraving), paths)

    def photograph(self, original: Original, *, ink_only: bool) -> Print:
        """Return a photograph, or what black points make of it; raises OSError."""
        ending = "png" if ink_only else "jpg"
        name = f"{original.sha256}-print-v{_VERSION}.{ending}"
        stored = self._store.derived(name)
        if stored is None:
            content, size = (_inked if ink_only else _printed)(original.path)
            with self._store.unfinished() as part:
                part.write_bytes(content)
                facts = {"width": size[0], "height": size[1]}
                stored = self._store.keep_derived(name, part, facts)
        path = f"parts/{original.sha256[:16]}-v{_VERSION}.{ending}"
        put(self._folder / path, stored.path.read_bytes())
        return Print(f"/{path}", stored.facts["width"], stored.facts["height"])

    def _svg(self, stem: str, svg: str) -> str:
        content = svg.encode()
        path = f"parts/{stem}-{hashlib.sha256(content).hexdigest()[:12]}.svg"
        put(self._folder / path, content)
        return f"/{path}"


def thickened(svg: str, width_pt: float) -> str:
    """Return a drawing without lines thinner than half a point when it is so wide on paper."""
    box = _VIEW_BOX.search(svg)
    least = math.ceil(100 * _THINNEST_PT * float(box[1]) / width_pt) / 100 if box else 0.0
    return _STROKE.sub(lambda found: f'stroke-width="{max(float(found[1]), least):g}"', svg)


def _read_aloud(title: str, names: Mapping[str, str], engraving: Engraving) -> str:
    """Return the beginning of a score in words: who does not see it hears how it begins."""
    said = []
    for voice in engraving.voices[:1]:
        sung = [note for note in voice.notes if note.pitches]
        heard = [" ".join(names.get(pitch, pitch) for pitch in note.pitches) for note in sung]
        more = " …" if len(heard) > _MOST_NOTES else ""
        said.append(f"{' '.join(heard[:_MOST_NOTES])}{more}")
    return f"{title}: {' '.join(said)}" if said else title


def _opened(path: Path, most_px: int) -> Image.Image:
    with Image.open(path) as image:
        whole = image.convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    white.alpha_composite(whole)
    flat = white.convert("RGB")
    if flat.width > most_px:
        size = most_px, max(1, round(flat.height * most_px / flat.width))
        flat = flat.resize(size, Image.Resampling.LANCZOS)
    return flat


def _printed(path: Path) -> tuple[bytes, tuple[int, int]]:
    image, out = _opened(path, _WIDE_PX), io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue(), image.size


def _inked(path: Path) -> tuple[bytes, tuple[int, int]]:
    """Return a picture of black points alone (Floyd and Steinberg): copiers smear grey."""
    image, out = _opened(path, _INK_PX).convert("L").convert("1"), io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), image.size
