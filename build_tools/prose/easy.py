"""Advice for texts in easy language: what can be counted, and nothing that must be understood.

The rules are those on which *Information for all* (Inclusion Europe, 2009) and the national rule
books agree. Passives, negations and pictures of speech are not looked for: whoever
searches for them without understanding finds too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it.token import Token

from build_tools.problems import RULES, Problem, Words, report, worded
from build_tools.prose.readability import measure
from build_tools.prose.sentences import Sentence, sentences
from build_tools.prose.source import Source

GOOD_WORDS = 12
"""A sentence of so many words is well understood."""
MOST_WORDS = 15
"""A longer one is not."""
MOST_PROBLEMS = 10
"""Of so many sentences at most a text is told something: more at once help nobody."""

_REACH_LINES = 4
"""In so many lines of the source a sentence's word is looked for."""
_BEGINNING = 16
"""By so many characters a sentence is found in its line."""

_LONG = {"fr": 14, "en": 13, "nl": 16, "de": 16, "lb": 16}
"""From so many letters on a word is long; German, Dutch and Luxembourgish write words together."""

_SHORT_FORMS = {
    "fr": {
        "p. ex.": "par exemple",
        "c.-à-d.": "c’est-à-dire",
        "etc.": "et d’autres choses",
        "env.": "à peu près",
        "min.": "minutes",
        "max.": "au plus",
        "n°": "numéro",
        "cf.": "voir",
    },
    "de": {
        "z. B.": "zum Beispiel",
        "d. h.": "das heißt",
        "u. a.": "unter anderem",
        "usw.": "und so weiter",
        "etc.": "und so weiter",
        "bzw.": "oder",
        "ca.": "ungefähr",
        "evtl.": "vielleicht",
        "ggf.": "vielleicht",
        "inkl.": "mit",
        "max.": "höchstens",
        "Min.": "Minuten",
        "Nr.": "Nummer",
        "Std.": "Stunden",
    },
    "nl": {
        "bijv.": "bijvoorbeeld",
        "bv.": "bijvoorbeeld",
        "d.w.z.": "dat betekent",
        "o.a.": "onder andere",
        "m.a.w.": "met andere woorden",
        "enz.": "en zo verder",
        "etc.": "en zo verder",
        "ca.": "ongeveer",
        "evt.": "misschien",
        "t/m": "tot en met",
        "max.": "hoogstens",
        "min.": "minuten",
        "nr.": "nummer",
    },
    "en": {
        "e.g.": "for example",
        "i.e.": "that is",
        "etc.": "and so on",
        "approx.": "about",
        "max.": "at most",
        "min.": "minutes",
        "vs.": "against",
    },
    "lb": {
        "z. B.": "zum Beispill",
        "d. h.": "dat heescht",
        "u. a.": "ënner anerem",
        "asw.": "a sou weider",
        "etc.": "a sou weider",
        "bzw.": "oder",
        "ca.": "ongeféier",
        "evtl.": "vläicht",
        "max.": "héchstens",
        "Min.": "Minutten",
        "Nr.": "Nummer",
    },
}
"""What is often shortened, to its words in full."""

_CAPITALS = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]{2,}\b")
_KNOWN_CAPITALS = frozenset({"CD", "DVD", "OK", "TV"})
_SIGN = re.compile(
    r"[%‰&§/<>=+@#*^~|;()\[\]{}]|\d{5,}|\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+[.,]\d+"
)


@dataclass(frozen=True, slots=True)
class _Finding:
    code: str
    sign: str
    """What to point at."""
    way_out: Words | None = None


def advice(tokens: Sequence[Token], source: Source, lang: str) -> Iterator[Problem]:
    """Yield one problem a sentence at most, for the first sentences that have one."""
    found = list(sentences(tokens))
    told: list[tuple[Sentence, _Finding]] = []
    known: set[str] = set()
    for sentence in found:
        finding = next(_findings(sentence, lang, known), None)
        if finding is not None:
            told.append((sentence, finding))
            known.add(finding.sign.lower())
    more = len(told) - MOST_PROBLEMS
    for number, (sentence, finding) in enumerate(told[:MOST_PROBLEMS], 1):
        place = source.showing(finding.sign, sentence.line, sentence.line + _REACH_LINES)
        way_out = finding.way_out or Words(RULES[finding.code].help)
        if more > 0 and number == MOST_PROBLEMS:
            way_out = worded(
                "{way_out}; {more} more sentences further down could be easier, too",
                way_out=way_out,
                more=more,
            )
        count = len(sentence.words)
        yield report(finding.code, place, help=way_out, word=finding.sign, count=count)

    measured = measure([sentence.words for sentence in found], lang)
    if measured is not None and not measured.is_easy:
        limit = f"{measured.limit:g}"
        bound = (
            worded("{limit} or more", limit=limit)
            if measured.higher_is_easier
            else worded("{limit} or less", limit=limit)
        )
        place = source.at(found[0].line)
        score = round(measured.score)
        yield report("EAS06", place, formula=measured.formula, score=score, bound=bound)


def _findings(sentence: Sentence, lang: str, known: set[str]) -> Iterator[_Finding]:
    """Yield what could be easier in a sentence, what matters most first."""
    words = sentence.words
    if len(words) > GOOD_WORDS:
        code = "EAS02" if len(words) > MOST_WORDS else "EAS01"
        yield _Finding(code, sentence.text[:_BEGINNING])
    for form, full in _patterns(lang):
        if match := form.search(sentence.text):
            yield _Finding("EAS04", match[0], worded("write '{example}'", example=full))
    for match in _CAPITALS.finditer(sentence.text):
        if match[0] not in _KNOWN_CAPITALS:
            yield _Finding("EAS04", match[0])
    if match := _SIGN.search(sentence.text):
        yield _Finding("EAS05", match[0])
    for word in words:
        parts = re.split(r"[-’'.]", word)
        longest = max(len(part) for part in parts)
        if longest >= _LONG.get(lang, 14) and word.lower() not in known:
            yield _Finding("EAS03", word)


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_shortened(form), full) for form, full in _SHORT_FORMS.get(lang, {}).items())


def _shortened(form: str) -> re.Pattern[str]:
    """Match a short form, with or without spaces in it, as a word of its own."""
    letters = r"[ \u00a0\u202f]?".join(re.escape(part) for part in form.split(" "))
    return re.compile(rf"(?<![\w.]){letters}(?!\w)")
