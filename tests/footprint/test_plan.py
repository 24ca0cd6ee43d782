"""`poche footprint plan`: told in the editor's language, frozen once, nothing changed besides."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main

HUB = Path(__file__).parent / "plan"
BASELINE = "content/projects/moselle/plan.baseline.json"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    for file in HUB.rglob("*.yml"):
        copy = tmp_path / file.relative_to(HUB)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path


def ran(hub: Path, *args: str, lang: str = "en") -> Result:
    command = ["--root", str(hub), "footprint", "plan", *args]
    return CliRunner().invoke(main, command, env={"POCHE_LANG": lang})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_plan_is_told_as_it_was_read_over(hub: Path, lang: str) -> None:
    golden = HUB / f"expected.{lang}.txt"
    result = ran(hub, lang=lang)
    assert result.exit_code == 0, result.output
    if os.environ.get("POCHE_SAVE_GOLDEN"):
        golden.write_text(result.stdout, "utf-8")
    assert result.stdout == golden.read_text("utf-8")


def test_a_plan_is_frozen_once(hub: Path) -> None:
    before = {file: file.read_bytes() for file in hub.rglob("*.yml")}
    assert ran(hub, "--freeze").exit_code == 0
    kept = (hub / BASELINE).read_bytes()
    again = ran(hub, "--freeze")
    assert again.exit_code == 2
    assert "not overwritten" in again.stderr
    assert (hub / BASELINE).read_bytes() == kept
    assert {file: file.read_bytes() for file in before} == before


def test_what_was_frozen_stays_when_the_plan_changes(hub: Path) -> None:
    first = json.loads(ran(hub, "--format", "json").stdout)["plans"][0]
    ran(hub, "--freeze")
    file = hub / "content/projects/moselle/plan.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("{mode: car, vehicle: diesel}, ", ""), "utf-8")
    changed = json.loads(ran(hub, "--format", "json").stdout)["plans"][0]
    assert changed["frozen"] and changed["same_visits"]
    assert changed["planned"] == first["planned"]
    file.write_text(text.replace("place: Remich, country", "place: Wiltz, country"), "utf-8")
    other = json.loads(ran(hub, "--format", "json").stdout)["plans"][0]
    assert not other["same_visits"]


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2}', '{"version": 1, "visits": 3}'])
def test_a_frozen_plan_that_cannot_be_read_is_refused(hub: Path, text: str) -> None:
    (hub / BASELINE).write_text(text, "utf-8")
    result = ran(hub)
    assert result.exit_code == 2
    assert "plan.baseline.json" in result.stderr


def test_a_table_has_a_row_for_each_stop(hub: Path) -> None:
    lines = ran(hub, "--format", "csv").stdout.splitlines()
    assert sum(";proposed;" in line and ";2026-" in line for line in lines) == 3
    assert any(";difference;" in line for line in lines)


def test_a_project_without_a_plan_is_refused(hub: Path) -> None:
    assert ran(hub, "--project", "nobody").exit_code == 2
