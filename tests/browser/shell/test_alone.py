"""Pages opened without the shell, and without script."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.page import Page
from tests.browser.shell.visitor import on_a_busy_machine, wait_for_state

pytestmark = [pytest.mark.browser, pytest.mark.alone]

LONG = "document.querySelector('audio[data-recording=long]')"
SHORT = "document.querySelector('audio[data-recording=short]')"
OURS = "document.querySelector('audio:not([controls])')"
TOLD = "document.querySelector('[role=status]').textContent"


def enter(page: Page, shell: Path, url: str = "fr/works/a.html") -> None:
    page.open(shell.parent / url)
    page.wait_for("Boolean(window.poche.alone)")


def state(page: Page, button: str, expected: str) -> None:
    wait_for_state(page, button, expected, frame=None)


def late(page: Page, stop: float) -> list[str]:
    """Where the long sound stands, if it is more than 0.1 s from where it should have stopped."""
    stopped = page.evaluate(f"{LONG}.currentTime")
    return [] if abs(stopped - stop) <= 0.1 else [f"stopped at {stopped}, not {stop}"]


def test_buttons_drive_the_pages_own_audio(page: Page, shell: Path) -> None:
    enter(page, shell)
    page.click("#whole")
    page.wait_for(f"{LONG}.currentTime > 0.2")
    state(page, "#whole", "playing")
    page.click("#short")
    page.wait_for(f"{SHORT}.currentTime > 0 && {LONG}.paused")
    state(page, "#whole", "")
    page.click("#short")
    page.wait_for(f"{SHORT}.paused")
    state(page, "#short", "paused")
    assert page.evaluate("document.querySelector('.alone').checkVisibility()")
    assert page.errors() == []


def test_an_excerpt_stops(page: Page, shell: Path) -> None:
    @on_a_busy_machine
    def faults() -> list[str]:
        enter(page, shell)
        page.click("#bit")
        page.wait_for(f"{LONG}.paused && {LONG}.currentTime > 3")
        return late(page, 3.5)

    assert faults() == []


def test_a_playlist_goes_on(page: Page, shell: Path) -> None:
    @on_a_busy_machine
    def faults() -> list[str]:
        enter(page, shell)
        page.click("#second")
        page.wait_for(f"!{SHORT}.paused && {SHORT}.currentTime > 0")
        first = late(page, 4.5)
        page.wait_for(f"{LONG}.paused && {LONG}.currentTime > 20")
        return first + late(page, 21)

    assert faults() == []


def test_its_own_controls_end_the_excerpt(page: Page, shell: Path) -> None:
    enter(page, shell)
    page.click("#bit")
    page.wait_for(f"{LONG}.paused && {LONG}.currentTime > 3")
    page.evaluate(f"{LONG}.play().then(() => 1)")
    page.wait_for(f"{LONG}.currentTime > 3.8")
    state(page, "#bit", "")


def test_sounds_without_an_element_play_too(page: Page, shell: Path) -> None:
    """A list has buttons and no controls; one element of our own serves them all."""
    enter(page, shell, "fr/index.html")
    for button, name, start in (
        ("#whole", "long", 0),
        ("#from", "long", 5),
        ("#bit", "long", 2),
        ("#short", "short", 0),
        ("#list", "long", 10),
    ):
        page.click(button)
        page.wait_for(
            f"(a => a && !a.paused && a.src.endsWith('/media/{name}.mp3')"
            f" && a.currentTime > {start} && a.currentTime < {start} + 3)({OURS})"
        )
        state(page, button, "playing")
        page.wait_for_value("document.querySelectorAll('[data-state=playing]').length", 1)
    assert page.evaluate("document.querySelectorAll('audio').length") == 1
    page.click("#list")
    page.wait_for(f"{OURS}.paused")
    state(page, "#list", "paused")
    page.click("#list")
    page.wait_for(f"!{OURS}.paused && {OURS}.currentTime > 10")
    assert page.errors() == []
    assert page.requests == []


def test_a_playlist_without_elements_goes_on_and_ends(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#second")
    page.wait_for(f"{OURS}?.currentTime > 3 && {OURS}.src.endsWith('long.mp3')")
    page.wait_for(f"!{OURS}.paused && {OURS}.src.endsWith('short.mp3')")
    page.wait_for(f"{OURS}.paused && {OURS}.src.endsWith('long.mp3') && {OURS}.currentTime > 20")
    state(page, "#list", "paused")
    page.click("#bit")
    page.wait_for(f"{OURS}.paused && {OURS}.currentTime > 3 && {OURS}.currentTime < 4")


def test_an_element_and_ours_take_turns(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/works/b.html")
    page.click("#short")
    page.wait_for(f"{OURS}?.currentTime > 0")
    page.evaluate(f"{LONG}.play().then(() => 1)")
    page.wait_for(f"{OURS}.paused && !{LONG}.paused")
    state(page, "#short", "")
    page.click("#short")
    page.wait_for(f"!{OURS}.paused && {LONG}.paused")
    state(page, "#short", "playing")


def test_an_elements_own_excerpt_does_not_bind_the_buttons(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/works/b.html")
    page.click("#whole")
    page.wait_for(f"!{LONG}.paused && {LONG}.currentTime > 0.2 && {LONG}.currentTime < 5")
    state(page, "#whole", "playing")


def test_a_missing_file_is_told(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#lost")
    page.wait_for(f"{TOLD} === 'Illisible : Un son perdu'")
    state(page, "#lost", "paused")
    page.click("#whole")
    page.wait_for(f"{OURS}.currentTime > 0 && {TOLD} === ''")
    page.click("#lost")
    page.wait_for(f"{TOLD}.includes('Un son perdu')")


def test_the_way_to_the_shell_leads_to_the_same_page(page: Page, shell: Path) -> None:
    enter(page, shell)
    address = page.evaluate("document.querySelector('#open-shell').href")
    assert address == shell.as_uri() + "#fr/works/a.html"
    page.click("#open-shell")
    page.wait_for("document.querySelector('#page')?.title === 'Page A (fr)'")
    seen = "document.querySelector('#open-shell').checkVisibility()"
    page.wait_for_value(seen, value=False, frame="#page")


def test_dark_follows_the_system_or_the_button(page: Page, shell: Path) -> None:
    page.scheme("dark")
    enter(page, shell)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.wait_for_value("document.querySelector('[data-scheme-toggle]').ariaPressed", "true")
    page.click("[data-scheme-toggle]")
    page.wait_for(f"getComputedStyle(document.body).backgroundColor !== {dark!r}")


def test_without_script_a_page_and_the_shell_are_complete(
    chromium_browser: Browser, shell: Path
) -> None:
    context = chromium_browser.new_context(java_script_enabled=False)
    try:
        tab: Any = context.new_page()
        tab.goto((shell.parent / "fr/works/a.html").as_uri())
        assert tab.locator("audio").first.is_visible()
        assert not tab.locator("#whole").is_visible()
        tab.goto(shell.as_uri())
        assert tab.locator(".without h1").is_visible()
        assert not tab.locator(".without .zip").first.is_visible()
        assert not tab.locator("#page").is_visible()
        assert tab.locator(".without a").all_text_contents() == ["Français", "Deutsch"]
        tab.locator(".without a").first.click()
        assert tab.url.endswith("/fr/index.html")
    finally:
        context.close()


def test_the_shell_alone_out_of_a_zip_says_what_to_do(
    page: Page, shell: Path, tmp_path: Path
) -> None:
    """A file manager that opens one file of a zip leaves style and pages behind."""
    (tmp_path / "index.html").write_bytes(shell.read_bytes())
    page.open(tmp_path / "index.html")
    page.wait_for("document.querySelector('.zip').checkVisibility()")
    assert not page.evaluate("document.querySelector('#stage').checkVisibility()")
