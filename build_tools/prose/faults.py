"""What is wrong with any text: blocks, markup that would be left out, foreign files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from build_tools.privacy import found_in
from build_tools.problems import Location, Problem, Words, did_you_mean, meant, report, worded
from build_tools.prose import sanitise
from build_tools.prose.blocks import BLOCKS, STEP_ICONS
from build_tools.prose.fences import Fault, reading
from build_tools.prose.mentions import Part
from build_tools.prose.source import Source

_KNOWN = worded("blocks are {names}", names=", ".join(BLOCKS))
_CODES = {
    "unknown": "TXT02",
    "arguments": "TXT03",
    "unclosed": "TXT04",
    "stray": "TXT05",
    "near": "TXT25",
    "icon": "TXT26",
    "deep": "TXT27",
}
"""What is wrong with a block to its code."""


def of_block(fault: Fault, source: Source) -> Problem:
    """Return the problem of a line that opens or closes a block."""
    hint: Words | None = None
    place = source.at(fault.line)
    if fault.kind == "unknown":
        near = did_you_mean(fault.name, BLOCKS)
        hint = meant(f"::: {near}") if near else _KNOWN
    elif fault.kind == "near":
        hint = worded("write '{example}'", example=fault.example) if fault.example else _KNOWN
    elif fault.kind == "icon":
        hint = meant(f"{{{fault.example}}}") if fault.example else None
        place = source.showing(f"{{{fault.name}", fault.line, fault.line + 1)
    return report(
        _CODES[fault.kind],
        place,
        help=hint,
        name=fault.name,
        example=fault.example,
        names=", ".join(STEP_ICONS),
    )


def of_markup(parts: Sequence[Part], source: Source) -> Iterator[Problem]:
    """Yield what sanitising will take away, and foreign files."""
    for token, start, stop in parts:
        sign = str(token.attrGet("src") or "") if token.type == "image" else token.content[:40]
        place = source.at(source.line_of(sign.partition("\n")[0], start, stop))
        if token.type in ("html_block", "html_inline"):
            for what in dict.fromkeys(sanitise.removed_from(token.content)):
                yield report("TXT06", place, what=what)
            sources = [
                attributes.get("src", "")
                for name, attributes in sanitise.tags_in(token.content)
                if name in ("img", "audio", "source")
            ]
        elif token.type == "image":
            sources = [str(token.attrGet("src") or "")]
        else:
            continue
        for each in sources:
            if each and not sanitise.is_relative(each):
                yield report("TXT07", place, address=each)


def of_pictures(parts: Sequence[Part], source: Source) -> Iterator[Problem]:
    """Yield pictures without words; an empty `alt` in HTML says that one is mere decoration."""
    for token, start, stop in parts:
        if token.type == "image":
            found = [] if token.content.strip() else [str(token.attrGet("src") or "")]
        elif token.type in ("html_block", "html_inline"):
            found = [
                attributes.get("src", "")
                for name, attributes in sanitise.tags_in(token.content)
                if name == "img" and "alt" not in attributes
            ]
        else:
            continue
        for picture in found:
            yield report("TXT08", source.at(source.line_of(picture, start, stop)), picture=picture)


def of_private_words(parts: Sequence[Part], source: Source) -> Iterator[Problem]:
    """Yield words for pictures that say how somebody can be reached; the line is not shown again,
    for logs are read by many."""
    for token, start, stop in parts:
        if token.type == "image":
            shown = [(str(token.attrGet("src") or ""), token.content)]
        elif token.type in ("html_block", "html_inline"):
            tags = sanitise.tags_in(token.content)
            shown = [(at.get("src", ""), at.get("alt", "")) for name, at in tags if name == "img"]
        else:
            continue
        for picture, words in shown:
            for it in found_in(words):
                where = worded("what a picture shows")
                place = source.at(source.line_of(picture, start, stop))
                bare = Location(place.path, place.line, place.column)
                code = "PRV02" if it.is_email else "PRV03"
                yield report(code, bare, where=where, seen=it.shown)


def of_hidden_blocks(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield blocks that are none, since they stand in HTML, or so far in that they are code."""
    for token in tokens:
        shown = token.type == "code_block"
        if not (shown or token.type == "html_block") or token.content.startswith("<!--"):
            continue
        first = token.map[0] if token.map else 0
        for number, line in enumerate(token.content.split("\n")):
            found = reading(line.strip())
            if found is not None and found.opens and found.name in BLOCKS:
                hint = (
                    worded(
                        "write the line without spaces before it; only what is shown as code has "
                        "four"
                    )
                    if shown
                    else worded("leave an empty line before it, so that the HTML above ends")
                )
                yield report("TXT25", source.at(first + number), help=hint)


def of_merging(source: Source) -> Iterator[Problem]:
    """Yield the marks that git leaves where two versions meet."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return
    for index, line in enumerate(source.lines):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            yield report("TXT09", source.at(index))
