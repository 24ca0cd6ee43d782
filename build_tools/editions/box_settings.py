"""The settings of a box as their servers read them, with holes for what one table says. Pure.

What stands in them and why is told beside each part, for whoever sets a box up reads them.
"""

from __future__ import annotations

from build_tools.answers import HIDDEN

PLACE = "/srv/poche"
"""Where the folder of the edition is on a box."""

CADDY = """\
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
"""Caddy 2.6 and newer."""

NGINX = """\
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
"""nginx 1.18 and newer."""

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
