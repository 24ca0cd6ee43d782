"""What pages about results show, in words and charts; pure functions for the templates."""

from __future__ import annotations

from collections.abc import Sequence

from babel import numbers
from markupsafe import Markup

from build_tools import drawings
from build_tools.domain import (
    RESULT_FILES,
    Document,
    Footprint,
    Results,
    Role,
)
from build_tools.questionnaires import QUESTIONNAIRES
from build_tools.site.reader import Reader
from build_tools.site.results import ResultsPage, Told
from build_tools.site.subjects import Subject, key_of, subject_of, told_of
from build_tools.strings import locale_of


def results_of(r: Reader, what: Subject | None = None) -> Results | None:
    """Return the results of a project or a journey, or else the season's."""
    return r.assets.derived.results.get(key_of(what))


def cost_of(r: Reader, what: Subject | None = None) -> Footprint | None:
    """Return what a project, a journey, or else the season cost the climate."""
    return r.assets.derived.footprints.get(key_of(what))


def has_results(r: Reader, what: Subject | None = None) -> bool:
    """Say whether there is a page of results; a page that asks no more need not be made anew when
    figures change."""
    return key_of(what) in r.catalogue.answered


def results_way(r: Reader, what: Subject | None = None) -> str:
    """Return the way to the page with results."""
    return r.to(f"{r.lang}/special/{ResultsPage(key_of(what)).id}.html")


def results_title(r: Reader, page: ResultsPage) -> str:
    """Return the title of a page with results."""
    what = subject_of(r, page.of)
    return r.t("Results of {title}", title=r.words(what.title)) if what else r.t("Results")


def results_below(r: Reader, kind: str) -> list[tuple[Subject, Results]]:
    """Return the projects or the journeys that have results, with theirs."""
    return told_of(r, kind, r.assets.derived.results)


def count_words(r: Reader, count: int) -> str:
    """Return a whole number as the reader writes it."""
    return str(numbers.format_decimal(count, locale=locale_of(r.lang)))


def mean_words(r: Reader, said: Told) -> str:
    """Return the mean on a scale."""
    return str(numbers.format_decimal(said.mean, format="0.0", locale=locale_of(r.lang)))


def share_words(r: Reader, said: Told, answer: str) -> str:
    """Return how many of all that is, in per cent."""
    return str(numbers.format_percent(said.share(answer), locale=locale_of(r.lang)))


def people_words(r: Reader, who: str) -> str:
    """Return who was asked, in words."""
    return r.t(QUESTIONNAIRES[who].people)


def participation(r: Reader, it: Results) -> list[tuple[str, int]]:
    """Return how many took part, each with its label: as teachers tell it, else as artists do.
    They speak of the same children, so that their numbers are never added."""
    teachers, artists = it.roles.get("teachers"), it.roles.get("artists")
    if teachers:
        return [
            (r.t("Children who took part"), teachers.numbers["children"]),
            (r.t("Sessions held"), teachers.numbers["sessions"]),
            (r.t("Teachers who tell of their class"), teachers.count),
        ]
    if artists:
        return [
            (r.t("Children whom artists met"), artists.numbers["children"]),
            (r.t("Sessions that artists led"), artists.numbers["sessions"]),
        ]
    return []


def children_of(it: Results) -> int | None:
    """Return how many children took part, as teachers tell; None where none does."""
    teachers = it.roles.get("teachers")
    return teachers.numbers["children"] if teachers else None


def kept_back(it: Results) -> list[Role]:
    """Return those of whom something is not broken down."""
    return [role for role in it.roles.values() if role.shown < role.count]


def tally_chart(r: Reader, said: Told) -> Markup:
    """Return a bar for each answer."""
    rows = [
        drawings.Tally(r.t(answer.words), share_words(r, said, answer.id), (said.share(answer.id),))
        for answer in said.question.answers
    ]
    return Markup(drawings.tallies(rows, most_words(r, said)))


def most_words(r: Reader, said: Told) -> str:
    """Return which answer was given most often, as a sentence."""
    words = {answer.id: answer.words for answer in said.question.answers}
    return r.t(
        "{question} Most often: {answer}, {count} of {all}",
        question=r.t(said.question.words),
        answer=r.t(words[said.most]),
        count=count_words(r, said.chosen[said.most]),
        all=count_words(r, said.role.shown),
    )


def statement(r: Reader, said: Told) -> str:
    """Return a statement with those who were asked about it."""
    people, words = people_words(r, said.role.who), r.t(said.question.words)
    return r.t("{people}: {words}", people=people, words=words)


def agreement_chart(r: Reader, every: Sequence[Told], heading: str) -> Markup:
    """Return a bar of five steps for each statement."""
    rows = [
        drawings.Tally(statement(r, said), mean_words(r, said), _shares(said)) for said in every
    ]
    means = sorted(every, key=lambda said: said.mean)
    said = r.t(
        "{heading}: on average from {low} to {high} of 5",
        heading=heading,
        low=mean_words(r, means[0]),
        high=mean_words(r, means[-1]),
    )
    return Markup(drawings.steps(rows, said))


def _shares(said: Told) -> tuple[float, ...]:
    every = sum(said.chosen.values())
    return tuple(count / every for count in said.chosen.values())


def result_files(r: Reader) -> list[tuple[str, Document]]:
    """Return all results as files in the reader's language, each with its name."""
    labels = {
        "xlsx": r.t("Workbook for LibreOffice or Excel"),
        "csv": r.t("Table as text"),
        "json": r.t("For programs"),
    }
    counts = r.assets.derived.counts
    return [
        (labels[form], counts[r.lang, form]) for form in RESULT_FILES if (r.lang, form) in counts
    ]
