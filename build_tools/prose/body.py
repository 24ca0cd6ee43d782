"""Markdown to a tree, and from the tree to all that is made of it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.token import Token

from build_tools.domain import Words
from build_tools.problems import Problem, report
from build_tools.prose import easy, faults, losses, mentions, outline, sanitise
from build_tools.prose.labels import Labels
from build_tools.prose.plainly import is_quiet
from build_tools.prose.source import Mention, Source, Timed
from build_tools.prose.words import (
    LaterWords,
    plain,
    rendered,
    shown,
    tokens_of,
    without_headings,
)


@dataclass(frozen=True, slots=True)
class Prose:
    """One body, parsed; nothing here knows which resource it belongs to."""

    words: Words
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
    silent: bool = False
    """Whether there is nothing but comments, as where a text has only been begun."""

    @property
    def html(self) -> str:
        """Sanitised. Files are named `poche:<root-relative path>`; a `div.listen` carries the
        recording's id in `data-recording`, a `div.score` the work's in `data-work` and its
        distance from the written key in `data-semitones`: the page puts names, buttons and notes
        there."""
        return self.words.html

    @property
    def text(self) -> str:
        """All that a reader hears, a line for each paragraph."""
        return self.words.text


def digest(text: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of a body, as `translates` quotes it.

    The body is taken without front matter, in NFC, with LF line ends, without
    a byte order mark and without trailing space, so that an editor's habits of
    saving do not count as a change.
    """
    lines = unicodedata.normalize("NFC", text.lstrip("\ufeff")).replace("\r\n", "\n").split("\n")
    normal = "\n".join(line.rstrip() for line in lines).strip("\n").rstrip()
    return hashlib.sha256(normal.encode()).hexdigest()[:12]


def _is_comment(token: Token) -> bool:
    said = token.content.strip()
    return (
        token.type == "html_block" and said.startswith("<!--") and said.find("-->") == len(said) - 3
    )


def parse(
    text: str,
    *,
    path: str,
    first_line: int = 1,
    say: Callable[[str], str] = str,
    form: str = "text",
    lang: str = "",
    again: Callable[[], str] | None = None,
) -> tuple[Prose, tuple[Problem, ...]]:
    """Parse one body.

    `path` is relative to the hub's root, `first_line` the line of the file at
    which `text` begins, `say` gives the labels of our blocks in the body's
    language. `form` is `text`, `sheet` for a worksheet, of which more is asked, or `easy` for
    one in easy language, which is given advice for `lang`. `again` gives the text once more,
    where its words are to be made only when they are wanted. Problems are returned, never raised.
    """
    body = plain(text)
    folder = path.rpartition("/")[0]
    later = LaterWords(again, folder, Labels.of(say)) if again else None
    if form == "text" and is_quiet(body):
        quiet = later or shown(body, folder, say)
        return Prose(quiet, digest(body), silent=not body.strip()), ()

    source = Source(body, path, first_line)
    tokens, known, wrong = tokens_of(body)
    headed = without_headings(tokens)
    tokens = headed.kept
    marked = mentions.marked(tokens)
    problems = [
        *(faults.of_block(fault, source) for fault in wrong),
        *(report("TXT01", source.at(line)) for line in headed.extra),
        *faults.of_markup(marked, source),
        *(faults.of_pictures if form == "text" else outline.of_pictures)(marked, source),
        *faults.of_private_words(marked, source),
        *faults.of_hidden_blocks(tokens, source),
        *losses.of_rows(tokens, source),
        *losses.of_links(tokens, source),
        *losses.of_refused(tokens, source),
        *losses.of_references(marked, known, source),
        *faults.of_merging(source),
    ]
    if form != "text":
        problems += [*outline.of_outline(tokens, source), *outline.of_tables(tokens, source)]
    if form == "easy":
        problems += easy.advice(tokens, source, lang)
    sounding = list(mentions.targets(marked, "audio", "src", "source"))
    prose = Prose(
        words=later or rendered(tokens, folder, say),
        digest=digest(body),
        plays=mentions.plays(tokens, source),
        scores=mentions.scores(tokens, source),
        steps=() if wrong else mentions.steps(tokens, source),
        links=tuple(source.mentions(mentions.targets(marked, "a", "href"))),
        images=tuple(source.mentions(mentions.targets(marked, "img", "src", "audio", "source"))),
        sounds=tuple(sanitise.beside(folder, target) for target, _, _ in sounding),
        heading=headed.heading,
        silent=all(map(_is_comment, tokens)),
    )
    return prose, tuple(problems)
