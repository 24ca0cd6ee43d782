"""WCAG 2.2 A and AA and best practice by axe-core: every page type, alone and in the shell.

And the player, with all that it opens.
"""

from typing import Any, Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.browser.panel import DIALOGS, VIEWS, close_dialog, open_at_the_chorale, open_dialog, show
from tests.sampling import Sample
from tests.season import Site

pytestmark = pytest.mark.browser

WIDTHS = {"phone": 360, "desktop": 1280}
VIEWS_OF_THE_SCREEN = [
    ("phone", "light"),
    ("desktop", "dark"),
    pytest.param("phone", "dark", marks=pytest.mark.proof),
    pytest.param("desktop", "light", marks=pytest.mark.proof),
]
"""Every width and every scheme in each run, every pair of them in the proof."""
SHARES = {"phone": (0, 2), "desktop": (1, 2)}
"""In a sample each type of page is seen once alone and once in the shell, in one of both."""


@pytest.mark.parametrize(("width", "scheme"), VIEWS_OF_THE_SCREEN)
def test_pages_alone(
    chromium: Page, site: Site, width: str, scheme: Literal["light", "dark"], sample: Sample
) -> None:
    chromium.resize(WIDTHS[width], 800)
    chromium.scheme(scheme)
    found: dict[str, Any] = {}
    types = {**site.types, "fallback": site.fallbacks[0]}
    for name, url in sample(types.items(), share=SHARES[width]):
        chromium.open(site.root / url)
        found[name] = violations(chromium)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme"), VIEWS_OF_THE_SCREEN)
def test_pages_in_the_shell(
    chromium: Page, site: Site, width: str, scheme: Literal["light", "dark"], sample: Sample
) -> None:
    """The page in its frame each time, and the shell around it at rest and while it plays."""
    chromium.resize(WIDTHS[width], 800)
    chromium.scheme(scheme)
    found: dict[str, Any] = {}
    for name, url in sample(site.types.items(), share=SHARES[width]):
        chromium.open(f"{site.shell.as_uri()}#{url}")
        chromium.wait_for(
            f"document.querySelector('[data-url]')?.dataset.url === {url!r}", frame="#page"
        )
        found[name] = violations(chromium, "#page")
    found["shell at rest"] = violations(chromium)
    chromium.open(f"{site.shell.as_uri()}#{site.types['recordings']}")
    chromium.wait_for("document.querySelector('button[data-play]').checkVisibility()", "#page")
    chromium.click("button[data-play]", "#page")
    chromium.wait_for("document.querySelector('audio').currentTime > 0.2")
    found["shell while it plays"] = violations(chromium)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
@pytest.mark.parametrize(("width", "scheme"), VIEWS_OF_THE_SCREEN)
def test_the_player_with_all_that_it_opens(
    chromium: Page, site: Site, lang: str, width: str, scheme: Literal["light", "dark"]
) -> None:
    """The large player in each view and each dialog, "my music" empty and filled; text 7 : 1."""
    chromium.resize(WIDTHS[width], 800)
    chromium.scheme(scheme)
    open_at_the_chorale(chromium, site, lang)
    found: dict[str, Any] = {}
    for view in VIEWS:
        show(chromium, view)
        found[view] = violations(chromium, rules=CONTRAST)
    for name in DIALOGS:
        open_dialog(chromium, name)
        found[name] = violations(chromium, rules=CONTRAST)
        close_dialog(chromium, name)
    chromium.click("#panel-favourite")
    open_dialog(chromium, "mine")
    chromium.wait_for("document.querySelector('#favourites li')")
    found["mine, filled"] = violations(chromium, rules=CONTRAST)
    chromium.click("#mine [data-do=fresh]")
    chromium.wait_for("document.querySelector('.telling')")
    found["fresh for the next child"] = violations(chromium, rules=CONTRAST)
    assert {name: faults for name, faults in found.items() if faults} == {}
