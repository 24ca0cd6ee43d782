"""What stands in front of a page's HTML: all that the templates around it are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from build_tools.site.pages import PagePlan
from build_tools.site.render import shells
from build_tools.site.scores import SCRIPTS, STYLES

_COMMON = ("lang", "root", "section", "kind", "space", "styles", "scripts")


def front(page: PagePlan, title: str, description: str, *, has_score: bool) -> dict[str, Any]:
    """Return a page's front matter."""
    return {
        "title": title,
        "lang": page.lang,
        "url": page.url,
        "root": page.root,
        "section": page.section,
        "kind": page.kind,
        "space": page.space,
        "styles": (*page.styles, *(STYLES if has_score else ())),
        "scripts": (*page.scripts, *(SCRIPTS if has_score else ())),
        "description": description,
    }


def key(front: Mapping[str, Any]) -> str:
    """Return the key of a page's shell, see `render.shells`: thousands of pages share one text."""
    return _key(tuple(front[name] for name in _COMMON))


@cache
def _key(common: tuple[Any, ...]) -> str:
    told = dict(zip(_COMMON, common, strict=True))
    return shells.key({"title": "", "url": f"{told['lang']}/", "description": "", **told})


def foreseen(pages: Iterable[PagePlan], *, scores: bool) -> Iterator[tuple[str, str]]:
    """Yield an address and the key of each shell that pages will have, before they are made.

    Whether a page shows a score is not known yet: with `scores` that of one that does is there,
    too, for pages with words of editors.
    """
    seen: set[str] = set()
    for page in pages:
        for has_score in (False, True) if scores and page.resource else (False,):
            its = key(front(page, "", "", has_score=has_score))
            if its not in seen:
                seen.add(its)
                yield page.url, its
