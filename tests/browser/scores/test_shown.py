"""A score on a page: keys, names, larger notes, the keyboard, paper, and without script."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import axe
from tests.browser.chromium import ChromiumPage
from tests.browser.page import Page
from tests.browser.scores import hub
from tests.browser.scores.looking import turn_to_the_score
from tests.browser.shell.visitor import FRAME, SOUND, enter, stored

pytestmark = pytest.mark.browser

WORK = "fr/works/coucou.html"
SHOWN = "document.querySelector('[data-drawing]').dataset.kind"
PICTURE = "document.querySelector('[data-drawing] img')"
HEADS = "Array.from(document.querySelectorAll('[data-drawing] [data-n]'), (it) => it.dataset.n)"
NAMES = "Array.from(document.querySelectorAll('.score__names text'), (it) => it.textContent)"
SAID = """Array.from(document.querySelectorAll('[data-pitches] p')).flatMap((bar) =>
  Array.from(bar.childNodes).filter((it) => it.nodeType === 3).map((it) => it.data).join('')
    .match(/(do|ré|mi|fa|sol|la|si)( double)?( dièse| bémol)?(?=[\\s,]|$)/g) || [])"""
"""What is said of notes, as text."""
ACTIVE = """(id => id && document.getElementById(id).getAttribute('aria-label'))(
  document.querySelector('[data-drawing]').getAttribute('aria-activedescendant'))"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


def alone(page: Page, site: Path, url: str = WORK) -> None:
    """Open a page without the shell, and turn to its score."""
    page.open(site / url)
    page.wait_for("Boolean(window.poche.alone)")
    turn_to_the_score(page)


def size(page: Page) -> float:
    """How tall a notehead is on the screen, in CSS pixels."""
    return float(
        page.evaluate(
            "document.querySelector('[data-drawing] [data-n]').getBoundingClientRect().height"
        )
    )


def pressed(page: Page, selector: str, frame: str | None = None) -> None:
    page.click(selector, frame=frame)
    page.wait_for_value(f"document.querySelector({selector!r}).ariaPressed", "true", frame)


def test_the_drawing_suits_the_room_there_is(page: Page, coucou: Path) -> None:
    alone(page, coucou)
    page.wait_for_value(SHOWN, "wide")
    page.resize(360, 740)
    page.wait_for_value(SHOWN, "narrow")
    assert page.evaluate(FITS)
    small = size(page)
    pressed(page, "[data-show-large]")
    page.wait_for_value(SHOWN, "large")
    assert size(page) > 1.3 * small
    assert page.errors() == []


def test_nothing_but_a_picture_comes_before_somebody_turns_to_the_score(
    page: Page, coucou: Path
) -> None:
    """It is the one for the room there is; a press on one of its notes is not lost."""
    scripts = "Array.from(document.scripts, (it) => it.src).filter((it) => /score[-.]/.test(it))"
    for width, kind in ((1280, "wide"), (360, "narrow")):
        page.resize(width, 740)
        page.open(coucou / "fr/recordings/lent.html")
        page.wait_for("Boolean(window.poche.alone)")
        page.evaluate("document.querySelector('[data-score]').scrollIntoView()")
        page.wait_for(f"{PICTURE}.complete && {PICTURE}.currentSrc.includes('-{kind}-')")
        ratio = f"{PICTURE}.naturalWidth / {PICTURE}.naturalHeight"
        shape = f"{PICTURE}.offsetWidth / {PICTURE}.offsetHeight"
        assert page.evaluate(f"Math.abs(({ratio}) / ({shape}) - 1) < 0.02")
        page.evaluate("new Promise((done) => setTimeout(done, 300))")
        assert len(page.evaluate(scripts)) == 1
    press = "{ clientX: left + width / 2, clientY: top + height / 10, bubbles: true }"
    box = f"const {{ left, top, width, height }} = {PICTURE}.getBoundingClientRect();"
    click = f"{PICTURE}.dispatchEvent(new MouseEvent('click', {press}))"
    page.evaluate(f"(() => {{ {box} {click}; }})()")
    page.wait_for("document.querySelector('[data-drawing] [aria-selected=true]') !== null")
    assert page.errors() == []


