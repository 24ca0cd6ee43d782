"""What the large player and the dialogs do: loop, speed, words, parts, favourites, one file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools.site.player_words import KEYS
from tests.browser import chromium as chromium_driver
from tests.browser import firefox as firefox_driver
from tests.browser.page import Page
from tests.browser.shell.visitor import (
    FRAME,
    PLAYING,
    SOUND,
    at,
    enter,
    play,
    set_slider,
    stored,
    wait_for_text,
)
from tests.programs import CHROMIUM, FIREFOX, program

pytestmark = [pytest.mark.browser, pytest.mark.alone]

OPEN = "document.querySelector('#panel') && !document.querySelector('#panel').hidden"
OWN = "document.querySelector('audio[data-part]')"


def open_panel(page: Page, shell: Path, button: str = "#song") -> None:
    """Play what a button names and open the large player."""
    enter(page, shell, "fr/index.html")
    play(page, button)
    page.click("#more")
    page.wait_for(OPEN)


def wait_for_pressed(page: Page, selector: str) -> None:
    page.wait_for_value(f"document.querySelector({selector!r}).ariaPressed", "true")


def seek(page: Page, seconds: float) -> None:
    set_slider(page, "#position", seconds)
    page.wait_for(f"!{SOUND}.seeking && Math.abs({SOUND}.currentTime - {seconds}) < 1")


# Speed, loop, order


def test_speed_keeps_the_pitch_and_the_true_speed_comes_back(page: Page, shell: Path) -> None:
    open_panel(page, shell)
    for _ in range(3):
        page.click("#slower")
    page.wait_for(f"{SOUND}.playbackRate === 0.7 && {SOUND}.preservesPitch")
    wait_for_text(page, "#rate", "0,7 ×")
    for _ in range(9):
        page.click("[data-do=faster]")
    page.wait_for(f"{SOUND}.playbackRate === 1.5")
    page.press("=")
    page.wait_for(f"{SOUND}.playbackRate === 1")
    for _ in range(9):
        page.press("-")
    page.wait_for(f"{SOUND}.playbackRate === 0.5")


def test_a_loop_goes_round_from_a_to_b(page: Page, shell: Path) -> None:
    open_panel(page, shell, "#whole")
    seek(page, 5)
    begins = at(page)  # the press comes later, perhaps much later on a busy machine
    page.click("[data-do=loopFrom]")
    page.wait_for("document.querySelector('#loop-text').textContent.startsWith('à partir de 0:05')")
    page.wait_for(f"{SOUND}.currentTime > {begins + 0.8}")
    page.click("[data-do=loopTo]")
    ends = page.wait_for("document.querySelector('#loop-text').textContent.includes('de 0:05 à')")
    assert ends
    page.evaluate(f"void (window.seen = [], setInterval(() => seen.push({SOUND}.currentTime), 10))")
    page.wait_for("seen.filter((now, i) => i && now < seen[i - 1] - 0.3).length >= 3")
    most = page.evaluate("Math.max(...seen)")
    assert page.evaluate("Math.min(...seen)") >= begins - 0.05
    assert most < begins + 3
    page.click("[data-do=loopOff]")
    page.wait_for(f"{SOUND}.currentTime > {most + 0.5}")
    wait_for_text(page, "#loop-text", "")


def test_repeat_and_mixed_order(page: Page, shell: Path) -> None:
    """All repeats the list; in mixed order each piece is still played once."""
    open_panel(page, shell, "#list")
    assert not page.evaluate("document.querySelector('#view-queue').hidden")
    assert page.evaluate("document.querySelectorAll('#queue li').length") == 4
    page.click("#repeat")
    wait_for_text(page, "#repeat-text", "Tout répéter")
    page.click("#queue li:last-child button")
    page.wait_for(f"{PLAYING} >= 20")
    page.wait_for(f"{PLAYING} >= 10 && {PLAYING} < 12")  # 21 s is the end, then from the first
    page.click("#shuffle")
    wait_for_pressed(page, "#shuffle")
    order = "[...document.querySelectorAll('#queue small')].map((e) => e.textContent).sort()"
    page.wait_for_value(order, ["0:01", "0:02", "0:02", "0:03"])


# Words and chapters


def test_words_light_up_in_step_and_lead_to_their_moment(page: Page, shell: Path) -> None:
    """Within 0.2 s, in the large player and on the page."""
    open_panel(page, shell)
    page.wait_for("document.querySelectorAll('#lines .line').length === 3")
    watch = (
        "void (window.seen = [], setInterval(() => seen.push([document.querySelector('#sound')"
        ".currentTime, document.querySelector('#lines [aria-current] .line')?.textContent]), 15))"
    )
    page.evaluate("void (document.querySelector('#sound').currentTime = 0.5)")
    page.evaluate(watch)
    page.wait_for("seen.some(([now]) => now > 5.6)", patience_s=20)
    seen = page.evaluate("seen")
    for line, begins, ends in (("Première ligne", 1, 3), ("Deuxième ligne", 3, 5)):
        lit = [now for now, shown in seen if shown == line]
        assert abs(min(lit) - begins) <= 0.2, line
        assert abs(max(lit) - ends) <= 0.2, line
    page.click("#lines li:last-child .line")
    page.wait_for(f"{PLAYING} >= 16 && {PLAYING} < 18")
    page.wait_for(
        "document.querySelector('[data-line][data-at=\"16\"]').ariaCurrent === 'true'", FRAME
    )
    page.click("[data-line][data-at='3'] .line", frame=FRAME)
    page.wait_for(f"{PLAYING} >= 3 && {PLAYING} < 5")


def test_words_in_the_readers_language_or_another(page: Page, shell: Path) -> None:
    open_panel(page, shell)
    page.wait_for("document.querySelectorAll('#words-langs button').length === 2")
    wait_for_text(page, "#lines li:first-child", "Première ligne")
    wait_for_text(page, "#lines .voice", "Anne")
    page.click("#words-langs [lang=de]")
    wait_for_text(page, "#lines li:first-child", "Erste Zeile")
    page.wait_for_value("document.querySelector('#lines').lang", "de")


def test_chapters_lead_and_follow(page: Page, shell: Path) -> None:
    open_panel(page, shell)
    page.click("[data-view=chapters]")
    page.wait_for("document.querySelectorAll('#chapters li').length === 3")
    page.click("#chapters li:nth-child(2) button")
    page.wait_for(f"{PLAYING} >= 5 && {PLAYING} < 8")
    page.wait_for("document.querySelector('#chapters li:nth-child(2)').ariaCurrent === 'true'")


# My part


def test_a_part_alone_and_all_the_others(page: Page, shell: Path) -> None:
    """Each choice is one sound at one place: nothing can drift."""
    enter(page, shell, "fr/index.html")
    page.click("#rehearse", frame=FRAME)
    page.wait_for(f"{OPEN} && {SOUND}.src.endsWith('low.mp3') && {PLAYING} > 0.5")
    wait_for_pressed(page, "#parts-mine [data-part=low]")
    wait_for_pressed(page, "[data-mode=only]")
    for mode, file in (("without", "high"), ("all", "choir"), ("only", "low")):
        before = at(page)
        page.click(f"[data-mode={mode}]")
        page.wait_for(f"{SOUND}.src.endsWith('{file}.mp3')")
        after = page.wait_for(f"!{SOUND}.seeking && {PLAYING} > {before} && {PLAYING}")
        assert after - before < 3, mode
    page.wait_for(f"{OWN} === null")
    page.click("#parts-mine [data-part=high]")
    page.wait_for(f"{SOUND}.src.endsWith('high.mp3') && {PLAYING}")
    assert page.errors() == []


def test_a_balance_keeps_two_sounds_in_step(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#rehearse", frame=FRAME)
    page.wait_for(f"{OPEN} && {PLAYING} > 0.3")
    for _ in range(5):
        page.click("[data-do=moreOthers]")
    page.wait_for(f"{OWN} && !{OWN}.paused && {SOUND}.src.endsWith('high.mp3')")
    page.wait_for(f"Math.abs({OWN}.volume - 1) < 0.01")
    page.click("[data-do=moreOthers]")
    page.wait_for(f"Math.abs({OWN}.volume - 0.8) < 0.01 && {SOUND}.volume === 1")
    apart = f"Math.abs({OWN}.currentTime - {SOUND}.currentTime)"
    page.evaluate(
        f"void (window.near = 0, setInterval(() => near = {apart} < 0.03 ? near + 1 : 0, 50))"
    )
    page.wait_for("near > 20", patience_s=30)  # a second long within 30 ms
    page.click("#toggle")
    page.wait_for(f"{OWN}.paused")
    page.click("[data-mode=all]")
    page.wait_for(f"{OWN} === null && {SOUND}.src.endsWith('choir.mp3')")


# Who has the focus


def test_what_closes_by_keyboard_gives_the_focus_back_to_the_page(page: Page, shell: Path) -> None:
    """On file:// Firefox gives a page no focus while a key is handled."""
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    for close in ("Escape", "Enter"):
        page.click("h1", frame=FRAME)
        page.press("o", frame=FRAME)
        page.wait_for(f"{OPEN} && document.activeElement.id === 'panel'")
        if close == "Enter":
            page.evaluate("void document.querySelector('#panel-close').focus()")
        page.press(close)
        page.wait_for(f"!({OPEN})")
        page.wait_for_value("document.activeElement.id", "page", what="the focus")
        page.click("#my-music", frame=FRAME)
        page.wait_for("document.querySelector('#mine').open")
        if close == "Enter":
            page.evaluate("void document.querySelector('#mine [data-close]').focus()")
        page.press(close)
        page.wait_for("!document.querySelector('#mine').open")
        page.wait_for_value("document.activeElement.id", "page", what="the focus")


