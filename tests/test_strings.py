"""The site's own words are complete, exact and well set in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from build_tools import footprint_files, result_files
from build_tools.domain import LANGUAGES
from build_tools.prose import rendering
from build_tools.questionnaires import HIGH, LOW, QUESTIONNAIRES
from build_tools.sheets import plan
from build_tools.site import (
    facets,
    find_words,
    footprint_words,
    journey,
    journey_scripts,
    musical_words,
    notation,
    player_words,
    question_scripts,
    sheet,
    verifying,
    views,
    what_if_views,
    words,
)
from build_tools.status import sections
from build_tools.strings import load

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "overrides"
TOOLS = ROOT / "build_tools"
PROGRAM = [
    TOOLS / "bar.py",
    TOOLS / "footprint_files.py",
    TOOLS / "phrases.py",
    TOOLS / "result_files.py",
    *sorted((TOOLS / "editions").glob("*.py")),
    *sorted((TOOLS / "journeys").glob("*.py")),
    *sorted((TOOLS / "site").glob("*.py")),
    *sorted((TOOLS / "sheets").glob("*.py")),
    *sorted((TOOLS / "status").glob("*.py")),
    TOOLS / "prose" / "rendering.py",
]
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))

TABLES = (
    (facet.label for every in facets.FACETS.values() for facet in every),
    facets.TIMEFRAMES.values(),
    words.SECTION_TITLES.values(),
    dict(words.FOOTER).values(),
    words.SHELL_STRINGS.values(),
    (words.UNPACK,),
    words.VARIANTS.values(),
    words.LISTS.values(),
    find_words.FIND_STRINGS.values(),
    find_words.KIND_LABELS.values(),
    find_words.GROUPS.values(),
    footprint_words.CATEGORIES.values(),
    footprint_words.STATES.values(),
    footprint_words.KINDS.values(),
    footprint_words.SCOPES.values(),
    footprint_words.QUALITIES.values(),
    footprint_words.USES.values(),
    footprint_words.UNITS.values(),
    footprint_words.SCOPES_OF_FACTORS.values(),
    what_if_views.SUGGESTED.values(),
    what_if_views.REMARKS,
    what_if_views.TITLES,
    footprint_files.HEADINGS,
    footprint_files.SEEDS_HEADINGS,
    sheet.FORMS.values(),
    notation.LENGTHS.values(),
    player_words.PLAYER_STRINGS.values(),
    verifying.VERIFY_STRINGS.values(),
    views.WORKSHOP_KINDS.values(),
    views.ADAPTATIONS.values(),
    views.PARTS.values(),
    views.ROLES.values(),
    views.LEVELS.values(),
    views.MODES.values(),
    journey.PHASES.values(),
    journey.PAPERS.values(),
    journey_scripts.DESK_STRINGS.values(),
    views._STEP_LABELS.values(),
    rendering._LABELS.values(),
    plan.PARTS.values(),
    musical_words.MUSICAL,
    sections.STATE_LABELS.values(),
    sections.WHEN_LABELS.values(),
    sections.WHY_LABELS.values(),
    sections.FLAG_LABELS.values(),
    question_scripts.QUESTION_STRINGS.values(),
    (words.WHAT_DID_YOU_THINK, words.YOUR_TURN, HIGH, LOW),
    result_files.HEADINGS,
    result_files.LEVELS.values(),
    (result_files.SUM,),
    (it.people for it in QUESTIONNAIRES.values()),
    (it.title for it in QUESTIONNAIRES.values()),
    (it.lead for it in QUESTIONNAIRES.values()),
    (question.words for it in QUESTIONNAIRES.values() for question in it.questions),
    (
        answer.words
        for it in QUESTIONNAIRES.values()
        for question in it.questions
        if question.form != "scale"
        for answer in question.answers
    ),
)
"""Message ids that the code looks up by a key."""

SPEAKERS = {"t", "say", "Nonsense", "Unreadable"}
"""What a function that translates is called, wherever it comes from."""

NBSP = "\u00a0"


@cache
def used() -> frozenset[str | tuple[str, str]]:
    """Return every message id of templates and program; a pair where something is counted."""
    found: set[str | tuple[str, str]] = {label for table in TABLES for label in table}
    for path in TEMPLATES:
        found.update(in_template(path.read_text("utf-8")))
    for path in PROGRAM:
        found.update(in_program(path.read_text("utf-8")))
    return frozenset(found)


def in_template(source: str) -> Iterator[str | tuple[str, str]]:
    """Yield what `t("…")` and `t.count(number, "…", "…")` say in a template."""
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        said = [arg.value if isinstance(arg, nodes.Const) else None for arg in call.args]
        if isinstance(call.node, nodes.Name):
            yield from message_ids(call.node.name, said)
        elif isinstance(call.node, nodes.Getattr) and isinstance(call.node.node, nodes.Name):
            yield from message_ids(f"{call.node.node.name}.{call.node.attr}", said)


def in_program(source: str) -> Iterator[str | tuple[str, str]]:
    """Yield what `t("…")`, `r.t("…")`, `say("…")` and `t.count(…)` say in a module."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            said = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
            *owner, name = ast.unparse(call.func).split(".")
            yield from message_ids(
                f"{owner[-1]}.count" if owner and name == "count" else name, said
            )


