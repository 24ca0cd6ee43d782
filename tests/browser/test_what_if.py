"""Choices that move bars: the script's sums beside the room's, by axe, by keys, without script."""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from build_tools import what_ifs
from build_tools.domain import Activity, Catalogue, FactorSet
from build_tools.footprint import CATEGORIES, total, tours
from build_tools.footprint.supposing import Choices, Item, Taking, bars, difference, items, offer
from tests.browser.chromium import ChromiumPage
from tests.browser.figures import (
    LANGUAGES,
    WINDOWS,
    Scheme,
    assert_axe_finds_nothing,
    assert_it_fits,
    places,
)
from tests.browser.page import Page
from tests.catalogue.hubs import resolved
from tests.footprint.choosing import chosen
from tests.footprint.small_season import small_season
from tests.season import Site

pytestmark = pytest.mark.browser

MOSELLE, CREUSE = (f"projects/{name}-demonstration" for name in ("moselle", "creuse"))
PLAN = "plans/moselle-demonstration"
PAGES = ("what-if", "what-if-projects-moselle-demonstration", "what-if-plans-moselle-demonstration")
PRESSED = ".up, .more a, .choices :is(select, input, button)"
TOLD = "document.querySelector('[data-told]').textContent"
ALOUD = "document.querySelector('[data-aloud]').textContent"
CELLS = """Object.fromEntries([...document.querySelectorAll('tr[data-part]')].map((row) =>
  [row.dataset.part, [...row.querySelectorAll('td')].map((cell) => cell.textContent)]))"""
ASKED = """(() => { const {bars, difference} = pocheSuppose(FIGURES);
  return CHOICES.map(([one, other]) => [bars(other), difference(one, other)]);
})()"""
SAYS = "document.querySelector('#walking').getAttribute('aria-valuetext')"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    catalogue, problems = resolved(small_season(tmp_path_factory.mktemp("season")))
    assert catalogue is not None, problems
    return catalogue


@pytest.fixture(scope="module")
def factors(known: Catalogue) -> FactorSet:
    return known.factors["poche-2026"]


def subjects(known: Catalogue, factors: FactorSet) -> dict[str, list[tuple[Activity, ...]]]:
    """What pages begin with: activities, and those of a plan in all of its tours."""
    done = known.done
    plan = known.planned["moselle-demonstration"]
    in_tours = [tours.grouped(plan, days, factors).activities for days in (1, 2, 3)]
    found = {"": [tuple(each for them in done.values() for each in them)]}
    found |= {f"projects/{id}": [them] for id, them in done.items()}
    return found | {PLAN: [tours.as_planned(plan, factors).activities, *in_tours]}


def some(number: int, tours: int) -> Iterator[Choices]:
    lots = random.Random(7)
    for _ in range(number):
        yield Choices(
            way=lots.randint(0, 5),
            people=lots.randint(0, 5),
            there=lots.random() < 0.5,
            nights=lots.randint(0, 3),
            meals=lots.randint(0, 20) / 20,
            walking=lots.randint(0, 20) / 20,
            full=lots.randint(0, 3),
            tours=lots.randrange(tours),
        )


def as_typed(it: Choices) -> dict[str, int]:
    """Choices as fields of the page hold them: shares in percent."""
    shares = {"meals": round(it.meals * 100), "walking": round(it.walking * 100)}
    lists = {name: getattr(it, name) for name in ("way", "people", "nights", "full", "tours")}
    return {**lists, **shares, "there": int(it.there)}


def asked(page: Page, found: list[Item], pairs: list[tuple[Choices, Choices]]) -> list[Any]:
    typed = [[as_typed(one), as_typed(other)] for one, other in pairs]
    figures = json.dumps(what_ifs.figures(found))
    js = ASKED.replace("FIGURES", figures).replace("CHOICES", json.dumps(typed))
    return list(page.evaluate(js))


@pytest.mark.parametrize("of", ["", MOSELLE, CREUSE, PLAN])
def test_the_script_reckons_as_the_room_does(
    page: Page, site: Site, known: Catalogue, factors: FactorSet, of: str
) -> None:
    """Bars also beside the footprint of activities written down so: equal to 10 grams."""
    page.open(site.root / "fr/special/what-if.html")
    plans, offered = subjects(known, factors)[of], offer(factors)
    found = items(plans, Taking(factors, offered))
    choices = [Choices(), *some(24, len(plans))]
    pairs = list(zip([Choices()] * 13 + choices[:12], choices, strict=True))
    for (one, other), told in zip(pairs, asked(page, found, pairs), strict=True):
        activities = [chosen(each, other, offered) for each in plans[other.tours]]
        written = total("", "", activities, factors).categories
        for category, kg in bars(found, other).items():
            said = told[0][str([*CATEGORIES].index(category))]
            assert said == pytest.approx([kg.low, kg.central, kg.high], abs=0.01)
            its = written[category].kg
            assert said == pytest.approx([its.low, its.central, its.high], abs=0.01)
        more = difference(found, one, other).kg
        assert told[1] == pytest.approx([more.low, more.central, more.high], abs=0.01)


