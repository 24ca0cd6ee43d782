"""Typst is asked what it can draw, once."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from build_tools.sheets.glyphs import FAMILIAR, Ink, clusters, code, normal, runs
from build_tools.sheets.press import Inks, Press, ink_of
from build_tools.store import Store
from tests.sheets.conftest import Bench


def test_familiar_characters_are_there_in_every_style(bench: Bench) -> None:
    assert ink_of(bench.press)("".join(sorted(FAMILIAR))) is Ink.FINE


def test_arabic_is_there_upright_alone(bench: Bench) -> None:
    assert bench.inks("س") is Ink.UPRIGHT
    assert bench.inks("✓") is Ink.UPRIGHT
    assert bench.inks("漢") is Ink.MISSING


@given(st.text(max_size=40))
def test_nothing_is_lost_between_clusters_and_runs(text: str) -> None:
    assert "".join(clusters(text)) == text
    said = runs(normal(text), lambda cluster: Ink.MISSING if ord(cluster[0]) > 300 else Ink.FINE)
    assert "".join(stretch for _, stretch in said) == normal(text)


def test_what_belongs_together_is_one_cluster() -> None:
    assert list(clusters("a\u0323\u0307b👍🏽👨\u200d👩c")) == [
        "a\u0323\u0307",
        "b",
        "👍🏽",
        "👨\u200d👩",
        "c",
    ]
    assert code("👨\u200d👩") == "1F468+1F469"


def test_answers_are_kept(tmp_path: Path, bench: Bench) -> None:
    store = Store(tmp_path)
    first = Inks(bench.press, store)
    assert first("✓") is Ink.UPRIGHT
    first.keep()
    (tmp_path / "nowhere").mkdir()
    mute = Press(tmp_path / "nowhere")  # has no template: whatever is asked of it, it refuses
    assert Inks(mute, store)("✓") is Ink.UPRIGHT
    assert Inks(mute, store)("♭") is Ink.MISSING