# What is kept


def test_favourites_are_kept_and_shown_on_the_page(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#heart", frame=FRAME)
    page.wait_for("document.querySelector('#heart').ariaPressed === 'true'", FRAME)
    play(page, "#whole")
    wait_for_pressed(page, "#favourite")
    page.click("#my-music", frame=FRAME)
    page.wait_for("document.querySelector('#mine').open")
    page.wait_for("document.querySelector('#favourites').textContent.includes('une demi-minute')")
    page.wait_for("document.querySelector('#no-favourites').hidden")
    page.press("Escape")
    page.wait_for("!document.querySelector('#mine').open")
    page.click("#favourite")
    page.wait_for("document.querySelector('#heart').ariaPressed === 'false'", FRAME)


def test_a_recording_goes_on_where_it_was_left(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    seek(page, 12)
    page.click("#toggle")
    page.wait_for(f"{SOUND}.paused")
    page.click("#short", frame=FRAME)
    page.wait_for(f"{SOUND}.src.endsWith('short.mp3')")
    page.click("#whole", frame=FRAME)
    page.wait_for(f"{PLAYING} >= 11.9 && {PLAYING} < 14")
    enter(page, shell, "fr/index.html")
    page.wait_for(f"!document.querySelector('#bar').hidden && {SOUND}.paused")
    page.wait_for("document.querySelector('#position').value > 11")
    page.click("#toggle")
    page.wait_for(f"{PLAYING} >= 11.9 && {PLAYING} < 20")


@pytest.fixture(params=["chromium", "firefox"])
def reopened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A browser with a profile that outlives it: each call opens it anew."""
    if request.param == "chromium":
        yield lambda: chromium_driver.lasting(program(CHROMIUM), tmp_path)
    else:
        yield lambda: firefox_driver.lasting(program(FIREFOX), tmp_path)


def test_it_goes_on_after_the_browser_was_closed(reopened: Any, shell: Path) -> None:
    with reopened() as page:
        enter(page, shell, "fr/index.html")
        page.click("#heart", frame=FRAME)
        play(page, "#whole")
        seek(page, 17)
        page.wait_for(f"{PLAYING} > 17.2")
        page.click("#toggle")
        page.wait_for(f"{SOUND}.paused && localStorage['fixture:progress']")
        left = at(page)
        page.evaluate("new Promise((done) => setTimeout(done, 1000))")  # let it reach the disk
    with reopened() as page:
        enter(page, shell, "fr/index.html")
        page.wait_for("document.querySelector('#heart').ariaPressed === 'true'", FRAME)
        play(page, "#whole")
        assert left - 0.2 <= page.wait_for(PLAYING) < left + 3


def test_the_next_child_begins_with_nothing_and_it_can_be_undone(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#heart", frame=FRAME)
    play(page, "#whole")
    seek(page, 12)
    page.wait_for("localStorage['fixture:progress']?.includes('long')")
    page.click("#my-music", frame=FRAME)
    page.click("#mine [data-do=fresh]")
    page.wait_for("document.querySelector('#bar').hidden && !localStorage['fixture:favourites']")
    page.wait_for("document.querySelector('#heart').ariaPressed === 'false'", FRAME)
    assert "fixture:progress" not in stored(page)
    page.click("#told-act")
    page.wait_for("document.querySelector('#heart').ariaPressed === 'true'", FRAME)
    page.wait_for("!document.querySelector('#bar').hidden")
    assert "long" in stored(page)["fixture:progress"]
    assert "fixture:undo" not in stored(page)


def test_one_file_carries_everything_to_another_machine(
    chromium: Any, shell: Path, tmp_path: Path
) -> None:
    enter(chromium, shell, "fr/index.html")
    chromium.click("#heart", frame=FRAME)
    chromium.click("#grown-ups", frame=FRAME)
    chromium.click("[data-do=lowerCeiling]")
    with chromium.tab.expect_download() as download:
        chromium.click("[data-do=save]")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "fixture.poche.json"
    said = json.loads(file.read_text("utf-8"))
    assert said["hub"] == "fixture"
    assert json.loads(said["kept"]["favourites"]) == ["r:long"]
    chromium.evaluate("void localStorage.clear()")
    enter(chromium, shell, "fr/index.html")
    chromium.click("#grown-ups", frame=FRAME)
    chromium.wait_for("document.querySelector('#settings')?.open")
    for name, text_, expected in (
        ("other.json", '{"poche": 1, "hub": "other", "kept": {"x": "1"}}', "ne vient pas"),
        ("broken.json", "{", "ne vient pas"),
        (file.name, file.read_text("utf-8"), "a été repris"),
    ):
        chromium.tab.set_input_files(
            "#file", {"name": name, "mimeType": "application/json", "buffer": text_.encode()}
        )
        chromium.wait_for(f"document.querySelector('#carried').textContent.includes({expected!r})")
    assert stored(chromium)["fixture:favourites"] == '["r:long"]'
    chromium.wait_for(f"Math.abs({SOUND}.volume - 0.9) < 0.01")


def test_nobody_turns_it_up_beyond_the_ceiling(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.click("#grown-ups", frame=FRAME)
    for _ in range(6):
        page.click("[data-do=lowerCeiling]")
    wait_for_text(page, "#ceiling", "40 %")
    page.click("#settings [data-close]")
    page.wait_for(f"Math.abs({SOUND}.volume - 0.4) < 0.01")
    set_slider(page, "#volume", 1)
    page.wait_for(f"Math.abs({SOUND}.volume - 0.4) < 1e-6")
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.wait_for(f"Math.abs({SOUND}.volume - 0.4) < 1e-6")


# Forms, keys, one switch


def test_another_form_is_tried_when_one_is_missing(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    page.click("#twice", frame=FRAME)
    page.wait_for(f"{SOUND}.src.endsWith('short.mp3') && {SOUND}.currentTime > 0.2")
    wait_for_text(page, "#told", "")


def test_every_key_that_acts_is_listed_and_every_listed_key_acts(
    chromium: Page, shell: Path
) -> None:
    listed = {key for keys, _ in KEYS for key in keys if key != "…"}
    listed = {{"Space": " ", "Esc": "Escape"}.get(key, key.lower()) for key in listed}
    enter(chromium, shell, "fr/index.html")
    acting = set(chromium.evaluate("pocheKeys({}).all"))
    assert acting - set("2345678") == listed
    chromium.press("?", frame=FRAME)
    chromium.wait_for("document.querySelector('#keys')?.open")
    assert chromium.evaluate("document.querySelectorAll('#keys dl > div').length") == len(KEYS)
    assert chromium.evaluate(
        "[...document.querySelectorAll('#keys kbd, #keys dd')].every((e) => e.textContent)"
    )


def test_keys_do_what_the_list_says(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.click("h1", frame=FRAME)
    page.press("5", frame=FRAME)
    page.wait_for(f"{PLAYING} >= 15 && {PLAYING} < 17")
    page.press("l", frame=FRAME)
    page.wait_for(f"{PLAYING} >= 25")
    page.press("j", frame=FRAME)
    page.wait_for(f"{PLAYING} < 20")
    page.press("f", frame=FRAME)
    page.wait_for("document.querySelector('#favourite').ariaPressed === 'true'")
    page.press("m", frame=FRAME)
    page.wait_for(f"{SOUND}.volume === 0")
    page.press("m", frame=FRAME)
    page.wait_for(f"{SOUND}.volume === 1")
    page.press("o", frame=FRAME)
    page.wait_for(OPEN)
    page.press("Escape")
    page.wait_for(f"!({OPEN})")


def test_every_control_is_reached_and_pressed_with_tab_and_space_alone(
    page: Page, shell: Path
) -> None:
    """One switch: sliders have buttons beside them that do the same."""
    open_panel(page, shell, "#choir")
    page.evaluate("void document.querySelector('#panel').focus()")
    reached: list[str] = []
    for _ in range(60):
        page.press("Tab")
        reached.append(
            page.evaluate(
                "(e => e.id || e.dataset.do || e.dataset.view || e.dataset.mode"
                " || e.dataset.part || e.tagName)(document.activeElement)"
            )
        )
        if reached[-1] == "more":
            break
    wanted = ["panel-close", "previous", "back", "forward", "next", "slower", "faster"]
    wanted += ["loopFrom", "loopTo", "loopOff", "shuffle", "repeat", "quieter", "louder"]
    wanted += ["panel-favourite", "mine", "settings", "keys", "toggle", "favourite", "more"]
    assert [name for name in wanted if name not in reached] == []
    page.evaluate("void document.querySelector('[data-do=quieter]').focus()")
    page.press("Space")
    page.wait_for(f"Math.abs({SOUND}.volume - 0.9) < 0.01")
    page.evaluate("void document.querySelector('[data-do=forward]').focus()")
    page.press("Space")
    page.wait_for(f"{PLAYING} > 10")  # the button was pressed; the space bar did not pause
    page.evaluate("void document.querySelector('#panel-close').focus()")
    page.press("Space")
    page.wait_for(f"!({OPEN})")
