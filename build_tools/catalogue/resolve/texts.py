"""Prose: whose it is, in which languages, and whether what it mentions is there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container
from dataclasses import replace
from urllib.parse import unquote

from build_tools.catalogue import places
from build_tools.catalogue.forms import TRUTHS
from build_tools.catalogue.measures import is_beyond, shown_time
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import EasyReadPart, FrontMatter, PageFrontMatter
from build_tools.catalogue.source import TextFile
from build_tools.catalogue.validate import validated
from build_tools.domain import KINDS, LANGUAGES, Body, EasyRead, Hub, Localised, Page
from build_tools.problems import Location, meant, worded
from build_tools.prose import Mention, Prose
from build_tools.prose.sanitise import beside

_NAMES = {
    "fr": worded("French"),
    "de": worded("German"),
    "nl": worded("Dutch"),
    "en": worded("English"),
    "lb": worded("Luxembourgish"),
}

_NO_FRONT = FrontMatter()

_ADDRESS = re.compile(r"(?:\.\./(?:(?P<kind>[^/]+)/)?)?(?P<page>[^/]+)\.html")


def bodies(look: Lookup) -> None:
    """Give every resource its bodies, and note what is wrong with its texts."""
    found: dict[tuple[str, str, str], dict[str, Body]] = {}
    for text in sorted(look.source.texts, key=lambda each: LANGUAGES.index(each.lang)):
        front = _front(look, text)
        _mentions(look, text)
        if look.languages is not None and text.lang not in look.languages:
            known = ", ".join(look.languages)
            look.note("FIL15", Location(text.path), lang=text.lang, known=known)
            continue
        if _is_draft(text):
            look.note("TRN03", text.front.at_key(("draft",)) if text.front else Location(text.path))
            continue
        prose = look.prose.get(text.path)
        if prose is not None and not _is_silent(look, text):
            found.setdefault((text.kind, text.id, text.variant), {})[text.lang] = Body(
                lang=text.lang,
                path=text.path,
                words=prose.words,
                digest=prose.digest,
                title=front.title,
                translates=front.translates,
                reviewed_by=front.reviewed_by,
                easy_read=_easy_read(front.easy_read),
                plays=tuple(mention.target for mention in prose.plays),
                scores=tuple((mention.target, mention.semitones) for mention in prose.scores),
                files=_files(text, prose),
            )
    look.bodies.update(found)


def _is_draft(text: TextFile) -> bool:
    """Say whether nobody is to see a text yet."""
    said = text.front.value.get("draft") if text.front else None
    return isinstance(said, str) and TRUTHS.get(said.lower(), False)


def _is_silent(look: Lookup, text: TextFile) -> bool:
    """Say whether a text says nothing yet, and is none; a page has its title there at least."""
    prose = look.prose.get(text.path)
    return prose is not None and prose.silent and text.kind != "pages" and not _is_draft(text)


def _files(text: TextFile, prose: Prose) -> tuple[str, ...]:
    """Return the files that a text names, as its HTML will name them."""
    folder = posixpath.dirname(text.path)
    return tuple(dict.fromkeys(beside(folder, mention.target) for mention in prose.images))


def _easy_read(written: EasyReadPart | None) -> EasyRead | None:
    if written is None or written.reviewed_by is None or written.date is None:
        return None
    return EasyRead(written.reviewed_by, written.date)


def leave_out_silent_pages(look: Lookup) -> None:
    """Forget the free pages that have no text in any of the hub's languages, or only drafts.

    Their texts are spoken of; a link to such a page leads nowhere.
    """
    if look.languages is None:
        return
    langs: dict[str, set[str]] = {}
    for text in look.source.texts:
        if text.kind == "pages":
            langs.setdefault(text.id, set()).update(() if _is_draft(text) else (text.lang,))
    silent = {id for id, each in langs.items() if each.isdisjoint(look.languages)}
    unread = {path.rpartition("/")[0] for path in look.source.refused}
    look.ids["pages"] -= {id for id in silent if look.source.folders["pages", id] not in unread}


def _front(look: Lookup, text: TextFile) -> FrontMatter:
    """Validate the front matter; only free pages must have one."""
    is_page = text.kind == "pages" and text.variant == "index"
    if text.front is None:
        if is_page and text.path not in look.source.refused:
            hint = worded("begin the text with the lines '---', 'title: About us' and '---'")
            look.note("PAG01", Location(text.path), help=hint, field="title", example="")
        return _NO_FRONT
    model: type[FrontMatter] = PageFrontMatter if is_page else FrontMatter
    front, problems = validated(text.front, model, "PAG", look.nearest)
    look.problems += problems
    return front


def translations(look: Lookup, hub: Hub) -> None:
    """Note which texts are missing in a language, and which lag behind the default language's."""
    silent = {text.path for text in look.source.texts if _is_silent(look, text)}
    for (kind, id), folder in look.source.folders.items():
        bodies = look.bodies.get((kind, id, "index"), {})
        for lang in hub.languages:
            path = f"{folder}/index.{lang}.md"
            there = path in look.source.files and path not in silent
            if bodies and lang not in bodies and not there:
                shown = next(each for each in (*hub.chain(lang), *bodies) if each in bodies)
                look.note("TRN01", Location(path), language=_NAMES[lang], shown=_NAMES[shown])
    for text in look.source.texts:
        bodies = look.bodies.get((text.kind, text.id, text.variant), {})
        body, original = bodies.get(text.lang), bodies.get(hub.default_language)
        if body is None or original is None or text.front is None or body is original:
            continue
        if body.translates and body.translates != original.digest:
            place = text.front.at_value(("translates",))
            source = posixpath.basename(original.path)
            look.note("TRN02", place, original=source, digest=original.digest)


