"""The text of one caption: which of its signs are words, and which are marks (WebVTT, 4.2).

Poche shows plain text, so a mark that WebVTT knows is taken out and the words
in it stay; `<v Name>` says who speaks. Anything else between `<` and `>` is a
fault: no page may receive markup that somebody has slipped into a caption.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5

from build_tools.catalogue.characters import IN_NAMES
from build_tools.problems import Fact, Words, worded

_SIGN = re.compile(
    r"<(?P<tag>[^<>]*)(?P<end>>?)"
    r"|&(?:#(?P<number>[0-9]{1,7})|#[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<name>[A-Za-z0-9]{2,31}));"
)
_MOMENT = re.compile(r"(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}")
_OPENING = re.compile(r"(?P<name>[a-z]+)(?:\.[^\s.&]+)*(?:\s+(?P<words>\S.*)|\s*)", re.DOTALL)

_PLAIN = ("i", "b", "u", "c", "ruby", "rt")
"""Tags that say nothing but their name and classes."""
_SPEAKING = ("v", "lang")
"""Tags that need a word: whose voice, which language."""
_MAY_STAY_OPEN = ("v", "rt")
"""A voice speaks until the next one or the end; an annotation ends with its `<ruby>`."""

_UNSEEN = worded("take it out: it stands for a character that nobody can see")
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong with the marks of a caption."""

    code: str
    at: int
    """Where it begins in the text, from 0."""
    facts: dict[str, Fact]
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one voice; None where the caption does not say whose they are."""

    text: str
    voice: str | None = None


def words(text: str) -> tuple[tuple[Said, ...], Fault | None]:
    """Return what a caption says, voice by voice, as plain text, and the first fault of its marks.

    Never raises; with a fault the words are those before it.
    """
    reading = _Reading()
    at = 0
    for sign in _SIGN.finditer(text):
        reading.add(text[at : sign.start()])
        reading.sign(sign)
        at = sign.end()
        if reading.fault is not None:
            break
    else:
        reading.add(text[at:])
        reading.finish()
    return tuple(reading.said()), reading.fault


def _has_words(parts: Iterable[str]) -> bool:
    return any(char.isalnum() for part in parts for char in part)


class _Reading:
    """Where the reading of one caption has got to."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self._open: list[tuple[str, int, str]] = []
        """Names of open tags, with place and form."""
        self._how_many: Counter[str] = Counter()
        """The same, counted: hostile text may hold a hundred thousand of them."""
        self._pieces: list[tuple[str | None, list[str]]] = [(None, [])]

    def add(self, text: str) -> None:
        self._pieces[-1][1].append(text)

    def said(self) -> Iterator[Said]:
        for voice, raw in self._turns():
            lines = (line.strip() for line in raw.split("\n"))
            text = "\n".join(line for line in lines if line)
            if text:
                yield Said(text, voice)

    def _turns(self) -> list[tuple[str | None, str]]:
        """Join what one voice says, and give a sign without words, such as ♪, to its neighbour."""
        turns: list[tuple[str | None, list[str]]] = []
        for voice, parts in self._pieces:
            last, before = turns[-1] if turns else (voice, [])
            if turns and (voice == last or (voice is None and not _has_words(parts))):
                before += parts
            elif turns and last is None and not _has_words(before):
                turns[-1] = (voice, before + parts)
            else:
                turns.append((voice, [*parts]))
        return [(voice, "".join(parts)) for voice, parts in turns]

    def sign(self, sign: re.Match[str]) -> None:
        if sign["tag"] is None:
            self.add(self._character(sign))
        elif not sign["end"]:
            self._refuse(sign)
        elif sign["tag"].startswith("/"):
            self._close(sign, sign["tag"][1:].rstrip())
        elif not _MOMENT.fullmatch(sign["tag"]):
            self._begin(sign)

    def finish(self) -> None:
        for name, at, shown in self._open:
            if name not in _MAY_STAY_OPEN:
                self._note("CAP08", at, shown, worded("is never closed"))

    def _character(self, sign: re.Match[str]) -> str:
        """Return what a character reference stands for; an unknown name is text."""
        if sign["name"]:
            char = html5.get(f"{sign['name']};", sign[0])
        else:
            code = int(sign["number"]) if sign["number"] else int(sign["hex"], 16)
            char = chr(code) if code <= 0x10FFFF else "\x00"
        if IN_NAMES.search(char):
            self._refuse(sign, _UNSEEN)
            return ""
        return char

    def _begin(self, sign: re.Match[str]) -> None:
        opening = _OPENING.fullmatch(sign["tag"])
        name, spoken = (opening["name"], opening["words"] or "") if opening else ("", "")
        if name not in (_SPEAKING if spoken else _PLAIN):
            self._refuse(sign)
            return
        if name == "v":
            if self._open and self._open[-1][0] == "v":
                self._drop()
            self._pieces.append((self._name(sign, spoken), []))
        self._open.append((name, sign.start(), sign[0]))
        self._how_many[name] += 1

    def _name(self, sign: re.Match[str], written: str) -> str | None:
        """Return whose voice it is; the name may hold references to characters, too."""
        if "&" not in written:
            return " ".join(written.split())
        said, fault = words(written)
        if fault is not None:
            self._refuse(sign, fault.help)
        return " ".join(" ".join(each.text for each in said).split()) or None

    def _close(self, sign: re.Match[str], name: str) -> None:
        if name not in (*_PLAIN, *_SPEAKING):
            self._refuse(sign)
            return
        if not self._how_many[name]:
            self._note("CAP08", sign.start(), sign[0], worded("closes nothing"))
            return
        while self._open:
            each, at, shown = self._drop()
            if each == name:
                break
            if each not in _MAY_STAY_OPEN:
                self._note("CAP08", at, shown, worded("is never closed"))
        if name == "v":
            self._pieces.append((None, []))

    def _drop(self) -> tuple[str, int, str]:
        closed = self._open.pop()
        self._how_many[closed[0]] -= 1
        return closed

    def _refuse(self, sign: re.Match[str], help: Words | None = None) -> None:
        self._note("CAP07", sign.start(), sign[0], help=help)

    def _note(
        self, code: str, at: int, sign: str, seen: Fact = "", help: Words | None = None
    ) -> None:
        if self.fault is None or at < self.fault.at:
            shown = " ".join(sign.split())
            if len(shown) > _LONGEST_SHOWN:
                shown = f"{shown[:_LONGEST_SHOWN]}…"
            self.fault = Fault(code, at, {"sign": shown, "seen": seen}, help)
