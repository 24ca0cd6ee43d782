"""Which papers a questionnaire's page offers. Pure."""

from __future__ import annotations

from build_tools.domain import Document
from build_tools.questionnaires import QUESTION_FORMS, Questionnaire
from build_tools.site.reader import Reader


def asked_papers(r: Reader, questionnaire: Questionnaire) -> list[tuple[str, Document]]:
    """Return the forms in which a questionnaire is on paper in the reader's language."""
    papers = r.assets.derived.asked
    keys = ((form, (questionnaire.id, r.lang, form)) for form in QUESTION_FORMS)
    return [(form, papers[key]) for form, key in keys if key in papers]
