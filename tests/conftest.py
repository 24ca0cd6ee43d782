"""What every test may use: the browsers, the built sample season, lines of the proof."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser.fixtures", "tests.sampling", "tests.season"]

# The same examples in every run: a failure is there again tomorrow. `make proof` tries more.
settings.register_profile("suite", derandomize=True, deadline=None, database=None, max_examples=60)
settings.register_profile("proof", settings.get_profile("suite"), max_examples=2000)
settings.load_profile("proof" if "POCHE_PROOF" in os.environ else "suite")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first, then what needs the built site, browsers last: a slip shows in seconds."""

    def weight(item: pytest.Item) -> int:
        if item.get_closest_marker("browser"):
            return 2
        return 1 if "site" in getattr(item, "fixturenames", ()) else 0

    items.sort(key=weight)


@pytest.fixture
def prove() -> Callable[[str], None]:
    """Adds one line to docs/developers/proof.md (in ``make proof``; otherwise only printed)."""

    def line(text: str) -> None:
        print(text)
        log = os.environ.get("POCHE_PROOF")
        if log:
            with Path(log).open("a", encoding="utf-8") as file:
                file.write(text + "\n")

    return line
