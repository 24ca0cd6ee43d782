"""Which pages tell what people have answered after a journey. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_tools.domain import Catalogue, Results, Role
from build_tools.questionnaires import QUESTIONNAIRES, Question, mean

RESULTS = "results"
"""The special page of the season, and how the names of all of them begin."""

THEMES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "liked": (("children", "liked"), ("children", "best"), ("children", "again")),
        "changed": (("teachers", "changed"), ("families", "changed"), ("artists", "changed")),
    }
)
"""What is told first, with charts: who was asked, and the question."""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The page of a season, a project or a journey."""

    of: str = ""
    """As `Results.key`."""

    @property
    def id(self) -> str:
        """The name of its page."""
        return f"{RESULTS}-{self.of.replace('/', '-')}" if self.of else RESULTS


@dataclass(frozen=True, slots=True)
class Told:
    """One question as it was answered by those who may be told of."""

    role: Role
    question: Question

    @property
    def chosen(self) -> Mapping[str, int]:
        """How many chose each answer."""
        return self.role.answers[self.question.id]

    @property
    def mean(self) -> float:
        """The mean on a scale."""
        return mean(self.chosen)

    @property
    def most(self) -> str:
        """The id of the answer that was chosen most often, the first of several."""
        return max(self.chosen, key=lambda id: self.chosen[id])

    def share(self, answer: str) -> float:
        """Return how many of those who were asked chose an answer, from 0 to 1."""
        return self.chosen[answer] / self.role.shown


def result_pages(catalogue: Catalogue) -> Iterator[ResultsPage]:
    """Yield the pages that there are: none without answers."""
    for key in catalogue.answered:
        yield ResultsPage(key)


def told_about(it: Results, theme: str) -> list[Told]:
    """Return what may be told about a theme."""
    every = ((it.roles.get(who), id) for who, id in THEMES[theme])
    return [said for role, id in every if role and (said := _told(role, id))]


def agreements(it: Results) -> list[Told]:
    """Return how far people agree with what they were told, statement by statement."""
    return [said for said in _every(it) if said.question.form == "scale"]


def told_besides(it: Results) -> list[Told]:
    """Return all that is neither a scale nor among the themes."""
    first = {each for theme in THEMES.values() for each in theme}
    return [
        said
        for said in _every(it)
        if said.question.form != "scale" and (said.role.who, said.question.id) not in first
    ]


def _every(it: Results) -> Iterator[Told]:
    for role in it.roles.values():
        for question in QUESTIONNAIRES[role.who].questions:
            if said := _told(role, question.id):
                yield said


def _told(role: Role, id: str) -> Told | None:
    """Return the answers to a question; None where nobody may be told of or answered it."""
    question = QUESTIONNAIRES[role.who].question(id)
    if question is None or not any(role.answers.get(id, {}).values()):
        return None
    return Told(role, question)
