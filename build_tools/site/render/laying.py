"""A hook of MkDocs that lays its pages as the site has them; see `site.once`.

`build/mkdocs.yml` names it, so that a plain `mkdocs build` on the staged project gives the same
pages. A shell is no page yet: it is laid when a page has been joined from it; Material's frame
goes from both.
"""

from __future__ import annotations

from typing import Any

from build_tools.site import once
from build_tools.site.render.shells import CONTENT, without_frame


def on_post_page(output: str, **_: Any) -> str:
    """Called by MkDocs with every page's HTML."""
    html = without_frame(output)
    return html if CONTENT in html else once.page(html)
