"""Questionnaires on paper: every word is there, on one sheet of paper."""

from itertools import product

import pytest

from build_tools import paper, pipeline
from build_tools.domain import LANGUAGES
from build_tools.questionnaires import QUESTION_FORMS, QUESTIONNAIRES, Questionnaire
from build_tools.sheets.asked import SIZES_PT, Asked
from build_tools.sheets.desk import Notes
from build_tools.sheets.press import pages_of
from build_tools.store import Store
from tests.sheets.conftest import HUB, Bench
from tests.sheets.test_lay_out_years import hub  # noqa: F401 (a fixture)
from tests.sheets.years import pen, text_of, words

FORMS = [
    (it, form)
    for it, form in product(QUESTIONNAIRES.values(), QUESTION_FORMS)
    if form == "asked" or it.tallied
]


def letters(text: str) -> str:
    """A text without spaces, signs and hyphens, wherever a line ends."""
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("it", "form"), FORMS, ids=[f"{it.id} {form}" for it, form in FORMS])
def test_all_that_is_asked_is_on_one_sheet_of_paper(
    bench: Bench, it: Questionnaire, form: str, lang: str
) -> None:
    notes = Notes()
    asked = Asked(it, form, HUB, pen(bench, lang, notes))
    pdf = next(
        pdf
        for number in range(len(SIZES_PT))
        if pages_of(pdf := bench.press.pdf(asked.source(number), "asked")) <= asked.most_pages
    )
    assert pages_of(pdf) <= (2 if form == "tally" else 1)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    text, t = letters(text_of(pdf)), words(lang)
    for question in it.questions:
        assert letters(t(question.words)) in text
        for answer in question.answers:
            said = answer.words if question.form == "scale" else t(answer.words)
            assert letters(said) in text
    assert not notes.missing


def test_a_hub_with_a_journey_has_all_of_them(hub) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    checked = pipeline.check(hub)
    assert checked.catalogue is not None
    store = Store(hub / "build" / "cache" / "media")
    desk = paper.desk(hub, store, pipeline.no_progress)
    made = paper.questionnaires_laid_out(desk, checked.catalogue)
    wanted = {(it.id, lang, form) for it, form in FORMS for lang in ("fr", "de", "lb")}
    assert set(made.documents) == wanted
    again = paper.questionnaires_laid_out(desk, checked.catalogue)
    assert again.documents == made.documents
    for journey in list((hub / "content/journeys").iterdir()):
        (journey / "journey.yml").unlink()
        journey.rmdir()
    empty = pipeline.check(hub).catalogue
    assert empty is not None
    assert not paper.questionnaires_laid_out(desk, empty).documents