def test_another_key_is_drawn_named_read_and_printed(page: Page, coucou: Path) -> None:
    """Up from G to A, one semitone after the other: notes, text and the PDF go along."""
    alone(page, coucou)
    assert page.evaluate(HEADS)[:4] == ["D4", "G4", "B4", "A4"]
    assert page.evaluate(SAID)[:3] == ["ré", "sol", "si"]
    page.click("[data-key-step='1']")
    page.click("[data-key-step='1']")
    page.wait_for_value(f"({HEADS}).slice(0, 4)", ["E4", "A4", "C#5", "B4"])
    page.wait_for_value(f"({SAID}).slice(0, 3)", ["mi", "la", "do dièse"])
    told = "document.querySelector('[data-key-told]').textContent"
    page.wait_for_value(told, "la majeur, 2\u00a0demi-tons plus haut")
    link = page.evaluate("document.querySelector('[data-pdf-link]').getAttribute('href')")
    assert "score-coucou-p2-" in link and (coucou / WORK).parent.joinpath(link).is_file()
    for _ in range(6):
        page.click("[data-key-step='-1']")
    page.wait_for_value(f"({HEADS}).slice(0, 4)", ["Bb3", "Eb4", "G4", "F4"])
    page.wait_for_value(f"({SAID}).slice(0, 3)", ["si bémol", "mi bémol", "sol"])
    end = "document.querySelector(\"[data-key-step='-1']\").ariaDisabled"
    page.wait_for_value(end, "true")
    page.evaluate("document.querySelector(\"[data-key-step='-1']\").click()")
    assert page.evaluate("document.querySelector('[data-key]').value") == "-4"
    assert page.errors() == []


def test_names_stand_beside_the_notes_and_upon_nothing(page: Page, coucou: Path) -> None:
    alone(page, coucou)
    page.resize(360, 740)
    page.wait_for_value(SHOWN, "narrow")
    pressed(page, "[data-show-names]")
    page.wait_for_value(f"({NAMES}).slice(0, 4)", ["ré", "sol", "si", "la"])
    assert len(page.evaluate(NAMES)) == len(page.evaluate(HEADS))
    covered = """(() => {
      const rect = (it) => it.getBoundingClientRect();
      const words = Array.from(document.querySelectorAll('[data-drawing] [data-for]'));
      const upon = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.45;
      const names = Array.from(document.querySelectorAll('.score__names text'));
      const lost = names.filter((it) => words.some((word) => upon(rect(it), rect(word))));
      return lost.map((it) => it.textContent);
    })()"""
    assert page.evaluate(covered) == []
    page.click("[data-show-names]")
    page.wait_for_value(NAMES, [])


def test_choices_are_kept_by_the_shell(page: Page, coucou: Path) -> None:
    """The key for this work, names and size for all; a page in another language says it anew."""
    enter(page, coucou / "index.html", WORK)
    turn_to_the_score(page, FRAME)
    page.click("[data-key-step='1']", frame=FRAME)
    pressed(page, "[data-show-names]", FRAME)
    kept = {"names": True, "large": False, "keys": {"coucou": 1}}
    page.wait_for_value(f"JSON.parse(localStorage.getItem({score_key(page)!r}) || '{{}}')", kept)
    enter(page, coucou / "index.html", "de/works/coucou.html")
    page.wait_for_value("document.querySelector('[data-key]').value", "1", FRAME)
    page.evaluate("document.querySelector('[data-score]').scrollIntoView()", FRAME)
    page.wait_for_value(f"({NAMES}).slice(0, 3)", ["Es", "As", "C"], FRAME)
    enter(page, coucou / "index.html", "fr/works/mains.html")
    page.wait_for_value("document.querySelector('[data-show-names]').ariaPressed", "true", FRAME)
    assert page.evaluate("document.querySelector('[data-key]').value", FRAME) == "0"


TWO_LOOKS = """self.IntersectionObserver = class {
  constructor(hear) { this.hear = hear; }
  observe() { setTimeout(() => this.hear([{ isIntersecting: false }, { isIntersecting: true }])); }
}"""


def test_whoever_came_to_it_quickly_sees_the_chosen_key(
    chromium: ChromiumPage, coucou: Path
) -> None:
    """On a busy machine a browser tells of two looks at once: far from it, and at it."""
    chromium.tab.add_init_script(TWO_LOOKS)
    chromium.open(coucou / WORK)
    chromium.wait_for("Boolean(window.poche.alone)")
    chromium.evaluate(
        """void ((select) => { select.value = "1"; select.dispatchEvent(new Event("change")); })
        (document.querySelector("[data-key]"))"""
    )
    chromium.wait_for(SHOWN)
    assert chromium.errors() == []


