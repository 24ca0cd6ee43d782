"""Samples: of a test's many like cases a few in `make test`, all of them in `make proof`.

Cases are alike where each asks the same of another page, width, language, scheme or browser. Such
a test is marked `sampled`, or asks for the fixture `sample` where it walks through pages itself.
Nothing is left out unless pytest is called with `--sample`: whoever names a test gets all of it.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import pytest

Thing = TypeVar("Thing")
Values = frozenset[tuple[str, object]]
"""A case's parameters, each by its name."""

SEED = 20260907
"""The same cases in every run, so that a failure is there again tomorrow."""


BY_BROWSER = {"chromium": (0, 2), "firefox": (1, 2)}
"""Shares of what is looked at in one browser or the other."""


class Sample(Protocol):
    """What the fixture `sample` gives."""

    def __call__(
        self, things: Iterable[Thing], most: int | None = None, share: tuple[int, int] = (0, 1)
    ) -> list[Thing]:
        """See `drawn`; without `--sample`, all of them."""


def drawn(
    things: Iterable[Thing], name: str, most: int | None = None, share: tuple[int, int] = (0, 1)
) -> list[Thing]:
    """At most so many of the things, in their order: others for each `name`, but always the same.

    Of the shares (0, 2) and (1, 2) under one name each has half of the things, together all.
    """
    given = list(things)
    places = list(range(len(given)))
    random.Random(f"{SEED} {name}").shuffle(places)
    number, shares = share
    return [given[place] for place in sorted(places[number::shares][:most])]


def covering(cases: Mapping[str, Values]) -> set[str]:
    """Few of the cases, by name, so that every value of every parameter is in one of them."""
    names = sorted(cases)
    random.Random(f"{SEED} {names}").shuffle(names)
    missing = {value for values in cases.values() for value in values}
    chosen = set(names[:1]) if not missing else set[str]()
    while missing:
        best = max(names, key=lambda name: len(cases[name] & missing))
        chosen.add(best)
        missing -= cases[best]
    return chosen


def split(items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """What runs in a sample and what is left out, each in its order."""
    tests: dict[str, dict[str, Values]] = {}
    for item in items:
        if item.get_closest_marker("sampled"):
            test = item.nodeid.partition("[")[0]
            tests.setdefault(test, {})[item.nodeid] = _values(item)
    left_out = {name for cases in tests.values() for name in cases.keys() - covering(cases)}
    runs = [item for item in items if item.nodeid not in left_out]
    return runs, [item for item in items if item.nodeid in left_out]


def _values(item: pytest.Item) -> Values:
    """Values may be anything, also what cannot be hashed: they are known by how they look."""
    call: Any = getattr(item, "callspec", None)
    return (
        frozenset((name, repr(value)) for name, value in call.params.items())
        if call
        else frozenset()
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option of `make test`."""
    parser.addoption(
        "--sample", action="store_true", help="of many like cases run a few, the same every time"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not in the sample; mark what draws one by itself, for `make proof`."""
    if config.getoption("--sample"):
        items[:], left_out = split(items)
        config.hook.pytest_deselected(items=left_out)
    for item in items:
        if "sample" in getattr(item, "fixturenames", ()):
            item.add_marker("sampled")


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Sample:
    """Draws a few of many like things within a test; its cases have shares, or draws of their own.

    A draw of its own for each case, lest all of them leave out the same things; a share of one
    draw, so that together they leave out none.
    """

    def some(
        things: Iterable[Thing], most: int | None = None, share: tuple[int, int] = (0, 1)
    ) -> list[Thing]:
        if not request.config.getoption("--sample"):
            return list(things)
        case: str = request.node.nodeid
        return drawn(things, case.partition("[")[0] if share[1] > 1 else case, most, share)

    return some
