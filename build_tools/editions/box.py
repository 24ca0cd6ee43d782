"""Settings for the servers of a box: Caddy, nginx, and the unit that starts Caddy. Pure.

They are written from the same table from which `poche serve` answers. Whoever sets a box up
changes two words at most: the port and the place of the folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.answers import (
    HASHED,
    HEADERS,
    HIDDEN,
    HTML,
    KEPT_LONG,
    KEPT_SHORT,
    NOT_KEPT,
    SQUEEZED,
    TEXT,
    TYPES,
)
from build_tools.editions.box_settings import CADDY, NGINX, PLACE, SERVICE
from build_tools.manifest import SIGNATURE, SUMS

NOWHERE = HIDDEN + "404.html"
_DOTS = r"/\."
_PROBES = {
    "/generate_204": (204, TEXT, ""),
    "/gen_204": (204, TEXT, ""),
    "/hotspot-detect.html": (
        200,
        HTML,
        "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>",
    ),
    "/connecttest.txt": (200, TEXT, "Microsoft Connect Test"),
    "/ncsi.txt": (200, TEXT, "Microsoft NCSI"),
    "/success.txt": (200, TEXT, "success"),
    "/check_network_status.txt": (200, TEXT, "NetworkManager is online"),
}
"""What devices ask of a network when they join it (Android, Apple, Windows twice, Firefox,
NetworkManager), and the answer after which they stay and open no window of their own."""


def box_files(nowhere: str) -> dict[str, bytes]:
    """Return by carrier path what sets a box up; `nowhere` is the page for wrong addresses."""
    texts = {
        NOWHERE: nowhere,
        HIDDEN + "Caddyfile": caddyfile(),
        HIDDEN + "nginx.conf": nginx_conf(),
        HIDDEN + "poche.service": SERVICE,
    }
    return {path: text.encode() for path, text in texts.items()}


def caddyfile() -> str:
    """Return the settings for Caddy 2.6 and newer."""
    headers = "\n".join(f'\t\t{name} "{value}"' for name, value in HEADERS.items())
    return CADDY.format(
        place=PLACE,
        headers=headers,
        hashed=HASHED,
        long=KEPT_LONG,
        short=KEPT_SHORT,
        never=NOT_KEPT,
        squeezed=" ".join(f"*{ending}" for ending in sorted(SQUEEZED)),
        html=HTML,
        types="\n".join(_caddy_types()),
        probes="\n".join(_caddy_probes()),
        hidden=HIDDEN,
        dots=_DOTS,
        nowhere=NOWHERE,
    )


def nginx_conf() -> str:
    """Return the settings for nginx 1.18 and newer: a file for /etc/nginx/conf.d/."""
    headers = (f'    add_header {name} "{value}" always;' for name, value in HEADERS.items())
    return NGINX.format(
        place=PLACE,
        headers="\n".join(headers),
        hashed=HASHED.removeprefix("^"),
        long=KEPT_LONG,
        short=KEPT_SHORT,
        never=NOT_KEPT,
        types="\n".join(f'        "{type_}" {end[1:]};' for end, type_ in TYPES.items()),
        probes="\n".join(_nginx_probes()),
        hidden=HIDDEN,
        dots=_DOTS,
        nowhere=NOWHERE,
        sums=f"/{SUMS}",
        signature=f"/{SIGNATURE}",
        text=TEXT,
    )


def _caddy_types() -> Iterator[str]:
    for ending, type_ in TYPES.items():
        name = ending[1:]
        yield f'\t@{name} path *{ending}\n\theader @{name} Content-Type "{type_}"'
    yield f'\t@sums path /{SUMS} /{SIGNATURE}\n\theader @sums Content-Type "{TEXT}"'


def _caddy_probes() -> Iterator[str]:
    for path, (status, type_, said) in _PROBES.items():
        if status == 204:
            yield f"\trespond {path} {status}"
        else:
            yield (
                f'\thandle {path} {{\n\t\theader Content-Type "{type_}"\n'
                f"\t\trespond `{said}` {status}\n\t}}"
            )


def _nginx_probes() -> Iterator[str]:
    for path, (status, type_, said) in _PROBES.items():
        kind = "" if status == 204 else f"types {{ }} default_type '{type_}'; "
        answer = f" '{said}'" if said else ""
        yield f"    location = {path} {{ {kind}return {status}{answer}; }}"
