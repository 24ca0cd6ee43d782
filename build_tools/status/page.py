"""The report as one page that asks nobody for anything: to be sorted, printed and sent."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup

from build_tools.status.as_text import checked, unknown
from build_tools.status.figures import Report
from build_tools.status.parts import day, parts
from build_tools.strings import Strings

_TEMPLATE = "status.html"
_TYPE = "assets/poche/atkinson-{weight}.woff2"
_WEIGHTS = (400, 700)


def page(it: Report, t: Strings, layers: Sequence[Path]) -> bytes:
    """Return the page in the language of `t`.

    `layers` are the folders `overrides/`; a later one is laid over an earlier one.
    """
    loader = jinja2.FileSystemLoader([*reversed(layers)])
    templates = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    script = _file(layers, "status/page.js").decode()
    html = templates.get_template(_TEMPLATE).render(
        t=t,
        report=it,
        title=it.hub.title if it.hub else "Poche",
        today=day(t, it.today),
        checked=checked(t, it),
        unknown="" if it.is_whole else unknown(t),
        sections=parts(t, it),
        csp=Markup(_policy(script)),
        faces=[(weight, _encoded(layers, weight)) for weight in _WEIGHTS],
        style=Markup(_file(layers, "status/page.css").decode()),
        script=Markup(script),
    )
    return html.encode()


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _encoded(layers: Sequence[Path], weight: int) -> str:
    return base64.b64encode(_file(layers, _TYPE.format(weight=weight))).decode()


def _file(layers: Sequence[Path], name: str) -> bytes:
    """Return a file of the page; the last layer that has it wins."""
    places = (layer / name for layer in reversed(layers))
    return next(place for place in places if place.is_file()).read_bytes()
