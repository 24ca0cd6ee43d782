"""The shell at the site's root, and the scripts that it fetches when they are first wanted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import jinja2
from markupsafe import Markup

from build_tools.domain import Hub
from build_tools.site import lean
from build_tools.site.configuration import csp
from build_tools.site.player_words import KEYS
from build_tools.site.reader import LANGUAGE_NAMES
from build_tools.site.words import UNPACK, shell_strings
from build_tools.strings import Strings

PANEL_MARKUP = "assets/poche/panel-markup.js"
"""Where the large player's markup lies: a script, since file:// lets no page fetch HTML."""


PLAYER = "assets/poche/player.js"
"""Where the player lies: one script, since each that a browser asks for holds it up."""
_INSIDE = ("store", "data", "shell")
_PLAYER = ("wave", "engine", "bar", "keys")


def shell_html(templates: jinja2.Environment, hub: Hub, strings: Mapping[str, Strings]) -> str:
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
        data_json=data_block(data),
        **inside(templates),
    )


def inside(templates: jinja2.Environment) -> dict[str, Markup]:
    """Return the script and the style that stand in the shell, and the policy that allows them.

    A first page waits until the shell has asked for it, so the shell waits for no file.
    """
    script = _joined(templates, "shell", _INSIDE)
    style = lean.style(_text(templates, "shell/first.css"))
    return {"script": Markup(script), "style": Markup(style), "csp": Markup(csp(script))}


def player_script(templates: jinja2.Environment) -> str:
    """Return the script of all that the player is made of, but for what is seen one tap up."""
    return _joined(templates, "player", _PLAYER)


def _joined(templates: jinja2.Environment, folder: str, names: Sequence[str]) -> str:
    scripts = (_text(templates, f"{folder}/{name}.js") for name in names)
    return "\n".join(map(lean.script, scripts))


def _text(templates: jinja2.Environment, name: str) -> str:
    loader = templates.loader or jinja2.DictLoader({})
    return loader.get_source(templates, name)[0]


def panel_script(templates: jinja2.Environment) -> str:
    """Return the script that hands the large player's markup to `pochePanelMarkup`."""
    markup = templates.get_template("panel.html").render(keys=KEYS)
    return f"pochePanelMarkup({json.dumps(markup, ensure_ascii=False)});\n"


def data_block(data: object) -> Markup:
    """Return JSON that can stand in a `<script>` of any type: `<` cannot end it early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028"))
