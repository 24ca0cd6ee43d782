"""What somebody does who turns to a score: the drawing takes the place of its picture."""

from tests.browser.page import Page

SHOWN = "document.querySelector('[data-drawing]').dataset.kind"


def turn_to_the_score(page: Page, frame: str | None = None) -> None:
    """Move the pointer over a page's first score."""
    over = "new PointerEvent('pointerover', { bubbles: true })"
    score = "document.querySelector('[data-score]')"
    page.evaluate(f"void ({score}.scrollIntoView(), {score}.dispatchEvent({over}))", frame)
    page.wait_for(SHOWN, frame)
