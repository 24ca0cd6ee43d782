"""The questionnaires' pages: which there are. Pure.

Grown-ups have a page for each questionnaire, and one that leads to all of them. Children are
asked in their space: nobody leaves it by accident, and one child follows the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import Catalogue
from build_tools.questionnaires import CHILDREN, HIGH, LOW, QUESTIONNAIRES, Questionnaire

QUESTIONS = "questions"
"""The special page that leads to all questionnaires."""
ASKED = "children-questions"
"""The one on which children answer, in their space."""

_ICONS = {"children": "child", "teachers": "class", "families": "group", "artists": "strings"}


@dataclass(frozen=True, slots=True)
class Asking:
    """What stands on a page with questions, the same in every language."""

    questionnaire: Questionnaire | None = None
    """None on the page that leads to all."""
    by_child: bool = False
    """Whether children answer here by themselves."""


def question_pages(catalogue: Catalogue) -> Iterator[tuple[str, str, Asking]]:
    """Yield the id, template and content of each page; none where there is no journey to ask
    about."""
    if not catalogue.journeys:
        return
    yield QUESTIONS, "questions.html", Asking()
    for it in QUESTIONNAIRES.values():
        yield questions_id(it), "questions-form.html", Asking(it)
    yield ASKED, "questions-children.html", Asking(CHILDREN, by_child=True)


def questions_id(questionnaire: Questionnaire) -> str:
    """Return the name of a questionnaire's page for grown-ups."""
    return f"{QUESTIONS}-{questionnaire.id}"


def questions_icon(questionnaire: Questionnaire) -> str:
    """Return the pictogram of those who are asked."""
    return _ICONS[questionnaire.id]


def icons_asked(questionnaire: Questionnaire) -> list[str]:
    """Return the pictograms of all answers, each once: some come again and again."""
    answers = (answer for question in questionnaire.questions for answer in question.answers)
    return sorted({answer.icon for answer in answers if answer.icon})


def scale_ends() -> tuple[str, str]:
    """Return what stands at both ends of a scale, message ids."""
    return LOW, HIGH


def questionnaires() -> tuple[Questionnaire, ...]:
    """Return all questionnaires, for the templates."""
    return tuple(QUESTIONNAIRES.values())
