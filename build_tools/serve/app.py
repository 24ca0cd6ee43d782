"""The preview's server: the built site, and a small script that keeps pages fresh and tells their
editor about them.

Starlette answers 206 to Range, which seeking in long recordings needs.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from build_tools.answers import TYPES

_SCRIPT = Path(__file__).with_name("preview.js")
_NOTHING_YET = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Poche</title><body></body></html>'
)
"""What stands in for a site that could not be built even once: the problems are laid over it."""
_PATIENCE_S, _PAUSE_S = 20.0, 0.03
"""A page that asks is answered when something is new, at the latest after so long."""
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


def _nothing(page: str) -> dict[str, Any] | None:
    return None


@dataclass(slots=True)
class Bulletin:
    """What the browser is told: which build it sees, and what is wrong now."""

    version: int = 0
    problems: str = ""
    of_page: Callable[[str], dict[str, Any] | None] = _nothing
    """What the editor's bar says of a page, by its address; its `files` may be opened."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def good(self, of_page: Callable[[str], dict[str, Any] | None] = _nothing) -> None:
        """A new site stands: pages renew themselves."""
        with self._lock:
            self.version += 1
            self.problems = ""
            self.of_page = of_page

    def bad(self, problems: str) -> None:
        """The site is as it was; the problems are laid over it."""
        with self._lock:
            self.problems = problems

    def seen(self) -> str:
        """Return what stands for all that there is to tell."""
        with self._lock:
            told = hashlib.sha256(self.problems.encode()).hexdigest()[:12] if self.problems else ""
            return f"{self.version} {told}"


class _Site(StaticFiles):
    """The site's files; inner pages get the preview's script, nothing is cached."""

    def __init__(self, directory: Path, token: str) -> None:
        super().__init__(directory=directory, html=True, check_dir=False)
        self._script = (
            f'<script src="/__preview/script.js" data-token="{token}" defer></script></body>'
        )

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not Path(str(self.directory)).is_dir():
            return HTMLResponse(_NOTHING_YET.replace("</body>", self._script))
        place = Path(str(self.directory)) / path
        # Starlette hands paths over in the system's own form.
        inner = len(Path(path).parts) > 1 and ".." not in Path(path).parts
        if path.endswith(".html") and inner and place.is_file():
            page = place.read_text(encoding="utf-8")
            response: Response = HTMLResponse(page.replace("</body>", self._script))
        else:
            response = await super().get_response(path, scope)
            known = TYPES.get(place.suffix)
            if known and isinstance(response, FileResponse):
                response.headers["Content-Type"] = known
        response.headers["Cache-Control"] = "no-store"
        return response


def preview_app(
    site: Path,
    bulletin: Bulletin,
    show: Callable[[str], None],
    ends: Callable[[], bool] = lambda: False,
) -> Starlette:
    """Return the application that shows `site`, which may appear later.

    `show` opens a file for its editor, by its path in the hub: one of those that the page names
    from which it is asked, and for nobody but who sits at this machine. When `ends` says so,
    nobody is kept waiting any more.
    """
    token = secrets.token_urlsafe(16)

    async def state(request: Request) -> JSONResponse:
        seen = request.query_params.get("seen", "")
        waited = 0.0
        while seen and bulletin.seen() == seen and waited < _PATIENCE_S and not ends():
            await asyncio.sleep(_PAUSE_S)
            waited += _PAUSE_S
        about = None
        if not seen or seen.partition(" ")[0] == str(
            bulletin.version
        ):  # else it renews itself first
            asked = request.query_params.get("page", "")
            about = await asyncio.to_thread(bulletin.of_page, asked)
        told = {"version": bulletin.version, "problems": bulletin.problems}
        return JSONResponse({**told, "seen": bulletin.seen(), "page": about})

    async def script(_: Request) -> Response:
        return Response(_SCRIPT.read_text("utf-8"), media_type="text/javascript")

    async def opened(request: Request) -> Response:
        sits_at = {request.client.host if request.client else "", request.url.hostname}
        given = request.headers.get("X-Poche", "")
        knows = secrets.compare_digest(given.encode(), token.encode())
        if sits_at - _THIS_MACHINE or not knows:
            return Response(status_code=403)
        try:
            asked = await request.json()
            page, path = str(asked["page"]), str(asked["path"])
        except (ValueError, KeyError, TypeError):
            return Response(status_code=400)
        about = bulletin.of_page(page) or {"files": ()}
        if path not in about["files"]:
            return Response(status_code=404)
        await asyncio.to_thread(show, path)
        return Response(status_code=204)

    return Starlette(
        routes=[
            Route("/__preview/state", state),
            Route("/__preview/script.js", script),
            Route("/__preview/open", opened, methods=["POST"]),
            Mount("/", _Site(site, token)),
        ]
    )
