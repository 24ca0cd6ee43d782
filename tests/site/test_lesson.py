"""A sheet's body cut for a class: nothing lost, nothing twice, one screen a step."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import parse
from build_tools.site.lesson import lesson

STEPS = """Pour commencer.

## Buts

- Chanter

::: step 5 Debout *vite*
Levez-vous.

::: tip
Doucement.
:::
:::

Entre deux.

::: step 12 Chanter & jouer
Chantez.
:::

## Après

Rien.
"""


def html_of(text: str) -> str:
    return parse(text, path="content/workshops/x/index.fr.md")[0].html


def test_one_slide_a_step_and_one_a_heading_after_them() -> None:
    made = lesson(html_of(STEPS))
    told = [(it.step, it.minutes, it.title) for it in made.slides]
    assert told == [(1, 5, "Debout *vite*"), (2, 12, "Chanter & jouer"), (0, 0, "Après")]
    assert made.steps == 2
    assert "Buts" in made.before and "Pour commencer" in made.before


def test_what_follows_a_step_stays_with_it() -> None:
    first, second, _ = lesson(html_of(STEPS)).slides
    assert "Entre deux" in first.html and "Doucement" in first.html
    assert "Entre deux" not in second.html


def test_without_steps_the_sections_are_slides() -> None:
    made = lesson(html_of("Lisez.\n\n## Un <em>deux</em>\n\nA.\n\n## Trois\n\nB."))
    assert [it.title for it in made.slides] == ["Un deux", "Trois"]
    assert made.steps == 0
    assert "Lisez" in made.before


@pytest.mark.parametrize("text", ["Une phrase.", "Une.\n\n- a\n- b", "![x](x.png)", "---"])
def test_without_headings_all_is_one_slide(text: str) -> None:
    html = html_of(text)
    made = lesson(html)
    assert [it.html for it in made.slides] == [html]
    assert made.before == ""


def test_no_body_no_slides() -> None:
    assert lesson("").slides == ()
    assert [it.html for it in lesson("nur Text").slides] == ["nur Text"]


@pytest.mark.parametrize("minutes", ["x", "", "-3", "99999", "٣"])
def test_minutes_that_are_none_are_not_believed(minutes: str) -> None:
    """An editor may write the section in HTML."""
    (slide,) = lesson(f'<section class="step" data-minutes="{minutes}"><p>A</p></section>').slides
    assert (slide.step, slide.minutes) == (1, 0)


BLOCKS = st.sampled_from(
    [
        "Texte > ici & là.",
        "## Titre",
        "### Petit",
        "::: step 3 Pas\nDebout.\n\n## Dedans\n:::",
        "::: say\nBonjour.\n:::",
        '<div title="a > b">x</div>',
        "- un\n  - deux",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "![alt > texte](a.png)",
        "***",
        "<section class=step><p>sans fin",
        "<br>",
    ]
)


@given(st.lists(BLOCKS, max_size=8))
def test_joined_again_it_is_the_whole_body(blocks: list[str]) -> None:
    html = html_of("\n\n".join(blocks))
    made = lesson(html)
    assert made.before + "".join(it.html for it in made.slides) == html
    for part in (made.before, *(it.html for it in made.slides)):
        for tag in ("section", "div", "ul", "table"):
            assert len(re.findall(rf"<{tag}\b", part)) == part.count(f"</{tag}>"), part
