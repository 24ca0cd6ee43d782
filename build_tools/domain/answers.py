"""What people answered after a journey, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What those who were asked by one questionnaire have said."""

    who: str
    count: int
    """How many questionnaires there are."""
    examples: int
    """How many of them are examples that nobody has filled in."""
    shown: int
    """How many of them the answers below are of; 0 where they are not broken down."""
    answers: Mapping[str, Mapping[str, int]]
    """By question and answer, how many chose it; every answer of the questionnaire is there."""
    numbers: Mapping[str, int]
    """By question that a number answers, the sum of all."""


@dataclass(frozen=True, slots=True)
class Results:
    """What has been answered about a journey, about those of a project, or in a season."""

    level: str
    """journey, project or season."""
    id: str
    """Empty for the season."""
    roles: Mapping[str, Role]
    """By who was asked; who has not answered is missing."""
    journeys: tuple[str, ...]
    """The ids of the journeys that somebody has answered about."""

    @property
    def key(self) -> str:
        """`projects/<id>`, `journeys/<id>`, or nothing for the season."""
        return f"{self.level}s/{self.id}" if self.id else ""

    @property
    def count(self) -> int:
        """How many questionnaires there are."""
        return sum(role.count for role in self.roles.values())

    @property
    def examples(self) -> int:
        """How many of them are examples."""
        return sum(role.examples for role in self.roles.values())


RESULT_FILES = ("xlsx", "csv", "json")
"""How results leave a hub: as a workbook, as a table, for programs."""
