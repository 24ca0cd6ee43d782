"""Activities for tests: small ones, and any that hypothesis thinks of."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from build_tools.domain import (
    WAYS,
    Activity,
    Amount,
    Audience,
    FactorSet,
    Leg,
    Localised,
    Participants,
    Place,
)
from tests.catalogue.hubs import VALID, resolved, write


def sets(tmp_path: Any) -> dict[str, FactorSet]:
    """Return the factor sets that come with Poche, as a hub knows them."""
    catalogue, problems = resolved(write(tmp_path, VALID))
    assert catalogue is not None, problems
    return {id: each for id, each in catalogue.factors.items() if id != "notre"}


def activity(**more: Any) -> Activity:
    """Return a workshop in France, to which nobody travelled."""
    given = {
        "date": date(2026, 10, 6),
        "kind": "workshop",
        "place": Place(Localised(everywhere="Metz")),
        "country": "FR",
        "people": 3,
    }
    return Activity(**{**given, **more})


def leg(mode: str = "car", km: float | None = 300, **more: Any) -> Leg:
    """Return a leg of three people whose kilometres were measured."""
    return Leg(**{"mode": mode, "km": km, "people": 3, "data": "measured", **more})


QUALITIES = st.sampled_from(["measured", "ticket", "bill", "estimated"])
KM = st.floats(0, 2_000, allow_nan=False).map(lambda km: round(km, 2))
LEGS = st.builds(
    Leg,
    mode=st.sampled_from(WAYS),
    km=st.none() | KM,
    air_km=st.none() | KM,
    is_return=st.booleans(),
    people=st.integers(1, 40),
    occupancy=st.none() | st.integers(1, 9).map(float),
    data=QUALITIES,
)
AMOUNTS = st.integers(0, 200).map(float)


def _of(*kinds: str) -> st.SearchStrategy[tuple[Amount, ...]]:
    one = st.builds(Amount, kind=st.sampled_from(kinds), number=AMOUNTS, data=QUALITIES)
    return st.lists(one, max_size=3).map(tuple)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    """Any activity."""
    audience = st.builds(
        Audience,
        number=st.integers(0, 500),
        km=st.none() | KM,
        shares=st.sampled_from([{}, {"car": 100.0}, {"car": 60.0, "walk": 25.0, "bus": 15.0}]),
        occupancy=st.none() | st.integers(1, 5).map(float),
        data=QUALITIES,
    )
    return activity(
        country=draw(st.sampled_from(["FR", "BE", "DE", "LU", "NL", "CH"])),
        legs=tuple(draw(st.lists(LEGS, max_size=4))),
        freight=tuple(draw(st.lists(LEGS.map(_alone), max_size=2))),
        nights=draw(_of("hotel", "rental", "camping", "host")),
        meals=draw(_of("vegan", "vegetarian", "beef")),
        energy=draw(_of("electricity", "gas", "wood")),
        audience=draw(st.none() | audience),
        participants=draw(
            st.none()
            | st.builds(
                Participants,
                children=st.integers(0, 90),
                adults=st.integers(0, 90),
                hours=st.floats(0, 12, allow_nan=False),
            )
        ),
    )


def _alone(leg: Leg) -> Leg:
    return Leg(mode="van", km=leg.km, is_return=leg.is_return, data=leg.data)
