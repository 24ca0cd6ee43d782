"""Which pages tell what a season's activities cost the climate. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import Catalogue

FOOTPRINT = "footprint"
"""The special page of the season, and how the names of all of them begin."""
METHOD = f"{FOOTPRINT}-method"
"""The special page about factors, sources and the hub itself."""


@dataclass(frozen=True, slots=True)
class FootprintPage:
    """The page of a season, a project or a journey."""

    of: str = ""
    """`projects/<id>` or `journeys/<id>`; empty for the season."""

    @property
    def id(self) -> str:
        """The name of its page."""
        return f"{FOOTPRINT}-{self.of.replace('/', '-')}" if self.of else FOOTPRINT


@dataclass(frozen=True, slots=True)
class MethodPage:
    """The page about method and sources."""

    id: str = METHOD


def footprint_pages(catalogue: Catalogue) -> Iterator[FootprintPage | MethodPage]:
    """Yield the pages that there are: none without activities."""
    done = catalogue.done
    if not done or not catalogue.factors:
        return
    yield FootprintPage()
    yield MethodPage()
    for project in done:
        yield FootprintPage(f"projects/{project}")
    named = {each.journey for activities in done.values() for each in activities}
    for journey in catalogue.journeys:
        if journey in named:
            yield FootprintPage(f"journeys/{journey}")
