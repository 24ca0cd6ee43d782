"""Advice for easy language: little at a time, where it stands, and by known formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import parse
from build_tools.prose.easy import MOST_PROBLEMS
from build_tools.prose.readability import LEAST_WORDS, measure, syllables

PATH = "content/workshops/x/easy.fr.md"


def told(text: str, lang: str = "en") -> list[tuple[str, int, int]]:
    found = parse(text, path=PATH, form="easy", lang=lang)[1]
    return [(it.code, it.location.line, it.location.column) for it in found]


def words(count: int) -> str:
    return " ".join(["We", *["sing"] * (count - 1)]) + "."


@pytest.mark.parametrize(
    ("count", "code"), [(12, None), (13, "EAS01"), (15, "EAS01"), (16, "EAS02")]
)
def test_long_sentences(count: int, code: str | None) -> None:
    assert told(f"Sing.\n{words(count)}\n") == ([(code, 2, 1)] if code else [])


def test_only_worksheets_in_easy_language_are_given_advice() -> None:
    for form in ("sheet", "text"):
        assert parse(words(40), path=PATH, form=form, lang="en")[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{words(8)} {words(8)}",
        f"{words(8)[:-1]}:\n\n- {words(8)[:-1]}\n- {words(8)}",
        f"{words(8)[:-1]}\\\n{words(8)}",
        f"::: step 5 {words(8)}\n{words(8)}\n:::",
        f"| {words(8)} | {words(8)} |\n|---|---|\n| {words(8)} | x |",
        f"**{words(8)}** {words(8)}",
        f"“{words(8)}” {words(8)}",
    ],
)
def test_sentences_end_where_a_reader_rests(text: str) -> None:
    """At points, colons, items, cells and lines that are broken hard."""
    assert told(text) == []


def test_sentence_is_found_in_its_line() -> None:
    text = f"---\n\n## Sing\n\nWe sing. We *rest*.\nThen we rest. {words(20)}\n"
    assert told(text) == [("EAS02", 6, 15)]


@pytest.mark.parametrize(
    ("lang", "text", "code", "column"),
    [
        ("fr", "Un tambour, p. ex. une boîte.", "EAS04", 13),
        ("fr", "Un tambour, p.\u00a0ex. une boîte.", "EAS04", 13),
        ("de", "Eine Trommel, z.B. eine Dose.", "EAS04", 15),
        ("nl", "Pak een trom, bijv. een doos.", "EAS04", 15),
        ("lb", "Huel eng Këscht, asw.", "EAS04", 18),
        ("en", "Take a drum, e.g. a box.", "EAS04", 14),
        ("en", "We sing with the EU choir.", "EAS04", 18),
        ("en", "We sing at 50 %.", "EAS05", 15),
        ("en", "Fish & chips.", "EAS05", 6),
        ("en", "We sing (a little).", "EAS05", 9),
        ("en", "There are 12,000 people.", "EAS05", 11),
        ("en", "We wait 1.5 hours.", "EAS05", 9),
        ("en", "Hear the instrumentalists.", "EAS03", 10),
        ("de", "Wir hören Percussionistinnen.", "EAS03", 11),
    ],
)
def test_hard_words_and_signs(lang: str, text: str, code: str, column: int) -> None:
    assert told(text, lang) == [(code, 1, column)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 14 November 2026 we sing at 10:30."),
        ("en", "We play a CD. It’s OK."),
        ("en", "Listen to this: the maximum."),
        ("de", "Wir spielen Musik-Instrumente."),
        ("de", "Das Kind zählt: 1, 2, 3, 4."),
        ("fr", "Ça va ? C’est l’heure : on chante."),
        ("fr", "Écoutons. À toi."),
        ("lb", "Ëmmer erëm, e Kand no deem aneren."),
    ],
)
def test_easy_sentences_are_left_alone(lang: str, text: str) -> None:
    assert told(text, lang) == []


def test_short_form_comes_with_its_words() -> None:
    _, (problem,) = parse("Eine Trommel, z. B. eine Dose.", path=PATH, form="easy", lang="de")
    assert problem.help == "write 'zum Beispiel'"


def test_one_problem_a_sentence_and_ten_a_text() -> None:
    """What comes after the tenth is counted, and said with it."""
    hard = "We sing at 50 %, e.g. & so on & so on & so on & so on & on.\n\n"
    assert len(told(hard)) == 1
    problems = parse(hard * (MOST_PROBLEMS + 3), path=PATH, form="easy", lang="en")[1]
    assert len(problems) == MOST_PROBLEMS
    assert problems[-1].help.endswith("3 more sentences further down could be easier, too")
    assert not any("more sentences" in problem.help for problem in problems[:-1])


def test_long_word_is_told_once() -> None:
    assert told("Hear the instrumentalists.\n\nSee the instrumentalists.\n") == [("EAS03", 1, 10)]


SAMPLE = [["the", "cat", "sat"]] * 20
"""Sixty words of one syllable, three a sentence."""


@pytest.mark.parametrize(
    ("lang", "formula", "score"),
    [
        ("en", "Flesch", 206.835 - 1.015 * 3 - 84.6),
        ("fr", "Kandel and Moles", 207 - 1.015 * 3 - 73.6),
        ("de", "Amstad", 180 - 3 - 58.5),
        ("nl", "Douma", 206.835 - 0.93 * 3 - 77),
        ("lb", "LIX", 3),
    ],
)
def test_formulas(lang: str, formula: str, score: float) -> None:
    found = measure(SAMPLE, lang)
    assert found is not None
    assert (found.formula, round(found.score, 6)) == (formula, round(score, 6))
    assert found.is_easy


def test_lix_counts_words_of_more_than_six_letters() -> None:
    found = measure([["Kanner", "Trommel"]] * 25, "lb")
    assert found is not None and found.score == 2 + 50 and not found.is_easy


def test_few_words_are_not_measured() -> None:
    assert measure([["a"] * (LEAST_WORDS - 1)], "fr") is None


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [("musique", "fr", 2), ("Melodie", "de", 3), ("tambour", "fr", 2), ("piano-stool", "en", 4)],
)
def test_syllables_are_rather_too_few(word: str, lang: str, count: int) -> None:
    assert count - 1 <= syllables(word, lang) <= count


def test_hard_text_is_told_as_a_whole() -> None:
    text = "The musicians delicately interpret a melancholy melody.\n" * 8
    assert [code for code, _, _ in told(text)] == ["EAS06"]


@given(
    st.text(alphabet=st.sampled_from("aÉß .:!?%&\n|-*`’'12,zB")),
    st.sampled_from(["fr", "de", "xx"]),
)
def test_any_text_can_be_read(text: str, lang: str) -> None:
    parse(text, path=PATH, form="easy", lang=lang)
