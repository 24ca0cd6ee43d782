"""Markdown to a tree, and from the tree to all that is made of it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from build_tools.problems import Problem, report
from build_tools.prose import easy, faults, losses, mentions, outline, sanitise
from build_tools.prose.fences import Fault
from build_tools.prose.rendering import MARKDOWN
from build_tools.prose.source import Mention, Source, Timed


@dataclass(frozen=True, slots=True)
class Prose:
    """One body, parsed; nothing here knows which resource it belongs to."""

    html: str
    """Sanitised. Files are named `poche:<root-relative path>`; a `div.listen` carries the
    recording's id in `data-recording`, a `div.score` the work's in `data-work` and its distance
    from the written key in `data-semitones`: the page puts names, buttons and notes there."""
    text: str
    digest: str
    plays: tuple[Mention, ...] = ()
    """Recordings that `listen` blocks name."""
    scores: tuple[Mention, ...] = ()
    """Works that `score` blocks name."""
    steps: tuple[Timed, ...] = ()
    """In order; none where a block could not be understood, for then they are not all."""
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
    text: str,
    *,
    path: str,
    first_line: int = 1,
    say: Callable[[str], str] = str,
    form: str = "text",
    lang: str = "",
) -> tuple[Prose, tuple[Problem, ...]]:
    """Parse one body.

    `path` is relative to the hub's root, `first_line` the line of the file at
    which `text` begins, `say` gives the labels of our blocks in the body's
    language. `form` is `text`, `sheet` for a worksheet, of which more is asked, or `easy` for
    one in easy language, which is given advice for `lang`. Problems are returned, never raised.
    """
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(plain, path, first_line)
    wrong: list[Fault] = []
    known: dict[str, Any] = {"faults": wrong}
    tokens = MARKDOWN.parse(plain, known)
    tokens, heading, extra = _without_headings(tokens)
    problems = [
        *(faults.of_block(fault, source) for fault in wrong),
        *(report("TXT01", source.at(line)) for line in extra),
        *faults.of_markup(tokens, source),
        *(faults.of_pictures if form == "text" else outline.of_pictures)(tokens, source),
        *faults.of_hidden_blocks(tokens, source),
        *losses.of_rows(tokens, source),
        *losses.of_links(tokens, source),
        *losses.of_references(tokens, known, source),
        *faults.of_merging(source),
    ]
    if form != "text":
        problems += [*outline.of_outline(tokens, source), *outline.of_tables(tokens, source)]
    if form == "easy":
        problems += easy.advice(tokens, source, lang)
    folder = path.rpartition("/")[0]
    env: dict[str, Any] = {"say": say}
    clean = sanitise.clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, env), folder)
    prose = Prose(
        html=clean.strip(),
        text=sanitise.words_of(clean),
        digest=digest(plain),
        plays=mentions.plays(tokens, source),
        scores=mentions.scores(tokens, source),
        steps=() if wrong else mentions.steps(tokens, source),
        links=tuple(source.mentions(mentions.targets(tokens, "a", "href"))),
        images=tuple(source.mentions(mentions.targets(tokens, "img", "src", "audio", "source"))),
        sounds=tuple(
            sanitise.beside(folder, target)
            for target, _, _ in mentions.targets(tokens, "audio", "src", "source")
        ),
        heading=heading,
    )
    return prose, tuple(problems)


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
