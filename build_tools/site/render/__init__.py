"""From staged pages to HTML: the one door behind which MkDocs, Material and static-i18n live.

Two engines give the same pages. `joined` renders one page of each shell with MkDocs, what the
pages of a kind have in common, and joins the others from it. `mkdocs` is `mkdocs build` on the
staged project, page by page: the reference, and the way to try plugins of one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from build_tools.site.render import joined, reference
from build_tools.site.render.joined import pages, parts_of
from build_tools.site.render.reference import RenderError
from build_tools.site.render.sources import source
from build_tools.store import Store

__all__ = ["RenderError", "pages", "parts_of", "render", "source"]

_RENDERERS: Mapping[str, Callable[[Path, Sequence[str], Store], Iterator[tuple[str, bytes]]]] = {
    "joined": joined.render,
    "mkdocs": reference.render,
}


def render(
    build: Path, urls: Sequence[str], store: Store, engine: str = "joined"
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of each page of the project staged in `build`.

    `urls` are the pages' addresses, `engine` is one of `choices.ENGINES`; `store` remembers shells.
    Raises RenderError with what MkDocs said when it warns or fails.
    """
    return _RENDERERS[engine](build, urls, store)
