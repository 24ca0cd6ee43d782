"""A year remembered: the week, ticks, repeats, skips and notes; in the shell, alone, in a file."""

import json
from collections.abc import Callable

import pytest

from tests.browser.chromium import MOVED
from tests.browser.journeys.conftest import CLOCK, REFUSING
from tests.browser.journeys.teacher import (
    CHOSEN,
    DESK,
    KEY,
    SHEET,
    TITLE,
    TOLD,
    YEAR,
    choose,
    enter,
    mine,
    open_keep,
    read,
    reload,
    tool,
    wait_for_kept,
    wait_for_mine,
    write,
)
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived, follow
from tests.season import Site

pytestmark = pytest.mark.browser


def test_the_week_is_remembered_wherever_one_goes(page: Page, year: Site) -> None:
    enter(page, year)
    assert page.evaluate("document.querySelector('[data-now]').hidden", FRAME)
    choose(page, 2)
    wait_for_kept(page, {"week": 2, "steps": {}})
    reload(page)
    page.wait_for_value(TITLE, "Semaine 2", FRAME)
    follow(page, ".sections a[href$='concerts/index.html']", "fr/concerts/index.html")
    page.evaluate("void setTimeout(() => history.back())")
    arrived(page, YEAR)
    page.wait_for_value(TITLE, "Semaine 2", FRAME)
    page.click("[data-turn='1']", FRAME)
    page.wait_for_value(TITLE, "Semaine 3", FRAME)
    page.wait_for_value(CHOSEN, "3", FRAME)
    german = YEAR.replace("fr/", "de/")
    page.click(".languages summary", FRAME)
    follow(page, ".languages a[hreflang='de']", german)
    page.wait_for_value(TITLE, "Woche 3", FRAME)
    assert page.errors() == []


def test_ticks_repeats_skips_and_notes_stay(page: Page, year: Site) -> None:
    enter(page, year)
    choose(page, 1)
    page.click(tool(SHEET, "done"), FRAME)
    page.click(tool(SHEET, "again"), FRAME)
    page.click(tool(SHEET, "again"), FRAME)
    page.click(tool(SHEET, "less"), FRAME)
    write(page, SHEET, "Très gai.")
    meeting = page.evaluate("document.querySelector('[data-step$=\"@1\"]').dataset.step", FRAME)
    page.click(tool(meeting, "skip"), FRAME)
    kept = {
        "week": 1,
        "steps": {SHEET: {"done": 2, "note": "Très gai."}, meeting: {"skipped": True}},
    }
    wait_for_kept(page, kept)
    reload(page)
    page.wait_for_value(
        f"""document.querySelector('[data-of="{SHEET}"] [data-note]')?.value""", "Très gai.", FRAME
    )
    wait_for_mine(page, SHEET, "Fait 2 fois Très gai.")
    assert "Passé" in mine(page, meeting) or "Laissé" in mine(page, meeting)
    page.click(tool(meeting, "skip"), FRAME)
    page.click(tool(SHEET, "done"), FRAME)
    wait_for_kept(page, {"week": 1, "steps": {SHEET: {"note": "Très gai."}}})
    assert page.errors() == []


def test_a_note_is_kept_though_the_page_is_left_in_the_middle_of_it(page: Page, year: Site) -> None:
    """By a key, say, so that no field is left first. The last word of a page comes when it is
    gone, and browsers do not say of whom it is."""
    enter(page, year)
    choose(page, 1)
    write(page, SHEET, "Très")
    wait_for_kept(page, {"week": 1, "steps": {SHEET: {"note": "Très"}}})
    page.evaluate(
        f"""void ((field) => {{
          field.value = "Très gai.";
          field.dispatchEvent(new Event("input", {{ bubbles: true }}));
          location.assign(document.querySelector(".sections a[href$='concerts/index.html']").href);
        }})(document.querySelector('[data-now-steps] [data-of="{SHEET}"] [data-note]'))""",
        FRAME,
    )
    arrived(page, "fr/concerts/index.html")
    wait_for_kept(page, {"week": 1, "steps": {SHEET: {"note": "Très gai."}}})
    assert page.errors() == []


