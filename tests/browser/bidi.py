"""WebDriver BiDi: JSON commands and events over one WebSocket.

Stock Firefox speaks it by itself; no driver program and no patched build are
needed. https://www.w3.org/TR/webdriver-bidi/
"""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.browser.page import BrowserError

ANSWER_S = 60.0
"""A browser that has not answered by then has died."""

Event = dict[str, Any]


@contextmanager
def connected(address: str) -> Iterator["Session"]:
    """A session with the browser that listens at this address."""
    with connect(f"{address}/session", max_size=None, proxy=None) as socket:
        yield Session(socket)


class Session:
    """One browser under remote control."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.listener: Callable[[str, Event], None] = lambda _method, _event: None
        self.call("session.new", capabilities={})

    def call(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; events on the way go to the listener.

        Raises BrowserError where the browser refuses.
        """
        number = next(self._numbers)
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
            while True:
                answer = json.loads(self._socket.recv(timeout=ANSWER_S))
                if answer["type"] == "event":
                    self.listener(answer["method"], answer["params"])
                elif answer.get("id") == number:
                    break
        except (ConnectionClosed, TimeoutError) as error:
            raise BrowserError(f"{method}: the browser is gone ({error})") from error
        if answer["type"] == "error":
            raise BrowserError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def script(self, context: str, js: str) -> Any:
        """The remote value of an expression, waited for if it is a promise.

        Raises BrowserError where it throws.
        """
        answer = self.call(
            "script.evaluate",
            expression=js,
            target={"context": context},
            awaitPromise=True,
            resultOwnership="none",
        )
        if answer["type"] == "exception":
            raise BrowserError(answer["exceptionDetails"]["text"])
        return answer["result"]
