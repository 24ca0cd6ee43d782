"""What is read of a catalogue while a page is made, and what stands for it.

A page made of nothing but what is as it was need not be made again. What it is made of nobody
writes down by hand: it is noted, attribute by attribute, while its template asks. A hub's own
templates, too, may ask for anything.

Names of what can be read: `works/ode` its facts, `works/ode prose` its texts, `works/ode users`
who names it, `projects/rhin events` what takes place, `all works` which there are, `hub`, and
`images a1b2…` one, or `images` all, of what was published.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from build_tools.domain import Catalogue, Resource
from build_tools.references import KIND_OF, kind_of
from build_tools.site.assets import SiteAssets
from build_tools.site.relations import Relations

_PROSE = frozenset({"bodies", "easy"})
_T = TypeVar("_T")


@dataclass(slots=True)
class _Noted:
    """What has been read since something was begun."""

    facts: dict[int, Resource] = field(default_factory=dict)
    prose: dict[int, Resource] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


_noted = _Noted()
_one_at_a_time = threading.RLock()


def _read_of(it: Any, name: str) -> Any:
    """Return an attribute of a resource or of a catalogue, and note that it was asked for."""
    (_noted.prose if name in _PROSE else _noted.facts)[id(it)] = it
    return object.__getattribute__(it, name)


def _read_of_all(it: Catalogue, name: str) -> Any:
    if name[0] != "_" and name != "of_kind":
        _noted.others.add(name if name in ("hub", "issue") else f"all {name}")
    return object.__getattribute__(it, name)


@contextmanager
def noting() -> Iterator[None]:
    """Let whatever asks a resource for anything be heard; `taken` returns what was."""
    with _one_at_a_time:
        readers: dict[type, Callable[..., Any]] = {
            **dict.fromkeys(KIND_OF, _read_of),
            Catalogue: _read_of_all,
        }
        for heard, reader in readers.items():
            type.__setattr__(heard, "__getattribute__", reader)
        try:
            yield
        finally:
            for heard in readers:
                type.__delattr__(heard, "__getattribute__")


def taken(make: Callable[[], _T]) -> tuple[_T, frozenset[str]]:
    """Return what `make` returns and the names of all that it read, where that is noted."""
    for names in (_noted.facts, _noted.prose, _noted.others):
        names.clear()
    made = make()
    facts, prose, others = [*_noted.facts.values()], [*_noted.prose.values()], {*_noted.others}
    read = {_name(it) for it in facts} | {f"{_name(it)} prose" for it in prose}
    return made, frozenset(read | others)


def _name(it: Resource) -> str:
    return f"{kind_of(it)}/{object.__getattribute__(it, 'id')}"


class NotedRelations(Relations):
    """Who uses whom, and who asked."""

    def users(self, resource: Resource, kind: str) -> list[Resource]:
        """See Relations."""
        _noted.others.add(f"{_name(resource)} users")
        return super().users(resource, kind)

    def events(self, project: Any) -> list[Any]:
        """See Relations."""
        _noted.others.add(f"{_name(project)} events")
        return super().events(project)


class _NotedMapping(Mapping[Any, Any]):
    """What was published of one sort, and who asked for which."""

    def __init__(self, name: str, there: Mapping[Any, Any]) -> None:
        self._name = name
        self.there = there

    def __getitem__(self, key: Any) -> Any:
        _noted.others.add(f"{self._name} {key}")
        return self.there[key]

    def __iter__(self) -> Iterator[Any]:
        _noted.others.add(self._name)
        return iter(self.there)

    def __len__(self) -> int:
        _noted.others.add(self._name)
        return len(self.there)


def noted_assets(assets: SiteAssets) -> SiteAssets:
    """Return the same assets, of which it is noted what is asked for."""
    derived = replace(assets.derived, **dict(_mappings(assets.derived)))
    return replace(assets, derived=derived, **dict(_mappings(assets)))


def _mappings(it: Any) -> Iterator[tuple[str, _NotedMapping]]:
    for each in fields(it):
        value = getattr(it, each.name)
        if isinstance(value, Mapping):
            yield each.name, _NotedMapping(each.name, value)


class Digests:
    """What stands for everything that can be read, as it is now; each is worked out once."""

    def __init__(self, catalogue: Catalogue, relations: Relations, assets: SiteAssets) -> None:
        self._catalogue = catalogue
        self._relations = relations
        self._published: dict[str, Mapping[Any, Any]] = {
            name: noted.there for it in (assets.derived, assets) for name, noted in _mappings(it)
        }
        self._keys = {
            f"{name} {key}": (name, key) for name, it in self._published.items() for key in it
        }
        self._known: dict[str, bytes] = {}

    def __call__(self, name: str) -> bytes:
        """Return what stands for what is read under a name; for what is not there, nothing."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = digest(self._read(name))
        return found

    def _read(self, name: str) -> Any:
        if name in ("hub", "issue"):
            return getattr(self._catalogue, name)
        if name in self._published:
            return [*self._published[name].items()]
        if name in self._keys:
            sort, key = self._keys[name]
            return self._published[sort][key]
        what, _, part = name.partition(" ")
        if what == "all":
            return [*getattr(self._catalogue, part, {})]
        kind, _, id_ = what.partition("/")
        resource = self._catalogue.of_kind(kind).get(id_) if kind in KIND_OF.values() else None
        return None if resource is None else self._of_resource(resource, part)

    def _of_resource(self, it: Any, part: str) -> Any:
        if part == "users":
            return self._relations.all_users(it)
        if part == "events":
            return self._relations.events(it)
        said = {name: getattr(it, name) for name in it.__slots__ if (name in _PROSE) == bool(part)}
        if part:
            return [body for texts in said.values() for body in texts.values()]
        return said


def digest(it: Any) -> bytes:
    """Return what stands for a value: equal values have equal ones. Resources in it count by
    their names alone. Sets may stand in it as fields of dataclasses only."""
    written = io.BytesIO()
    shape = _Shape(written, protocol=5)
    shape.fast = True  # or it would matter which of its parts are one and the same object
    shape.dump(it if type(it) not in _NAMED else _named(it))
    return hashlib.sha256(written.getvalue()).digest()[:12]


def _named(it: Resource) -> str:
    return f"{KIND_OF[type(it)]}/{it.id}"


_NAMED = frozenset(KIND_OF)
_SETS = (set, frozenset)


def _reader_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Return what reads all fields of a dataclass, in their order; None for another class."""
    if not is_dataclass(kind):
        return None
    names = [each.name for each in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda it: tuple(getattr(it, name) for name in names)


class _Readers(dict[type, Callable[[Any], tuple[Any, ...]] | None]):
    """How the fields of each class are read, worked out once for each."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
        return self.setdefault(kind, _reader_of(kind))


_readers = _Readers()


class _Shape(pickle.Pickler):
    """Writes values so that equal ones have equal bytes. For what is built into Python nobody is
    asked, which is what makes it quick."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda it: (dict, ([*it.items()],)),
        _NotedMapping: lambda it: (dict, ([*it.there.items()],)),
    }

    def reducer_override(self, it: Any) -> Any:
        """Return what is written of an object of a class."""
        kind = type(it)
        if kind in _NAMED:
            return str, (_named(it),)
        read = _readers[kind]
        if read is None:
            return NotImplemented
        values = read(it)
        if any(isinstance(value, _SETS) for value in values):
            values = tuple(sorted(map(repr, v)) if isinstance(v, _SETS) else v for v in values)
        return kind, values
