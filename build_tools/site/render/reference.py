"""MkDocs itself, with Material and static-i18n: strict, and quiet."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateError

from build_tools.refusal import Refusal
from build_tools.site.files import write_if_changed
from build_tools.store import Store

if TYPE_CHECKING:
    from mkdocs.theme import Theme

ROOT_LANGUAGE = "en-GB"
"""Stands for no language: static-i18n puts its default language at the site's root, where the
shell belongs, and every real language shall have a folder of its own."""


class RenderError(Refusal):
    """MkDocs refused what was staged: a broken program or template, not a content mistake."""

    def __str__(self) -> str:
        """Return what MkDocs said, and of what."""
        return f"the pages could not be rendered:\n{super().__str__()}"


def render(build: Path, urls: Sequence[str], store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of each page, every one rendered by MkDocs itself."""
    rendered = mkdocs(build, build / "docs", build / "rendered")
    for url in urls:
        yield url, (rendered / url).read_bytes()


def mkdocs(build: Path, docs: Path, target: Path, compiled: BytecodeCache | None = None) -> Path:
    """Run MkDocs, strictly, as `mkdocs.yml` in `build` says, on the pages in `docs`.

    With `compiled`, which knows templates, nothing but these pages is made. Returns `target`, into
    which it wrote. Raises RenderError with what MkDocs said when it warns or fails.
    """
    # Material prints a banner about MkDocs 2 on every run.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    said: list[str] = []
    listener = _Listener(said)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        config = load_config(
            str(build / "mkdocs.yml"), strict=True, docs_dir=str(docs), site_dir=str(target)
        )
        if compiled is not None:
            config.theme = _only_pages(config.theme, compiled)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit, TemplateError) as error:
        raise RenderError("\n".join([*said, str(error)])) from error
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
    if said:
        raise RenderError("\n".join(said))
    return target


def _only_pages(theme: Theme, compiled: BytecodeCache) -> Theme:
    """Return a theme with which MkDocs makes pages and nothing else.

    Material has 14,000 files, most of them icons, and MkDocs lists and sifts them once for each
    language, to copy some of them.
    """
    from mkdocs.theme import Theme  # noqa: PLC0415

    class Unlisted(FileSystemLoader):
        def list_templates(self) -> list[str]:
            return []

    class OnlyPages(Theme):
        def get_env(self) -> Environment:
            env = super().get_env()
            env.loader = Unlisted(self.dirs)
            env.bytecode_cache = compiled
            return env

    made = copy(theme)
    made.__class__ = OnlyPages
    made.static_templates = set()
    return made


def place_root(docs: Path) -> Path:
    """Write the page of no language, which MkDocs wants at the root; return where it stands."""
    path = docs / ROOT_LANGUAGE / "index.md"
    write_if_changed(path, "---\ntitle: Poche\ntemplate: root.html\n---\n")
    return path


def inherited(build: Path) -> Path:
    """Return the `mkdocs.yml` that the one in `build` goes on from."""
    told = json.loads((build / "mkdocs.yml").read_text("utf-8"))
    return build / str(told["INHERIT"])


class _Listener(logging.Handler):
    """Keeps warnings: to us each one is a failure."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())
