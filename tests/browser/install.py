"""``python -m tests.browser.install``: have Chromium and Firefox, or say what is skipped."""

import sys

from build_tools.bootstrap import install_system_package
from tests.browser.find import CHROMIUM, FIREFOX, VARIABLES, executable, required

PACKAGES = {
    CHROMIUM: {
        "apt-get": [["--no-install-recommends", "chromium"], ["chromium-browser"]],
        "dnf": [["chromium"]],
        "brew": [["--cask", "chromium"]],
    },
    FIREFOX: {
        "apt-get": [["--no-install-recommends", "firefox-esr"], ["firefox"]],
        "dnf": [["firefox"]],
        "brew": [["--cask", "firefox"]],
    },
}


def main() -> int:
    """Exit code 1 only where browsers are required and one could not be had."""
    missing = [name for name in (CHROMIUM, FIREFOX) if not had(name)]
    for name in missing:
        print(
            f"{name} is missing and could not be installed: its tests are skipped. To run them, "
            f"install {name} (or name its program in {VARIABLES[name]}), then make test again.",
            flush=True,
        )
    return 1 if missing and required() else 0


def had(name: str) -> bool:
    """Find a browser, or install it with the platform's package manager."""
    if executable(name):
        return True
    print(f"{name} is missing; trying to install it …", flush=True)
    return install_system_package(PACKAGES[name]) and executable(name) is not None


if __name__ == "__main__":
    sys.exit(main())
