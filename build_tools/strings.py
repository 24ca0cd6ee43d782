"""The words of the site's own hand, from gettext `.po` files read by Babel.

Message ids are the English texts. What is missing or marked fuzzy is shown in
English: a test proves that nothing is.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel.core import Locale
from babel.plural import to_python

from build_tools.bundled import layered
from build_tools.later import later
from build_tools.memory import Shelf

if TYPE_CHECKING:
    from babel.messages import pofile
else:
    pofile = later("babel.messages.pofile")

_LOCALES = {"en": "en_GB"}
"""Where a language alone would stand for another country's way of writing dates."""


def locale_of(lang: str) -> str:
    """Return by whose customs a language writes dates and hours: Europe's, for Babel."""
    return _LOCALES.get(lang, lang)


@dataclass(frozen=True, slots=True)
class Strings:
    """The texts of one language."""

    lang: str
    texts: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Plural forms by the English singular, in the order of the language's plural rule."""

    def __call__(self, text: str, **facts: object) -> str:
        """Return `text` in this language, its `{names}` filled with `facts`."""
        said = self.texts.get(text, text)
        return said.format(**facts) if facts else said

    def count(self, number: int, singular: str, plural: str, **facts: object) -> str:
        """Return the form for `number`, which fills `{n}`."""
        forms = self.plurals.get(singular, (singular, plural))
        form = forms[min(_plural_index(self.lang, number), len(forms) - 1)]
        return form.format(n=number, **facts)


def _plural_index(lang: str, number: int) -> int:
    """Return which of the two forms counts `number`: French counts 0 and 1 alike."""
    rule = Locale(lang).plural_form
    return 0 if to_python(rule)(number) == "one" else 1


def load(lang: str, folders: Sequence[Path]) -> Strings:
    """Read `locales/<lang>.po` of each folder; a later folder's texts replace an earlier one's."""
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for path in sources(lang, folders):
        status = path.stat()
        own_texts, own_plurals = _read(path, lang, status.st_mtime_ns, status.st_size)
        texts |= own_texts
        plurals |= own_plurals
    return Strings(lang, texts, plurals)


def of_problems(lang: str) -> Strings:
    """Read in which words a language tells problems; no site holds any of them."""
    return load(lang, [Path(__file__).parent / "problems"])


def load_each(languages: Iterable[str], folders: Sequence[Path]) -> dict[str, Strings]:
    """Return what `load` reads, for each of some languages."""
    return {lang: load(lang, folders) for lang in languages}


def of_site(root: Path, languages: Iterable[str]) -> dict[str, Strings]:
    """Return the words of the site of the hub at `root`, in some languages.

    What was read of files with the same content before is remembered beside the hub: with no more
    than one sentence changed, to read them again would be a twentieth of the whole build.
    """
    folders = layered(root, "overrides")
    return {lang: _recalled(root, lang, folders) for lang in languages}


def _recalled(root: Path, lang: str, folders: Sequence[Path]) -> Strings:
    files = [(path, path.stat()) for path in sources(lang, folders)]
    stands = b"".join(_digest(path, it.st_mtime_ns, it.st_size) for path, it in files)
    return _kept(root / "build" / "cache" / f"words-{lang}", lang, stands, tuple(folders))


@functools.lru_cache(maxsize=32)
def _digest(path: Path, mtime_ns: int, size: int) -> bytes:
    del mtime_ns, size
    return hashlib.sha256(path.read_bytes()).digest()


@functools.lru_cache(maxsize=32)
def _kept(place: Path, lang: str, stands: bytes, folders: tuple[Path, ...]) -> Strings:
    shelf = Shelf(place)
    found = shelf.recalled("said", stands, partial(load, lang, folders))
    with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
        shelf.write()
    return found


def sources(lang: str, folders: Sequence[Path]) -> list[Path]:
    """Return the files that `load` reads, in order."""
    paths = [folder / "locales" / f"{lang}.po" for folder in folders]
    return [path for path in paths if path.is_file()]


@functools.lru_cache(maxsize=32)
def _read(
    path: Path, lang: str, mtime_ns: int, size: int
) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Read a file's texts and its plurals, once as long as it keeps its time and size: a build
    asks for each language five times, and each takes 70 ms."""
    del mtime_ns, size
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    with path.open("rb") as file:
        catalog = pofile.read_po(file, locale=lang)
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        said = message.string
        if isinstance(message.id, tuple):
            if isinstance(said, tuple) and all(said):
                plurals[message.id[0]] = tuple(said)
        elif isinstance(said, str) and said:
            texts[str(message.id)] = said
    return MappingProxyType(texts), MappingProxyType(plurals)
