"""Opening a port and serving at it until somebody says stop."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

_LAST_PORT = 65535


class CannotServe(Exception):
    """Nothing can be served; the message is for people."""


def opened(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free. Raises CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise CannotServe(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < _LAST_PORT else 8000
        return f"port {port} is taken by another program; try --port {other}"
    if error.errno == errno.EACCES:
        return f"port {port} is kept for administrators; try --port 8000"
    return f"this machine cannot be reached as '{host}'; leave --host away, or give its address"


def serve(app: Starlette, door: socket.socket) -> None:
    """Answer until interrupted; what is being sent then has a second to end."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[door])
