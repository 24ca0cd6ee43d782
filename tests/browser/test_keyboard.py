"""The large player by keyboard alone: every control is reached, acts, and keeps the focus."""

from collections.abc import Iterator

import pytest

from tests.browser.page import Page
from tests.browser.panel import (
    CONTROLS,
    DIALOGS,
    FOCUSED,
    NAME,
    OPEN,
    open_at_the_chorale,
    wait_for_focus,
)
from tests.browser.shell.visitor import SOUND
from tests.season import Site

pytestmark = pytest.mark.browser

MOST_STEPS = 120
HERE = "document.querySelector('#queue [aria-current]')?.previousElementSibling"
NOW = f"{SOUND}.currentTime"

# Whether a ring is drawn around what has the focus, and nothing that scrolls cuts it off.
RINGED = """((e) => {
  const {outlineStyle, outlineWidth, outlineOffset} = getComputedStyle(e);
  const wide = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const ring = e.getBoundingClientRect();
  let whole = true;
  for (let box = e.parentElement; box; box = box.parentElement) {
    if (getComputedStyle(box).overflowX === "visible") continue;
    const edge = box.getBoundingClientRect();
    if (ring.left - wide < edge.left - 1 || ring.right + wide > edge.right + 1) whole = false;
  }
  return outlineStyle === "solid" && parseFloat(outlineWidth) >= 3 && whole;
})(document.activeElement)"""


def text(selector: str) -> str:
    return f"document.querySelector({selector!r}).textContent"


def pressed(selector: str) -> str:
    return f"document.querySelector({selector!r}).ariaPressed === 'true'"


def shown(view: str) -> str:
    return f"document.querySelector('#view-{view}').checkVisibility()"


# What to press where, in the order of the Tab key, and what is so afterwards. The chorale is the
# last but one of the queue's items, and the sound stands still before the first press.
TOOLS = (
    ("forward", "Space", f"{NOW} > 9.9 && {NOW} < 12"),
    ("slower", "Space", text("#rate") + " === '0,9 ×'"),
    ("faster", "Enter", text("#rate") + " === '1 ×'"),
    ("loopFrom", "Space", text("#loop-text") + ".startsWith('à partir de')"),
    ("loopTo", "Enter", text("#loop-text") + ".startsWith('de ')"),
    ("loopOff", "Space", text("#loop-text") + " === ''"),
    ("repeat", "Space", pressed("#repeat")),
    ("quieter", "Space", text("#loudness") + " === '90 %'"),
    ("louder", "Enter", text("#loudness") + " === '100 %'"),
    ("panel-favourite", "Space", pressed("#panel-favourite") + " && " + pressed("#favourite")),
    ("mine", "Enter", "document.querySelector('#mine').open"),
    ("mine", "Escape", "!document.querySelector('#mine').open"),
    ("settings", "Space", "document.querySelector('#settings').open"),
    ("settings", "Escape", "!document.querySelector('#settings').open"),
    ("keys", "Enter", "document.querySelector('#keys').open"),
    ("keys", "Escape", "!document.querySelector('#keys').open"),
)
CHOICES = (
    ("words", "Space", shown("words")),
    ("lines", "ArrowDown", "document.querySelector('#lines').scrollTop > 0"),
    ("lines line", "Enter", f"{NOW} > 0 && {NOW} < 10"),
    ("chapters", "Enter", shown("chapters")),
    ("chapters row", "Space", f"{NOW} < 1"),
    ("queue", "Space", shown("queue")),
    ("queue row", "Enter", "document.querySelector('#queue li').ariaCurrent === 'true'"),
)
PARTS = (
    ("parts", "Space", shown("parts")),
    ("alto", "Enter", pressed("[data-part=alto]") + f" && {SOUND}.src.includes('alto')"),
    ("all", "Space", pressed("[data-mode=all]")),
    ("only", "Space", pressed("[data-mode=only]")),
    ("without", "Enter", pressed("[data-mode=without]")),
    ("moreOthers", "Space", "Boolean(document.querySelector('audio[data-part]'))"),
    ("balance", "ArrowRight", "document.querySelector('#balance').value > 0"),
    ("moreMine", "Enter", "document.querySelector('#balance').value > 0.1"),
)
BAR = (
    ("toggle", "Space", f"{SOUND}.paused === false"),
    ("toggle", "Enter", f"{SOUND}.paused"),
    ("position", "ArrowRight", f"{NOW} > 4"),
    ("volume", "Home", f"{SOUND}.volume === 0"),
    ("speed", "Enter", FOCUSED + " === 'slower'"),
    ("favourite", "Space", pressed("#favourite")),
    ("more", "Enter", f"!{OPEN}"),
    ("more", "Space", OPEN),
)


@pytest.fixture
def player(page: Page, site: Site) -> Iterator[Page]:
    """The large player at the chorale, the focus on it; no error by the end."""
    open_at_the_chorale(page, site)
    page.press("Escape")
    page.wait_for(f"!{OPEN}")
    page.evaluate("void document.querySelector('#more').focus()")
    page.press("Enter")
    page.wait_for(f"{OPEN} && document.activeElement.id === 'panel'")
    yield page
    assert page.errors() == []


