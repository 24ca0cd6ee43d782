"""Questionnaires filled in without internet: by children one after the other, by adults, as sums;
kept until one small file takes them away, which `poche evaluate import` then reads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.browser.axe import violations
from tests.browser.journeys.conftest import CLOCK, REFUSING, make
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived, follow
from tests.commands import poche
from tests.season import Site

pytestmark = pytest.mark.browser

ALL = "fr/special/questions.html"
CHILDREN = "fr/special/questions-children.html"
TEACHERS = "fr/special/questions-teachers.html"
ASKED = "fr/special/children-questions.html"
KEY = "un-parcours:answers"
TOLD = "document.querySelector('[data-told]').textContent"
COUNT = "document.querySelector('[data-count]').textContent"
READY = "!document.querySelector('[data-waiting]').hidden"
THERE = f"JSON.parse(localStorage.getItem('{KEY}'))"
NOVEMBER = CLOCK.format(now="2026-11-27T10:00:00")
CATCH = """(() => { window.__saved = [];
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blob.text().then((text) => window.__saved.push(text));
    return made.call(URL, blob); };
  HTMLAnchorElement.prototype.click = function () { window.__name = this.download; };
})();
"""
"""Ahead of a page's first script: what would be saved is kept where a test can read it."""


@pytest.fixture
def november(altered: Callable[..., Site]) -> Site:
    """The site on a device that believes it is a day within the journey."""
    return altered(NOVEMBER + CATCH, "answers")


def enter(page: Page, site: Site, url: str) -> None:
    """Open the shell at a page with questions for adults."""
    page.open(f"{site.shell.as_uri()}#{url}")
    arrived(page, url)
    page.wait_for(READY, FRAME)


def kept(page: Page) -> Any:
    """What the shell keeps."""
    return page.evaluate(THERE)


def wait_for_count(page: Page, count: int) -> None:
    page.wait_for_value(f"({THERE} || {{fillings: []}}).fillings.length", count)


def write(page: Page, selector: str, value: str) -> None:
    """Write into a field, as typing does."""
    page.evaluate(
        f"void ((field) => {{ field.value = {json.dumps(value)};"
        " for (const type of ['input', 'change'])"
        " field.dispatchEvent(new Event(type, {bubbles: true})); })"
        f"(document.querySelector({selector!r}))",
        FRAME,
    )


def turn(page: Page, question: str) -> None:
    """Go on to a question, or to the thanks."""
    page.click("[data-turn='1']", FRAME)
    shown = "[data-thanks]" if question == "" else f"[data-question='{question}']"
    page.wait_for(f"!document.querySelector({shown!r}).hidden", FRAME)


def answer(page: Page, question: str, value: str) -> None:
    page.click(f"[data-question='{question}'] label:has([value='{value}'])", FRAME)


def one_child(page: Page, liked: str) -> None:
    """A child answers two of the five questions and is thanked."""
    answer(page, "liked", liked)
    turn(page, "did")
    answer(page, "did", "sing")
    answer(page, "did", "dance")
    for question in ("best", "feeling", "again", ""):
        turn(page, question)


def saved(page: Page) -> str:
    page.click("[data-save]", FRAME)
    page.wait_for("window.__saved.length", FRAME)
    return str(page.evaluate("window.__saved[0]", FRAME))


