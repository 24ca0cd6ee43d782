"""The tree of sanitised HTML."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from build_tools import prose
from build_tools.prose.sanitise import words_of
from build_tools.prose.tree import VOID, Node, tree


def _joined(node: Node) -> str:
    inside = "".join(
        escape(child, quote=False) if isinstance(child, str) else _joined(child)
        for child in node.children
    )
    if not node.tag:
        return inside
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.tag}{attributes}>" + ("" if node.tag in VOID else f"{inside}</{node.tag}>")


def test_a_tree_has_the_elements_and_the_characters() -> None:
    root = tree('<p lang="de">Ton &amp; <em>Klang</em><br>Ende</p>')
    (paragraph,) = root.children
    assert isinstance(paragraph, Node)
    assert (paragraph.tag, paragraph.attributes["lang"]) == ("p", "de")
    assert paragraph.text == "Ton & KlangEnde"
    assert root.text == paragraph.text


def test_what_was_left_open_is_closed_and_what_was_never_open_is_left_out() -> None:
    assert _joined(tree("<ul><li>a</ul></b>z")) == "<ul><li>a</li></ul>z"


def test_a_body_may_nest_deeper_than_python_calls() -> None:
    node = tree("<div>" * 5000 + "x" + "</div>" * 5000)
    depth = 0
    while isinstance(node, Node):
        (child,) = node.children
        depth += 1
        if isinstance(child, str):
            break
        node = child
    assert (child, depth) == ("x", 5001)


_PIECES = st.lists(
    st.sampled_from(
        ["# a", "- b", "  - c", "> d", "1. e", "```", "|a|b|", "|-|-|", "*f*", "<u>g</u>"]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join)


@given(_PIECES)
def test_joined_again_the_tree_of_a_body_says_the_same(markdown: str) -> None:
    parsed, _ = prose.parse(markdown, path="content/pages/a/index.fr.md")
    again = _joined(tree(parsed.html))
    assert words_of(again) == words_of(parsed.html)
    assert tree(again) == tree(parsed.html)
