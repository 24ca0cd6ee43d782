"""Serving a site over HTTP: to an editor while she writes, and to a small class."""

from __future__ import annotations

from build_tools.serve.addresses import address, is_everywhere, own_addresses
from build_tools.serve.app import Bulletin, preview_app
from build_tools.serve.box import box_app
from build_tools.serve.door import CannotServe, opened, serve
from build_tools.serve.watch import Watch

__all__ = [
    "Bulletin",
    "CannotServe",
    "Watch",
    "address",
    "box_app",
    "is_everywhere",
    "opened",
    "own_addresses",
    "preview_app",
    "serve",
]
