"""Search by keyboard and finger: alone, in the shell, below a server's path, and without script."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.chromium import ChromiumPage
from tests.browser.find.seeker import (
    BEST,
    CHOSEN,
    FIELD,
    HELP_LINKS,
    LIST,
    OPEN,
    OPTIONS,
    READY,
    TITLES,
    TOLD,
    search,
    type_in,
)
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived
from tests.browser.ways import ALL, BROWSERS, BY_HTTP, visiting
from tests.season import Site

pytestmark = pytest.mark.browser

HOME = "fr/index.html"


def test_no_letter_is_lost_that_follows_the_key(page: Page, sea: Site) -> None:
    """The field is there before anything that answers has been fetched."""
    page.open(sea.root / HOME)
    type_in(page, "/vagues")
    page.wait_for_value(f"{FIELD}?.value", "vagues")
    page.wait_for_value(TOLD, "1 résultat")
    assert page.evaluate(BEST) == ["Les vagues de la mer"]
    assert page.evaluate("document.querySelector('.find mark').textContent") == "vagues"
    assert page.errors() == []
    assert page.requests == []


def fetched(name: str) -> str:
    """How many files of the index were asked for whose names begin so."""
    return f"document.querySelectorAll('script[src*=\"search/fr/{name}\"]').length"


def test_nothing_of_it_is_loaded_before_it_is_wanted(page: Page, sea: Site) -> None:
    loaded = "performance.getEntriesByType('resource').map((it) => it.name.split('/').pop())"
    page.open(sea.root / HOME)
    wanted = page.evaluate(loaded)
    if wanted:  # some browsers tell nothing of what they read from a file
        assert "find-field.js" in wanted
    assert not {"find.js", "find-ask.js", "docs.js"} & set(wanted)
    assert page.evaluate("document.querySelectorAll('script[src*=\"/find-ask\"]').length") == 0
    page.click("[data-find]")
    page.wait_for(READY)
    assert page.evaluate(fetched("")) == 0
    assert page.evaluate(f"{OPEN} && document.activeElement === {FIELD}")
    type_in(page, "v")
    page.wait_for(fetched("docs"))
    page.open(sea.root / HOME)
    page.press("/")  # the first key: a letter will follow
    page.wait_for(fetched("docs"))


def test_from_a_stick_all_is_fetched_while_nothing_is_typed(page: Page, sea: Site) -> None:
    """So that the first answer waits for no file."""
    page.open(sea.root / HOME)
    page.press("/")
    files = len(list((sea.root / "search" / "fr").glob("*.js")))
    assert files >= 4
    page.wait_for_value(fetched(""), files)
    assert page.requests == []


@pytest.mark.parametrize("browser", BROWSERS)
def test_from_a_server_only_what_is_asked_for_is(
    request: pytest.FixtureRequest, sea: Site, tmp_path: Path, browser: str
) -> None:
    """A whole class shares the line; only what prepares for any answer comes."""
    with visiting(request, browser, BY_HTTP, sea.root, tmp_path) as visit:
        page = visit.page
        page.open(visit.address + HOME)
        page.press("/")
        page.wait_for(fetched("words"))
        page.wait_for(READY)
        page.evaluate("new Promise((done) => setTimeout(done, 500))")
        assert page.evaluate(f"{fetched('dictionary')} + {fetched('text')}") == 0


def test_the_first_three_are_of_all_kinds_and_the_others_by_kind(page: Page, sea: Site) -> None:
    search(page, sea.root / HOME, "mer", "13 résultats")
    assert page.evaluate(BEST)[0] == "La mer"
    assert len(page.evaluate(BEST)) == 3
    heads = "[...document.querySelectorAll('.find [role=group]')].map((it) =>"
    names = f"{heads} document.getElementById(it.getAttribute('aria-labelledby')).textContent)"
    assert page.evaluate(names) == ["Meilleurs résultats", "Ateliers", "Autres pages"]
    kinds = "[...document.querySelectorAll('.find__hit--best .find__kind')].map((it) =>"
    assert page.evaluate(f"{kinds} it.textContent)") == ["Œuvre", "Portrait", "Enregistrement"]
    assert page.evaluate(f"{OPTIONS}.every((it) => it.tagName !== 'A' || it.tabIndex === -1)")


def test_arrows_choose_and_enter_goes_there(page: Page, sea: Site) -> None:
    search(page, sea.root / HOME, "mer", "13 résultats")
    assert page.evaluate(CHOSEN) is None
    for key, index in (("ArrowDown", 0), ("ArrowDown", 1), ("End", 9), ("ArrowUp", 8), ("Home", 0)):
        page.press(key)
        page.wait_for_value(CHOSEN, f"find-option-{index}")
        inside = f"document.getElementById('find-option-{index}').getBoundingClientRect()"
        under = "document.querySelector('.find__head').getBoundingClientRect().bottom"
        page.wait_for(f"{inside}.top >= {under} - 1 && {inside}.bottom <= innerHeight")
    page.press("ArrowUp")
    page.wait_for_value(f"{FIELD}.hasAttribute('aria-activedescendant')", value=False)
    assert page.evaluate(f"document.activeElement === {FIELD}")
    page.press("ArrowDown")
    page.press("Enter")
    page.wait_for("location.pathname.endsWith('/fr/works/la-mer.html')")


def test_whoever_presses_enter_at_once_comes_to_the_first(page: Page, sea: Site) -> None:
    page.open(sea.root / HOME)
    type_in(page, "/vagues")
    page.press("Enter")
    page.wait_for("location.pathname.endsWith('/fr/workshops/vagues.html')")
    assert page.errors() == []


def test_all_of_a_kind_are_shown_when_asked_for(page: Page, sea: Site) -> None:
    search(page, sea.root / HOME, "mer", "13 résultats")
    assert page.evaluate(f"{TITLES}.filter((it) => it?.startsWith('La mer, jeu')).length") == 5
    for _ in range(9):
        page.press("ArrowDown")
    assert page.evaluate(f"document.getElementById({CHOSEN}).textContent").startswith(
        "Les afficher"
    )
    page.press("Enter")
    page.wait_for_value(f"{TITLES}.filter((it) => it?.startsWith('La mer, jeu')).length", 8)
    page.wait_for_value(CHOSEN, "find-option-8")
    assert page.evaluate(f"document.activeElement === {FIELD}")


def test_escape_empties_and_then_closes(page: Page, sea: Site) -> None:
    page.open(sea.root / HOME)
    page.evaluate("document.querySelector('[data-find]').focus()")
    page.press("Enter")
    page.wait_for(READY)
    type_in(page, "mer")
    page.wait_for_value(TOLD, "13 résultats")
    page.press("Escape")
    page.wait_for(f"{FIELD}.value === '' && {OPEN}")
    page.wait_for_value(f"{LIST}.hidden", value=True)
    page.press("Escape")
    page.wait_for_value(OPEN, value=False)
    page.wait_for("document.activeElement.matches('[data-find]')")
    page.wait_for("location.search === ''")


def test_the_field_says_where_to_go_without_typing(page: Page, sea: Site) -> None:
    page.open(sea.root / HOME)
    page.press("/")
    page.wait_for(f"{HELP_LINKS}.length > 4")
    links = " ".join(page.evaluate(HELP_LINKS))
    assert "special/a-z.html" in links
    assert "workshops/index.html" in links
    for _ in range(2):
        page.press("Tab")
    page.wait_for("document.activeElement.closest('.find__help') !== null")
    type_in(page, "x")
    assert page.evaluate(f"{FIELD}.value") == ""


def test_the_key_is_a_letter_where_somebody_writes(page: Page, sea: Site) -> None:
    page.open(sea.root / HOME)
    page.press("/")
    type_in(page, "a/b")
    page.wait_for_value(f"{FIELD}.value", "a/b")


def test_what_was_typed_stands_in_the_address(page: Page, sea: Site) -> None:
    """A reload brings it back, and so does Back from a result; a parameter of others stays."""
    place = (sea.root / "fr/workshops/index.html").as_uri()
    page.open(place + "?kind=singing")
    type_in(page, "/la mer")
    page.wait_for_value(f"{BEST}[0]", "La mer")
    page.wait_for("location.search.endsWith('find=la+mer')")
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.wait_for_value(f"{BEST}[0]", "La mer")
    page.wait_for_value(f"{FIELD}.value", "la mer")
    page.click(".find__hit")
    page.wait_for("location.pathname.endsWith('/fr/works/la-mer.html')")
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for("location.pathname.endsWith('/workshops/index.html')")
    page.wait_for_value(f"{BEST}[0]", "La mer")
    assert page.evaluate(f"{OPEN} && {FIELD}.value === 'la mer'")
    page.click(".find__close")
    page.wait_for("!location.search.includes('find=')")


def test_a_text_without_translation_says_in_which_language_it_is(page: Page, sea: Site) -> None:
    search(page, sea.root / "de/index.html", "galets", "1 Ergebnis")
    page.wait_for("document.querySelector('.find__excerpt').textContent.includes('galets')")
    page.wait_for_value("document.querySelector('.find__excerpt').lang", "fr")
    page.wait_for_value("document.querySelector('.find__tongue')?.textContent", "auf Französisch")
    page.wait_for_value("document.querySelector('.find__excerpt mark')?.textContent", "galets")


def in_the_shell(page: Page, sea: Site) -> None:
    page.open(f"{sea.shell.as_uri()}#{HOME}")
    arrived(page, HOME)
    page.wait_for("document.documentElement.classList.contains('in-shell')", FRAME)


def test_in_the_shell_the_address_goes_along(page: Page, sea: Site) -> None:
    in_the_shell(page, sea)
    page.press("/", FRAME)
    type_in(page, "vagues")
    page.wait_for_value(TOLD, "1 résultat", FRAME)
    page.wait_for_value("location.hash", f"#{HOME}?find=vagues")
    page.press("Enter")
    arrived(page, "fr/workshops/vagues.html")
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for_value("location.hash", f"#{HOME}?find=vagues")
    page.wait_for_value(TOLD, "1 résultat", FRAME)
    assert page.errors() == []


def test_pressed_beside_the_page_it_opens_in_the_page(page: Page, sea: Site) -> None:
    """What follows the key is no command for the player, and none of it is lost."""
    in_the_shell(page, sea)
    page.evaluate("void document.activeElement.blur()")
    page.wait_for("document.hasFocus() && document.activeElement === document.body")
    type_in(page, "/vagues")
    page.wait_for_value(f"{FIELD}.value", "vagues", FRAME)
    page.wait_for_value(TOLD, "1 résultat", FRAME)
    page.wait_for("document.activeElement.id === 'page'")
    page.press("Enter")
    arrived(page, "fr/workshops/vagues.html")
    assert page.errors() == []


@pytest.mark.parametrize("page", ["chromium"], indirect=True)
def test_pressed_before_the_player_has_come_it_opens_too(page: ChromiumPage, sea: Site) -> None:
    page.tab.route("**/player.js", lambda route: route.abort())
    in_the_shell(page, sea)
    page.evaluate("void document.activeElement.blur()")
    page.wait_for("document.hasFocus() && document.activeElement === document.body")
    type_in(page, "/vagues")
    page.wait_for_value(f"{FIELD}.value", "vagues", FRAME)


def test_a_letter_that_comes_late_stands_where_it_was_typed(page: Page, sea: Site) -> None:
    """The shell's message may be slower than the next key, which the field has itself."""
    page.open(sea.root / HOME)
    page.press("/")
    page.press("g")
    for letter in "va":
        page.evaluate(
            "void dispatchEvent(new MessageEvent('message',"
            f" {{source: parent, data: {{poche: 1, kind: 'find', text: '{letter}'}}}}))"
        )
    type_in(page, "ues")
    page.wait_for_value(f"{FIELD}.value", "vagues")
    page.wait_for_value(TOLD, "1 résultat")


