"""Single pages laid out as the renderer gets them."""

import re
from pathlib import Path

import pytest

from build_tools.domain import Assets, Catalogue
from build_tools.site import Stage, draw_covers, stage
from build_tools.site.pages import plan_pages


def staged(
    known: Catalogue, derived: Assets, folder: Path, monkeypatch: pytest.MonkeyPatch, *ids: str
) -> dict[str, str]:
    """Lay out the pages of these ids; return their HTML by language and id."""
    pages = [page for page in plan_pages(known) if page.id in ids]
    monkeypatch.setattr(stage, "plan_pages", lambda _: pages)
    Stage(folder, folder / "build", known, draw_covers(known, derived, {}, {})).write()
    docs = folder / "build/docs"
    return {
        f"{page.lang}/{page.id}": (docs / page.url.replace(".html", ".md"))
        .read_text("utf-8")
        .split("\n---\n", 1)[1]
        for page in pages
    }


def plain(html: str) -> str:
    """The words of a piece of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
