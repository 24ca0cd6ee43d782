"""Texts in some languages, and what all words of the domain are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeAlias

KINDS = (
    "works",
    "people",
    "recordings",
    "concerts",
    "workshops",
    "journeys",
    "projects",
    "pages",
    "playlists",
)
"""The folders that hold resources, which are also the first part of every address."""

LANGUAGES = ("fr", "de", "nl", "en", "lb")
"""The languages Poche can speak (BCP 47 tags)."""

NAMELESS_COMPOSERS = ("traditional", "anonymous")
"""Words that stand in a work's `composer` where there is no person, and so no page."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is going on, how many of it are done, and of how many."""

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No texts: one mapping for all that have none."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and the language it is in."""

    text: str
    lang: str | None
    """The text's language; None where one string was written for all languages."""


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in one or several languages."""

    everywhere: str | None = None
    """The one string written for all languages, if that is how it was written."""
    by_lang: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def choose(self, chain: Sequence[str]) -> Spoken:
        """Return the text in the first language of `chain` that has it, else in any.

        An empty `Localised` gives an empty text, so that a page can always be written.
        """
        if self.everywhere is not None:
            return Spoken(self.everywhere, None)
        for lang in (*chain, *self.by_lang):
            if lang in self.by_lang:
                return Spoken(self.by_lang[lang], lang)
        return Spoken("", None)

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.by_lang)


NOWHERE = Localised()
"""The text that was not written."""


@dataclass(frozen=True, slots=True)
class EasyRead:
    """A proofreading by people for whom easy language is made, not by the one who wrote it."""

    reviewed_by: str
    date: date


class Words(Protocol):
    """A text as it is shown; what asks for it may have to wait until it is made."""

    @property
    def html(self) -> str:
        """Safe to put on a page as it is."""

    @property
    def text(self) -> str:
        """Plain text for search and for counting words."""

    @property
    def mark(self) -> bytes:
        """What stands for the file from which all comes that is known of the text; nothing where
        it comes from elsewhere, too."""


@dataclass(frozen=True, slots=True)
class ReadyWords:
    """Words that have been made."""

    html: str
    text: str
    mark: bytes = b""


@dataclass(frozen=True, slots=True)
class Body:
    """The prose of one resource in one language, parsed and sanitised."""

    lang: str
    path: str
    words: Words
    digest: str
    """First 12 hex digits of the SHA-256 of the normalised source: what `translates` quotes."""
    title: str | None = None
    """`title` of the front matter: free pages have theirs here."""
    translates: str | None = None
    """The digest of the default language's body that this one was made from."""
    reviewed_by: str | None = None
    easy_read: EasyRead | None = None
    """Who found the text easy to read; without that nothing may call it so."""
    plays: tuple[str, ...] = ()
    """Ids of the recordings that the prose asks to listen to."""
    scores: tuple[tuple[str, int], ...] = ()
    """Ids of the works whose scores stand in the prose, each with how many semitones from its
    written key."""
    files: tuple[str, ...] | None = None
    """Root-relative paths of the pictures and sounds that the prose names; None where only its
    HTML tells."""

    @property
    def html(self) -> str:
        """Safe to put on a page as it is."""
        return self.words.html

    @property
    def text(self) -> str:
        """Plain text for search and for counting words."""
        return self.words.text

    def showing(self, html: str) -> Body:
        """Return this body with other HTML."""
        return replace(self, words=ReadyWords(html, self.text), files=None)


Bodies: TypeAlias = Mapping[str, Body]
"""Language to body; only languages that have a source of their own."""
