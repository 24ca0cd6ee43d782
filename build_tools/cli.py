"""The door: which commands there are, and how they end when a tool or the machine fails.

A command is fetched when it is asked for: to open the door takes no longer than it must.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import io
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from build_tools import printing
from build_tools.collecting import for_good
from build_tools.refusal import Refusal

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "building",
        "check": "building",
        "evaluate": "evaluating",
        "footprint": "footprinting",
        "ingest": "ingesting",
        "keys": "proving",
        "music": "carrying",
        "new": "beginning",
        "pack": "carrying",
        "poster": "networking",
        "preview": "building",
        "serve": "networking",
        "status": "telling",
        "table": "tabling",
        "update": "renewing",
        "verify": "proving",
    }
)
"""Commands to the modules of this package in which they stand."""

_MORE: Mapping[str, tuple[str, ...]] = MappingProxyType({"footprint": ("footplan", "footkeep")})
"""The same for modules that add to a command."""


# To look through everything for garbage once more when all ends takes 20 ms.
atexit.register(gc.freeze)


class _Door(click.Group):
    """Fetches commands, and turns what a broken machine or program raises into one line and exit
    code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        if cmd_name not in _COMMANDS:
            return None
        with for_good():
            module, *_ = (
                importlib.import_module(f"build_tools.{name}")
                for name in (_COMMANDS[cmd_name], *_MORE.get(cmd_name, ()))
            )
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        _speak_utf8()
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("\nStopped. Nothing was lost: what is done stays done.", err=True)
        except Refusal as error:
            click.echo(f"poche: {error}", err=True)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            click.echo(f"poche: the machine refused: {error.strerror or error}{where}", err=True)
        except Exception as error:
            click.echo(f"poche: this is a fault in Poche, not in your files: {error!r}", err=True)
            click.echo("Set POCHE_DEBUG=1 to see where, and please report it.", err=True)
            if os.environ.get("POCHE_DEBUG"):
                traceback.print_exc()
        ctx.exit(printing.MACHINE)


def _speak_utf8() -> None:
    """Let no character of an editor's stop the printing, whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _keep_out_of_git(root: Path) -> None:
    """Tell git not to look into what Poche makes in a hub, wherever nothing is said yet.

    Whoever adds everything would add the site and all caches, and make each clone as heavy.
    """
    for name in ("build", "dist"):
        if (root / "content").is_dir() and (root / name).is_dir():
            with contextlib.suppress(OSError), (root / name / ".gitignore").open("x") as mark:
                mark.write("# Made by Poche, and can be made again at any time.\n*\n")


@click.group(
    cls=_Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="The first steps stand in docs/editors/.",
)
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds content/ and playlists/; the current folder if not given.",
)
@click.version_option(package_name="poche", prog_name="poche")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Turn a folder of music, worksheets and journeys into a site that fits in a pocket.

    Write your texts in content/ and your playlists in playlists/, ask `poche check`
    whether everything is right, then let `poche build` make the site.
    """
    ctx.obj = root.absolute()
    ctx.call_on_close(lambda: _keep_out_of_git(ctx.obj))
