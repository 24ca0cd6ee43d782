"""A source laid out for its translator: nothing lost, nothing shown, blocks in their place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import prose
from build_tools.editing import beside, whole_beside
from build_tools.problems import Severity

SHEET = """\
Au bout, chacun chante.

::: step 5 Préparer {breathe}
Debout.

- un
- deux
::: listen flute 0:12
Qui joue ?
:::
:::

```
::: step 3 Montré comme du code

:::
```
"""

LAID = """\
<!-- fr
Au bout, chacun chante.
-->


::: step 5 Préparer {breathe}

<!-- fr
Debout.
-->


<!-- fr
- un
- deux
-->


::: listen flute 0:12

<!-- fr
Qui joue ?
-->


:::

:::

<!-- fr
```
::: step 3 Montré comme du code

:::
```
-->
"""


def test_blocks_stay_and_the_rest_is_in_comments() -> None:
    assert beside(SHEET, "fr") == LAID


def test_a_sheet_keeps_its_steps_and_says_nothing_else() -> None:
    laid, problems = prose.parse(LAID, path="content/workshops/a/index.de.md", form="sheet")
    assert problems == ()
    assert [step.minutes for step in laid.steps] == [5]
    assert [play.target for play in laid.plays] == ["flute"]
    assert "Debout" not in laid.text and "chante" not in laid.html


@pytest.mark.parametrize("lay", [beside, whole_beside])
def test_a_comment_in_the_source_does_not_end_ours(lay: object) -> None:
    assert callable(lay)
    laid = lay("Un <!-- mot --> caché.\n", "fr")
    assert "Un <!-- mot -- > caché." in laid
    assert prose.parse(laid, path="content/works/a/index.de.md")[0].text == ""


LINES = st.sampled_from(
    ["Un mot.", "", "- a", "::: tip", ":::", "```", "~~~", "    code", "<!--", "-->", "## Titre",
     "| a | b |", "|---|---|", "> dit", "::: step 3 Ici", "<div>", "1. un", "\t"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_every_line_is_there_in_its_order(lines: list[str]) -> None:
    for laid in (beside("\n".join(lines), "fr"), whole_beside("\n".join(lines), "fr")):
        kept = [line for line in laid.replace("-- >", "-->").split("\n") if line.strip()]
        wanted = [line for line in lines if line.strip()]
        found = iter(kept)
        assert all(any(line.rstrip() == each.rstrip() for each in found) for line in wanted)


@given(st.lists(LINES, max_size=12))
def test_a_source_as_one_comment_has_no_error(lines: list[str]) -> None:
    laid = whole_beside("\n".join(lines), "fr")
    parsed, problems = prose.parse(laid, path="content/works/a/index.de.md", form="text")
    assert not [each for each in problems if each.severity is Severity.ERROR]
    assert not re.sub(r"\s", "", parsed.text)
