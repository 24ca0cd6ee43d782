"""The way into an edition: the shell at the carrier's root, one folder above its site. Pure."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

from build_tools.manifest import SITE, Stamp

_ADDRESS = re.compile(r'(?P<name>\b(?:href|src))="(?P<url>(?![a-z]+:|[#/"])[^"]*)"')
"""A relative address; `data:,` and `#` stand as they are."""
_NO_BASE = ' data-base=""'
_GO = 'location.replace("../index.html" + location.hash);'

_WAY_BACK = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'sha256-{digest}'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{font:1.5rem sans-serif;margin:2rem}}a{{color:#00416a;display:inline-block;\
padding:1rem}}</style>
<script>{go}</script>
</head>
<body>
<h1><a href="../index.html">{title}</a></h1>
</body>
</html>
"""


def at_the_root(shell: str) -> str:
    """Return the shell's HTML with all its addresses leading into the site's folder.

    Raises ValueError for a text that is no shell beside its site.
    """
    if shell.count(_NO_BASE) != 1:
        raise ValueError("this is not the shell of a site as it was built")
    shell = _ADDRESS.sub(rf'\g<name>="{SITE}\g<url>"', shell)
    return shell.replace(_NO_BASE, f' data-base="{SITE}"')


def way_back(stamp: Stamp) -> str:
    """Return the page in the shell's old place, which leads to the one at the root.

    Pages know the shell beside their site. There must not be two: in Firefox each file has a
    storage of its own, so favourites kept in one would be missing in the other. The script
    keeps the address behind `#`.
    """
    digest = base64.b64encode(hashlib.sha256(_GO.encode()).digest()).decode()
    return _WAY_BACK.format(
        lang=stamp.languages[0], title=escape(stamp.title), digest=digest, go=_GO
    )
