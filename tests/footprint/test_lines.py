"""What one activity comes to: known figures, and what must hold for any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Activity, Amount, Audience, FactorSet
from build_tools.footprint import NONE, Interval, lines, total, transfer
from tests.footprint.activities import activities, activity, leg


def kg(activity: Activity, factors: FactorSet) -> Interval:
    return sum((line.kg for line in lines(activity, factors)), NONE)


VECTORS = {
    "three in one diesel car, 300 km": (leg(vehicle="diesel", occupancy=3), 53.07),
    "three in a regional train, 300 km": (leg("train", vehicle="regional"), 20.61),
    "three in a TGV, 300 km": (leg("train", vehicle="high-speed"), 2.07),
    "three in one electric car, 300 km": (leg(vehicle="electric", occupancy=3), 5.80),
    "150 km and back are 300": (leg(km=150, is_return=True, occupancy=3), 53.07),
}


@pytest.mark.parametrize("name", VECTORS)
def test_vectors_of_travel(name: str, factors: FactorSet) -> None:
    """Within 0.5 % of what was reckoned from the sources, use phase."""
    travelled, expected = VECTORS[name]
    assert kg(activity(legs=(travelled,)), factors).central == pytest.approx(expected, rel=0.005)


def test_vector_of_the_piano(factors: FactorSet) -> None:
    van = leg("van", vehicle="diesel", people=0)
    assert kg(activity(freight=(van,)), factors).central == pytest.approx(95.07, rel=0.005)


def test_vector_of_the_audience(factors: FactorSet) -> None:
    """120 people, 15 km there and back, 1.6 in each car: 2,250 vehicle kilometres."""
    came = Audience(120, 15, {"car": 100.0})
    assert kg(activity(audience=came), factors).central == pytest.approx(398.0, rel=0.005)


def test_vectors_of_the_network() -> None:
    """An hour of MP3 at 128 kbit/s, on the grid of the world and of France."""
    french = {"data_centre": 44.18, "network": 44.18, "device": 44.18}
    assert transfer(57_600_000) == pytest.approx(8.536, rel=0.005)
    assert transfer(57_600_000, **french) == pytest.approx(3.510, rel=0.005)


def test_a_typed_distance_wins(factors: FactorSet) -> None:
    """What goes by the air is longer on the ground, and is marked as an estimate."""
    (typed,) = lines(activity(legs=(leg(km=60, air_km=300, occupancy=3),)), factors)
    (flown,) = lines(activity(legs=(leg(km=None, air_km=60, occupancy=3),)), factors)
    assert (typed.state, flown.state) == ("counted", "estimated")
    assert typed.kg.central == pytest.approx(60 * 0.17689)
    assert flown.kg.central == pytest.approx(60 * 1.3 * 0.17689)
    assert flown.kg.high > 60 * 1.49 * 0.2145


def test_what_nobody_knows_is_not_counted(factors: FactorSet) -> None:
    """A leg without a length, a night with a host, an audience that nobody asked."""
    it = activity(legs=(leg(km=None),), nights=(Amount("host", 3),), audience=Audience(80))
    whole = total("activity", "it", [it], factors)
    assert whole.kg == NONE
    assert {whole.categories[name].state for name in ("team", "nights", "audience")} == {
        "not counted"
    }
    assert whole.categories["team"].missing == 1
    assert whole.categories["digital"].state == "not counted"


def test_what_is_borrowed_is_an_estimate(factors: FactorSet) -> None:
    """A French car in Luxembourg: nearly the same, and said to be so."""
    here, there = (
        lines(activity(country=country, legs=(leg(occupancy=3),)), factors)[0]
        for country in ("FR", "LU")
    )
    assert (here.state, there.state) == ("counted", "estimated")
    assert here.kg == there.kg


def test_electricity_is_that_of_the_country(factors: FactorSet) -> None:
    one = Amount("electricity", 100, "bill")
    french, german = (
        kg(activity(country=country, energy=(one,)), factors).central for country in ("FR", "DE")
    )
    assert (french, german) == pytest.approx((5.19, 38.095))


def test_other_factors_give_other_figures(known: dict[str, FactorSet]) -> None:
    """The same season by another set; what that does not have is named, not left out."""
    it = activity(legs=(leg(occupancy=3),), meals=(Amount("vegan", 4, "bill"),))
    ours, british = (
        total("activity", "it", [it], known[id]) for id in ("poche-2026", "desnz-2025")
    )
    assert ours.categories["meals"].state == "counted"
    assert british.categories["meals"].state == "not counted"
    assert british.categories["team"].kg.central == pytest.approx(300 * 0.21124)


@given(activities())
def test_low_is_low_and_high_is_high(factors: FactorSet, it: Activity) -> None:
    for line in lines(it, factors):
        assert 0 <= line.kg.low <= line.kg.central <= line.kg.high
        assert line.state in ("counted", "estimated", "not counted")


@given(activities(), st.data())
def test_one_traveller_more_never_lowers_a_total(
    factors: FactorSet, it: Activity, data: st.DataObject
) -> None:
    if not it.legs:
        return
    at = data.draw(st.integers(0, len(it.legs) - 1))
    more = replace(it.legs[at], people=it.legs[at].people + 1)
    after = kg(replace(it, legs=(*it.legs[:at], more, *it.legs[at + 1 :])), factors)
    before = kg(it, factors)
    for bound in ("low", "central", "high"):
        assert getattr(after, bound) >= getattr(before, bound) - 1e-9


@given(activities(), st.floats(0.05, 0.95), st.data())
def test_a_leg_in_two_parts_is_as_long(
    factors: FactorSet, it: Activity, part: float, data: st.DataObject
) -> None:
    """Changing without getting out: kilometres stay, and so does all that they come to."""
    if not it.legs:
        return
    at = data.draw(st.integers(0, len(it.legs) - 1))
    whole = it.legs[at]
    parts = [
        replace(
            whole,
            km=None if whole.km is None else whole.km * each,
            air_km=None if whole.air_km is None else whole.air_km * each,
        )
        for each in (part, 1 - part)
    ]
    after = kg(replace(it, legs=(*it.legs[:at], *parts, *it.legs[at + 1 :])), factors)
    assert after.central == pytest.approx(kg(it, factors).central, abs=1e-6)
    assert after.high == pytest.approx(kg(it, factors).high, abs=1e-6)


@given(st.lists(activities(), max_size=5))
def test_a_season_is_the_sum_of_its_activities(factors: FactorSet, all_of: list[Activity]) -> None:
    whole = total("season", "it", all_of, factors)
    parts = sum((kg(each, factors) for each in all_of), NONE)
    assert whole.kg.central == pytest.approx(parts.central)
    if whole.per_hour is not None:
        assert whole.per_hour.central * whole.person_hours == pytest.approx(
            whole.kg_with_hours.central
        )