def message_ids(name: str, said: Sequence[object]) -> Iterator[str | tuple[str, str]]:
    """Yield the message id of a call, if it is one that translates and names it."""
    match [name, *said]:
        case [speaker, str(text), *_] if speaker in SPEAKERS:
            yield text
        case ["t.count", _, str(singular), str(plural)]:
            yield singular, plural


@cache
def catalog(lang: str) -> Catalog:
    with (OVERRIDES / "locales" / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def messages(lang: str) -> list[Message]:
    return [message for message in catalog(lang) if message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each translation with the English text that it stands for."""
    if isinstance(message.id, tuple):
        assert isinstance(message.string, tuple), message.id
        return list(zip(message.id, message.string, strict=True))
    return [(str(message.id), str(message.string))]


def every_form(*languages: str) -> Iterator[tuple[str, str]]:
    for lang in languages:
        for message in messages(lang):
            yield from ((lang, said) for _, said in forms(message))


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_what_the_pages_say_is_found() -> None:
    """The search for message ids sees templates, plurals, f-strings, prose and every table."""
    texts = {"Programme", "{n} min", "Main menu", "Anonymous", "min", "Say", "Close", "Making"}
    counted = {("{n} piece", "{n} pieces"), ("every week", "every {n} weeks")}
    assert texts | counted <= used()


def test_every_language_has_its_file_and_no_other_is_there() -> None:
    assert {path.stem for path in (OVERRIDES / "locales").iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_missing_and_nothing_left_over(lang: str) -> None:
    """A file holds what templates and program say, and no text that nobody says any more."""
    there = {message.id for message in messages(lang)}
    assert sorted(map(str, used() - there)) == [], "add these"
    assert sorted(map(str, there - used())) == [], "nobody says these"
    assert not catalog(lang).obsolete


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_translated(lang: str) -> None:
    """No text is empty, marked fuzzy, or wrapped in spaces that would show on the page."""
    for message in messages(lang):
        assert not message.fuzzy, message.id
        for _, said in forms(message):
            assert said, message.id
            assert said == said.strip(), said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_text_says_where_it_stands(lang: str) -> None:
    """A translator sees one line, not the page: the comment is the page."""
    assert [message.id for message in messages(lang) if not message.auto_comments] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_stand_in_the_order_of_their_ids(lang: str) -> None:
    """So that two people who add texts do not both add them at the end."""
    ids = [source for message in messages(lang) for source, _ in forms(message)[:1]]
    assert ids == sorted(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_kept(lang: str) -> None:
    """Every form fills the same names as the English text; a lost one would lose a number."""
    for message in messages(lang):
        for source, said in forms(message):
            assert names(said) == names(source), said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_header_says_how_the_language_counts(lang: str) -> None:
    """French counts 0 like 1, the other languages like 2."""
    plural = "(n > 1)" if lang == "fr" else "(n != 1)"
    text = (OVERRIDES / "locales" / f"{lang}.po").read_text("utf-8")
    assert f'"Language: {lang}\\n"' in text
    assert '"Content-Type: text/plain; charset=UTF-8\\n"' in text
    assert f'"Plural-Forms: nplurals=2; plural={plural};\\n"' in text
    said = load(lang, [OVERRIDES])
    counted = [said.count(n, "{n} week", "{n} weeks").split()[1] for n in (0, 1, 2)]
    one, many = (form.split()[1] for form in said.plurals["{n} week"])
    assert counted == ([one, one, many] if lang == "fr" else [many, one, many])


def test_french_signs_keep_their_space() -> None:
    """Before ; : ? ! » and after « stands a no-break space, or a line could begin with a sign."""
    for _, said in every_form("fr"):
        assert not re.search(rf"(?<!{NBSP})[;:?!»]|«(?!{NBSP})", said), said


def test_apostrophes_are_round() -> None:
    for _, said in every_form("fr", "lb"):
        assert "'" not in said, said


def test_quotation_marks_are_those_of_the_language() -> None:
    marks = {"fr": "«»", "de": "„“", "nl": "‘’", "en": "“”", "lb": "„“"}
    for lang, said in every_form(*LANGUAGES):
        others = set('«»„“”‘"') - set(marks[lang])
        assert not others & set(said), f"{lang}: {said}"


def test_nobody_shouts() -> None:
    for lang, said in every_form(*LANGUAGES):
        assert "!" not in said, f"{lang}: {said}"