def listening(look: Lookup) -> None:
    """Note where a text asks to listen beyond the end; the recordings have been resolved."""
    for text in look.source.texts:
        prose = look.prose.get(text.path)
        for mention in prose.plays if prose else ():
            recording = look.recordings.get(mention.target)
            if recording is None or mention.at_s is None:
                continue
            end_s = recording.master.duration_s
            if is_beyond(mention.at_s, end_s):
                time, end = shown_time(mention.at_s), shown_time(int(end_s))
                line = mention.excerpt.rstrip()
                column = len(line) - len(line.split()[-1]) + 1  # the time is the last word
                place = replace(_place(text, mention), column=column)
                look.note("TXT24", place, time=time, id=recording.id, end=end)


def page(look: Lookup, id: str) -> None:
    """Resolve one free page, whose titles stand in its texts."""
    bodies = look.bodies.get(("pages", id, "index"), {})
    titles = {lang: body.title for lang, body in bodies.items() if body.title}
    if titles:
        look.pages[id] = Page(id=id, title=Localised(by_lang=titles), bodies=bodies)


def _mentions(look: Lookup, text: TextFile) -> None:
    prose = look.prose.get(text.path)
    if prose is None:
        return
    for mention in prose.plays:
        if not look.knows("recordings", mention.target):
            place = _place(text, mention)
            look.note_unknown("TXT20", place, "recordings", mention.target)
    without_score = look.works_without_score if prose.scores else {}
    for mention in prose.scores:
        if not look.knows("works", mention.target):
            look.note_unknown("TXT20", _place(text, mention), "works", mention.target)
        elif mention.target in without_score:
            id, file = mention.target, without_score[mention.target]
            look.note("TXT29", _place(text, mention), id=id, file=file)
    for mention in prose.links:
        _link(look, text, mention)
    for mention in prose.images:
        _image(look, text, mention, prose.sounds)


def _link(look: Lookup, text: TextFile, mention: Mention) -> None:
    """A link leads to a page as the site has it, not to a source."""
    target = unquote(re.split(r"[?#]", mention.target, maxsplit=1)[0])
    match = _ADDRESS.fullmatch(target)
    if not target or _leads_somewhere(look, text, match):
        return
    id = match["page"] if match else posixpath.basename(posixpath.dirname(target) or target)
    kind = match["kind"] if match and match["kind"] in KINDS else None
    near = _nearest_page(look, text, id, kind)
    look.note("TXT21", _place(text, mention), help=meant(near), target=mention.target[:80])


def _leads_somewhere(look: Lookup, text: TextFile, match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    kind, page = match["kind"], match["page"]
    if page == "index" and (kind is None or kind in KINDS):
        return True
    if match[0].startswith("../") and kind is None:
        return False
    kind = kind or text.kind
    return kind in KINDS and look.knows(kind, page)


def _nearest_page(look: Lookup, text: TextFile, id: str, kind: str | None) -> str | None:
    """Return the address of the page whose id is nearest, in this kind or, failing that, in any."""
    kinds = (kind,) if kind else (text.kind, *KINDS)
    for each in kinds:
        near = id if id in look.ids[each] else None
        if near:
            return _address(text, each, near)
    for each in kinds:
        near = look.nearest(id, look.ids[each])
        if near:
            return _address(text, each, near)
    return None


def _address(text: TextFile, kind: str, id: str) -> str:
    return f"{id}.html" if kind == text.kind else f"../{kind}/{id}.html"


def _image(look: Lookup, text: TextFile, mention: Mention, sounds: Container[str]) -> None:
    """A picture is named as a picture, and a sound as a sound, by one of the paths in `sounds`."""
    target = unquote(re.split(r"[?#]", mention.target, maxsplit=1)[0])
    folder = posixpath.dirname(text.path)
    path = look.find(folder, target)
    if path is None:
        beside = frozenset(
            posixpath.basename(each)
            for each in look.in_folder(folder)
            if places.ending(each) in places.PICTURES
        )
        near = look.nearest(target, beside)
        place, shown = _place(text, mention), mention.target[:80]
        look.note("TXT22", place, help=meant(near), target=shown, folder=f"{folder}/")
        return
    is_sound = unicodedata.normalize("NFC", path) in sounds
    if places.ending(path) in (places.SOUNDS if is_sound else places.PICTURES):
        return
    hint = None
    if is_sound:
        hint = worded(
            "sounds end in {endings}; a picture is written ![its words](name)",
            endings=", ".join(places.SOUNDS),
        )
    elif places.ending(path) in places.SOUNDS:
        hint = worded(
            "a sound is written {example}",
            example=f'<audio controls src="{mention.target[:80]}"></audio>',
        )
    endings = ", ".join(places.PICTURES)
    place = _place(text, mention)
    look.note("TXT23", place, help=hint, target=mention.target[:80], endings=endings)


def _place(text: TextFile, mention: Mention) -> Location:
    return Location(text.path, mention.line, mention.column, mention.excerpt)
