"""The programs that tests open a site with: browsers, players, servers; and where they are.

A missing one skips its tests, or fails them where programs are required.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Program:
    """A program, and how a package manager gets it."""

    name: str
    commands: tuple[str, ...]
    packages: dict[str, list[list[str]]]
    """Per package manager the arguments to try, in order, until one succeeds."""
    elsewhere: tuple[str, ...] = ()
    """Where it lies on systems that keep programs off the search path."""
    serves: bool = False
    """Whether its package starts a server of its own where the system can start one."""

    @property
    def variable(self) -> str:
        """The environment variable that names another executable."""
        return f"POCHE_{self.name.upper().replace('-', '_')}"


CHROMIUM = Program(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    {
        "apt-get": [["--no-install-recommends", "chromium"], ["chromium-browser"]],
        "dnf": [["chromium"]],
        "brew": [["--cask", "chromium"]],
    },
    (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ),
)
FIREFOX = Program(
    "Firefox",
    ("firefox-esr", "firefox"),
    {
        "apt-get": [["--no-install-recommends", "firefox-esr"], ["firefox"]],
        "dnf": [["firefox"]],
        "brew": [["--cask", "firefox"]],
    },
    (
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ),
)
MPV = Program(
    "mpv",
    ("mpv",),
    {"apt-get": [["--no-install-recommends", "mpv"]], "dnf": [["mpv"]], "brew": [["mpv"]]},
)
VLC = Program(
    "VLC",
    ("vlc",),
    {
        "apt-get": [["--no-install-recommends", "vlc-bin", "vlc-plugin-base"]],
        "dnf": [["vlc"]],
        "brew": [["--cask", "vlc"]],
    },
    ("/Applications/VLC.app/Contents/MacOS/VLC", "C:/Program Files/VideoLAN/VLC/vlc.exe"),
)
NGINX = Program(
    "nginx",
    ("nginx",),
    {"apt-get": [["--no-install-recommends", "nginx"]], "dnf": [["nginx"]], "brew": [["nginx"]]},
    ("/usr/sbin/nginx",),
    serves=True,
)
CADDY = Program(
    "Caddy",
    ("caddy",),
    {"apt-get": [["--no-install-recommends", "caddy"]], "dnf": [["caddy"]], "brew": [["caddy"]]},
    serves=True,
)
MINISIGN = Program(
    "minisign",
    ("minisign",),
    {
        "apt-get": [["--no-install-recommends", "minisign"]],
        "dnf": [["minisign"]],
        "brew": [["minisign"]],
    },
)
KIWIX = Program(
    "Kiwix",
    ("kiwix-serve",),
    {"apt-get": [["--no-install-recommends", "kiwix-tools"]], "dnf": [["kiwix-tools"]]},
)
MTOOLS = Program(
    "mtools",
    ("mcopy",),
    {
        "apt-get": [["--no-install-recommends", "mtools"]],
        "dnf": [["mtools"]],
        "brew": [["mtools"]],
    },
)
DOSFSTOOLS = Program(
    "dosfstools",
    ("mkfs.fat",),
    {
        "apt-get": [["--no-install-recommends", "dosfstools"]],
        "dnf": [["dosfstools"]],
        "brew": [["dosfstools"]],
    },
    ("/usr/sbin/mkfs.fat", "/sbin/mkfs.fat"),
)
EXFATPROGS = Program(
    "exfatprogs",
    ("mkfs.exfat",),
    {"apt-get": [["--no-install-recommends", "exfatprogs"]], "dnf": [["exfatprogs"]]},
    ("/usr/sbin/mkfs.exfat", "/sbin/mkfs.exfat"),
)
EXFAT_FUSE = Program(
    "exfat-fuse",
    ("mount.exfat-fuse",),
    {"apt-get": [["--no-install-recommends", "exfat-fuse"]], "dnf": [["fuse-exfat"]]},
    ("/usr/sbin/mount.exfat-fuse", "/sbin/mount.exfat-fuse"),
)
RSYNC = Program(
    "rsync",
    ("rsync",),
    {"apt-get": [["--no-install-recommends", "rsync"]], "dnf": [["rsync"]], "brew": [["rsync"]]},
)
UNZIP = Program(
    "unzip",
    ("unzip",),
    {"apt-get": [["--no-install-recommends", "unzip"]], "dnf": [["unzip"]], "brew": [["unzip"]]},
)
ALL = (
    CHROMIUM,
    FIREFOX,
    MPV,
    VLC,
    NGINX,
    CADDY,
    MINISIGN,
    KIWIX,
    MTOOLS,
    DOSFSTOOLS,
    EXFATPROGS,
    EXFAT_FUSE,
    RSYNC,
    UNZIP,
)


def executable(wanted: Program) -> str | None:
    """The program's file, or None where there is none."""
    named = os.environ.get(wanted.variable)
    if named:
        return named
    for command in wanted.commands:
        found = shutil.which(command)
        if found:
            return found
    return next((place for place in wanted.elsewhere if Path(place).is_file()), None)


def required() -> bool:
    """Whether a missing program is a failure, as in continuous integration.

    The variable is called for browsers, which came first.
    """
    return os.environ.get("POCHE_REQUIRE_BROWSERS") == "1"


def program(wanted: Program) -> str:
    """The program's file; a machine without it skips the test, or fails where required."""
    found = executable(wanted)
    if found is None:
        if required():
            pytest.fail(f"{wanted.name} is required here and missing")
        pytest.skip(f"{wanted.name} is missing: make test says how to get it")
    return found
