"""Prose that names what an edition, or the site, does not hold: it says so, not a link. Pure.

The HTML is that of `prose`: sanitised, so that every attribute stands in quotation marks, no
link holds another, and files are named `poche:<path>`.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from build_tools.domain import KINDS, Body, Catalogue, ReadyWords
from build_tools.prose.sanitise import FILE_SCHEME

_ATTRIBUTES = r'(?: [a-z-]+="[^"]*")*'
_LINK = re.compile(rf"<a({_ATTRIBUTES})>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r' href="([^"]*)"')
_OF_LINKS = re.compile(r' (?:href|rel)="[^"]*"')
_LISTEN = re.compile(rf'<div class="listen" data-recording="([a-z0-9-]+)"{_ATTRIBUTES}>')
_AUDIO = re.compile(rf"<audio{_ATTRIBUTES}>.*?</audio>", re.DOTALL)
_IMAGE = re.compile(rf"<img{_ATTRIBUTES}>")
_ALT = re.compile(r' alt="([^"]*)"')
_FILE = re.compile(rf' src="{FILE_SCHEME}([^"]*)"')
_PAGE = re.compile(r"(?:\.\./(?P<kind>[a-z]+)/)?(?P<id>[a-z0-9-]+)\.html")


@dataclass(frozen=True, slots=True)
class Around:
    """What there is around a body, before and after the choice."""

    before: Catalogue
    after: Mapping[str, Collection[str]]
    """Kind to the ids that are in the edition."""
    silenced: frozenset[str]
    """Paths of sounds and photos that may not be given out, in NFC."""
    is_edition: bool = True
    """Whether it is an edition that is made; the site itself knows no other word for it."""


def tied(body: Body, kind: str, around: Around, say: Callable[[str], str]) -> Body:
    """Return a body of a resource of `kind` in which nothing leads to what is not there.

    `say` gives our own words in the body's language.
    """
    no_recording, no_page = _said_instead(around, say)
    silent = f"<small>{html.escape(no_recording)}</small>"

    def link(match: re.Match[str]) -> str:
        if not _leads_out(match[1], kind, around):
            return match[0]
        rest = _OF_LINKS.sub("", match[1])
        words = f'<span class="not-here"{rest}>{match[2]}</span>' if rest else match[2]
        return f"{words} <small>({html.escape(no_page)})</small>"

    def listen(match: re.Match[str]) -> str:
        if match[1] in around.after["recordings"]:
            return match[0]
        return f"<div><p>{silent}</p>"

    def names_silenced(match: re.Match[str]) -> bool:
        named = {html.unescape(path) for path in _FILE.findall(match[0])}
        return not named.isdisjoint(around.silenced)

    def audio(match: re.Match[str]) -> str:
        return silent if names_silenced(match) else match[0]

    unsaid: list[str] = []

    def image(match: re.Match[str]) -> str:
        if not names_silenced(match):
            return match[0]
        unsaid.extend(html.unescape(each) for each in _ALT.findall(match[0]))
        return ""

    heard = _LISTEN.sub(listen, _AUDIO.sub(audio, body.html))
    written = _IMAGE.sub(image, _LINK.sub(link, heard))
    plays = tuple(id_ for id_ in body.plays if id_ in around.after["recordings"])
    shown = replace(body.showing(written), plays=plays)
    return _without(shown, unsaid) if any(unsaid) else shown


def _without(body: Body, words: Iterable[str]) -> Body:
    """Return a body whose plain text, which search finds, says no more what pictures showed."""
    text = body.text
    for each in words:
        text = text.replace(each, "", 1)
    return replace(body, words=ReadyWords(body.html, text))


def _said_instead(around: Around, say: Callable[[str], str]) -> tuple[str, str]:
    """Return what is said in the place of a recording, and behind the words of a link."""
    if around.is_edition:
        return say("This recording is not in this edition."), say("not in this edition")
    return say("This recording is not available."), say("not available")


def _leads_out(attributes: str, kind: str, around: Around) -> bool:
    """Return whether a link leads to a page that the hub has and the edition has not."""
    href = _HREF.search(attributes)
    if href is None:
        return False
    target = unquote(re.split(r"[?#]", html.unescape(href[1]), maxsplit=1)[0])
    page = _PAGE.fullmatch(posixpath.normpath(target) if target else "")
    if page is None:
        return False
    kind, id_ = page["kind"] or kind, page["id"]
    known = around.before.of_kind(kind) if kind in KINDS else ()
    return id_ in known and id_ not in around.after[kind]
