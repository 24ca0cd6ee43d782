"""The machine's own Firefox, driven by WebDriver BiDi, with a user's preferences."""

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tests.browser.bidi import ANSWER_S, Event, Session, connected
from tests.browser.page import LOCAL, PATIENCE_S, BrowserError, Message, Patient, address_of, steps

# Remote control quietly loosens the rules for local files and for sound that
# starts by itself; with the first three, pages meet what they meet at a user's.
PREFERENCES: dict[str, bool | int] = {
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    "media.autoplay.default": 1,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

START_S = 60.0

# Shown, at rest, and with nothing before it: a click while the page still
# moves would land beside it.
READY_FOR_A_CLICK = """async (element) => {
  if (!element || !element.checkVisibility() || element.disabled) return false;
  element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
  const before = element.getBoundingClientRect();
  await new Promise((done) => setTimeout(done, 50));
  const {left, top, width, height} = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return left === before.left && top === before.top && element.contains(hit);
}"""
KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Space": " ",
    "Backspace": "\ue003",
    "Home": "\ue011",
    "End": "\ue010",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
}


class Firefox:
    """A running Firefox and the line to it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        windows = session.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        self._chrome = windows["contexts"][0]["context"]
        self.chrome("Services.io.offline = true")

    def chrome(self, js: str) -> Any:
        """The value of an expression with the browser's own rights."""
        return self.session.script(self._chrome, js).get("value")


@contextmanager
def started(executable: str, kept: Path | None = None) -> Iterator[Firefox]:
    """One Firefox for many pages, with a new profile, or with one that outlives it."""
    profile = kept or Path(tempfile.mkdtemp(prefix="poche-firefox-"))
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(PREFERENCES[name])});" for name in PREFERENCES
    ]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    log = profile / "stderr.txt"
    command = [executable, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0", "--remote-allow-system-access", "about:blank"]
    with log.open("wb") as stderr:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)
    try:
        with connected(listening(log, process)) as session:
            yield Firefox(session)
            session.call("browser.close")
        process.wait(timeout=PATIENCE_S)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if kept is None:
            shutil.rmtree(profile, ignore_errors=True)


def listening(log: Path, process: "subprocess.Popen[bytes]") -> str:
    """The address that Firefox says it can be driven at."""
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        found = re.search(
            r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")
        )
        if found:
            return found[1]
        time.sleep(0.05)
    raise BrowserError(f"Firefox did not start: {log.read_text('utf-8', 'replace')}")


@contextmanager
def page_in(firefox: Firefox, *, lasting: bool = False) -> Iterator["FirefoxPage"]:
    """A tab with the network off, and storage of its own or, `lasting`, the profile's."""
    session = firefox.session
    container = "default" if lasting else session.call("browser.createUserContext")["userContext"]
    tab = session.call("browsingContext.create", type="tab", userContext=container)["context"]
    session.call("browsingContext.activate", context=tab)
    events = ["log.entryAdded", "network.beforeRequestSent"]
    subscription = session.call("session.subscribe", events=events)["subscription"]
    page = FirefoxPage(firefox, tab)
    session.listener = page.note
    try:
        page.resize(1280, 800)
        page.scheme("light")
        yield page
    finally:
        session.call("session.unsubscribe", subscriptions=[subscription])
        session.listener = lambda _method, _event: None
        if not lasting:
            session.call("browser.removeUserContext", userContext=container)


@contextmanager
def lasting(executable: str, profile: Path) -> Iterator["FirefoxPage"]:
    """A Firefox of its own, whose storage is in `profile` and outlives it."""
    with started(executable, profile) as firefox, page_in(firefox, lasting=True) as page:
        yield page


class FirefoxPage(Patient):
    """See tests.browser.page.Page."""

    browser = "firefox"

    def __init__(self, firefox: Firefox, tab: str) -> None:
        self.firefox = firefox
        self.session = firefox.session
        self.tab = tab
        self.address = "about:blank"
        self.console: list[Message] = []
        self.requests: list[str] = []

    def note(self, method: str, event: Event) -> None:
        """Keep what the browser says about this page."""
        if method == "log.entryAdded":
            level = "warning" if event["level"] == "warn" else str(event["level"])
            self.console.append(Message(level, event["text"] or "", self.address))
        elif not event["request"]["url"].startswith(LOCAL):
            self.requests.append(event["request"]["url"])

    def _context(self, frame: str | None) -> str:
        around = self.tab
        for selector in steps(frame):
            window = self.session.script(
                around, f"document.querySelector({json.dumps(selector)})?.contentWindow"
            )
            if window["type"] != "window":
                raise BrowserError(f"no frame {selector}")
            around = str(window["value"]["context"])
        return around

    def open(self, address: str | Path) -> None:
        target = address_of(address)
        if "#" in target:  # else only the fragment might change, without loading anything
            self.session.call(
                "browsingContext.navigate", context=self.tab, url="about:blank", wait="complete"
            )
        self.address = target
        # "complete" is never said of a page that changes its own address while it is loaded.
        self.evaluate("void (window.left = true)")
        self.session.call("browsingContext.navigate", context=self.tab, url=target, wait="none")
        self.wait_for("!window.left && document.readyState === 'complete'", patience_s=ANSWER_S)

    def evaluate(self, js: str, frame: str | None = None) -> Any:
        wrapped = f"(async () => JSON.stringify(await ({js})))()"
        value = self.session.script(self._context(frame), wrapped).get("value")
        return None if value is None else json.loads(value)

    def click(self, selector: str, frame: str | None = None) -> None:
        found = f"document.querySelector({json.dumps(selector)})"
        self.wait_for(f"({READY_FOR_A_CLICK})({found})", frame)
        context = self._context(frame)
        element = self.session.script(context, found)
        middle = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        self._act(
            context,
            "pointer",
            [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": middle},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
            ],
        )

    def press(self, key: str, frame: str | None = None) -> None:
        *held, last = key.split("+") if len(key) > 1 else [key]
        values = [KEYS.get(name, name) for name in (*held, last)]
        down = [{"type": "keyDown", "value": value} for value in values]
        up = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self._act(self._context(frame), "key", [*down, *up])

    def _act(self, context: str, kind: str, actions: list[dict[str, Any]]) -> None:
        device = {"type": kind, "id": kind, "actions": actions}
        self.session.call("input.performActions", context=context, actions=[device])
        self.session.call("input.releaseActions", context=context)

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self.session.call("browsingContext.setViewport", context=self.tab, viewport=size)

    def scheme(self, scheme: Literal["light", "dark"]) -> None:
        name = "layout.css.prefers-color-scheme.content-override"
        self.firefox.chrome(
            f"Services.prefs.setIntPref('{name}', {('dark', 'light').index(scheme)})"
        )

    def screenshot(self, path: Path) -> None:
        shot = self.session.call("browsingContext.captureScreenshot", context=self.tab)
        path.write_bytes(base64.b64decode(shot["data"]))
