"""A sample is the same every time, leaves no test out, and has both browsers."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import SEED, Sample, drawn, split
from tests.season import ROOT

PLUGIN = [sys.executable, "-m", "pytest", "-p", "tests.sampling", "-p", "no:cacheprovider"]
FILE = """
import pytest

@pytest.fixture(params=["chromium", "firefox"])
def page(request):
    return request.param

@pytest.mark.sampled
@pytest.mark.parametrize("width", range(20))
def test_widths(page, width): pass

@pytest.mark.sampled(most=3)
@pytest.mark.parametrize("width", range(20))
def test_three(width): pass

@pytest.mark.sampled
def test_one(page): pass

@pytest.mark.parametrize("width", range(4))
def test_each(width): pass

def test_within(sample):
    print("walked", len(sample(range(30), 5)))
"""


def run(folder: Path, *options: str) -> list[str]:
    """The tests of FILE that run, by name, and what they print."""
    (folder / "test_it.py").write_text(FILE, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = sampled: it\n", "utf-8")
    done = subprocess.run(
        [*PLUGIN, "-vs", f"--rootdir={folder}", f"-c{folder / 'pytest.ini'}", *options, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if "::" in line or "walked" in line]


def named(lines: list[str], test: str) -> list[str]:
    return [line.partition("::")[2].split()[0] for line in lines if f"::{test}" in line]


def test_a_sample_keeps_each_test_in_each_of_its_browsers(tmp_path: Path) -> None:
    lines = run(tmp_path, "--sample")
    widths = named(lines, "test_widths")
    assert len(widths) == 2
    assert {"chromium" in name for name in widths} == {True, False}
    assert len(named(lines, "test_three")) == 3
    assert len(named(lines, "test_one")) == 2
    assert len(named(lines, "test_each")) == 4
    assert any("walked 5" in line for line in lines)


def test_whoever_names_a_test_gets_all_of_it(tmp_path: Path) -> None:
    lines = run(tmp_path)
    assert len(named(lines, "test_widths")) == 40
    assert len(named(lines, "test_three")) == 20
    assert any("walked 30" in line for line in lines)


def test_the_same_sample_in_any_order_of_the_tests(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    forth = split(items, lambda _item: 1)
    back = split(items[::-1], lambda _item: 1)
    assert forth[0] == back[0][::-1]
    assert forth[1] == back[1][::-1]
    assert sorted(forth[0] + forth[1], key=items.index) == items


def test_what_is_drawn_has_its_order_and_hangs_on_the_name() -> None:
    assert SEED == 20260907  # another seed is another sample: say so where samples are told of
    first = drawn(range(100), 10, "one")
    assert first == sorted(set(first)) == drawn(range(100), 10, "one")
    assert len(first) == 10
    assert first != drawn(range(100), 10, "another")
    assert drawn("abc", 5, "all") == ["a", "b", "c"]


def test_without_the_option_everything_is_walked_through(
    sample: Sample, request: pytest.FixtureRequest
) -> None:
    walked = sample(range(50), 7)
    assert len(walked) == (7 if request.config.getoption("--sample") else 50)
