"""Read every file of a hub, once, and believe nothing yet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from build_tools import factors
from build_tools.bundled import bundled
from build_tools.catalogue import together
from build_tools.catalogue.activity_table import activity_table
from build_tools.catalogue.captions import read_captions
from build_tools.catalogue.located import located
from build_tools.catalogue.manuscripts import Hear, kept, parted, recalled, role_of, text_of
from build_tools.catalogue.places import TextName
from build_tools.catalogue.remembered import Remembered
from build_tools.catalogue.source import CaptionsFile, Document, Source, TextFile
from build_tools.catalogue.textfile import (
    MAX_CAPTIONS_BYTES,
    MAX_FACTS_BYTES,
    MAX_PROSE_BYTES,
    Bytes,
    decoded,
)
from build_tools.catalogue.tree import Found, Tree
from build_tools.catalogue.walk import walk
from build_tools.masters import VARIABLE, Masters
from build_tools.memory import Shelf
from build_tools.problems import Problem, Severity, report


def read(
    root: Path,
    memory: Shelf | None = None,
    hear: Hear = lambda text, body: None,
    masters: Masters | None = None,
) -> Source:
    """Read the hub at `root`. Whatever is wrong with a file is a problem, never an exception.

    `hear` is told every text with its body; what it returns is in `Source.heard`. With `memory`,
    a file is looked into only where it changed, and `hear` is told of what it was not told before:
    it must ask nothing else than the text, and give what a shelf may hold. `masters` are those
    that may lie outside; whoever does not say is told of those that are here.
    """
    tree = walk(root, masters)
    reading = _Reading(tree, Remembered(root, memory), hear)
    with together.learning(reading.remembered, tree.root, hear, tree.texts):
        documents = [reading.facts(found) for found in tree.facts]
    _look_for_masters(tree, documents)
    if not any(found.kind == "editions" for found in tree.facts):
        documents.append(_editions_of_poche(tree))
    documents += _factors_of_poche(tree)
    texts = [reading.text(found, name) for found, name in tree.texts]
    captions = [reading.captions(found, lang) for found, lang in tree.captions]
    reading.remembered.keep()
    return Source(
        documents=tuple(document for document in documents if document),
        texts=tuple(text for text in texts if text),
        captions=tuple(each for each in captions if each),
        sounds=tuple(sorted(tree.sounds)),
        pictures=tuple(sorted(tree.pictures)),
        files=frozenset(tree.files),
        refused=frozenset(tree.refused),
        folders=tree.folders,
        unknowable=frozenset(tree.unknowable),
        problems=tuple(tree.problems),
        heard=reading.heard,
    )


def _look_for_masters(tree: Tree, documents: Iterable[Document | None]) -> None:
    """Say where the folder of masters should be, if it is not there."""
    for document in documents:
        if document and document.kind == "hub" and tree.masters.named and not tree.masters.is_here:
            place = document.at_value(("media_root",))
            named = tree.masters.named
            tree.problems.append(report("HUB09", place, folder=named, variable=VARIABLE))


def _editions_of_poche(tree: Tree) -> Document | None:
    """Read the editions that come with Poche, for a hub that has none of its own."""
    file = bundled("editions.yml").resolve()
    reading = _Reading(tree, Remembered(file.parent, None), lambda text, body: None)
    return reading.facts(Found(file.name, "editions", "editions"))


def _factors_of_poche(tree: Tree) -> list[Document | None]:
    """Read the factors that come with Poche, where there is something to reckon."""
    kinds = {found.kind for found in tree.facts}
    if not kinds & {"activities", "factors", "kept", "plans"}:
        return []
    reading = _Reading(tree, Remembered(factors.FOLDER, None), lambda text, body: None)
    return [
        reading.facts(Found(file.name, "factors", file.stem))
        for file in sorted(factors.FOLDER.glob("*.yml"))
    ]


class _Reading:
    """Every file on its way into the source; what is made of each is a plain value."""

    def __init__(self, tree: Tree, remembered: Remembered, hear: Hear) -> None:
        self.tree = tree
        self.remembered = remembered
        self.heard: dict[str, Any] = {}
        self._hear = hear
        self._root = str(tree.root.absolute())

    def facts(self, found: Found) -> Document | None:
        """Read a file of facts."""

        def make(held: Bytes) -> Any:
            if found.path.endswith(".csv"):
                document, problems = activity_table(held.content, path=found.path, id=found.id)
                return kept(document), problems
            text = decoded(held.content, found.path)
            if isinstance(text, Problem):
                return None, [text]
            document, problems = located(text, path=found.path, kind=found.kind, id=found.id)
            return kept(document), problems

        made = self.remembered.made(found.path, role_of(found), MAX_FACTS_BYTES, make)
        if isinstance(made, Problem):
            self._refuse(found.path, made)
            return None
        document, problems = made[0]
        if any(problem.severity is Severity.ERROR for problem in problems):
            self.tree.refused.add(found.path)
        self.tree.problems.extend(problems)
        return recalled(document, found, found.kind)

    def text(self, found: Found, name: TextName) -> TextFile | None:
        """Read a text, and let its body be heard."""
        make = partial(parted, self._root, self._hear, found, name)
        made = self.remembered.made(found.path, role_of(found), MAX_PROSE_BYTES, make)
        if isinstance(made, Problem):
            self._refuse(found.path, made)
            return None
        (first_line, front, problems, heard), digest = made
        if problems:
            self._refuse(found.path, *problems)
        if not first_line:
            return None
        self.heard[found.path] = heard
        it = recalled(front, found, "front")
        return text_of(self._root, found, name, first_line, it, digest=digest)

    def captions(self, found: Found, lang: str) -> CaptionsFile | None:
        """Read a file of captions."""

        def make(held: Bytes) -> Any:
            text = decoded(held.content, found.path)
            return (None, [text]) if isinstance(text, Problem) else read_captions(text, found.path)

        made = self.remembered.made(found.path, role_of(found), MAX_CAPTIONS_BYTES, make)
        cues, problems = (None, [made]) if isinstance(made, Problem) else made[0]
        if any(problem.severity is Severity.ERROR for problem in problems):
            self.tree.refused.add(found.path)
        self.tree.problems.extend(problems)
        return None if cues is None else CaptionsFile(found.path, found.kind, found.id, lang, cues)

    def _refuse(self, path: str, *problems: Problem) -> None:
        self.tree.problems.extend(problems)
        self.tree.refused.add(path)
