"""What every test may use: the browsers, the built sample season, lines of the proof."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser.fixtures", "tests.sampling", "tests.season"]

# What commands print is compared with English, whatever the machine speaks.
os.environ["POCHE_LANG"] = "en"

# The same examples in every run: a failure is there again tomorrow. `make proof` tries more.
settings.register_profile("suite", derandomize=True, deadline=None, database=None, max_examples=60)
settings.register_profile("proof", settings.get_profile("suite"), max_examples=2000)
settings.load_profile("proof" if "POCHE_PROOF" in os.environ else "suite")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Fast tests first, then what needs the built site, browsers last: a slip shows in seconds.

    Among browsers those that walk through the whole site come first, so that at the end no worker
    has a long one left. Where there are several workers, the first begins with a test of the built
    site: it builds it while the others run fast tests, instead of while they wait for it.
    """

    def weight(item: pytest.Item) -> int:
        whole = "site" in getattr(item, "fixturenames", ())
        if item.get_closest_marker("browser"):
            return 2 if whole else 3
        return 1 if whole else 0

    items.sort(key=weight)
    if items and hasattr(config, "workerinput"):
        built = next((place for place, item in enumerate(items) if weight(item) == 1), 0)
        items.insert(0, items.pop(built))


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
