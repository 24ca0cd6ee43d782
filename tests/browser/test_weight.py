"""What a page brings along is light and used, and nothing moves while it comes."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Request

from tests.browser.chromium import MOVED, ChromiumPage
from tests.season import ROOT, Site

pytestmark = pytest.mark.browser

FIRST = {
    "home": 136_000,
    "playlist": 120_000,
    "sheet": 140_000,
    "recording with a score": 136_000,
    "sheet with a score": 150_000,
    "journey": 150_000,
}
"""The goal is 150,000; less is what is reached."""
FURTHER_BYTES, FURTHER_WITH_A_SCORE_BYTES = 14_000, 25_000
SHIFT = 0.02
COUNTED = ("document", "stylesheet", "script", "font")
FRAME = "#page"
KINDS = {
    "home": "fr/index.html",
    "playlist": "fr/playlists/choir-practice.html",
    "sheet": "fr/workshops/sound-detectives.html",
    "journey": "fr/journeys/small-steps-big-sounds.html",
    "sheet with a score": "fr/workshops/lanterns-at-the-door.html",
    "recording with a score": "fr/recordings/die-forelle-clarinet.html",
}
HERE = (
    "document.documentElement.classList.contains('in-shell') && document.readyState === 'complete'"
)
SHOWN = "!document.documentElement.classList.contains('soon')"
SOUNDS = "[...document.scripts].some((it) => it.src.endsWith('/sounds.js'))"
PLAYER = "Boolean(window.pocheKeys)"
PROSE = re.compile(r"(^|[\s>])(h4|pre|hr|blockquote|h3|\[align=\"\w+\"\])$")
"""What editors may write, whether the season has it or not."""


def brought(page: ChromiumPage, site: Site, url: str) -> dict[str, int]:
    """Return the bytes of all that the shell loads to show a page, but for what can be played."""
    seen: list[Request] = []
    page.tab.on("request", lambda asked: seen.append(asked))  # noqa: PLW0108 playwright marks it
    page.open(f"{site.shell.as_uri()}#{url}")
    page.wait_for(HERE, frame=FRAME)
    page.wait_for(SHOWN, frame=FRAME)  # its letters are there
    page.wait_for(SOUNDS)
    page.wait_for(PLAYER)
    files = {
        Path(url2pathname(urlsplit(it.url).path)) for it in seen if it.resource_type in COUNTED
    }
    return {str(it): it.stat().st_size for it in files if it.name != "sounds.js"}


@pytest.mark.parametrize("kind", FIRST)
def test_a_first_page_is_light(chromium: ChromiumPage, site: Site, kind: str) -> None:
    """Nothing is compressed on a stick. What can be played comes once the page has answered."""
    sizes = brought(chromium, site, KINDS[kind])
    assert {Path(it).suffix for it in sizes} == {".html", ".css", ".js", ".woff2"}
    assert sum(sizes.values()) <= FIRST[kind], sizes


def test_further_pages_are_light(site: Site) -> None:
    """Those with a score also say its notes in words; its picture is no part of the page."""
    texts = [(site.root / url).read_bytes() for url in site.pages]
    scored = [b'class="score"' in text for text in texts]
    for which, most in ((False, FURTHER_BYTES), (True, FURTHER_WITH_A_SCORE_BYTES)):
        sizes = [len(text) for text, has in zip(texts, scored, strict=True) if has is which]
        assert len(sizes) > len(texts) / 6
        assert sum(sizes) / len(sizes) <= most
    assert not [text for text in texts if b"<svg" in text and b"font-family" in text]


def test_only_the_picture_at_the_head_of_a_page_comes_at_once(site: Site) -> None:
    """It need not wait until it is known to be in sight; all others do."""
    head, *others = re.findall("<img [^>]*>", (site.root / KINDS["playlist"]).read_text("utf-8"))
    assert "loading" not in head
    assert others and all('loading="lazy"' in it for it in others)


def test_all_that_a_page_needs_is_asked_for_at_once(site: Site) -> None:
    """By file:// no browser looks ahead: nothing to be fetched stands behind what is waited for.

    An inline script waits for the styles before it, and the parser for a script that is not
    deferred.
    """
    for url in site.pages:
        head = (site.root / url).read_text("utf-8").partition("</head>")[0]
        asked = re.findall(r'<link rel="(stylesheet)"|<script (defer )?src|<(script)>', head)
        kinds = [
            sheet or deferred.strip() or inline or "script src" for sheet, deferred, inline in asked
        ]
        assert kinds[0] == "script" and kinds.count("script") == 1, url
        assert kinds[-1] == "script src" and kinds.count("script src") == 1, url


@pytest.mark.sampled
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_comes(
    chromium: ChromiumPage, site: Site, kind: str, width: int
) -> None:
    chromium.resize(width, 800)
    chromium.open(site.root / KINDS[kind])
    assert chromium.evaluate(MOVED) <= SHIFT


def pages_and_shell(site: Site) -> Iterator[str]:
    """Every page in one language, and what scripts write."""
    for url in [url for url in site.pages if url.startswith("fr/")]:
        yield (site.root / url).read_text("utf-8")
    yield site.shell.read_text("utf-8")


def told_by_scripts(site: Site) -> str:
    """All scripts of the site, but those that hold an index or a drawing."""
    files = (it.relative_to(site.root) for it in site.root.rglob("*.js"))
    own = sorted(it for it in files if it.parts[0] not in ("media", "search"))
    return "\n".join((site.root / it).read_text("utf-8") for it in own)


def test_every_rule_of_style_is_of_use(chromium: ChromiumPage, site: Site) -> None:
    """On some page of the season; or the season has none of that: templates name it, pages do not.

    The few of our own style sheets that a page needs are all there is: none of Material's.
    """
    sheets = sorted(site.root.rglob("*.css"))
    assert {it.parent for it in sheets} == {site.root / "assets" / "poche"}
    chromium.open("about:blank")
    chromium.evaluate((ROOT / "tests" / "browser" / "styles.js").read_text("utf-8").rstrip(";\n"))
    texts = {it.name: it.read_text("utf-8") for it in sheets}
    assert chromium.tab.evaluate(
        "([sheets, scripts]) => readStyles(sheets, scripts)", [texts, told_by_scripts(site)]
    )
    pages = list(pages_and_shell(site))
    for page in pages:
        chromium.tab.evaluate("(html) => withoutUseOn(html)", page)
    left = [it for it in chromium.evaluate("useless()") if not is_missed(it[1], pages)]
    assert left == [], "\n".join(map(str, left))


def is_missed(selector: str, pages: list[str]) -> bool:
    """Whether a rule is for something that the season has none of."""
    if PROSE.search(selector):
        return True
    templates = "\n".join(
        it.read_text("utf-8")
        for top, kind in (("overrides", "*.html"), ("build_tools", "*.py"))
        for it in sorted((ROOT / top).rglob(kind))
    )
    for name in re.findall(r"[.#]([\w-]+)", selector):
        alone = re.compile(rf"(?<![\w-]){name}(?![\w-])")
        worn = re.compile(rf'(class|id)="[^"]*(?<![\w-]){name}(?![\w-])')
        numbered = re.sub(r"--\d$", "--{{", name)
        if (alone.search(templates) or numbered in templates) and not any(map(worn.search, pages)):
            return True
    return False


def test_every_file_beside_the_pages_is_of_use(site: Site) -> None:
    """Something names it; there are no maps of sources, and no stems of languages not here."""
    folder = site.root / "assets" / "poche"
    named = [*pages_and_shell(site), told_by_scripts(site)]
    named += [it.read_text("utf-8") for it in folder.glob("*.css")]
    words = "\n".join(named)
    files = [it for it in folder.rglob("*") if it.is_file() and it.suffix != ".txt"]
    assert not [it.name for it in files if it.suffix == ".map" or "sourceMappingURL" in words]
    unused = [it.name for it in files if it.name not in words and f'"{it.stem}"' not in words]
    languages = {it["lang"] for it in site.catalogue["pages"]}
    assert {it.removesuffix(".js") for it in unused} <= languages | {"base"}, unused
