"""Scores on pages: what stands around a drawing, put where a page asks for a score. Pure.

A page asks by `<div class="score" data-work="…" data-semitones="…"></div>`: prose does
where an editor wrote a block, templates do for works and recordings. All are filled in
at once, when the page is whole, since no two things on a page may have the same id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from build_tools.domain import EngravedKey, Engraving, Recording, Work, Workshop
from build_tools.note_names import key_name, names
from build_tools.site.notation import Bar, bars
from build_tools.site.reader import Reader

STYLES = ("score",)
"""Names of the style sheets that a page with a score needs."""
SCRIPTS = ("score",)
"""Names of its scripts; this one brings others, and drawings, when somebody wants them."""
_PLACE = re.compile(r'<div class="score" data-work="([a-z0-9-]+)" data-semitones="(-?\d)"></div>')


def note_names_url(lang: str) -> str:
    """Return where a language's names of notes lie, relative to the site's root."""
    return f"{lang}/note-names.js"


def note_names_js(lang: str) -> str:
    """Return the script with what all notes are called, for those that move a score."""
    return f'window.pocheNotesAreCalled="{names(lang)}";\n'


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A key in which the reader may have a score."""

    key: EngravedKey
    name: str
    """The key and how far it is from the written one, in words."""

    @property
    def kilobytes(self) -> int:
        """Size of its PDF, in units of 1,000 bytes, rounded up; 0 where there is none."""
        return kilobytes(self.key.pdf.size_bytes) if self.key.pdf else 0


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A score as one page shows it."""

    work: Work
    engraving: Engraving
    semitones: int
    """The key that the page asks for, as far as it is there."""
    keys: tuple[KeyChoice, ...]
    prefix: str
    """Before every id of a drawing, where the page shows the same score before; else empty."""
    texts: tuple[tuple[str, tuple[Bar, ...]], ...]
    """Voices by name, to be read aloud."""
    follows: tuple[tuple[Recording, str], ...]
    """Recordings that can be followed, and their moments: seconds and quarters."""

    @property
    def pitches(self) -> str:
        """The pitches of all notes in the order in which the texts name them."""
        notes = (note for _, bars in self.texts for bar in bars for note in bar.notes)
        return " ".join(pitch for note in notes for pitch, _ in note.pitches)

    @property
    def written(self) -> KeyChoice:
        """The key in which the score was written."""
        return next(each for each in self.keys if each.key.semitones == 0)

    @property
    def chosen(self) -> KeyChoice:
        """The key that the page asks for."""
        return next(each for each in self.keys if each.key.semitones == self.semitones)


def kilobytes(size_bytes: int) -> int:
    """Return a size in units of 1,000 bytes, rounded up."""
    return -(-size_bytes // 1000)


def embed(html: str, r: Reader, templates: jinja2.Environment) -> tuple[str, bool]:
    """Return a page with its scores filled in, and whether it has any.

    A place whose work has no engraving disappears.
    """
    shown: dict[str, int] = {}
    macro = templates.get_template("pages/score.html")

    def fill(match: re.Match[str]) -> str:
        work = r.catalogue.works.get(match[1])
        engraving = r.assets.derived.scores.get(match[1])
        if work is None or engraving is None:
            return ""
        shown[work.id] = time = shown.get(work.id, 0) + 1
        view = _view(r, work, engraving, int(match[2]), f"{time}-" if time > 1 else "")
        return macro.render(r=r, t=r.t, score=view)

    return _PLACE.sub(fill, html), bool(shown)


def score_place(work: Work, semitones: int = 0) -> Markup:
    """Return the place for a work's score, to be filled in when the page is whole."""
    return Markup('<div class="score" data-work="{}" data-semitones="{}"></div>').format(
        work.id, semitones
    )


def closing_scores(r: Reader, workshop: Workshop) -> list[Work]:
    """Return the works whose scores end a sheet: of a singing one that has none in its body."""
    body = r.body(workshop)
    if workshop.kind != "singing" or (body and _PLACE.search(body.html)):
        return []
    return [work for work in workshop.works if work.id in r.assets.derived.scores]


def followed(r: Reader, recording: Recording) -> Work | None:
    """Return the work whose score can be followed while a recording plays."""
    derived = r.assets.derived
    if recording.work is None or recording.work.id not in derived.scores:
        return None
    return recording.work if recording.id in derived.follows else None


def _view(r: Reader, work: Work, engraving: Engraving, semitones: int, prefix: str) -> ScoreView:
    there = {key.semitones for key in engraving.keys}
    return ScoreView(
        work=work,
        engraving=engraving,
        semitones=semitones if semitones in there else 0,
        keys=tuple(KeyChoice(key, _words(r, key)) for key in engraving.keys),
        prefix=prefix,
        texts=tuple((voice.name, tuple(bars(r, voice, work.score))) for voice in engraving.voices),
        follows=tuple(_follows(r, work)),
    )


def _words(r: Reader, key: EngravedKey) -> str:
    """Return `D major`, and how far that is from the written key."""
    name, n = key_name(r.lang, key.tonic), key.semitones
    if n == 0:
        return r.t("{key} (as written)", key=name)
    if n > 0:
        return r.t.count(n, "{key}, {n} semitone higher", "{key}, {n} semitones higher", key=name)
    return r.t.count(-n, "{key}, {n} semitone lower", "{key}, {n} semitones lower", key=name)


def _follows(r: Reader, work: Work) -> Iterator[tuple[Recording, str]]:
    """Yield what can be followed in a score, on a recording's page that recording first."""
    found = [
        it
        for it in r.users(work, "recordings")
        if isinstance(it, Recording) and it.id in r.assets.derived.follows
    ]
    for recording in sorted(found, key=lambda it: it is not r.page.resource):
        yield recording, _moments(r.assets.derived.follows[recording.id])


def _moments(moments: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{seconds:g},{quarters:g}" for seconds, quarters in moments)
