"""What a worksheet's pages show beyond the sheet itself: its other forms. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_tools.domain import SHEET_FORMS, Body, Document, Workshop
from build_tools.site.embed import prose_html
from build_tools.site.lesson import Lesson, lesson
from build_tools.site.reader import LANGUAGE_NAMES, Reader

FORMS = {
    "standard": "Standard",
    "large": "Large print",
    "copier": "For the photocopier",
    "easy": "In simple words",
}
"""How a sheet comes to paper to its label: message ids."""

FORM_ICONS = {"standard": "print", "large": "large-print", "copier": "copier", "easy": "easy"}
"""The same to its pictogram."""

_TAG = re.compile(r'(<(?:[^">]|"[^"]*")*>)')
_END_OF_SENTENCE = re.compile(
    r"((?:(?<!^\w)(?<![\s(.]\w)(?<!\d)[.…]|[!?])(?:[\u00a0\u202f]?[»”’“)])*)\s+"
    r"(?=[«„‚“‘(]?[\u00a0\u202f]?(\w))"
)
"""A stop, not that of `z. B.`, `M.` or `12. Mai`, and the letter that follows."""
_APART = '<span class="apart"></span>'
"""Ends a line and leaves a gap, which a `<br>` cannot."""


@dataclass(frozen=True, slots=True)
class Printout:
    """A PDF of a sheet that the reader may print."""

    form: str
    lang: str
    document: Document


def printouts(r: Reader, workshop: Workshop) -> list[Printout]:
    """Return each form that is on paper, in the first language of the chain that has it."""
    sheets = r.assets.derived.sheets
    langs = dict.fromkeys((*r.chain, *workshop.bodies, *workshop.easy))
    found = {
        form: next((lang for lang in langs if (workshop.id, lang, form) in sheets), None)
        for form in SHEET_FORMS
    }
    return [
        Printout(form, lang, sheets[workshop.id, lang, form])
        for form, lang in found.items()
        if lang
    ]


def form_words(r: Reader, printout: Printout) -> str:
    """Return what a printout is called."""
    return r.t(FORMS[printout.form])


def form_icon(printout: Printout) -> str:
    """Return the pictogram of a printout's form."""
    return FORM_ICONS[printout.form]


def easy_html(body: Body, r: Reader) -> Markup:
    """Return a body in simple words for a page, each sentence well apart from the next."""

    def apart(match: re.Match[str]) -> str:
        begins = match[2].isupper() or match[2].isdigit()
        return f"{match[1]} {_APART}" if begins else match[0]

    words = (
        part.replace("<br>", _APART) if part.startswith("<") else _END_OF_SENTENCE.sub(apart, part)
        for part in _TAG.split(body.html)
    )
    return prose_html(body.showing("".join(words)), r)


def lesson_of(body: Body | None) -> Lesson:
    """Return a sheet's body cut for a class; a sheet without a body has no slides."""
    return lesson(body.html) if body else Lesson("", ())


def part_html(body: Body, html: str, r: Reader) -> Markup:
    """Return a part of a body for a page."""
    return prose_html(body.showing(html), r)


def elsewhere(r: Reader, workshop: Workshop) -> Iterator[tuple[str, str, str]]:
    """Yield each language, its own name, and the way to this page there, else to the sheet."""
    for lang in r.catalogue.hub.languages:
        variant = r.page.variant
        if variant == "easy" and lang not in workshop.easy:
            variant = ""
        yield lang, LANGUAGE_NAMES[lang], r.to(workshop, variant, lang)
