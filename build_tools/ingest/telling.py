"""The plan in the words of an editor's language, one line for each thing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_tools.ingest.plan import Named, Plan, Question, Recording
from build_tools.strings import Strings

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is not taken, and why."""

    path: str
    why: str
    """A key of `_why`, or a sentence where `is_said`."""
    facts: dict[str, str] = field(default_factory=dict)
    is_said: bool = False
    is_wrong: bool = True
    """Whether somebody might have wanted it to be taken."""


def as_lines(plan: Plan, *, has_rights: bool, t: Strings) -> list[str]:
    """Return the whole plan."""
    told = [line for it in plan.recordings for line in _recording(it, t)]
    if plan.works:
        names = [f"{id} ({_shown(work.title)})" for id, work in plan.works.items()]
        told.append(t("New works: {list}", list=", ".join(names)))
    if plan.people:
        names = [f"{id} ({_shown(said.name)})" for id, (said, _) in plan.people.items()]
        told.append(t("New people: {list}", list=", ".join(names)))
    if plan.recordings and not has_rights:
        said = t("Rights: unknown. Give {option}, or write them afterwards.", option="--licence")
        told.append(said)
    return told


def _recording(it: Recording, t: Strings) -> Iterator[str]:
    yield _shown(it.path)
    title = it.title or it.told.title
    said = t("by the name of the file") if it.told.by_name else t("by its tags")
    yield _line(t("recording"), f"{it.id}: {_shown(title)} ({said})", t)
    if it.wished and it.wished != it.id:
        yield _line(t("recording"), t("{id} is there already", id=it.wished), t)
    if it.work:
        yield _line(t("work"), _named(it.work, t), t)
    elif not it.left_out:
        yield _line(t("work"), t("none is named"), t)
    if it.composer:
        yield _line(t("composer"), _named(it.composer, t), t)
    if not it.performers and not it.left_out:
        yield _line(t("performer"), t("none is named"), t)
    for each in it.performers:
        yield _line(t("performer"), _named(each, t), t)
    if it.date or it.place:
        yield _line(t("recorded"), ", ".join(filter(None, (it.date, it.place))), t)
    if it.concert:
        yield _line(t("concert"), _named(it.concert, t), t)
    yield from _beside(it, t)
    for open_question in it.left_out:
        yield _line("?", as_question(open_question, t), t)


def _beside(it: Recording, t: Strings) -> Iterator[str]:
    for path, lang in it.captions:
        yield _line(t("captions"), f"{lang}: {_shown(_name(path))}", t)
    for path in it.spare:
        said = t("there are captions of this language already")
        yield _line(t("captions"), f"{_shown(_name(path))}: {said}", t)
    if it.beside.cover:
        yield _line(t("cover"), _shown(_name(it.beside.cover)), t)
    for name, path in sorted(it.beside.parts.items()):
        yield _line(t("part"), f"{name}: {_shown(_name(path))}", t)


def as_question(it: Question, t: Strings) -> str:
    """Return in one line what is open."""
    facts = {"said": _shown(it.said), "list": ", ".join(it.candidates)}
    if it.key[0] == "work":
        return t("which work is “{said}”? It may be {list}", **facts)
    if it.key[0] == "person":
        return t("who is “{said}”? It may be {list}", **facts)
    return t("in which language is {said}? It may be {list}", **facts)


def _named(it: Named, t: Strings) -> str:
    said = {
        "name": t("found by the name"),
        "title": t("found by the title"),
        "number": t("found by the catalogue number"),
        "date": t("found by the date"),
        "answer": t("as you said"),
        "new": t("new"),
    }[it.by]
    role = f", {_shown(it.role)}" if it.role else ""
    return f"{it.id}{role} ({said})"


def as_left(files: Sequence[Left], t: Strings) -> list[str]:
    """Return a line for each file that is not taken."""
    return [f"{_shown(it.path)}: {it.why if it.is_said else _why(it, t)}" for it in files]


def _why(it: Left, t: Strings) -> str:
    said = {
        "link": t("it is a link, and links are not followed"),
        "name": t("its name has characters that cannot be shown"),
        "none": t("there is no such file or folder"),
        "odd": t("it is no ordinary file"),
        "known": t("the recording “{id}” has the same sound already"),
        "twice": t("it is the same sound as {id}"),
        "kind": t("Poche takes no such files along"),
        "beside": t("it goes with no sound; captions and pictures have the name of the sound"),
        "captions": t("there are no captions with times in it"),
        "damaged": t("it cannot be read"),
    }[it.why]
    return said.format(**{name: _shown(fact) for name, fact in it.facts.items()})


def _line(label: str, said: str, t: Strings) -> str:
    return _INDENT + t("{label}: {said}", label=label, said=said)


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _shown(text: str) -> str:
    """Return a text that stays in its line and does nothing to a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
