"""Pages in the frame: addresses, history, titles, language, settings, pages that fail."""

import json
import shutil
import time
from pathlib import Path

import pytest

from tests.browser.chromium import ChromiumPage
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived, enter, follow, stored, text, wait_for_text

pytestmark = pytest.mark.browser

BACK = "history.back()"
FORWARD = "history.forward()"
SETTLED_S = 0.3


def test_without_an_address_the_home_page_opens(page: Page, shell: Path) -> None:
    enter(page, shell)
    assert page.evaluate("location.hash").endswith("/index.html")
    assert page.errors() == []


def test_opening_adds_one_step_to_the_history(page: Page, shell: Path) -> None:
    """Back from the first page leaves the shell."""
    page.open(shell.parent / "fr/works/a.html")
    before = page.evaluate("history.length")
    enter(page, shell)
    assert page.evaluate("history.length") <= before + 1


@pytest.mark.sampled
@pytest.mark.parametrize("url", ["de/works/b.html", "fr/works/a.html#part", "fr/index.html"])
def test_a_deep_link_opens_its_page(page: Page, shell: Path, url: str) -> None:
    enter(page, shell, url)
    lang = url[:2]
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate("document.title").endswith(f"({lang})")
    assert page.evaluate("document.querySelector('#page').title").endswith(f"({lang})")
    page.wait_for_value("scrollY > 100", "#part" in url, frame=FRAME)


@pytest.mark.parametrize(
    "rubbish",
    [
        "https://example.org/",
        "//example.org/fr/x.html",
        "javascript:alert(1)//.html",
        "../fr/index.html",
        "fr/../../x.html",
        "fr//example.org/x.html",
        "fr/%2e%2e/x.html",
        "fr\\..\\x.html",
        "xx/index.html",
        "fr/index.htm",
        "fr/",
        "data:text/html,fr/x.html",
    ],
)
def test_what_is_no_page_of_the_site_leads_home(chromium: Page, shell: Path, rubbish: str) -> None:
    enter_at_rubbish = shell.as_uri() + "#" + rubbish
    chromium.open(enter_at_rubbish)
    chromium.wait_for("/^#(fr|de)\\/index\\.html$/.test(location.hash)")
    chromium.evaluate(f"void (location.hash = {rubbish!r})")
    chromium.wait_for("/^#(fr|de)\\/index\\.html$/.test(location.hash)")
    assert chromium.evaluate("location.pathname", frame=FRAME).endswith("/index.html")
    assert chromium.requests == []


def test_links_and_back_and_forward(page: Page, shell: Path) -> None:
    """The address follows the page, also through entries made by hand."""
    enter(page, shell, "fr/index.html")
    follow(page, "#to-a", "fr/works/a.html")
    follow(page, "#to-b", "fr/works/b.html")
    page.evaluate(BACK)
    arrived(page, "fr/works/a.html")
    page.evaluate("void (location.hash = 'de/works/b.html')")
    arrived(page, "de/works/b.html")
    follow(page, "#to-list", "de/playlists/excerpts.html")
    for step, url in (
        (BACK, "de/works/b.html"),
        (BACK, "fr/works/a.html"),
        (BACK, "fr/index.html"),
        (FORWARD, "fr/works/a.html"),
        (FORWARD, "de/works/b.html"),
        (FORWARD, "de/playlists/excerpts.html"),
    ):
        page.evaluate(step)
        arrived(page, url)
        page.wait_for(f"document.documentElement.lang === {url[:2]!r}")
    assert page.errors() == []
    assert page.requests == []


