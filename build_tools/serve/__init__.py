"""Serving a site over HTTP."""

from __future__ import annotations

from build_tools.serve.app import Bulletin, preview_app
from build_tools.serve.watch import Watch

__all__ = ["Bulletin", "Watch", "preview_app"]
