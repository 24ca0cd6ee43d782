"""The private environment: ``.venv/``, made from the lock with the standard library alone.

It is keyed by the lock, the Python and the folder; the key is written last, so
an environment without it was interrupted and is made anew. Every package is
checked against the lock's hashes, whatever index pip was told to use.

Poche itself is not installed in there by a build backend: a relative path file
and a small command do the same, at once, without network, in a folder of any
name, on any system. This module and ``__main__`` keep to the syntax of
Python 3.7, so that an older Python can say what is wrong instead of crashing.
"""

from __future__ import annotations

import compileall
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)

LOCKS = {
    "runtime": "requirements.lock",
    "cluster": "requirements-cluster.lock",
    "dev": "requirements-dev.lock",
}
"""What each group installs; a later one holds those before it whole."""

ADDED = {"cluster": "what reaches a Dask cluster", "dev": "the test tools"}

RECIPE = "1"
"""Raised when the way the environment is made changes."""

TOOL_FAILED = 2
"""Exit code: not the content but the tool or the machine failed."""

DOOR = "import sys; sys.argv[0] = 'poche'; from build_tools.cli import main; sys.exit(main() or 0)"


class Unable(Exception):
    """The environment can't be made; the message is one line with the way out."""


def main(argv: list[str]) -> int:
    """Run ``poche`` with these arguments in the private environment."""
    if inside(ROOT / ".venv") or not (ROOT / LOCKS["runtime"]).is_file():
        # Only in there are the packages that it imports.
        from build_tools.cli import main as door  # noqa: PLC0415

        return door() or 0
    return prepare_then("runtime", ["-P", "-c", DOOR, *argv])


def prepare_then(group: str, arguments: list[str]) -> int:
    """Make the environment if need be, then run its Python with these arguments (none: don't)."""
    if sys.version_info < OLDEST:
        return with_newer_python()
    try:
        ensure(ROOT, group)
    except (Unable, OSError) as reason:
        print(f"poche: {reason}", file=sys.stderr)
        return TOOL_FAILED
    except KeyboardInterrupt:
        print("poche: interrupted; the next run starts .venv anew.", file=sys.stderr)
        return TOOL_FAILED
    if not arguments:
        return 0
    return replace_process([str(python_of(ROOT / ".venv")), *arguments])


