"""The form of a consent as editors write it: a text, or what was agreed to, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from build_tools.catalogue.forms import Fault, Unfit, further_in, line, one_of, unfit
from build_tools.catalogue.measures import day
from build_tools.domain import CONSENTS, Consent
from build_tools.problems import worded

REFERENCES = ("ref", "reference", "note")
"""Names for where consents are kept; the later ones stand in older files."""
DAYS = {"from": "begins", "until": "ends", "withdrawn": "withdrawn"}
"""Names of days as they are written, to the fields of `Consent`."""
STATUSES: Mapping[str, str] = {
    **{word: word for word in CONSENTS},
    **{code: word for word, code in CONSENTS.items() if word != "refused"},
}
"""What may be written as the status, to the word for it: editors' words, and codes of PLUS."""
NAMES = ("status", "ref", "media", "purpose", *DAYS)
"""All names that are proposed."""


def consent(value: Any) -> Consent:
    """What was agreed to; a text alone says where it is kept.

    A name that is not known is a mistake: behind a misspelt `withdrawn` a photo would stay.
    """
    if isinstance(value, str):
        return Consent(ref=line(value))
    if not isinstance(value, Mapping):
        form = worded("a text, or what was agreed to, by name")
        raise unfit(form, "{ref: file 12, until: 2031-05-31}")
    known: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, written in value.items():
        if name not in (*NAMES, *REFERENCES):
            form = worded("status, ref, media, purpose, from, until or withdrawn")
            faults.append(Fault(form, "ref", (name,), True, NAMES))
        elif written is not None:
            try:
                read: Callable[[Any], Any] = _FORMS.get(name, line)
                known[_FIELDS.get(name, name)] = read(written)
            except Unfit as error:
                faults += further_in(name, error)
    if faults:
        raise Unfit(*faults)
    return Consent(**known)


def _status(value: Any) -> str:
    """A word for how far there is a consent, or its code."""
    found = STATUSES.get(value) if isinstance(value, str) else None
    if found is None:
        raise Unfit(one_of(tuple(STATUSES)))
    return found


def _media(value: Any) -> tuple[str, ...]:
    """Names of carriers: a list, or one text with commas, as editions have it."""
    if isinstance(value, str):
        value = [part for part in value.split(",") if part.strip()]
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise unfit(worded("a list of carriers"), "[stick, lan]")
    return tuple(map(line, value))


_FIELDS: Mapping[str, str] = {**dict.fromkeys(REFERENCES, "ref"), **DAYS}
_FORMS: Mapping[str, Callable[[Any], Any]] = {
    "status": _status,
    "media": _media,
    **dict.fromkeys(DAYS, day),
}
