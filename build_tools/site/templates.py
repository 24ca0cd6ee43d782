"""The templates of all pages, and what they may ask for besides their reader."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from build_tools import drawings, weeks
from build_tools.site import (
    agenda,
    az,
    bylines,
    facets,
    film,
    footprint_since,
    footprint_views,
    journey,
    live,
    overview,
    project,
    question_papers,
    questions,
    result_views,
    results,
    scores,
    sheet,
    subjects,
    views,
    what_if_views,
    words,
)
from build_tools.site.atlas import atlas
from build_tools.site.credits import credits
from build_tools.site.embed import prose_html
from build_tools.site.year import phases

_VIEWS: tuple[Callable[..., Any], ...] = (
    agenda.month_id,
    atlas,
    az.unlisted,
    bylines.byline,
    credits,
    facets.sieve_of,
    facets.wish,
    film.film_transcripts,
    film.film_words_url,
    film.language_name,
    film.only_heard,
    film.screening,
    footprint_since.since_words,
    footprint_since.unlike_words,
    footprint_views.amount,
    footprint_views.between,
    footprint_views.by_size,
    footprint_views.category_chart,
    footprint_views.category_words,
    footprint_views.exact,
    footprint_views.factor_scope,
    footprint_views.factor_unit,
    footprint_views.factor_words,
    footprint_views.footprint_files,
    footprint_views.footprint_of,
    footprint_views.footprint_way,
    footprint_views.footprints_of,
    footprint_views.has_footprint,
    footprint_views.method_way,
    footprint_views.projects_chart,
    footprint_views.quality_words,
    footprint_views.shares_chart,
    footprint_views.shares_of,
    footprint_views.state_words,
    footprint_views.trip_words,
    footprint_views.trips_of,
    footprint_views.years_chart,
    journey.entry_icon,
    journey.entry_when,
    journey.entry_words,
    journey.icons_of,
    journey.journey_papers,
    journey.missing,
    journey.paper_icon,
    journey.paper_of,
    journey.paper_words,
    journey.path_of,
    journey.phase_title,
    journey.sounds_of,
    journey.symbols,
    journey.week_words,
    live.calendars_with,
    live.live_code,
    live.live_hours,
    live.live_zone,
    live.was_live,
    overview.choices_of,
    overview.day_label,
    overview.event_facts,
    overview.event_title,
    overview.event_way,
    overview.holidays_of,
    overview.month_name,
    overview.overview_rows,
    overview.span_of_days,
    overview.spot_label,
    overview.weekday_names,
    overview.year_name,
    phases,
    project.across,
    project.calendar_of,
    project.concerts_of,
    project.day_short,
    project.ends_of,
    project.journeys_of,
    project.months_with,
    project.tongues,
    question_papers.asked_papers,
    questions.icons_asked,
    questions.questionnaires,
    questions.questions_icon,
    questions.questions_id,
    questions.scale_ends,
    result_views.agreement_chart,
    result_views.children_of,
    result_views.cost_of,
    result_views.count_words,
    result_views.has_results,
    result_views.kept_back,
    result_views.mean_words,
    result_views.most_words,
    result_views.participation,
    result_views.people_words,
    result_views.result_files,
    result_views.results_below,
    result_views.results_of,
    result_views.results_way,
    result_views.share_words,
    result_views.statement,
    result_views.tally_chart,
    results.agreements,
    results.told_about,
    results.told_besides,
    scores.closing_scores,
    scores.followed,
    scores.kilobytes,
    scores.score_place,
    sheet.easy_html,
    sheet.elsewhere,
    sheet.form_icon,
    sheet.form_words,
    sheet.lesson_of,
    sheet.part_html,
    sheet.printouts,
    subjects.subject_of,
    views.adaptation,
    views.by_date,
    views.countries,
    views.level,
    views.meeting_words,
    views.mentioned,
    views.mode,
    views.month,
    views.part,
    views.place,
    views.recordings_of,
    views.roles,
    views.step_icon,
    views.step_words,
    views.transcripts,
    views.workshop_kind,
    views.worth_hearing,
    weeks.is_to_come,
    what_if_views.close_words,
    what_if_views.heaviest_words,
    what_if_views.is_counted,
    what_if_views.option_words,
    what_if_views.pairs_chart,
    what_if_views.part_number,
    what_if_views.percent_form,
    what_if_views.ranked,
    what_if_views.separators,
    what_if_views.suggested_words,
    what_if_views.what_if_of,
    what_if_views.what_if_project,
    what_if_views.what_if_way,
    what_if_views.whole_chart,
    words.list_title,
    words.section_title,
)
"""What templates may call by its own name."""


class _Environment(jinja2.Environment):
    """Gives all that templates may ask for as a plain dict: what Jinja makes of it reflects later
    changes, of which there are none, and is gone through slowly several times for each page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """See jinja2.Environment."""
        return {**self.globals, **(d or {})}


def environment(
    layers: Sequence[Path], compiled: jinja2.BytecodeCache | None = None
) -> jinja2.Environment:
    """Return the templates in `layers`, the last layer first, with all that they may ask for;
    `compiled` knows some of them."""
    made = _Environment(
        loader=jinja2.FileSystemLoader([str(layer) for layer in reversed(layers)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
    )
    made.globals["pictogram"] = lambda name, label=None: Markup(
        drawings.pictogram(name, label=label)
    )
    made.globals["door"] = lambda name: Markup(drawings.door(name))
    made.globals["figure"] = lambda name: Markup(drawings.figure(name))
    made.globals["empty"] = lambda name: Markup(drawings.empty(name))
    made.globals["swatch"] = lambda name: Markup(drawings.swatch(name))
    made.globals["step_swatch"] = lambda step: Markup(drawings.step_swatch(step))
    made.globals["pictogram_of"] = drawings.pictogram_of
    made.globals["prose_html"] = prose_html
    made.globals.update({view.__name__: view for view in _VIEWS})
    return made
