"""The large player to the eye and to a finger: room, targets, rings, stillness, forced colours."""

from typing import Any

import pytest

from tests.browser.axe import at_rest
from tests.browser.page import Page
from tests.browser.panel import (
    CONTROLS,
    DIALOGS,
    NAME,
    VIEWS,
    close_dialog,
    open_at_the_chorale,
    open_dialog,
    show,
)
from tests.season import Site

pytestmark = pytest.mark.browser

SIZES = [(320, 640), (360, 640), (740, 360), (1280, 800)]
TARGET_PX = 44
# For each control: its name, its size, and whether a finger would meet it there once it has been
# brought into view, between the edges of the window.
REACHED = f"""{CONTROLS}.map((e) => {{
  e.scrollIntoView({{block: "nearest"}});
  const {{width, height, left, right, top, bottom}} = e.getBoundingClientRect();
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const inside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
  return [{NAME}(e), width, height, inside && e.contains(hit)];
}})"""
SIDEWAYS = """[document.documentElement, ...document.querySelectorAll(
  ".dock, .dock *, dialog[open], dialog[open] *")].filter((e) => e.checkVisibility()
  && !e.matches(".title, .by, .row small, input, canvas, svg *")
  && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible"
    || e.getBoundingClientRect().right > innerWidth + 1))
  .map((e) => e.tagName + "." + e.className + "#" + e.id)"""
VIEW_PX = "document.querySelector('#view-NAME').getBoundingClientRect().height"
LEAST_VIEW_PX = 88
"""Two lines of what is sung, or two chapters, can be seen at once."""


def faults(page: Page) -> list[str]:
    """What a finger cannot press, and what sticks out at the sides."""
    found = []
    for name, width, height, reached in page.evaluate(REACHED):
        if width < TARGET_PX or height < TARGET_PX:
            found.append(f"{name}: {width:.0f} x {height:.0f} px")
        if not reached:
            found.append(f"{name} cannot be pressed")
    return found + [f"{name} is too wide" for name in page.evaluate(SIDEWAYS)]


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_control_can_be_pressed(page: Page, site: Site, size: tuple[int, int]) -> None:
    """44 px each, inside the window, nothing on top of it; and no scrolling sideways."""
    page.resize(*size)
    open_at_the_chorale(page, site)
    found: dict[str, Any] = {}
    for view in VIEWS:
        show(page, view)
        found[view] = faults(page)
        page.evaluate(f"void document.querySelector('#view-{view}').scrollIntoView()")
        height = page.evaluate(VIEW_PX.replace("NAME", view))
        if height < LEAST_VIEW_PX:
            found[view].append(f"{height:.0f} px of it can be seen")
    for name in DIALOGS:
        open_dialog(page, name)
        found[name] = faults(page)
        close_dialog(page, name)
    assert {name: each for name, each in found.items() if each} == {}


TOLD = """(() => {
  document.querySelector("#notice").classList.add("telling");
  document.querySelector("#told").textContent =
    "On n’entend rien : le navigateur ne trouve sur cet appareil ni haut-parleur ni casque.";
})()"""


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_notice_pushes_nothing_out_of_the_window(
    page: Page, site: Site, size: tuple[int, int]
) -> None:
    """The large player gives way to it; the bar stays where it was."""
    page.resize(*size)
    open_at_the_chorale(page, site)
    place = "JSON.stringify(document.querySelector('#toggle').getBoundingClientRect())"
    before = page.evaluate(place)
    page.evaluate(TOLD)
    assert page.evaluate(place) == before
    found: dict[str, Any] = {}
    for view in VIEWS:
        show(page, view)
        found[view] = faults(page)
    assert {name: each for name, each in found.items() if each} == {}


# Elements with what stands before and after them, whose colours or places still move.
MOVING = """[...document.querySelectorAll("*")].flatMap((e) => ["", "::before", "::after"].map(
  (part) => [e, part, getComputedStyle(e, part)])).filter(([, , style]) =>
    style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some((each) => parseFloat(each) > 0))
  .map(([e, part]) => e.tagName + "." + e.className + "#" + e.id + part)"""


def test_nothing_moves_for_those_who_want_it_still(chromium: Any, site: Site) -> None:
    open_at_the_chorale(chromium, site)
    assert chromium.evaluate(MOVING), "with motion there is some; else this test sees nothing"
    chromium.tab.emulate_media(reduced_motion="reduce")
    assert chromium.evaluate(MOVING) == []
    for name in DIALOGS:
        open_dialog(chromium, name)
        assert chromium.evaluate(MOVING) == []
        close_dialog(chromium, name)


# For each control the contrast of its sign, or of its text, to what is behind it, and the
# frames of what is pressed and what is not: with forced colours a ground says nothing.
FORCED = """CONTROLS.map((e) => {
  const light = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map((one) => one / 255).map(
    (one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
  const opaque = (colour) => !/, 0\\)$/.test(colour) && colour !== "transparent";
  let ground = e;
  while (ground.parentElement && !opaque(getComputedStyle(ground).backgroundColor))
    ground = ground.parentElement;
  const sign = [...e.querySelectorAll("svg")].find((one) => one.checkVisibility());
  const ink = sign ? getComputedStyle(sign).fill : getComputedStyle(e).color;
  const two = [light(ink), light(getComputedStyle(ground).backgroundColor)].sort();
  return [NAME(e), (two[1] + 0.05) / (two[0] + 0.05), e.ariaPressed, e.matches(".panel *, dialog *")
    && getComputedStyle(e).borderTopWidth + getComputedStyle(e).borderTopColor];
})""".replace("CONTROLS", CONTROLS).replace("NAME", NAME)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_every_control_to_be_seen(
    chromium: Any, site: Site, scheme: str
) -> None:
    chromium.tab.emulate_media(forced_colors="active", color_scheme=scheme)
    open_at_the_chorale(chromium, site)
    for view in VIEWS:
        show(chromium, view)
        at_rest(chromium)
        seen = chromium.evaluate(FORCED)
        assert [each for each in seen if each[1] < 4.5] == []
        frames: dict[str, set[str]] = {"true": set(), "false": set()}
        for _, _, state, frame in seen:
            if state is not None and frame:
                frames[state].add(frame)
        assert frames["true"]
        assert not frames["true"] & frames["false"], view
    for name in DIALOGS:
        open_dialog(chromium, name)
        at_rest(chromium)
        assert [each for each in chromium.evaluate(FORCED) if each[1] < 4.5] == []
        close_dialog(chromium, name)
