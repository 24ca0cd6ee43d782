"""What a test may do with a page, whatever the browser."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

PATIENCE_S = 15.0
"""How long an expected thing may take on a busy machine."""

LOCAL = ("file:", "data:", "blob:", "about:")
"""What a page opened from a stick may ask for without anything leaving the machine."""


class BrowserError(Exception):
    """The browser would not do what was asked (element not there, script threw, page gone)."""


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the console."""

    level: str
    """``error``, ``warning``, ``info`` or ``debug``."""
    text: str
    page: str
    """Address of the page shown at the time."""


class Page(Protocol):
    """One tab, opened by ``file://`` with the network off.

    ``frame`` is the selector of an iframe of the top page, or such selectors with
    ``INSIDE`` between them, the outermost first; without it the top page itself is
    meant. Clicks and keys are real input, as from a person.
    ``js`` is an expression (or promise) whose value JSON can carry.
    """

    browser: str
    console: list[Message]
    requests: list[str]
    """Addresses asked for that are not on this machine; the network being off, none arrived."""

    def open(self, address: str | Path) -> None:
        """Load an address or file anew and wait until it and all it names are there."""

    def evaluate(self, js: str, frame: str | None = None) -> Any:
        """The value of an expression. Raises BrowserError where it throws."""

    def click(self, selector: str, frame: str | None = None) -> None:
        """Press the middle of the first element that matches, once it is there and visible."""

    def press(self, key: str, frame: str | None = None) -> None:
        """Type a character or a named key (``Enter``, ``Tab``, ``Shift+Tab``, ``ArrowDown``)."""

    def resize(self, width: int, height: int) -> None:
        """Give the page this many CSS pixels."""

    def scheme(self, scheme: Literal["light", "dark"]) -> None:
        """Let the system ask for light or dark pages."""

    def screenshot(self, path: Path) -> None:
        """Save what is to be seen as PNG."""

    def wait_for(self, js: str, frame: str | None = None, patience_s: float = PATIENCE_S) -> Any:
        """Evaluate until the value is true, and return it. Raises BrowserError if it never is."""

    def wait_for_value(
        self, js: str, value: object, frame: str | None = None, *, what: str = ""
    ) -> None:
        """Evaluate until this is the value: what one asks for after another thing has happened.

        Reading it at once would race with the page. Raises BrowserError, which calls it `what`.
        """

    def errors(self) -> list[str]:
        """The console's errors so far, each with the page's address."""


_LEFT_BEHIND = re.compile(r"downloadable font: download failed .* status=2152398850 ")
"""What Firefox says of a font that it stopped reading because somebody went to the next page
(NS_BINDING_ABORTED); a font that is not there has another status."""


class Patient:
    """What every browser's page does alike, on top of ``evaluate``."""

    console: list[Message]
    evaluate: Callable[..., Any]

    def wait_for(self, js: str, frame: str | None = None, patience_s: float = PATIENCE_S) -> Any:
        """See Page."""
        end = time.monotonic() + patience_s
        last: object = None
        while time.monotonic() < end:
            try:
                last = self.evaluate(js, frame)
            except BrowserError as error:  # between two pages there is nothing to ask
                last = error
            else:
                if last:
                    return last
            time.sleep(0.05)
        raise BrowserError(f"waited {patience_s:g} s for {js!r}; last seen: {last!r}")

    def wait_for_value(
        self, js: str, value: object, frame: str | None = None, *, what: str = ""
    ) -> None:
        """See Page."""
        end = time.monotonic() + PATIENCE_S
        last: object = None
        while time.monotonic() < end:
            try:
                last = self.evaluate(js, frame)
            except BrowserError as error:
                last = error
            else:
                if last == value:
                    return
            time.sleep(0.05)
        wanted = f"{what or js} to be {value!r}"
        raise BrowserError(f"waited {PATIENCE_S:g} s for {wanted}; last seen: {last!r}")

    def errors(self) -> list[str]:
        """See Page."""
        self.evaluate("new Promise(done => setTimeout(done, 20))")  # let what is under way arrive
        return [
            f"{said.page}: {said.text}"
            for said in self.console
            if said.level == "error" and not _LEFT_BEHIND.search(said.text)
        ]


INSIDE = " >> "
"""Stands between the selectors of frames that lie in each other."""


def steps(frame: str | None) -> list[str]:
    """The selectors of frames from the top page inwards."""
    return frame.split(INSIDE) if frame else []


def address_of(place: str | Path) -> str:
    """A file as the address that a double-click gives it."""
    return place.resolve().as_uri() if isinstance(place, Path) else place
