"""The same pages through other generators, without a second language: Zensical, and Hugo with a
theme of two small templates.

Neither is installed for it. Zensical is fetched into an environment of its own in the bench's
folder; Hugo must be there, or be named by POCHE_HUGO.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import _hub
from bench._running import Taken, run
from build_tools.domain import Findable
from tests.programs import Program, executable

Pages = Mapping[str, Sequence[Findable]]

_HUGO = Program(
    "Hugo",
    ("hugo",),
    {
        "apt-get": [["--no-install-recommends", "hugo"]],
        "dnf": [["hugo"]],
        "brew": [["hugo"]],
    },
)
_ZENSICAL = """[project]
site_name = "Zensical"
nav = ["index.md"]
"""
"""Every page in its navigation would make HTML grow with the square of them, as with Material."""
_LAYOUT = """<!doctype html>
<html lang="{{ .Section }}">
<head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body>
</html>
"""
_LIST = _LAYOUT.replace(
    "{{ .Content }}",
    "<ul>{{ range .RegularPagesRecursive }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
)


class Missing(Exception):
    """A generator is not there and cannot be had; the message says so."""


def zensical(folder: Path, pages: Pages) -> Taken:
    """Build the pages with Zensical, its search and its usual look."""
    environment = folder / "environment"
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    try:
        subprocess.run([sys.executable, "-m", "venv", environment], check=True, capture_output=True)
        fetch = [python, "-m", "pip", "install", "--quiet", "zensical"]
        subprocess.run(fetch, check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        raise Missing("Zensical could not be fetched from PyPI") from error
    write_pages(folder / "docs", pages, "# {}\n\n".format)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "zensical.toml").write_text(_ZENSICAL, "utf-8")
    taken = run([str(python), "-m", "zensical", "build"], folder)
    _counted(folder / "site", pages)
    return taken


def hugo(folder: Path, pages: Pages) -> Taken:
    """Build the pages with Hugo, without search."""
    program = executable(_HUGO)
    if program is None:
        raise Missing("Hugo is not there (Debian: apt-get install hugo)")
    write_pages(folder / "content", pages, _as_front)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_LAYOUT, "utf-8")
    (layouts / "list.html").write_text(_LIST, "utf-8")
    settings = {"title": "Hugo", "disableKinds": ["taxonomy", "term", "RSS"]}
    (folder / "config.json").write_text(json.dumps(settings), "utf-8")
    taken = run([program, "--quiet"], folder)
    _counted(folder / "public", pages)
    return taken


def write_pages(docs: Path, pages: Pages, head: Callable[[str], str]) -> None:
    """Write pages as Markdown; `head` makes what stands first of a title."""
    for found in pages.values():
        for it in found:
            path = (docs / it.url).with_suffix(".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            prose = _hub.written(it.text)
            path.write_text(f"{head(it.title)}{' · '.join(it.keys)}\n\n{prose}", "utf-8")


def _as_front(title: str) -> str:
    return json.dumps({"title": title}) + "\n\n"


def _counted(site: Path, pages: Pages) -> None:
    """Make sure that all pages were built: raises ValueError."""
    wanted, there = sum(map(len, pages.values())), len([*site.rglob("*.html")])
    if there < wanted:
        raise ValueError(f"{there} pages of {wanted} in {site}")
