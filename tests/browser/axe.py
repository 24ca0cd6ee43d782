"""axe-core: what an automatic check sees of WCAG 2.2 A and AA, and of good practice."""

from importlib.resources import files

from tests.browser.page import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CONTRAST = '{"color-contrast-enhanced": {enabled: true}}'
"""Text at 7 : 1 (WCAG 2.2, 1.4.6, level AAA), which the player keeps to."""
RUN = """axe.run(document, {runOnly: TAGS, rules: RULES, iframes: false,
  resultTypes: ["violations"]}).then((all) => all.violations.map((one) => one.id + ": "
    + one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " "
      + (node.any[0] || node.all[0] || node.none[0]).message).join(" | ")))"""


def at_rest(page: Page, frame: str | None = None) -> None:
    """Wait until nothing moves: colours on their way to others are nobody's colours."""
    page.evaluate(
        "Promise.allSettled(document.getAnimations().map((a) => a.finished)).then(() => 1)", frame
    )


def violations(page: Page, frame: str | None = None, rules: str = "{}") -> list[str]:
    """What axe-core finds on the page as it stands; `rules` switches some on or off."""
    if page.evaluate("typeof axe", frame) == "undefined":
        page.evaluate(f"void (() => {{ {AXE} }}).call(window)", frame)
    at_rest(page, frame)
    found: list[str] = page.evaluate(RUN.replace("TAGS", repr(TAGS)).replace("RULES", rules), frame)
    return found
