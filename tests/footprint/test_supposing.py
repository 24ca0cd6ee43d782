"""What would be if: as if somebody had written it down so, and what both sides share is shared."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Activity, Amount, Audience, FactorSet
from build_tools.footprint import compared, lines, total
from build_tools.footprint.lines import Line
from build_tools.footprint.supposing import (
    Choices,
    Taking,
    bars,
    difference,
    items,
    offer,
    suggestions,
)
from tests.footprint.activities import activities, activity, leg
from tests.footprint.choosing import CHOICES, chosen, pieces


def with_counted_vehicles(it: Activity) -> Activity:
    """Of vans it is said how many sat in them: where nobody counted vehicles the quantity is a
    guess, and stays one whatever is chosen."""
    legs = [replace(each, occupancy=each.occupancy or 9.0) if each.mode in ("van", "truck")
            else each for each in it.legs]  # fmt: skip
    return replace(it, legs=tuple(legs))


def audience(number: int = 100, km: float = 10, **more: object) -> Audience:
    return Audience(number, km, MappingProxyType({"car": 100.0}), **more)  # type: ignore[arg-type]


@given(activities().map(with_counted_vehicles), CHOICES)
def test_bars_are_those_of_activities_written_down_so(
    factors: FactorSet, it: Activity, choices: Choices
) -> None:
    offered = offer(factors)
    found = bars(items([[it]], Taking(factors, offered)), choices)
    expected = total("", "", [chosen(it, choices, offered)], factors).categories
    for name, kg in found.items():
        wanted = expected[name].kg
        assert (kg.low, kg.central, kg.high) == pytest.approx(
            (wanted.low, wanted.central, wanted.high), abs=1e-6
        ), name
    assert sum(kg.central for kg in found.values()) == pytest.approx(
        sum(each.kg.central for each in expected.values()), abs=1e-6
    )


@given(activities().map(with_counted_vehicles), CHOICES, CHOICES)
def test_a_difference_is_no_wider_than_that_of_two_plans(
    factors: FactorSet, it: Activity, one: Choices, other: Choices
) -> None:
    """Two plans may err in each quantity by itself; here it is the same quantity on both sides."""
    offered = offer(factors)
    found = difference(items([[it]], Taking(factors, offered)), one, other).kg
    apart = compared(
        lines(chosen(it, one, offered), factors), lines(chosen(it, other, offered), factors)
    ).kg
    assert found.central == pytest.approx(apart.central, abs=1e-6)
    assert apart.low - 1e-6 <= found.low <= found.central + 1e-9
    assert found.central - 1e-9 <= found.high <= apart.high + 1e-6


@given(
    activities().map(with_counted_vehicles).map(lambda it: replace(
        it, legs=it.legs[:2], freight=it.freight[:1], nights=it.nights[:1], meals=())),
    CHOICES,
)  # fmt: skip
def test_bounds_are_what_all_ends_together_reach(
    factors: FactorSet, it: Activity, choices: Choices
) -> None:
    """Every value of every factor with every other, and every quantity at its worse end."""
    offered = offer(factors)
    pairs = [
        (lines(each, factors), lines(chosen(each, choices, offered), factors))
        for each in pieces(it)
    ]
    pairs = [(had, has) for had, has in pairs if had[0].factor is not None]
    low, high = _reached(pairs)
    found = difference(items([[it]], Taking(factors, offered)), Choices(), choices).kg
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


def _reached(pairs: Sequence[tuple[Sequence[Line], Sequence[Line]]]) -> tuple[float, float]:
    moved = [(had, has) for had, has in pairs if had != has]
    known = dict.fromkeys(it for pair in moved for them in pair for line in them
                          for it in line.factors)  # fmt: skip
    values = [
        sorted({it.low, it.high, *((2.0,) if it.low < 2 < it.high and it.unit != "ratio" else ())})
        for it in known
    ]
    reached = [0.0] if not moved else []
    for some in itertools.product(*values):
        at = dict(zip(known, some, strict=True)).__getitem__
        more = [
            (sum(each.kg_at(at) for each in has) - sum(each.kg_at(at) for each in had),
             had[0].spread)
            for had, has in moved
        ]  # fmt: skip
        reached += [sum(kg + side * spread * abs(kg) for kg, spread in more) for side in (-1, 1)]
    return min(reached), max(reached)


def test_what_was_guessed_alike_does_not_hide_what_is_certain(factors: FactorSet) -> None:
    """Nobody knows how far the audience came; that some of it walks is less all the same."""
    it = activity(audience=audience(data="estimated"))
    offered, walking = offer(factors), Choices(walking=0.1)
    two_plans = compared(lines(it, factors), lines(chosen(it, walking, offered), factors))
    assert two_plans.verdict == "smaller than its uncertainty"
    assert difference(items([[it]], Taking(factors, offered)), Choices(), walking).verdict == "less"


def test_what_is_too_close_is_called_so(factors: FactorSet) -> None:
    """Two in each car of the audience: nobody said that there were not two already."""
    found = items([[activity(audience=audience())]], Taking(factors, offer(factors)))
    assert difference(found, Choices(), Choices(full=1)).verdict == "smaller than its uncertainty"
    assert difference(found, Choices(), Choices(full=2)).verdict == "less"


def test_a_shared_electric_car_and_a_train_are_close_where_power_is_of_coal(
    factors: FactorSet,
) -> None:
    def whats(country: str) -> list[str]:
        it = activity(country=country, legs=(leg("car", 100, vehicle="diesel", occupancy=1.0),))
        offered = offer(factors)
        return [
            each.what for each in suggestions(items([[it]], Taking(factors, offered)), offered, 1)
        ]

    assert whats("DE")[-1] == "close"
    assert "close" not in whats("FR")


def test_a_walkable_concert_spares_more_than_any_train(factors: FactorSet) -> None:
    it = activity(
        kind="concert",
        legs=(leg("car", 300, vehicle="diesel", occupancy=3.0),),
        audience=audience(120, 15, data="estimated"),
        meals=(Amount("beef", 3),),
    )
    offered = offer(factors)
    found = suggestions(items([[it]], Taking(factors, offered)), offered, 1)
    assert found[0].what == "walkable"
    kilograms = [each.more.kg.central for each in found if each.what != "close"]
    assert kilograms == sorted(kilograms)
    assert {"way", "shared", "meals", "walking", "full"} <= {each.what for each in found}


def test_alike_activities_are_one_item_whatever_their_number(factors: FactorSet) -> None:
    it = activity(legs=(leg(km=48), leg(km=52)), meals=(Amount("beef", 3),))
    offered = offer(factors)
    few, many = (items([[it] * number], Taking(factors, offered)) for number in (1, 500))
    assert len(few) == len(many) == 2
    assert many[0].quantity == pytest.approx(500 * 100)


def test_tours_share_what_they_have_alike(factors: FactorSet) -> None:
    """The way to Metz is in both; that to Nancy is in the first alone."""
    metz, nancy = activity(legs=(leg(km=48),)), activity(legs=(leg(km=90),))
    found = items([[metz, metz, nancy], [metz]], Taking(factors, offer(factors)))
    assert sorted((each.tours, each.quantity) for each in found) == [(1, 138.0), (3, 48.0)]
    more = difference(found, Choices(), Choices(tours=1)).kg
    one = lines(metz, factors)[0].kg.central + lines(nancy, factors)[0].kg.central
    assert more.central == pytest.approx(-one)
    assert more.high < 0


@given(st.integers(0, 20).map(lambda it: it / 20))
def test_meals_move_evenly(factors: FactorSet, share: float) -> None:
    found = items(
        [[activity(meals=(Amount("beef", 10, "bill"),))]], Taking(factors, offer(factors))
    )
    more = difference(found, Choices(), Choices(meals=share)).kg
    assert more.central == pytest.approx(-10 * share * (4.97 - 0.85))


def test_what_is_not_counted_is_no_choice(factors: FactorSet) -> None:
    """Nights with hosts have no factor: to choose them would look like a saving."""
    offered = offer(factors)
    assert "host" not in offered.nights
    assert items([[activity(nights=(Amount("host", 4),))]], Taking(factors, offered)) == []
