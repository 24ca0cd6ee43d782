"""The forms of what an activity took, and of factors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from build_tools.catalogue.forms import Fault, Unfit, unfit
from build_tools.domain import WAYS
from build_tools.problems import worded

AMOUNT = re.compile(r"[0-9]{1,7}(\.[0-9]{1,2})?")
"""Two decimals at most: three may be a mark for thousands."""
TALLY = re.compile(r"[0-9]{1,6}")
FIGURE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,9})?")
KILOGRAMS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,3})?")
"""As they are kept: to the gram, and never in powers of ten."""
USE = re.compile(r"[a-z]+(-[a-z0-9]+)+")

FARTHEST_KM = 20_037
"""Half around the Earth."""

UNITS: Mapping[str, str] = {
    **dict.fromkeys(("car", "van", "truck"), "kg/vkm"),
    **dict.fromkeys(WAYS[:3], "kg/pkm"),
    **dict.fromkeys(WAYS[6:], "kg/pkm"),
    "nights": "kg/night",
    "meals": "kg/meal",
    "energy": "kg/kWh",
    "device": "kg/piece",
    "stream": "kg/h",
    "paper": "kg/sheet",
    "occupancy": "people/vehicle",
    "detour": "ratio",
}
"""What a factor is for, to the unit in which it is given: vehicle and passenger kilometres."""

SCOPES = ("use", "supply", "life-cycle", "convention")
"""What a factor takes in: fuel and electricity with what it takes to have them; the same of a
kilowatt hour; making and throwing away besides; or nothing but an assumption of ours."""


def amount(value: Any) -> float:
    """A number from 0 on, with two decimals at most."""
    if not isinstance(value, str) or not AMOUNT.fullmatch(value):
        raise unfit(worded("a number from 0 on, such as {example}", example="12.5"), "12.5")
    return float(value)


def kilometres(value: Any) -> float:
    """A distance on Earth, one way."""
    number = float(value) if isinstance(value, str) and AMOUNT.fullmatch(value) else -1
    if not 0 <= number <= FARTHEST_KM:
        form = worded("kilometres from 0 to {most}, such as 12.5", most=FARTHEST_KM)
        raise unfit(form, "12.5")
    return number


def tally(value: Any) -> int:
    """A whole number from 0."""
    if not isinstance(value, str) or not TALLY.fullmatch(value):
        raise unfit(worded("a whole number from 0 on"), "24")
    return int(value)


def occupancy(value: Any) -> float:
    """How many people sit in a vehicle: one at least, for somebody drives it."""
    number = float(value) if isinstance(value, str) and AMOUNT.fullmatch(value) else 0
    if number < 1:
        raise unfit(worded("a number from 1 on, such as {example}", example="2.5"), "2.5")
    return number


def figure(value: Any) -> float:
    """A factor: nothing below 0, since nothing that an association does takes gas away."""
    if not isinstance(value, str) or not FIGURE.fullmatch(value):
        raise unfit(worded("a number from 0 on, such as {example}", example="0.17689"), "0.17689")
    return float(value)


def percentage(value: Any) -> float:
    """A share of a hundred."""
    number = float(value) if isinstance(value, str) and AMOUNT.fullmatch(value) else 101
    if number > 100:
        raise unfit(worded("a percentage from 0 to 100"), "30")
    return number


def shares(value: Any) -> dict[str, float]:
    """Ways to travel, with the percentage of people who take each; together a hundred."""
    together = worded("ways to travel with percentages that add up to 100")
    if not isinstance(value, Mapping):
        raise unfit(together, "{car: 70, walk: 30}")
    known: dict[str, float] = {}
    faults: list[Fault] = []
    for name, share in value.items():
        if name not in WAYS:
            faults.append(Fault(together, "car", (name,), True, WAYS))
        elif share is not None:
            try:
                known[name] = percentage(share)
            except Unfit as error:
                faults += [Fault(each.expected, each.example, (name,)) for each in error.faults]
    if not faults and abs(sum(known.values()) - 100) > 0.5:
        faults.append(Fault(together, "{car: 70, walk: 30}"))
    if faults:
        raise Unfit(*faults)
    return known


def use(value: Any) -> str:
    """What a factor is for: `car-diesel`, `nights-hotel`."""
    known = isinstance(value, str) and value.partition("-")[0] in UNITS and USE.fullmatch(value)
    if not known:
        form = worded("one of {choices}, a hyphen and a name", choices=", ".join(UNITS))
        raise unfit(form, "car-diesel")
    return str(value)


def year(value: Any) -> int:
    """A year of our time."""
    if not isinstance(value, str) or not re.fullmatch(r"(19|20)[0-9]{2}", value):
        raise unfit(worded("a year such as {example}", example="2025"), "2025")
    return int(value)


def verified(value: Any) -> bool:
    """Say whether a factor was read at its source: `true`, or `secondary` if others quote it.
    What nobody has looked up is no factor."""
    if value not in ("true", "secondary"):
        raise unfit(worded("true, or secondary if others quote it"), "true")
    return bool(value == "true")


def kilograms(value: Any) -> float:
    """A sum of kilograms, or of hours."""
    if not isinstance(value, str) or not KILOGRAMS.fullmatch(value):
        raise unfit(worded("a number from 0 on, such as {example}", example="61.9"), "61.9")
    return float(value)


def first_form(value: Any) -> int:
    """The form of a file that Poche writes: there is one until now."""
    if value != "1":
        raise unfit(worded("1, or a newer Poche"), "1")
    return 1
