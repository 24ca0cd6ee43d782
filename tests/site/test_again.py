"""What is remembered is what would be made: after any change, pages are those of a first build."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from build_tools.domain import KINDS, Assets, Body, Catalogue, Localised, ReadyWords, Resource, Work
from build_tools.reading import digest, noting, plays, taken
from build_tools.remembering import Remembered
from build_tools.shelf_files import frozen, thawed
from build_tools.site import Stage, draw_covers
from build_tools.site.noted import NotedRelations, digests_of
from tests.sampling import Sample

STEPS = 12
FEWER = 5
"""In a sample."""


def copied(known: Catalogue) -> Catalogue:
    """The same catalogue, of which nothing is the same object."""
    copy: Catalogue = thawed(frozen(known))
    return copy


def resources(known: Catalogue) -> list[Resource]:
    return [it for kind in KINDS for it in known.of_kind(kind).values()]


def changed(value: Any, lots: random.Random) -> Any:
    """Another value that could stand in the place of this one, else the same."""
    if isinstance(value, tuple | Mapping) and value:
        return changed_inside(value, lots)
    match value:
        case str() if value:
            return value + lots.choice(("x", " & <b>", "é"))
        case Localised():
            return replace(value, by_lang=changed(value.by_lang, lots))
        case Body():
            html = value.html.replace("</p>", f" {lots.randrange(99)}</p>", 1)
            words = ReadyWords(html, f"{value.text} {lots.randrange(99)}")
            return replace(value, words=words)
        case int() | float() | date():
            return value + (timedelta(days=1) if isinstance(value, date) else 1)
    return value


def changed_inside(value: Any, lots: random.Random) -> Any:
    """The same tuple or mapping with another part, or without its last one."""
    if isinstance(value, tuple):
        end = () if lots.random() < 0.3 else (changed(value[-1], lots),)
        return (*value[:-1], *end)
    name = lots.choice([*value])
    return MappingProxyType({**value, name: changed(value[name], lots)})


FIXED = ("id", "master", "kind", "licence", "lang")
"""What must stay what it is for pages to be made at all."""


def edited(known: Catalogue, lots: random.Random) -> str:
    """Change one field of one resource as an editor could; return which."""
    it = lots.choice(resources(known))
    names = [each.name for each in fields(it) if each.name not in FIXED]
    if isinstance(it, Work) and lots.random() < 0.2:  # who uses whom changes, too
        object.__setattr__(it, "composer", None)
        object.__setattr__(it, "nameless", "traditional")
        return f"{it.id}.composer"
    name = lots.choice(names)
    object.__setattr__(it, name, changed(getattr(it, name), lots))
    return f"{it.id}.{name}"


class Hub:
    """A hub laid out again and again, with memory or without."""

    def __init__(self, folder: Path, derived: Assets) -> None:
        self.folder = folder
        self.derived = derived

    def laid(self, known: Catalogue, *, remember: bool) -> dict[str, object]:
        assets = draw_covers(known, self.derived, {}, {})
        stage = Stage(self.folder, self.folder / "build", known, assets)
        stage.lay()
        found: dict[str, object] = {}
        for lang in known.hub.languages:
            memory = stage.memory(lang) if remember else None
            it, to_find = stage.language(lang, memory)
            if memory:
                memory.write()
            found |= {f"title {url}": title for url, title in it.titles.items()}
            found |= {f"shell {url}": shell for url, shell in it.shells.items()}
            found |= {f"origin {url}": origin for url, origin in it.origins.items()}
            found |= it.scripts
            found[f"find {lang}"] = [name for name, _ in to_find]
        docs = self.folder / "build" / "docs"
        pages = (path for path in docs.rglob("*") if path.is_file())
        return found | {f"page {path.relative_to(docs)}": path.read_bytes() for path in pages}


def differences(one: dict[str, object], other: dict[str, object]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edit_pages_are_those_of_a_first_build(
    hub: Catalogue, derived: Assets, tmp_path: Path, seed: int, sample: Sample
) -> None:
    lots = random.Random(seed)
    known = copied(hub)
    again, first = Hub(tmp_path / "again", derived), Hub(tmp_path / "first", derived)
    again.laid(known, remember=True)
    steps, tried = sample(range(STEPS), FEWER), 0
    for _ in steps:
        before = copied(known)
        known = copied(known)
        what = edited(known, lots)
        try:
            fresh = first.laid(known, remember=False)
        except Exception:  # no page can be made of this; nobody could have written it
            known = before
            continue
        assert differences(again.laid(copied(known), remember=True), fresh) == [], what
        tried += 1
    assert tried > len(steps) / 2


def test_what_comes_and_goes_is_noticed(hub: Catalogue, derived: Assets, tmp_path: Path) -> None:
    """A person that nobody names, one that a work names, and both gone again."""
    again, first = Hub(tmp_path / "again", derived), Hub(tmp_path / "first", derived)
    (work,) = hub.works.values()
    (person,) = hub.people.values()
    other = replace(person, id="clara", name="Clara")
    more = replace(hub, people={**hub.people, "clara": other})
    for known in (hub, more, hub):
        fresh = first.laid(known, remember=False)
        assert differences(again.laid(copied(known), remember=True), fresh) == []
    assert work.composer is person


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of all that is made anew."""
    made: list[str] = []
    real = Remembered.make

    def noted(self: Remembered, name: str, *given: Any) -> Any:
        made.append(name)
        return real(self, name, *given)

    monkeypatch.setattr(Remembered, "make", noted)
    yield made