def test_one_child_after_the_other(
    page: Page, november: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class answers, nobody leaves by accident, and the file comes into the hub."""
    enter(page, november, f"{CHILDREN}?journey=annee")
    assert page.evaluate("document.querySelector('[data-journey]').value", FRAME) == "annee"
    assert page.evaluate("document.querySelector('[data-day]').value", FRAME) == "2026-11-27"
    page.click(".hand-over a", FRAME)
    arrived(page, ASKED)
    page.wait_for("!document.querySelector('[data-filling]').hidden", FRAME)
    assert page.evaluate("document.documentElement.dataset.space") == "children"
    one_child(page, "much")
    page.wait_for_value(TOLD, "Un enfant a répondu.", FRAME)
    page.click("[data-next-child]", FRAME)
    page.wait_for("!document.querySelector('[data-question=\"liked\"]').hidden", FRAME)
    assert page.evaluate("document.querySelectorAll('input:checked').length", FRAME) == 0
    one_child(page, "not")
    wait_for_count(page, 2)
    page.wait_for_value(TOLD, "2 enfants ont répondu.", FRAME)
    page.click("[data-undo]", FRAME)
    wait_for_count(page, 1)
    page.wait_for_value("document.querySelectorAll('input:checked').length", 3, FRAME)
    turn(page, "")
    wait_for_count(page, 2)
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    arrived(page, ASKED)
    follow(page, ".kids__door a", "fr/special/children-door.html")
    page.click("[data-leave-children]", FRAME)
    arrived(page, "fr/index.html")
    enter(page, november, ALL)
    page.wait_for_value(COUNT, "2 questionnaires attendent sur cet appareil.", FRAME)
    text = saved(page)
    name = page.evaluate("window.__name", FRAME)
    fillings = json.loads(text)["fillings"]
    assert name == f"un-parcours-answers-{fillings[0]['id'][:6]}.poche.json"
    assert sorted(each["answers"]["liked"] for each in fillings) == ["much", "not"]
    assert [each["id"] for each in fillings] == sorted(each["id"] for each in fillings)
    assert page.errors() == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795773600")
    imported(tmp_path, text, 2)


def imported(folder: Path, text: str, new: int) -> None:
    """The command takes the file that a browser has saved."""
    file = folder / "school.poche.json"
    file.write_text(text, "utf-8")
    hub = folder / "hub"
    make(hub)
    code, said, errors = poche(hub, "evaluate", "import", str(file))
    assert code == 0, errors
    assert f": new {new}" in said
    assert (hub / "content/evaluations/annee.json").exists()


def test_a_form_is_kept_taken_back_and_erased(page: Page, november: Site) -> None:
    enter(page, november, f"{TEACHERS}?journey=annee")
    page.click("[data-filling] [type=submit]", FRAME)
    page.wait_for_value(TOLD, "Vous n’avez encore répondu à aucune question.", FRAME)
    write(page, "[name=children]", "2001")
    page.click("[data-filling] [type=submit]", FRAME)
    page.wait_for(f"{TOLD}.includes('de 0 à 2000')", FRAME)
    write(page, "[name=children]", "24")
    answer(page, "joy", "5")
    page.click("[data-filling] [type=submit]", FRAME)
    page.wait_for_value(TOLD, "Conservé. Un questionnaire attend sur cet appareil.", FRAME)
    wait_for_count(page, 1)
    [filling] = kept(page)["fillings"]
    assert filling["answers"] == {"children": 24, "joy": "5"}
    assert set(filling) == {"id", "journey", "who", "version", "day", "answers"}
    page.click("[data-undo]", FRAME)
    wait_for_count(page, 0)
    page.wait_for_value("document.querySelector('[name=children]').value", "24", FRAME)
    page.click("[data-filling] [type=submit]", FRAME)
    wait_for_count(page, 1)
    page.click("[data-erase]", FRAME)
    wait_for_count(page, 0)
    page.wait_for_value(COUNT, "Rien n’attend sur cet appareil.", FRAME)
    page.click("[data-undo]", FRAME)
    wait_for_count(page, 1)
    assert page.errors() == []


def test_sums_of_paper(page: Page, november: Site) -> None:
    """A school counts its forms; more answers than forms are refused."""
    enter(page, november, f"{CHILDREN}?journey=libre")
    page.click("[data-tally] [type=submit]", FRAME)
    page.wait_for(f"{TOLD}.includes('au moins 1')", FRAME)
    write(page, "[data-of]", "25")
    write(page, "[data-tally] [data-answer=much]", "20")
    write(page, "[data-tally] [data-answer=not]", "6")
    page.click("[data-tally] [type=submit]", FRAME)
    page.wait_for(f"{TOLD}.includes('dépasse')", FRAME)
    write(page, "[data-tally] [data-answer=not]", "5")
    write(page, "[data-tally] [name=did][data-answer=sing]", "25")
    page.click("[data-tally] [type=submit]", FRAME)
    wait_for_count(page, 1)
    [filling] = kept(page)["fillings"]
    assert (filling["of"], filling["journey"]) == (25, "libre")
    assert filling["answers"] == {"liked": {"much": 20, "not": 5}, "did": {"sing": 25}}


def test_no_journey_and_a_day_that_is_not_in_it(page: Page, altered: Callable[..., Site]) -> None:
    site = altered(CLOCK.format(now="2019-01-01T10:00:00"), "answers")
    enter(page, site, TEACHERS)
    answer(page, "joy", "5")
    page.click("[data-filling] [type=submit]", FRAME)
    page.wait_for_value(TOLD, "Choisissez d’abord le parcours.", FRAME)
    write(page, "[data-journey]", "annee")
    page.click("[data-filling] [type=submit]", FRAME)
    page.wait_for(f"{TOLD}.startsWith('Ce jour')", FRAME)
    write(page, "[data-day]", "2026-10-01")
    page.click("[data-filling] [type=submit]", FRAME)
    wait_for_count(page, 1)
    assert kept(page)["fillings"][0]["day"] == "2026-10-01"


def test_a_browser_that_keeps_nothing_says_so(page: Page, altered: Callable[..., Site]) -> None:
    site = altered(REFUSING, "page", "shell", "answers")
    enter(page, site, f"{TEACHERS}?journey=libre")
    page.wait_for(f"{TOLD}.includes('papier')", FRAME)


def test_children_wait_for_a_grown_up(page: Page, november: Site) -> None:
    page.open(f"{november.shell.as_uri()}#{ASKED}")
    arrived(page, ASKED)
    page.wait_for("!document.querySelector('[data-not-yet]').hidden", FRAME)
    assert page.evaluate("document.querySelector('[data-filling]').hidden", FRAME)


def test_alone_the_page_keeps_the_same(page: Page, november: Site) -> None:
    page.open((november.root / TEACHERS).as_uri() + "?journey=libre")
    page.wait_for(READY)
    page.click("[data-question='joy'] label:has([value='5'])")
    page.click("[data-filling] [type=submit]")
    page.wait_for_value(f"{THERE}.fillings.length", 1)
    page.open((november.root / TEACHERS).as_uri())
    page.wait_for_value(COUNT, "Un questionnaire attend sur cet appareil.")
    assert page.errors() == []


def test_what_is_stored_is_held_against_bounds(page: Page, november: Site) -> None:
    """On file:// anybody may say anything; what makes no sense is not shown and not saved."""
    enter(page, november, f"{TEACHERS}?journey=libre")
    answer(page, "joy", "5")
    page.click("[data-filling] [type=submit]", FRAME)
    wait_for_count(page, 1)
    page.evaluate(
        f"void ((all) => {{ all.fillings.push({{id: 'x'}}, null, {{...all.fillings[0], of: -1}},"
        " {...all.fillings[0], answers: {a: {b: {}}}});"
        f" localStorage.setItem('{KEY}', JSON.stringify(all)); }})({THERE})"
    )
    enter(page, november, ALL)
    page.wait_for_value(COUNT, "Un questionnaire attend sur cet appareil.", FRAME)
    assert len(json.loads(saved(page))["fillings"]) == 1


@pytest.mark.parametrize("url", [ALL, TEACHERS, CHILDREN, ASKED])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.sampled
def test_everybody_can_use_it(
    page: Page, november: Site, url: str, scheme: Literal["light", "dark"]
) -> None:
    """axe finds nothing, in both schemes, with sums and once a journey is chosen."""
    page.scheme(scheme)
    enter(page, november, f"{ALL}?journey=annee")
    page.open(f"{november.shell.as_uri()}#{url}")
    arrived(page, url)
    ready = "!document.querySelector('[data-filling]').hidden" if url == ASKED else READY
    page.wait_for(ready, FRAME)
    assert violations(page, FRAME) == []
    small = """Array.from(document.querySelectorAll(
        'article button, article input[type=number], article select, .ask__answers label, .whom a'))
        .filter((it) => it.getClientRects().length)
        .map((it) => it.getBoundingClientRect())
        .filter(({width, height}) => width < 43.9 || height < 43.9).length"""
    assert page.evaluate(small, FRAME) == 0


def test_without_script_it_says_to_print(chromium_without_script: Page, year: Site) -> None:
    page = chromium_without_script
    page.open(year.root / TEACHERS)
    page.wait_for("getComputedStyle(document.querySelector('.scriptless')).display !== 'none'")
    for hidden in ("[data-filling]", "[data-waiting]"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{hidden}')).display") == (
            "none"
        )