def test_what_was_left_out_is_gathered_calmly(page: Page, year: Site) -> None:
    """Meetings in the holidays are not among it, and a tick there stays in sight."""
    enter(page, year)
    choose(page, 4)
    count = "document.querySelector('[data-open-count]').textContent"
    page.wait_for_value(count, "4", FRAME)  # sheet, two meetings, recording
    page.click("[data-open-steps-box] summary", FRAME)
    page.click(tool("recordings-tone", "done", "[data-open-steps]"), FRAME)
    page.wait_for_value(count, "3", FRAME)
    assert page.evaluate("document.querySelectorAll('[data-open-steps] > li').length", FRAME) == 4
    wait_for_mine(page, "recordings-tone", "Fait")


def test_a_meeting_stands_in_each_of_its_weeks(page: Page, year: Site) -> None:
    """With its day, what to prepare, and honestly where the holidays take it away."""
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    choose(page, 2, None)
    text = "document.querySelector('[data-now-steps]').innerText"
    second = page.evaluate(text)
    assert "mardi 15 septembre" in second and "14:30" in second
    assert "Apportez un son." in second
    choose(page, 3, None)
    assert "Vacances" in page.evaluate(text)
    assert page.evaluate("document.querySelector('[data-now-steps] .tools') === null")
    assert page.evaluate("!document.querySelector('[data-now-free]').hidden")
    assert "Vacances" in page.evaluate("document.querySelector('[data-now-when]').textContent")


def test_a_week_without_steps_names_the_nearest(page: Page, year: Site) -> None:
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    choose(page, 5, None)
    ways = "[...document.querySelectorAll('[data-nearest] button')].map((b) => b.textContent)"
    before, after = page.evaluate(ways)
    assert before.startswith("Semaine 4") and "La fête" in before
    assert after == "Semaine 6: Chanter debout"
    page.click("[data-nearest] button:last-child")
    page.wait_for_value(TITLE, "Semaine 6")
    assert page.evaluate("document.querySelector('[data-turn=\"1\"]').ariaDisabled") == "true"


def test_a_sheet_is_one_tap_away(page: Page, year: Site) -> None:
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    choose(page, 1, None)
    ways = "[...document.querySelectorAll('[data-now-steps] [data-way]')].map((a) => a.href)"
    shown, paper = page.evaluate(ways)
    assert shown.endswith("fr/workshops/chanter.class.html")
    assert paper.endswith(".pdf") and "chanter" in paper


def test_alone_the_page_keeps_it_itself(page: Page, year: Site) -> None:
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    choose(page, 2, None)
    page.click(tool("recordings-tone", "done"))
    write(page, "recordings-tone", "Deux fois.", None)
    tone = {"done": 1, "note": "Deux fois."}
    wait_for_kept(page, {"week": 2, "steps": {"recordings-tone": tone}})
    page.open(year.root / YEAR)
    page.wait_for_value(TITLE, "Semaine 2")
    wait_for_mine(page, "recordings-tone", "Fait Deux fois.", None)


def test_without_dates_there_is_no_guess_and_no_day(page: Page, year: Site) -> None:
    page.open(year.root / "fr/journeys/libre.html")
    page.wait_for(DESK)
    assert page.evaluate("document.querySelector('[data-guess]').hidden")
    choose(page, 1, None)
    assert page.evaluate("document.querySelector('[data-now-when]').textContent") == ""


@pytest.mark.parametrize(
    ("now", "guess"),
    [("2026-09-16T12:00:00", "2"), ("1970-01-01T00:00:00", ""), ("2099-06-01T12:00:00", "")],
)
def test_a_clock_makes_a_guess_and_nothing_else(
    page: Page, altered: Callable[..., Site], now: str, guess: str
) -> None:
    """The right one offers week 2, which is taken over by a press; a wrong one offers nothing."""
    site = altered(CLOCK.format(now=now), "page", "shell")
    enter(page, site)
    assert page.evaluate("new Date().getFullYear()", FRAME) == int(now[:4])
    assert page.evaluate("document.querySelector('[data-guess]').hidden", FRAME) == (not guess)
    assert page.evaluate(CHOSEN, FRAME) is None
    choose(page, 4)
    page.click(tool("concerts-fete", "done"), FRAME)
    wait_for_kept(page, {"week": 4, "steps": {"concerts-fete": {"done": 1}}})
    reload(page)
    page.wait_for_value(TITLE, "Semaine 4", FRAME)
    if guess:
        said = "document.querySelector('[data-guess]').innerText"
        assert f"semaine {guess}" in page.evaluate(said, FRAME)
        page.click("[data-guess-take]", FRAME)
        page.wait_for_value(TITLE, f"Semaine {guess}", FRAME)
        assert page.evaluate("document.querySelector('[data-guess]').hidden", FRAME)
    assert page.errors() == []


