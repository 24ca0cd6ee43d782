"""Tests run together, and by themselves only where that failed."""

import pytest

from tests import turns


@pytest.mark.parametrize(
    ("codes", "ended"),
    [([0], 0), ([1, 0], 0), ([1, 1], 1), ([1, 5], 5), ([2], 2), ([4], 4)],
    ids=str,
)
def test_only_what_failed_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    codes: list[int],
    ended: int,
) -> None:
    """An interrupted or impossible run is no failure of a test; nor is a second one forgiven."""
    tried: list[turns.Options] = []

    def run(options: turns.Options) -> int:
        tried.append(options)
        return codes[len(tried) - 1]

    monkeypatch.setattr(turns, "run", run)
    some = ("-m", "some")
    assert turns.turn(some) == ended
    assert tried == [some, (*some, *turns.BY_THEMSELVES)][: len(codes)]
    assert (turns.WARNING in capfd.readouterr().err) == (codes == [1, 0])


@pytest.mark.parametrize(("codes", "ended"), [([0, 0], 0), ([1, 0], 1), ([0, 2], 2), ([1, 2], 1)])
def test_all_turns_are_taken(monkeypatch: pytest.MonkeyPatch, codes: list[int], ended: int) -> None:
    left = iter(codes)
    monkeypatch.setattr(turns, "turn", lambda _options: next(left))
    assert turns.main() == ended
    assert list(left) == []
