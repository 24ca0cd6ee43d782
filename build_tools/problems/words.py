"""Words of Poche's own in what is told of problems: kept in English, said in any language.

What was found is a fact, and a fact is one of two things: a quotation from somebody's file, which
stays as it is in every language, or words of ours. Only `worded` makes words; nothing is ever
translated because it happens to look like them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Say: TypeAlias = Callable[[str], str]
"""Gives a text of Poche's own, which is named by its English, in some language."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of Poche's own, and the facts that fill its `{names}`."""

    text: str
    """In English; it names the text in the files of translations."""
    facts: tuple[tuple[str, Fact], ...] = ()

    def said(self, say: Say) -> str:
        """Return the text in the language of `say`."""
        return say(self.text).format(**{name: said(fact, say) for name, fact in self.facts})

    def __str__(self) -> str:
        return self.said(in_english)


@dataclass(frozen=True, slots=True)
class Series:
    """Facts one after the other."""

    parts: tuple[Fact, ...]
    between: str = ", "

    def said(self, say: Say) -> str:
        """Return all parts in the language of `say`."""
        return self.between.join(said(part, say) for part in self.parts)

    def __str__(self) -> str:
        return self.said(in_english)


Fact: TypeAlias = str | Words | Series
"""A quotation, which can be shown as it is, or words."""


def worded(text: str, **facts: object) -> Words:
    """Return a text of Poche's own, to be said with `facts`; in it `{{` stands for a bracket."""
    return Words(text, told(facts))


def series(parts: Iterable[object], between: str = ", ") -> Series:
    """Return facts that are told one after the other."""
    return Series(tuple(map(fact, parts)), between)


def told(facts: Mapping[str, object]) -> tuple[tuple[str, Fact], ...]:
    """Return facts by name, always in the same order, so that what is told twice is equal."""
    return tuple((name, fact(facts[name])) for name in sorted(facts))


def fact(value: object) -> Fact:
    """Return a value as something that can be told."""
    return value if isinstance(value, Words | Series) else plain(str(value))


def in_english(text: str) -> str:
    """Say a text as it is written in the program."""
    return text


def said(fact: Fact, say: Say) -> str:
    """Return a fact in the language of `say`: a quotation is the same in all."""
    return fact if isinstance(fact, str) else fact.said(say)


def kept(fact: Fact) -> Any:
    """Return a fact as plain values, for a store that holds JSON."""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, Series):
        return {"parts": [kept(part) for part in fact.parts], "between": fact.between}
    return {"text": fact.text, "facts": {name: kept(value) for name, value in fact.facts}}


def recalled(value: Any) -> Fact:
    """Return the fact of what `kept` gave; raises KeyError, TypeError or AttributeError for other
    values."""
    if isinstance(value, str):
        return value
    if "parts" in value:
        return Series(tuple(map(recalled, value["parts"])), value["between"])
    facts = {name: recalled(each) for name, each in value["facts"].items()}
    return Words(value["text"], told(facts))


def plain(text: str) -> str:
    """Show control and direction characters as `�`: a terminal would act on them."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else char
        for char in text.expandtabs(1)
    )