KEPT = {"week": 2, "steps": {SHEET: {"done": 3, "note": "Encore."}}}
CATCH = """void (() => { const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { window.caught = blob; return make(blob); };
  HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; })()"""


def file(**other: object) -> str:
    """What such a file holds, with one thing changed."""
    return json.dumps({"poche": 1, "hub": "un-parcours", "journey": "annee", "kept": KEPT, **other})


def test_one_small_file_goes_to_another_machine(page: Page, year: Site) -> None:
    enter(page, year)
    open_keep(page)
    read(page, file())
    wait_for_kept(page, KEPT)
    page.evaluate(CATCH, FRAME)
    page.click('[data-act="save"]', FRAME)
    assert page.wait_for("window.named", FRAME) == "un-parcours-annee.poche.json"
    text = page.evaluate("caught.text()", FRAME)
    assert len(text) < 1000
    page.evaluate("void localStorage.clear()")
    reload(page)
    assert page.evaluate(CHOSEN, FRAME) is None
    choose(page, 4)
    read(page, text)
    page.wait_for_value(TITLE, "Semaine 2", FRAME)
    wait_for_mine(page, SHEET, "Fait 3 fois Encore.")
    page.wait_for("document.activeElement.dataset.act === 'undo'", FRAME)
    page.press("Enter", FRAME)
    page.wait_for_value(TITLE, "Semaine 4", FRAME)
    wait_for_kept(page, {"week": 4, "steps": {}})
    assert page.errors() == []


@pytest.mark.parametrize(
    "text",
    [
        "rien",
        "[]",
        "null",
        file(journey="libre"),
        file(hub="ailleurs"),
        file(kept=None),
        file(kept={"week": 7, "steps": {}}),
        file(kept={"week": -1, "steps": {}}),
        file(kept={"week": "2", "steps": {}}),
        file(kept={"week": 2, "steps": {"<b>": {"done": 1}}}),
        file(kept={"week": 2, "steps": {f"works-a{n}": {"done": 1} for n in range(601)}}),
        file(more="x" * 200_000),
    ],
)
def test_other_files_change_nothing(chromium: Page, year: Site, text: str) -> None:
    chromium.open(year.root / YEAR)
    chromium.wait_for(DESK)
    choose(chromium, 1, None)
    read(chromium, text, None)
    chromium.wait_for(f"{TOLD}.includes('fichier')")
    wait_for_kept(chromium, {"week": 1, "steps": {}})
    assert chromium.errors() == []


def test_a_new_class_starts_afresh_and_can_be_undone(page: Page, year: Site) -> None:
    enter(page, year)
    open_keep(page)
    read(page, file())
    wait_for_kept(page, KEPT)
    page.click('[data-act="fresh"]', FRAME)
    wait_for_kept(page, None)
    assert page.evaluate("document.querySelector('[data-now]').hidden", FRAME)
    wait_for_mine(page, SHEET, "")
    page.click('[data-act="undo"]', FRAME)
    wait_for_kept(page, KEPT)
    page.wait_for_value(TITLE, "Semaine 2", FRAME)


def test_the_shell_keeps_nothing_that_makes_no_sense(page: Page, year: Site) -> None:
    """Pages are told apart by nothing on file://: what they say is held against bounds."""
    enter(page, year)
    choose(page, 1)
    wait_for_kept(page, {"week": 1, "steps": {}})
    for said in (
        {"id": "../x", "kept": {"week": 1, "steps": {}}},
        {"id": "annee", "kept": {"week": 521, "steps": {}}},
        {"id": "annee", "kept": {"week": 1.5, "steps": {}}},
        {"id": "annee", "kept": {"week": 1, "steps": {"__proto__ x": {}}}},
        {"id": "annee", "kept": "week"},
        {"id": "annee", "kept": None},
    ):
        page.evaluate(f"void poche.tell('journey', {json.dumps(said)})", FRAME)
    long = {"works-a": {"done": 1, "note": "n" * 400, "more": 1}, "works-b": {"done": 100}}
    page.evaluate(
        f"void poche.tell('journey', {json.dumps({'id': 'libre', 'kept': {'steps': long}})})", FRAME
    )
    wait_for_kept(
        page,
        {"week": None, "steps": {"works-a": {"done": 1, "note": "n" * 300}}},
        KEY.replace("annee", "libre"),
    )
    wait_for_kept(page, {"week": 1, "steps": {}})
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.includes('/')).length") == 0


