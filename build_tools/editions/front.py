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
<noscript><meta http-equiv="refresh" content="0; url=../index.html"></noscript>
<style>
body{{font:bold 1.25rem/1.4 Verdana,"DejaVu Sans",sans-serif;background:#fbf7f0;margin:0 auto;\
max-width:34rem;padding:2rem 1.25rem}}
a{{display:block;padding:1rem 1.5rem;border-radius:2rem;color:#fff;background:#4a1d5c}}
a:focus-visible{{outline:3px solid #231a2b;outline-offset:4px}}
</style>
<script>{go}</script>
</head>
<body>
<main><a href="../index.html">{title}</a></main>
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
