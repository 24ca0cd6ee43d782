"""A hub as it is read: its files, and every text understood, as far as nobody remembers them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_tools import catalogue, masters, prose
from build_tools.bundled import layered
from build_tools.domain import LANGUAGES
from build_tools.memory import Shelf, made_by
from build_tools.problems import Problem
from build_tools.prose import Prose
from build_tools.store import Store


@dataclass(frozen=True, slots=True)
class Read:
    """The files of a hub, and what its texts say."""

    source: catalogue.Source
    bodies: Mapping[str, Prose]
    """By path."""
    problems: tuple[Problem, ...]
    """Those of the bodies."""


def read(root: Path, store: Store, *, to_build: bool) -> Read:
    """Read the hub at `root` and parse every body, with the labels of its own language.

    If it is to be built, what is shown of new texts is made and kept at once: later each would have
    to be parsed again.
    """
    cache = root / "build" / "cache"
    memory = Shelf(cache / "read")
    say = prose.labels_in(LANGUAGES, layered(root, "overrides"), memory)
    shown = _Shown(say, prose.WordsFile(str((cache / "words").absolute()), made_by()))
    hear = partial(_parsed, shown if to_build else None)
    source = catalogue.read(root, memory, hear, masters.of(root, store))
    bodies: dict[str, Prose] = {}
    problems: list[Problem] = []
    for text in source.texts:
        bodies[text.path], found = prose.recalled(source.heard[text.path], shown.words_of(text))
        problems += found
    if (root / "content").is_dir():
        with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
            memory.write()
    if to_build:
        shown.file.trim(len(source.texts))
    return Read(source, bodies, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Shown:
    """How texts are shown: with these labels, by language, and kept in this file."""

    labels: Mapping[str, prose.Labels]
    file: prose.WordsFile

    def words_of(self, text: catalogue.TextFile) -> prose.LaterWords:
        """Return what will be shown of a text."""
        folder, written = text.path.rpartition("/")[0], text.manuscript
        labels = self.labels[text.lang]
        return prose.LaterWords(written, folder, labels, written.digest, self.file)


def _parsed(shown: _Shown | None, text: catalogue.TextFile, body: str) -> prose.Kept:
    """Parse a body, and keep what is shown of it, if that is wanted; what is returned, to be
    remembered, asks for no labels."""
    words = shown and shown.words_of(text)
    it, problems = prose.parse(
        body,
        path=text.path,
        first_line=text.first_line,
        say=words.labels if words else str,
        form=text.form,
        lang=text.lang,
        again=None if words else text.manuscript,
    )
    if words:
        words.keep(it.words)
    return prose.kept(it, problems)
