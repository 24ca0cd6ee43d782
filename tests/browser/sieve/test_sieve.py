"""The list of workshops narrowed down: answers, counts, address, keyboard, paper."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, enter
from tests.browser.sieve.teacher import (
    CHOSEN,
    FOUND,
    FRESH,
    LEFT,
    READY,
    button,
    element,
    fitting,
    sees,
)
from tests.season import Site

pytestmark = pytest.mark.browser

WHOLE = fitting()


def test_answers_add_up_and_stand_in_the_address(page: Page, sheets: Path) -> None:
    page.open(sheets)
    sees(page, WHOLE)
    page.click(button("age", "7"))
    sees(page, fitting(age=7))
    page.click(button("minutes", "30"))
    sees(page, fitting(age=7, minutes=30))
    page.wait_for("location.search === '?age=7&minutes=30'")
    page.wait_for_value(CHOSEN, ["7 ans", "30 min"])
    page.click(button("age", "8"))
    sees(page, fitting(age=8, minutes=30))
    page.click(button("age", "8"))
    sees(page, fitting(minutes=30))
    assert page.errors() == []


def test_alternatives_widen(page: Page, sheets: Path) -> None:
    page.open(sheets)
    page.wait_for(READY)
    page.click(button("kind", "singing"))
    sees(page, fitting(kind="singing"))
    page.click(button("kind", "theatre"))
    both = sorted(fitting(kind="singing") + fitting(kind="theatre"))
    sees(page, both)
    page.wait_for("location.search === '?kind=singing&kind=theatre'")


def test_counts_are_those_of_a_plain_count_after_every_press(page: Page, sheets: Path) -> None:
    """A hundred presses by lot; what stands on each button is what its press would leave."""
    page.open(sheets)
    page.wait_for(READY)
    seen = page.evaluate(
        """(() => {
          let seed = 6;
          const lot = (n) => (seed = (seed * 48271) % 2147483647) % n;
          const keys = ["age", "minutes", "group", "materials"];
          const all = [...document.querySelectorAll(".choice[data-code]")]
            .filter((b) => keys.includes(b.closest("fieldset").id));
          const of = (key, pick) => Object.fromEntries(all
            .filter((b) => b.closest("fieldset").id === key && pick(b))
            .map((b) => [b.dataset.code, Number(b.lastElementChild.textContent)]));
          return Array.from({ length: 100 }, () => {
            all[lot(all.length)].click();
            return keys.map((key) => [
              Object.keys(of(key, (b) => b.getAttribute("aria-pressed") === "true"))[0] || "",
              of(key, () => true),
              Object.keys(of(key, (b) => b.hasAttribute("aria-disabled"))),
            ]);
          });
        })()"""
    )
    names = ("age", "minutes", "group", "most")
    numbers = [
        {
            name: 0 if now == "none" else int(now)
            for name, (now, _, _) in zip(names, it, strict=True)
            if now
        }
        for it in seen
    ]
    for chosen, state in zip(numbers, seen, strict=True):
        for name, (now, counts, shut) in zip(names, state, strict=True):
            for code, count in counts.items():
                answer = {name: 0 if code == "none" else int(code)}
                assert count == len(fitting(**{**chosen, **answer})), (chosen, answer)
            assert shut == [code for code, count in counts.items() if not count and code != now]
    assert len({tuple(it.items()) for it in numbers}) > 50
    assert any(shut for state in seen for _, _, shut in state)


def test_an_answer_that_leaves_nothing_says_why_and_cannot_be_pressed(
    page: Page, sheets: Path
) -> None:
    page.open(f"{sheets.as_uri()}?minutes=30&materials=none&kind=theatre")
    chosen = {"minutes": 30, "most": 0, "kind": "theatre"}
    left = fitting(minutes=30, most=0, kind="theatre")
    sees(page, left)
    shut = next(age for age in range(4, 13) if not fitting(age=age, **chosen))  # type: ignore[arg-type]
    it = element("age", str(shut))
    assert page.evaluate(f"{it}.getAttribute('aria-disabled')") == "true"
    why = f"document.getElementById({it}.getAttribute('aria-describedby'))"
    assert page.evaluate(f"{why}.textContent") == (
        "Rien avec\xa0: Théâtre · 30 min · Rien à prévoir"
    )
    assert page.evaluate(f"{why}.checkVisibility()")
    page.evaluate(f"{it}.focus()")
    page.press("Enter")
    assert page.evaluate(f"{it}.getAttribute('aria-pressed')") == "false"
    assert page.evaluate(LEFT) == left


def test_what_is_chosen_can_be_taken_away_one_by_one_or_all(page: Page, sheets: Path) -> None:
    page.open(f"{sheets.as_uri()}?age=7&minutes=45&group=20")
    sees(page, fitting(age=7, minutes=45, group=20))
    page.click("[data-chosen] li:nth-child(2) button")
    sees(page, fitting(age=7, group=20))
    page.wait_for_value(CHOSEN, ["7 ans", "20 enfants"])
    focused = "document.activeElement.textContent.trim()"
    page.wait_for_value(focused, "Retirer\xa0: 20 enfants", what="the focus")
    page.click(".sift__clear")
    sees(page, WHOLE)
    page.wait_for_value("document.activeElement.closest('fieldset')?.id", "kind", what="the focus")
    page.wait_for("location.search === ''")
    assert not page.evaluate("document.querySelector('[data-chosen]').checkVisibility()")


def test_back_and_reload_find_the_choice_again(page: Page, sheets: Path) -> None:
    """Even when a sheet is opened before the address was written."""
    page.open(sheets)
    page.wait_for(READY)
    left = fitting(age=7)
    page.evaluate(f"{element('age', '7')}.click()")
    page.wait_for_value(LEFT, left)
    page.evaluate("void document.querySelector('[data-is]:not([hidden]) a').click()")
    page.wait_for(f"location.pathname.endsWith('{left[0]}.html')")
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for("location.search === '?age=7'")
    sees(page, left)
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for(f"{FRESH} === 'reload'")
    sees(page, left)
    assert page.evaluate(CHOSEN) == ["7 ans"]


@pytest.mark.parametrize(
    "query",
    [
        "age=constructor&kind=__proto__&minutes=toString",
        "age=-1&minutes=1e9&group=" + "9" * 400,
        "age=" + "7" * 10_000,
        quote("kind=<img src=x onerror=alert(1)>", safe="="),
    ],
)
def test_an_address_with_rubbish_shows_all(page: Page, sheets: Path, query: str) -> None:
    page.open(f"{sheets.as_uri()}?{query}")
    sees(page, WHOLE)
    page.wait_for("location.search === ''")
    assert page.evaluate(CHOSEN) == []
    assert page.errors() == []


def test_what_fits_nothing_together_offers_the_way_out(page: Page, sheets: Path) -> None:
    """Only an address can ask for that; what is not the sieve's own stays in it."""
    query = next(
        (age, minutes)
        for age in (4, 12)
        for minutes in (30,)
        if not fitting(age=age, minutes=minutes, most=0, kind="writing")
    )
    page.open(
        f"{sheets.as_uri()}?other=x&kind=writing&age={query[0]}&minutes={query[1]}&materials=none"
    )
    sees(page, [])
    assert page.evaluate("document.querySelector('[data-nothing]').checkVisibility()")
    assert page.evaluate("document.querySelector('[data-random]').disabled")
    page.click("[data-nothing] button")
    sees(page, WHOLE)
    page.wait_for("location.search === '?other=x'")


