"""A questionnaire for paper: the form to tick, and the sheet on which a class is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import Hub
from build_tools.questionnaires import HIGH, LOW, Answer, Question, Questionnaire
from build_tools.sheets.forms import MM
from build_tools.sheets.pen import Pen
from build_tools.sheets.source import array, call, joined, optional, points, string

SIZES_PT = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
"""Sizes of the text, of which the largest is taken with which all is on so many pages as wanted."""
_COLUMNS = 3
"""How many answers stand side by side, where each is a few words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Writes one questionnaire in one language, in one of `QUESTION_FORMS`."""

    questionnaire: Questionnaire
    form: str
    hub: Hub
    pen: Pen

    @property
    def most_pages(self) -> int:
        """How many pages it should have: one sheet of paper."""
        return 1 if self.form == "asked" else 2

    def source(self, number: int) -> str:
        """Return the typst source, in one of `SIZES_PT`."""
        pen, t, it = self.pen, self.pen.t, self.questionnaire
        tally = self.form == "tally"
        title = t("Tally sheet for the class") if tally else t(it.title)
        hub = self.hub.title.choose(pen.chain).text
        sheet = call(
            "sheet",
            joined(self._tally() if tally else self._form()),
            size=points(SIZES_PT[number]),
            title=string(f"{title} – {t(it.title)}" if tally else title),
            lang=string(pen.lang),
            author=string(self.hub.publisher or hub),
            about=string(t(it.lead)),
            margin=points(14 * MM),
            gutter="0pt",
            above=points(11 * MM),
            below=points(17 * MM),
            leading="0.5em",
            top=call(
                "masthead",
                badge=pen.icon("badge journeys"),
                kind=pen.line(t(it.title) if tally else t("What did you think?")),
                title=pen.line(title),
            ),
            bottom=pen.origin((hub, self.hub.publisher, self.hub.licence), self._address()),
            page_words=pen.page_words(),
        )
        return f'#import "/asked.typ": *\n#{sheet}\n'

    def _address(self) -> str:
        way = f"{self.pen.lang}/special/questions-{self.questionnaire.id}.html"
        return f"{self.hub.address.rstrip('/')}/{way}" if self.hub.address else way

    def _form(self) -> Iterator[str]:
        yield self._about(self.pen.t("Journey"), self.pen.t("Day"))
        yield call("hint", self.pen.line(self.pen.t("Please write no names on this sheet.")))
        for question in self.questionnaire.questions:
            yield self._question(question)

    def _about(self, *labels: str) -> str:
        return call("about", *map(self.pen.line, labels))

    def _question(self, it: Question) -> str:
        words, answers = self.pen.line(self.pen.t(it.words)), it.answers
        if it.form == "number":
            return call("ask-number", words)
        pictured = all(answer.icon for answer in answers) and self.questionnaire.id == "children"
        columns = len(answers) if pictured or it.form == "scale" else _COLUMNS
        shown = (self._pictured(each) if pictured else self._worded(it, each) for each in answers)
        return call("ask", words, optional(self._how(it)), str(columns), *shown)

    def _how(self, it: Question) -> str | None:
        """Return what stands under a question, if something does."""
        t = self.pen.t
        if it.form == "scale":
            return self.pen.line(f"1 = {t(LOW)} · 5 = {t(HIGH)}")
        return self.pen.line(t("Choose all that fits.")) if it.form == "several" else None

    def _said(self, it: Question, answer: Answer) -> str:
        return self.pen.line(answer.words if it.form == "scale" else self.pen.t(answer.words))

    def _pictured(self, answer: Answer) -> str:
        return call("pictured", self.pen.icon(answer.icon), self.pen.line(self.pen.t(answer.words)))

    def _worded(self, it: Question, answer: Answer) -> str:
        return call("worded", self._said(it, answer))

    def _tally(self) -> Iterator[str]:
        t = self.pen.t
        yield self._about(t("Journey"), t("Day"), t("How many questionnaires?"))
        yield call(
            "hint",
            self.pen.line(
                t(
                    "Make a stroke for each child or family, add them up, and enter the sums on "
                    "this questionnaire’s page."
                )
            ),
        )
        heads = array(self.pen.line(said) for said in (t("Answer"), t("Strokes"), t("Sum")))
        for it in self.questionnaire.questions:
            rows = (
                call(
                    "counted",
                    optional(self.pen.icon(answer.icon) if answer.icon else None),
                    self._said(it, answer),
                )
                for answer in it.answers
            )
            yield call("count", self.pen.line(t(it.words)), heads, *rows)
