"""What plays in real time is tried together, and by itself only where that failed."""

import pytest

from tests import alone


@pytest.mark.parametrize(
    ("codes", "ended"),
    [([0], 0), ([1, 0], 0), ([1, 1], 1), ([1, 5], 5), ([2], 2), ([4], 4)],
    ids=str,
)
def test_only_what_failed_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, codes: list[int], ended: int
) -> None:
    """An interrupted or impossible run is no failure of a test; nor is a second one forgiven."""
    tried: list[tuple[str, ...]] = []

    def run(options: tuple[str, ...]) -> int:
        tried.append(options)
        return codes[len(tried) - 1]

    monkeypatch.setattr(alone, "run", run)
    assert alone.main() == ended
    assert tried == [alone.TOGETHER, alone.BY_THEMSELVES][: len(codes)]