def test_whoever_switched_keys_off_has_no_such_key(page: Page, sea: Site) -> None:
    """WCAG 2.2, 2.1.4; the button stays, without its hint."""
    in_the_shell(page, sea)
    page.click("[data-open=settings]", FRAME)
    page.click("#keys-switch")
    page.click("#settings [data-close]")
    page.wait_for("document.documentElement.classList.contains('no-keys')", FRAME)
    page.press("/", FRAME)
    assert page.evaluate("document.querySelector('dialog.find') === null", FRAME)
    assert not page.evaluate("document.querySelector('[data-find] kbd').checkVisibility()", FRAME)
    page.click("[data-find]", FRAME)
    page.wait_for(OPEN, FRAME)


def test_a_deep_link_opens_with_its_results(page: Page, sea: Site) -> None:
    page.open(f"{sea.shell.as_uri()}#de/works/index.html?find={quote('das meer')}")
    page.wait_for_value(f"{FIELD}?.value", "das meer", FRAME)
    page.wait_for_value(f"{BEST}[0]", "Das Meer", FRAME)


@pytest.mark.parametrize(("browser", "way"), [it for it in ALL if it[1] == BY_HTTP])
def test_a_server_may_have_it_below_a_path(
    request: pytest.FixtureRequest, browser: str, way: str, sea: Site, tmp_path: Path
) -> None:
    root = tmp_path / "served"
    (root / "below").mkdir(parents=True)
    (root / "below" / "poche").symlink_to(sea.root)
    scratch = tmp_path / "server"
    scratch.mkdir()
    with visiting(request, browser, way, root, scratch) as visit:
        search(visit.page, f"{visit.address}below/poche/{HOME}", "vagues", "1 résultat")
        visit.page.press("Enter")
        visit.page.wait_for("location.pathname === '/below/poche/fr/workshops/vagues.html'")
        assert visit.page.errors() == []
        assert visit.strayed() == []


def test_without_script_the_magnifier_leads_to_the_lists(
    chromium_without_script: Page, sea: Site
) -> None:
    page = chromium_without_script
    page.open(sea.root / HOME)
    assert not page.evaluate("document.querySelector('[data-find] kbd').checkVisibility()")
    page.click("[data-find]")
    page.wait_for("location.pathname.endsWith('/fr/special/a-z.html')")
    assert page.evaluate("document.querySelectorAll('main a, #content a').length") > 3


def test_children_and_classes_have_no_search(page: Page, sea: Site) -> None:
    for url in ("fr/special/children.html", "fr/workshops/vagues.class.html"):
        page.open(sea.root / url)
        page.press("/")
        assert page.evaluate("document.querySelector('[data-find], dialog.find') === null"), url
        assert page.errors() == []
