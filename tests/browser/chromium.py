"""The machine's own Chromium, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Frame,
    Playwright,
    Request,
    sync_playwright,
)
from playwright.sync_api import Page as Tab

from tests.browser.page import LOCAL, PATIENCE_S, BrowserError, Message, Patient, address_of, steps

QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
MOVED = """new Promise((done) => {
  let sum = 0;
  const add = (list) => list.forEach((it) => (sum += it.hadRecentInput ? 0 : it.value));
  const seer = new PerformanceObserver((list) => add(list.getEntries()));
  seer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => (add(seer.takeRecords()), done(sum)), 500);
})"""
"""How far what is shown has moved since the page began to come, but for what was pressed (CLS)."""


_drivers: list[Playwright] = []
"""The one that is at work, once for each that uses it."""


@contextmanager
def driver() -> Iterator[Playwright]:
    """Playwright, which may be there once in a process, for whoever asks; the last one ends it."""
    shared = _drivers[0] if _drivers else sync_playwright().start()
    _drivers.append(shared)
    try:
        yield shared
    finally:
        _drivers.pop()
        if not _drivers:
            shared.stop()


@contextmanager
def started(executable: str, *, audible: bool = False) -> Iterator[Browser]:
    """One Chromium for many pages; `audible` lets its sound reach the machine."""
    muted = ["--mute-audio"] if audible else None
    with driver() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=QUIET, ignore_default_args=muted
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def lasting(executable: str, profile: Path) -> Iterator["ChromiumPage"]:
    """A Chromium of its own, whose storage is in `profile` and outlives it."""
    with driver() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=executable, args=QUIET, offline=True
        )
        try:
            yield ChromiumPage(context.pages[0])
        finally:
            context.close()


@contextmanager
def page_in(
    browser: Browser, *, script: bool = True, offline: bool = True
) -> Iterator["ChromiumPage"]:
    """A tab with storage of its own and the network off, perhaps with the pages' scripts off.

    A server on this machine counts as the network: for one, `offline` is False.
    """
    context = browser.new_context(
        offline=offline, viewport={"width": 1280, "height": 800}, java_script_enabled=script
    )
    try:
        yield ChromiumPage(context.new_page())
    finally:
        context.close()


class ChromiumPage(Patient):
    """See tests.browser.page.Page."""

    browser = "chromium"

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.console: list[Message] = []
        self.requests: list[str] = []
        tab.set_default_timeout(PATIENCE_S * 1000)
        tab.on("console", self._note_console)
        tab.on("pageerror", lambda error: self._note("error", str(error)))
        tab.on("request", self._note_request)

    def _note(self, level: str, text: str) -> None:
        self.console.append(Message(level, text, self.tab.url))

    def _note_console(self, message: ConsoleMessage) -> None:
        self._note(message.type, f"{message.text} ({message.location['url']})")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(LOCAL):
            self.requests.append(request.url)

    def _frame(self, frame: str | None) -> Frame:
        around = self.tab.main_frame
        for selector in steps(frame):
            element = around.query_selector(selector)
            inner = element.content_frame() if element else None
            if inner is None:
                raise BrowserError(f"no frame {selector}")
            around = inner
        return around

    def open(self, address: str | Path) -> None:
        target = address_of(address)
        if "#" in target:  # else only the fragment might change, without loading anything
            self.tab.goto("about:blank")
        try:
            self.tab.goto(target, wait_until="load")
        except Error as error:
            raise BrowserError(str(error)) from error

    def evaluate(self, js: str, frame: str | None = None) -> Any:
        try:
            return self._frame(frame).evaluate(f"async () => ({js})")
        except Error as error:
            raise BrowserError(str(error)) from error

    def click(self, selector: str, frame: str | None = None) -> None:
        try:
            self._frame(frame).locator(selector).first.click()
        except Error as error:
            raise BrowserError(str(error)) from error

    def press(self, key: str, frame: str | None = None) -> None:
        if frame is not None:
            self._frame(frame).evaluate("() => window.focus()")
        self.tab.keyboard.press(key)

    def resize(self, width: int, height: int) -> None:
        self.tab.set_viewport_size({"width": width, "height": height})

    def scheme(self, scheme: Literal["light", "dark"]) -> None:
        self.tab.emulate_media(color_scheme=scheme)

    def screenshot(self, path: Path) -> None:
        self.tab.screenshot(path=path)
