"""Tours of planned visits: as good as every order tried, never worse, dates and days kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.domain import Audience, FactorSet, Localised, Place, Plan, Visit, Way
from build_tools.footprint.comparing import compared
from build_tools.footprint.tours import as_planned, proposal
from build_tools.footprint.tours.assumptions import WALK_KM
from build_tools.footprint.tours.comparison import beside
from build_tools.footprint.tours.costing import best
from build_tools.footprint.tours.dating import Span, begun
from build_tools.footprint.tours.exact import exact
from build_tools.footprint.tours.improving import TRIALS, TRIALS_EACH, improved
from build_tools.footprint.tours.proposing import Schedule
from build_tools.footprint.tours.roads import Roads, proposed, roads

AUTUMN = date(2026, 9, 7)
CAR, ELECTRIC, TRAIN = Way("car", "diesel"), Way("car", "electric"), Way("train", "regional")


def place(name: str, lat: float, lon: float) -> Place:
    return Place(Localised(everywhere=name), lat=lat, lon=lon)


METZ = place("Metz", 49.12, 6.18)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    earliest = AUTUMN + timedelta(draw(st.integers(0, 12)))
    return Visit(
        place=place("There", draw(st.floats(48.5, 50.5)), draw(st.floats(5.0, 7.0))),
        country=draw(st.sampled_from(["FR", "BE", "DE"])),
        kind="workshop",
        earliest=earliest,
        latest=earliest + timedelta(draw(st.sampled_from([0, 1, 7, 40]))),
        people=3,
        hours=draw(st.sampled_from([1.0, 3.0, 6.0])),
        home_km=draw(st.none() | st.floats(1, 400)),
        station_km=draw(st.sampled_from([None, WALK_KM, 9.0])),
        instrument=draw(st.sampled_from([None, "piano"])),
        has_instrument=draw(st.booleans()),
    )


def plans(most: int) -> st.SearchStrategy[Plan]:
    ways = st.sampled_from([(CAR,), (TRAIN, CAR), (CAR, ELECTRIC, TRAIN), (Way("van", "diesel"),)])
    return st.builds(
        Plan,
        home=st.just(METZ),
        visits=st.lists(visits(), min_size=1, max_size=most).map(tuple),
        ways=ways,
        days=st.integers(1, 4),
        nights=st.sampled_from(["hotel", "host"]),
        meals=st.sampled_from(["chicken", "vegan"]),
    )


def known_roads(plan: Plan, factors: FactorSet) -> Roads:
    return roads(plan, proposed(plan), range(len(plan.visits)), factors)


def cost(known: Roads, tours: Sequence[Sequence[int]]) -> float:
    return sum(best(known, tour)[0] for tour in tours)


def partitions(left: tuple[int, ...]) -> Iterator[list[tuple[int, ...]]]:
    """Yield every way to make groups of some visits."""
    if not left:
        yield []
        return
    for size in range(len(left)):
        for others in itertools.combinations(left[1:], size):
            rest = tuple(each for each in left[1:] if each not in others)
            yield from ([(left[0], *others), *more] for more in partitions(rest))


def by_force(known: Roads) -> float:
    """Return the cost of the best of all tours in all orders."""
    least = {
        group: min(best(known, order)[0] for order in itertools.permutations(group))
        for size in range(1, len(known.numbers) + 1)
        for group in itertools.combinations(known.numbers, size)
    }
    return min(sum(least[group] for group in groups) for groups in partitions(known.numbers))


def kg(schedule: Schedule, factors: FactorSet) -> float:
    return sum(line.kg.central for line in schedule.lines(factors))


@settings(max_examples=60, deadline=None)
@given(plan=plans(5))
def test_few_visits_have_the_best_tours_there_are(plan: Plan, factors: FactorSet) -> None:
    known = known_roads(plan, factors)
    assert cost(known, exact(known)) == pytest.approx(by_force(known))


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 99))
def test_seven_visits_have_the_best_tours_there_are(seed: int, factors: FactorSet) -> None:
    plan = many(7, seed=seed, days=2)
    known = known_roads(plan, factors)
    assert cost(known, exact(known)) == pytest.approx(by_force(known))


@settings(max_examples=60, deadline=None)
@given(plan=plans(9))
def test_a_proposal_keeps_dates_and_days_and_costs_no_more(plan: Plan, factors: FactorSet) -> None:
    found, planned = proposal(plan, factors), as_planned(plan, factors)
    stops = [stop for tour in found.tours for stop in tour.stops]
    assert sorted(stop.number for stop in stops) == [*range(len(plan.visits))], "each visit once"
    for stop in stops:
        assert plan.visits[stop.number].earliest <= stop.date <= plan.visits[stop.number].latest
    for tour in found.tours:
        assert len(tour.stops) == 1 or tour.days <= plan.days
        assert tour.begins <= tour.stops[0].date
        assert tour.stops[-1].date <= tour.begins + timedelta(tour.days - 1)
        assert tour.nights == tour.days - 1
        assert [*tour.stops] == sorted(tour.stops, key=lambda it: it.date)
    assert kg(found, factors) <= kg(planned, factors) + 1e-6


@settings(max_examples=60, deadline=None)
@given(plan=plans(7))
def test_what_was_searched_by_is_what_lines_add_up_to(plan: Plan, factors: FactorSet) -> None:
    known = known_roads(plan, factors)
    found = proposal(plan, factors)
    searched = cost(known, [[stop.number for stop in tour.stops] for tour in found.tours])
    assert kg(found, factors) == pytest.approx(searched)


def many(count: int, seed: int = 0, days: int = 3) -> Plan:
    """Return visits here and there, all within the same weeks."""
    return Plan(
        home=METZ,
        visits=tuple(
            Visit(
                place=place(
                    f"{at}", 48 + (at * 37 + seed) % 101 / 40, 5 + (at * 59 + seed) % 97 / 40
                ),
                country="FR",
                kind="workshop",
                earliest=AUTUMN + timedelta(at % 5),
                latest=AUTUMN + timedelta(60),
                people=3,
            )
            for at in range(count)
        ),
        ways=(CAR,),
        days=days,
    )  # fmt: skip


def test_many_visits_come_close_to_the_best(factors: FactorSet) -> None:
    known = known_roads(many(9), factors)
    assert cost(known, improved(known)[0]) <= cost(known, exact(known)) * 1.02


def test_the_search_is_bounded_and_always_finds_the_same(factors: FactorSet) -> None:
    plan = many(60)
    known = known_roads(plan, factors)
    tours, work = improved(known)
    limit = min(TRIALS, TRIALS_EACH * 60)
    assert limit <= work.trials < limit * 1.2
    assert improved(known_roads(plan, factors))[0] == tours
    assert sorted(itertools.chain(*tours)) == [*range(60)]
    assert cost(known, tours) < cost(known, [(number,) for number in range(60)]) * 0.8


def test_tours_of_a_team_do_not_overlap_where_they_need_not() -> None:
    begins, clashing = begun({0: Span(0, 9, 3), 1: Span(0, 0, 2), 2: Span(1, 6, 3)})
    assert begins == {1: 0, 2: 2, 0: 5}
    assert not clashing


def test_tours_that_must_overlap_are_named() -> None:
    begins, clashing = begun({0: Span(0, 0, 3), 1: Span(1, 1, 1), 2: Span(9, 9, 1)})
    assert begins == {0: 0, 1: 1, 2: 9}
    assert clashing == {0, 1}


def test_a_piano_that_is_there_is_not_brought(factors: FactorSet) -> None:
    there = replace(many(1).visits[0], instrument="piano", has_instrument=True)
    plan = replace(many(1), visits=(there,))
    assert as_planned(plan, factors).activities[0].freight
    assert not proposal(plan, factors).activities[0].freight
    assert "instruments" in {each.what for each in beside("p", plan, factors, None).effects}


def test_a_train_is_proposed_only_where_there_is_a_station(factors: FactorSet) -> None:
    plan = replace(many(1), ways=(CAR, TRAIN))
    here = replace(plan.visits[0], station_km=1.0, people=1)
    assert proposal(plan, factors).tours[0].way.mode == "car"
    assert proposal(replace(plan, visits=(here,)), factors).tours[0].way == TRAIN


def test_the_same_plan_twice_makes_no_difference(factors: FactorSet) -> None:
    lines = proposal(many(4), factors).lines(factors)
    assert compared(lines, lines).kg.central == 0
    plan = replace(many(3), meals="vegan", days=1)
    same = beside("p", replace(plan, ways=(replace(CAR, occupancy=3),)), factors, None)
    assert same.is_alike
    assert same.difference.kg.central <= 0


def test_advice_is_ranked_and_says_what_is_too_close_to_be_told(factors: FactorSet) -> None:
    """The audience outweighs a team; two in an electric car and a regional train are close."""
    listeners = Audience(120, 15, {"car": 100.0})
    first = replace(many(1).visits[0], country="LU", station_km=1.0, people=2, audience=listeners)
    shared = replace(ELECTRIC, occupancy=2)
    found = beside("p", replace(many(1), visits=(first,), ways=(shared, TRAIN)), factors, None)
    audience, walking, close = found.advice
    assert (audience.what, walking.what, close.what) == ("audience", "walking", "close")
    assert audience.kg.central > found.proposed_kg.central / 2
    assert walking.kg.high < 0
    assert walking.kg.central == pytest.approx(-audience.kg.central / 10)
    assert close.kg.has_zero
    assert set(close.names) == {"car-electric", "train-regional"}
