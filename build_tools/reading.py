"""What is read of a catalogue while something is made, and what stands for it.

A page or a paper made of nothing but what is as it was need not be made again. What it is made
of nobody writes down by hand: it is noted, attribute by attribute, while its maker asks. A hub's
own templates, too, may ask for anything.

Names of what can be read: `works/ode` its facts, `works/ode bodies` the languages of its texts,
`works/ode bodies fr` one of them, `works/ode bodies has fr` whether there is one, and the same of
`easy`; `workshops/drum plays` what its texts ask to listen to; `works/ode users` who names it,
`projects/rhin events` what takes place, `all works` which there are, `hub`, and `images a1b2…`
one, or `images` all, of what is there besides the catalogue, `images has a1b2…` whether there is
one.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from build_tools.domain import Bodies, Catalogue, Resource
from build_tools.references import KIND_OF, kind_of

_TEXTS = frozenset({"bodies", "easy"})
_DIGEST_BYTES = 12
_T = TypeVar("_T")


@dataclass(slots=True)
class _Noted:
    """What has been read since something was begun."""

    facts: dict[int, Resource] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


_noted = _Noted()
_one_at_a_time = threading.RLock()


def _read_of(it: Any, name: str) -> Any:
    """Return an attribute of a resource, and note that it was asked for; of texts, which."""
    value = object.__getattribute__(it, name)
    if name in _TEXTS:
        return NotedMapping(f"{_name(it)} {name}", value)
    _noted.facts[id(it)] = it
    return value


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
    for names in (_noted.facts, _noted.others):
        names.clear()
    made = make()
    facts, others = [*_noted.facts.values()], {*_noted.others}
    return made, frozenset({_name(it) for it in facts} | others)


def _name(it: Resource) -> str:
    return f"{kind_of(it)}/{object.__getattribute__(it, 'id')}"


def note(name: str) -> None:
    """Note that something was read under a name."""
    _noted.others.add(name)


def note_text(it: Resource, field: str, lang: str) -> None:
    """Note that a text of a resource was read: of its `bodies`, or of its `easy` ones."""
    note(f"{_name(it)} {field} {lang}")


def plays(it: Any) -> dict[str, tuple[str, ...]]:
    """Return by language the ids of the recordings that the texts of a resource ask to listen to.

    Who asks for no more need not hear of every sentence in every language.
    """
    note(f"{_name(it)} plays")
    return _plays(object.__getattribute__(it, "bodies"))


def _plays(bodies: Bodies) -> dict[str, tuple[str, ...]]:
    return {lang: body.plays for lang, body in bodies.items()}


def name_of(it: Resource) -> str:
    """Return the name of a resource, which is not noted as read by that."""
    return _name(it)


class NotedMapping(Mapping[Any, Any]):
    """What there is of one sort, and who asked for which."""

    def __init__(self, name: str, there: Mapping[Any, Any]) -> None:
        self._name = name
        self.there = there

    def __getitem__(self, key: Any) -> Any:
        note(f"{self._name} {key}")
        return self.there[key]

    def __contains__(self, key: object) -> bool:
        """Note that it was asked whether something is there, and not what it is."""
        note(f"{self._name} has {key}")
        return key in self.there

    def __iter__(self) -> Iterator[Any]:
        note(self._name)
        return iter(self.there)

    def __len__(self) -> int:
        note(self._name)
        return len(self.there)


class _Mark(bytes):
    """What stands for a text already, of which there are thousands: the digest of its file."""


class Digests:
    """What stands for everything that can be read, as it is now; each is worked out once."""

    def __init__(
        self,
        catalogue: Catalogue,
        besides: Mapping[str, Mapping[Any, Any]],
        related: Callable[[Any, str], Any] = lambda it, part: None,
    ) -> None:
        """`besides` is what can be read besides the catalogue, by the names under which
        `NotedMapping` notes it; `related` tells a resource's `users` and `events`."""
        self._catalogue = catalogue
        self._related = related
        self._published = besides
        self._resources = {kind: catalogue.of_kind(kind) for kind in KIND_OF.values()}
        self._keys = {
            f"{name} {key}": (name, key) for name, it in self._published.items() for key in it
        }
        self._there = {f"{name} has {key}" for name, it in self._published.items() for key in it}
        self._known: dict[str, bytes] = {}

    def __call__(self, name: str) -> bytes:
        """Return what stands for what is read under a name; for what is not there, nothing."""
        found = self._known.get(name)
        if found is None:
            read = self._read(name)
            found = read[:_DIGEST_BYTES] if type(read) is _Mark else digest(read)
            self._known[name] = found
        return found

    def _read(self, name: str) -> Any:
        what, _, part = name.partition(" ")
        kind, _, id_ = what.partition("/")
        if id_ and kind in self._resources:  # nearly all
            resource = self._resources[kind].get(id_)
            return None if resource is None else self._of_resource(resource, part)
        if name in ("hub", "issue"):
            return getattr(self._catalogue, name)
        if name in self._published:
            return [*self._published[name].items()]
        if name in self._there:
            return True
        if name in self._keys:
            sort, key = self._keys[name]
            return self._published[sort][key]
        return [*getattr(self._catalogue, part, {})] if what == "all" else None

    def _of_resource(self, it: Any, part: str) -> Any:
        if not part:
            return [_plain(getattr(it, name)) for name in it.__slots__ if name not in _TEXTS]
        if part in ("users", "events"):
            return self._related(it, part)
        if part == "plays":
            return _plays(it.bodies)
        of, _, which = part.partition(" ")
        texts: Bodies = getattr(it, of)
        if not which:
            return [*texts]
        asked, _, lang = which.partition(" ")
        if asked == "has":
            return lang in texts
        text = texts.get(which)
        return _Mark(text.words.mark) if text and text.words.mark else text


