"""`poche new KIND ID`: a file to begin with, in the editor's language, with nothing wrong in it."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from build_tools import beginning, pipeline
from build_tools.catalogue.fields import fields_of, inner_of
from build_tools.catalogue.schemas import as_tools_read
from build_tools.catalogue.written import Written
from build_tools.cli import main
from build_tools.drafts import ONE
from build_tools.problems import Severity, printed
from build_tools.scaffolds import model_of
from build_tools.speaking import EDITORS_LANGUAGES
from tests.catalogue.hubs import resolved, write
from tests.commands import files_of

ROOT = Path(__file__).resolve().parent.parent
SOUND = ROOT / "tests/problems/CAP01/content/recordings/flute/flute.opus"

HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/people/bach/person.yml": "name: Bach\n",
    "content/works/chant/work.yml": "title: Chant\ncomposer: bach\n",
    "content/recordings/flute/recording.yml": "work: chant\nrights: {licence: CC0-1.0}\n",
    "content/recordings/flute/flute.opus": SOUND.read_bytes(),
}

ENOUGH = {
    "person": ["--name", "Clara Schumann"],
    "work": ["--title", "Trio: en sol", "--composer", "bach"],
    "recording": ["--work", "chant", "--sound", str(SOUND)],
    "concert": ["--title", "Le soir", "--date", "2026-11-14", "--venue", "Salle, au fond"],
    "workshop": ["--title", "Tambour", "--kind", "percussion", "--timeframe", "one-off",
                 "--ages", "6-8", "--duration-min", "30"],
    "journey": ["--title", "Une année", "--ages", "[6, 8]", "--weeks", "24"],
    "project": ["--title", "Moselle", "--countries", "FR, LU", "--start", "2026-09-07"],
    "page": ["--title", "Aide"],
    "playlist": ["--title", "Écoute", "--recording", "flute,flute"],
}  # fmt: skip
"""What a resource of each kind cannot do without."""

KIND = {one: kind for kind, one in ONE.items()}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", HUB)


def run(hub: Path, *arguments: str, lang: str = "en", typed: str | None = None) -> Result:
    result = CliRunner().invoke(
        main,
        ["--root", str(hub), "new", *arguments],
        prog_name="poche",
        env={"POCHE_LANG": lang},
        input=typed,
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def facts_of(hub: Path, one: str) -> Path:
    kind = KIND[one]
    return hub / ("playlists/neu.yml" if one == "playlist" else f"content/{kind}/neu/{one}.yml")


def errors(hub: Path) -> list[str]:
    return [printed(it) for it in resolved(hub)[1] if it.severity is Severity.ERROR]


def uncommented(text: str) -> str:
    """Return a file with every field's # taken away; other comments have a space behind it."""
    return re.sub(r"^( *)#(?! |$)", r"\1", text, flags=re.MULTILINE).replace("\n#  ", "\n  ")


@pytest.mark.parametrize("one", ENOUGH)
@pytest.mark.parametrize("lang", EDITORS_LANGUAGES)
def test_what_is_begun_has_no_error(one: str, lang: str, hub: Path) -> None:
    """As it is, also together with all that was there before, which stays as it was."""
    before = files_of(hub)
    result = run(hub, one, "neu", *ENOUGH[one], lang=lang)
    assert (result.exit_code, result.stderr) == (0, "")
    assert errors(hub) == []
    after = files_of(hub)
    assert before.items() <= after.items()
    new = {path for path in after.keys() - before.keys() if not path.startswith(".poche/")}
    place = "playlists/neu.yml" if one == "playlist" else f"content/{KIND[one]}/neu/"
    assert new and all(path.startswith(place) for path in new)
    assert all(path in result.stdout for path in new)
    assert not [path for path in after if path.endswith(".part")]


@pytest.mark.parametrize("one", [one for one in ENOUGH if one != "page"])
def test_every_field_stands_there_and_can_be_used(one: str, hub: Path) -> None:
    """Take every # away: the file has all fields of its kind, and tools find it right."""
    run(hub, one, "neu", *ENOUGH[one], lang="de")
    text = facts_of(hub, one).read_text("utf-8")
    value = as_tools_read(uncommented(text))
    assert [*missing(model_of(KIND[one]), value)] == []
    schema = json.loads((ROOT / f"build_tools/schemas/{one}.schema.json").read_text("utf-8"))
    found = [error.message for error in Draft7Validator(schema).iter_errors(value)]
    assert found == []


