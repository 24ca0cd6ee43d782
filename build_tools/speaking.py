"""In which language to speak to an editor."""

from __future__ import annotations

from collections.abc import Mapping

EDITORS_LANGUAGES = ("fr", "de", "nl", "en")
"""Those in which Poche speaks to editors, as the system's own settings ask for them."""

_ASKED = ("POCHE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_NEAR = {"lb": "de"}
"""Where Poche does not speak a language, one that its readers know."""


def language(environ: Mapping[str, str]) -> str:
    """Return one of `EDITORS_LANGUAGES`: that of the first setting which says anything."""
    said = next((environ[name] for name in _ASKED if environ.get(name)), "")
    lang = said[:2].lower()
    lang = _NEAR.get(lang, lang)
    return lang if lang in EDITORS_LANGUAGES else "en"