def digest(it: Any) -> bytes:
    """Return what stands for a value: equal values have equal ones. Resources in it count by
    their names alone. Sets may be it, or fields of dataclasses in it."""
    written = io.BytesIO()
    shape = _Shape(written, protocol=5)
    shape.fast = True  # or it would matter which of its parts are one and the same object
    shape.dump(_plain(it))
    return hashlib.sha256(written.getvalue()).digest()[:_DIGEST_BYTES]


_Reader: TypeAlias = tuple[str, Callable[[Any], Sequence[Any]]]
"""The name of a class, and what reads a value of it."""
_NAMED = frozenset(KIND_OF)
_SETS = (set, frozenset)


def _reader_of(kind: type) -> _Reader | None:
    """Return what tells a value of a class apart from others of it: the name of a resource, all
    fields of another dataclass in their order, what is in a set; None for another class."""
    if kind in _SETS:
        return "set", lambda it: sorted(map(repr, it))
    name = f"{kind.__module__}.{kind.__qualname__}"
    if kind in _NAMED:
        return name, lambda it: (it.id,)
    if not is_dataclass(kind):
        return None
    names = [each.name for each in fields(kind)]
    if len(names) > 1:
        return name, attrgetter(*names)
    return name, lambda it: tuple(getattr(it, each) for each in names)


class _Readers(dict[type, _Reader | None]):
    """How values of each class are read, worked out once for each."""

    def __missing__(self, kind: type) -> _Reader | None:
        return self.setdefault(kind, _reader_of(kind))


_readers = _Readers()


def _plain(it: Any) -> Any:
    """Return a value as a tuple, with those in its fields in the same form. To let the pickler ask
    for each of them, and look up the class of each, takes twice the time."""
    reader = _readers[type(it)]
    return it if reader is None else _flat(it, *reader)


def _flat(it: Any, name: str, read: Callable[[Any], Sequence[Any]]) -> tuple[Any, ...]:
    parts = [
        value if (inner := _readers[type(value)]) is None else _flat(value, *inner)
        for value in read(it)
    ]
    return (name, *parts)


class _Shape(pickle.Pickler):
    """Writes values so that equal ones have equal bytes. For what is built into Python nobody is
    asked, which is what makes it quick."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda it: (dict, ([*it.items()],)),
        NotedMapping: lambda it: (dict, ([*it.there.items()],)),
    }

    def reducer_override(self, it: Any) -> Any:
        """Return what is written of an object of a class."""
        reader = _readers[type(it)]
        return NotImplemented if reader is None else (tuple, (_flat(it, *reader),))
