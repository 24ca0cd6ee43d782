"""Times by which a recording is followed in its work's score: whether the two fit together."""

from __future__ import annotations

from build_tools.catalogue.measures import shown_time
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import RecordingFile
from build_tools.catalogue.source import Document
from build_tools.domain import Score


def following(look: Lookup, document: Document, written: RecordingFile) -> None:
    """Note the first of a recording's beats, and of its bars, that does not fit its score."""
    given = [name for name in ("beats", "bars") if getattr(written, name)]
    work = look.works.get(written.work or "")
    if not given or (written.work and work is None):
        return
    if work is None or work.score is None:
        if work is None or not _has_a_score(look, work.id):
            for name in given:
                look.note("SCO13", document.at_key((name,)), field=name)
        return
    _beats(look, document, work.score, written.beats)
    _bars(look, document, work.score, written)


def _has_a_score(look: Lookup, id: str) -> bool:
    """Say whether a work names a score, though it may be damaged: that has been told."""
    works = (each for each in look.source.documents if each.kind == "works" and each.id == id)
    return any(each.value.get("score") is not None for each in works)


def _beats(look: Lookup, document: Document, score: Score, beats_s: tuple[float, ...]) -> None:
    most = len(score.beats)
    before = -1.0
    for number, at_s in enumerate(beats_s):
        place = document.at_value(("beats", number))
        if at_s <= before:
            look.note("SCO11", place, time=shown_time(at_s), before=shown_time(before))
            return
        if number == most:
            look.note("SCO12", place, field="beats", count=most)
            return
        before = at_s


def _bars(look: Lookup, document: Document, score: Score, written: RecordingFile) -> None:
    before, before_s = -1, -1.0
    for number, bar in enumerate(written.bars):
        place = document.at_value(("bars", number))
        if bar.at_s < before_s or (bar.at_s == before_s and bar.bar is None):
            look.note("SCO11", place, time=shown_time(bar.at_s), before=shown_time(before_s))
            return
        here = score.position(bar.bar, before)
        if here is None and bar.bar is None:
            look.note("SCO12", place, field="bars", count=len(score.played))
            return
        if here is None:
            first, last = score.bar_numbers[0], score.bar_numbers[-1]
            look.note("SCO10", place, bar=bar.bar, first=first, last=last, end=last + 1)
            return
        before, before_s = here, bar.at_s
