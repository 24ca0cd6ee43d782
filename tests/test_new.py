"""`poche new journey --from`: a shared model becomes a journey of one's own."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import pipeline
from build_tools.problems import Severity
from tests.catalogue.hubs import write
from tests.commands import files_of, poche

VENUE = "venue: {name: Salle, town: Remich}\n"

MODEL = """\
# A year for everybody
title: Une annee   # keep it short
ages: [6, 10]
weeks: 30
concert_week: 10
project: moselle
steps:
  # Before the concert
  - week: 1
    work: chant
  - week: 3
    meeting: {title: Bonjour, day: 2026-09-22}
  - {week: 10, concert: soir}
  - {week: 12, concert: partout}
"""

HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/works/chant/work.yml": "title: Chant\ncomposer: traditional\n",
    "content/projects/moselle/project.yml": "title: M\ncountries: [FR]\nstart: 2026-09-07\n",
    "content/projects/creuse/project.yml": "title: C\ncountries: [FR]\nstart: 2027-09-06\n",
    "content/concerts/soir/concert.yml": f"title: S\ndate: 2026-11-14\n{VENUE}project: moselle\n",
    "content/concerts/partout/concert.yml": f"title: P\ndate: 2026-11-27\n{VENUE}",
    "content/concerts/ici/concert.yml": f"title: I\ndate: 2027-11-12\n{VENUE}project: creuse\n",
    "content/journeys/modele/journey.yml": MODEL,
    "content/journeys/modele/index.fr.md": "Une annee. ![Un chemin](images/chemin.png)\n",
    "content/journeys/modele/index.de.md": "---\ntranslates: 000000000000\n---\nEin Jahr.\n",
    "content/journeys/modele/images/chemin.png": b"\x89PNG",
    "content/journeys/modele/images/draft.png": b"\x89PNG draft",
    "content/journeys/modele/notes.txt": "mine",
}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", HUB)


def test_a_copy_has_facts_and_texts_and_what_they_show(hub: Path) -> None:
    """The model's project is gone, every other byte is there, and nobody's drafts go along."""
    before = files_of(hub)
    code, out, err = poche(hub, "new", "journey", "chez-nous", "--from", "modele")
    assert (code, err) == (0, "")
    copied = {
        path.removeprefix("content/journeys/chez-nous/"): data
        for path, data in files_of(hub).items()
        if path not in before
    }
    model = "content/journeys/modele"
    assert copied == {
        "journey.yml": MODEL.replace("project: moselle\n", "").encode(),
        "index.fr.md": before[f"{model}/index.fr.md"],
        "index.de.md": before[f"{model}/index.de.md"],
        "images/chemin.png": before[f"{model}/images/chemin.png"],
    }
    assert before.items() <= files_of(hub).items()
    assert "Wrote content/journeys/chez-nous: journey.yml" in out
    assert "It belongs to no project." in out


def test_what_is_left_to_do_is_said(hub: Path) -> None:
    """Concerts of others, those of one's own, days of another year; the check says the rest."""
    code, out, _ = poche(
        hub, "new", "journey", "chez-nous", "--from", "modele", "--project", "creuse"
    )
    assert code == 0
    assert "put other concerts in the place of 'soir' of 'moselle' (week 10)" in out
    assert "concerts of 'creuse' are ici (2027-11-12)" in out
    assert "2026-09-22 (week 3)" in out
    assert "partout" not in out
    facts = (hub / "content/journeys/chez-nous/journey.yml").read_text()
    assert facts == MODEL.replace("project: moselle", "project: creuse")
    problems = pipeline.check(hub).problems
    ours = [each for each in problems if "chez-nous/journey.yml" in each.location.path]
    assert {each.code for each in ours} >= {"JRN21", "JRN17"}
    assert not [each for each in ours if each.severity is Severity.ERROR]


def test_in_the_models_own_project_its_concerts_stay(hub: Path) -> None:
    code, out, _ = poche(hub, "new", "journey", "b", "--from", "modele", "--project", "moselle")
    assert code == 0
    assert "put other concerts" not in out
    assert "concerts of 'moselle' are soir (2026-11-14)" in out


def test_files_from_windows_stay_as_they_are(hub: Path) -> None:
    """A byte order mark, and CRLF in every line."""
    model = hub / "content/journeys/modele/journey.yml"
    model.write_bytes(b"\xef\xbb\xbf" + MODEL.replace("\n", "\r\n").encode())
    assert poche(hub, "new", "journey", "b", "--from", "modele", "--project", "creuse")[0] == 0
    made = (hub / "content/journeys/b/journey.yml").read_bytes()
    assert made == model.read_bytes().replace(b"moselle", b"creuse")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Chez Nous", "--from", "modele"], "how about 'chez-nous'?"),
        (["été--là", "--from", "modele"], "how about 'ete-la'?"),
        (["../dehors", "--from", "modele"], "how about 'dehors'?"),
        (["!", "--from", "modele"], "how about 'a-year-of-music'?"),
        (["a" * 61, "--from", "modele"], f"how about '{'a' * 60}'?"),
        (["con", "--from", "modele"], "'con' is reserved"),
        (["index", "--from", "modele"], "how about 'index-2'?"),
        (["modele", "--from", "modele"], "there is a journey 'modele' already"),
        (["b", "--from", "model"], "no journey is called 'model'; did you mean 'modele'?"),
        (["b", "--from", "xyz"], "no journey is called 'xyz'; there is modele"),
        (["b", "--from", "modele", "--project", "mosele"], "did you mean 'moselle'?"),
        (["b", "--from", "modele", "--project", "xyz"], "there is creuse, moselle"),
    ],
)
def test_refusals_are_one_line_and_write_nothing(
    arguments: list[str], said: str, hub: Path
) -> None:
    before = files_of(hub)
    code, out, err = poche(hub, "new", "journey", *arguments)
    assert (code, out) == (1, "")
    assert said in err
    assert err.startswith("Error: ") and err.count("\n") == 1
    assert files_of(hub) == before


