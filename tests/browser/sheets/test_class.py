"""A sheet before a class: one step at a time, by keys, clicker, finger and buttons; timers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, arrived
from tests.season import Site

pytestmark = pytest.mark.browser

Sheet = Callable[[str], Path]
CLASS = "fr/workshops/chanter.class.html"
SHOWN = "[...document.querySelectorAll('.slide')].filter((s) => s.checkVisibility()).map((s) => s.id).join()"  # noqa: E501
LEFT = "document.querySelector('.slide:not([hidden]) [data-left]').textContent"
GO = ".slide:not([hidden]) [data-timer-go]"
TOLD = "document.querySelector('[data-told]').textContent"
CLOCK = "void (() => { const now = Date.now; window.ahead = 0; Date.now = () => now() + ahead; })()"


def at(page: Page, step: int, frame: str | None = None) -> None:
    """Wait until a step, and nothing else, is on the screen, and in the address."""
    page.wait_for(f"{SHOWN} === 'step-{step}'", frame)
    if step:
        page.wait_for(f"location.hash === '#step-{step}'", frame)


def swipe(page: Page, across: int, along: int = 0, on: str = ".slide:not([hidden])") -> None:
    """Move a finger over the step; desktop browsers have none, so the events are made."""
    page.evaluate(
        f"""void [["touchstart", 300, 300], ["touchend", 300 + {across}, 300 + {along}]].forEach(
          ([type, clientX, clientY]) => {{
            const finger = [{{ clientX, clientY }}];
            const event = new Event(type, {{ bubbles: true }});
            Object.assign(event, {{ touches: finger, changedTouches: finger }});
            document.querySelector({on!r}).dispatchEvent(event);
          }})"""
    )


def test_keys_and_a_clicker_turn_the_steps(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    at(page, 0)
    for key, step in (
        ("ArrowRight", 1),
        ("PageDown", 2),
        ("PageUp", 1),
        (" ", 2),
        ("ArrowLeft", 1),
        ("End", 3),
        ("ArrowRight", 3),
        ("Home", 0),
        ("PageUp", 0),
    ):
        page.press(key)
        page.wait_for(f"{SHOWN} === 'step-{step}'")
    assert page.errors() == []


def test_space_presses_the_button_that_has_the_focus(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.press("ArrowRight")
    at(page, 1)
    page.evaluate(f"document.querySelector({GO!r}).focus()")
    page.press(" ")
    page.wait_for(f"document.querySelector({GO!r}).ariaPressed === 'true'")
    at(page, 1)


def test_buttons_keep_the_focus_and_the_step_is_said(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.click("[data-turn='1']")
    at(page, 1)
    said = "document.querySelector('[data-said]').textContent"
    page.wait_for(f"{said} === 'Étape 1 sur 2: Debout'")
    page.wait_for_value("document.activeElement.dataset.turn", "1")
    page.press("Enter")
    at(page, 2)
    page.click(".lesson__dots a[href='#step-3']")
    at(page, 3)
    page.wait_for("document.querySelector(\"[data-turn='1']\").ariaDisabled === 'true'")
    page.click("[data-turn='-1']")
    at(page, 2)


def test_a_focus_in_the_step_that_goes_moves_to_the_next(page: Page, sheet: Sheet) -> None:
    """Else it would be nobody's, and a screen reader at the page's top."""
    page.open(sheet("class"))
    page.press("ArrowRight")
    page.evaluate(f"document.querySelector({GO!r}).focus()")
    page.press("ArrowRight")
    at(page, 2)
    page.wait_for_value("document.activeElement.id", "step-2")


def test_a_finger_turns_the_steps(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    swipe(page, -120)
    at(page, 1)
    swipe(page, -120)
    at(page, 2)
    swipe(page, -80, along=200)  # that is scrolling
    swipe(page, -120, on=".table-scroll td")  # and that moves the table
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    at(page, 2)
    swipe(page, 120)
    at(page, 1)


def test_reload_stays_and_back_leads_to_the_sheet(page: Page, sheet: Sheet) -> None:
    page.open(sheet(""))
    page.click("a[href$='.class.html']")
    page.wait_for("location.pathname.endsWith('.class.html') && document.readyState === 'complete'")
    at(page, 0)
    page.press("ArrowRight")
    page.press("ArrowRight")
    at(page, 2)
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    at(page, 2)
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for("location.pathname.endsWith('/chanter.html')")


def test_escape_closes_what_is_open_then_leaves(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.click(".lesson__more summary")
    page.wait_for("document.querySelector('.lesson__more').open")
    page.press("Escape")
    page.wait_for("!document.querySelector('.lesson__more').open")
    page.wait_for("document.activeElement.closest('.lesson__more') !== null")
    at(page, 0)
    page.press("Escape")
    page.wait_for("location.pathname.endsWith('/chanter.html')")


def test_tips_fold_up_for_whoever_leads(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.press("ArrowRight")
    at(page, 1)
    seen = "document.querySelector('.tip p:last-child').checkVisibility()"
    assert not page.evaluate(seen)
    page.click(".quiet summary")
    page.wait_for(seen)


def test_a_timer_counts_down_the_minutes_of_its_step(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.evaluate(CLOCK)
    page.press("ArrowRight")
    at(page, 1)
    assert page.evaluate(LEFT) == "5:00"
    page.evaluate("void (ahead += 60000)")  # it waits for a press
    page.evaluate("new Promise((done) => setTimeout(done, 400))")
    assert page.evaluate(LEFT) == "5:00"
    page.click(GO)
    label = f"document.querySelector({GO!r}).ariaLabel"
    page.wait_for_value(label, "Mettre le minuteur en pause")
    page.evaluate("void (ahead += 240000)")
    page.wait_for(f"/^(1:00|0:5.)$/.test({LEFT})")
    page.click(".slide:not([hidden]) [data-timer-longer]")
    page.wait_for(f"/^(2:00|1:5.)$/.test({LEFT})")
    page.click(GO)
    page.evaluate("void (ahead += 600000)")
    page.evaluate("new Promise((done) => setTimeout(done, 400))")
    assert page.evaluate(LEFT) != "0:00"
    assert page.evaluate(TOLD) == ""
    page.click(GO)
    page.evaluate("void (ahead += 120000)")
    page.wait_for(f"{LEFT} === '0:00'")
    page.wait_for(f"{TOLD} === 'Le temps est écoulé'")
    assert page.evaluate("document.querySelector('[data-told]').getAttribute('role')") == "status"
    page.click(".slide:not([hidden]) [data-timer-again]")
    page.wait_for(f"{LEFT} === '5:00' && {TOLD} === ''")
    assert page.errors() == []


def test_a_timer_goes_on_while_one_looks_at_another_step(page: Page, sheet: Sheet) -> None:
    """And says which step's time is up; another step's timer makes it wait."""
    page.open(sheet("class"))
    page.evaluate(CLOCK)
    page.press("ArrowRight")
    page.click(GO)
    page.press("ArrowRight")
    at(page, 2)
    page.evaluate("void (ahead += 300000)")
    page.wait_for(f"{TOLD} === 'Le temps est écoulé · Debout'")
    assert page.evaluate(LEFT) == "12:00"
    page.press("ArrowLeft")
    page.wait_for(f"{TOLD} === '' && {LEFT} === '0:00'")
    page.click(GO)  # once more, from the start
    page.wait_for(f"/^(5:00|4:5.)$/.test({LEFT})")
    page.press("ArrowRight")
    page.click(GO)
    page.press("ArrowLeft")
    page.wait_for(f"document.querySelector({GO!r}).ariaPressed === 'false'")


def test_the_bell_is_off_until_somebody_wants_it(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.evaluate(
        "void (() => { window.tones = 0; const make = AudioContext.prototype.createOscillator;"
        " AudioContext.prototype.createOscillator = function () {"
        " tones += 1; return make.call(this); }; })()"
    )
    page.evaluate(CLOCK)
    page.press("ArrowRight")
    page.click(GO)
    page.evaluate("void (ahead += 300000)")
    page.wait_for(f"{LEFT} === '0:00'")
    assert page.evaluate("tones") == 0
    page.click("[data-bell]")
    page.wait_for("document.querySelector('[data-bell]').ariaPressed === 'true' && tones > 0")
    page.evaluate("void (tones = 0)")
    page.click(GO)
    page.evaluate("void (ahead += 300000)")
    page.wait_for("tones > 0")
    assert page.errors() == []


def test_in_the_shell_music_and_address_follow_and_the_bar_hides_nothing(
    page: Page, hall: Site
) -> None:
    page.open(f"{hall.shell.as_uri()}#{CLASS}")
    arrived(page, CLASS)
    page.wait_for("document.documentElement.classList.contains('in-shell')", FRAME)
    page.press("PageDown", FRAME)
    arrived(page, CLASS + "#step-1")
    at(page, 1, FRAME)
    page.click(".slide:not([hidden]) [data-play]", FRAME)
    page.wait_for(f"{PLAYING} > 0 || document.querySelector('#sound').ended")
    inside = (
        "[...document.querySelectorAll('.lesson__way')].every((b) => {"
        " const {bottom, height} = b.getBoundingClientRect();"
        " return height >= 56 && bottom <= innerHeight; })"
    )
    assert page.evaluate(inside, FRAME)
    assert page.evaluate("document.fullscreenEnabled", FRAME)
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    arrived(page, CLASS + "#step-1")
    at(page, 1, FRAME)
    page.press("Escape", FRAME)
    arrived(page, "fr/workshops/chanter.html")
    assert page.errors() == []


def test_the_screen_is_filled_by_one_press(page: Page, sheet: Sheet) -> None:
    page.open(sheet("class"))
    page.wait_for("!document.querySelector('[data-full]').hidden")
    page.click("[data-full]")
    page.wait_for("document.fullscreenElement !== null")
    page.wait_for("document.querySelector('[data-full]').ariaPressed === 'true'")
    page.click("[data-full]")
    page.wait_for("document.fullscreenElement === null")


@pytest.mark.sampled
@pytest.mark.parametrize("window", [(1920, 1080), (1280, 720), (1024, 768)])
def test_a_step_fits_on_the_screen_in_type_for_the_last_row(
    page: Page, sheet: Sheet, window: tuple[int, int]
) -> None:
    page.resize(*window)
    page.open(sheet("class"))
    for step in range(1, 4):
        page.press("ArrowRight")
        at(page, step)
        assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
        size = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.slide:not([hidden])')).fontSize)"
        )
        assert size >= window[0] / 50


def test_without_script_all_steps_stand_there(chromium_without_script: Page, sheet: Sheet) -> None:
    page = chromium_without_script
    page.open(sheet("class"))
    assert page.evaluate(SHOWN) == "step-0,step-1,step-2,step-3"
    seen = page.evaluate(
        "[document.body.innerText, document.querySelector('.tip').checkVisibility()]"
    )
    assert seen[1]
    for words in (
        "Une craie",
        "La salle",
        "Une fiche pour essayer",
        "5 min",
        "Levez-vous",
        "Rien.",
    ):
        assert words in seen[0]
    buttons = "[...document.querySelectorAll('button')].filter((b) => b.checkVisibility()).length"
    assert page.evaluate(buttons) == 0