def steps(page: Page, key: str) -> Iterator[str]:
    """Press a key again and again, and tell each time where the focus has come to."""
    for _ in range(MOST_STEPS):
        page.press(key)
        yield str(page.evaluate(f"document.activeElement.isConnected && {FOCUSED}"))


def go_to(page: Page, name: str) -> None:
    """Tab to a control, by the way that does not lead out of the page."""
    controls = page.evaluate(f"{CONTROLS}.map({NAME})")
    here = page.evaluate(FOCUSED)
    if here != name:
        back = here in controls and controls.index(name) < controls.index(here)
        assert name in steps(page, "Shift+Tab" if back else "Tab"), f"{name} was not reached"
    assert page.evaluate(RINGED), f"no ring around {name}"


def act(page: Page, doings: tuple[tuple[str, str, str], ...]) -> None:
    """Go to each control, press the key, and see what came of it; the focus is never lost."""
    for name, key, outcome in doings:
        if key != "Escape":
            go_to(page, name)
        page.press(key)
        page.wait_for(outcome)
        lost = "document.activeElement === document.body"
        page.wait_for_value(lost, value=False, what=f"the focus to be lost by {key} on {name}")
        if key == "Escape":
            wait_for_focus(page, name)


def test_tab_goes_to_every_control_and_back(player: Page) -> None:
    for view in ("words", "chapters", "queue", "parts"):
        go_to(player, view)
        player.press("Space")
        player.wait_for(shown(view))
        wanted = set(player.evaluate(f"{CONTROLS}.map({NAME})"))
        player.evaluate("void document.querySelector('#panel').focus()")
        for key, last in (("Tab", "more"), ("Shift+Tab", "panel-close")):
            reached: list[str] = []
            for name in steps(player, key):
                reached.append(name)
                if name == last:
                    break
            assert wanted - {*reached, "more"} == set(), (view, key)


@pytest.mark.parametrize(
    "doings", [TOOLS, CHOICES, PARTS, BAR], ids=["tools", "choices", "parts", "bar"]
)
def test_each_control_does_its_work_and_keeps_the_focus(
    player: Page, doings: tuple[tuple[str, str, str], ...]
) -> None:
    act(player, doings)


def test_previous_and_next_keep_the_focus(player: Page) -> None:
    """Each begins another sound, which may have other views."""
    for name, key, place in (("previous", "Space", 3), ("next", "Enter", 4), ("next", "Space", 5)):
        go_to(player, name)
        player.press(key)
        current = f"document.querySelectorAll('#queue li')[{place}].ariaCurrent === 'true'"
        player.wait_for(f"document.querySelectorAll('#queue li').length && {current}")
        wait_for_focus(player, name)


def test_a_view_that_goes_with_its_sound_leaves_the_focus_in_the_player(player: Page) -> None:
    """The next piece has no parts: who stood there stands in the player, not nowhere."""
    go_to(player, "parts")
    player.press("Space")
    go_to(player, "alto")
    player.press("n")
    player.wait_for("!document.querySelector('#view-parts').checkVisibility()")
    wait_for_focus(player, "panel")


def test_dialogs_hold_the_focus_and_give_it_back(player: Page) -> None:
    for name in DIALOGS:
        go_to(player, name)
        player.press("Enter")
        player.wait_for(f"document.querySelector('#{name}').open")
        wanted = set(player.evaluate(f"{CONTROLS}.map({NAME})"))
        reached = {player.evaluate(FOCUSED)}
        for there in steps(player, "Tab"):
            reached.add(there)
            assert player.evaluate(RINGED) or there not in wanted, there
            if wanted <= reached:
                break
        assert wanted <= reached, name
        player.press("Escape")
        player.wait_for(f"!document.querySelector('#{name}').open")
        wait_for_focus(player, name)


def test_escape_closes_the_player_and_gives_the_focus_back(player: Page) -> None:
    player.press("Escape")
    player.wait_for(f"!{OPEN}")
    wait_for_focus(player, "more")


def test_a_piece_of_my_music_and_a_new_beginning_keep_the_focus(player: Page) -> None:
    """A press on a row makes the list anew; "fresh" takes the whole player away."""
    act(player, (TOOLS[9], TOOLS[10]))
    assert "favourites row" in steps(player, "Tab")
    player.press("Enter")
    player.wait_for(f"!{SOUND}.paused && document.querySelector('#queue').children.length < 2")
    wait_for_focus(player, "favourites row")
    assert "fresh" in steps(player, "Tab")
    player.press("Enter")
    player.wait_for("document.querySelector('#bar').hidden")
    wait_for_focus(player, "told-act")
    player.press("Enter")
    player.wait_for("!document.querySelector('#bar').hidden")
    wait_for_focus(player, "page")
