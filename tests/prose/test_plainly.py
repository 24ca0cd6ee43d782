"""Plain prose is understood quickly, and exactly as the usual rules of Markdown understand it."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_tools.problems import Problem
from build_tools.prose import Prose, digest, fences, parse
from build_tools.prose.plainly import is_quiet
from build_tools.prose.rendering import MARKDOWN
from build_tools.prose.words import plain

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


QUIET = st.lists(
    st.sampled_from(
        [
            *("", "", " ", "Ode", "## Heading", "###### a #", "*a* b", "**c** ::: tip", "_d_ e"),
            *("«é» | b", "(f)", "g  ", "h\\", "i &amp; `j`", "k ~~~ l", "m <", "n [", "<<<<<<< o"),
            *("p :::", "q ` r", "- s", "1. t", "    u", "# v", "|---|", "***", "* w", "___", "##"),
        ]
    ),
    max_size=7,
).map("\n".join)


@given(QUIET | TEXTS, st.sampled_from(["", "\n", " "]))
def test_what_is_quiet_says_nothing_else(text: str, end: str) -> None:
    """Everything that would be asked of it is asked: nothing comes of it."""
    body = plain(text + end)
    asked, problems = at_length(body)
    if is_quiet(body):
        assert (asked, problems) == (Prose(asked.words, digest(body), silent=not body.strip()), ())


@pytest.mark.parametrize("text", ["", "Ode\n", "## A\n\n*B* (c)\nd: e\n\n\n“F”\n"])
def test_most_prose_is_quiet(text: str) -> None:
    assert is_quiet(text)


def at_length(body: str) -> tuple[Prose, tuple[Problem, ...]]:
    """Parse a body without looking whether it is quiet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_tools.prose.body.is_quiet", lambda _: False)
        return parse(body, path="a/b.md")


@given(TEXTS)
@example("A\nB\n- c\n\nD\n===\n\nE\n \nF")
@example("A\n\t\nB\n\n\n\nC\\\nD  \n  E")
def test_tokens_are_those_of_the_usual_rules(text: str) -> None:
    assert told(MARKDOWN, text) == told(USUAL, text)
