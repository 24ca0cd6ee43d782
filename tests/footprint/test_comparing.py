"""Two plans: errors that both share do not make a difference uncertain."""

from __future__ import annotations

import random

import pytest
from hypothesis import given

from build_tools.domain import Activity, Amount, FactorSet
from build_tools.footprint import compared, lines
from tests.footprint.activities import activities, activity, leg


def test_a_shorter_way_is_less_however_wrong_the_factor(factors: FactorSet) -> None:
    """The two totals overlap; the difference does not touch 0."""
    long = lines(activity(legs=(leg(km=300, occupancy=3),)), factors)
    short = lines(activity(legs=(leg(km=270, occupancy=3),)), factors)
    assert long[0].kg.low < short[0].kg.high
    found = compared(long, short)
    assert found.verdict == "less"
    assert found.kg.central == pytest.approx(-30 * 0.17689)


def test_a_difference_within_its_uncertainty_is_called_that(factors: FactorSet) -> None:
    """Two ways of which nobody can say which is less."""
    car = lines(activity(legs=(leg(km=300, occupancy=3, data="estimated"),)), factors)
    other = lines(activity(legs=(leg(km=290, occupancy=3, data="estimated"),)), factors)
    assert compared(car, other).verdict == "smaller than its uncertainty"
    assert compared(car, car).verdict == "smaller than its uncertainty"


def test_what_both_plans_have_is_taken_out(factors: FactorSet) -> None:
    """The same nights, however badly known, do not hide what is different."""
    nights = (Amount("hotel", 100, "estimated"),)
    first = lines(activity(legs=(leg(occupancy=1),), nights=nights), factors)
    second = lines(activity(legs=(leg("train"),), nights=nights), factors)
    assert compared(first, second).verdict == "less"


def test_nights_that_a_plan_adds_count_against_it(factors: FactorSet) -> None:
    first = lines(activity(legs=(leg("train", km=100),)), factors)
    second = lines(activity(nights=(Amount("hotel", 3, "bill"),)), factors)
    assert compared(first, second).verdict == "more"


@given(activities(), activities())
def test_back_is_the_opposite_of_there(factors: FactorSet, one: Activity, other: Activity) -> None:
    there = compared(lines(one, factors), lines(other, factors)).kg
    back = compared(lines(other, factors), lines(one, factors)).kg
    assert there.low <= there.central + 1e-9 and there.central <= there.high + 1e-9
    assert there.low == pytest.approx(-back.high, abs=1e-6)
    assert there.central == pytest.approx(-back.central, abs=1e-6)


@given(activities(), activities())
def test_nothing_between_is_beyond_the_bounds(
    factors: FactorSet, one: Activity, other: Activity
) -> None:
    """Whatever values the factors have together, and whatever was typed wrongly, the difference
    lies between the two that are told."""
    gone, come = lines(one, factors), lines(other, factors)
    found = compared(gone, come).kg
    known = [*dict.fromkeys(it for line in (*gone, *come) for it in line.factors)]
    if not known or set(gone) & set(come):
        return  # what both have alike is taken out, and is not off by itself
    chance = random.Random(one.people + len(gone) * 7 + len(come))
    for _ in range(40):
        values = {each: chance.choice((each.low, each.value, each.high)) for each in known}
        values[known[0]] = chance.uniform(known[0].low, known[0].high)
        reached = sum(line.kg_at(values.__getitem__, chance.choice((-1, 0, 1))) for line in come)
        reached -= sum(line.kg_at(values.__getitem__, chance.choice((-1, 0, 1))) for line in gone)
        assert found.low - 1e-6 <= reached <= found.high + 1e-6


@given(activities())
def test_beside_nothing_a_plan_costs_what_it_costs(factors: FactorSet, it: Activity) -> None:
    """Bounds of a difference are those of a total where nothing is shared."""
    by_itself = sum(line.kg.central for line in lines(it, factors))
    found = compared((), lines(it, factors)).kg
    assert found.central == pytest.approx(by_itself)
    assert found.low == pytest.approx(sum(line.kg.low for line in lines(it, factors)), rel=1e-6)
    assert found.high == pytest.approx(sum(line.kg.high for line in lines(it, factors)), rel=1e-6)
