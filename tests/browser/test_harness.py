"""The harness itself: it sees what a user's browser does, and it sees mistakes."""

import time
import wave
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import violations
from tests.browser.page import PATIENCE_S, BrowserError, Page

pytestmark = pytest.mark.browser

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; '
    "script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data: http:\">"
)


def document(body: str, title: str = "page") -> str:
    return f'<!doctype html><meta charset="utf-8">{POLICY}<title>{title}</title>{body}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages, one of them holding the other in a frame, and two seconds of sound."""
    (tmp_path / "neighbour.txt").write_text("here", "utf-8")
    (tmp_path / "inner.html").write_text(
        document(
            "<p style='height: 3000px'>…</p><audio src='tone.wav'></audio>"
            "<button onclick='seen = event.isTrusted'>press</button>"
            "<input onkeydown='keys.push(event.key)'><script>var keys = [], seen = null</script>"
        ),
        "utf-8",
    )
    (tmp_path / "index.html").write_text(
        document('<h1>Top</h1><iframe src="inner.html"></iframe>', "top"), "utf-8"
    )
    with wave.open(str(tmp_path / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 8000, 0, "NONE", ""))
        tone.writeframes(b"\x00\x10\x00\xf0" * 8000)
    return tmp_path


def test_local_files_are_as_closed_as_for_a_user(page: Page, folder: Path) -> None:
    """An automated browser that could fetch a neighbouring file would prove nothing."""
    page.open(folder / "index.html")
    assert page.evaluate("fetch('neighbour.txt').then(() => 'open', () => 'closed')") == "closed"
    assert page.evaluate("location.protocol") == "file:"


def test_storage_of_firefox_is_kept_per_file(firefox: Page, folder: Path) -> None:
    firefox.open(folder / "index.html")
    firefox.evaluate("localStorage.setItem('key', 'value')")
    firefox.open(folder / "inner.html")
    assert firefox.evaluate("localStorage.getItem('key')") is None


def test_each_test_starts_with_empty_storage(page: Page, folder: Path) -> None:
    page.open(folder / "index.html")
    assert page.evaluate("localStorage.length") == 0


def test_click_in_a_frame_is_a_real_gesture(page: Page, folder: Path) -> None:
    page.open(folder / "index.html")
    page.click("button", frame="iframe")
    assert page.wait_for("seen === true", frame="iframe")


def test_sound_needs_a_gesture_and_then_plays(page: Page, folder: Path) -> None:
    page.open(folder / "index.html")
    page.wait_for("document.querySelector('audio').readyState > 0", frame="iframe")
    page.click("button", frame="iframe")
    page.evaluate("document.querySelector('audio').play().then(() => true)", frame="iframe")
    assert page.wait_for("document.querySelector('audio').currentTime > 0.2", frame="iframe")


def test_sound_does_not_start_by_itself_in_firefox(firefox: Page, folder: Path) -> None:
    firefox.open(folder / "inner.html")
    answer = firefox.evaluate(
        "document.querySelector('audio').play().then(() => 'played', error => error.name)"
    )
    assert answer == "NotAllowedError"


def test_keys_are_typed_where_the_focus_is(page: Page, folder: Path) -> None:
    page.open(folder / "inner.html")
    page.click("input")
    for key in ("a", "/", "Enter", "ArrowDown", "Shift+Tab"):
        page.press(key)
    assert page.wait_for("keys.length >= 5 && keys") == [
        "a",
        "/",
        "Enter",
        "ArrowDown",
        "Shift",
        "Tab",
    ]


def heard(page: Page, *words: str) -> str:
    """All errors, once these words have come: the browser tells of them when it finds the time."""
    end = time.monotonic() + PATIENCE_S
    while True:
        said = " ".join(page.errors())
        missing = [word for word in words if word not in said]
        if not missing:
            return said
        assert time.monotonic() < end, f"{missing} did not come: {said}"


def test_errors_of_the_console_are_seen_with_their_page(page: Page, folder: Path) -> None:
    (folder / "faulty.html").write_text(
        document(
            "<script>console.error('first'); console.warn('no error');"
            "setTimeout(() => { throw new Error('second') })</script>"
            "<iframe srcdoc='<script>console.error(&quot;third&quot;)</script>'></iframe>"
        ),
        "utf-8",
    )
    page.open(folder / "faulty.html")
    text = heard(page, "first", "second", "third")
    assert "no error" not in text
    assert "faulty.html" in text


def test_breach_of_the_content_policy_is_an_error(page: Page, folder: Path) -> None:
    (folder / "breach.html").write_text(
        document("<script src='data:text/javascript,seen=1'></script>"), "utf-8"
    )
    page.open(folder / "breach.html")
    heard(page, "Content", "Policy")


def test_requests_to_other_hosts_are_seen_and_do_not_arrive(page: Page, folder: Path) -> None:
    (folder / "chatty.html").write_text(document("<img src='http://example.org/a.png'>"), "utf-8")
    page.open(folder / "chatty.html")
    page.wait_for("document.images[0].complete")
    page.errors()
    assert [address.split("//")[1] for address in page.requests][:1] == ["example.org/a.png"]
    assert page.evaluate("document.images[0].naturalWidth") == 0


def test_a_clean_page_is_clean(page: Page, folder: Path) -> None:
    page.open(folder / "index.html")
    assert page.errors() == []
    assert page.requests == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_size_and_scheme_are_as_asked(
    page: Page, folder: Path, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    page.resize(360, 640)
    page.scheme(scheme)
    page.open(folder / "index.html")
    assert page.evaluate("[innerWidth, innerHeight]") == [360, 640]
    assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
    page.screenshot(tmp_path / "shot.png")
    assert (tmp_path / "shot.png").read_bytes().startswith(b"\x89PNG")


def test_opening_with_a_fragment_loads_anew(page: Page, folder: Path) -> None:
    address = (folder / "index.html").as_uri()
    page.open(address)
    page.evaluate("window.mark = 1")
    page.open(address + "#x")
    assert page.evaluate("[location.hash, typeof window.mark]") == ["#x", "undefined"]


def test_what_never_comes_is_said(page: Page, folder: Path) -> None:
    page.open(folder / "index.html")
    with pytest.raises(BrowserError, match="waited"):
        page.wait_for("false", patience_s=0.2)
    with pytest.raises(BrowserError):
        page.evaluate("nowhere.nothing")
    with pytest.raises(BrowserError, match="no frame"):
        page.evaluate("1", frame="iframe.absent")


def test_pages_can_be_read_with_their_scripts_off(
    chromium_without_script: Page, folder: Path
) -> None:
    chromium_without_script.open(folder / "inner.html")
    assert chromium_without_script.evaluate("typeof keys") == "undefined"
    assert chromium_without_script.evaluate("document.title") == "page"


def test_barriers_are_seen_at_the_top_and_in_a_frame(chromium: Page, folder: Path) -> None:
    (folder / "barriers.html").write_text(
        document(
            "<img src='data:,'><p style='color: #ccc'>Pale</p><button></button>"
            "<iframe src='inner.html'></iframe>"
        ),
        "utf-8",
    )
    chromium.open(folder / "barriers.html")
    at_the_top = {one.split(":")[0] for one in violations(chromium)}
    assert at_the_top >= {"image-alt", "color-contrast", "button-name", "html-has-lang", "region"}
    in_the_frame = {one.split(":")[0] for one in violations(chromium, "iframe")}
    assert in_the_frame >= {"html-has-lang", "label"}
    assert "button-name" not in in_the_frame
