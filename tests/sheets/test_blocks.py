"""Everything that Markdown and the sheet's own blocks can say comes to paper."""

import io

import pypdf
import pytest

from tests.sheets.conftest import Bench, Make

WHOLE = """\
Avant-propos avec [un lien](https://www.example.org/chant) et ![un tambour](drum.png) au milieu.

## Objectifs

1. compter
   - frapper
   - écouter
2. chanter

::: step 5 Réveiller les mains {clap}
Frottez les *mains*, **fort**, puis `doucement`.

::: say
Ton corps est un instrument.
:::

::: listen steady-pulse 1:05
Est-ce toujours pareil ?
:::

::: tip
Parlez plus bas.
:::

::: materials
- une feuille
:::

::: adapt hearing
Montrez le geste.
:::
:::

::: step 10 Écrire
| mot | syllabes |
|-----|:--------:|
| tambour | deux |

::: lines 3
:::
::: draw 4
:::
:::

::: score ode
:::

> Une citation

---

<details><summary>En plus</summary>Un secret.</details>

<dl><dt>pouls</dt><dd>ce qui revient</dd></dl>

<figure><img src="drum.png" alt="Un grand tambour"><figcaption>La légende</figcaption></figure>

Un <kbd>Entrée</kbd> H<sub>2</sub>O <mark>jaune</mark> <abbr title="etcetera">etc.</abbr>
<audio controls src="chant.mp3" aria-label="Le chant"></audio>
"""
WORDS = """Avant-propos avec un lien (www.example.org/chant) et au milieu. Objectifs compter frapper
écouter chanter Réveiller les mains Frottez fort doucement Say Ton corps est un instrument. Un pouls
régulier Anna Exemple · 1:05 · to be heard in “Hub” Est-ce toujours pareil ? Tip Parlez plus bas.
Materials une feuille Montrez le geste. Écrire mot syllabes tambour deux Ode Une citation En plus Un
secret. pouls ce qui revient La légende Entrée jaune etc. (etcetera) Le chant"""


@pytest.mark.parametrize("form", ["standard", "large", "copier", "easy"])
def test_all_of_it_is_on_paper_in_every_form(make: Make, form: str) -> None:
    text = make(WHOLE, form).text
    assert [word for word in WORDS.split() if word not in text] == []


def test_minutes_and_pictogram_stand_beside_a_step(make: Make) -> None:
    sheet = make("::: step 25 Danser {move}\nx\n:::\n")
    assert "25 min" in sheet.text
    assert '"/parts/do-move-' in sheet.source


def test_a_picture_has_its_words_and_stays_on_the_page(make: Make) -> None:
    sheet = make("![Un tambour](drum.png)\n\n![Une tour](tall.png)\n")
    alts = _alts(sheet.pdf)
    assert {"Un tambour", "Une tour"} <= set(alts)
    assert sheet.pages == 1


def test_a_score_is_read_aloud(make: Make) -> None:
    assert "Ode: mi mi fa" in _alts(make("::: score ode\n:::\n").pdf)


def _alts(pdf: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    objects = (
        reader.get_object(number) for number in range(1, len(reader.xref_objStm or {}) + 999)
    )
    return [str(it["/Alt"]) for it in objects if isinstance(it, dict) and "/Alt" in it]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol start=5><li>a<li>b</ol>", ["5. a", "6. b"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol type=a><li>x<li value=5>y</ol>", ["a. x", "e. y"]),
        ("<ol type=I start=4><li>x</ol>", ["IV. x"]),
        ("<ol start=-1><li>x<li>y</ol>", ["-1. x", "0. y"]),
        ("<ol type=i start=0><li>x</ol>", ["0. x"]),
    ],
)
def test_lists_count_as_in_a_browser(make: Make, html: str, numbers: list[str]) -> None:
    text = make(html).text
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize(
    "deep",
    [
        "".join("  " * depth + f"- mot{depth}\n" for depth in range(9)),
        "<ul><li>mot" * 40 + "fin",
        "<blockquote>" * 40 + "mot fin",
        "<table><tr><td>" * 40 + "mot fin",
        "<div><details><summary>mot</summary>" * 20 + "fin",
        "<sub><em><u>" * 30 + "mot fin",
        "<dl><dt>mot<dd>" * 30 + "fin",
    ],
)
def test_deep_nesting_keeps_every_word(make: Make, deep: str) -> None:
    sheet = make(deep)
    assert sheet.text.count("mot") == deep.count("mot")
    assert ("fin" in sheet.text) == ("fin" in deep)


def test_long_words_break_and_stay_on_the_page(make: Make) -> None:
    sheet = make("a" * 300 + " fin")
    assert sheet.text.replace("\u200b", "").replace(" ", "").count("a" * 300) == 1
    assert max(_right_edges(sheet.pdf)) < 595 - 20


def _right_edges(pdf: bytes) -> list[float]:
    """Where lines of text end, in points from the left: as far as their starts tell."""
    starts: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            starts.append(cm[0] * tm[4] + cm[4])

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return starts


def test_what_typefaces_lack_is_a_box_and_is_told(make: Make) -> None:
    sheet = make("On sourit 😀 et 👨‍👩‍👧 dit 你好, ♪ ♭ → ✓ ❤️.")
    assert sheet.written.missing == ("😀", "👨‍👩‍👧", "你", "好")
    assert "1F600" in sheet.text
    assert "1F468+1F469+1F467" in sheet.text
    assert all(sign in sheet.text for sign in "♪♭→✓❤")


def test_other_scripts_and_directions_are_set(make: Make) -> None:
    sheet = make(
        '<p dir="rtl" lang="he">שלום</p>\n\n<p dir="rtl" lang="ar">سلام</p>\n\nΕλλάδα Россия'
    )
    assert sheet.written.missing == ()
    assert "leftward" in sheet.source
    assert "Ελλάδα Россия" in sheet.text


def test_control_characters_are_seen(make: Make) -> None:
    assert make("a\x01b\ue000").written.missing == ("\x01", "\ue000")


def test_accents_that_stand_apart_are_put_together(make: Make) -> None:
    assert "é" in make("e\u0301").text


def test_headings_never_skip_a_level(bench: Bench) -> None:
    source = bench.write("## a\n\n#### b\n\n###### c\n\n## d\n").source(11)
    levels = [
        line.split("(")[1].split(",")[0] for line in source.splitlines() if "section(" in line
    ]
    assert levels == ["2", "3", "4", "2"]


def test_an_empty_sheet_is_a_sheet(make: Make) -> None:
    assert make("").pages == 1


def test_a_link_into_the_hub_is_words_where_the_hub_is_nowhere(make: Make) -> None:
    sheet = make("[l’ode](../works/ode.html) <http://example.org>")
    assert "l’ode http://example.org" in sheet.text
    assert sheet.source.count("leading-to") == 1
