"""A number that is not known exactly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest, the central and the highest value that are well founded."""

    low: float
    central: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        """Add end to end: errors are never hoped to cancel."""
        return Interval(self.low + other.low, self.central + other.central, self.high + other.high)

    def over(self, number: float) -> Interval:
        """Divide by a number above 0."""
        return Interval(self.low / number, self.central / number, self.high / number)

    def times(self, number: float) -> Interval:
        """Multiply by a number from 0 on."""
        return Interval(self.low * number, self.central * number, self.high * number)

    @property
    def has_zero(self) -> bool:
        """Say whether it may be nothing, or less."""
        return self.low <= 0 <= self.high


NONE = Interval(0.0, 0.0, 0.0)
