"""The shell asks for the first page by itself, with no file read before."""

import base64
import hashlib
import re

import jinja2
import pytest

from build_tools.editions.front import at_the_root
from build_tools.site.shell import inside
from tests.browser.shell.tiny_site import templates
from tests.season import ROOT, Site

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
GROUNDS = re.compile(r"(color-scheme|--paper): ([^;]+);")


@pytest.fixture(scope="module")
def shell(site: Site) -> str:
    return site.shell.read_text("utf-8")


def test_nothing_is_read_before_the_page_is_asked_for(shell: str) -> None:
    """A browser without script reads the style at once."""
    without = re.sub(r"<noscript>.*?</noscript>", "", shell, flags=re.DOTALL)
    assert 'rel="stylesheet"' in shell
    assert 'rel="stylesheet"' not in without and "<script src" not in without


def test_its_script_is_allowed_at_both_its_places(shell: str) -> None:
    """Beside the site, and at the root of an edition, where addresses lead one folder further."""
    for html in (shell, at_the_root(shell)):
        (script,) = SCRIPT.findall(html)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'self' 'sha256-{digest}';" in html


def test_a_hub_may_lay_its_own_script_over_ours() -> None:
    own = jinja2.DictLoader({"shell/data.js": "window.pocheData = null; // ours"})
    theirs = templates().loader
    assert theirs is not None
    texts = inside(jinja2.Environment(loader=jinja2.ChoiceLoader([own, theirs]), autoescape=True))
    assert "window.pocheData=null;\n" in texts["script"]
    assert texts["csp"] != inside(templates())["csp"]


def test_the_ground_of_the_pages_place_is_that_of_the_page() -> None:
    """It is seen before the style sheet with all colours is there."""
    first = (ROOT / "overrides" / "shell" / "first.css").read_text("utf-8")
    tokens = (ROOT / "overrides" / "assets" / "poche" / "tokens.css").read_text("utf-8")
    assert GROUNDS.findall(first) == GROUNDS.findall(tokens)
    assert len(GROUNDS.findall(first)) == 6
