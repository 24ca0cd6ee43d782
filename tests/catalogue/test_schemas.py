"""JSON Schemas: fresh, complete, true to what is right, and against what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from build_tools.catalogue import places
from build_tools.catalogue.fields import example_of, fields_of, inner_of, is_required
from build_tools.catalogue.schemas import FOLDER, MODELS, as_tools_read, schemas
from build_tools.catalogue.written import Written
from tests.catalogue.hubs import VALID
from tests.golden import FOLDER as GOLDEN

ROOT = Path(__file__).resolve().parents[2]
BY_FILE = {
    name: name.removesuffix(".yml") for name in (*places.FACTS.values(), "activity.yml", "plan.yml")
}
SHAPED = re.compile(
    r"^(\S+?)(?::\d+:\d+)?: error\["
    r"(?:HUB|PER|WRK|REC|CON|WSH|JRN|PRJ|PAG|PLY|EDI|FPR|FCT|FPK)0[123]\]"
)
"""The head of a problem that is about fields themselves, with the path of its file."""

BEYOND = {"PAG01": "free pages need the title that other texts only may have"}
"""Golden folders whose mistake no schema sees."""


def schema_of(path: str) -> str | None:
    """Return the name of the schema for a file of a hub."""
    name = path.rpartition("/")[2]
    if path in ("content/hub.yml", "editions.yml"):
        return name.removesuffix(".yml")
    if re.fullmatch(r"playlists/[^/]+\.yml", path):
        return "playlist"
    if re.fullmatch(r"(content|build_tools)/factors/[^/]+\.yml", path):
        return "factors"
    if re.fullmatch(r"content/footprints/[^/]+\.json", path):
        return "footprint"
    if re.fullmatch(r"(index|easy)\.[a-z]{2}\.md", name):
        return "text"
    return BY_FILE.get(name)


def seen(path: str, text: str) -> Any:
    """Return what an editor's tools see in a file: the front matter of a text."""
    if path.endswith(".md"):
        front = re.match(r"---\n(.*?)^---$", text, re.MULTILINE | re.DOTALL)
        text = front[1] if front else ""
    return as_tools_read(text) or {}


def faults(path: str, text: str) -> list[str]:
    name = schema_of(path)
    assert name is not None, path
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return [error.message for error in Draft7Validator(schema).iter_errors(seen(path, text))]


def files_of(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of a hub for which there is a schema and that are text."""
    for place in (*root.glob("*.yml"), *root.glob("content/**/*"), *root.glob("playlists/*.yml")):
        path = place.relative_to(root).as_posix()
        if place.is_file() and not place.is_symlink() and schema_of(path):
            yield path, place.read_text("utf-8", "replace")


def groups(model: type[Written]) -> Iterator[type[Written]]:
    yield model
    for field in fields_of(model).values():
        inner = inner_of(field)
        if inner is not None:
            yield from groups(inner)


def test_schemas_are_fresh() -> None:
    """After a change: `python -m build_tools.catalogue.schemas`."""
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert committed == schemas()


@pytest.mark.parametrize("name", MODELS)
def test_schemas_are_schemas(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described_and_shown(name: str) -> None:
    """In each of the editors' languages, with an example that is right."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    described = [part for part in (schema, *schema.get("definitions", {}).values())
                 if "description" in part]  # fmt: skip
    assert described
    for part in described:
        assert part["additionalProperties"] is False
        for field in part["properties"].values():
            for lang in ("fr", "de", "nl", "en"):
                assert f"**{lang}** " in field["markdownDescription"]
            whole = {**field, "definitions": schema.get("definitions", {})}
            for example in field["examples"]:
                assert [*Draft7Validator(whole).iter_errors(example)] == [], example


