"""The words for editors are complete, exact and well set in each of their four languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from build_tools.catalogue.fields import fields_of, inner_of, meaning_of
from build_tools.catalogue.schema import PageFrontMatter
from build_tools.catalogue.schemas import MODELS
from build_tools.catalogue.written import Written
from build_tools.scaffolds import BEGINNINGS
from build_tools.speaking import EDITORS_LANGUAGES
from tests.test_strings import NBSP, in_program, names

TOOLS = Path(__file__).resolve().parent.parent / "build_tools"
PROGRAM = (
    *("beginning", "blanks", "evaluating", "evaluation/exports", "evaluation/kept"),
    *("evaluation/records", "evaluation/telling"),
    *("footkeep", "footprint/telling", "footprint/tours/telling"),
    *("footprinting", "ingest/telling", "ingesting"),
    *("scaffolds", "translating"),
)
"""Modules that speak to editors in their language."""

MARKS = {"fr": "«»", "de": "„“", "nl": "‘’", "en": "“”"}


def meanings(model: type[Written]) -> set[str]:
    """What is said of the fields of a group and of the groups in it."""
    inner = [group for field in fields_of(model).values() if (group := inner_of(field))]
    own = {meaning_of(field) for field in fields_of(model).values()}
    return own.union(*map(meanings, inner))


@cache
def used() -> frozenset[str]:
    said = [*BEGINNINGS.values()]
    for model in (*MODELS.values(), PageFrontMatter):
        said += meanings(model)
    for name in PROGRAM:
        said += map(str, in_program((TOOLS / f"{name}.py").read_text("utf-8")))
    return frozenset(said)


@cache
def catalog(lang: str) -> Catalog:
    with (TOOLS / "locales" / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def texts(lang: str) -> dict[str, str]:
    return {str(it.id): str(it.string) for it in catalog(lang) if it.id}


def test_what_is_said_is_found() -> None:
    assert {"Degrees north.", "Still to do:", "Wrote {files}."} <= used()


def test_each_language_has_its_file_and_no_other_is_there() -> None:
    files = {path.name for path in (TOOLS / "locales").iterdir()}
    assert files == {f"{lang}.po" for lang in EDITORS_LANGUAGES}


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_nothing_is_missing_and_nothing_left_over(lang: str) -> None:
    there = set(texts(lang))
    assert sorted(used() - there) == [], "add these"
    assert sorted(there - used()) == [], "nobody says these"
    assert not catalog(lang).obsolete


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_every_text_is_translated_for_a_place_with_its_names_kept(lang: str) -> None:
    for message in catalog(lang):
        if message.id:
            source, said = str(message.id), str(message.string)
            assert said and said == said.strip() and not message.fuzzy, source
            assert message.auto_comments, source
            assert names(said) == names(source), source


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_texts_stand_in_the_order_of_their_ids(lang: str) -> None:
    assert [*texts(lang)] == sorted(texts(lang))


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_texts_stay_within_a_comment(lang: str) -> None:
    """They stand behind a # in YAML, and between <!-- and --> in Markdown."""
    for said in texts(lang).values():
        assert "\n" not in said and "--" not in said and " #" not in said.replace(" # ", ""), said


@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_quotation_marks_and_apostrophes_are_those_of_the_language(lang: str) -> None:
    others = set('«»„“”‘"') - set(MARKS[lang])
    for said in texts(lang).values():
        assert not others & set(said) and "'" not in said and "!" not in said, said


def test_french_signs_keep_their_space() -> None:
    """`:::` is a mark of ours, and stands between marks that have their spaces."""
    for said in texts("fr").values():
        plain = said.replace(":::", "")
        assert not re.search(rf"(?<!{NBSP})[;:?!»]|«(?!{NBSP})", plain.replace("draft:", "")), said
