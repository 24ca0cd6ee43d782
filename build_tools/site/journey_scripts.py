"""Scripts with what journeys' pages share, so that no page repeats it.

`<lang>/weeks.js` brings what a teacher sees first, `<lang>/desk.js` what she works with once she
turns to it: both are the same for every journey.
`<lang>/journeys.js` tells the home page what each week of each journey holds; it is
fetched only where somebody has opened one, so that the home page does not grow.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import jinja2

from build_tools.domain import Journey, Localised, Meeting
from build_tools.site.reader import Reader
from build_tools.site.relations import address
from build_tools.site.shell import data_block
from build_tools.site.year import phases
from build_tools.strings import Strings

WEEKS_STRINGS = {"week": "Week {n}"}
"""Key in the script of the strip of weeks to its message id."""

DESK_STRINGS = {
    "done": "Done",
    "often": "{n} × done",
    "skipped": "Skipped",
    "saved": "Saved as {file}, where this browser keeps downloads.",
    "read_done": "Week, ticks and notes of the file have taken the place of those before.",
    "not_read": "This is no file of this journey. Nothing was changed.",
    "fresh_done": "All ticks and notes are put away.",
    "refused": "This browser keeps nothing here: save to a file before you leave this page.",
}
"""Key in the desk's script to its message id."""


def weeks_url(lang: str) -> str:
    """Return where a language's strip of weeks lies, relative to the site's root."""
    return f"{lang}/weeks.js"


def weeks_js(templates: jinja2.Environment, t: Strings) -> str:
    """Return the script that hands a journey's page its weeks: `pocheWeeks(markup, words)`."""
    return f"pocheWeeks({_said_with(templates, 'journey-weeks.html', WEEKS_STRINGS, t)});\n"


def desk_url(lang: str) -> str:
    """Return where a language's desk lies, relative to the site's root."""
    return f"{lang}/desk.js"


def desk_js(templates: jinja2.Environment, t: Strings) -> str:
    """Return the script with a desk's markup and words, which journey-weeks.js asks for."""
    said = _said_with(templates, "journey-desk.html", DESK_STRINGS, t)
    return f"window.pocheDeskSaid=[{said}];\n"


def _said_with(
    templates: jinja2.Environment, name: str, strings: Mapping[str, str], t: Strings
) -> str:
    """Return a template and these words as two values of a script."""
    markup = templates.get_template(name).render(t=t)
    words = {key: t(text) for key, text in strings.items()}
    return f"{json.dumps(markup, ensure_ascii=False)},{data_block(words)}"


def journeys_url(lang: str) -> str:
    """Return where the script with a language's journeys lies, relative to the site's root."""
    return f"{lang}/journeys.js"


def journeys_js(r: Reader) -> str:
    """Return the script that calls `pocheJourneys(data)`: by id a title and its weeks.

    A title is [words, language], the language empty where it is the page's own; a week
    that holds something is a list of [words, language, address], the address relative to
    the site's root and empty for a meeting, which has no page.
    """
    data = {it.id: [_said(it.title, r), _weeks(it, r)] for it in r.catalogue.journeys.values()}
    return f"pocheJourneys({data_block(data)});\n"


def _weeks(journey: Journey, r: Reader) -> dict[int, list[list[str]]]:
    held: dict[int, list[list[str]]] = {}
    for phase in phases(journey):
        for week in phase.weeks:
            for entry in week.entries:
                what = entry.step.what
                if entry.holiday is None:
                    url = "" if isinstance(what, Meeting) else address(r.lang, what)
                    held.setdefault(week.number, []).append([*_said(what.title, r), url])
    return held


def _said(title: Localised, r: Reader) -> list[str]:
    """Return a title and its language, empty where that is the reader's."""
    spoken = r.spoken(title)
    return [spoken.text, "" if spoken.lang in (None, r.lang) else str(spoken.lang)]
