"""Whatever stands in a hub, reading and resolving it ends with an answer."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.problems import printed
from tests.catalogue.hubs import VALID, errors, resolved, write

FACTS = sorted(path for path in VALID if path.endswith(".yml"))
FILES = sorted(path for path in VALID if path.endswith((".yml", ".md")))
NAMES = st.sampled_from(
    ["title", "fr", "items", "recording", "week", "steps", "parts", "from", "languages", "rights"]
)
VALUES = st.recursive(
    st.none() | st.text(max_size=20) | st.sampled_from(["1:20", "2026-09-07", "fr", "flute", "6"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | NAMES, inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [(path, name) for path in FACTS for name in yaml.load(VALID[path], Loader=yaml.BaseLoader)]


def _answer(files: Mapping[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        catalogue, problems = resolved(write(Path(folder), files))
    assert (catalogue is None) == bool(errors(problems))
    for problem in problems:
        head = printed(problem).split("\n")[0]
        assert problem.code in head
        assert head.startswith(problem.location.path)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FIELDS), VALUES)
def test_any_value_in_any_field(field: tuple[str, str], value: object) -> None:
    """A field may hold anything that YAML can."""
    path, name = field
    facts = yaml.load(VALID[path], Loader=yaml.BaseLoader)
    facts[name] = value
    _answer(VALID | {path: yaml.safe_dump(facts, allow_unicode=True)})


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.data())
def test_any_text_anywhere(path: str, data: st.DataObject) -> None:
    """Any text may have slipped in at any place of a file."""
    text = VALID[path]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 6))
    slip = data.draw(st.text(max_size=12) | st.sampled_from(list("-:[]{}&*!|>'\"#%@`\t\n?,")))
    changed = (text[:at] + slip + text[at + cut :]).encode("utf-8", "surrogatepass")
    _answer(VALID | {path: changed})


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_in_any_file(path: str, raw: bytes) -> None:
    """Any bytes may stand in the place of a file."""
    _answer(VALID | {path: raw})


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(VALID)), max_size=4, unique=True))
def test_any_file_may_be_missing(missing: list[str]) -> None:
    """Whatever is taken away, what is left is checked."""
    _answer({path: text for path, text in VALID.items() if path not in missing})
