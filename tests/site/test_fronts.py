"""What stands in front of pages, and which shells are known before pages are made."""

from build_tools.domain import Catalogue
from build_tools.site.fronts import foreseen, front, key
from build_tools.site.pages import plan_pages
from build_tools.site.render import shells


def test_pages_that_differ_in_what_is_their_own_share_a_key(hub: Catalogue) -> None:
    """It is the one that `shells` gives them."""
    for page in plan_pages(hub):
        told = front(page, "A title", "words", has_score=True)
        assert key(told) == shells.key(told)
        assert key(told) is key(front(page, "another", "", has_score=True))


def test_shells_are_foreseen_with_and_without_scores(hub: Catalogue) -> None:
    pages = [*plan_pages(hub)]
    plain, scored = (
        {key(front(page, "", "", has_score=has)) for page in pages if page.resource or not has}
        for has in (False, True)
    )
    assert plain.isdisjoint(scored)
    for scores, wanted in ((False, plain), (True, plain | scored)):
        found = [*foreseen(pages, scores=scores)]
        assert {it for _, it in found} == wanted
        assert len(found) == len(wanted)
        urls = {page.url: page for page in pages}
        assert all(f'"lang": "{urls[url].lang}"' in it for url, it in found)
