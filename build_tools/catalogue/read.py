"""Read every file of a hub, once, and believe nothing yet."""

from __future__ import annotations

from pathlib import Path

from build_tools.bundled import bundled
from build_tools.catalogue.captions import read_captions
from build_tools.catalogue.located import located
from build_tools.catalogue.places import TextName
from build_tools.catalogue.source import CaptionsFile, Document, Source, TextFile
from build_tools.catalogue.textfile import (
    MAX_CAPTIONS_BYTES,
    MAX_FACTS_BYTES,
    MAX_PROSE_BYTES,
    apart,
    read_text,
)
from build_tools.catalogue.tree import Found, Tree
from build_tools.catalogue.walk import walk
from build_tools.problems import Problem, Severity


def read(root: Path) -> Source:
    """Read the hub at `root`. Whatever is wrong with a file is a problem, never an exception."""
    tree = walk(root)
    documents = [_facts(tree, found, root) for found in tree.facts]
    if not any(found.kind == "editions" for found in tree.facts):
        documents.append(_editions_of_poche(tree))
    texts = [_text(tree, found, name) for found, name in tree.texts]
    captions = [_captions(tree, found, lang) for found, lang in tree.captions]
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
    )


def _editions_of_poche(tree: Tree) -> Document | None:
    """Read the editions that come with Poche, for a hub that has none of its own."""
    file = bundled("editions.yml").resolve()
    return _facts(tree, Found(file.name, "editions", "editions"), file.parent)


def _facts(tree: Tree, found: Found, root: Path) -> Document | None:
    text = read_text(root, found.path, MAX_FACTS_BYTES)
    if isinstance(text, Problem):
        _refuse(tree, found.path, text)
        return None
    document, problems = located(text, path=found.path, kind=found.kind, id=found.id)
    if problems:
        _refuse(tree, found.path, *problems)
    return document


def _text(tree: Tree, found: Found, name: TextName) -> TextFile | None:
    text = read_text(tree.root, found.path, MAX_PROSE_BYTES)
    if isinstance(text, Problem):
        _refuse(tree, found.path, text)
        return None
    parts = apart(text, found.path)
    if isinstance(parts, Problem):
        _refuse(tree, found.path, parts)
        return None
    front = None
    if parts.yaml is not None:
        lines = tuple(text.split("\n"))
        front, problems = located(
            parts.yaml, path=found.path, kind="front", id=found.id, first_line=2, lines=lines
        )
        if problems:
            _refuse(tree, found.path, *problems)
    return TextFile(
        path=found.path,
        kind=found.kind,
        id=found.id,
        lang=name.lang,
        variant=name.variant,
        text=parts.body,
        first_line=parts.first_line,
        front=front,
    )


def _captions(tree: Tree, found: Found, lang: str) -> CaptionsFile | None:
    text = read_text(tree.root, found.path, MAX_CAPTIONS_BYTES)
    if isinstance(text, Problem):
        _refuse(tree, found.path, text)
        return None
    cues, problems = read_captions(text, found.path)
    if any(problem.severity is Severity.ERROR for problem in problems):
        tree.refused.add(found.path)
    tree.problems.extend(problems)
    return CaptionsFile(found.path, found.kind, found.id, lang, cues)


def _refuse(tree: Tree, path: str, *problems: Problem) -> None:
    tree.problems.extend(problems)
    tree.refused.add(path)
