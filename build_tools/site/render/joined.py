"""Pages joined from shells: MkDocs renders one page of each, and only when one may be another."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from build_tools.site.files import write_if_changed
from build_tools.site.render import reference, shells
from build_tools.site.render.sources import read, source, staged_at
from build_tools.store import Store

_MADE_BY = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")
_LOOK = (".html", ".py", ".yml", ".yaml", ".svg", ".json")
"""Kinds of file among the overrides that templates may read; styles and scripts they only name."""


def render(build: Path, urls: Sequence[str], store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of each page of the project staged in `build`."""
    docs = build / "docs"
    front_of = {url: read((docs / staged_at(url)).read_text("utf-8"))[0] for url in urls}
    parts = _parts(build, shells.addresses(front_of.values()), front_of, store)
    for url in urls:
        front, html = read((docs / staged_at(url)).read_text("utf-8"))
        yield url, shells.joined(parts[shells.key(front)], front, html).encode()


def _parts(
    build: Path,
    addresses: Mapping[str, str],
    fronts: Mapping[str, Mapping[str, Any]],
    store: Store,
) -> dict[str, list[str]]:
    """Return each shell in parts, by its key: remembered, or rendered anew."""
    name = f"shells-{_digest(build, addresses)}"
    known = store.finding(name)
    if known is not None:
        remembered: dict[str, list[str]] = known["parts"]
        return remembered
    by_key = {shells.key(front): shells.shell(front) for front in fronts.values()}
    project = build / "shells"
    shutil.rmtree(project, ignore_errors=True)
    for key, url in addresses.items():
        path = project / "docs" / staged_at(url)
        write_if_changed(path, source(by_key[key], shells.CONTENT))
    reference.place_root(project / "docs")
    rendered = reference.mkdocs(build, project / "docs", project / "rendered")
    parts = {
        key: shells.parted((rendered / url).read_text("utf-8")) for key, url in addresses.items()
    }
    shutil.rmtree(project)
    store.keep_finding(name, {"parts": parts})
    return parts


def _digest(build: Path, keys: Iterable[str]) -> str:
    """Return what stands for all that shells depend on."""
    digest = hashlib.sha256()
    for made_by in _MADE_BY:
        digest.update(f"{made_by} {version(made_by)}\n".encode())
    settings = (build / "mkdocs.yml").read_bytes()
    inherited = reference.inherited(build)
    for told in (settings, inherited.read_bytes(), "\n".join(sorted(keys)).encode()):
        digest.update(hashlib.sha256(told).digest())
    overrides = build / "overrides"
    for path in sorted(overrides.rglob("*")):
        if path.suffix in _LOOK and path.is_file():
            said = f"{path.relative_to(overrides).as_posix()}\n".encode()
            digest.update(said + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
