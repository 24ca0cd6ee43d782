"""Asking a server as rude programs do: addresses are sent as they stand."""

import http.client
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

PATIENCE_S = 20


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Message
    body: bytes


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path that nobody tidies up before."""
    where = urlsplit(address)
    line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE_S)
    try:
        line.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        got = line.getresponse()
        return Answer(got.status, got.headers, got.read())
    finally:
        line.close()
