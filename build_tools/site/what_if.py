"""Which pages let choices of a footprint be moved. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import Catalogue

WHAT_IF = "what-if"
"""The special page of the season, and how the names of all of them begin."""


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The page of a season, a project or a plan."""

    of: str = ""
    """`projects/<id>` or `plans/<id>`; empty for the season."""

    @property
    def id(self) -> str:
        """The name of its page."""
        return f"{WHAT_IF}-{self.of.replace('/', '-')}" if self.of else WHAT_IF

    @property
    def is_planned(self) -> bool:
        """Whether it is about visits that are planned."""
        return self.of.startswith("plans/")


def what_if_pages(catalogue: Catalogue) -> Iterator[WhatIfPage]:
    """Yield the pages that there are: none without activities and plans."""
    if not catalogue.factors:
        return
    if catalogue.done:
        yield WhatIfPage()
    for project in catalogue.done:
        yield WhatIfPage(f"projects/{project}")
    for project in catalogue.planned:
        yield WhatIfPage(f"plans/{project}")
