"""Consents: whether their days are in order, and whether anybody knows their carriers."""

from __future__ import annotations

from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Trail
from build_tools.consents import CARRIERS, same_carrier
from build_tools.domain import UNSAID, Consent
from build_tools.problems import meant


def agreed(look: Lookup, document: Document, at: Trail, written: Consent | None) -> Consent:
    """Return a consent, and note what is odd about it."""
    if written is None:
        return UNSAID
    if written.begins and written.ends and written.ends < written.begins:
        place = document.at_value((*at, "until"))
        look.note("CNS01", place, begins=written.begins, ends=written.ends)
    known = {*CARRIERS, *_of_editions(look)}
    for number, medium in enumerate(written.media):
        if not any(same_carrier(medium, each) for each in known):
            look.note(
                "CNS02",
                document.at_value((*at, "media", number)),
                help=meant(look.nearest(medium, frozenset(known))),
                medium=medium[:40],
                known=", ".join(sorted(known)),
            )
    return written


def _of_editions(look: Lookup) -> list[str]:
    """Return the carriers that editions name, whatever they are called."""
    found: list[str] = []
    for document in look.source.documents:
        if document.kind == "editions":
            for edition in document.value.values():
                named = edition.get("media") if isinstance(edition, dict) else None
                found += named.split(",") if isinstance(named, str) else []
    return [each.strip() for each in found if each.strip()]
