"""Plain prose is understood quickly, and exactly as the usual rules of Markdown understand it."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_tools.problems import Problem
from build_tools.prose import Prose, digest, fences, parse, sanitise, words
from build_tools.prose.plainly import as_paragraphs, is_quiet
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


class Said(HTMLParser):
    """The text of HTML by a parser, as `sanitise.words_of` finds it by a pattern."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        alt = (dict(attrs).get("alt") or "") if tag == "img" else ""
        self.pieces.append("\n" if tag in sanitise.APART else alt)

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append("\n" if tag in sanitise.APART else "")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def shown_at_length(text: str) -> tuple[str, str]:
    """HTML and text of a body, by all rules of Markdown, the allow-list and a parser of HTML."""
    tokens = words.without_headings(words.tokens_of(plain(text))[0]).kept
    html = sanitise.clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {"say": str}), "a")
    said = Said()
    said.feed(html)
    said.close()
    lines = (" ".join(line.split()) for line in "".join(said.pieces).split("\n"))
    return html.strip(), "\n".join(line for line in lines if line)


PLAIN = st.lists(
    st.sampled_from(["", "Ode", 'l’eau ! 3-4 ] “x” a="b"', "e\x0bf", "d\u2028e", "d\u2028"])
    | st.text(st.characters(codec="utf-8"), max_size=5).map("A{}".format)
).map("\n".join)


@given(TEXTS | PLAIN)
@example("A\nB\n\n\nC \n")
@example('![a "b" &lt; <c>](d.png "alt=")\n\n**A**&nbsp;b > c & d &amp;lt; e')
def test_it_is_shown_as_if_it_were_not_plain(text: str) -> None:
    found = words.shown(text, "a", str)
    assert (found.html, found.text) == shown_at_length(text)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Ode\nan\n\n\ndie Freude.\n", ["Ode\nan", "die Freude."]),
        ("", []),
        ("Ode *an*\n", None),
        ("Ode \nan", None),
        ("Ode &amp; Freude", None),
        ("- Ode", None),
    ],
)
def test_most_paragraphs_need_no_rules(text: str, paragraphs: list[str] | None) -> None:
    assert as_paragraphs(text) == paragraphs