def choose(page: Page, **fields: int) -> None:
    """Put choices into fields, as somebody does who moves them one after the other."""
    for name, value in fields.items():
        page.evaluate(f"""(() => {{
          const field = document.querySelector('.choices').elements.{name};
          field[field.type === 'checkbox' ? 'checked' : 'value'] = {value};
          field.dispatchEvent(new Event('input', {{bubbles: true}}));
        }})()""")


def shown(kg: float) -> str:
    """A figure as the English page shows it."""
    size = abs(kg)
    digits = 0 if size >= 10 or not size else 1 if size >= 1 else 2 if size >= 0.1 else 3
    return f"{kg:,.{digits}f}".replace("-", "−")


@pytest.mark.parametrize("of", ["", MOSELLE])
def test_the_page_shows_what_was_reckoned(
    page: Page, site: Site, known: Catalogue, factors: FactorSet, of: str
) -> None:
    name = f"what-if-{of.replace('/', '-')}" if of else "what-if"
    page.open(site.root / f"en/special/{name}.html")
    found = items(subjects(known, factors)[of], Taking(factors, offer(factors)))
    assert page.evaluate(TOLD) == "No difference."
    before = page.evaluate(CELLS)
    choose(page, way=2, people=3, walking=30)
    choices = Choices(way=2, people=3, walking=0.3)
    more = difference(found, Choices(), choices).kg
    assert page.evaluate(TOLD) == (
        f"{shown(-more.central)} kg CO₂e less, "
        f"between {shown(-more.high)} and {shown(-more.low)} less."
    )
    cells = page.evaluate(CELLS)
    for category, kg in bars(found, choices).items():
        said = cells[str([*CATEGORIES].index(category))]
        assert said == [shown(kg.low), shown(kg.central), shown(kg.high)]
    choose(page, way=0, people=0, walking=0, full=1)
    assert page.evaluate(TOLD).startswith("Smaller than its uncertainty: between ")
    choose(page, full=0)
    assert page.evaluate(TOLD) == "No difference."
    assert page.evaluate(CELLS) == before
    choose(page, way=4)
    assert re.fullmatch(r"\d+ kg CO₂e more, between \d+ and \d+ more\.", page.evaluate(TOLD))


def test_bars_move_and_are_drawn_by_one_scale(page: Page, site: Site) -> None:
    page.open(site.root / f"de/special/{PAGES[1]}.html")
    widths = """[...document.querySelectorAll('[data-pairs="parts"] [data-part="PART"] rect')]
      .map((rect) => parseFloat(rect.getAttribute('width')))"""
    audience, team = (widths.replace("PART", number) for number in ("2", "0"))
    (was, now), others = page.evaluate(audience), page.evaluate(team)
    assert was == now
    choose(page, walking=50)
    (still, less), unmoved = page.evaluate(audience), page.evaluate(team)
    assert still == was
    assert 0.4 * was < less < 0.8 * was  # 10 of 110 came by bus all the same
    assert unmoved == others
    choose(page, walking=0, way=4)  # a van for everybody: the whole chart has another scale
    assert page.evaluate(team)[1] > page.evaluate(team)[0]
    ends = """Math.max(...[...document.querySelectorAll('[data-pairs="parts"] line')]
      .map((line) => parseFloat(line.getAttribute('x2'))))"""
    assert page.evaluate(ends) == pytest.approx(100)


def moved(page: Page) -> None:
    """Choose otherwise, so that there is a difference to be looked at."""
    choose(page, way=1, walking=20)