def test_one_of_those_shown_is_opened_at_random(page: Page, sheets: Path) -> None:
    page.open(f"{sheets.as_uri()}?age=7&minutes=30&materials=none")
    left = fitting(age=7, minutes=30, most=0)
    sees(page, left)
    page.click("[data-random]")
    page.wait_for("/sheet-\\d+.html$/.test(location.pathname)")
    name = page.evaluate("location.pathname.match(/sheet-\\d+/)[0]")
    assert name in left


def test_three_taps_lead_from_home_to_a_sheet(page: Page, meadows: Site) -> None:
    """Half an hour, 28 children of 7, nothing at hand; in the shell, on a phone."""
    page.resize(360, 800)
    enter(page, meadows.shell, "fr/index.html")
    page.wait_for("document.readyState === 'complete'", FRAME)
    page.click(".door-wish", FRAME)
    query = "minutes=30&group=28&materials=none"
    page.wait_for(f"location.hash === '#fr/workshops/index.html?{query}#age'")
    sees(page, fitting(minutes=30, group=28, most=0), FRAME)
    page.click(button("age", "7"), FRAME)
    left = fitting(age=7, minutes=30, group=28, most=0)
    sees(page, left, FRAME)
    assert left
    page.wait_for(f"location.hash === '#fr/workshops/index.html?age=7&{query}'")
    page.click("[data-is]:not([hidden]) a", FRAME)
    page.wait_for(f"location.hash === '#fr/workshops/{left[0]}.html'")
    page.evaluate("void history.back()")
    sees(page, left, FRAME)
    assert page.errors() == []
    assert page.requests == []


