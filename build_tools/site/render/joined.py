"""Pages joined from shells: MkDocs renders one page of each, and only when one may be another."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from build_tools.libraries import version
from build_tools.memory import Shelf
from build_tools.site.compiled import Compiled
from build_tools.site.files import write_if_changed
from build_tools.site.render import reference, shells
from build_tools.site.render.sources import read, source, staged_at
from build_tools.store import Store

_MADE_BY = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")
_LOOK = (".html", ".py", ".yml", ".yaml", ".svg", ".json")
"""Kinds of file among the overrides that templates may read; styles and scripts they only name."""


def render(build: Path, urls: Sequence[str], store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of each page of the project staged in `build`.

    Pages are read twice, first for what is in front of them: all of them at once would be too
    much to hold.
    """
    fronts = (read((build / "docs" / staged_at(url)).read_text("utf-8"))[0] for url in urls)
    keys = dict(zip(urls, map(shells.key, fronts), strict=True))
    return pages(build, urls, parts_of(build, keys.items(), store))


def pages(
    build: Path, urls: Iterable[str], parts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of those pages, joined from the parts of their shells."""
    for url in urls:
        front, html = read((build / "docs" / staged_at(url)).read_text("utf-8"))
        its = parts[shells.key(front)]
        yield url, shells.joined(its, url, front["title"], front["description"], html).encode()


def parts_of(build: Path, keys: Iterable[tuple[str, str]], store: Store) -> dict[str, list[str]]:
    """Return the shells of all pages in parts, by their keys: remembered, or rendered anew.

    `keys` are pages' addresses, each with the key of its shell. Raises RenderError with what
    MkDocs said when it warns or fails.
    """
    wanted = shells.distinct(keys)
    name = f"shells-{_digest(build)}"
    known: dict[str, list[str]] = (store.finding(name) or {"parts": {}})["parts"]
    if wanted.keys() <= known.keys():  # before pages are laid out, some more are foreseen
        return known
    project = build / "shells"
    shutil.rmtree(project, ignore_errors=True)
    for url, front in wanted.values():
        write_if_changed(project / "docs" / staged_at(url), source(front, shells.CONTENT))
    reference.place_root(project / "docs")
    compiled = Compiled(Shelf(build / "cache" / "shells"))
    rendered = reference.mkdocs(build, project / "docs", project / "rendered", compiled)
    compiled.write()
    parts = {
        key: shells.parted((rendered / url).read_text("utf-8")) for key, (url, _) in wanted.items()
    }
    shutil.rmtree(project)
    store.keep_finding(name, {"parts": known | parts})
    return parts


def _digest(build: Path) -> str:
    """Return what stands for all that shells depend on besides their own keys."""
    digest = hashlib.sha256()
    for made_by in _MADE_BY:
        digest.update(f"{made_by} {version(made_by)}\n".encode())
    settings = (build / "mkdocs.yml").read_bytes()
    inherited = reference.inherited(build)
    for told in (settings, inherited.read_bytes()):
        digest.update(hashlib.sha256(told).digest())
    overrides = build / "overrides"
    for path in sorted(overrides.rglob("*")):
        if path.suffix in _LOOK and path.is_file():
            said = f"{path.relative_to(overrides).as_posix()}\n".encode()
            digest.update(said + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
