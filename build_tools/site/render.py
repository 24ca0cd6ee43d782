"""The one door behind which MkDocs, Material and static-i18n live."""

from __future__ import annotations

import logging
import os
from pathlib import Path


class RenderError(Exception):
    """MkDocs refused what was staged: a broken program or template, not a content mistake."""


def render(build: Path) -> Path:
    """Run MkDocs, strictly, on the project staged in `build`; return the folder it wrote.

    Raises RenderError with what MkDocs said when it warns or fails.
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
        config = load_config(str(build / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit) as error:
        raise RenderError("\n".join([*said, str(error)])) from error
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
    if said:
        raise RenderError("\n".join(said))
    return build / "rendered"


class _Listener(logging.Handler):
    """Keeps warnings: to us each one is a failure."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())
