"""Where this machine keeps its browsers."""

import os
import shutil
from pathlib import Path

CHROMIUM = "Chromium"
FIREFOX = "Firefox"

COMMANDS = {
    CHROMIUM: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    FIREFOX: ["firefox-esr", "firefox"],
}
ELSEWHERE = {
    CHROMIUM: [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ],
    FIREFOX: [
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ],
}
VARIABLES = {CHROMIUM: "POCHE_CHROMIUM", FIREFOX: "POCHE_FIREFOX"}
"""Environment variables that name another executable."""


def executable(browser: str) -> str | None:
    """The browser's program, or None where there is none."""
    named = os.environ.get(VARIABLES[browser])
    if named:
        return named
    for command in COMMANDS[browser]:
        found = shutil.which(command)
        if found:
            return found
    return next((place for place in ELSEWHERE[browser] if Path(place).is_file()), None)


def required() -> bool:
    """Whether a missing browser is a failure, as in continuous integration."""
    return os.environ.get("POCHE_REQUIRE_BROWSERS") == "1"
