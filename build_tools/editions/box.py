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
from build_tools.manifest import SIGNATURE, SUMS

PLACE = "/srv/poche"
"""Where the folder of the edition is on a box."""
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
    return _CADDY.format(
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
    return _NGINX.format(
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


_CADDY = """\
# Poche on a box, served by Caddy (Debian: apt install caddy).
# Copy this file to /etc/caddy/Caddyfile, or start poche.service, which reads it where it is.
# To change: the port (:80) and the place of this edition ({place}).
{{
	admin off
	auto_https off
}}

(always) {{
	header {{
{headers}
		-Server
	}}
}}

:80 {{
	root * {place}
	import always

	# Names with a hash in them never change; everything else is asked for again soon.
	@hashed path_regexp {hashed}
	@others not path_regexp {hashed}
	header @hashed Cache-Control "{long}"
	header @others Cache-Control "{short}"

	# Texts come in several forms.
	@texts path {squeezed} */
	header @texts Vary Accept-Encoding

{types}

	# What devices ask when they join a network: answered so that they stay in it.
{probes}

	# What is for you and not for visitors.
	@hidden path_regexp (?i)({dots}|^/{hidden}|\x00)
	error @hidden 404
	@writing not method GET HEAD
	error @writing 405

	file_server {{
		precompressed br gzip
		index index.html
	}}

	handle_errors {{
		import always
		header Cache-Control "{never}"
		@nowhere expression `{{http.error.status_code}} == 404`
		handle @nowhere {{
			header Content-Type "{html}"
			rewrite * /{nowhere}
			file_server
		}}
	}}
}}
"""

_NGINX = """\
# Poche on a box, served by nginx (Debian: apt install nginx-light).
# Copy this file to /etc/nginx/conf.d/poche.conf, and remove /etc/nginx/sites-enabled/default.
# To change: the port (80) and the place of this edition ({place}).

# Names with a hash in them never change; everything else is asked for again soon.
map "$status $uri" $poche_kept {{
    default "{never}";
    "~^(200|206|304) {hashed}" "{long}";
    "~^(200|206|301|304) " "{short}";
}}

server {{
    listen 80 default_server;
    server_name _;
    root {place};
    index index.html;
    autoindex off;
    server_tokens off;
    absolute_redirect off;
    # No link leads out of the folder.
    disable_symlinks on from=$document_root;

    # The compressed forms that lie beside the files. For the smaller one install
    # libnginx-mod-http-brotli-static, and add: brotli_static on;
    gzip_static on;
    gzip_vary on;

{headers}
    add_header Cache-Control $poche_kept always;

    types {{
{types}
    }}
    default_type application/octet-stream;

    location = {sums} {{ default_type "{text}"; }}
    location = {signature} {{ default_type "{text}"; }}

    # What devices ask when they join a network: answered so that they stay in it.
{probes}

    # What is for you and not for visitors.
    location ~ "{dots}" {{ return 404; }}
    location ~* "^/{hidden}" {{ return 404; }}

    # A folder without a first page is not refused: there is nothing to see.
    error_page 403 =404 /{nowhere};
    error_page 404 /{nowhere};
    location = /{nowhere} {{ internal; }}
}}
"""

SERVICE = f"""\
# Starts Poche on a box with Caddy, without touching the settings of any other site:
#   cp {PLACE}/{HIDDEN}poche.service /etc/systemd/system/
#   systemctl disable --now caddy
#   systemctl enable --now poche
# It writes nothing anywhere, so that the root file system may be read-only.
[Unit]
Description=Poche: music for the class
Documentation=https://caddyserver.com/docs/
After=network.target
Conflicts=caddy.service nginx.service

[Service]
ExecStart=/usr/bin/caddy run --config {PLACE}/{HIDDEN}Caddyfile --adapter caddyfile
Restart=on-failure
RestartSec=2
DynamicUser=yes
RuntimeDirectory=poche
Environment=HOME=/run/poche XDG_DATA_HOME=/run/poche XDG_CONFIG_HOME=/run/poche
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
LimitNOFILE=65536

[Install]
WantedBy=multi-user.target
"""
"""The unit for systemd 247 and newer."""
