"""Scripts with data that pages and the shell bring: which there are, and what makes each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import jinja2

from build_tools.domain import Assets, Catalogue
from build_tools.site.film import film_scripts
from build_tools.site.find_words import find_js, find_url
from build_tools.site.journey_scripts import (
    desk_js,
    desk_url,
    journeys_js,
    journeys_url,
    weeks_js,
    weeks_url,
)
from build_tools.site.question_scripts import questions_js, questions_url
from build_tools.site.reader import Reader
from build_tools.site.scores import note_names_js, note_names_url
from build_tools.site.shell import PANEL_MARKUP, PLAYER, panel_script, player_script
from build_tools.site.sounds import sounds_js, sounds_url, words_scripts


def scripts_of(r: Reader, templates: jinja2.Environment) -> dict[str, Callable[[], str]]:
    """Return the scripts of a reader's language by address, and what makes each."""
    scripts: dict[str, Callable[[], str]] = {
        sounds_url(r.lang): partial(sounds_js, r),
        find_url(r.lang): partial(find_js, r),
    }
    if r.catalogue.journeys:
        scripts[journeys_url(r.lang)] = partial(journeys_js, r)
        scripts[questions_url(r.lang)] = partial(questions_js, r)
        scripts[weeks_url(r.lang)] = partial(weeks_js, templates, r.t)
        scripts[desk_url(r.lang)] = partial(desk_js, templates, r.t)
    if r.assets.derived.scores:
        scripts[note_names_url(r.lang)] = partial(note_names_js, r.lang)
    return scripts


def scripts_of_all(
    catalogue: Catalogue, derived: Assets, templates: jinja2.Environment
) -> dict[str, str]:
    """Return the scripts that are the same in all languages, by address."""
    films = film_scripts(catalogue, derived.screenings)
    own = {PANEL_MARKUP: panel_script(templates), PLAYER: player_script(templates)}
    return own | words_scripts(catalogue) | films
