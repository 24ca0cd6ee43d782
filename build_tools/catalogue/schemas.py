"""JSON Schemas of the files that editors write, from the models that check them.

`python -m build_tools.catalogue.schemas` writes them anew into `build_tools/schemas/`; they are
committed, so that an editor's tools need nothing but the files. Draft 7 is what they know best.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from build_tools.catalogue import places
from build_tools.catalogue.ids import ID, MAX_LENGTH
from build_tools.catalogue.schema import FILES, EditionPart, FrontMatter
from build_tools.catalogue.shapes import matching
from build_tools.catalogue.written import Written
from build_tools.speaking import EDITORS_LANGUAGES
from build_tools.strings import Strings, load_each

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
ENDING = ".schema.json"
_WORDS = FOLDER.parent
_REF = "#/definitions/{model}"
_NOTHING = {"type": "null"}

MODELS: Mapping[str, type[Written]] = {
    "hub": FILES["hub"][1],
    **{name.removesuffix(".yml"): FILES[kind][1] for kind, name in places.FACTS.items()},
    "playlist": FILES["playlists"][1],
    "activity": FILES["activities"][1],
    "plan": FILES["plans"][1],
    "factors": FILES["factors"][1],
    "footprint": FILES["kept"][1],
    "editions": EditionPart,
    "text": FrontMatter,
}
"""Name of a schema to the model of its files; `editions` is a mapping of these."""


def schemas() -> dict[str, str]:
    """Return the text of every schema by the name of its file."""
    words = load_each(EDITORS_LANGUAGES, [_WORDS])
    return {
        f"{name}{ENDING}": json.dumps(_of_file(name, model, words), ensure_ascii=False, indent=1)
        + "\n"
        for name, model in MODELS.items()
    }


def as_tools_read(text: str) -> Any:
    """Return the value that editors' tools see in YAML: numbers and truths are no text to them."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


_PLAIN: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)
"""YAML 1.2, core schema, without the rarer ways to write a number."""


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    if not isinstance(node, yaml.ScalarNode) or node.style is not None:
        return node.value if node else None
    found = (make(node.value) for form, make in _PLAIN if form.fullmatch(node.value))
    return next(found, node.value)


def _of_file(name: str, model: type[Written], words: Mapping[str, Strings]) -> dict[str, Any]:
    given = model.model_json_schema(ref_template=_REF)
    inner = {each: _tidied(part, words) for each, part in given.pop("$defs", {}).items()}
    top = _tidied(given, words)
    if name == "editions":
        inner["EditionPart"] = top
        top = {
            "type": "object",
            "propertyNames": {"pattern": matching(ID)["pattern"], "maxLength": MAX_LENGTH},
            "additionalProperties": {
                "anyOf": [{"$ref": _REF.format(model="EditionPart")}, _NOTHING]
            },
        }
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"Poche: {name}"}
    return {**head, **top, **({"definitions": inner} if inner else {})}


def _tidied(group: dict[str, Any], words: Mapping[str, Strings]) -> dict[str, Any]:
    """Return the schema of a group of fields, with what must be written and what each means."""
    fields = {name: dict(each) for name, each in group["properties"].items()}
    needed = [name for name, each in fields.items() if each.pop("required", False)]
    return {
        "type": "object",
        "description": group["description"],
        "properties": {name: _field(each, name in needed, words) for name, each in fields.items()},
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _field(field: dict[str, Any], needed: bool, words: Mapping[str, Strings]) -> dict[str, Any]:
    meaning = field.pop("description")
    examples = [as_tools_read(each) for each in field.pop("examples")]
    for known_otherwise in ("title", "default"):
        field.pop(known_otherwise, None)
    shapes = [each for each in field.pop("anyOf", [field]) if each != _NOTHING]
    shape = shapes[0] if len(shapes) == 1 else {**field, "anyOf": shapes}
    if needed and shape.get("type") == "array" and "maxItems" not in shape:
        shape = {**shape, "minItems": 1}
    said = (f"**{lang}** {t(meaning)}" for lang, t in words.items())
    told = {"description": meaning, "markdownDescription": "\n\n".join(said), "examples": examples}
    return {**told, **(_alone(shape) if needed else _or_nothing(shape))}


def _alone(shape: dict[str, Any]) -> dict[str, Any]:
    """Beside a reference nothing else counts, so it is put a level further in."""
    return {"allOf": [shape]} if "$ref" in shape else shape


def _or_nothing(shape: dict[str, Any]) -> dict[str, Any]:
    """A field that may be left out may also be begun: a name with nothing behind it yet."""
    if "anyOf" in shape:
        return {**shape, "anyOf": [*shape["anyOf"], _NOTHING]}
    if "enum" in shape or "type" not in shape:
        return {"anyOf": [shape, _NOTHING]}
    types = shape["type"]
    return {**shape, "type": [*(types if isinstance(types, list) else [types]), "null"]}


def main() -> None:
    """Write every schema into its place."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
