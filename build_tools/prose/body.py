"""Markdown to a tree, and from the tree to all that is made of it."""

from __future__ import annotations

import hashlib
import html
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from build_tools.problems import Location, Problem, did_you_mean, report
from build_tools.prose import blocks, sanitise
from build_tools.prose.blocks import BLOCKS, Block, Fault


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that prose names, and where."""

    target: str
    line: int
    excerpt: str
    at_s: float | None = None
    """Where in a sound, in seconds; None for its beginning, and for what is no sound."""

    @property
    def column(self) -> int:
        """Where the target stands in its line, from 1; 1 where it was written another way."""
        return self.excerpt.find(self.target) + 1 or 1


@dataclass(frozen=True, slots=True)
class Prose:
    """One body, parsed; nothing here knows which resource it belongs to."""

    html: str
    """Sanitised. Files are named `poche:<root-relative path>`; a `div.listen` carries the
    recording's id in `data-recording`: the page puts names and buttons there."""
    text: str
    digest: str
    plays: tuple[Mention, ...] = ()
    """Recordings that `listen` blocks name."""
    links: tuple[Mention, ...] = ()
    """Relative targets of links, as written."""
    images: tuple[Mention, ...] = ()
    """Relative sources of pictures and sounds, as written."""
    sounds: tuple[str, ...] = ()
    """Root-relative paths of the sound files that `<audio>` names."""
    heading: str | None = None
    """The first `# heading`, which a page leaves out: its title comes from elsewhere."""


def digest(text: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of a body, as `translates` quotes it.

    The body is taken without front matter, in NFC, with LF line ends, without
    a byte order mark and without trailing space, so that an editor's habits of
    saving do not count as a change.
    """
    lines = unicodedata.normalize("NFC", text.lstrip("\ufeff")).replace("\r\n", "\n").split("\n")
    normal = "\n".join(line.rstrip() for line in lines).strip("\n").rstrip()
    return hashlib.sha256(normal.encode()).hexdigest()[:12]


def parse(
    text: str, *, path: str, first_line: int = 1, say: Callable[[str], str] = str
) -> tuple[Prose, tuple[Problem, ...]]:
    """Parse one body.

    `path` is relative to the hub's root, `first_line` the line of the file at
    which `text` begins, `say` gives the labels of our blocks in the body's
    language. Problems are returned, never raised.
    """
    source = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body = _Body(source, path, first_line)
    faults: list[Fault] = []
    tokens = _MARKDOWN.parse(source, {"faults": faults})
    tokens, heading, extra = _without_headings(tokens)
    problems = [
        *(body.fault(fault) for fault in faults),
        *(report("TXT01", body.at(line)) for line in extra),
        *_markup_problems(tokens, body),
        *(
            report("TXT09", body.at(index))
            for index, line in enumerate(body.lines)
            if line.startswith(("<<<<<<< ", ">>>>>>> "))
        ),
    ]
    folder = path.rpartition("/")[0]
    env: dict[str, Any] = {"say": say}
    clean = sanitise.clean(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env), folder)
    prose = Prose(
        html=clean.strip(),
        text=sanitise.words_of(clean),
        digest=digest(source),
        plays=_plays(tokens, body),
        links=tuple(body.mentions(_targets(tokens, "a", "href"))),
        images=tuple(body.mentions(_targets(tokens, "img", "src", "audio", "source"))),
        sounds=tuple(
            sanitise.beside(folder, target)
            for target, _, _ in _targets(tokens, "audio", "src", "source")
        ),
        heading=heading,
    )
    return prose, tuple(problems)


_REACH = 4000
"""Characters of a line that are looked at and shown."""
_REACH_LINES = 50


class _Body:
    """The source's lines, to say where something stands."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self.lines = source.split("\n")
        self.path = path
        self.first_line = first_line

    def excerpt(self, index: int) -> str:
        return self.lines[index][:_REACH] if index < len(self.lines) else ""

    def at(self, index: int, column: int = 1) -> Location:
        return Location(self.path, self.first_line + index, column, self.excerpt(index))

    def line_of(self, sign: str, start: int, stop: int) -> int:
        """Return the line of a paragraph that shows `sign`, else its first."""
        near = range(start, min(stop, start + _REACH_LINES))
        return next((line for line in near if sign and sign in self.excerpt(line)), start)

    def fault(self, fault: Fault) -> Problem:
        place = self.at(fault.line)
        if fault.kind == "unknown":
            near = did_you_mean(fault.name, BLOCKS)
            hint = f"did you mean '::: {near}'?" if near else f"blocks are {', '.join(BLOCKS)}"
            return report("TXT02", place, name=fault.name, help=hint)
        if fault.kind == "arguments":
            return report("TXT03", place, name=fault.name, example=fault.example)
        if fault.kind == "unclosed":
            return report("TXT04", place, name=fault.name)
        return report("TXT05", place)

    def mentions(self, found: Iterator[tuple[str, int, int]]) -> Iterator[Mention]:
        """Give each target the line of its paragraph that shows it.

        They come in the order of the text, so each is looked for from the last
        one on and not too far: a text of a megabyte may hold 50,000 links.
        """
        index, column = 0, 0
        for target, start, stop in found:
            if not start <= index < stop:
                index, column = start, 0
            for line in range(index, min(stop, index + _REACH_LINES)):
                begin = column if line == index else 0
                at = self.lines[line].find(target, begin, begin + _REACH) if self.lines else -1
                if at >= 0:
                    index, column = line, at + len(target)
                    break
            yield Mention(target, self.first_line + index, self.excerpt(index))


def _without_headings(tokens: Sequence[Token]) -> tuple[list[Token], str | None, list[int]]:
    """Take first-level headings out; return what is left, the first one and others' lines."""
    kept: list[Token] = []
    heading: str | None = None
    extra: list[int] = []
    inside = False
    for token in tokens:
        if token.tag == "h1" and token.type in ("heading_open", "heading_close"):
            inside = token.type == "heading_open"
            if inside and heading is not None and token.map:
                extra.append(token.map[0])
        elif inside:
            heading = token.content if heading is None else heading
        else:
            kept.append(token)
    return kept, heading, extra


def _walk(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, int]]:
    """Yield every token, children too, with the first and last line (exclusive) it stands in."""
    for token in tokens:
        start, stop = token.map or (0, 1)
        yield token, start, stop
        for child in token.children or ():
            yield child, start, stop
            for grandchild in child.children or ():
                yield grandchild, start, stop


