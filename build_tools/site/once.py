"""Pages and style sheets without what they need not say, or say again and again. Pure.

A pictogram takes 300 to 1,400 bytes, and a list shows the same few on every row. What a page shows
several times is drawn once, at its end, where no script takes it away; what every page shows is in
the style sheet. Of the style sheets for what some pages show, a page has those it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from build_tools import drawings

_INDENTED = re.compile(r"\n\s+(?=<)")
"""Nothing but an element begins with `<`: values and words have it escaped, data too."""
_BLOCK = (
    "(?:html|head|meta|link|title|body|header|nav|main|article|section|aside|footer|div|p|h[1-6]"
    "|[uod]l|li|d[dt]|table|t(?:head|body|foot|r|h|d)|form|fieldset|details|option|source)"
)
_BETWEEN = re.compile(rf"\n+(?=</?{_BLOCK}[ >])")
"""The end of a line before what begins a line of its own on the screen, too."""
_AS_WRITTEN = ("<pre", "<textarea")
"""Elements in which space is shown as it stands."""
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg"'
_PICTOGRAM = _NAMESPACE + ' class="pictogram"'
_FOR_OLD_BROWSERS = ' focusable="false"'
_DRAWN_ELSEWHERE = re.compile(r'url\("pictogram:([a-z,-]+)"\)')
_SHOWN_BY = {
    "cards": ('"card', "play--over", "to-children"),
    "rows": ('"sheet-row', '"dates', '"path-card', '"day', "live-mark"),
    "boxes": ('"step"', '"step__', '"say', '"tip', '"listen', '"materials', '"adapt"',
              "block__title", "writing-line", "drawing-box"),
    "papers": ('"papers',),
}  # fmt: skip
"""A style sheet to what is in every page that shows something of it."""
_IN_PIECES = re.compile(rf'<link rel="stylesheet" href="[^"]*/({"|".join(_SHOWN_BY)})\.css">\n?')
_APART = 2 * 24
"""From one pictogram of a row to the next: a row is as wide as some whole number of pictograms, so
that each falls on whole pixels, and what is shown of one has nothing of another."""


def page(html: str) -> str:
    """Return a page that shows the same, and says it shorter.

    This is done to every page of every build: a regular expression for it all would take thrice
    the time.
    """
    if not any(element in html for element in _AS_WRITTEN):
        html = _BETWEEN.sub("", _INDENTED.sub("\n", html))
    html = _with_first_picture_at_once(_without_useless_styles(html))
    before, *rest = html.split(_PICTOGRAM)
    cut = [_cut(each) for each in rest]
    times = Counter(path for _, path, _ in cut)
    # No heading has an id like these: its words would begin with a letter.
    several = {path: f"_{at}" for at, path in enumerate(it for it in times if times[it] > 1)}
    written = [before]
    for begin, path, after in cut:
        drawn = f'<use href="#{several[path]}"/>' if path in several else path
        written += ['<svg class="pictogram"', begin.replace(_FOR_OLD_BROWSERS, ""), drawn, after]
    # HTML knows what an svg is.
    html = "".join(written).replace(_NAMESPACE, "<svg")
    return _with_drawings(html, several) if several else html


def _without_useless_styles(html: str) -> str:
    """Return a page without links to style sheets of which it shows nothing."""
    head, end, rest = html.partition("</head>")

    def if_of_use(found: re.Match[str]) -> str:
        return found[0] if any(sign in rest for sign in _SHOWN_BY[found[1]]) else ""

    return _IN_PIECES.sub(if_of_use, head) + end + rest


def _with_first_picture_at_once(html: str) -> str:
    """Return a page whose first picture is not lazy: such a one waits for a layout."""
    before, picture, rest = html.partition("<img ")
    attributes, end, after = rest.partition(">")
    return before + picture + attributes.replace(' loading="lazy"', "") + end + after


def _cut(rest: str) -> tuple[str, str, str]:
    """Return what stands before a pictogram's path, the path, and what comes after it."""
    begin, end = rest.index("<path "), rest.index("</svg>")
    return rest[:begin], rest[begin:end], rest[end:]


def _with_drawings(html: str, several: Mapping[str, str]) -> str:
    """Return a page with these paths, by their ids, at the end of its body."""
    begin, end, rest = html.rpartition("</body>")
    paths = "".join(path.replace("<path", f'<path id="{id_}"') for path, id_ in several.items())
    return f'{begin}<svg style="display:none">{paths}</svg>\n{end}{rest}'


def style(text: str) -> str:
    """Return a style sheet with its pictograms where it names them: `url("pictogram:home")`.

    Several with commas between them are one image, a row: browsers make a document of each image,
    and eight of them took longer than all else of a page's style.
    """
    return _DRAWN_ELSEWHERE.sub(lambda found: f'url("{_address(found[1].split(","))}")', text)


def _address(names: Sequence[str]) -> str:
    """Return a row of pictograms as its own address: file:// lets no style sheet fetch a mask."""
    paths = "".join(
        f"<path transform='translate({_APART * at})' d='{drawings.outline(name)}'/>"
        for at, name in enumerate(names)
    ).replace(" transform='translate(0)'", "")
    width = 24 + _APART * (len(names) - 1)
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} 24'>{paths}</svg>"
    return "data:image/svg+xml," + svg.replace("<", "%3C").replace(">", "%3E")