def with_newer_python() -> int:
    """Start again under a newer Python of this machine, or say what is missing."""
    for minor in range(19, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            module = (
                "build_tools" if sys.argv[0].endswith("__main__.py") else "build_tools.bootstrap"
            )
            return replace_process([newer, "-m", module, *sys.argv[1:]])
    print(
        "poche: this is Python {}.{}; Poche needs 3.11 or newer. Get it from python.org or your "
        "system's packages, then try again.".format(*sys.version_info[:2]),
        file=sys.stderr,
    )
    return TOOL_FAILED


def replace_process(command: list[str]) -> int:
    """Hand over to another program: its exit code becomes ours."""
    sys.stdout.flush()
    if os.name == "nt":  # there exec returns to the prompt before the program has ended
        return subprocess.call(command)
    os.execv(command[0], command)


def inside(folder: Path) -> bool:
    """Whether this very process runs in the environment in that folder."""
    return Path(sys.prefix).resolve() == folder.resolve()


def python_of(folder: Path) -> Path:
    """The environment's interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def key(root: Path, group: str) -> str:
    """What the environment's stamp holds once this group is installed."""
    lock = (root / LOCKS[group]).read_bytes().replace(b"\r\n", b"\n")
    python = "{}.{} {}".format(*sys.version_info[:2], sysconfig.get_platform())
    parts = [RECIPE.encode(), python.encode(), os.fsencode(str(root)), version(root).encode(), lock]
    return group + " " + hashlib.sha256(b"\0".join(parts)).hexdigest()


def ensure(root: Path, group: str) -> None:
    """Make ``.venv/`` hold what the group needs; nothing to do the second time.

    Raises Unable.
    """
    folder = root / ".venv"
    stamp = folder / "poche-stamp"
    stamped = stamp.read_text("utf-8").split("\n") if stamp.is_file() else []
    whole = python_of(folder).exists() and key(root, "runtime") in stamped
    if whole and key(root, group) in stamped:
        return
    if not whole:
        print("Poche: making its private environment in .venv (once; needs internet) …", flush=True)
        make_empty(folder)
    else:
        print(f"Poche: adding {ADDED[group]} to .venv (once; needs internet) …", flush=True)
        stamp.unlink()
    install(folder, root / LOCKS[group])
    open_door(root, folder)
    compile_ours(root)
    others = {key(root, each) for each, lock in LOCKS.items() if (root / lock).is_file()}
    keys = {key(root, "runtime"), key(root, group)} | (others & set(stamped))
    stamp.write_text("\n".join(sorted(keys)) + "\n", "utf-8")


def make_empty(folder: Path) -> None:
    """An environment with pip and nothing else, in place of whatever is there. Raises Unable."""
    # Debian and Ubuntu cut this part of Python off into a package of its own.
    complete = importlib.util.find_spec("ensurepip") is not None
    if not complete and not install_system_package({"apt-get": [["python3-venv"]]}):
        raise Unable(
            "this Python can't make environments; install the package python3-venv "
            "(sudo apt install python3-venv), then try again."
        )
    try:
        builder = venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt")
        builder.create(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unable(f"could not make {folder}: {error}") from error


def install(folder: Path, lock: Path) -> None:
    """The lock's packages, each with a hash that it names. Raises Unable."""
    command = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    # Personal pip settings may name other targets, where nothing here would find the packages.
    unwanted = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"}
    settings = {name: value for name, value in os.environ.items() if name not in unwanted}
    settings["PIP_USER"] = "0"
    done = subprocess.run(
        command, check=False, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout)
        raise Unable(
            f"the packages of {lock.name} could not be installed (see above). The first run needs "
            "internet; try again once it is there."
        )


def open_door(root: Path, folder: Path) -> None:
    """Let the environment find Poche, and give it the command ``poche``."""
    places = {"base": str(folder), "platbase": str(folder)}
    library = Path(sysconfig.get_path("purelib", "venv", places))
    # Relative: ASCII whatever the folder is called, since path files know one encoding only.
    (library / "poche.pth").write_text(os.path.relpath(root, library) + "\n", "ascii")
    number = version(root)
    facts = library / f"poche-{number}.dist-info"
    facts.mkdir(exist_ok=True)  # what `poche --version` and pip read
    metadata = f"Metadata-Version: 2.1\nName: poche\nVersion: {number}\n"
    (facts / "METADATA").write_text(metadata, "ascii")
    name, text = command_file(windows=os.name == "nt")
    (folder / name).write_text(text, "ascii")
    (folder / name).chmod(0o755)


def compile_ours(root: Path) -> None:
    """Have Poche's own modules compiled, as pip has all others.

    Python would do so by and by, but not where it is told to write no byte code; there each start
    would take a quarter of a second longer. Where nothing may be written, nothing is.
    """
    compileall.compile_dir(str(root / "build_tools"), quiet=2)


def version(root: Path) -> str:
    """Poche's version, as pyproject.toml has it."""
    found = re.search(r'^version = "([^"]+)"', (root / "pyproject.toml").read_text("utf-8"), re.M)
    return found[1] if found else "0"


def command_file(windows: bool) -> tuple[str, str]:
    """Name, relative to the environment, and text of the command ``poche``."""
    if windows:
        return "Scripts/poche.cmd", f'@"%~dp0python.exe" -P -c "{DOOR}" %*\r\n'
    # No interpreter line to .venv: it would break on a blank or at 127 characters.
    here = 'here=$(dirname "$(readlink -f "$0" || echo "$0")")'
    return "bin/poche", f'#!/bin/sh\n{here}\nexec "$here/python" -P -c "{DOOR}" "$@"\n'


def install_system_package(choices: dict[str, list[list[str]]]) -> bool:
    """Install with the platform's package manager, if there is one and we may; say so if not.

    ``choices`` names per manager the arguments to try, in order, until one succeeds.
    """
    for manager, attempts in choices.items():
        if shutil.which(manager) is None:
            continue
        prefix = [] if manager == "brew" else may_install()
        if prefix is None:
            return False
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        if manager == "apt-get":
            subprocess.call([*prefix, manager, "update", "-qq"], env=quiet)
        assent = [] if manager == "brew" else ["-y"]
        for packages in attempts:
            command = [*prefix, manager, "install", *assent, *packages]
            if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) == 0:
                return True
        return False
    return False


def may_install() -> list[str] | None:
    """What must stand before a package manager's name, None where we lack the right."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.call(
            ["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        == 0
    ):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


if __name__ == "__main__":  # python -m build_tools.bootstrap [cluster|dev]: the environment alone
    sys.exit(prepare_then(sys.argv[1] if sys.argv[1:] else "runtime", []))
