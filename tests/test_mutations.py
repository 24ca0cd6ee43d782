"""Whatever happens to a hub's files, checking ends soon and never with an exception."""

import random
import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.site.files import link_or_copy
from tests.mutations import mutate
from tests.season import Site

ROOT = Path(__file__).resolve().parent.parent
SEED = 20260907
BOUND_S = 2.0
"""Of a processor's time, for a check of the whole season: other programs cost it none, and a tenth
of it is usual. Scores in which a name changed are drawn anew by programs apart, which have bounds
of their own, and sheets are set by threads beside it."""

SHEETS_S = 10.0
"""Of all processors' time, where what changed stands on every sheet: a hundred are set anew, each
in up to three drafts, a tenth of a second at most."""

MORE_MB = 400
"""By how much the memory of a process may grow: all of what rooms keep by them, and no more
however many checks there are."""


@pytest.fixture(scope="module")
def season(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample season, and all that was found in its files when it was built."""
    hub = tmp_path_factory.mktemp("mutated")
    shutil.copytree(ROOT / "content", hub / "content", copy_function=_linked_unless_text)
    shutil.copytree(ROOT / "playlists", hub / "playlists")
    shutil.copytree(site.root.parent / "cache", hub / "build/cache", copy_function=_linked)
    assert pipeline.check(hub).errors == 0
    return hub


def _linked_unless_text(source: str, target: str) -> None:
    if source.endswith((".md", ".yml")):
        shutil.copyfile(source, target)
    else:
        _linked(source, target)


def _linked(source: str, target: str) -> None:
    link_or_copy(Path(source), Path(target))


def used_s() -> tuple[float, float]:
    """The processors' time that this thread has used, and that of all of this process."""
    return time.thread_time(), time.process_time()


def held_mb() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def survive(season: Path, count: int) -> dict[str, int]:
    """Mutate `count` times, check each, put the file back; return how often errors were found."""
    rng = random.Random(SEED)
    files = sorted([*season.glob("content/**/*.md"), *season.glob("**/*.yml")])
    found = {"with errors": 0, "without": 0}
    before_mb = held_mb()
    for number in range(count):
        path, before, done = mutate(files, rng)
        alone_s, all_s = used_s()
        try:
            checked = pipeline.check(season)
        except Exception as error:
            pytest.fail(f"mutation {number} ({done} in {path.name}) raised {error!r}")
        finally:
            path.write_bytes(before)
        own_s, together_s = used_s()
        assert own_s - alone_s < BOUND_S, f"mutation {number} ({done} in {path.name})"
        assert together_s - all_s < SHEETS_S, f"mutation {number} ({done} in {path.name})"
        assert (checked.catalogue is None) == (checked.errors > 0)
        assert held_mb() - before_mb < MORE_MB, f"mutation {number} ({done} in {path.name})"
        found["with errors" if checked.errors else "without"] += 1
    return found


def test_a_sample_of_mutations(season: Path) -> None:
    found = survive(season, 200)
    # Both happen, or the mutations say nothing about the program.
    assert found["with errors"] > 5 and found["without"] > 5


@pytest.mark.proof
def test_all_mutations(season: Path, prove: Callable[[str], None]) -> None:
    before_mb = held_mb()
    found = survive(season, 5_000)
    prove(
        f"- 5,000 mutations of the sample season's files: {found['with errors']} gave errors, "
        f"{found['without']} were harmless, none raised an exception or took over {BOUND_S:g} s of "
        f"a processor; memory grew by {held_mb() - before_mb:.0f} MB."
    )
