"""The script that tells the questionnaires' pages what they say and which journeys there are.

It is the same for all of them, so that none repeats it.
"""

from __future__ import annotations

from build_tools.domain import Journey
from build_tools.site.reader import Reader
from build_tools.site.shell import data_block
from build_tools.weeks import asked_between

QUESTION_STRINGS = {
    "kept_one": "Kept. One questionnaire waits on this device.",
    "kept_many": "Kept. {n} questionnaires wait on this device.",
    "none": "Nothing waits on this device.",
    "one": "One questionnaire waits on this device.",
    "many": "{n} questionnaires wait on this device.",
    "undone": "The last one is taken back.",
    "erased": "All answers on this device are erased.",
    "brought": "The answers are there again.",
    "saved": "Saved as {file}, where this browser keeps downloads. Send this file to whoever coordinates the journey; then you can erase the answers here.",  # noqa: E501
    "refused": "This browser keeps nothing here: use the form on paper.",
    "full": "This device is full: save to a file, then erase the answers here.",
    "no_journey": "Choose the journey first.",
    "no_day": "This day is not within the journey: correct it, or this device’s clock.",
    "empty": "Nothing is answered yet.",
    "no_count": "Write how many questionnaires there are, at least 1.",
    "too_many": "At “{question}” more is counted than there are questionnaires.",
    "out_of_range": "At “{question}” only a whole number from 0 to {most} makes sense.",
    "step": "Question {n} of {all}",
    "children_one": "One child has answered.",
    "children_many": "{n} children have answered.",
}
"""Key in the questionnaires' script to its message id."""


def questions_url(lang: str) -> str:
    """Return where the script with a language's journeys and words lies."""
    return f"{lang}/questions.js"


def questions_js(r: Reader) -> str:
    """Return the script that calls `pocheQuestions(data)`: `words`, and by id of a journey its
    title, that title's language where it is not the reader's, and the days between which
    answers make sense."""
    data = {
        "words": {key: r.t(text) for key, text in QUESTION_STRINGS.items()},
        "journeys": {it.id: _journey(r, it) for it in r.catalogue.journeys.values()},
    }
    return f"pocheQuestions({data_block(data)});\n"


def _journey(r: Reader, journey: Journey) -> list[str]:
    spoken = r.spoken(journey.title)
    language = "" if spoken.lang in (None, r.lang) else str(spoken.lang)
    days = asked_between(journey) or ()
    return [spoken.text, language, *(day.isoformat() for day in days)]
