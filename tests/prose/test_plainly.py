"""Plain prose is understood quickly, and exactly as the usual rules of Markdown understand it."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_tools.prose import fences
from build_tools.prose.rendering import MARKDOWN

USUAL = MarkdownIt("commonmark", {"html": True}).enable("table")
fences.install(USUAL)

LINES = st.sampled_from(
    [
        "",
        " ",
        "\t ",
        "Ode an die Freude",
        "été : l’eau ! 3-4 [x] ]",
        "a  ",
        "b\\",
        "c *d* `e` <br> &amp; ![f](g.png) [h]",
        "d\u2028e\u00a0",
        "e\x0bf\x0c",
        "  indented",
        "    code",
        "\tcode",
        "- item",
        "1. item",
        "> said",
        "# Heading",
        "---",
        "===",
        "a | b",
        "|---|---|",
        ":-- | --:",
        "[h]: page.html",
        "<div>",
        "</div>",
        "<!-- x -->",
        "```",
        "::: step 5 Sing",
        "::: tip",
        ":::",
        "a\0b",
        "a\rb",
        "_x_",
        "Ǆ",
        "漢字",
        "٣ items",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=12), max_size=14).map("\n".join) | st.builds(
    "{}\n".format, st.lists(LINES, max_size=8).map("\n".join)
)


def told(markdown: MarkdownIt, text: str) -> tuple[Any, ...]:
    known: dict[str, Any] = {"faults": []}
    tokens = [token.as_dict() for token in markdown.parse(text, known)]
    return tokens, known["faults"], known.get("references")


@given(TEXTS)
@example("A\nB\n- c\n\nD\n===\n\nE\n \nF")
@example("A\n\t\nB\n\n\n\nC\\\nD  \n  E")
def test_tokens_are_those_of_the_usual_rules(text: str) -> None:
    assert told(MARKDOWN, text) == told(USUAL, text)
