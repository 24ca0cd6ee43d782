"""Prose on a page: published addresses and play buttons where the prose names files and sounds."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from build_tools.domain import Body, Recording
from build_tools.drawings import PICTOGRAMS
from build_tools.prose.sanitise import FILE_SCHEME
from build_tools.site.reader import Reader

_IMAGE = re.compile(r"<img((?: [a-z-]+=\"[^\"]*\")*)>")
_SOURCE = re.compile(rf' src="{FILE_SCHEME}([^"]*)"')
_LISTEN = re.compile(r'<div class="listen" data-recording="([a-z0-9-]+)"(?: data-at="([0-9.]+)")?>')
_STEP = re.compile(
    r'(<section(?: [a-z-]+="[^"]*")* data-icon="([a-z]+)"(?: [a-z-]+="[^"]*")*>'
    r'<header class="step__head">)'
)
_ALT = re.compile(r' alt="([^"]*)"')


def prose_html(body: Body, r: Reader) -> Markup:
    """Return a body's HTML with everything in it found from this page."""

    def image(match: re.Match[str]) -> str:
        source, alt = _SOURCE.search(match[1]), _ALT.search(match[1])
        picture = r.assets.pictures.get(html.unescape(source[1])) if source else None
        words = html.unescape(alt[1]) if alt else ""
        return "" if picture is None else str(r.picture(picture, words, "(min-width: 45em) 40em"))

    def listen(match: re.Match[str]) -> str:
        recording = r.catalogue.recordings.get(match[1])
        if recording is None:
            return '<div class="listen">'
        return f'<div class="listen">{_listen_head(recording, float(match[2] or 0), r)}'

    def sound(match: re.Match[str]) -> str:
        found = r.assets.sounds.get(html.unescape(match[1]))
        files = r.assets.derived.audio.get(found.sha256, ()) if found else ()
        # The MP3, which every browser plays: an `<audio>` of an editor's has one address.
        return f' src="{html.escape(r.to(files[-1].url))}"' if files else ""

    def step(match: re.Match[str]) -> str:
        name = f"do-{match[2]}"
        icon = r.icon(name) if name in PICTOGRAMS else ""
        return f'{match[1]}<span class="step__icon">{icon}</span>' if icon else match[0]

    with_icons = _STEP.sub(step, body.html)
    return Markup(_SOURCE.sub(sound, _LISTEN.sub(listen, _IMAGE.sub(image, with_icons))))


def _listen_head(recording: Recording, at_s: float, r: Reader) -> Markup:
    """Return the line above what to listen for: play, title, time, and plain controls."""
    fragment = f"#t={at_s:g}" if at_s else ""
    time = Markup(' <span class="listen__time">{}</span>').format(r.clock(at_s)) if at_s else ""
    return Markup(
        '<p class="listen__head"><button type="button" class="play" data-play="{id}" '
        'data-at="{at:g}"><span class="play-icon"></span> {listen}'
        '<span class="visually-hidden">, {words}</span></button> '
        '<a href="{page}" rel="noopener">{title}</a>{time}</p>'
        '<p class="alone"><audio controls preload="none" data-recording="{id}" '
        'aria-label="{words}">{sources}</audio></p>'
    ).format(
        id=recording.id,
        at=at_s,
        listen=r.t("Listen"),
        words=r.words(recording.title),
        page=r.to(recording),
        title=r.text(recording.title),
        time=time,
        sources=r.sources(r.files(recording), fragment),
    )