def test_the_whole_door_still_leads_to_all_sheets(page: Page, meadows: Site) -> None:
    page.open(meadows.root / "fr/index.html")
    at = "document.elementFromPoint(x + width / 2, y + 12).closest('a').className"
    box = "const {x, y, width} = document.querySelector('.door-with-wish').getBoundingClientRect()"
    assert page.evaluate(f"(() => {{ {box}; return {at}; }})()") == "door"
    page.click(".door-with-wish .door")
    page.wait_for("location.pathname.endsWith('/workshops/index.html') && !location.search")


def test_by_keyboard_alone(page: Page, sheets: Path) -> None:
    page.open(sheets)
    page.wait_for(READY)
    page.evaluate(f"{element('kind', 'singing')}.focus()")
    page.press("Enter")
    sees(page, fitting(kind="singing"))
    page.wait_for_value("document.activeElement.dataset.code", "singing", what="the focus")
    for _ in range(20):
        page.press("Tab")
        if page.evaluate("document.activeElement.dataset.code") == "30":
            break
    page.press("Enter")
    sees(page, fitting(kind="singing", minutes=30))
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(ring) != "none"


def test_on_a_phone_the_panel_is_folded_and_says_how_many_are_chosen(
    page: Page, sheets: Path
) -> None:
    page.resize(360, 800)
    page.open(f"{sheets.as_uri()}?age=7&minutes=30")
    page.wait_for(READY)
    assert not page.evaluate("document.querySelector('#age').checkVisibility()")
    assert page.evaluate("document.querySelector('[data-number]').textContent") == "Choix\xa0: 2"
    page.click(".sift summary")
    page.wait_for("document.querySelector('#age').checkVisibility()")


def test_paper_has_the_list_that_is_shown_under_what_was_chosen(
    chromium: Page, sheets: Path
) -> None:
    page = chromium
    page.open(f"{sheets.as_uri()}?age=7&minutes=30")
    left = fitting(age=7, minutes=30)
    sees(page, left)
    page.evaluate("void (window.print = () => (window.printed = true))")
    page.click("[data-print]")
    page.wait_for("window.printed")
    assert page.evaluate("document.querySelector('[data-paper]').textContent") == "7 ans · 30 min"
    page.tab.emulate_media(media="print")  # type: ignore[attr-defined]
    shown = "[...document.querySelectorAll('{}')].filter((e) => e.checkVisibility()).length"
    assert page.evaluate(shown.format("[data-is]")) == len(left) < len(WHOLE)
    assert page.evaluate(shown.format("[data-paper]")) == 1
    assert page.evaluate(shown.format(".sift, .sift *, .top")) == 0
    page.tab.emulate_media(media="screen")  # type: ignore[attr-defined]


def test_without_script_all_is_there_and_nothing_pretends(
    chromium_without_script: Page, sheets: Path
) -> None:
    page = chromium_without_script
    page.open(f"{sheets.as_uri()}?age=7")
    assert page.evaluate(LEFT) == WHOLE
    for selector in (".sift", "[data-nothing]", "[data-paper]", ".choice"):
        shown = f"[...document.querySelectorAll('{selector}')].some((e) => e.checkVisibility())"
        assert not page.evaluate(shown), selector
    assert page.evaluate(FOUND) == ""
