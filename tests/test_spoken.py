"""Editors are told everything in their own language, and programs the same as ever."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from build_tools.cli import main
from build_tools.problems import RULES, Location, Problem, in_reading_order, printed, report, worded
from build_tools.problems.words import Fact, Series, Words, fact, in_english, kept, recalled, series
from tests.golden import FOLDER, laid_out
from tests.spoken import LANGUAGES, TOOLS, has_words, strictly, used
from tests.spoken import worded as everything_worded

SAMPLES = Path(__file__).parent / "spoken_samples"
SPOKEN_OF = (
    "CAP03",
    "CON07",
    "FIL05",
    "JRN11",
    "JRN16",
    "PLY04",
    "REC03",
    "SHE13",
    "TXT03",
    "YML01",
)
"""Golden folders whose problems are told in all languages in `tests/spoken_samples`."""
NBSP = "\u00a0"


@cache
def catalog(lang: str) -> Catalog:
    with (TOOLS / "problems" / "locales" / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its translation."""
    for message in catalog(lang):
        if message.id:
            yield str(message.id), str(message.string)


def names(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def outside_code(text: str) -> str:
    """Return a text without what is typed as it stands: between quotes, and marks of HTML and
    Markdown."""
    return re.sub(r"'[^']*'|&lt;|!\[|::: ", "", text)


def test_words_are_found_where_they_are_told() -> None:
    """The search for texts sees rules, forms of values, ways out, blocks and summaries."""
    assert {
        "this recording has no sound",
        "a time such as {example}",
        "rename '{name}' to '{right}'",
        "::: step 5 Warm up the hands",
        "{n} errors",
        "notes on the steps",
    } <= used()


def test_only_texts_are_words() -> None:
    """What is given to `worded` stands there as text, but for the one that is filled again."""
    unknown = [place for place, text in everything_worded() if not isinstance(text, str)]
    assert unknown == ["scores/notation.py: words.text"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_missing_and_nothing_left_over(lang: str) -> None:
    there = {source for source, _ in texts(lang)}
    assert sorted(used() - there) == [], "add these"
    assert sorted(there - used()) == [], "nobody says these"
    assert not catalog(lang).obsolete


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_translated(lang: str) -> None:
    """No text is empty or fuzzy; it is joined to others like the English one, and is one line."""
    assert [message.id for message in catalog(lang) if message.fuzzy and message.id] == []
    for source, said in texts(lang):
        assert said, source
        assert "\n" not in said, said
        assert (said[0] == " ", said[-1] == " ") == (source[0] == " ", source[-1] == " "), said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_text_says_where_it_stands_and_in_order(lang: str) -> None:
    messages = [message for message in catalog(lang) if message.id]
    assert [message.id for message in messages if not message.auto_comments] == []
    ids = [str(message.id) for message in messages]
    assert ids == sorted(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_and_marks_of_code_are_kept(lang: str) -> None:
    """A translation is filled with the same facts, and what is to be typed is marked as such."""
    for source, said in texts(lang):
        assert names(said) == names(source), said
        if source.count("'") % 2 == 0:  # an odd one is an apostrophe
            assert said.count("'") % 2 == 0, said


def test_french_signs_keep_their_space_and_apostrophes_are_round() -> None:
    for _, said in texts("fr"):
        plain = outside_code(said)
        assert not re.search(rf"(?<!{NBSP})[;?»](?!\w)| [:!](?!:)|«(?!{NBSP})", plain), said
        assert not re.search(r"\w'\w", plain), said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_called_by_a_programmers_word(lang: str) -> None:
    """Editors have a season, not a hub."""
    for _, said in texts(lang):
        assert not re.search(r"(?<![/\w.])hub\b(?!\.yml)", said, re.IGNORECASE), said


FACTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(st.data())
def test_every_rule_can_be_told_with_its_facts(lang: str, data: st.DataObject) -> None:
    """Whatever the facts are, all of them are told, as they are, and no bracket is left open."""
    rule = data.draw(st.sampled_from([*RULES.values()]))
    facts = {name: data.draw(FACTS) for name in sorted(rule.names)}
    problem = report(rule.code, Location("content/hub.yml"), **facts)
    say = strictly(lang)
    for said, text in ((problem.seen(say), rule.message), (problem.advice(say), rule.help)):
        assert "\n" not in said
        for name in names(text):
            assert facts[name] in said
    assert problem.seen(say) != problem.message or not has_words(rule.message)


def all_facts(inner: st.SearchStrategy[Fact]) -> st.SearchStrategy[Fact]:
    texts = st.sampled_from(sorted(used()))
    named = st.dictionaries(st.sampled_from("abc"), inner)
    return st.builds(series, st.lists(inner), st.sampled_from([", ", "; "])) | st.builds(
        lambda text, facts: worded(text, **facts), texts, named
    )


@given(st.recursive(st.builds(fact, st.text()), all_facts))
def test_facts_can_be_kept(told: Fact) -> None:
    """What a store gives back is what it was given, though JSON has no order."""
    assert recalled(json.loads(json.dumps(kept(told), sort_keys=True))) == told


def test_a_quotation_is_never_translated() -> None:
    """A title may be what Poche says, too: it stays as it is, in any depth."""
    say = strictly("fr")
    assert worded("'{field}' is missing", field="a text").said(say) == "il manque 'a text'"
    told = worded("'{field}' is missing", field=Series(("error", Words("error"))))
    assert told.said(say) == "il manque 'error, erreur'"


def test_signs_that_turn_a_terminal_are_not_told() -> None:
    told = worded("rename {name} to {right}", name="a\x1b[2J", right="b\u202ec")
    assert str(told) == "rename a�[2J to b�c"


@pytest.mark.parametrize("lang", ("en", *LANGUAGES))
def test_samples(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is what was told before: with POCHE_SAVE_GOLDEN=1 it is written anew."""
    say = in_english if lang == "en" else strictly(lang)
    told = []
    for code in SPOKEN_OF:
        problems = _found(code, tmp_path / code, monkeypatch)
        told += [f"{printed(problem, say)}\n" for problem in problems]
    text, expected = "\n".join(told), SAMPLES / f"{lang}.txt"
    if os.environ.get("POCHE_SAVE_GOLDEN") == "1":
        expected.write_text(text, "utf-8", newline="\n")
    assert text == expected.read_text("utf-8")


def _found(code: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    from build_tools.pipeline import check  # noqa: PLC0415 (takes long)

    return in_reading_order(check(laid_out(code, root, monkeypatch)).problems)


def test_the_command_speaks_as_the_editor_does(tmp_path: Path) -> None:
    """Sentences are in the editor's language; codes, places and severities are for programs."""
    rows = {}
    for lang in ("en", *LANGUAGES):
        ended = CliRunner().invoke(
            main,
            ["--root", str(FOLDER / "PLY04"), "check", "--format", "json"],
            env={"POCHE_LANG": lang},
        )
        assert ended.exit_code == 1
        rows[lang] = json.loads(ended.stdout)["problems"]
    assert len({row[0]["message"] for row in rows.values()}) == 4
    for lang in LANGUAGES:
        for there, here in zip(rows["en"], rows[lang], strict=True):
            assert {**here, "message": there["message"], "help": there["help"]} == there


def test_how_it_ends_is_said_in_the_editors_language(tmp_path: Path) -> None:
    ended = CliRunner().invoke(
        main, ["--root", str(FOLDER / "PLY04"), "check"], env={"LANG": "fr_FR", "POCHE_LANG": ""}
    )
    assert "erreur[PLY04]" in ended.stdout
    assert f"= aide{NBSP}: " in ended.stdout
    assert "1 erreur." in ended.stderr