def test_a_full_or_closed_storage_is_said(page: Page, altered: Callable[..., Site]) -> None:
    site = altered(REFUSING, "shell", "journey")
    enter(page, site)
    choose(page, 1)
    page.wait_for(f"{TOLD}.includes('navigateur')", FRAME)
    page.open(site.root / YEAR)
    page.wait_for(DESK)
    choose(page, 1, None)
    page.wait_for(f"{TOLD}.includes('navigateur')")


def test_all_journeys_together_have_a_bound(page: Page, year: Site) -> None:
    """About as much as a browser allows for a site; the last one is refused, and that is said."""
    enter(page, year)
    steps = {f"works-a{n}": {"note": "n" * 300} for n in range(400)}
    said = {"id": "autre", "kept": {"week": 1, "steps": steps}}
    page.evaluate(f"void poche.tell('journey', {json.dumps(said)})", FRAME)
    page.wait_for(f"localStorage.getItem({KEY.replace('annee', 'autre')!r}) !== null")
    said["id"] = "encore"
    page.evaluate(f"void poche.tell('journey', {json.dumps(said)})", FRAME)
    page.wait_for(f"{TOLD}.includes('navigateur')", FRAME)
    assert page.evaluate(f"localStorage.getItem({KEY.replace('annee', 'encore')!r})") is None


def test_a_file_with_everything_reaches_the_open_page(page: Page, year: Site) -> None:
    """Else what the page still shows would be kept over it at the next press."""
    enter(page, year)
    choose(page, 1)
    page.click("[data-open='settings']", FRAME)
    page.wait_for("document.querySelector('#settings')?.open")
    kept = {"journey": "annee", "journey:annee": json.dumps(KEPT)}
    whole = json.dumps({"poche": 1, "hub": "un-parcours", "kept": kept})
    read(page, whole, None, "#file")
    wait_for_kept(page, KEPT)
    page.wait_for_value(TITLE, "Semaine 2", FRAME)
    wait_for_mine(page, SHEET, "Fait 3 fois Encore.")


def test_the_desk_comes_when_somebody_turns_to_it(page: Page, year: Site) -> None:
    """Until then there are the weeks. What is pressed first is done once the rest is there."""
    enter(page, year)
    brought = "Boolean(document.querySelector('script[src$=\"/desk.js\"]'))"
    assert not page.evaluate(brought, FRAME)
    assert page.evaluate("document.querySelectorAll('.strip input').length", FRAME) == 6
    page.evaluate("document.querySelector('.desk__keep summary').click()", FRAME)
    page.wait_for("document.querySelector('.desk__keep').open", FRAME)
    assert page.evaluate(brought, FRAME)
    assert page.evaluate("document.querySelectorAll('.desk__acts button').length", FRAME) == 4
    assert page.errors() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_kept_is_there_as_soon_as_the_page_is(
    chromium: Page, year: Site, width: int
) -> None:
    """The desk is part of the page then: nothing below it moves."""
    chromium.resize(width, 800)
    chromium.open(year.root / YEAR)
    chromium.wait_for(DESK)
    choose(chromium, 2, None)
    chromium.open(year.root / YEAR)
    chromium.wait_for("!document.documentElement.classList.contains('soon')")
    assert chromium.evaluate(TITLE) == "Semaine 2"
    assert chromium.evaluate(MOVED) == 0


def test_a_copy_without_the_desk_shows_the_weeks(page: Page, altered: Callable[..., Site]) -> None:
    site = altered("", "journey")
    (site.root / "fr" / "desk.js").unlink()
    page.open(site.root / YEAR)
    page.evaluate(f"void localStorage.setItem({KEY!r}, {json.dumps(json.dumps(KEPT))})")
    page.open(site.root / YEAR)
    page.wait_for("!document.documentElement.classList.contains('soon')")
    page.wait_for(DESK)
    assert page.evaluate("document.querySelectorAll('.strip input').length") == 6