def score_key(page: Page) -> str:
    """Under what the shell keeps how scores are shown: after the hub's id."""
    return next(iter(stored(page))).partition(":")[0] + ":score"


def test_notes_are_walked_through_by_keyboard(page: Page, coucou: Path) -> None:
    """One stop for Tab; the arrows say a note's name and what is sung to it."""
    alone(page, coucou)
    page.evaluate("document.querySelector('[data-drawing]').focus()")
    page.wait_for_value(ACTIVE, "ré, Cou")
    page.press("ArrowRight")
    page.wait_for_value(ACTIVE, "sol, cou")
    page.press("ArrowLeft")
    page.press("ArrowLeft")
    page.wait_for_value(ACTIVE, "ré, Cou")
    page.press("End")
    page.wait_for_value(ACTIVE, "sol, bruit")
    page.press("Home")
    page.press("ArrowDown")
    page.wait_for_value(ACTIVE, "ré, Cou")
    assert page.evaluate("document.querySelectorAll('[data-drawing] [tabindex]').length") == 0


def test_two_hands_are_walked_through_up_and_down(page: Page, coucou: Path) -> None:
    alone(page, coucou, "fr/works/mains.html")
    page.evaluate("document.querySelector('[data-drawing]').focus()")
    page.wait_for_value(ACTIVE, "do")
    page.press("ArrowDown")
    page.wait_for_value(ACTIVE, "do")
    page.press("End")
    page.wait_for_value(ACTIVE, "do + mi + sol")
    assert (
        page.evaluate("document.querySelectorAll('[data-follow], [data-keep-in-view]').length") == 0
    )


def test_a_pressed_or_chosen_note_is_where_the_music_goes(page: Page, coucou: Path) -> None:
    """Nothing plays: the first recording that follows the score begins there."""
    enter(page, coucou / "index.html", "fr/recordings/lent.html")
    turn_to_the_score(page, FRAME)
    begins = hub.STARTS_S[2] + 2 * (hub.STARTS_S[3] - hub.STARTS_S[2]) / 3
    page.click("[data-drawing] [data-n='F#4']", frame=FRAME)
    page.wait_for(f"Math.abs({SOUND}.currentTime - {begins}) < 1.5 && !{SOUND}.paused")
    page.wait_for("document.querySelector('.is-sounding') !== null", FRAME)
    page.press("Home", frame=FRAME)
    page.press("Enter", frame=FRAME)
    page.wait_for(f"Math.abs({SOUND}.currentTime - {hub.STARTS_S[1]}) < 1 && !{SOUND}.paused")
    assert page.errors() == []


def test_only_who_looks_at_the_score_is_scrolled_along(page: Page, coucou: Path) -> None:
    """Links and texts do not move away under somebody's hand because music plays."""
    enter(page, coucou / "index.html", "fr/recordings/lent.html")
    drawing = "document.querySelector('[data-drawing]')"
    page.evaluate(f"void ({drawing}.style.marginTop = innerHeight + 'px')", FRAME)
    page.click(".hero [data-play=lent]", frame=FRAME)
    page.wait_for("document.querySelector('.is-sounding') !== null", FRAME)
    page.evaluate("new Promise((done) => setTimeout(done, 1200))", FRAME)
    assert page.evaluate("scrollY", FRAME) == 0
    low = f"scrollTo(0, {drawing}.getBoundingClientRect().top - innerHeight * 0.8)"
    page.evaluate(f"void {low}", FRAME)
    there = page.evaluate("scrollY", FRAME)
    page.wait_for(f"scrollY > {there} + 20", FRAME)


def test_a_note_pressed_on_a_page_alone(page: Page, coucou: Path) -> None:
    """The page has no controls of the second recording's; it plays all the same."""
    alone(page, coucou)
    page.click("[data-follow=lent] [data-play]")
    page.wait_for("document.querySelector('.is-sounding') !== null")
    page.click("[data-drawing] [data-n='F#4']")
    page.wait_for("document.querySelector('text.is-sounding') !== null")
    playing = "Array.from(document.querySelectorAll('audio')).filter((it) => !it.paused)"
    assert page.evaluate(f"{playing}.map((it) => it.dataset.recording)") == ["lent"]
    button = "document.querySelector('[data-follow=lent] [data-play]').dataset.state"
    page.wait_for_value(button, "playing")
    page.click("[data-follow=lent] [data-play]")
    page.wait_for_value(f"{playing}.length", 0)
    marked = page.evaluate("document.querySelector('text.is-sounding').textContent")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("document.querySelector('text.is-sounding').textContent") == marked


