"""What MkDocs is told: `build/mkdocs.yml`, with the words of every page's header and footer."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import yaml
from babel.dates import format_date

from build_tools.bundled import bundled
from build_tools.domain import KINDS, Catalogue
from build_tools.site.agenda import OVERVIEW
from build_tools.site.az import A_TO_Z
from build_tools.site.pages import has_overview
from build_tools.site.player_words import PLAYER_STRINGS
from build_tools.site.reader import LANGUAGE_NAMES
from build_tools.site.render import laying
from build_tools.site.render.reference import ROOT_LANGUAGE
from build_tools.site.words import FOOTER, HEADER
from build_tools.strings import Strings, locale_of

INLINE_SCRIPT = 'document.documentElement.className="js"'
"""Runs before the first paint, so that what needs no script can hide at once."""


def csp(script: str = INLINE_SCRIPT) -> str:
    """Return the content security policy of every page, in which this one script stands.

    Styles must be allowed inline: engraved scores carry them. Data blocks need
    no permission, since they never run.
    """
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'self'; script-src 'self' 'sha256-{digest}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "media-src 'self' data: blob:; font-src 'self' data:; worker-src blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def configuration(
    root: Path, build: Path, catalogue: Catalogue, strings: Mapping[str, Strings]
) -> str:
    """Return `mkdocs.yml` in `build` for a hub at `root`: title, languages, navigation, policy.

    `strings` holds each of the hub's languages.
    """
    hub = catalogue.hub
    default = strings[hub.default_language]
    navigation = ["index.md", *(f"{kind}/index.md" for kind in KINDS)]
    languages: list[dict[str, Any]] = [
        {"locale": ROOT_LANGUAGE, "default": True, "name": "Poche", "nav": ["index.md"]}
    ]
    for lang in hub.languages:
        title = hub.title.choose(hub.chain(lang)).text
        languages.append(
            {
                "locale": lang,
                "name": LANGUAGE_NAMES[lang],
                "site_name": title,
                "nav": navigation,
            }
        )
    config: dict[str, Any] = {
        "INHERIT": _inherited(root, build),
        "site_name": hub.title.choose(hub.chain(hub.default_language)).text,
        "docs_dir": "docs",
        "site_dir": "rendered",
        "hooks": [*_hooks(build / _inherited(root, build)), laying.__file__],
        "theme": {"custom_dir": "overrides", "language": default.lang},
        "plugins": {
            "i18n": {
                "docs_structure": "folder",
                "fallback_to_default": False,
                "reconfigure_search": False,
                "languages": languages,
            }
        },
        "extra": {
            "csp": csp(),
            "inline_script": INLINE_SCRIPT,
            "hub": hub.id,
            "chrome": {lang: _chrome(catalogue, strings[lang]) for lang in hub.languages},
        },
    }
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _inherited(root: Path, build: Path) -> str:
    """Return the way to the hub's own `mkdocs.yml`, else to the one that comes with Poche."""
    if (root / "mkdocs.yml").is_file():
        return PurePath(os.path.relpath(root / "mkdocs.yml", build)).as_posix()
    return str(bundled("mkdocs.yml"))


def _hooks(settings: Path) -> list[str]:
    """Return the hooks that a hub's own settings name: ours would take their place.

    Only their names are read, since values may be of tags that MkDocs alone knows.
    """
    top = yaml.compose(settings.read_text("utf-8"), Loader=yaml.SafeLoader)
    fields = top.value if isinstance(top, yaml.MappingNode) else []
    found = next((value for name, value in fields if name.value == "hooks"), None)
    return [it.value for it in found.value] if isinstance(found, yaml.SequenceNode) else []


def _chrome(catalogue: Catalogue, t: Strings) -> dict[str, Any]:
    """Return the words of header and footer in one language."""
    hub, lang = catalogue.hub, t.lang
    at = f"special/{OVERVIEW}.html"
    overview = [{"url": at, "label": t("Overview")}] if has_overview(catalogue) else []
    return {
        "title": hub.title.choose(hub.chain(lang)).text,
        "skip": t("Go to the content"),
        "to_player": t("Go to the player"),
        "main_menu": t("Main menu"),
        "more_menu": t("More in this hub"),
        "language": t("Language"),
        "search": t("Search"),
        "scheme": t("Dark colours"),
        "unplayable": t(PLAYER_STRINGS["error_missing"]),
        "open_shell": t("Open with the player"),
        "player": {
            "mine": t("My music"),
            "settings": t("For grown-ups"),
            "keys": t("Keys"),
        },
        "offline": t("Everything here works without internet."),
        "names": {code: LANGUAGE_NAMES[code] for code in hub.languages},
        "home": t("Home"),
        "sections": [{"id": kind, "label": t(label), "icon": icon} for kind, label, icon in HEADER],
        "footer": [
            *({"url": f"{kind}/index.html", "label": t(label)} for kind, label in FOOTER),
            *overview,
            {"url": f"special/{A_TO_Z}.html", "label": t("A–Z")},
        ],
        "issue": _issue(catalogue, t),
        "pages": [
            {"id": page.id, "title": page.title.choose(hub.chain(lang)).text}
            for page in catalogue.pages.values()
        ],
    }


def _issue(catalogue: Catalogue, t: Strings) -> dict[str, str]:
    """Return until when an edition may be used, and for the home page which one it is.

    The day on which it was made stands on the home page alone: elsewhere it would make every
    page another one in every version, and updates would have to bring them all.
    """
    issue = catalogue.issue
    if issue is None:
        return {"home": "", "everywhere": ""}
    made, ends = (
        format_date(day, "long", locale=locale_of(t.lang)) if day else ""
        for day in (issue.made, issue.valid_until)
    )
    said = t("Edition “{name}” of {date}", name=issue.edition, date=made)
    until = t("Valid until {date}", date=ends) if ends else ""
    return {"home": f"{said}. {until}" if until else said, "everywhere": until}
