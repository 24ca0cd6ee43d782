"""What is answered to what somebody types, on a handful of pages, in both browsers."""

import json
from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import Findable
from tests.browser.page import Page
from tests.search.test_index import laid_out

ASK = """(async () => {
  window.finder = window.finder || pocheFinder(ROOT, "fr");
  const answer = await window.finder.ask(TEXT, OPTIONS);
  const hits = [...answer.best, ...answer.groups.flatMap((group) => group.hits)];
  const excerpts = await Promise.all(hits.map((hit) => window.finder.excerpt(hit, answer)));
  return {...answer, meaning: null, hits: hits.map((hit) => hit.url.slice(9, -5)), excerpts};
})()"""


def page_of(name: str, title: str, *keys: str, text: str = "", kind: str = "works") -> Findable:
    return Findable(f"fr/{kind}/{name}.html", kind, "note", title, "", keys, text)


PAGES = [
    page_of("ode", "Ode à la joie", "Ode an die Freude", text="La joie de chanter en chœur."),
    page_of("ete", "Été", text="Il fait chaud. Rien ne bouge avant le soir."),
    page_of("tale", "Märchen", "Händel", text="Von der Vrijheid. Le vent souffle sur l’orchestre."),
    page_of("rag", "The Entertainer", text="Le soir, le vent de la mer. Nous jouons du tambour."),
    page_of("sea", "La mer", text="Mer calme, mer forte. Le vent se lève ; le soir vient."),
    page_of("songs", "Chansons", text="Des chansons pour la classe. " * 30 + "Un hautbois."),
    *(page_of(f"w{n}", f"Fiche {n}", text="une fiche pour la classe", kind="workshops")
      for n in range(9)),
]  # fmt: skip


@pytest.fixture
def asked(page: Page, tmp_path: Path) -> Any:
    """Asks something of the pages; the engine stays, so that a second time is warm."""
    page.open(laid_out(tmp_path, PAGES))

    def ask(text: str, **options: str) -> Any:
        values = {"ROOT": tmp_path.as_uri() + "/", "TEXT": text, "OPTIONS": options}
        script = ASK
        for name, value in values.items():
            script = script.replace(name, json.dumps(value))
        answer = page.evaluate(script)
        assert page.errors() == []
        return answer

    return ask


@pytest.mark.browser
def test_what_is_typed_finds_what_is_meant(asked: Any) -> None:
    """As people type: half, wrong, without accents, in another language, as two words or one."""
    for text, first in {
        "ete": "ete", "ÉTÉ": "ete", "the entertainer": "rag", "the": "rag", "enterta": "rag",
        "entertainr": "rag", "wntertainer": "rag", "maerchen": "tale", "Marchen": "tale",
        "märch": "tale", "haendel": "tale", "vryheid": "tale", "ode an die freude": "ode",
        "coeur": "ode", "chanson": "songs", "chantée": "ode", "orchestre": "tale",
        "tambours": "rag", "hautboi": "songs", "l'orchestre": "tale",
    }.items():  # fmt: skip
        for _ in range(2):
            assert asked(text)["hits"][:1] == [first], text


@pytest.mark.browser
def test_phrases_stand_in_a_row(asked: Any) -> None:
    assert asked('"vent de la mer"')["hits"] == ["rag"]
    assert asked("«\u00a0le vent\u00a0»")["total"] == 3
    assert asked('"mer la de vent"')["total"] == 0
    assert asked('"an die freude"')["hits"] == ["ode"]
    for _ in range(2):
        assert asked('"sur orchestre"')["hits"] == ["tale"]
        assert asked('"von der vryheid"')["hits"] == ["tale"]


@pytest.mark.browser
def test_all_words_come_before_some(asked: Any) -> None:
    both = asked("vent mer")
    assert both["hits"][:2] == ["sea", "rag"]
    assert both["partly"] is False
    some = asked("tambour hautbois")
    assert some["partly"] is True
    assert set(some["hits"]) == {"rag", "songs"}


@pytest.mark.browser
def test_three_best_then_kinds_with_their_counts(asked: Any) -> None:
    answer = asked("fiche")
    assert len(answer["best"]) == 3
    assert [(it["kind"], len(it["hits"]), it["total"]) for it in answer["groups"]] == [
        ("workshops", 5, 6)
    ]
    whole = asked("fiche", all="workshops")
    assert len(whole["groups"][0]["hits"]) == 6
    assert len(set(whole["hits"])) == whole["total"] == 9


@pytest.mark.browser
def test_excerpts_show_where_it_stands(asked: Any) -> None:
    """Far down, too; what tells no page from another is not marked beside what does."""
    before, told, found, after = asked("hautbois")["excerpts"][0]
    assert (before, found, after) == (["… ", False], ["hautbois", True], [".", False])
    assert told[0].endswith("Des chansons pour la classe. Un ") and not told[1]
    marked = {text for text, met in asked("la joie")["excerpts"][0] if met}
    assert marked == {"joie"}
    assert asked("ete")["excerpts"][0][0][0].startswith("Il fait chaud")


@pytest.mark.browser
def test_what_finds_nothing_says_so(asked: Any) -> None:
    for text in ("", "   ", "🎵", "<>&", "'", '""', "\ud800"):
        answer = asked(text)
        assert (answer["words"], answer["total"], answer["missing"]) == (0, 0, False)
    for text in ("__proto__", "constructor", "a" * 10_000, "(.*)+[", "שלום עולם", "x " * 5_000):
        answer = asked(text)
        assert answer["missing"] is False, text
        assert answer["total"] == 0 or text.startswith("a"), text


@pytest.mark.browser
@pytest.mark.parametrize("harm", ["gone", "cut", "other"])
@pytest.mark.parametrize("name", ["docs", "words-00", "text-00", "dictionary"])
def test_a_harmed_index_is_noticed(chromium: Page, tmp_path: Path, name: str, harm: str) -> None:
    """Absent, cut short as a stick that was pulled out leaves it, or left over from before."""
    opened = laid_out(tmp_path, PAGES)
    file = tmp_path / f"search/fr/{name}.js"
    content = file.read_bytes()
    if harm == "gone":
        file.unlink()
    elif harm == "cut":
        file.write_bytes(content[: len(content) // 4 * 2])
    else:
        laid_out(tmp_path / "before", PAGES[:3])
        file.write_bytes((tmp_path / f"before/search/fr/{name}.js").read_bytes())
    chromium.open(opened)
    ask = ASK.replace("ROOT", json.dumps(tmp_path.as_uri() + "/")).replace("OPTIONS", "{}")
    answer = chromium.evaluate(ask.replace("TEXT", json.dumps('"vent de la mer"')))
    assert answer["missing"] is True