def test_an_id_that_differs_in_capitals_is_taken(hub: Path) -> None:
    """On many disks it would be the same folder."""
    write(hub, {"content/journeys/Ici/journey.yml": MODEL})
    code, _, err = poche(hub, "new", "journey", "ici", "--from", "modele")
    assert code == 1
    assert "there is a journey 'Ici' already" in err


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("journey.yml", b"title: [\n"),
        ("journey.yml", "title: Année\n".encode("latin-1")),
        ("journey.yml", b"title: A\nproject: a\nproject: b\n"),
        ("index.fr.md", "Année".encode("latin-1")),
    ],
)
def test_a_model_that_cannot_be_read_is_not_copied(path: str, data: bytes, hub: Path) -> None:
    (hub / "content/journeys/modele" / path).write_bytes(data)
    code, _, err = poche(hub, "new", "journey", "b", "--from", "modele")
    assert code == 1
    assert (
        f"content/journeys/modele/{path} cannot be copied as it is; 'poche check' says why" in err
    )
    assert not (hub / "content/journeys/b").exists()


def test_a_link_is_not_followed(hub: Path, tmp_path: Path) -> None:
    """What lies outside the hub does not come in by a copy."""
    secret = write(tmp_path / "away", {"journey.yml": MODEL, "index.fr.md": "Secret.\n"})
    (hub / "content/journeys/lien").symlink_to(secret)
    picture = hub / "content/journeys/modele/images/chemin.png"
    picture.unlink()
    picture.symlink_to(secret / "index.fr.md")
    assert poche(hub, "new", "journey", "b", "--from", "lien")[0] == 1
    code, _, err = poche(hub, "new", "journey", "c", "--from", "modele")
    assert code == 1 and "chemin.png cannot be copied" in err


def test_other_faults_of_the_season_do_not_matter(hub: Path) -> None:
    write(hub, {"content/works/chant/work.yml": "title: [\n", "content/hub.yml": ""})
    assert poche(hub, "new", "journey", "b", "--from", "modele")[0] == 0


def test_a_field_written_oddly_is_said(hub: Path) -> None:
    (hub / "content/journeys/modele/journey.yml").write_text("title: A\n? project\n: moselle\n")
    code, _, err = poche(hub, "new", "journey", "b", "--from", "modele", "--project", "creuse")
    assert code == 1
    assert "write 'project: …' on a line of its own" in err


def test_a_folder_that_must_not_be_written_is_one_line_and_2(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def refuse(path: Path, *args: object, **kwargs: object) -> None:
        if "journeys" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        make(path, *args, **kwargs)  # type: ignore[arg-type]

    before = files_of(hub)
    monkeypatch.setattr(Path, "mkdir", refuse)
    code, out, err = poche(hub, "new", "journey", "b", "--from", "modele")
    assert (code, out) == (2, "")
    assert err.startswith("poche: the machine refused: Permission denied (")
    assert err.count("\n") == 1
    monkeypatch.undo()
    assert files_of(hub) == before


def test_no_hub_has_no_models(tmp_path: Path) -> None:
    code, _, err = poche(tmp_path, "new", "journey", "b", "--from", "modele")
    assert code == 1
    assert "no journey is called 'modele'; there is none" in err
    assert list(tmp_path.iterdir()) == []


def test_fields_go_with_no_model_and_a_project_with_one(hub: Path) -> None:
    """Nothing that was typed is passed over in silence."""
    code, _, err = poche(hub, "new", "journey", "b", "--from", "modele", "--title", "B")
    assert code == 2
    assert "--title does not go with --from" in err
    code, _, err = poche(hub, "new", "journey", "b", "--project", "creuse")
    assert code == 2
    assert "--project goes with --from" in err
    assert not (hub / "content/journeys/b").exists()


IDS = st.text(string.ascii_letters + string.digits + "-_ éß./\\:*\u202e\n", min_size=1, max_size=70)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(IDS)
def test_any_id_gives_a_journey_or_a_better_id(hub: Path, id: str) -> None:
    """And nothing is ever written outside the folder of journeys; the proposal is accepted."""
    outside = {path: data for path, data in files_of(hub).items() if "journeys/" not in path}
    code, _, err = poche(hub, "new", "journey", "--from", "modele", "--", id)
    if code:
        assert code == 1
        assert "how about '" in err or "already" in err
        assert err.removesuffix("\n").isprintable()
        better = err.partition("how about '")[2].partition("'?")[0]
        assert not better or poche(hub, "new", "journey", better, "--from", "modele")[0] in (0, 1)
    for path, data in files_of(hub).items():
        assert path.startswith("content/journeys/") or outside[path] == data