def missing(model: type[Written], value: Any) -> Iterator[str]:
    """Yield the fields of a group, and of the groups in it, that are not in a value."""
    for name, field in fields_of(model).items():
        inner = inner_of(field)
        if name not in value:
            yield name
        elif inner is not None:
            each = value[name][-1] if isinstance(value[name], list) else value[name]
            yield from missing(inner, each)


def test_explanations_are_in_the_editors_language(hub: Path) -> None:
    run(hub, "work", "neu", *ENOUGH["work"], lang="nl")
    text = facts_of(hub, "work").read_text("utf-8")
    assert "# Opus of nummer in een catalogus.\n#catalogue: op. 125\n" in text
    body = (hub / "content/works/neu/index.fr.md").read_text("utf-8")
    assert body.startswith("<!-- Schrijf hieronder wat ") and body.endswith(" -->\n\n")


def test_what_was_given_stands_first(hub: Path) -> None:
    run(hub, "work", "neu", *ENOUGH["work"])
    assert facts_of(hub, "work").read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../../.poche/schemas/work.schema.json\n"
        'title:\n  fr: "Trio: en sol"\n  de:\ncomposer: bach\n\n# Take the # away'
    )  # fmt: skip


def test_a_hub_of_one_language_has_one_title(hub: Path) -> None:
    write(hub, {"content/hub.yml": "title: M\nlanguages: [de]\ndefault_language: de\n"})
    run(hub, "work", "neu", *ENOUGH["work"])
    assert '\ntitle: "Trio: en sol"\n' in facts_of(hub, "work").read_text("utf-8")
    assert (hub / "content/works/neu/index.de.md").is_file()


def test_a_text_may_be_in_another_language_of_the_hub(hub: Path) -> None:
    assert run(hub, "workshop", "neu", *ENOUGH["workshop"], "--lang", "de").exit_code == 0
    assert (hub / "content/workshops/neu/index.de.md").is_file()
    assert "title:\n  fr:\n  de: Tambour\n" in facts_of(hub, "workshop").read_text("utf-8")
    result = run(hub, "work", "autre", *ENOUGH["work"], "--lang", "nl")
    assert result.exit_code == 1
    assert "the hub's languages are fr, de; 'nl' is not one" in result.stderr


def test_what_is_left_to_do_is_said(hub: Path) -> None:
    out = run(hub, "person", "neu", *ENOUGH["person"], lang="fr").stdout
    assert "écrire le texte dans content/people/neu/index.fr.md" in out
    assert "poche new translation people/neu de" in out


def test_a_season_of_beginnings_can_be_built(hub: Path) -> None:
    """Everything that can be begun, in one hub, on paper, too."""
    for one, options in ENOUGH.items():
        run(hub, one, "neu", *options)
    found = pipeline.check(hub)
    assert [printed(it) for it in found.problems if it.severity is Severity.ERROR] == []
    assert found.catalogue is not None


def test_nothing_is_shown_that_only_the_editor_is_to_read(hub: Path) -> None:
    """What an empty text says to its editor, no reader ever sees."""
    run(hub, "work", "neu", *ENOUGH["work"], lang="fr")
    known, _ = resolved(hub)
    assert known is not None
    assert not known.works["neu"].bodies
    run(hub, "page", "neu", *ENOUGH["page"], lang="fr")
    known, _ = resolved(hub)
    assert known is not None
    assert known.pages["neu"].bodies["fr"].words.html == ""


# Schemas


def test_a_hub_of_ones_own_has_the_schemas_where_no_check_reads(hub: Path) -> None:
    run(hub, "work", "neu", *ENOUGH["work"])
    ours = {path.name: path.read_bytes() for path in (ROOT / "build_tools/schemas").iterdir()}
    laid = {path.name: path.read_bytes() for path in (hub / ".poche/schemas").iterdir()}
    assert laid == ours
    with_them = pipeline.check(hub).problems
    shutil.rmtree(hub / ".poche")
    assert pipeline.check(hub).problems == with_them


