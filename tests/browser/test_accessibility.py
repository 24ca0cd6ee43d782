"""WCAG 2.2 A and AA and best practice by axe-core: every page type, alone and in the shell."""

from typing import Any, Literal

import pytest

from tests.browser.axe import violations
from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

WIDTHS = {"phone": 360, "desktop": 1280}
VIEWS = [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_pages_alone(
    chromium: Page, site: Site, width: str, scheme: Literal["light", "dark"]
) -> None:
    chromium.resize(WIDTHS[width], 800)
    chromium.scheme(scheme)
    found: dict[str, Any] = {}
    for name, url in {**site.types, "fallback": site.fallbacks[0]}.items():
        chromium.open(site.root / url)
        found[name] = violations(chromium)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_pages_in_the_shell(
    chromium: Page, site: Site, width: str, scheme: Literal["light", "dark"]
) -> None:
    """The page in its frame each time, and the shell around it at rest and while it plays."""
    chromium.resize(WIDTHS[width], 800)
    chromium.scheme(scheme)
    found: dict[str, Any] = {}
    for name, url in site.types.items():
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
