"""A sample is the same every time, leaves no test and no value out, and has both browsers."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import Sample, covering, drawn, split
from tests.season import ROOT

PYTEST = [sys.executable, "-m", "pytest", "-p", "tests.sampling", "-p", "no:cacheprovider", "-vs"]
FILE = """
import pytest

@pytest.fixture(params=["chromium", "firefox"])
def page(request):
    return request.param

@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
@pytest.mark.parametrize("width,scheme", [(360, "light"), (1280, "dark"), (1024, "dark")])
def test_looks(page, lang, width, scheme): pass

@pytest.mark.sampled
def test_one(page): pass

@pytest.mark.sampled
def test_plain(): pass

@pytest.mark.parametrize("width", range(4))
def test_each(width): pass

def test_within(sample):
    print("walked", len(sample(range(30), 5)))
"""


def run(folder: Path, *options: str) -> list[str]:
    """What pytest prints of the tests of FILE."""
    (folder / "test_it.py").write_text(FILE, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = sampled: it\n", "utf-8")
    done = subprocess.run(
        [*PYTEST, f"--rootdir={folder}", f"-c{folder / 'pytest.ini'}", *options, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def named(lines: list[str], test: str) -> list[str]:
    return [line.partition("::")[2].split()[0] for line in lines if f"::{test}" in line]


def test_a_sample_has_every_test_browser_and_value(tmp_path: Path) -> None:
    lines = run(tmp_path, "--sample")
    looks = named(lines, "test_looks")
    assert len(looks) == 3
    for value in ("chromium", "firefox", "fr", "de", "360", "1280", "1024"):
        assert any(value in name for name in looks), value
    assert len(named(lines, "test_one")) == 2
    assert len(named(lines, "test_plain")) == 1
    assert len(named(lines, "test_each")) == 4
    assert any("walked 5" in line for line in lines)


def test_whoever_names_a_test_gets_all_of_it(tmp_path: Path) -> None:
    lines = run(tmp_path)
    assert len(named(lines, "test_looks")) == 12
    assert any("walked 30" in line for line in lines)


def test_the_same_sample_in_any_order_of_the_tests(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    (runs, left_out), back = split(items), split(items[::-1])
    assert (runs[::-1], left_out[::-1]) == back
    assert sorted(runs + left_out, key=items.index) == items
    assert {item.nodeid.partition("[")[0] for item in left_out} <= {
        item.nodeid.partition("[")[0] for item in runs
    }


def test_the_mark_finds_all_that_a_sample_shortens(tmp_path: Path) -> None:
    lines = run(tmp_path, "-m", "sampled")
    assert len(named(lines, "test_looks")) == 12
    assert any("walked 30" in line for line in lines)
    assert named(lines, "test_each") == []


def test_few_cases_have_every_value() -> None:
    cases = {
        f"{a}{b}{c}": frozenset({("a", a), ("b", b), ("c", c)})
        for a in range(2)
        for b in range(3)
        for c in range(4)
    }
    chosen = covering(cases)
    assert len(chosen) == 4
    assert frozenset().union(*(cases[name] for name in chosen)) == frozenset().union(
        *cases.values()
    )
    assert chosen == covering(dict(reversed(cases.items())))
    assert covering({"only": frozenset()}) == {"only"}


def test_what_is_drawn_has_its_order_and_hangs_on_the_name() -> None:
    first = drawn(range(100), "one", 10)
    assert first == sorted(set(first)) == drawn(range(100), "one", 10)
    assert len(first) == 10
    assert first != drawn(range(100), "another", 10)
    assert drawn("abc", "all", 5) == ["a", "b", "c"]


def test_shares_are_together_everything() -> None:
    one, other = (drawn(range(21), "it", share=(number, 2)) for number in (0, 1))
    assert sorted(one + other) == list(range(21))
    assert len(one) == 11


@pytest.mark.parametrize("number", [0, 1])
def test_only_the_option_leaves_out(
    sample: Sample, request: pytest.FixtureRequest, number: int
) -> None:
    sampling = request.config.getoption("--sample")
    assert len(sample(range(50), 7)) == (7 if sampling else 50)
    assert len(sample(range(50), share=(number, 2))) == (25 if sampling else 50)