@pytest.mark.parametrize("one", [one for one in ENOUGH if one != "page"])
@pytest.mark.parametrize("where", [".poche/schemas", "build_tools/schemas"])
def test_the_first_line_leads_to_the_schema(one: str, where: str, hub: Path) -> None:
    """From the file's own folder; in Poche's repository to the schemas that are committed."""
    if where == "build_tools/schemas":
        shutil.copytree(ROOT / where, hub / where)
    run(hub, one, "neu", *ENOUGH[one])
    file = facts_of(hub, one)
    line = file.read_text("utf-8").partition("\n")[0]
    way = line.removeprefix("# yaml-language-server: $schema=")
    folder = file.parent.relative_to(hub).as_posix()
    assert posixpath.normpath(posixpath.join(folder, way)) == f"{where}/{one}.schema.json"
    assert (file.parent / way).is_file()
    assert (hub / ".poche").exists() == (where == ".poche/schemas")


def test_schemas_of_an_older_poche_are_renewed(hub: Path) -> None:
    write(hub, {".poche/schemas/work.schema.json": "{}", ".poche/notes": "mine"})
    run(hub, "work", "neu", *ENOUGH["work"])
    assert (hub / ".poche/schemas/work.schema.json").read_bytes() != b"{}"
    assert (hub / ".poche/notes").read_bytes() == b"mine"


def test_schemas_are_not_laid_through_a_link(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (hub / ".poche").symlink_to(tmp_path / "away")
    assert run(hub, "work", "neu", *ENOUGH["work"]).exit_code == 0
    assert list((tmp_path / "away").iterdir()) == []


# What is asked for, and what is refused


def test_without_a_terminal_all_that_is_missing_is_named_at_once(hub: Path) -> None:
    before = files_of(hub)
    result = run(hub, "workshop", "neu", "--title", "T")
    assert result.exit_code == 1
    assert "--kind, --timeframe, --ages, --duration-min" in result.stderr
    assert result.stderr.count("\n") == 1
    result = run(hub, "recording", "neu", lang="fr")
    assert "il manque ces options\u00a0: --work | --title, --sound" in result.stderr
    assert files_of(hub) == before


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "_on_a_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_what_is_missing_is_asked_for(hub: Path) -> None:
    """Until it is right; the check's own words say what is not."""
    typed = "Tambour\ndrums\npercussion\none-off\nsix\n8-6\n6 8\n30\n"
    result = run(hub, "workshop", "neu", typed=typed, lang="de")
    assert result.exit_code == 0
    assert "kind, zum Beispiel percussion:" in result.stdout
    assert "Die Tätigkeit" in result.stdout
    told = result.stdout + result.stderr
    assert "'kind' kann nicht 'drums' sein" in told and "singing, writing" in told
    assert "'ages' kann nicht 'six' sein" in told
    text = facts_of(hub, "workshop").read_text("utf-8")
    assert "\nkind: percussion\ntimeframe: one-off\nages: [6, 8]\nduration_min: 30\n" in text
    assert errors(hub) == []


@pytest.mark.usefixtures("terminal")
def test_a_recording_is_asked_for_its_work_and_its_sound(hub: Path) -> None:
    result = run(hub, "recording", "neu", typed=f"chan\nchant\nnowhere.flac\n{SOUND}\n")
    assert result.exit_code == 0
    told = result.stdout + result.stderr
    assert "no work has the id 'chan'; did you mean 'chant'?" in told
    assert "there is no file 'nowhere.flac'" in told
    assert (hub / "content/recordings/neu/neu.opus").read_bytes() == SOUND.read_bytes()


@pytest.mark.usefixtures("terminal")
def test_who_stops_answering_has_written_nothing(hub: Path) -> None:
    before = files_of(hub)
    assert run(hub, "work", "neu", typed="Trio\n").exit_code == 1
    assert files_of(hub) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["work", "chant", *ENOUGH["work"]], "there is a work 'chant' already"),
        (["work", "Mon Chant", *ENOUGH["work"]], "how about 'mon-chant'?"),
        (["work", "../../evil", *ENOUGH["work"]], "how about 'evil'?"),
        (["page", "index", *ENOUGH["page"]], "'index' is reserved"),
        (["playlist", "con", *ENOUGH["playlist"]], "'con' is reserved"),
        (["work", "neu", "--title", "A", "--composer", "bahc"], "did you mean 'bach'?"),
        (["work", "neu", "--title", " ", "--composer", "bach"], "'title' cannot be ''"),
        (["work", "neu", "--title", "a\u202eb", "--composer", "bach"], "U+202E"),
        (["playlist", "neu", "--title", "A", "--recording", "flute, flote"], "'flote'"),
        (["playlist", "neu", "--title", "A", "--recording", ","], "'items' is missing"),
        (["project", "neu", "--title", "A", "--countries", "FR,XX", "--start", "2026-09-07"],
         "a country in two capital letters"),
        (["concert", "neu", "--title", "A", "--date", "2026-02-30", "--venue", "S"],
         "a day that is in the calendar"),
        (["journey", "neu", "--title", "A", "--ages", "6-8", "--weeks", "521"], "1 to 520"),
        (["recording", "neu", "--work", "chant", "--sound", "a.txt"], "there is no file 'a.txt'"),
        (["recording", "neu", "--work", "chant", "--sound", __file__], "is no sound"),
    ],
)  # fmt: skip
def test_what_the_check_refuses_is_refused_in_one_line(
    arguments: list[str], said: str, hub: Path
) -> None:
    before = files_of(hub)
    result = run(hub, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.startswith("Error: ") and result.stderr.count("\n") == 1
    assert files_of(hub) == before


def test_traditional_and_anonymous_need_no_page(hub: Path) -> None:
    assert run(hub, "work", "neu", "--title", "A", "--composer", "traditional").exit_code == 0
    assert errors(hub) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "there is no folder"),
        ({"content/works/a/work.yml": "title: A\n"}, "hub.yml"),
        ({"content/hub.yml": "title: A\nlanguages: [fr]\n"}, "content/hub.yml has to be right"),
        ({"content/hub.yml": "title: [\n"}, "content/hub.yml: "),
        ({"Content/hub.yml": "title: A\n"}, "Content: "),
    ],
)
def test_where_there_is_no_hub_nothing_is_made(
    files: dict[str, str], said: str, tmp_path: Path
) -> None:
    root = write(tmp_path / "hub", files)
    root.mkdir(exist_ok=True)
    before = files_of(root)
    result = run(root, "page", "neu", *ENOUGH["page"])
    assert result.exit_code == 1
    assert said in result.stderr
    assert files_of(root) == before


