"""What prose names: recordings, scores, pages, pictures and sounds, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from markdown_it.token import Token

from build_tools.prose import sanitise
from build_tools.prose.blocks import Block
from build_tools.prose.source import Mention, Source, Timed

Part: TypeAlias = tuple[Token, int, int]
"""A token with the first and last line (exclusive) it stands in."""


def walk(tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield every token, children too, with its lines."""
    for token in tokens:
        start, stop = token.map or (0, 1)
        yield token, start, stop
        for child in token.children or ():
            yield child, start, stop
            for grandchild in child.children or ():
                yield grandchild, start, stop


_MARKED = frozenset({"link_open", "image", "html_block", "html_inline"})


def marked(tokens: Sequence[Token]) -> list[Part]:
    """Return what is a link, a picture or HTML: most texts are words."""
    return [part for part in walk(tokens) if part[0].type in _MARKED]


def words_in(children: Sequence[Token]) -> str:
    """Return what a reader hears of a line's parts: text, code and words of pictures."""
    heard = ("text", "code_inline", "image")
    return "".join(child.content for child in children if child.type in heard).strip()


def blocks_in(tokens: Sequence[Token], name: str) -> list[tuple[Block, int]]:
    """Return the blocks of a name, each with its opening line."""
    return [
        (token.meta["block"], token.map[0] if token.map else 0)
        for token in tokens
        if token.type == "poche_block_open" and token.meta["block"].name == name
    ]


def plays(tokens: Sequence[Token], source: Source) -> tuple[Mention, ...]:
    """Return the recordings that `listen` blocks name, with where they begin."""
    return tuple(
        replace(mention, at_s=block.at_s)
        for mention, block in _named(blocks_in(tokens, "listen"), source)
    )


def scores(tokens: Sequence[Token], source: Source) -> tuple[Mention, ...]:
    """Return the works whose scores are wanted, with how far from their written key."""
    return tuple(
        replace(mention, semitones=block.number)
        for mention, block in _named(blocks_in(tokens, "score"), source)
    )


def steps(tokens: Sequence[Token], source: Source) -> tuple[Timed, ...]:
    """Return the steps with their minutes."""
    return tuple(
        Timed(block.number, source.first_line + start, source.excerpt(start))
        for block, start in blocks_in(tokens, "step")
    )


def _named(found: list[tuple[Block, int]], source: Source) -> Iterator[tuple[Mention, Block]]:
    mentions = source.mentions((block.words, start, start + 1) for block, start in found)
    return zip(mentions, (block for block, _ in found), strict=True)


def targets(parts: Sequence[Part], *names: str) -> Iterator[tuple[str, int, int]]:
    """Yield the relative targets of Markdown links or pictures and of the same in HTML."""
    for target, start, stop in _every_target(parts, *names):
        if sanitise.is_relative(target) or (names[0] == "a" and _rooted(target)):
            yield target, start, stop


def outside(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the addresses of the web to which Markdown or HTML links."""
    found = (target for target, _, _ in _every_target(parts, "a", "href"))
    yield from (it for it in found if it.lower().startswith(("http:", "https:")))


def _every_target(
    parts: Sequence[Part], tag: str, attribute: str, *more: str
) -> Iterator[tuple[str, int, int]]:
    """Yield the targets of a tag, and of `more` where HTML has them, wherever they lead."""
    kind = {"a": "link_open", "img": "image"}.get(tag)
    for token, start, stop in parts:
        if token.type == kind:
            found = [str(token.attrGet(attribute) or "")]
        elif token.type in ("html_block", "html_inline"):
            found = [
                attributes.get(attribute, "")
                for name, attributes in sanitise.tags_in(token.content)
                if name in (tag, *more)
            ]
        else:
            continue
        yield from ((target, start, stop) for target in found if target)


def _rooted(target: str) -> bool:
    """Return whether a link leaves by a disk, its root or an odd scheme: it leads to no page."""
    plain = target.strip().lower()
    scheme = plain.partition(":")[0] if sanitise.has_scheme(plain) else ""
    return plain.startswith(("/", "\\")) or scheme not in ("", *sanitise.LINK_SCHEMES)
