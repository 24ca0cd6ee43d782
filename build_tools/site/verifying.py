"""`verify.html`: the page on a stick by which a teacher checks her copy, in her language.

It is one file but for its type and colours, so that it works in a copy that is not whole. Its
scripts may run and nothing else, and it can ask nobody for anything: the files come from the
folder that she chooses.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.dates import get_date_format, get_month_names
from babel.numbers import get_group_symbol
from markupsafe import Markup

from build_tools.bundled import layered
from build_tools.domain import Hub
from build_tools.manifest import PUBLIC, SIGNATURE, SITE, STAMP, SUMS, SYSTEM_FILES, UPDATE
from build_tools.site.reader import LANGUAGE_NAMES
from build_tools.site.shell import data_block
from build_tools.site.templates import environment
from build_tools.strings import Strings, locale_of

VERIFY_PAGE = "verify.html"
"""Its name beside the shell."""

VERIFY_STRINGS = {
    "title": "Is this copy whole?",
    "language": "Language",
    "ask": "Choose the stick, or the folder in which this page lies. Every file in it is checked.",
    "choose": "Choose the folder",
    "drop": "You can also drag the folder onto this page.",
    "upload": (
        "The browser may ask whether files are to be uploaded. Say yes: nothing leaves this "
        "machine, the files are only read."
    ),
    "busy": "The files are being checked.",
    "progress": "How much has been checked",
    "far": "{done} of {total} MB",
    "stop": "Stop",
    "again": "Check another folder",
    "whole": "This copy is whole",
    "more": "All files are right, but there are others besides",
    "broken": "This copy is not whole",
    "none": "There is no edition in this folder",
    "none_do": (
        "Choose the stick itself, or the folder that holds index.html and the folder poche. If "
        "that is what you chose, the copy is not complete: copy everything again."
    ),
    "unread": "This folder cannot be read",
    "unread_do": (
        "Try again with the button instead of dragging. If that does not help either, take "
        "another browser, or another machine."
    ),
    "damaged": "The list of files, SHA256SUMS, is damaged: nothing can be compared with it.",
    "broken_do": (
        "Copy everything again from where this copy came from, or ask those who gave it to you "
        "for another one. If the same happens again, the stick is worn out: take another."
    ),
    "right": "Files that are as they should be: {n} ({mb} MB).",
    "missing": "Missing files: {n}",
    "missing_do": "They belong to the edition and are not there.",
    "changed": "Damaged files: {n}",
    "changed_do": "They were not copied to their end, or have changed since.",
    "foreign": "Files of other origin: {n}",
    "foreign_do": (
        "They are not part of the edition. If they are your own, move them to the folder PUBLIC; "
        "if nobody knows them, do not open them and delete them."
    ),
    "leftover": "Files of an older version: {n}",
    "leftover_do": "They were withdrawn. Please delete them.",
    "which": "Show which",
    "and_more": "And {n} more.",
    "valid": "It may be used until {date}.",
    "ended": ("The rights ended on {date}: please ask for a new copy, and delete this one."),
    "clock": (
        "This machine’s clock says {today}, but the copy was made on {date}: the clock is wrong, "
        "so nobody can tell whether the copy may still be used."
    ),
    "edition": "{title}, edition of {date}",
}
"""Key in the page's script to its message id."""

_SCRIPTS = ("sum.js", "check.js", "pick.js", "page.js")


def verify_page(
    root: Path, hub: Hub, languages: Sequence[str], strings: Mapping[str, Strings]
) -> bytes:
    """Return the page for an edition in these languages, the default one first.

    `root` is the hub's folder: its own `overrides/` are laid over Poche's.
    """
    layers = layered(root, "overrides")
    scripts = [_text(layers, name) for name in _SCRIPTS]
    default = languages[0]
    html = (
        environment(layers)
        .get_template(VERIFY_PAGE)
        .render(
            t=strings[default],
            lang=default,
            title=hub.title.choose(hub.chain(default)).text,
            base=SITE,
            sums=SUMS,
            csp=Markup(_policy(scripts)),
            style=Markup(_text(layers, "page.css")),
            script=Markup("\n").join(Markup(f"<script>{text}</script>") for text in scripts),
            facts=data_block(_facts(hub, languages, strings)),
            languages=[
                {
                    "code": lang,
                    "name": LANGUAGE_NAMES[lang],
                    "without": _without_script(strings[lang]),
                }
                for lang in languages
            ],
        )
    )
    return html.encode()


def _without_script(t: Strings) -> str:
    return t("This page needs JavaScript. In a terminal:")


def _policy(scripts: Sequence[str]) -> str:
    sums = (hashlib.sha256(text.encode()).digest() for text in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(sum_).decode()}'" for sum_ in sums)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'self' 'unsafe-inline'; "
        "font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _facts(hub: Hub, languages: Sequence[str], strings: Mapping[str, Strings]) -> dict[str, Any]:
    return {
        "languages": list(languages),
        "titles": {lang: hub.title.choose(hub.chain(lang)).text for lang in languages},
        "strings": {
            lang: {key: strings[lang](text) for key, text in VERIFY_STRINGS.items()}
            for lang in languages
        },
        "dates": {lang: _customs(lang) for lang in languages},
        "sums": SUMS,
        "signature": SIGNATURE,
        "stamp": STAMP,
        "update": UPDATE,
        "public": PUBLIC,
        "system": SYSTEM_FILES.pattern.removeprefix("(?i)"),
    }


def _customs(lang: str) -> dict[str, Any]:
    """Return how a language writes dates and numbers: browsers do not know all of ours."""
    locale = locale_of(lang)
    months = get_month_names("wide", locale=locale)
    return {
        "pattern": get_date_format("long", locale).pattern,
        "months": [months[number] for number in range(1, 13)],
        "thousands": get_group_symbol(locale),
    }


def _text(layers: Sequence[Path], name: str) -> str:
    """Return one of the page's scripts or its style sheet; the last layer that has it wins."""
    places = (layer / "verify" / name for layer in reversed(layers))
    return next(place for place in places if place.is_file()).read_text("utf-8")
