"""A cover that was drawn before is not drawn again, and one of other words is."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools import drawings
from build_tools.domain import Assets, Catalogue
from build_tools.memory import Shelf
from build_tools.site import draw_covers


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where covers are remembered."""
    return tmp_path / "covers"


def drawn(hub: Catalogue, derived: Assets, place: Path) -> dict[str, str]:
    """Draw a hub's covers, as a build does that finds a memory and leaves one."""
    memory = Shelf(place)
    found = draw_covers(hub, derived, {}, {}, memory).drawn
    memory.write()
    return dict(found)


def test_nothing_is_drawn_twice(
    hub: Catalogue, derived: Assets, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(hub, derived, shelf)
    assert first == draw_covers(hub, derived, {}, {}).drawn
    monkeypatch.setattr(drawings, "cover", lambda *told, **more: pytest.fail(f"drawn: {told}"))
    assert drawn(hub, derived, shelf) == first
    assert drawn(hub, derived, shelf) == first, "and it is kept for the build after the next"


def test_other_instruments_have_another_cover(hub: Catalogue, derived: Assets, shelf: Path) -> None:
    it = replace(hub.works["ode"], id="op-1")  # an id that names no instrument
    before, after = (
        replace(hub, works={"op-1": replace(it, instruments=(instrument,))})
        for instrument in ("piano", "violon")
    )
    first, second = (drawn(it, derived, shelf) for it in (before, after))
    assert first != second == draw_covers(after, derived, {}, {}).drawn


def test_of_what_is_gone_nothing_is_kept(hub: Catalogue, derived: Assets, shelf: Path) -> None:
    drawn(hub, derived, shelf)
    drawn(replace(hub, works={}), derived, shelf)
    kept = Shelf(shelf).get("covers")
    assert kept and not {told for told in kept if told[1] == "works"}
