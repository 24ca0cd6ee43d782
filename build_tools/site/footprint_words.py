"""What footprints are told with: labels of categories, of what is counted, and of units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from build_tools.strings import Strings

UNIT = "kg CO₂e"
"""Written so in every language."""

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "team": "Team travel",
        "freight": "Carrying instruments",
        "audience": "Audience travel",
        "nights": "Nights",
        "meals": "Meals",
        "venue": "Energy in halls",
        "digital": "Digital",
    }
)
"""Category to its label: message ids."""

STATES: Mapping[str, str] = MappingProxyType(
    {"counted": "counted", "estimated": "estimated", "not counted": "not counted"}
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "workshop": "Workshop",
        "concert": "Concert",
        "meeting": "Meeting",
        "scouting": "Scouting trip",
    }
)

SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "season": "Season",
        "project": "Project",
        "journey": "Journey",
        "concert": "Concert",
        "workshop": "Workshop",
        "activity": "Single activity",
    }
)

QUALITIES: Mapping[str, str] = MappingProxyType(
    {
        "measured": "measured",
        "ticket": "from a ticket",
        "bill": "from a bill",
        "estimated": "estimated",
    }
)

USES: Mapping[str, str] = MappingProxyType(
    {
        "bike-own": "Bicycle",
        "bus-city": "City bus",
        "car-combi-diesel": "Estate car, diesel",
        "car-diesel": "Car, diesel",
        "car-electric": "Car, electric",
        "car-petrol": "Car, petrol",
        "coach-diesel": "Coach",
        "detour-road": "Detour by road",
        "device-box": "Internet box",
        "device-laptop": "Laptop",
        "device-speaker": "Loudspeaker",
        "device-stick": "USB stick",
        "device-tablet": "Tablet",
        "ebike-electric": "Electric bicycle",
        "energy-district": "District heating",
        "energy-electricity": "Electricity",
        "energy-gas": "Gas",
        "energy-oil": "Heating oil",
        "energy-pellets": "Wood pellets",
        "energy-wood": "Firewood",
        "meals-beef": "Meal with beef",
        "meals-chicken": "Meal with chicken",
        "meals-fish": "Meal with fish",
        "meals-pork": "Meal with pork",
        "meals-vegan": "Vegan meal",
        "meals-vegetarian": "Vegetarian meal",
        "nights-camping": "Night on a campsite",
        "nights-host": "Night with a host family",
        "nights-hotel": "Night in a hotel",
        "nights-rental": "Night in a rented home",
        "occupancy-car": "People in a car",
        "paper-a4": "Sheet of paper, A4",
        "plane-short": "Plane, short distance",
        "stream-audio": "Music over the mobile network",
        "taxi-average": "Taxi",
        "train-high-speed": "High-speed train",
        "train-long-distance": "Long-distance train",
        "train-regional": "Regional train",
        "tram-electric": "Tram",
        "travel": "Travel that nobody described",
        "truck-diesel": "Lorry",
        "van-diesel": "Van, diesel",
        "van-electric": "Van, electric",
        "walk-foot": "On foot",
    }
)
"""What a factor is for to its label: message ids."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "kg/h": "hour",
        "kg/kWh": "kilowatt hour",
        "kg/meal": "meal",
        "kg/night": "night",
        "kg/piece": "piece",
        "kg/pkm": "person-kilometre",
        "kg/sheet": "sheet",
        "kg/vkm": "vehicle-kilometre",
    }
)
"""What a factor is given for one of: message ids."""

SCOPES_OF_FACTORS: Mapping[str, str] = MappingProxyType(
    {
        "use": "use phase",
        "life-cycle": "life cycle",
        "supply": "supply and burning",
        "convention": "convention",
    }
)


def use_words(t: Strings, use: str) -> str:
    """Return what a factor is for in words; one that no word is known for by its name."""
    return t(USES[use]) if use in USES else use
