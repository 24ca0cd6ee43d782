"""Whatever is typed comes back from YAML as it was."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.catalogue.characters import IN_TEXT
from build_tools.catalogue.schemas import as_tools_read
from build_tools.editing import scalar

TEXTS = st.text(min_size=1).map(str.strip).filter(lambda text: text and not IN_TEXT.search(text))


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Trio", "Trio"),
        ("Qui chante\u00a0?", "Qui chante\u00a0?"),
        ("L'été", "L'été"),
        ("Trio: für alle", '"Trio: für alle"'),
        ("C # minor", '"C # minor"'),
        ("- a", '"- a"'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("True", '"True"'),
        ("&a", '"&a"'),
        ("a\nb: c", '"a\\nb: c"'),
        ('"a', '"\\"a"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    assert scalar(text) == written


@given(TEXTS)
def test_a_text_is_read_as_it_was(text: str) -> None:
    assert read(f"a: {scalar(text)}\nb: c\n") == {"a": text, "b": "c"}
    assert as_tools_read(f"a: {scalar(text)}")["a"] is not None


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_texts_in_a_list_are_read_as_they_were(texts: list[str]) -> None:
    written = ", ".join(scalar(text, in_list=True) for text in texts)
    assert read(f"a: [{written}]\n") == {"a": texts}, json.dumps(texts)