def test_parts_of_a_page_have_addresses(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/works/a.html")
    follow(page, "#to-part", "fr/works/a.html#part")
    page.evaluate(BACK)
    arrived(page, "fr/works/a.html")
    page.wait_for("scrollY === 0", frame=FRAME)


def test_a_link_to_a_part_may_be_pressed_again(page: Page, shell: Path) -> None:
    """The second time nothing moves, and still the page is there."""
    enter(page, shell, "fr/works/a.html")
    follow(page, "#to-part", "fr/works/a.html#part")
    page.click("#to-part", frame=FRAME)
    page.evaluate(
        "void (window.troubles = 0, setInterval(() => {"
        " troubles += !document.querySelector('#trouble').hidden; }, 20))"
    )
    page.evaluate("new Promise((done) => setTimeout(done, 3500))")
    assert page.evaluate("troubles") == 0
    page.click("#to-a", frame=FRAME)
    arrived(page, "fr/works/a.html")


def test_back_still_works_after_a_reload(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    follow(page, "#to-a", "fr/works/a.html")
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    arrived(page, "fr/works/a.html")
    page.wait_for("document.documentElement.classList.contains('in-shell')", frame=FRAME)
    page.evaluate(BACK)
    arrived(page, "fr/index.html")


def test_the_language_read_last_is_opened_next_time(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    follow(page, "#other", "de/index.html")
    page.wait_for("document.querySelector('#toggle').ariaLabel === 'Anhören'")
    enter(page, shell)
    arrived(page, "de/index.html")


def test_every_stored_key_begins_with_the_hub(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("[data-scheme-toggle]", frame=FRAME)
    page.click("#grown-ups", frame=FRAME)
    page.click("#keys-switch")
    page.wait_for("localStorage.length >= 3")
    kept = stored(page)
    assert kept == {"fixture:lang": "fr", "fixture:scheme": "dark", "fixture:keys": "off"}


FIRST_LOOKS = """(() => {
  if (self !== top) return;
  self.looks = [];
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) {
    looks.push("kept");
    return getItem.call(this, key);
  };
  addEventListener("message", ({ data }) => looks.push(data.kind));
  addEventListener("DOMContentLoaded", () => looks.push(document.documentElement.dataset.scheme));
})()"""


@pytest.mark.parametrize("page", ["chromium"], indirect=True)
def test_after_a_reload_nothing_kept_is_looked_up_before_the_page_has_answered(
    page: ChromiumPage, shell: Path
) -> None:
    """Chromium may tell of nothing while the document before is going; what was worn is known."""
    enter(page, shell, "fr/index.html")
    page.click("[data-scheme-toggle]", frame=FRAME)
    page.wait_for("document.documentElement.dataset.scheme === 'dark'")
    page.tab.add_init_script(FIRST_LOOKS)
    page.tab.reload()
    page.wait_for("looks.includes('shown')")
    looks = page.evaluate("looks")
    assert looks[:2] == ["dark", "hello"] and "kept" in looks
    page.wait_for("document.documentElement.dataset.scheme === 'dark'", frame=FRAME)


def test_light_and_dark_are_kept_and_known_before_the_first_paint(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("[data-scheme-toggle]", frame=FRAME)
    page.wait_for("document.documentElement.dataset.scheme === 'dark'")
    follow(page, "#to-a", "fr/works/a.html")
    assert page.evaluate("name", frame=FRAME) == "poche-dark"
    assert page.evaluate("document.documentElement.dataset.scheme", frame=FRAME) == "dark"
    enter(page, shell, "fr/works/b.html")
    assert page.wait_for("document.documentElement.dataset.scheme === 'dark'", frame=FRAME)
    page.click("[data-scheme-toggle]", frame=FRAME)
    page.wait_for("!document.documentElement.dataset.scheme")
    assert "fixture:scheme" not in stored(page)


def test_refused_storage_is_said_and_breaks_nothing(page: Page, shell: Path) -> None:
    enter(page, shell.parent / "refusing.html", "fr/index.html")
    assert "ne garde rien" in text(page, "#told")
    follow(page, "#to-a", "fr/works/a.html")
    page.click("[data-scheme-toggle]", frame=FRAME)
    page.wait_for("document.documentElement.dataset.scheme === 'dark'")
    page.click("#told-close")
    wait_for_text(page, "#told", "")
    assert page.errors() == []


def test_a_page_that_does_not_answer_is_explained(page: Page, shell: Path) -> None:
    page.open(shell.as_uri() + "#fr/works/mute.html")
    page.wait_for("!document.querySelector('#trouble').hidden", patience_s=6)
    assert "zip" in text(page, "#trouble")
    page.wait_for_value("document.activeElement.id", "trouble", what="the focus")
    link = page.evaluate("document.querySelector('#trouble-open').href")
    assert link == (shell.parent / "fr/works/mute.html").as_uri()
    page.click("#trouble-home")
    arrived(page, "fr/index.html")
    page.wait_for("document.querySelector('#trouble').hidden")
    assert page.errors() == []


def test_a_link_that_leads_nowhere_is_explained(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/works/a.html")
    page.click("#to-gone", frame=FRAME)
    # On a busy machine the page before may seem not to answer, too, for a moment.
    page.wait_for("document.querySelector('#trouble-open').href.endsWith('/gone.html')")
    page.wait_for("!document.querySelector('#trouble').hidden")
    page.evaluate(BACK)
    page.wait_for("document.querySelector('#trouble').hidden")
    arrived(page, "fr/works/a.html")


def test_the_last_word_of_a_page_is_heard_when_it_is_gone(page: Page, shell: Path) -> None:
    """Nobody is its source then: on a busy machine, where the page would not be found that a link
    leads to, the shell knew nothing of it. A greeting, or another site's word, is no last word."""
    enter(page, shell, "fr/works/a.html")
    for kind, origin, is_heard in (
        ("leave", "https://elsewhere.example", False),
        ("hello", None, False),
        ("leave", None, True),
    ):
        page.evaluate(
            f"""void dispatchEvent(new MessageEvent("message", {{
              data: {{ poche: 1, kind: {kind!r}, url: "fr/works/gone.html", space: "" }},
              origin: {json.dumps(origin)} ?? self.origin }}))"""
        )
        asked = "document.querySelector('#trouble-open').href.endsWith('/gone.html')"
        if is_heard:
            page.evaluate("document.querySelector('#page').src = 'fr/works/gone.html'")
            page.wait_for(asked)
        else:
            time.sleep(SETTLED_S)
            assert not page.evaluate(asked) and page.evaluate("location.hash") == "#fr/works/a.html"
    assert page.errors() == []


def test_the_explanation_goes_when_the_page_answers_after_all(page: Page, shell: Path) -> None:
    page.open(shell.as_uri() + "#fr/works/late.html")
    page.wait_for("!document.querySelector('#trouble').hidden", patience_s=6)
    page.wait_for("document.querySelector('#trouble').hidden")
    page.wait_for("document.title === 'Page lente (fr)'")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#page')).visibility") == "visible"
    )


def test_other_sites_and_files_open_beside_the_shell(page: Page, shell: Path) -> None:
    """A sound or PDF in the frame could not say hello, and another site has no place there."""
    enter(page, shell, "fr/index.html")
    page.evaluate("void addEventListener('click', (event) => event.preventDefault())", frame=FRAME)
    for link in ("#out", "#save"):
        page.click(link, frame=FRAME)
        target = f"(a => [a.target, a.rel])(document.querySelector({link!r}))"
        page.wait_for_value(target, ["_blank", "noopener"], frame=FRAME)
    page.click("#to-a", frame=FRAME)
    page.wait_for_value("document.querySelector('#to-a').target", "", frame=FRAME)


def test_printing_prints_the_page(page: Page, shell: Path) -> None:
    """Chromium would print the shell, also while the focus is in the page."""
    enter(page, shell, "fr/index.html")
    page.evaluate("void (window.printed = 0, window.print = () => { printed += 1; })", frame=FRAME)
    page.evaluate("void document.querySelector('#page').blur()")
    page.press("Control+p")
    page.wait_for("printed === 1", frame=FRAME)
    page.click("h1", frame=FRAME)
    page.press("Control+p", frame=FRAME)
    page.wait_for("printed === 2", frame=FRAME)


def test_what_can_be_played_is_fetched_in_the_language_of_the_page(
    chromium: ChromiumPage, shell: Path
) -> None:
    """And in no other, whatever the browser speaks and however soon something is pressed."""
    seen: list[str] = []
    chromium.tab.on("request", lambda asked: seen.append(asked.url))
    chromium.open(shell.as_uri() + "#de/index.html")
    chromium.wait_for("Boolean(window.poche && document.querySelector('#whole'))", frame=FRAME)
    chromium.evaluate("document.querySelector('#whole').click()", frame=FRAME)
    chromium.wait_for("!document.querySelector('#sound').paused")
    sounds = [url.rpartition("/de/")[2] for url in seen if url.endswith("/sounds.js")]
    assert sounds == ["sounds.js"]


def test_messages_from_elsewhere_are_not_heard(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.evaluate("void postMessage({poche: 1, kind: 'hello', url: 'de/index.html', lang: 'de'})")
    for message in ("kind: 'hello', url: 'https://example.org/x.html'", "kind: 'constructor'"):
        page.evaluate(f"void parent.postMessage({{poche: 1, {message}}}, '*')", frame=FRAME)
    page.errors()
    assert page.evaluate("location.hash") == "#fr/index.html"
    assert page.errors() == []


def test_a_copy_that_lacks_its_player_shows_its_pages(
    page: Page, shell: Path, tmp_path: Path
) -> None:
    """So does whoever leaves a page while its player is still coming."""
    copy = tmp_path / "copy"
    shutil.copytree(shell.parent, copy)
    (copy / "assets/poche/player.js").unlink()
    page.open(f"{(copy / shell.name).as_uri()}#fr/works/a.html")
    page.wait_for("Boolean(document.querySelector('script[src$=\"/player.js\"]'))")
    assert [told for told in page.errors() if "TypeError" in told] == []
    page.evaluate("location.hash = '#fr/works/b.html'")
    page.wait_for("document.querySelector('#page').title === 'Page B (fr)'")