@pytest.mark.parametrize("own", [(), ("de", "en")])
def test_a_text_touches_its_own_pages_only(
    hub: Catalogue, derived: Assets, tmp_path: Path, makes: list[str], own: tuple[str, ...]
) -> None:
    """In each language that has none of its own; and what search knows of it."""
    again = Hub(tmp_path, derived)
    (body,) = next(iter(hub.people.values())).bodies.values()
    there = {"fr": body} | {lang: replace(body, lang=lang) for lang in own}
    changed_body = replace(body, words=ReadyWords("<p>Né à Vienne.</p>", "Né à Vienne."))
    for bodies in (there, {**there, "fr": changed_body}):
        known = copied(hub)
        (person,) = known.people.values()
        object.__setattr__(person, "bodies", bodies)
        makes.clear()
        again.laid(known, remember=True)
    shown = {lang: [it for it in hub.hub.chain(lang) if it in there] for lang in hub.hub.languages}
    langs = [lang for lang, found in shown.items() if found[0] == "fr"]
    pages = {f"{lang}/people/ludwig.html" for lang in langs}
    assert set(makes) == pages | {f"find {url}" for url in pages}


def test_when_nothing_changed_nothing_is_made(
    hub: Catalogue, derived: Assets, tmp_path: Path, makes: list[str]
) -> None:
    again = Hub(tmp_path, derived)
    first = again.laid(hub, remember=True)
    makes.clear()
    assert again.laid(copied(hub), remember=True) == first
    assert makes == []


def test_words_and_templates_count(
    hub: Catalogue, derived: Assets, tmp_path: Path, makes: list[str]
) -> None:
    again = Hub(tmp_path, derived)
    again.laid(hub, remember=True)
    own = tmp_path / "overrides" / "pages"
    own.mkdir(parents=True)
    (own / "people.html").write_text("<article>{{ title }}</article>")
    makes.clear()
    again.laid(hub, remember=True)
    assert "fr/people/ludwig.html" in makes
    assert "<article>" in (tmp_path / "build/docs/fr/people/ludwig.md").read_text("utf-8")


def test_what_is_read_is_noted(hub: Catalogue) -> None:
    (work,) = hub.works.values()
    relations = NotedRelations(hub)
    with noting():
        _, read = taken(lambda: work.composer and work.composer.name)
        assert read == {"works/ode", "people/ludwig"}
        _, read = taken(lambda: [*work.bodies])
        assert read == {"works/ode bodies"}
        _, read = taken(lambda: work.bodies.get("fr"))
        assert read == {"works/ode bodies fr"}
        _, read = taken(lambda: "fr" in work.bodies)
        assert read == {"works/ode bodies has fr"}
        _, read = taken(lambda: plays(work))
        assert read == {"works/ode plays"}
        _, read = taken(lambda: relations.users(work, "recordings"))
        assert read == {"works/ode users", "works/ode"}
        _, read = taken(lambda: [*hub.works])
        assert read == {"all works"}
        _, read = taken(lambda: hub.hub.title)
        assert read == {"hub"}
    _, read = taken(lambda: work.title)
    assert read == set(), "afterwards nobody listens"


@dataclass(frozen=True)
class Held:
    """Sets stand in fields only."""

    numbers: frozenset[int]


def test_equal_catalogues_have_equal_digests(hub: Catalogue, derived: Assets) -> None:
    """Whatever objects they are made of, and in whatever order sets come."""
    names = [f"{kind}/{id_}" for kind in KINDS for id_ in hub.of_kind(kind)]
    every = ["hub", "issue", "covers", "audio"]
    every += [f"{name}{part}" for name in names for part in ("", " users")]
    some = [name for name in names if not name.startswith("playlists/")]
    every += [f"{name} bodies{part}" for name in some for part in ("", " fr", " has fr")]

    def digests(known: Catalogue) -> list[bytes]:
        return [
            *map(
                digests_of(known, NotedRelations(known), draw_covers(known, derived, {}, {})), every
            )
        ]

    assert digests(hub) == digests(copied(hub))
    assert len(set(digests(hub))) > len(names)
    one, other = (Held(frozenset(numbers)) for numbers in ((0, 8), (8, 0)))
    assert [*one.numbers] != [*other.numbers]  # whatever strings' hashes are in this process
    assert digest(one) == digest(other)
