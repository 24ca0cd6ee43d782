"""What the notes are: their pitches in a key, and each voice from its first note to its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from build_tools.domain import Note, Voice
from build_tools.scores.reading import ID, MEI

_ACCIDENTALS = {"s": "#", "f": "b", "ss": "##", "x": "##", "ff": "bb", "n": ""}


def pitches(score: ElementTree.Element) -> dict[str, str]:
    """Return the pitch of every note that has one, by id.

    What a signature or an earlier sign in the bar does to a note stands beside it, as
    `accid.ges`: so MEI has it, and so verovio writes it of MusicXML.
    """
    named: dict[str, str] = {}
    for note in score.iter(f"{MEI}note"):
        step, octave = note.get("pname", ""), note.get("oct", "")
        if step and octave:
            named[note.get(ID, "")] = f"{step.upper()}{_accidental(note)}{octave}"
    return named


def _accidental(note: ElementTree.Element) -> str:
    for element in (note, *note.findall(f"{MEI}accid")):
        for name in ("accid.ges", "accid"):
            value = element.get(name, "")
            if value in _ACCIDENTALS:
                return _ACCIDENTALS[value]
    return ""


def spans(timemap: Sequence[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return from when to when every note and rest lasts, in quarter notes."""
    found: dict[str, tuple[float, float]] = {}
    began: dict[str, float] = {}
    for event in timemap:
        now = float(event["qstamp"])
        for id in (*event.get("off", ()), *event.get("restsOff", ())):
            if id in began:
                found[id] = (began.pop(id), now)
        for id in (*event.get("on", ()), *event.get("restsOn", ())):
            began[id] = now
    end = float(timemap[-1]["qstamp"]) if timemap else 0.0
    found.update({id: (start, end) for id, start in began.items()})
    return found


def moments(timemap: Sequence[dict[str, Any]]) -> list[tuple[float, str]]:
    """Return the ids of all notes that sound from a moment on, for every moment of a change."""
    sounding: dict[str, None] = {}
    found: dict[float, str] = {}
    for event in timemap:
        for id in event.get("off", ()):
            sounding.pop(id, None)
        for id in event.get("on", ()):
            sounding[id] = None
        ids = dict.fromkeys(id.partition(".")[0] for id in sounding)
        found[round(float(event["qstamp"]), 4)] = " ".join(ids)
    kept: list[tuple[float, str]] = []
    for quarters, sound in found.items():
        if not kept or kept[-1][1] != sound:
            kept.append((quarters, sound))
    return kept


def voices(
    score: ElementTree.Element,
    named: dict[str, str],
    times: dict[str, tuple[float, float]],
) -> tuple[Voice, ...]:
    """Return every voice of every staff, in the order of the staves."""
    labels = _labels(score)
    notes: dict[tuple[str, str], list[Note]] = {}
    for staff in score.iter(f"{MEI}staff"):
        for layer in staff.findall(f"{MEI}layer"):
            voice = notes.setdefault((staff.get("n", "1"), layer.get("n", "1")), [])
            voice += _notes(layer, named, times)
    found = []
    for (staff_n, layer_n), each in sorted(notes.items(), key=lambda item: _order(item[0])):
        several = sum(1 for other, _ in notes if other == staff_n) > 1
        label = labels.get(staff_n, "")
        name = f"{label} {layer_n}".strip() if several else label
        if any(note.pitches for note in each):
            found.append(Voice(name, tuple(each)))
    return tuple(found)


def _order(key: tuple[str, str]) -> tuple[int, int]:
    staff, layer = key
    return (
        int(staff) if staff.isdecimal() else 0,
        int(layer) if layer.isdecimal() else 0,
    )


def _notes(
    layer: ElementTree.Element, named: dict[str, str], times: dict[str, tuple[float, float]]
) -> Iterator[Note]:
    seen: set[str] = set()
    for element in layer.iter():
        tag, id = element.tag.removeprefix(MEI), element.get(ID, "")
        if tag not in ("note", "chord", "rest", "mRest") or id.partition(".")[0] in seen:
            continue
        seen.add(id)
        heads = [element] if tag == "note" else list(element.iter(f"{MEI}note"))
        if any(head.get("grace") for head in (element, *heads)):
            continue  # it takes its time from its neighbour
        span = next(
            (times[each] for head in (element, *heads) if (each := head.get(ID, "")) in times), None
        )
        if span is None:
            continue
        start, end = span
        high = tuple(named[each] for head in heads if (each := head.get(ID, "")) in named)
        yield Note(id, round(start, 4), round(end - start, 4), high, _syllable(element))


def _syllable(element: ElementTree.Element) -> str:
    """Return what is sung to a note in the first verse; a hyphen says that its word goes on."""
    verse = next(iter(element.iter(f"{MEI}verse")), None)
    if verse is None:
        return ""
    parts = []
    for syllable in verse.iter(f"{MEI}syl"):
        text = "".join(syllable.itertext()).strip()
        goes_on = syllable.get("wordpos") in ("i", "m")
        parts.append(f"{text}-" if text and goes_on else text)
    return " ".join(each for each in parts if each)


def _labels(score: ElementTree.Element) -> dict[str, str]:
    """Return what each staff is called; a group's name stands for its first staff."""
    found: dict[str, str] = {}
    for group in score.iter(f"{MEI}staffGrp"):
        name = _label(group)
        for at, staff in enumerate(group.findall(f"{MEI}staffDef")):
            found[staff.get("n", "1")] = _label(staff) or (name if at == 0 else "")
    return found


def _label(element: ElementTree.Element) -> str:
    label = element.find(f"{MEI}label")
    return " ".join("".join(label.itertext()).split()) if label is not None else ""
