"""The tree says what the HTML says."""

import html
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import Node, parse, tree
from build_tools.prose.tree import DEPTH

PATH = "content/workshops/x/index.fr.md"
EMPTY = ("br", "hr", "img", "source")


def written(node: Node) -> Iterator[str]:
    """HTML again, as nh3 writes it."""
    for child in node.children:
        if isinstance(child, str):
            yield child
            continue
        attributes = "".join(f" {name}={value!r}" for name, value in child.attributes.items())
        yield f"<{child.tag}{attributes}>"
        yield from written(child)
        if child.tag not in EMPTY:
            yield f"</{child.tag}>"


def test_elements_attributes_and_text() -> None:
    whole = tree('<p class="a b">x &amp; <em>y</em><br>z</p>\n<ul><li>1</li></ul>')
    paragraph, between, listed = whole.children
    assert isinstance(paragraph, Node) and isinstance(listed, Node)
    assert (paragraph.tag, paragraph.classes, between) == ("p", ("a", "b"), "\n")
    assert [each if isinstance(each, str) else each.tag for each in paragraph.children] == [
        "x & ", "em", "br", "z",
    ]  # fmt: skip
    assert whole.text == "x & yz\n1"
    assert [each.tag for each in whole.walk()] == ["", "p", "em", "br", "ul", "li"]


@given(st.text(alphabet=st.sampled_from("#-*>`|[]()!<a1& \n\tébq/=\"'")))
def test_nothing_is_lost(text: str) -> None:
    """Written down again, the tree is the HTML it was made of."""
    clean = parse(text, path=PATH)[0].html
    again = "".join(written(tree(clean))).replace("'", '"')
    assert again == html.unescape(clean).replace("'", '"')


def test_too_deep_elements_leave_their_text() -> None:
    """Elements are bounded, words are not."""
    whole = tree("<b>" * 5000 + "deep" + "</b>" * 5000 + "<p>after</p>")
    depths = sum(node.tag == "b" for node in whole.walk())
    assert depths == DEPTH and whole.text == "deepafter"
    assert [child.tag for child in whole.children if isinstance(child, Node)] == ["b", "p"]