def _plays(tokens: Sequence[Token], body: _Body) -> tuple[Mention, ...]:
    """Return the recordings that `listen` blocks name, with where they begin."""
    found: list[tuple[Block, int]] = [
        (token.meta["block"], start)
        for token, start, _ in _walk(tokens)
        if token.type == "poche_block_open" and token.meta["block"].name == "listen"
    ]
    mentions = body.mentions((block.words, start, start + 1) for block, start in found)
    return tuple(
        replace(mention, at_s=block.at_s)
        for mention, (block, _) in zip(mentions, found, strict=True)
    )


def _targets(tokens: Sequence[Token], *names: str) -> Iterator[tuple[str, int, int]]:
    """Yield the relative targets of Markdown links or pictures and of the same in HTML."""
    tag, attribute, *more = names
    kind = {"a": "link_open", "img": "image"}.get(tag)
    for token, start, stop in _walk(tokens):
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
        yield from (
            (target, start, stop)
            for target in found
            if target and (sanitise.is_relative(target) or (tag == "a" and _rooted(target)))
        )


def _rooted(target: str) -> bool:
    """Return whether a link leaves by a disk, its root or an odd scheme: it leads to no page."""
    plain = target.strip().lower()
    scheme = plain.partition(":")[0] if sanitise.has_scheme(plain) else ""
    return plain.startswith(("/", "\\")) or scheme not in ("", *sanitise.LINK_SCHEMES)


def _markup_problems(tokens: Sequence[Token], body: _Body) -> Iterator[Problem]:
    """Yield what sanitising will take away, foreign files, and pictures without words."""
    for token, start, stop in _walk(tokens):
        sign = str(token.attrGet("src") or "") if token.type == "image" else token.content[:40]
        place = body.at(body.line_of(sign.partition("\n")[0], start, stop))
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
            if not token.content.strip():
                yield report("TXT08", place, picture=sources[0])
        else:
            continue
        for source in sources:
            if source and not sanitise.is_relative(source):
                yield report("TXT07", place, address=source)


def _attributes(**values: object) -> str:
    return "".join(
        f' {name.replace("_", "-").strip("-")}="{html.escape(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


ADAPTATIONS = {
    "hearing": "For children who hear little or nothing",
    "sight": "For children who see little or nothing",
    "motor": "For children who move little or differently",
    "cognitive": "For children who need more time",
}
"""Whom an adaptation helps to its label: message ids."""

_LABELS = {"say": "Say", "tip": "Tip", "materials": "Materials", **ADAPTATIONS}
"""Labels of blocks: message ids."""


def _open_block(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: EnvType
) -> str:
    block: Block = tokens[index].meta["block"]
    say: Callable[[str], str] = env["say"]
    if block.name == "step":
        return (
            f'<section class="step" data-minutes="{block.number}"><header class="step__head">'
            f'<p class="step__minutes"><strong>{block.number}</strong> {html.escape(say("min"))}'
            f'</p><h2 class="step__title">{html.escape(block.words)}</h2></header>'
        )
    if block.name == "listen":
        at = None if block.at_s is None else f"{block.at_s:g}"
        return f'<div class="listen"{_attributes(data_recording=block.words, data_at=at)}>'
    if block.name == "lines":
        return '<div class="writing-lines">' + '<div class="writing-line"></div>' * block.number
    if block.name == "draw":
        return f'<div class="drawing-box" data-cm="{block.number}">'
    if block.name == "unknown":
        return "<div>"
    label = html.escape(say(_LABELS[block.words if block.name == "adapt" else block.name]))
    return f'<div class="{block.name}"><p class="block__title">{label}</p>'


def _close_block(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType
) -> str:
    return "</section>\n" if tokens[index].meta["block"].name == "step" else "</div>\n"


def _open_cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, _: EnvType
) -> str:
    """Say a column's alignment by attribute, for sanitising drops every `style`."""
    token = tokens[index]
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrs["align"] = style.removeprefix("text-align:")
    return renderer.renderToken(tokens, index, options, {})


def _open_table(*_: object) -> str:
    """Wide tables scroll by themselves, not the page; focusable, so that keys can scroll them."""
    return '<div class="table-scroll" tabindex="0" role="group"><table>'


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    blocks.install(markdown)
    markdown.add_render_rule("poche_block_open", _open_block)
    markdown.add_render_rule("poche_block_close", _close_block)
    markdown.add_render_rule("th_open", _open_cell)
    markdown.add_render_rule("td_open", _open_cell)
    markdown.add_render_rule("table_open", _open_table)
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return markdown


_MARKDOWN = _make_markdown()
