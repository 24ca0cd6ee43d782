"""Whatever happens to a hub's files, checking ends soon and never with an exception."""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.site.files import link_or_copy
from tests.mutations import mutate

ROOT = Path(__file__).resolve().parent.parent
SEED = 20260907
BOUND_S = 5.0
"""For a check of the whole season on a busy machine; it takes about half a second."""


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample season with its sounds inspected once."""
    hub = tmp_path_factory.mktemp("mutated")
    shutil.copytree(ROOT / "content", hub / "content", copy_function=_linked_unless_text)
    shutil.copytree(ROOT / "playlists", hub / "playlists")
    assert pipeline.check(hub).errors == 0
    return hub


def _linked_unless_text(source: str, target: str) -> None:
    if source.endswith((".md", ".yml")):
        shutil.copyfile(source, target)
    else:
        link_or_copy(Path(source), Path(target))


def survive(season: Path, count: int) -> dict[str, int]:
    """Mutate `count` times, check each, put the file back; return how often errors were found."""
    rng = random.Random(SEED)
    files = sorted([*season.glob("content/**/*.md"), *season.glob("**/*.yml")])
    found = {"with errors": 0, "without": 0}
    for number in range(count):
        path, before, done = mutate(files, rng)
        started = time.monotonic()
        try:
            checked = pipeline.check(season)
        except Exception as error:
            pytest.fail(f"mutation {number} ({done} in {path.name}) raised {error!r}")
        finally:
            path.write_bytes(before)
        assert time.monotonic() - started < BOUND_S, f"mutation {number} ({done} in {path.name})"
        assert (checked.catalogue is None) == (checked.errors > 0)
        found["with errors" if checked.errors else "without"] += 1
    return found


def test_a_sample_of_mutations(season: Path) -> None:
    found = survive(season, 60)
    # Both happen, or the mutations say nothing about the program.
    assert found["with errors"] > 10 and found["without"] > 5


@pytest.mark.proof
def test_all_mutations(season: Path, prove: Callable[[str], None]) -> None:
    found = survive(season, 1000)
    prove(
        f"- 1,000 mutations of the sample season's files: {found['with errors']} gave errors, "
        f"{found['without']} were harmless, none raised an exception or took over {BOUND_S:g} s."
    )