@pytest.mark.parametrize("name", MODELS)
def test_what_is_required_is_required(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    told = [set(part.get("required", ())) for part in
            (schema, *schema.get("definitions", {}).values())]  # fmt: skip
    for group in groups(MODELS[name]):
        assert {n for n, field in fields_of(group).items() if is_required(field)} in told


def test_the_sample_season_is_right() -> None:
    found = {path: faults(path, text) for path, text in files_of(ROOT)
             if path not in ("mkdocs.yml",)}  # fmt: skip
    assert len(found) > 60
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_hub_with_one_of_everything_is_right() -> None:
    found = {path: faults(path, text) for path, text in VALID.items()
             if isinstance(text, str) and schema_of(path)}  # fmt: skip
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


CODES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("code", CODES)
def test_schemas_agree_with_the_check(code: str) -> None:
    """A file is underlined where the check finds fault with its fields, and nowhere else."""
    told = (GOLDEN / code / "expected.txt").read_text("utf-8")
    shaped = {head[1] for line in told.splitlines() if (head := SHAPED.match(line))}
    unread = set(re.findall(r"^(\S+?)(?::\d+:\d+)?: error\[(?:YML|FIL)", told, re.MULTILINE))
    differing = {
        path: faults(path, text)
        for path, text in files_of(GOLDEN / code)
        if path not in unread and bool(faults(path, text)) != (path in shaped)
    }
    assert bool(differing) == (code in BEYOND), f"{differing}, and the check says\n{told}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 30", {"a": 30}),
        ("a: '30'", {"a": "30"}),
        ("a: 1:20", {"a": "1:20"}),
        ("a: 2026-09-07", {"a": "2026-09-07"}),
        ("a: no", {"a": "no"}),
        ("a: True", {"a": True}),
        ("a:\nb: ~", {"a": None, "b": None}),
        ("a: [-6.5, 1e3, x]", {"a": [-6.5, 1000.0, "x"]}),
        ("", None),
    ],
)
def test_tools_read_yaml_1_2(text: str, value: object) -> None:
    assert as_tools_read(text) == value


def wrong(name: str, field: str, value: str) -> list[str]:
    path = {"playlist": "playlists/a.yml", "hub": "content/hub.yml"}.get(name, f"{name}.yml")
    group = MODELS[name]
    lines = [f"{each}: {example_of(it)}" for each, it in fields_of(group).items()
             if is_required(it) and each != field]  # fmt: skip
    return faults(path, "\n".join([*lines, f"{field}: {value}"]))


@pytest.mark.parametrize(
    ("name", "field", "right", "false"),
    [
        ("workshop", "ages", "[6, 8]", "[6]"),
        ("workshop", "ages", "['6', 8]", "[six, 8]"),
        ("workshop", "duration_min", "30", "0"),
        ("workshop", "kind", "singing", "dancing"),
        ("workshop", "adaptations", "{sight: {fr: A, de: }}", "{Sight: A}"),
        ("work", "year", "1824", "18th"),
        ("work", "title", "{fr: A, de: }", "{fr: A, xx: B}"),
        ("work", "title", "1812", "[A]"),
        ("concert", "date", "2026-11-14", "14.11.2026"),
        ("concert", "venue", "{name: A, country: LU}", "{name: A, country: lu}"),
        ("concert", "live", "{address: https://example.org/}", "{address: example.org}"),
        ("recording", "speech", "none", "German"),
        ("recording", "bars", "[{at: 0:34.29, bar: 17}, 3.5]", "[{at: 0:34.29}]"),
        ("recording", "parts", "{alto: alto.flac}", "{Alto: alto.flac}"),
        ("journey", "weeks", "520", "521"),
        ("project", "timezone", "Europe/Luxembourg", "CET+1"),
        ("project", "places", "[Schengen, {name: Remich, lat: 49.5, lon: 6.3}]", "[{lat: 49.5}]"),
        ("playlist", "gain", "album", "loud"),
        ("playlist", "items", "[{recording: a, start: 0:12}]", "[{recording: a, start: 12}]"),
        ("hub", "fallbacks", "{lb: [de, fr]}", "{lb: de}"),
        ("hub", "tagline", "", "[]"),
    ],
)
def test_a_value_is_told_from_another(name: str, field: str, right: str, false: str) -> None:
    assert wrong(name, field, right) == []
    assert wrong(name, field, false) != []


def test_the_workspace_knows_every_file() -> None:
    """VS Code's settings lead from each kind of file to its schema, and to nothing else."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert [*settings] == ["yaml.schemas", "json.schemas"]
    told = {
        **settings["yaml.schemas"],
        **{each["url"]: each["fileMatch"][0] for each in settings["json.schemas"]},
    }
    mapped = {Path(schema).name: pattern for schema, pattern in told.items()}
    assert {f"{name}.schema.json" for name in MODELS if name != "text"} == set(mapped)
    assert all((ROOT / schema).is_file() for schema in told)
    for name, pattern in mapped.items():
        matched = [*ROOT.glob(pattern.removeprefix("/"))]
        assert matched, pattern
        paths = {schema_of(path.relative_to(ROOT).as_posix()) for path in matched}
        assert paths == {name.removesuffix(".schema.json")}
