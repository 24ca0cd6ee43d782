"""One score drawn in all its keys and widths: the work of a child, told and answered in JSON."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from build_tools.note_names import key_name
from build_tools.scores import keys, lines, picture, plan, script, voices
from build_tools.scores.drawing import Drawing, Frame, drawn
from build_tools.scores.order import Order
from build_tools.scores.reading import ID, MEI, Music, loaded, read
from build_tools.scores.typeset import Press, Sheet


@dataclass(frozen=True, slots=True)
class _InKey:
    """The music in one key."""

    semitones: int
    key: keys.Key
    music: Music
    toolkit: Any
    """verovio, told to come into this key."""
    score: ElementTree.Element
    pitches: Mapping[str, str]
    widths: lines.Widths

    def drawings(self, layout: plan.Layout, prefix: str) -> list[Drawing]:
        """Draw the music; one drawing, or one for each system."""
        ids = [bar.id for bar in self.music.bars]
        breaks = lines.evened(self.widths, layout.room)
        mei = lines.with_breaks(self.music.mei, ids, breaks, pages=layout.systems_apart)
        loaded(mei, layout.options(), self.toolkit)
        count = self.toolkit.getPageCount()
        pages = [self.toolkit.renderToSVG(at + 1) for at in range(count)]
        chords = frozenset(each.get(ID, "") for each in self.score.iter(f"{MEI}chord"))
        frame = Frame(prefix, self.pitches, chords, layout.digits)
        together = [[page] for page in pages] if layout.systems_apart else [pages]
        return [drawn(each, frame) for each in together]


def engraved(order: Order, folder: Path) -> dict[str, Any]:
    """Make everything that is published of a score; return what was made, as plain values.

    The files lie in `folder` under the names in the answer. Raises
    `notation.Refused` where the file is no score, OSError, or typst.TypstError.
    """
    path = Path(order.path)
    music = read(path.read_bytes(), order.ending, order.prefix)
    moments = voices.moments(music.timemap)
    answer: dict[str, Any] = {"keys": [], "paper": {}}
    press = Press()
    for semitones in keys.SEMITONES:
        here = _in_key(music, semitones)
        screens = {
            name: here.drawings(layout, order.prefix)[0] for name, layout in plan.SCREENS.items()
        }
        systems = here.drawings(plan.PAPER, order.prefix)
        key = {"semitones": semitones, "tonic": here.key.tonic}
        about = script.About(
            order.work, semitones, here.key.tonic, order.title, order.by, order.prefix
        )
        key["script"] = _kept(
            folder, f"{semitones}.js", script.script(about, screens, moments).encode()
        )
        answer["paper"][str(semitones)] = [script.svg(about, each) for each in systems]
        key["pdf"] = _kept(folder, f"{semitones}.pdf", _pdf(press, order, here, systems, answer))
        answer["keys"].append(key)
        if semitones == 0:
            answer["pictures"] = {
                name: _picture(folder, name, about, screens[name]) for name in plan.PICTURES
            }
            answer["voices"] = [asdict(voice) for voice in _voices(music, here)]
            midi = base64.b64decode(loaded(music.mei, {}).renderToMIDI())
            answer["midi"] = _kept(folder, "score.mid", midi)
    ending = "mei" if order.ending == ".mei" else "musicxml"
    answer["musicxml"] = _kept(folder, f"score.{ending}", music.musicxml.encode())
    return answer


def _picture(folder: Path, name: str, about: script.About, drawing: Drawing) -> dict[str, Any]:
    kept = _kept(folder, f"{name}.svg", picture.svg(about, drawing).encode())
    return {**kept, "width": round(drawing.width), "height": round(drawing.height)}


def _in_key(music: Music, semitones: int) -> _InKey:
    key, interval = keys.moved(music.key, semitones)
    transposed = {"transpose": interval} if semitones else {}
    toolkit = loaded(music.mei, {**plan.ENDLESS.options(), **transposed})
    score = ElementTree.fromstring(toolkit.getMEI())
    widths = lines.measured(toolkit.renderToSVG(1))
    return _InKey(semitones, key, music, toolkit, score, voices.pitches(score), widths)


def _voices(music: Music, written: _InKey) -> Sequence[Any]:
    times = voices.spans(music.timemap)
    return voices.voices(written.score, dict(written.pitches), times)


def _pdf(
    press: Press,
    order: Order,
    here: _InKey,
    systems: Sequence[Drawing],
    answer: Mapping[str, Any],
) -> bytes:
    shown = answer["paper"][str(here.semitones)]
    words = [_read_out(each) for each in systems]
    name = key_name(order.lang, here.key.tonic)
    return press.pdf(Sheet(order.title, order.by, name, order.lang, shown, words))


def _read_out(system: Drawing) -> str:
    """Return the notes of a system as letters: what a reader hears in the place of the picture."""
    root = ElementTree.fromstring(f"<svg>{system.body}</svg>")
    heads = [each.get("data-n", "") for each in root.iter("use") if each.get("data-n")]
    sung = [each.text or "" for each in root.iter("text") if each.get("data-for")]
    return " ".join(heads) + (f". {' '.join(sung)}" if sung else "")


def _kept(folder: Path, name: str, data: bytes) -> dict[str, Any]:
    (folder / name).write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return {"name": name, "sha256": digest, "size": len(data)}
