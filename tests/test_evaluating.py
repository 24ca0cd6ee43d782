"""`poche evaluate`: files of schools come in, once each, and are counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.hubs import write
from tests.commands import files_of, poche
from tests.evaluation.test_exports import file
from tests.evaluation.test_records import CHILD, SUMS

KEPT = "content/evaluations/annee.json"
JOURNEY = "title: '=Une année'\nages: [6, 8]\nweeks: 3\nsteps:\n  - {week: 1, work: chant}\n"
HUB = {
    "content/hub.yml": "title: Musique\nid: hub\nlanguages: [fr]\ndefault_language: fr\n",
    "content/works/chant/work.yml": "title: Chant\ncomposer: traditional\n",
    "content/projects/creuse/project.yml": "title: Creuse\ncountries: [FR]\nstart: 2020-09-07\n",
    "content/journeys/annee/journey.yml": JOURNEY + "project: creuse\n",
    "content/journeys/libre/journey.yml": JOURNEY,
}
DAY = {"day": "2020-09-10"}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", {path: text.encode() for path, text in HUB.items()})


def sent(at: Path, name: str, *said: dict[str, Any], **more: Any) -> str:
    path = at.parent / name
    path.write_bytes(file(*said, **more))
    return str(path)


def child(number: int, **more: Any) -> dict[str, Any]:
    return CHILD | DAY | {"id": f"{number:032x}"} | more


def test_schools_send_and_the_hub_counts(hub: Path) -> None:
    first = sent(hub, "a.json", *map(child, range(3)))
    second = sent(hub, "b.json", *map(child, range(2, 5)), SUMS | DAY)
    code, said, errors = poche(hub, "evaluate", "import", first, second)
    assert code == 0
    assert "not taken" not in errors
    assert said.splitlines() == [
        f"{first}: new 3",
        f"{second}: new 3, there already 1",
        f"Wrote {KEPT}.",
    ]
    assert len(json.loads((hub / KEPT).read_bytes())["records"]) == 6
    code, said, errors = poche(hub, "evaluate")
    assert code == 0
    assert "Journey annee: =Une année" in said
    assert "Children: questionnaires 25" in said
    assert "Very much 20, A little 0, Not really 5" in said
    assert "Project creuse: Creuse" in said


def test_it_is_said_in_the_editors_language(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions and answers are those that the site asks."""
    monkeypatch.setenv("POCHE_LANG", "de")
    known = sent(hub, "a.json", *map(child, range(6)), child(9, who="mayors"))
    code, said, errors = poche(hub, "evaluate", "import", known)
    assert code == 1
    assert "a.json: neu 6" in said
    assert "nicht aufgenommen: Fragebogen 7: 'mayors' wird nicht gefragt" in errors
    code, said, _ = poche(hub, "evaluate")
    assert code == 0
    assert "Lernweg annee: =Une année" in said
    assert "Kinder: Fragebögen 6" in said
    assert "Sehr 6, Ein bisschen 0" in said


def test_to_import_again_changes_no_byte(hub: Path) -> None:
    sent_file = sent(hub, "a.json", *map(child, range(3)))
    poche(hub, "evaluate", "import", sent_file)
    before = files_of(hub)
    code, said, _ = poche(hub, "evaluate", "import", sent_file)
    assert (code, said) == (0, f"{sent_file}: new 0, there already 3\n")
    assert files_of(hub) == before


def test_nonsense_is_refused_file_by_file_and_the_rest_is_taken(hub: Path) -> None:
    cut = hub.parent / "cut.json"
    cut.write_bytes(file(child(1))[:-5])
    foreign = sent(hub, "foreign.json", child(2), hub="other")
    late = sent(hub, "late.json", child(3, day="2031-01-01"), child(4))
    code, said, errors = poche(
        hub, "evaluate", "import", str(cut), foreign, late, str(hub / "nowhere.json")
    )
    assert code == 1
    assert f"{cut}: not taken: it is not whole" in errors
    assert f"{foreign}: not taken: it is from another hub" in errors
    assert f"{late}: not taken: questionnaire 1: 2031-01-01 is" in errors
    assert "nowhere.json: not taken: it cannot be read" in errors
    assert f"{late}: new 1" in said
    assert len(json.loads((hub / KEPT).read_bytes())["records"]) == 1


def test_a_file_of_nothing_but_nonsense_is_told_in_few_lines(hub: Path) -> None:
    bad = sent(hub, "bad.json", *(child(number, who="mayors") for number in range(50)))
    code, _, errors = poche(hub, "evaluate", "import", bad)
    assert code == 1
    assert "more that was not taken: 47" in errors
    assert errors.count("not taken") == 4
    assert not (hub / KEPT).exists()


def test_the_same_id_with_other_answers(hub: Path) -> None:
    poche(hub, "evaluate", "import", sent(hub, "a.json", child(1)))
    before = files_of(hub)
    other = sent(hub, "b.json", child(1, answers={"liked": "not"}))
    code, _, errors = poche(hub, "evaluate", "import", other)
    assert code == 1
    assert "is there already, with other answers" in errors
    assert files_of(hub) == before


def test_no_cell_is_a_formula(hub: Path) -> None:
    poche(hub, "evaluate", "import", sent(hub, "a.json", *map(child, range(6))))
    code, said, _ = poche(hub, "evaluate", "--format", "csv")
    assert code == 0
    assert "journey;annee;'=Une année;children;6;0;6;liked;much;6" in said
    assert ";=" not in said


def test_for_programs(hub: Path) -> None:
    poche(hub, "evaluate", "import", sent(hub, "a.json", *map(child, range(6))))
    code, said, _ = poche(hub, "evaluate", "--format", "json")
    told = json.loads(said)
    assert code == 0
    assert told["projects"][0]["asked"]["children"]["broken_down"] == 6


def test_a_hub_with_errors_and_a_kept_file_that_was_changed(hub: Path) -> None:
    """Neither is written over."""
    sent_file = sent(hub, "a.json", child(1))
    (hub / KEPT).parent.mkdir()
    (hub / KEPT).write_text("{", "utf-8")
    code, _, errors = poche(hub, "evaluate", "import", sent_file)
    assert (code, (hub / KEPT).read_text("utf-8")) == (2, "{")
    assert "take it back as it was" in errors
    (hub / "content/works/chant/work.yml").write_text("title: Chant\n", "utf-8")
    code, out, errors = poche(hub, "evaluate", "import", sent_file)
    assert code == 1
    assert "content/works/chant/work.yml: error[WRK01]" in out and "1 error" in errors


def test_no_name_is_kept(hub: Path) -> None:
    """What a file says beside the answers goes nowhere, and is told to be refused."""
    bad = sent(hub, "Zoé.json", child(1, name="Zoé"), child(2))
    code, _, _ = poche(hub, "evaluate", "import", bad)
    assert code == 1
    assert "Zo" not in (hub / KEPT).read_text("utf-8")
    assert "name" not in (hub / KEPT).read_text("utf-8")
