"""What a worksheet needs so that its page and its paper can be read aloud.

PDF/UA-1 (ISO 14289-1) asks for words of every picture, for headings that skip no level and
are not empty; typst refuses a sheet that fails. Here each is told with its line, before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from build_tools.problems import Location, Problem, report, worded
from build_tools.prose import sanitise
from build_tools.prose.mentions import Part, walk, words_in
from build_tools.prose.source import Source
from build_tools.prose.tree import tree

_HEADINGS = {f"h{level}": level for level in range(2, 7)}
_TITLE = 1
"""The level of the sheet's own title, which comes from the workshop's facts."""
_STEP = 2
"""The level of a step's title."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is written, in Markdown or HTML; `level` counts from 1, the sheet's title."""

    level: int
    place: Location
    in_step: bool
    is_step: bool = False
    is_empty: bool = False


def of_outline(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield headings that skip a level, have no words, or end the step in which they stand."""
    level = _TITLE
    for heading in _headings(tokens, source):
        if heading.is_empty:
            yield report("SHE15", heading.place)
        if heading.in_step and heading.level <= _STEP:
            what = worded("a step") if heading.is_step else worded("a section of the whole sheet")
            hint = worded("inside a step headings begin with '###'")
            yield report("SHE13", heading.place, help=None if heading.is_step else hint, what=what)
        elif heading.level > level + 1:
            right = "#" * (level + 1)
            yield report("SHE12", heading.place, level=heading.level, above=level, right=right)
        level = heading.level


def _headings(tokens: Sequence[Token], source: Source) -> Iterator[Heading]:
    steps: list[int] = []
    for number, token in enumerate(tokens):
        start, stop = token.map or (0, 1)
        if token.type == "poche_block_open" and token.meta["block"].name == "step":
            yield Heading(_STEP, source.at(start), bool(steps), is_step=True)
            steps.append(token.level)
        elif token.type == "poche_block_close" and token.meta["block"].name == "step":
            steps.pop()
        elif token.type == "heading_open" and token.tag in _HEADINGS:
            empty = not words_in(tokens[number + 1].children or ())
            place = source.at(start)
            yield Heading(_HEADINGS[token.tag], place, bool(steps), is_empty=empty)
        elif token.type == "html_block":
            for node in tree(token.content).walk():
                if node.tag in _HEADINGS:
                    place = source.showing(f"<{node.tag}", start, stop)
                    empty = not node.text.strip()
                    yield Heading(_HEADINGS[node.tag], place, bool(steps), is_empty=empty)


def of_pictures(parts: Sequence[Part], source: Source) -> Iterator[Problem]:
    """Yield pictures without words: nobody may be kept out of a worksheet."""
    for token, start, stop in parts:
        for picture, words in _pictures(token):
            if not words.strip():
                yield report("SHE14", source.showing(picture, start, stop), picture=picture)


def _pictures(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "image":
        yield str(token.attrGet("src") or ""), token.content
    elif token.type in ("html_block", "html_inline"):
        for name, attributes in sanitise.tags_in(token.content):
            if name == "img":
                yield attributes.get("src", ""), attributes.get("alt", "")


def of_tables(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield tables whose columns have no names: read aloud, they are a row of words."""
    named = False
    place: Location | None = None
    for token, start, stop in walk(tokens):
        if token.type == "thead_open":
            place, named = source.at(start), False
        elif token.type == "inline" and place is not None:
            named = named or bool(words_in(token.children or ()))
        elif token.type == "thead_close" and place is not None:
            if not named:
                yield report("SHE16", place)
            place = None
        elif token.type == "html_block":
            for name, _ in sanitise.tags_in(token.content):
                if name == "table":
                    place, named = source.showing("<table", start, stop), False
                named = named or name == "th"
            if "</table" in token.content.lower() and place is not None:
                if not named:
                    yield report("SHE16", place)
                place = None
