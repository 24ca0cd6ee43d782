"""What the shell looks like to the eye, to a finger and to axe-core."""

import re
from pathlib import Path
from typing import Literal

import pytest

from build_tools.site import lean
from tests.browser.axe import AXE, at_rest
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, enter, play

pytestmark = pytest.mark.browser

RULES = (
    "{type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}"
)
WIDTHS = [320, 360, 768, 1024, 1280, 1920]


def violations(page: Page, frame: str | None = None) -> list[str]:
    """What axe-core finds in one document."""
    page.evaluate(f"void (() => {{ {AXE} }}).call(window)", frame)
    at_rest(page, frame)
    found: list[str] = page.evaluate(
        f"axe.run(document, {{runOnly: {RULES}, iframes: false}}).then(({{violations}}) =>"
        " violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`))",
        frame,
    )
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_has_nothing_to_say(
    chromium: Page, shell: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    chromium.resize(width, 740)
    chromium.scheme(scheme)
    enter(chromium, shell, "fr/index.html")
    assert violations(chromium) == []
    play(chromium, "#second")
    chromium.click("#toggle")
    assert violations(chromium) == []
    assert violations(chromium, FRAME) == []
    chromium.click("#lost", frame=FRAME)
    chromium.wait_for("document.querySelector('.telling') !== null")
    assert violations(chromium) == []
    chromium.open(shell.as_uri() + "#fr/works/mute.html")
    chromium.wait_for("!document.querySelector('#trouble').hidden", patience_s=6)
    assert violations(chromium) == []
    chromium.open(shell.parent / "fr/index.html")
    assert violations(chromium) == []


@pytest.mark.sampled
@pytest.mark.parametrize("width", WIDTHS)
def test_the_player_never_hides_the_page(page: Page, shell: Path, width: int) -> None:
    """The frame ends where the player begins, and nothing sticks out at the sides."""
    page.resize(width, 700)
    enter(page, shell, "fr/index.html")
    play(page, "#second")
    frame, bar = page.evaluate(
        "['#page', '#bar'].map((s) => document.querySelector(s).getBoundingClientRect().toJSON())"
    )
    assert frame["top"] == 0
    assert frame["bottom"] <= bar["top"]
    assert bar["bottom"] < 700
    assert bar["left"] > 0
    assert bar["right"] < width
    page.evaluate("void scrollTo(0, document.documentElement.scrollHeight)", frame=FRAME)
    page.wait_for(
        "document.querySelector('#last').getBoundingClientRect().bottom <= innerHeight - 12", FRAME
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(320, 640), (740, 360), (1280, 800)])
def test_targets_are_large_and_apart(page: Page, shell: Path, size: tuple[int, int]) -> None:
    """44 px each, 56 px the main one; no two overlap."""
    page.resize(*size)
    enter(page, shell, "fr/index.html")
    play(page, "#second")
    boxes = page.evaluate(
        "[...document.querySelectorAll('#bar button, #bar input, #bar a')]"
        ".filter((e) => e.checkVisibility()).map((e) =>"
        " [e.id, e.getBoundingClientRect().toJSON()])"
    )
    there = {name for name, _ in boxes}
    assert {"now", "toggle", "more", "position"} <= there
    # On a phone the rest is one tap up, where every control stands.
    assert ({"previous", "next"} <= there) == (size[0] > 700)
    for name, box in boxes:
        assert box["height"] >= (56 if name == "toggle" else 44), name
        assert box["width"] >= (56 if name == "toggle" else 44), name
    for index, (name, one) in enumerate(boxes):
        for other_name, other in boxes[index + 1 :]:
            apart = (
                one["right"] <= other["left"]
                or other["right"] <= one["left"]
                or one["bottom"] <= other["top"]
                or other["bottom"] <= one["top"]
            )
            assert apart, f"{name} lies on {other_name}"


def test_focus_is_visible_on_every_control(chromium: Page, shell: Path) -> None:
    enter(chromium, shell, "fr/index.html")
    play(chromium, "#second")
    chromium.evaluate("void document.querySelector('#now').focus()")
    chromium.press("Shift+Tab")
    for name in ("now", "previous", "toggle", "next", "position", "volume"):
        while chromium.evaluate("document.activeElement.id") != name:
            chromium.press("Tab")
        ring = chromium.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert ring == ["solid", "3px"], name


def test_scripts_are_small_and_classic(shell: Path) -> None:
    """Every page loads page.js; file:// runs no modules."""
    folder = shell.parent / "assets" / "poche"
    laid = {path.name: lean.script(path.read_text("utf-8")) for path in folder.glob("*.js")}
    sizes = {name: len(script.encode()) for name, script in laid.items()}
    assert sizes["page.js"] < 7000
    (inside,) = re.findall("<script>(.*?)</script>", shell.read_text("utf-8"), re.DOTALL)
    assert len(inside.encode()) + sizes["player.js"] < 36_000
    for path in folder.glob("*.js"):
        code = path.read_text("utf-8")
        assert not re.search(r"^\s*(import|export)\b", code, re.MULTILINE), path.name


def test_the_policy_stands_before_every_script(shell: Path) -> None:
    html = shell.read_text("utf-8")
    assert html.index("<meta charset") < html.index("Content-Security-Policy")
    assert html.index("Content-Security-Policy") < html.index("<script")
