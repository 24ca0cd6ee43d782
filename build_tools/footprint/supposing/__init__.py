"""What would be if: activities with a few choices made otherwise, beside what they were."""

from __future__ import annotations

from build_tools.footprint.supposing.advising import Suggestion, suggestions
from build_tools.footprint.supposing.choices import Choices, Offer, offer
from build_tools.footprint.supposing.items import CAR_LOADS, LEVERS, TEAM, Item, Term
from build_tools.footprint.supposing.reckoning import bars, difference
from build_tools.footprint.supposing.taking import Taking, items

__all__ = [
    "CAR_LOADS",
    "LEVERS",
    "TEAM",
    "Choices",
    "Item",
    "Offer",
    "Suggestion",
    "Taking",
    "Term",
    "bars",
    "difference",
    "items",
    "offer",
    "suggestions",
]
