"""What can be found: for each page of a language, its names and its prose."""

from __future__ import annotations

from build_tools import drawings
from build_tools.domain import Findable
from build_tools.site.reader import Reader
from build_tools.site.relations import address, kind_of


def findables_of(r: Reader) -> tuple[Findable, ...]:
    """Return everything that a reader of one language can find; `r` may stand on any page."""
    found = []
    for kind in ("works", "people", "recordings", "concerts", "workshops", "journeys", "projects",
                 "pages", "playlists"):  # fmt: skip
        for it in r.catalogue.of_kind(kind).values():
            spoken, body = r.spoken(r.title(it)), r.body(it)
            found.append(
                Findable(
                    url=address(r.lang, it),
                    kind=kind_of(it),
                    icon=drawings.pictogram_of(kind),
                    title=spoken.text,
                    text=body.text if body else "",
                    lang=body.lang if body and body.lang != r.lang else "",
                    title_lang=spoken.lang if spoken.lang and spoken.lang != r.lang else "",
                )
            )
    return tuple(found)
