"""The preview's server: the built site, and a small script that keeps pages fresh.

Starlette answers 206 to Range, which seeking in long recordings needs.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from build_tools.answers import TYPES

_SCRIPT = """
(function () {
  "use strict";
  var seen = null;
  var box = document.createElement("pre");
  box.setAttribute("role", "status");
  box.style.cssText = "position:fixed;z-index:9;inset:0 0 auto;max-height:60vh;overflow:auto;" +
    "margin:0;padding:1rem;background:#7a2413;color:#fff;font:1rem/1.4 monospace;" +
    "white-space:pre-wrap";
  function ask() {
    fetch("/__preview/state").then(function (answer) {
      return answer.json();
    }).then(function (state) {
      if (seen !== null && seen !== state.version) {
        location.reload();
        return;
      }
      seen = state.version;
      box.textContent = state.problems;
      if (state.problems) document.body.appendChild(box);
      else box.remove();
    }).catch(function () {}).then(function () {
      setTimeout(ask, 500);
    });
  }
  ask();
})();
"""


_NOTHING_YET = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Poche</title>'
    '<body><script src="/__preview/script.js" defer></script></body></html>'
)
"""What stands in for a site that could not be built even once: the problems are laid over it."""


@dataclass(slots=True)
class Bulletin:
    """What the browser is told: which build it sees, and what is wrong now."""

    version: int = 0
    problems: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def good(self) -> None:
        """A new site stands: pages renew themselves."""
        with self._lock:
            self.version += 1
            self.problems = ""

    def bad(self, problems: str) -> None:
        """The site is as it was; the problems are laid over it."""
        with self._lock:
            self.problems = problems


class _Site(StaticFiles):
    """The site's files; inner pages get the preview's script, nothing is cached."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not Path(str(self.directory)).is_dir():
            return HTMLResponse(_NOTHING_YET)
        place = Path(str(self.directory)) / path
        # Starlette hands paths over in the system's own form.
        inner = len(Path(path).parts) > 1 and ".." not in Path(path).parts
        if path.endswith(".html") and inner and place.is_file():
            page = place.read_text(encoding="utf-8")
            script = '<script src="/__preview/script.js" defer></script></body>'
            response: Response = HTMLResponse(page.replace("</body>", script))
        else:
            response = await super().get_response(path, scope)
            known = TYPES.get(place.suffix)
            if known and isinstance(response, FileResponse):
                response.headers["Content-Type"] = known
        response.headers["Cache-Control"] = "no-store"
        return response


def preview_app(site: Path, bulletin: Bulletin) -> Starlette:
    """Return the application that shows `site`, which may appear later."""

    async def state(_: Request) -> JSONResponse:
        return JSONResponse({"version": bulletin.version, "problems": bulletin.problems})

    async def script(_: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript")

    return Starlette(
        routes=[
            Route("/__preview/state", state),
            Route("/__preview/script.js", script),
            Mount("/", _Site(directory=site, html=True, check_dir=False)),
        ]
    )