@pytest.mark.sampled
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_nothing_is_found_by_axe(
    page: Page, site: Site, lang: str, window: tuple[int, Scheme]
) -> None:
    assert_axe_finds_nothing(page, places(site, lang, PAGES), window, moved)


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways_and_fingers_find_everything(
    page: Page, site: Site, lang: str
) -> None:
    assert_it_fits(page, places(site, lang, PAGES), PRESSED)


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1024, 1280])
def test_nothing_is_pushed_while_choices_move(
    page: Page, site: Site, lang: str, width: int
) -> None:
    """Whatever the sentence says: it has room for the longest."""
    places = """['.choices', '.outcome', '.charts', '.tables', '.caution'].map((it) => {
      const box = document.querySelector(it).getBoundingClientRect();
      return Math.round(box.top + scrollY) * 10000 + Math.round(box.height);
    })"""
    page.resize(width, 2400)
    page.open(site.root / f"{lang}/special/{PAGES[1]}.html")
    before = page.evaluate(places)
    for fields in (
        {"full": 1},
        {"walking": 100},
        {"way": 4, "people": 1},
        {"there": 1, "meals": 50},
    ):
        choose(page, **fields)
        assert page.evaluate(places) == before, fields


def test_by_keys_alone_and_back(page: Page, site: Site) -> None:
    page.open(site.root / f"fr/special/{PAGES[1]}.html")
    begins = page.evaluate(TOLD)
    page.wait_for("(document.querySelector('#walking').focus(), true)")
    page.press("ArrowRight")
    page.press("ArrowRight")
    page.wait_for(f"/^10\\s%$/.test({SAYS})")
    assert "de moins" in page.evaluate(TOLD)
    page.wait_for(f"{ALOUD} === {TOLD}")
    page.evaluate("document.querySelector('.choices [type=reset]').focus()")
    page.press("Enter")
    page.wait_for_value(TOLD, begins)
    assert page.evaluate("document.querySelector('#walking').value") == "0"
    page.wait_for(f"{ALOUD} === {TOLD}")


def test_whoever_listens_is_told_once_when_all_is_still(chromium: ChromiumPage, site: Site) -> None:
    chromium.open(site.root / f"fr/special/{PAGES[1]}.html")
    assert chromium.evaluate(ALOUD) == ""
    chromium.evaluate("""window.said = [], new MutationObserver(() => said.push(
      document.querySelector('[data-aloud]').textContent)).observe(
      document.querySelector('[data-aloud]'), {childList: true}), 1""")
    for share in range(5, 65, 5):
        choose(chromium, walking=share)
    chromium.wait_for("said.length > 0")
    assert chromium.evaluate("said") == [chromium.evaluate(TOLD)]


def test_a_page_that_is_opened_again_begins_anew_and_asks_nobody(page: Page, site: Site) -> None:
    page.open(site.root / f"lb/special/{PAGES[0]}.html")
    begins = page.evaluate(TOLD)
    choose(page, way=1)
    assert page.evaluate(TOLD) != begins
    address = page.evaluate("location.href")
    page.open(site.root / f"lb/special/{PAGES[0]}.html")
    assert (page.evaluate(TOLD), page.evaluate("location.href")) == (begins, address)
    assert page.evaluate("document.querySelector('#way').value") == "0"
    assert page.errors() == []
    assert page.requests == []


def test_in_the_shell_it_moves_too(page: Page, site: Site) -> None:
    page.open(f"{site.shell.as_uri()}#fr/special/{PAGES[1]}.html")
    page.wait_for("Boolean(document.querySelector('.choices'))", "#page")
    page.evaluate(
        """(() => { const field = document.querySelector('#way'); field.value = 1;
      field.dispatchEvent(new Event('input', {bubbles: true})); })()""",
        "#page",
    )
    assert "de moins" in page.evaluate(TOLD, "#page")
    assert page.errors() == []


def test_without_a_script_bars_and_advice_are_there(
    chromium_without_script: Page, site: Site
) -> None:
    page = chromium_without_script
    page.open(site.root / f"en/special/{PAGES[1]}.html")
    seen = "(it) => it.getBoundingClientRect().height > 0"
    for selector, is_seen in (
        (".choices", False), (".outcome", False), (".scriptless", True),
        ("[data-pairs='parts'] [data-part] rect", True), (".tables table", True),
    ):  # fmt: skip
        found = page.evaluate(f"({seen})(document.querySelector({json.dumps(selector)}))")
        assert found is is_seen, selector


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_what_is_set_is_printed_on_two_sheets(
    chromium: ChromiumPage, site: Site, lang: str, name: str
) -> None:
    chromium.open(site.root / f"{lang}/special/{name}.html")
    choose(chromium, way=1, walking=50)
    paper = chromium.tab.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    chromium.tab.emulate_media(media="print")
    for selector in (".choices select", ".outcome", "[data-told]", "[data-pairs='parts']"):
        high = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect().height"
        assert chromium.evaluate(high) > 0, selector
    hidden = "getComputedStyle(document.querySelector('.choices .acts')).display"
    assert chromium.evaluate(hidden) == "none"
