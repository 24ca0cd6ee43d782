"""Samples: of a test's many like cases a few in `make test`, all of them in `make proof`.

Cases are alike where each asks the same of another page, width, language or scheme. Such a test is
marked `sampled`, or asks for the fixture `sample` where it walks through pages itself. Both leave
out nothing unless pytest is called with `--sample`: whoever names a test gets all of it.
"""

import random
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

import pytest

Thing = TypeVar("Thing")

SEED = 20260907
"""The same cases in every run, so that a failure is there again tomorrow."""
BROWSERS = frozenset({"chromium", "firefox"})


class Sample(Protocol):
    """What the fixture `sample` gives."""

    def __call__(self, things: Iterable[Thing], most: int) -> list[Thing]:
        """As many of the things as that, in their order, or all without `--sample`."""


def drawn(things: Iterable[Thing], most: int, name: str) -> list[Thing]:
    """At most so many of the things, in their order; others for each `name`, but always the same.

    So tests that walk through the same pages do not all leave out the same ones.
    """
    given = list(things)
    places = range(len(given))
    chosen = random.Random(f"{SEED} {name}").sample(places, min(most, len(given)))
    return [given[place] for place in sorted(chosen)]


def browser_of(parameters: Iterable[object]) -> Hashable:
    """The browser among a case's parameters, or None."""
    return next((each for each in parameters if each in BROWSERS), None)


def split(
    items: Sequence[pytest.Item], most: Callable[[pytest.Item], int | None]
) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """What runs in a sample and what is left out, each in its order.

    Of a test function's cases `most` run in each of its browsers, or all where it says None.
    """
    groups: dict[tuple[str, Hashable], list[pytest.Item]] = {}
    for item in items:
        groups.setdefault((item.nodeid.partition("[")[0], _browser(item)), []).append(item)
    runs: set[pytest.Item] = set()
    for (test, browser), cases in groups.items():
        number = most(cases[0])
        if number is None:
            runs |= set(cases)
        else:
            ordered = sorted(cases, key=lambda case: case.nodeid)
            runs |= set(drawn(ordered, number, f"{test} {browser}"))
    return [i for i in items if i in runs], [i for i in items if i not in runs]


def _browser(item: pytest.Item) -> Hashable:
    call: Any = getattr(item, "callspec", None)
    return browser_of(call.params.values()) if call else None


def _most(item: pytest.Item) -> int | None:
    mark = item.get_closest_marker("sampled")
    return None if mark is None else int(mark.kwargs.get("most", 1))


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option of `make test`."""
    parser.addoption(
        "--sample", action="store_true", help="of many like cases run a few, the same every time"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not in the sample."""
    if config.getoption("--sample"):
        items[:], left_out = split(items, _most)
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Sample:
    """Draws a few of many like things within a test, others in each of its cases."""

    def some(things: Iterable[Thing], most: int) -> list[Thing]:
        whole = not request.config.getoption("--sample")
        return list(things) if whole else drawn(things, most, request.node.nodeid)

    return some
