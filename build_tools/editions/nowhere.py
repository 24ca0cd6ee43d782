"""What a server answers where there is nothing: one page in all languages of an edition. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from build_tools.strings import Strings

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body{{font:1.25rem/1.5 Verdana,"DejaVu Sans",sans-serif;color:#231a2b;background:#fbf7f0;
max-width:34rem;margin:0 auto;padding:2rem 1.25rem}}
h1{{font-size:1.6rem;margin:0 0 1.5rem}}
section{{background:#fff;border-radius:14px;padding:1rem 1.25rem;margin:0 0 1rem}}
p{{margin:0}}
a{{display:inline-block;padding:.6rem 0;font-weight:bold;color:#4a1d5c}}
a:focus-visible{{outline:3px solid #231a2b;outline-offset:4px}}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{said}
</main>
</body>
</html>
"""
_SAID = """<section lang="{lang}">
<p>{nothing}</p>
<p><a href="/" hreflang="{lang}">{start}</a></p>
</section>"""


def nowhere(title: str, strings: Mapping[str, Strings]) -> str:
    """Return the page for addresses that lead nowhere; it has to stand anywhere.

    `strings` are the words of the edition's languages, the default language first.
    """
    said = [
        _SAID.format(
            lang=lang,
            nothing=escape(t("There is nothing at this address.")),
            start=escape(t("To the start page")),
        )
        for lang, t in strings.items()
    ]
    return _PAGE.format(lang=next(iter(strings)), title=escape(title), said="\n".join(said))