def test_a_second_pass_stays_in_itself(page: Page, coucou: Path) -> None:
    enter(page, coucou / "index.html", "fr/recordings/deux-fois.html")
    turn_to_the_score(page, FRAME)
    page.click("[data-follow=deux-fois] [data-play]", frame=FRAME)
    page.wait_for(f"{SOUND}.currentTime > 0.1")
    page.evaluate(f"{SOUND}.currentTime = 7")
    page.wait_for(f"!{SOUND}.seeking && {SOUND}.currentTime >= 7")
    page.wait_for("document.querySelector('text.is-sounding') !== null", FRAME)
    page.click("[data-drawing] [data-n='F#4']", frame=FRAME)
    page.wait_for(f"Math.abs({SOUND}.currentTime - 7.5) < 0.45")


def test_without_script_the_score_is_there(chromium_without_script: Page, coucou: Path) -> None:
    page = chromium_without_script
    page.resize(360, 740)
    page.open(coucou / WORK)
    page.wait_for(f"{PICTURE}.complete")
    assert page.evaluate(f"{PICTURE}.checkVisibility() && {PICTURE}.naturalWidth > 0")
    assert page.evaluate(FITS)
    hidden = ".score__tools, .score__follow, .score__how"
    assert page.evaluate(
        f"Array.from(document.querySelectorAll('{hidden}')).every((it) => !it.checkVisibility())"
    )
    named = page.evaluate("document.querySelector('[data-drawing]').getAttribute('aria-label')")
    assert named == "Partition\u00a0: Le coucou, sol majeur (originale)"
    page.click(".score__words summary")
    assert page.evaluate("document.querySelector('.score__words p').checkVisibility()")
    for link in page.evaluate(
        "Array.from(document.querySelectorAll('.score__files a'), (it) => it.getAttribute('href'))"
    ):
        assert ((coucou / WORK).parent / link).is_file()


def test_a_lost_script_leaves_the_score_as_it_was(
    chromium: Page, coucou: Path, tmp_path: Path
) -> None:
    page = chromium
    page.open(hub.without_scripts(coucou, tmp_path / "copy") / WORK)
    page.click("[data-key-step='1']")
    page.wait_for("document.querySelectorAll('script[src*=score-coucou]').length >= 1")
    page.wait_for(f"{PICTURE}.complete")
    assert page.evaluate(f"{PICTURE}.naturalWidth") > 0
    assert page.evaluate("document.querySelector('[data-drawing]').getAttribute('role')") == "img"


def test_paper_gets_the_wide_drawing_in_the_chosen_key(chromium: Page, coucou: Path) -> None:
    page = chromium
    page.resize(360, 740)
    alone(page, coucou)
    page.click("[data-key-step='1']")
    pressed(page, "[data-show-names]")
    page.wait_for_value(f"({NAMES}).slice(0, 2)", ["mi♭", "la♭"])
    page.evaluate("void dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(SHOWN) == "wide"
    assert page.evaluate(NAMES)[:2] == ["mi♭", "la♭"]
    page.evaluate("void dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(SHOWN) == "narrow"


@pytest.mark.sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    page: Page, coucou: Path, width: int, scheme: str, prepared: Callable[[Page], None]
) -> None:
    page.scheme("dark" if scheme == "dark" else "light")
    page.resize(width, 800)
    alone(page, coucou)
    prepared(page)
    assert axe.violations(page, rules=axe.CONTRAST) == []
    assert page.evaluate(FITS)


@pytest.fixture
def prepared() -> Callable[[Page], None]:
    """Opens and presses all there is on a score, so that nothing is overlooked."""

    def prepare(page: Page) -> None:
        pressed(page, "[data-show-names]")
        page.click(".score__words summary")
        page.evaluate("document.querySelector('[data-drawing]').focus()")
        page.press("ArrowRight")
        page.wait_for("document.querySelector('.score__names text') !== null")

    return prepare


def test_targets_are_large_enough_for_fingers(chromium: Page, coucou: Path) -> None:
    page = chromium
    page.resize(360, 740)
    alone(page, coucou)
    small = page.evaluate(
        """Array.from(document.querySelectorAll('.score :is(button, select, a, summary)'))
        .filter((it) => it.checkVisibility())
        .filter((it) => Math.min(it.offsetWidth, it.offsetHeight) < 44)
        .map((it) => it.textContent.trim())"""
    )
    assert small == []
