"""The server for a small class: a site or a carrier as it lies there, and nothing around it.

Starlette answers Range, If-Range and HEAD; here is decided which file an address means, in
which form it is sent and how long it may be kept.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from build_tools.answers import (
    HASHED,
    HEADERS,
    HIDDEN,
    KEPT_LONG,
    KEPT_SHORT,
    NOT_KEPT,
    SQUEEZED,
    TEXT,
    TYPES,
)
from build_tools.manifest import SIGNATURE, SUMS, left_by_a_system, refused

_HASHED = re.compile(HASHED)
_FORMS = (("br", ".br"), ("gzip", ".gz"))
"""Encodings by their names in HTTP (RFC 9110, 8.4.1; RFC 7932), the smaller first."""
_AT_ONCE_BYTES = 128 * 1024
"""What is no larger is read in one go: Starlette hands a file to other threads four times, which
takes longer than the disk does."""
_PLAIN = frozenset({SUMS, SIGNATURE})


def path_of(address: str) -> str | None:
    """Return the path in the folder that a decoded address asks for, or None if it may not.

    Refused are ways out, names that begin with a dot, what systems leave behind, what is for
    whoever sets a box up, and whatever Windows reads otherwise: drives, backslashes, devices,
    streams (`a.html::$DATA`). An address that ends in a slash means a folder's first page.
    """
    path = address.removeprefix("/")
    if path == "" or path.endswith("/"):
        path += "index.html"
    if refused(path) or left_by_a_system(path) or path.lower().startswith(HIDDEN):
        return None
    return None if any(part.startswith(".") for part in path.split("/")) else path


def accepted(header: str) -> list[str]:
    """Return which encodings of ours a browser takes, by its Accept-Encoding, in our order."""
    taken: set[str] = set()
    for each in header.lower().split(","):
        name, _, weight = (part.strip() for part in each.partition(";"))
        if not re.fullmatch(r"q=0(\.0*)?", weight.replace(" ", "")):
            taken.add(name)
    return [name for name, _ in _FORMS if name in taken]


class _Folder(StaticFiles):
    """A folder, read and never written; links out of it are not followed."""

    def get_path(self, scope: Scope) -> str:
        """Return the path that is asked for; Starlette would tidy ways out of the folder away."""
        path = path_of(scope["path"])
        if path is None:
            raise HTTPException(404)
        return path

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return where a path lies and what it is; nothing for what nobody may read."""
        try:
            place, status = super().lookup_path(path)
        except (OSError, ValueError):  # a name too long, a folder that may not be entered
            return "", None
        return (place, status) if status and os.access(place, os.R_OK) else ("", None)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Send a file in the smallest form that the browser takes and that lies beside it."""
        place, asked = Path(full_path), Headers(scope=scope)
        squeezed, in_parts = place.suffix in SQUEEZED, "range" in asked
        headers = {"Vary": "Accept-Encoding"} if squeezed else {}
        for name in accepted(asked.get("accept-encoding", "")) if squeezed else ():
            form = _beside(place, dict(_FORMS)[name])
            if form is not None and not in_parts:
                full_path, stat_result = form
                headers["Content-Encoding"] = name
                break
        type_ = TEXT if place.name in _PLAIN else TYPES.get(place.suffix)
        kept = KEPT_LONG if _HASHED.match(scope["path"]) else KEPT_SHORT
        response = FileResponse(
            full_path,
            status_code,
            headers={**headers, "Cache-Control": kept},
            media_type=type_ or "application/octet-stream",
            stat_result=stat_result,
        )
        if self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        if stat_result.st_size <= _AT_ONCE_BYTES and scope["method"] == "GET" and not in_parts:
            whole = Response(Path(full_path).read_bytes(), status_code)
            whole.raw_headers = response.raw_headers
            return whole
        return response


def _beside(place: Path, ending: str) -> tuple[Path, os.stat_result] | None:
    """Return a file's compressed form, if it is a file of its own there."""
    form = place.with_name(place.name + ending)
    try:
        status = form.lstat()
    except OSError:
        return None
    return (form, status) if stat.S_ISREG(status.st_mode) else None


def box_app(folder: Path, nowhere: str) -> Starlette:
    """Return the application that gives out a folder, whatever name it is called by.

    `nowhere` is the HTML for addresses that lead nowhere.
    """

    async def no(_: Request, refusal: Exception) -> Response:
        assert isinstance(refusal, HTTPException)
        headers = {**(refusal.headers or {}), "Cache-Control": NOT_KEPT}
        if refusal.status_code == 404:
            return HTMLResponse(nowhere, 404, headers)
        return PlainTextResponse(refusal.detail, refusal.status_code, headers)

    return Starlette(
        routes=[Mount("/", _Folder(directory=folder, html=True))],
        exception_handlers={HTTPException: no},
        middleware=[Middleware(_Always)],
    )


class _Always:
    """Adds to every answer what goes with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, said)
