"""From a hub to the papers of its journeys: which there are, what is made again, what is told."""

import hashlib
from pathlib import Path

import pytest

from build_tools import paper, pipeline
from build_tools.domain import JOURNEY_FORMS
from build_tools.papers import Papers
from build_tools.problems import Problem
from build_tools.sheets.press import Press
from build_tools.store import Store
from tests.sheets.years import text_of

HUB = "title: Musique\nlanguages: [fr, de, lb]\ndefault_language: fr\n"
JOURNEY = """\
title: {fr: Une année, de: Ein Jahr}
ages: [6, 8]
weeks: 4
concert_week: 3
steps:
  - {week: 1, work: chant}
  - {week: 3, concert: concert}
"""
FILES = {
    "hub.yml": HUB,
    "works/chant/work.yml": "title: Chant\ncomposer: traditional\n",
    "concerts/concert/concert.yml": (
        "title: Concert\ndate: 2027-01-15\nvenue: {name: Salle, town: Village, country: FR}\n"
    ),
    "journeys/annee/journey.yml": JOURNEY,
}
FACTS = "content/journeys/annee/journey.yml"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def laid_out(root: Path) -> Papers:
    checked = pipeline.check(root)
    assert checked.catalogue is not None, [problem.message for problem in checked.problems]
    store = Store(root / "build" / "cache" / "media")
    quiet = pipeline.no_progress
    return paper.journeys_laid_out(paper.desk(root, store, quiet), checked.catalogue)


def told(root: Path) -> list[Problem]:
    return [it for it in pipeline.check(root).problems if it.code.startswith("SHE")]


def test_every_form_in_every_language(hub: Path) -> None:
    made = laid_out(hub)
    languages = ("fr", "de", "lb")
    wanted = [("annee", lang, form) for lang in languages for form in JOURNEY_FORMS]
    assert list(made.documents) == wanted
    for (id_, lang, form), document in made.documents.items():
        content = made.files[document.url].read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:10]
        assert document.url == f"media/journey-{id_}-{lang}-{form}-{digest}.pdf"
        assert (document.mime, document.size_bytes) == ("application/pdf", len(content))
        assert document.pages == (2 if form == "diary" else 1)
        assert ("Ein Jahr" if lang == "de" else "Une année") in text_of(content)


def test_a_second_run_sets_nothing(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = laid_out(hub)
    monkeypatch.setattr(Press, "_compiled", lambda *_: pytest.fail("typst was called"))
    assert laid_out(hub) == first


def test_other_words_are_another_file_and_the_rest_stays(hub: Path) -> None:
    first = laid_out(hub)
    (hub / FACTS).write_text(JOURNEY.replace("Ein Jahr", "Zwei Jahre"), "utf-8")
    second = laid_out(hub)
    changed = {key for key in first.documents if first.documents[key] != second.documents[key]}
    assert changed == {("annee", "de", form) for form in JOURNEY_FORMS}


def test_sources_can_be_looked_at_and_go_with_their_journey(hub: Path) -> None:
    laid_out(hub)
    folder = hub / "build" / "sheets"
    assert "Ein Jahr" in (folder / "journey-annee-de-wall.typ").read_text("utf-8")
    (hub / "content" / "hub.yml").write_text(HUB.replace(", lb", ""), "utf-8")
    laid_out(hub)
    there = {path.name for path in folder.glob("journey-*.typ")}
    assert there == {
        f"journey-annee-{lang}-{form}.typ" for lang in ("fr", "de") for form in JOURNEY_FORMS
    }


def test_a_hub_on_the_web_has_its_code_on_the_plan(hub: Path) -> None:
    (hub / "content" / "hub.yml").write_text(f"{HUB}address: https://musique.example.org\n")
    made = laid_out(hub)
    plan = made.files[made.documents["annee", "fr", "plan"].url].read_bytes()
    assert "https://musique.example.org/fr/journeys/annee.html" in text_of(plan)
    assert "code-" in (hub / "build/sheets/journey-annee-fr-plan.typ").read_text("utf-8")


def test_what_paper_cannot_show_is_told_where_it_is_written(hub: Path) -> None:
    work = hub / "content" / "works" / "chant" / "work.yml"
    work.write_text("composer: traditional\ntitle: Chant 你\n", "utf-8")
    (hub / FACTS).write_text(JOURNEY.replace("Une année", "Une année 😀"), "utf-8")
    places = [(it.code, it.location.path, it.location.line) for it in told(hub)]
    assert places == [("SHE02", FACTS, 1), ("SHE02", "content/works/chant/work.yml", 2)]


def test_a_check_sets_what_is_counted_alone(hub: Path) -> None:
    assert told(hub) == []
    forms = {path.stem.split("-")[-1] for path in (hub / "build" / "sheets").glob("journey-*.typ")}
    assert forms == {"wall", "plan"}


def test_a_full_year_is_told_with_its_languages(hub: Path) -> None:
    steps = "  - {week: 1, work: chant}\n" * 90
    (hub / FACTS).write_text(JOURNEY + steps, "utf-8")
    messages = {it.code: it.message for it in told(hub)}
    assert "(fr, de, lb)" in messages["SHE04"]
    assert "pictograms" in messages["SHE04"]