def test_other_faults_of_the_season_do_not_matter(hub: Path) -> None:
    write(hub, {"content/works/faux/work.yml": "title: [\n", "content/pages/x/index.fr.md": "-"})
    assert run(hub, "work", "neu", *ENOUGH["work"]).exit_code == 0


def test_a_kind_whose_folder_is_a_link_is_left_alone(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (hub / "content/pages").symlink_to(tmp_path / "away")
    result = run(hub, "page", "neu", *ENOUGH["page"])
    assert result.exit_code == 1 and "nothing can be added to content/pages" in result.stderr
    assert list((tmp_path / "away").iterdir()) == []


def test_a_full_disk_leaves_nothing(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "index.fr.md":
            raise OSError(28, "No space left on device", str(path))
        return made(path, data)

    run(hub, "page", "andere", *ENOUGH["page"])
    before = files_of(hub)
    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(hub, "work", "neu", *ENOUGH["work"])
    assert result.exit_code == 2 and "No space left" in result.stderr
    monkeypatch.undo()
    after = {path: data for path, data in files_of(hub).items() if ".poche/" not in path}
    assert after == before


TYPED = st.text(min_size=1, max_size=30).filter(lambda text: "\x00" not in text)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=30,
)
@given(TYPED)
def test_any_title_is_refused_or_can_be_read(hub: Path, title: str) -> None:
    """Whatever is typed stays a title: it makes no other field and no other file."""
    shutil.rmtree(hub / "content/works/neu", ignore_errors=True)
    title = title.encode("utf-8", "replace").decode()
    result = run(hub, "work", "neu", f"--title={title}", "--composer", "bach")
    if result.exit_code == 0:
        read = as_tools_read(facts_of(hub, "work").read_text("utf-8"))
        assert [*read] == ["title", "composer"]
        assert str(read["title"]["fr"]) and errors(hub) == []
    else:
        assert result.exit_code == 1 and not (hub / "content/works/neu").exists()


def test_help_names_every_option(hub: Path) -> None:
    for one, options in ENOUGH.items():
        told = run(hub, one, "--help").stdout
        assert [each for each in options if each.startswith("--") and each not in told] == []
