"""Shelves: what was kept comes back, and nothing that may be wrong is believed."""

import multiprocessing
import os
import pickle
import random
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from build_tools.domain import Body, Localised, ReadyWords
from build_tools.memory import Shelf, at_hand, settled
from build_tools.shelf_files import frozen, thawed

BODY = Body(
    "fr", "content/works/a/index.fr.md", ReadyWords("<p>é</p>", "é"), "0" * 12, plays=("b",)
)


def shelf(folder: Path, maker: str = "a maker") -> Shelf:
    return Shelf(folder / "memory" / "some", maker)


@pytest.mark.parametrize(
    "value",
    [
        0,
        "",
        (1, "zwei"),
        {"a": [1.5, date(2026, 7, 1)]},
        BODY,
        Localised(by_lang=MappingProxyType({"fr": "Été"})),
        frozenset({"x"}),
    ],
)
def test_values_come_back(tmp_path: Path, value: Any) -> None:
    first = shelf(tmp_path)
    first.put("it", value)
    assert first.get("it") == value
    first.write()
    assert shelf(tmp_path).get("it") == value


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    first = shelf(tmp_path)
    for name in ("taken", "kept", "left"):
        first.put(name, name)
    first.write()
    second = shelf(tmp_path)
    assert second.get("taken") == "taken" and second.keep("kept") and not second.keep("other")
    second.write()
    third = shelf(tmp_path)
    assert [third.get(name) for name in ("taken", "kept", "left")] == ["taken", "kept", None]


def test_other_makers_begin_anew(tmp_path: Path) -> None:
    first = shelf(tmp_path)
    first.put("it", 1)
    first.write()
    assert shelf(tmp_path, "another maker").get("it") is None


def test_damage_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    """Every byte counts: any that is another, and any end that is missing, empties the shelf."""
    first = shelf(tmp_path)
    first.put("it", BODY)
    first.write()
    path = tmp_path / "memory" / "some"
    whole = path.read_bytes()
    lots = random.Random(8)
    for at in (0, 5, 20, 50, *lots.sample(range(len(whole)), 40)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << lots.randrange(8)]) + whole[at + 1 :])
        assert shelf(tmp_path).get("it") is None, at
        path.write_bytes(whole[:at])
        assert shelf(tmp_path).get("it") is None, at
    path.unlink()
    path.mkdir()
    assert shelf(tmp_path).get("it") is None


def test_at_hand_values_stay_as_they_are_until_there_is_time(tmp_path: Path) -> None:
    path = tmp_path / "memory" / "some"
    with at_hand():
        with settled():
            first = shelf(tmp_path)
            value = {"a": 1}
            first.put("it", value)
            first.write()
            assert shelf(tmp_path).get("it") is value and not path.exists()
        assert path.exists() and shelf(tmp_path).get("it") is value
        second = shelf(tmp_path)
        assert second.take("it") is value
        second.write()
    assert shelf(tmp_path).get("it") is None, "what is at hand in the end is written, too"


def test_what_others_wrote_counts_more_than_what_is_at_hand(tmp_path: Path) -> None:
    """Another program, or a process that was forked and has the same at hand."""
    context = multiprocessing.get_context("fork")
    with at_hand():
        first = shelf(tmp_path)
        first.put("it", "ours")
        first.write()
        with settled():
            pass
        there = shelf(tmp_path)
        assert there.get("it") == "ours"
        other = context.Process(target=_put_theirs, args=(there,))
        other.start()
        other.join()
        assert shelf(tmp_path).get("it") == "theirs"
        assert shelf(tmp_path, "another maker").get("it") is None


def _put_theirs(there: Shelf) -> None:
    there.put("it", "theirs")
    there.write()
    os._exit(0)  # nothing that may be at hand here is written now


def test_at_hand_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("in the way")
    with at_hand(), settled():
        first = shelf(tmp_path)
        first.put("it", 1)
        first.write()
    assert shelf(tmp_path).get("it") is None


@pytest.mark.parametrize("harm", [b"", b"Poche shelf 1\n", None])
def test_harm_done_to_what_is_at_hand_is_noticed(tmp_path: Path, harm: bytes | None) -> None:
    path = tmp_path / "memory" / "some"
    with at_hand():
        with settled():
            first = shelf(tmp_path)
            first.put("it", 1)
            first.write()
        if harm is None:
            path.unlink()
        else:
            path.write_bytes(harm)
        assert shelf(tmp_path).get("it") is None


class Trap:
    """What runs when it is unpickled without care."""

    def __reduce__(self) -> Any:
        return (Path("/tmp/sprung").touch, ())


@pytest.mark.parametrize("called", [Trap(), print, Path("x"), Shelf])
def test_nothing_runs_when_memory_is_read(called: Any) -> None:
    """A hub comes on a stick from anywhere, and its memory with it."""
    with pytest.raises(pickle.UnpicklingError):
        thawed(pickle.dumps(called))


def test_nothing_else_can_be_kept() -> None:
    with pytest.raises((pickle.PicklingError, TypeError, AttributeError)):
        frozen(lambda: None)
