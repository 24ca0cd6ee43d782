"""A workshop's video opened from a stick: it plays, can be read along, and takes its turn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, enter, play
from tests.season import Site

pytestmark = pytest.mark.browser

Sheet = Callable[..., Path]
PAGE = "fr/workshops/gestes.html"
VIDEO = "document.querySelector('video')"
ALONE = "document.querySelector('audio[data-film-sound]')"
LINES = ".film__more:nth-of-type(2) summary"
READY = f"{VIDEO}.textTracks.length === 2"
SHOWN = f"""[...{VIDEO}.textTracks].filter((track) => track.mode === "showing").map((track) =>
  track.language + ": " + [...track.activeCues].map((cue) => cue.text).join()).join()"""
OFFERED = f"[...{VIDEO}.textTracks].map((track) => track.label).join()"
QUIET = f"{VIDEO}.volume = {ALONE}.volume = 0"
"""Firefox plays without a sound card what makes no sound."""


def seek(page: Page, at_s: float) -> float:
    """Go to a moment; return the one that the picture on the screen belongs to."""
    shown: float = page.evaluate(
        f"""new Promise((done) => {{
          const video = {VIDEO};
          video.addEventListener("seeked", () => video.requestVideoFrameCallback(
            (_, frame) => done(frame.mediaTime)), {{ once: true }});
          video.currentTime = {at_s};
          setTimeout(() => done(video.currentTime), 3000); // the picture was there already
        }})"""
    )
    return shown


def begin(page: Page, frame: str | None = None) -> None:
    """Press the first line of what is said, as a person would, and wait for the video."""
    page.wait_for(READY, frame)
    page.evaluate(QUIET, frame)
    page.click(LINES, frame)
    page.click(".line[data-to='1.0']", frame)
    page.wait_for(f"!{VIDEO}.paused && {VIDEO}.currentTime > 1", frame)


def test_it_plays_and_finds_its_place(page: Page, sheet: Sheet) -> None:
    """Moments are found within a tenth of a second, forwards and backwards."""
    page.open(sheet())
    begin(page)
    page.evaluate(f"{VIDEO}.pause()")
    for at_s in (6.3, 0.7, 4.45, 2.0):
        assert seek(page, at_s) == pytest.approx(at_s, abs=0.1)
    assert page.evaluate(f"{VIDEO}.duration") == pytest.approx(8, abs=0.1)
    assert page.errors() == [] and page.requests == []


def test_nothing_begins_by_itself(page: Page, sheet: Sheet) -> None:
    """Until somebody plays it, nothing of the video is fetched, and its poster is there."""
    page.open(sheet())
    page.wait_for(READY)
    assert page.evaluate(f"[{VIDEO}.paused, {VIDEO}.autoplay, {VIDEO}.preload]") == [
        True,
        False,
        "none",
    ]
    poster = f"new Promise((done) => {{ const image = new Image(); image.onload = () => done(image.naturalWidth); image.src = {VIDEO}.poster; }})"  # noqa: E501
    assert page.evaluate(poster) == 320


SAID = {"fr": "fr: Debout &amp; prêts.", "de": "de: Steht auf."}


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("lang", "other", "offered"),
    [("fr", "de", "Français,Deutsch"), ("de", "fr", "Deutsch,Français")],
)
def test_subtitles_show_at_their_moment_in_the_language_chosen(
    page: Page, sheet: Sheet, lang: str, other: str, offered: str
) -> None:
    page.open(sheet(lang))
    begin(page)
    page.evaluate(f"{VIDEO}.pause()")
    assert page.evaluate(OFFERED) == offered
    seek(page, 2.0)
    page.wait_for_value(SHOWN, SAID[lang])
    page.click(f"input[value='{other}']")
    page.wait_for_value(SHOWN, SAID[other])
    assert page.evaluate(f"!document.querySelector('[data-words-in={lang}]').checkVisibility()")
    seek(page, 3.5)
    page.wait_for_value(SHOWN, f"{other}: ")
    page.click("input[value='']")
    page.wait_for_value(SHOWN, "")


def test_a_voice_is_named_where_it_begins(page: Page, sheet: Sheet) -> None:
    page.open(sheet())
    begin(page)
    seek(page, 5.0)
    page.wait_for_value(SHOWN, "fr: Anna: Un, deux, trois.")


def test_a_language_without_subtitles_says_so(page: Page, sheet: Sheet) -> None:
    page.open(sheet("nl"))
    page.wait_for(READY)
    said = page.evaluate("document.querySelector('.film .quiet').textContent")
    assert said == "Er zijn nog geen ondertitels in het Nederlands."


def test_lines_follow_and_the_sound_alone_goes_on_where_the_video_was(
    page: Page, sheet: Sheet
) -> None:
    """One of both sounds at a time, and lines lead where it is heard."""
    page.open(sheet())
    begin(page)
    current = "[...document.querySelectorAll('[data-moment][aria-current]')].filter((line) => line.checkVisibility()).map((line) => line.textContent).join()"  # noqa: E501
    page.wait_for(f"{current} === 'Debout & prêts.'")
    page.click(".film__more:nth-of-type(1) summary")
    page.evaluate(f"void {ALONE}.play()")
    page.wait_for(f"{VIDEO}.paused && {ALONE}.currentTime > 1")
    page.click(".line[data-to='4.0']")
    page.wait_for(f"{ALONE}.currentTime >= 4 && {VIDEO}.paused")
    page.wait_for(f"{current} === 'Un, deux, trois.'")


def test_the_shell_falls_silent_for_a_video_and_the_video_for_the_shell(
    page: Page, cinema: Site
) -> None:
    enter(page, cinema.shell, PAGE)
    play(page, "[data-play='tone']")
    begin(page, FRAME)
    page.wait_for("document.querySelector('#sound').paused")
    page.click("[data-play='tone']", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0")
    page.wait_for(f"{VIDEO}.paused", FRAME)


def test_before_a_class_it_is_the_first_step_and_stops_when_it_is_left(
    page: Page, sheet: Sheet
) -> None:
    page.open(sheet(variant="class"))
    page.wait_for(READY)
    page.press("ArrowRight")
    page.wait_for(f"{VIDEO}.checkVisibility() && location.hash === '#step-1'")
    page.evaluate(f"({VIDEO}.volume = 0, void {VIDEO}.play())")
    page.wait_for(f"{VIDEO}.currentTime > 0")
    page.click("[data-turn='1']")
    page.wait_for(f"!{VIDEO}.checkVisibility() && {VIDEO}.paused")
    heard = "document.querySelector('#step-2 .play').checkVisibility()"
    assert page.evaluate(heard) and page.errors() == []


def test_everything_is_there_without_script(chromium_without_script: Page, sheet: Sheet) -> None:
    """The browser's own controls, and all words in both languages; no choice that does nothing."""
    page = chromium_without_script
    page.open(sheet())
    assert page.evaluate(f"{VIDEO}.controls && {VIDEO}.checkVisibility()")
    page.click(LINES)
    words = "[...document.querySelectorAll('[data-moment]')].filter((line) => line.checkVisibility()).length"  # noqa: E501
    page.wait_for(f"{words} === 4")
    assert not page.evaluate("document.querySelector('.film__choice').checkVisibility()")


@pytest.mark.sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("variant", ["", "class"])
def test_axe_finds_nothing(chromium: Page, sheet: Sheet, variant: str, scheme: str) -> None:
    chromium.open(sheet(variant=variant))
    chromium.scheme("dark" if scheme == "dark" else "light")
    chromium.wait_for(READY)
    if variant:
        chromium.press("ArrowRight")
        chromium.wait_for(f"{VIDEO}.checkVisibility()")
    else:
        chromium.evaluate(
            "document.querySelectorAll('.film details').forEach((it) => it.open = true)"
        )
    assert violations(chromium, rules=CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_and_nothing_sticks_out(chromium: Page, sheet: Sheet, width: int) -> None:
    chromium.resize(width, 800)
    chromium.open(sheet())
    chromium.wait_for(READY)
    chromium.evaluate("document.querySelectorAll('.film details').forEach((it) => it.open = true)")
    low = "[...document.querySelectorAll('.film label, .film summary, .film .line')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 44).map((it) => it.textContent)"  # noqa: E501
    assert chromium.evaluate(low) == []
    assert chromium.evaluate("document.documentElement.scrollWidth") <= width
