"""From a file to music that verovio holds, with names, numbers and times of our own.

verovio reads the file once and gives it as MEI. In that MEI every note, chord and rest
gets the id that it will have in all drawings and keys, and bars get their numbers. What
sounds when is asked of verovio's timemap, which knows ties, tuplets and tempos.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import verovio

from build_tools.problems import worded
from build_tools.scores import notation
from build_tools.scores.keys import Key
from build_tools.scores.notation import Mistake, Refused

MEI = "{http://www.music-encoding.org/ns/mei}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# verovio compares names as they are written: they must come without a prefix.
ElementTree.register_namespace("", MEI[1:-1])
_NO_SCORE = worded("it makes no score")
_ROUND = 6
"""Digits of quarter notes: a triplet has no end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as it is drawn."""

    id: str
    number: int
    quarters: float
    """Where it begins."""
    beat: float
    """How long a beat of its metre is, in quarter notes."""


@dataclass(frozen=True, slots=True)
class Music:
    """A score that was understood."""

    mei: str
    musicxml: str
    """As it is handed out; for a file that came as MEI, that MEI."""
    key: Key
    bars: tuple[Bar, ...]
    played: tuple[int, ...]
    """Indices of bars in the order in which they are played."""
    quarters: float
    timemap: tuple[dict[str, Any], ...]
    warnings: tuple[Mistake, ...] = ()


def read(data: bytes, ending: str, prefix: str = "n") -> Music:
    """Understand a file that ends in `.abc`, `.musicxml` or `.mei`.

    `prefix` begins the ids of all notes. Raises Refused with what is wrong.
    """
    warnings: list[Mistake] = []
    if ending == ".abc":
        source, warnings = notation.musicxml_of_abc(notation.text_of(data))
    else:
        source = notation.musicxml_of_xml(data)
    mei = _as_mei(source, ending)
    score = ElementTree.fromstring(mei)
    if not _sounds(score):
        raise Refused(Mistake("SCO04", {}))
    rename(score, prefix)
    played_ids = [event["measureOn"] for event in _timemap(mei, {}) if "measureOn" in event]
    toolkit = loaded(ElementTree.tostring(score, encoding="unicode"), {"expandNever": True})
    timemap = _timemap_of(toolkit)
    bars = _numbered(score, timemap, renumber=ending == ".abc")
    index = {bar.id: at for at, bar in enumerate(bars)}
    return Music(
        mei=ElementTree.tostring(score, encoding="unicode"),
        musicxml=source,
        key=_key(score),
        bars=bars,
        played=tuple(
            index[name] for each in played_ids if (name := each.split("-rend")[0]) in index
        ),
        quarters=round(max(float(event["qstamp"]) for event in timemap), _ROUND),
        timemap=timemap,
        warnings=tuple(warnings),
    )


def loaded(music: str, options: dict[str, Any], toolkit: Any = None) -> Any:
    """Return a toolkit of verovio, or the given one, that holds the music.

    What a toolkit was told before still holds. Raises Refused where it takes nothing.
    """
    verovio.enableLog(verovio.LOG_OFF)
    toolkit = toolkit or verovio.toolkit()
    toolkit.setOptions({"xmlIdSeed": 1, **options})
    if not toolkit.loadData(music):
        raise Refused(Mistake("SCO05", {"what": worded("music"), "seen": _NO_SCORE}))
    return toolkit


def _as_mei(source: str, ending: str) -> str:
    toolkit = loaded(source, {})
    mei = str(toolkit.getMEI())
    if not mei.strip():
        what = "MEI" if ending == ".mei" else "MusicXML"
        raise Refused(Mistake("SCO05", {"what": what, "seen": _NO_SCORE}))
    return mei


def _timemap(mei: str, options: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return _timemap_of(loaded(mei, options))


def _timemap_of(toolkit: Any) -> tuple[dict[str, Any], ...]:
    return tuple(toolkit.renderToTimemap({"includeMeasures": True, "includeRests": True}))


def _sounds(score: ElementTree.Element) -> bool:
    return any(note.get("grace") is None for note in score.iter(f"{MEI}note"))


def rename(score: ElementTree.Element, prefix: str) -> None:
    """Give every note, chord and rest its id, and let what pointed at them point on.

    A note in a chord has the chord's id with a point and a number.
    """
    new: dict[str, str] = {}
    in_chords: set[ElementTree.Element] = set()
    count = 0
    for element in score.iter():
        tag = element.tag.removeprefix(MEI)
        if tag not in ("note", "chord", "rest", "mRest") or element in in_chords:
            continue
        id = prefix + _in_36(count)
        count += 1
        new[element.get(ID, "")] = id
        element.set(ID, id)
        if tag == "chord":
            for at, note in enumerate(element.iter(f"{MEI}note")):
                new[note.get(ID, "")] = f"{id}.{at}"
                note.set(ID, f"{id}.{at}")
                in_chords.add(note)
    for element in score.iter():
        for name in ("startid", "endid", "plist", "corresp", "sameas", "next", "prev"):
            value = element.get(name)
            if value:
                ids = (each.removeprefix("#") for each in value.split())
                element.set(name, " ".join(f"#{new.get(id, id)}" for id in ids))


def _in_36(value: int) -> str:
    shown = ""
    while True:
        value, digit = divmod(value, 36)
        shown = _DIGITS[digit] + shown
        if not value:
            return shown


def _numbered(
    score: ElementTree.Element, timemap: Sequence[dict[str, Any]], *, renumber: bool
) -> tuple[Bar, ...]:
    """Return the bars in their order; an upbeat is bar 0, and every bar drawn counts one.

    Numbers that a file brings are kept if they grow from bar to bar.
    """
    begins = {
        event["measureOn"]: float(event["qstamp"]) for event in timemap if "measureOn" in event
    }
    measures = {each.get(ID, ""): each for each in score.iter(f"{MEI}measure")}
    metres = dict(_metres(score))
    ids = [id for id in begins if id in measures]
    end = max(float(event["qstamp"]) for event in timemap)
    numbers = [int(n) if (n := measures[id].get("n", "")).isdecimal() else -1 for id in ids]
    if renumber or any(second <= first for first, second in pairwise(numbers)):
        count, unit = metres.get(ids[0], (4.0, 4)) if ids else (4.0, 4)
        second = begins[ids[1]] if len(ids) > 1 else end
        first = 0 if len(ids) > 1 and second < count * 4 / unit else 1
        numbers = list(range(first, first + len(ids)))
        for id, number in zip(ids, numbers, strict=True):
            measures[id].set("n", str(number))
    return tuple(
        Bar(id, number, round(begins[id], _ROUND), 4 / metres.get(id, (4.0, 4))[1])
        for id, number in zip(ids, numbers, strict=True)
    )


def _metres(score: ElementTree.Element) -> Iterator[tuple[str, tuple[float, int]]]:
    """Yield the metre of every measure: beats and what a beat is."""
    count, unit = 4.0, 4
    for element in score.iter():
        tag = element.tag.removeprefix(MEI)
        if tag == "measure":
            yield element.get(ID, ""), (count, unit)
        prefix = "meter." if tag in ("scoreDef", "staffDef") else ""
        if prefix or tag == "meterSig":
            beats = element.get(f"{prefix}count", "")
            count = _sum(beats) or count
            shown = element.get(f"{prefix}unit", "")
            unit = int(shown) if shown.isdecimal() and int(shown) else unit
            if not beats and element.get(f"{prefix}sym"):
                count, unit = (2.0, 2) if element.get(f"{prefix}sym") == "cut" else (4.0, 4)


def _sum(beats: str) -> float:
    """Return how many beats a metre such as `3` or `3+2` has; 0 where it does not say."""
    parts = beats.split("+")
    return float(sum(map(int, parts))) if all(each.isdecimal() for each in parts) else 0.0


def _key(score: ElementTree.Element) -> Key:
    """Return the key that the score begins in."""
    for element in score.iter():
        tag = element.tag.removeprefix(MEI)
        prefix = "key" if tag in ("scoreDef", "staffDef") else ""
        shown = element.get("keysig" if prefix else "sig", "") if prefix or tag == "keySig" else ""
        if tag == "measure":
            break
        if shown[:-1].isdecimal() and shown[-1] in "sf":
            fifths = int(shown[:-1]) * (1 if shown[-1] == "s" else -1)
            return Key(fifths, element.get("key.mode" if prefix else "mode", "major"))
        if shown == "0":
            return Key(0, element.get("key.mode" if prefix else "mode", "major"))
    return Key(0)
