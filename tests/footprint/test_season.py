"""The sample season, reckoned by hand in the developers' guide: every line is done once more."""

from __future__ import annotations

import ast
import csv
import io
import json
import operator
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from build_tools.cli import main

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "developers" / "footprint.md").read_text("utf-8")
PROJECTS = {"Moselle": "moselle-demonstration", "Creuse": "creuse-demonstration"}
ROW = re.compile(r"^\| (.+) \| ([a-z]+) \| ([0-9 ×÷+().]+) \| ([0-9.]+) \|$", re.MULTILINE)
_DOES = {ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Add: operator.add}


def calculated(text: str) -> float:
    """Do a sum as a pocket calculator does."""

    def of(node: ast.expr) -> float:
        if isinstance(node, ast.BinOp):
            return float(_DOES[type(node.op)](of(node.left), of(node.right)))
        assert isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        return node.value

    return of(ast.parse(text.replace("×", "*").replace("÷", "/"), mode="eval").body)


def by_hand(project: str) -> Counter[str]:
    """Add up the lines of one project by category."""
    part = GUIDE.partition(f"### {project}\n")[2].partition("\n#")[0]
    rows = ROW.findall(part)
    assert len(rows) > 20
    sums: Counter[str] = Counter()
    for item, category, reckoning, told in rows:
        assert calculated(reckoning) == pytest.approx(float(told), abs=0.0051), item
        sums[category] += calculated(reckoning)  # type: ignore[assignment]
    return sums


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with the sample season's projects and activities, and nothing else of it."""
    root = tmp_path_factory.mktemp("season")
    (root / "content").mkdir()
    (root / "content/hub.yml").write_text("title: S\nlanguages: [fr]\ndefault_language: fr\n")
    for id in PROJECTS.values():
        folder = root / "content/projects" / id
        folder.mkdir(parents=True)
        for file in (ROOT / "content/projects" / id).iterdir():
            if file.suffix in (".yml", ".csv"):
                (folder / file.name).write_text(_alone(file.read_text("utf-8")), "utf-8")
    return root


def _alone(text: str) -> str:
    """Take out the ids of concerts and workshops, which are not in the small hub."""
    text = re.sub(r"^    (concert|workshop): \S+\n", "", text, flags=re.MULTILINE)
    return re.sub(r";(village-hall-demonstration)?;([a-z]+-[a-z-]+)?;(?=[A-Z;])", ";;;", text)


def run(root: Path, *arguments: str, lang: str = "en") -> str:
    command = ["--root", str(root), "footprint", *arguments]
    done = CliRunner().invoke(main, command, env={"POCHE_LANG": lang})
    assert done.exit_code == 0, done.output
    return done.stdout


def totals(root: Path) -> dict[tuple[str, str], Any]:
    told = json.loads(run(root, "--format", "json"))
    return {(each["scope"], each["id"]): each for each in told["reports"][0]["totals"]}


@pytest.mark.parametrize("name", PROJECTS)
def test_the_room_says_what_was_reckoned_by_hand(season: Path, name: str) -> None:
    sums = by_hand(name)
    found = totals(season)["project", PROJECTS[name]]
    for category, kg in sums.items():
        said = found["categories"][category]["central"]
        assert said == pytest.approx(kg, rel=0.005), category
    assert found["kg"]["central"] == pytest.approx(sum(sums.values()), rel=0.005)
    everything = f"{sum(sums.values()):.2f}"
    assert f"**{everything}**" in GUIDE


def test_what_is_not_counted_is_not_nothing(season: Path) -> None:
    """Neither a program nor a spreadsheet reads 0 where nobody knows."""
    whole = totals(season)["season", "s"]["categories"]["digital"]
    assert (whole["state"], whole["central"]) == ("not counted", None)


def test_all_activities_are_examples_and_say_so(season: Path) -> None:
    whole = totals(season)["season", "s"]
    assert whole["activities"] == whole["demonstrations"] == 16
    assert whole["participant_hours"] == 669 + 444
    assert "(activities: 16, examples that did not take place: 16)" in run(season)


