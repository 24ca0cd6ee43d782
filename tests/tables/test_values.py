"""Values in one line: what is written is read back."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.tables.values import Unreadable, Value, flow, read_flow, scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    st.sampled_from("a :#,-[]{}'\"\\;\n\t&*!?|>%@`~=<.é "), max_size=12
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_a_value_in_one_line_is_read_back(value: Value) -> None:
    """Whatever a file of facts may hold, the line holds, and breaks at no place."""
    line = flow([value])
    assert "\n" not in line
    assert read_flow(line) == [value]


@given(TEXTS, st.sampled_from([None, "'", '"']), st.booleans())
def test_a_text_is_yaml(text: str, style: str | None, in_brackets: bool) -> None:
    """A text is written so that YAML has the same text, with its quotes where it had some."""
    written = scalar(text, style=style, in_brackets=in_brackets)
    around = f"[{written}]" if in_brackets else f"field: {written}"
    read = yaml.load(around, Loader=yaml.BaseLoader)
    assert read == ([text] if in_brackets else {"field": text})


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "[" * 13 + "]" * 13,
        "[&a x, *a]",
        "[!!python/none x]",
        "{a: 1, a: 2}",
        "{a: 1} {b: 2}",
        "{a: b}, {c: d}",
        "{[a]: b}",
        "a\n---\nb",
        "",
    ],
)
def test_what_is_refused(text: str) -> None:
    """Brackets without end, marks, names that are there twice, and more than one value."""
    with pytest.raises(Unreadable):
        read_flow(text)
