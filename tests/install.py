"""``python -m tests.install``: have the browsers, players and servers, or say what is skipped."""

import sys
from collections.abc import Sequence
from pathlib import Path

from build_tools.bootstrap import install_system_package
from tests.footprint import node_packages
from tests.programs import ALL, Program, executable, required

SYSTEM_MANAGER = Path("/run/systemd/system")
"""There while systemd runs, which starts a newly installed server at once."""


def main() -> int:
    """Exit code 1 only where programs are required and one could not be had."""
    get([each for each in ALL if executable(each) is None])
    missing = [each for each in ALL if executable(each) is None]
    for each in missing:
        print(
            f"{each.name} is missing and was not installed: its tests are skipped. To run them, "
            f"install {each.name} (or name its program in {each.variable}), then make test again.",
            flush=True,
        )
    return 1 if missing and required() else 0


def get(missing: Sequence[Program]) -> None:
    """Install with the platform's package manager what may be installed: at once, else singly."""
    wanted = [each for each in missing if may_have(each)]
    if not wanted:
        return
    names = ", ".join(each.name for each in wanted)
    print(f"Missing: {names}; trying to install …", flush=True)
    together = [argument for each in wanted for argument in each.packages["apt-get"][0]]
    if len(wanted) > 1 and install_system_package({"apt-get": [together]}):
        return
    for each in wanted:
        install_system_package(each.packages)


def may_have(each: Program) -> bool:
    """Not a server that would go on serving on the machine of somebody who only wanted tests."""
    return required() or not (each.serves and SYSTEM_MANAGER.is_dir())


if __name__ == "__main__":
    node_packages.fetch()
    sys.exit(main())
