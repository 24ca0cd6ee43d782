"""The shell at the site's root, and the scripts that it fetches when they are first wanted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup

from build_tools.domain import Hub
from build_tools.site.player_words import KEYS
from build_tools.site.reader import LANGUAGE_NAMES
from build_tools.site.words import UNPACK, shell_strings
from build_tools.strings import Strings

PANEL_MARKUP = "assets/poche/panel-markup.js"
"""Where the large player's markup lies: a script, since file:// lets no page fetch HTML."""


def shell_html(
    templates: jinja2.Environment, hub: Hub, strings: Mapping[str, Strings], csp: str
) -> str:
    """Return `index.html`: the player's bar, the frame, and a way in without script."""
    data: dict[str, Any] = {
        "hub": hub.id,
        "title": {lang: hub.title.choose(hub.chain(lang)).text for lang in hub.languages},
        "languages": list(hub.languages),
        "names": LANGUAGE_NAMES,
        "default": hub.default_language,
        "strings": {lang: shell_strings(strings[lang]) for lang in hub.languages},
    }
    return templates.get_template("shell.html").render(
        hub_id=hub.id,
        title=hub.title.choose(hub.chain(hub.default_language)).text,
        languages=[
            {
                "code": lang,
                "name": LANGUAGE_NAMES[lang],
                "unpack": strings[lang](UNPACK),
            }
            for lang in hub.languages
        ],
        lang=hub.default_language,
        base="",
        csp=Markup(csp),
        data_json=data_block(data),
    )


def panel_script(templates: jinja2.Environment) -> str:
    """Return the script that hands the large player's markup to `pochePanelMarkup`."""
    markup = templates.get_template("panel.html").render(keys=KEYS)
    return f"pochePanelMarkup({json.dumps(markup, ensure_ascii=False)});\n"


def data_block(data: object) -> Markup:
    """Return JSON that can stand in a `<script>` of any type: `<` cannot end it early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028"))
