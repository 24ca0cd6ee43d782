"""The text file beside the site: what this is, how to open it, how long it holds. Pure.

Written for Notepad on a school's old computer: UTF-8 with its mark, lines that end as Windows
ends them and are short enough to be read without wrapping.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime

from babel.dates import format_date

from build_tools.domain import Hub
from build_tools.editions.music import FOLDER
from build_tools.manifest import PUBLIC, SUMS, Stamp
from build_tools.strings import Strings, locale_of

NAMES = {
    "fr": "LISEZ-MOI.txt",
    "de": "LIESMICH.txt",
    "nl": "LEESMIJ.txt",
    "en": "README.txt",
    "lb": "LIES-MECH.txt",
}
"""What the file is called, so that somebody who looks for it finds it."""

_WIDTH = 76
_Section = tuple[str, list[str]]


def readmes(
    stamp: Stamp, hub: Hub, strings: Mapping[str, Strings], beside: Collection[str]
) -> dict[str, bytes]:
    """Return the text files of an edition by name, one in each of its languages.

    `beside` are the carrier paths of what lies beside the site: it decides what is said of
    music.
    """
    return {
        NAMES[lang]: _as_file(_told(stamp, hub, strings[lang], beside)) for lang in stamp.languages
    }


def _told(stamp: Stamp, hub: Hub, t: Strings, beside: Collection[str]) -> str:
    title = hub.title.choose(hub.chain(t.lang)).text
    dated = datetime.strptime(stamp.version, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    edition = t("Edition “{name}” of {date}", name=stamp.edition, date=_date(dated, t))
    sections = [*_opening(stamp, t), *_validity(stamp, t), *_proof(t), *_music(t, beside)]
    sections += _own(t)
    if hub.contact:
        sections.append((t("Questions"), [hub.contact]))
    lines = [title, "=" * len(title), "", edition]
    for heading, paragraphs in sections:
        lines += ["", "", heading, "-" * len(heading)]
        for paragraph in paragraphs:
            lines += ["", *textwrap.wrap(paragraph, _WIDTH, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def _opening(stamp: Stamp, t: Callable[..., str]) -> list[_Section]:
    if stamp.format == "lan":
        return [
            (
                t("What this is"),
                [
                    t(
                        "This folder is for a small computer, the box, in the school’s network: "
                        "all devices of the school then open the same pages with a browser."
                    ),
                    t("In the folder “box” lies what the box needs, and the poster for the wall."),
                ],
            )
        ]
    return [
        (
            t("How to open it"),
            [
                t(
                    "Double-click index.html. A browser opens it: Chrome, Edge, Firefox or "
                    "Safari. No internet is needed and nothing is installed."
                ),
                t(
                    "If nothing opens, extract the whole zip first, then open index.html in the "
                    "extracted folder."
                ),
            ],
        ),
        (
            t("Tablets and telephones"),
            [
                t(
                    "iPads and most Android tablets cannot open this stick. Use the box: a small "
                    "computer that shows the same pages to all devices of the school."
                )
            ],
        ),
    ]


def _validity(stamp: Stamp, t: Strings) -> list[_Section]:
    if stamp.valid_until is None:
        return []
    said = t(
        "The rights to what is heard here end after {date}. From then on please ask for a new "
        "copy, and delete this one.",
        date=_date(stamp.valid_until, t),
    )
    return [(t("Valid until"), [said])]


def _proof(t: Callable[..., str]) -> list[_Section]:
    return [
        (
            t("Is this copy whole?"),
            [
                t("Double-click verify.html and choose this folder there: it checks every file."),
                t("For technicians: {command}", command=f"sha256sum -c {SUMS}"),
            ],
        )
    ]


def _music(t: Callable[..., str], beside: Collection[str]) -> list[_Section]:
    endings = {path.rsplit(".", 1)[-1] for path in beside if path.startswith(f"{FOLDER}/")}
    said = []
    if "m3u8" in endings:
        said.append(
            t(
                "The folder “{folder}” holds the playlists: open one of the files .m3u8 with VLC "
                "or another music player.",
                folder=FOLDER,
            )
        )
    if "mp3" in endings:
        said.append(
            t(
                "For car radios and simple players there is a folder of MP3 files for each "
                "playlist, in the right order."
            )
        )
    return [(t("Music without the pages"), said)] if said else []


def _own(t: Callable[..., str]) -> list[_Section]:
    return [
        (
            t("Your own files"),
            [
                t(
                    "Make a folder named {folder} beside this file and keep your own things in "
                    "it: nobody checks it, and no update removes it.",
                    folder=PUBLIC.rstrip("/"),
                )
            ],
        )
    ]


def _date(when: date, t: Strings) -> str:
    said = format_date(when, "long", locale_of(t.lang))
    # Babel's pattern has no ordinal, with which French says the first of a month.
    return re.sub(r"^1(?= )", "1er", said) if t.lang == "fr" else said


def _as_file(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
