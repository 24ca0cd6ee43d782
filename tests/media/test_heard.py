"""What is known of masters without listening to them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.media import heard
from build_tools.store import Store
from tests.media.conftest import look, publish, sound
from tests.media.test_loudness import CHORD, measured


@pytest.mark.parametrize("tier", ["standard", "frugal"])
def test_what_a_build_measured_is_known(
    root: Path, store: Store, children_started: Callable[[], int], tier: str
) -> None:
    """As loud as ffmpeg says, the true peak as near as encoding leaves it; nothing is started."""
    sound(root / "soft.flac", CHORD)
    found = look(root, store).sounds
    shas = {"soft": found["soft.flac"].sha256, "unknown": "0" * 64}
    assert heard(store, shas) == {}
    publish(root, store, tier=tier)
    begun = children_started()
    known = heard(store, shas)
    assert children_started() == begun
    assert [*known] == ["soft"]
    loud, peak = measured(root / "soft.flac")
    it = known["soft"]
    assert it.integrated_lufs == pytest.approx(loud, abs=0.2)
    assert it.peak_dbfs is not None and it.true_peak_dbtp is not None
    assert it.true_peak_dbtp == pytest.approx(peak, abs=1)
    assert it.peak_dbfs <= peak + 0.1


def test_silence_has_no_loudness(root: Path, store: Store) -> None:
    """Nothing stands for minus infinity, which JSON does not have."""
    sound(root / "silence.flac", "anullsrc=d=1")
    sha256 = look(root, store).sounds["silence.flac"].sha256
    publish(root, store)
    it = heard(store, {"silence": sha256})["silence"]
    assert it.peak_dbfs is None and it.true_peak_dbtp is None
    assert it.integrated_lufs is None or it.integrated_lufs <= -70


def test_a_spoilt_record_is_none(root: Path, store: Store) -> None:
    """A form whose file is gone is passed over; what was measured in the master stays known."""
    sound(root / "soft.flac", CHORD)
    sha256 = look(root, store).sounds["soft.flac"].sha256
    publish(root, store)
    for path in (store.folder / "derived").glob("*.mp3"):
        path.unlink()
    it = heard(store, {"soft": sha256})["soft"]
    assert it.true_peak_dbtp is None and it.integrated_lufs is not None
