"""Shelves: what was kept comes back, and nothing that may be wrong is believed."""

import pickle
import random
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from build_tools.domain import Body, Localised, ReadyWords
from build_tools.memory import Shelf, frozen, thawed

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
