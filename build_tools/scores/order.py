"""What a child is asked for, as one line of its command."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """A score to be drawn."""

    path: str
    """Of the file."""
    ending: str
    work: str
    prefix: str
    """Of all ids in its drawings."""
    title: str
    by: str
    lang: str
    """Language of the title, in which the key is named on paper."""


def order_from(text: str) -> Order:
    """Read an order as `as_text` wrote it."""
    return Order(**json.loads(text))


def as_text(order: Order) -> str:
    """Return an order as one line."""
    return json.dumps(asdict(order), sort_keys=True)
