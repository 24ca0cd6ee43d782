"""The player: plays on across pages, keeps to excerpts, says what it cannot do."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.shell.visitor import (
    FRAME,
    PLAYING,
    SOUND,
    arrived,
    at,
    enter,
    follow,
    on_a_busy_machine,
    play,
    set_slider,
    text,
    wait_for_state,
    wait_for_text,
)

pytestmark = [pytest.mark.browser, pytest.mark.alone]

# Every 10 ms: which file, where in it, and whether it plays.
WATCH = f"""void (window.seen = [], setInterval(() => seen.push(
  [{SOUND}.src.split("/").pop(), {SOUND}.currentTime, {SOUND}.paused]), 10))"""
TOLERANCE_S = 0.1


def deviations(page: Page, expected: Sequence[tuple[str, float, float]]) -> list[str]:
    """Parts of files that did not begin or stop where they should, of what WATCH has seen."""
    heard = [(name, where) for name, where, paused in page.evaluate("seen") if not paused]
    found = []
    for name, start, stop in expected:
        part = [where for file, where in heard if file == name and start - 1 < where < stop + 1]
        if not part:
            found.append(f"{name} from {start} to {stop} was not seen to play")
        elif abs(min(part) - start) > TOLERANCE_S or abs(max(part) - stop) > TOLERANCE_S:
            found.append(f"{name} from {min(part)} to {max(part)}, not {start} to {stop}")
    return found


def test_the_player_is_not_there_until_something_plays(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    assert page.evaluate("document.querySelector('#bar').hidden")
    play(page, "#whole")
    assert page.evaluate("document.querySelector('#bar').checkVisibility()")
    assert text(page, "#title") == "Un son qui dure une demi-minute"
    assert text(page, "#by") == "Démonstration de synthèse"
    assert page.wait_for("document.querySelector('#cover').naturalWidth > 0")


def test_music_goes_on_across_three_links_and_back(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    before = at(page)
    for link, url in (
        ("#to-a", "fr/works/a.html"),
        ("#to-b", "fr/works/b.html"),
        ("#to-list", "fr/playlists/excerpts.html"),
    ):
        follow(page, link, url)
        before = page.wait_for(f"{PLAYING} > {before + 0.05} && {PLAYING}")
    page.evaluate("history.back()")
    arrived(page, "fr/works/b.html")
    assert page.wait_for(f"{PLAYING} > {before + 0.05}")
    wait_for_state(page, "#whole", "playing")
    assert page.errors() == []
    assert page.requests == []


def test_page_and_player_agree(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    wait_for_state(page, "#whole", "playing")
    page.wait_for_value("document.querySelector('#whole').ariaPressed", "true", FRAME)
    wait_for_state(page, "#from", "")
    page.wait_for("document.querySelector('#toggle').ariaLabel === 'Pause'")
    page.click("#whole", frame=FRAME)
    page.wait_for(f"{SOUND}.paused")
    wait_for_state(page, "#whole", "paused")
    page.wait_for("document.querySelector('#toggle').ariaLabel === 'Écouter'")
    paused = at(page)
    page.click("#toggle")
    page.wait_for(f"{PLAYING} > {paused}")


def test_a_button_may_begin_later(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#from")
    assert 5 <= at(page) < 6.5
    wait_for_text(page, "#length", "0:30")


def test_an_excerpt_keeps_to_its_bounds(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")

    @on_a_busy_machine
    def faults() -> list[str]:
        page.evaluate(WATCH)
        page.click("#bit", frame=FRAME)
        page.wait_for(f"{SOUND}.paused && {SOUND}.currentTime > 3")
        return deviations(page, [("long.mp3", 2, 3.5)])

    assert faults() == []
    wait_for_text(page, "#at", "0:01")
    wait_for_text(page, "#length", "0:02")
    page.click("#toggle")  # once more
    page.wait_for(f"{PLAYING} > 2 && {PLAYING} < 3")


def test_a_playlist_plays_its_excerpts_to_the_end(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    expected = [("long.mp3", 10, 11.5), ("long.mp3", 3, 4.5), ("long.mp3", 20, 21)]
    # Where there is no sound card, Firefox hurries to the end of a short file.
    expected += [("short.mp3", 0, 3)] if page.browser == "chromium" else []

    @on_a_busy_machine
    def faults() -> list[str]:
        enter(page, shell, "fr/index.html")
        page.evaluate(WATCH)
        page.click("#list", frame=FRAME)
        page.wait_for(f"{SOUND}.paused && {SOUND}.currentTime > 20")
        return deviations(page, expected)

    assert faults() == []
    assert page.evaluate("seen.some(([name]) => name === 'short.mp3')")
    follow(page, "#to-a", "fr/works/a.html")
    assert page.evaluate(f"{SOUND}.paused")  # the end stays the end
    assert page.errors() == []


def test_previous_and_next(page: Page, shell: Path) -> None:
    """Previous goes to the start first, then to the sound before."""
    enter(page, shell, "fr/index.html")
    play(page, "#second")
    page.wait_for(f"{SOUND}.currentTime > 3")
    page.click("#next")
    page.wait_for(f"{PLAYING} && {SOUND}.src.endsWith('short.mp3')")
    page.click("#previous")
    page.wait_for(f"{PLAYING} > 3 && {SOUND}.src.endsWith('long.mp3')")
    page.click("#previous")
    page.wait_for(f"{PLAYING} >= 10")
    wait_for_state(page, "#list", "playing")

    page.click("#from", frame=FRAME)
    page.wait_for(f"{PLAYING} > 5 && {PLAYING} < 7")
    page.click("#previous")
    page.wait_for(f"{PLAYING} < 2")
    page.wait_for_value("document.querySelector('#next').ariaDisabled", "true")


def test_the_slider_seeks(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.wait_for("document.querySelector('#position').max > 29")
    set_slider(page, "#position", 20)
    page.wait_for(f"{PLAYING} >= 20")
    page.evaluate("void document.querySelector('#position').focus()")
    page.press("ArrowRight")
    page.wait_for(f"{PLAYING} >= 25")
    page.press("ArrowLeft")
    page.press("ArrowLeft")
    page.wait_for(f"{PLAYING} < 22")
    page.wait_for("document.querySelector('#position').ariaValueText.endsWith(' sur 0:30')")


def test_keys(page: Page, shell: Path) -> None:
    """K in the page and the shell, the space bar in the shell; letters one writes stay letters."""
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.click("h1", frame=FRAME)
    page.press("k", frame=FRAME)
    page.wait_for(f"{SOUND}.paused")
    page.evaluate("void document.querySelector('#page').blur()")
    page.press("Space")
    page.wait_for(f"!{SOUND}.paused")
    page.press("k")
    page.wait_for(f"{SOUND}.paused")
    page.click("#note", frame=FRAME)
    page.press("k", frame=FRAME)
    page.wait_for("document.querySelector('#note').value === 'k'", frame=FRAME)
    page.click("#grown-ups", frame=FRAME)
    page.click("#keys-switch")
    page.wait_for("document.querySelector('#keys-switch').ariaPressed === 'false'")
    page.click("#settings [data-close]")
    page.click("h1", frame=FRAME)
    page.press("k", frame=FRAME)
    page.errors()
    assert page.evaluate(f"{SOUND}.paused")


def test_volume_is_remembered(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    set_slider(page, "#volume", 0.4)
    page.wait_for(f"Math.abs({SOUND}.volume - 0.4) < 1e-6")
    enter(page, shell, "fr/index.html")
    page.wait_for(f"Math.abs({SOUND}.volume - 0.4) < 1e-6")
    page.wait_for_value("document.querySelector('#volume').value", "0.4")


def test_a_missing_file_is_told_in_the_language_of_the_page(page: Page, shell: Path) -> None:
    for lang, words in (("fr", "Impossible"), ("de", "nicht abspielen")):
        enter(page, shell, f"{lang}/index.html")
        page.click("#lost", frame=FRAME)
        told = "document.querySelector('#told').textContent"
        page.wait_for(f"[{words!r}, 'Un son perdu'].every((it) => {told}.includes(it))")
        page.wait_for("document.querySelector('#bar').dataset.state === 'paused'")
    play(page, "#whole")
    page.wait_for("!document.querySelector('#told').textContent.includes('Un son perdu')")


def test_the_title_leads_to_the_page_in_the_language_being_read(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    follow(page, "#other", "de/index.html")
    page.wait_for("document.querySelector('#now').hash === '#de/works/a.html'")
    page.click("#now")
    arrived(page, "de/works/a.html")
    page.wait_for("document.activeElement.id === 'page'")
    page.evaluate("history.back()")
    arrived(page, "de/index.html")


def test_the_machine_knows_what_plays(page: Page, shell: Path) -> None:
    enter(page, shell, "fr/index.html")
    play(page, "#whole")
    page.wait_for("navigator.mediaSession.playbackState === 'playing'")
    assert page.evaluate("navigator.mediaSession.metadata.title").startswith("Un son")


def test_a_queue_from_elsewhere_is_not_played(page: Page, shell: Path) -> None:
    """Should another site's page ever stand in the frame, it may not choose what sounds."""
    enter(page, shell, "fr/index.html")
    for url in ("https://example.org/a.mp3", "../a.mp3", "//example.org/a.mp3", "data:audio/wav,"):
        message = f"{{poche: 1, kind: 'play', id: 'x', queue: [{{title: 'x', url: {url!r}}}]}}"
        page.evaluate(f"void parent.postMessage({message}, '*')", frame=FRAME)
    page.errors()
    assert page.evaluate("document.querySelector('#bar').hidden")
    assert page.requests == []
