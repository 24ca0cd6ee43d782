"""The note that sounds is lit while it sounds: within a tenth of a second, measured."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.scores import hub
from tests.browser.scores.looking import turn_to_the_score
from tests.browser.shell.visitor import FRAME, SOUND, enter, on_a_busy_machine

pytestmark = [pytest.mark.browser, pytest.mark.alone]

NEAR_S = 0.1
WATCHED_S = 5.0

WATCH_NOTES = """void (window.lit = [], new MutationObserver(() => {
  const id = document.querySelector('[data-drawing] [data-n].is-sounding')?.id || '';
  if (!lit.length || lit[lit.length - 1][1] !== id) lit.push([Date.now(), id]);
}).observe(document.querySelector('[data-drawing]'),
  {subtree: true, attributes: true, attributeFilter: ['class']}))"""
WATCH_SOUND = """void (window.heard = [], window.watch = setInterval(() => {
  const sound = SOUND;
  if (sound && !sound.paused) heard.push([Date.now(), sound.currentTime]);
}, 5))"""
MOMENTS = """new Promise((done) => {
  const before = window.POCHE_SCORE;
  window.POCHE_SCORE = (data) => { before(data); done(data.moments); };
  const script = document.createElement('script');
  script.src = document.querySelector('[data-key] option[value="0"]').dataset.script;
  document.head.append(script);
})"""


def seconds_at(quarters: float) -> float:
    """When a moment of the score sounds in the recording, from the times that its editor gave."""
    for (q0, s0), (q1, s1) in pairwise(zip(hub.QUARTERS, hub.STARTS_S, strict=True)):
        if q0 <= quarters < q1:
            return s0 + (s1 - s0) * (quarters - q0) / (q1 - q0)
    raise AssertionError(quarters)


def heard_at(heard: Sequence[tuple[float, float]], clock_ms: float) -> float:
    """Where the sound was at a moment of the clock."""
    for (t0, s0), (t1, s1) in pairwise(heard):
        if t0 <= clock_ms <= t1:
            return s0 + (s1 - s0) * (clock_ms - t0) / max(t1 - t0, 1)
    raise AssertionError("nothing was heard then")


def lateness(page: Page, notes_in: str | None) -> dict[str, float]:
    """Note to how much later than it sounded it was lit, in seconds; early ones are below 0."""
    heard = page.evaluate("heard")
    lit = page.evaluate("lit", notes_in)
    onsets = {ids: quarters for quarters, ids in page.evaluate("moments", notes_in) if ids}
    inside = [each for each in lit if each[1] in onsets and heard[0][0] <= each[0] <= heard[-1][0]]
    return {id_: heard_at(heard, at) - seconds_at(onsets[id_]) for at, id_ in inside}


def measured(page: Page, notes_in: str | None, prove: Callable[[str], None], where: str) -> None:
    """Let notes be lit for some seconds, and compare."""
    late: dict[str, float] = {}

    @on_a_busy_machine
    def faults() -> list[str]:
        page.evaluate("void (heard.length = 0)")
        page.evaluate("void (lit.length = 0)", notes_in)
        page.evaluate(f"new Promise((done) => setTimeout(done, {WATCHED_S * 1000}))")
        late.clear()
        late.update(lateness(page, notes_in))
        wrong = [f"{id_}: {by:.3f} s" for id_, by in late.items() if abs(by) > NEAR_S]
        return wrong or ([] if len(late) >= 4 else [f"only {late} were lit"])

    assert faults() == []
    low, high = min(late.values()), max(late.values())
    prove(
        f"- {page.browser}, {where}: {len(late)} notes lit between {1000 * low:.0f} and "
        f"{1000 * high:.0f} ms after they began to sound."
    )


def test_notes_light_up_with_the_shells_sound(
    page: Page, coucou: Path, prove: Callable[[str], None]
) -> None:
    enter(page, coucou / "index.html", "fr/recordings/lent.html")
    turn_to_the_score(page, FRAME)
    page.evaluate(f"{MOMENTS}.then((all) => void (window.moments = all))", FRAME)
    page.evaluate(WATCH_NOTES, FRAME)
    page.evaluate(WATCH_SOUND.replace("SOUND", SOUND))
    page.click("[data-follow=lent] [data-play]", frame=FRAME)
    page.wait_for(f"{SOUND}.currentTime > 0.1")
    measured(page, FRAME, prove, "score in the shell")


def test_notes_light_up_with_the_pages_own_sound(
    page: Page, coucou: Path, prove: Callable[[str], None]
) -> None:
    page.open(coucou / "fr/recordings/lent.html")
    page.wait_for("Boolean(window.poche.alone)")
    turn_to_the_score(page)
    page.evaluate(f"{MOMENTS}.then((all) => void (window.moments = all))")
    page.evaluate(WATCH_NOTES)
    own = "document.querySelector('audio[data-recording=lent]')"
    page.evaluate(WATCH_SOUND.replace("SOUND", own))
    page.click("[data-follow=lent] [data-play]")
    page.wait_for(f"{own}.currentTime > 0.1")
    measured(page, None, prove, "score on a page alone")