def test_the_season_has_a_year_of_every_kind() -> None:
    """Two projects, in YAML and in CSV, from scouting to the last concert."""
    folder = ROOT / "content/projects"
    listed = yaml.safe_load((folder / PROJECTS["Moselle"] / "activity.yml").read_text("utf-8"))
    text = (folder / PROJECTS["Creuse"] / "activity.csv").read_text("utf-8")
    rows = [row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["date"]]
    for kinds in ({each["kind"] for each in listed["activities"]}, {row["kind"] for row in rows}):
        assert kinds == {"workshop", "concert", "meeting", "scouting"}


def test_by_two_sets_and_for_a_spreadsheet(season: Path) -> None:
    told = run(season, "--format", "csv", "--factors", "poche-2026", "--factors", "desnz-2025")
    rows = [*csv.DictReader(io.StringIO(told.removeprefix("\ufeff")), delimiter=";")]
    whole = {row["factors"]: row for row in rows
             if row["scope"] == "season" and row["category"] == "all"}  # fmt: skip
    assert {*whole} == {"poche-2026", "desnz-2025"}
    assert {row["unit"] for row in rows} == {"kg CO₂e"}
    (meals,) = (row for row in rows if row["factors"] == "desnz-2025"
                and (row["scope"], row["category"]) == ("season", "meals"))  # fmt: skip
    assert (meals["state"], meals["central"]) == ("not counted", "")
    ours, theirs = (float(each["central"].replace(",", ".")) for each in whole.values())
    assert ours > 1000 and ours != theirs


def test_what_lies_there_is_measured(season: Path) -> None:
    """Bytes, pages and hours of the site and of each edition, as they are."""
    lying = season / "dist" / "stick"
    lying.mkdir(parents=True)
    (lying / "index.html").write_bytes(b"x" * 1_000_000)
    (lying / "tune.mp3").write_bytes(b"x" * 4_000_000)
    told = {"recordings": [{"duration_s": 1800}, {"duration_s": 900}]}
    (lying / "catalogue.json").write_text(json.dumps(told))
    (season / "dist" / "receipt.json").write_text("{}")
    (stick,) = json.loads(run(season, "--format", "json"))["hub"]
    assert (stick["name"], stick["pages"], stick["audio_hours"]) == ("dist/stick", 1, 0.75)
    assert stick["bytes"] == 5_000_000 + len(json.dumps(told))
    assert stick["fetched_once_g"] == pytest.approx(stick["bytes"] / 1e9 * 0.3 * 494, rel=1e-3)


def test_a_set_that_is_not_there_is_named(season: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(season), "footprint", "--factors", "ademe"])
    assert done.exit_code == 2
    assert "known are desnz-2025, poche-2026" in done.stderr


def test_formulas_are_never_passed_on(tmp_path: Path) -> None:
    """A place that is a formula to a spreadsheet comes out with an apostrophe."""
    folder = tmp_path / "content/projects/moselle"
    folder.mkdir(parents=True)
    (tmp_path / "content/hub.yml").write_text(
        'title: S\nlanguages: [fr]\ndefault_language: fr\nid: "x"\n'
    )
    (folder / "project.yml").write_text("title: M\ncountries: [FR]\nstart: 2026-09-07\n")
    (folder / "activity.yml").write_text(
        'activities:\n  - date: 2026-10-06\n    kind: meeting\n    place: "=HYPERLINK(1)"\n'
        "    people: 1\n    legs: [{km: 5, mode: car, vehicle: diesel}]\n"
    )
    told = run(tmp_path, "--format", "csv")
    cells = [cell for row in csv.reader(io.StringIO(told), delimiter=";") for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+@\t]|-[^0-9]", cell)]
    assert any("=HYPERLINK(1)" in cell for cell in cells)


def test_without_activities_there_is_nothing_to_reckon(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/hub.yml").write_text("title: S\nlanguages: [fr]\ndefault_language: fr\n")
    assert "No project has written down activities yet" in run(tmp_path)


def test_with_an_error_nothing_is_reckoned(tmp_path: Path) -> None:
    folder = tmp_path / "content/projects/moselle"
    folder.mkdir(parents=True)
    (tmp_path / "content/hub.yml").write_text("title: S\nlanguages: [fr]\ndefault_language: fr\n")
    (folder / "project.yml").write_text("title: M\ncountries: [FR]\nstart: 2026-09-07\n")
    (folder / "activity.yml").write_text("activities: [{date: 2026-10-06}]\n")
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "footprint"])
    assert done.exit_code == 1
    assert "FPR01" in done.stdout
