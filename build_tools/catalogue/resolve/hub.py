"""The hub itself, and its editions."""

from __future__ import annotations

from build_tools.catalogue.ids import RESERVED, is_id, slug
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import EditionPart, HubFile
from build_tools.catalogue.source import Document
from build_tools.catalogue.validate import validated
from build_tools.domain import NOWHERE, Edition, Hub
from build_tools.problems import meant, worded

_NO_TITLE = "hub"
"""The id of a hub whose title holds no letter that an id may have."""


def hub(look: Lookup, document: Document) -> Hub | None:
    """Resolve content/hub.yml, and let `look` know the languages."""
    written = look.written(document, HubFile)
    languages = tuple(dict.fromkeys(written.languages or ()))
    default = written.default_language
    look.languages = languages or None
    look.default_language = default if default in languages else None
    known = ", ".join(languages)
    if languages and default and default not in languages:
        look.note("HUB07", document.at_value(("default_language",)), lang=default, known=known)
    for lang, chain in (written.fallbacks or {}).items():
        for number, each in enumerate(chain):
            if languages and each not in languages:
                place = document.at_value(("fallbacks", lang, number))
                look.note("HUB08", place, lang=each, known=known)
        if languages and lang not in languages:
            look.note("HUB08", document.at_key(("fallbacks", lang)), lang=lang, known=known)
    if written.factors:
        _set_is_there(look, document, written.factors)
    if not (written.title and languages and default):
        return None
    return Hub(
        id=written.id or slug(written.title.choose((default,)).text) or _NO_TITLE,
        title=written.title,
        languages=languages,
        default_language=default,
        tagline=written.tagline or NOWHERE,
        contact=written.contact,
        publisher=written.publisher,
        licence=written.licence,
        address=written.address,
        fallbacks={
            lang: tuple(each for each in chain if each in languages)
            for lang, chain in (written.fallbacks or {}).items()
            if lang in languages
        },
        media_root=written.media_root,
        factors=written.factors,
    )


def _set_is_there(look: Lookup, document: Document, id: str) -> None:
    """Note a set of factors that nobody has; what is wrong with one that is there is noted with
    it."""
    ids = look.sets_of_factors()
    if id not in ids:
        near = look.nearest(id, ids)
        known = ", ".join(sorted(ids))
        look.note("HUB10", document.at_value(("factors",)), help=meant(near), id=id, known=known)


def editions(look: Lookup, document: Document) -> dict[str, Edition]:
    """Resolve editions.yml."""
    found: dict[str, Edition] = {}
    for name in document.value:
        if not is_id(name) or name in RESERVED:
            look.note(
                "EDI03",
                document.at_key((name,)),
                field=worded("the name of an edition"),
                seen=f"'{name[:60]}'",
                expected=worded("a name in small letters, digits and hyphens"),
                example=f"{slug(name) or 'stick'}:",
            )
        found[name] = _edition(look, document, name)
    return found


def _edition(look: Lookup, document: Document, name: str) -> Edition:
    written, problems = validated(document, EditionPart, "EDI", look.nearest, at=(name,))
    look.problems += problems
    for number, lang in enumerate(written.languages):
        if look.languages is not None and lang not in look.languages:
            place = document.at_value((name, "languages", number))
            look.note("EDI07", place, lang=lang, known=", ".join(look.languages))
    for number, id in enumerate(written.journeys):
        trail = (name, "journeys", number)
        look.refer(look.journeys, "journeys", document, trail, id, family="EDI")
    for number, id in enumerate(written.playlists):
        trail = (name, "playlists", number)
        look.refer(look.playlists, "playlists", document, trail, id, family="EDI")
    return Edition(
        name=name,
        languages=written.languages,
        journeys=written.journeys,
        playlists=written.playlists,
        kinds=written.kinds,
        audio=written.audio or "standard",
        video=True if written.video is None else written.video,
        pdf=True if written.pdf is None else written.pdf,
        size_bytes=written.size,
        cluster_bytes=written.cluster,
        format=written.format or "folder",
        territory=written.territory,
        media=written.media,
    )
