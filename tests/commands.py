"""Poche as somebody types it, within this process, and what a hub holds afterwards."""

from pathlib import Path

from click.testing import CliRunner

from build_tools.cli import main


def poche(hub: Path, *arguments: str, typed: str | None = None) -> tuple[int, str, str]:
    """Exit code, output and errors of a command; `typed` answers what it asks."""
    told = ["--root", str(hub), *arguments]
    result = CliRunner().invoke(main, told, input=typed, prog_name="poche")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def files_of(hub: Path) -> dict[str, bytes]:
    """All files of a hub but those that Poche makes."""
    return {
        path.relative_to(hub).as_posix(): path.read_bytes()
        for path in sorted(hub.rglob("*"))
        if path.is_file() and "build" not in path.relative_to(hub).parts
    }
