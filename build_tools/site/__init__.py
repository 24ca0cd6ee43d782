"""The site: pages decided, staged on disk, rendered by MkDocs, assembled."""

from __future__ import annotations

from build_tools.site.assets import SiteAssets, by_name, draw_covers
from build_tools.site.files import only_build, recover
from build_tools.site.finding import Hear
from build_tools.site.finish import assemble
from build_tools.site.footprint import FOOTPRINT
from build_tools.site.needs import Needs, needs
from build_tools.site.pages import plan_pages
from build_tools.site.render import RenderError, parts_of, render
from build_tools.site.results import RESULTS
from build_tools.site.stage import InLanguage, Stage, Staged
from build_tools.site.verifying import VERIFY_PAGE, verify_page

__all__ = [
    "FOOTPRINT",
    "RESULTS",
    "VERIFY_PAGE",
    "Hear",
    "InLanguage",
    "Needs",
    "RenderError",
    "SiteAssets",
    "Stage",
    "Staged",
    "assemble",
    "by_name",
    "draw_covers",
    "needs",
    "only_build",
    "parts_of",
    "plan_pages",
    "recover",
    "render",
    "verify_page",
]
