"""The words of a site are read once, and again as soon as a file of them is another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_tools import libraries, strings
from build_tools.bundled import layered

OWN = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub with a word of its own, in one language."""
    said(tmp_path, "Œuvres de chez nous")
    return tmp_path


def said(hub: Path, works: str) -> None:
    """Let a hub say `Works` in its own way."""
    (hub / "overrides/locales").mkdir(parents=True, exist_ok=True)
    text = f'{OWN}msgid "Works"\nmsgstr "{works}"\n'
    (hub / "overrides/locales/fr.po").write_text(text, "utf-8")


def forgotten() -> None:
    """Let this process know no more than one that has just begun."""
    for kept in (strings._kept, strings._digest, strings._read):
        kept.cache_clear()


def test_what_is_kept_is_what_would_be_read(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    languages = ("fr", "lb")
    read = strings.load_each(languages, layered(hub, "overrides"))
    assert strings.of_site(hub, languages) == read
    forgotten()
    monkeypatch.setattr(strings, "load", lambda *given: pytest.fail("it was read again"))
    assert strings.of_site(hub, languages) == read
    assert read["fr"]("Works") == "Œuvres de chez nous"


def test_another_word_is_seen_at_once(hub: Path) -> None:
    assert strings.of_site(hub, ["fr"])["fr"]("Works") == "Œuvres de chez nous"
    said(hub, "Nos morceaux")
    assert strings.of_site(hub, ["fr"])["fr"]("Works") == "Nos morceaux"
    shutil.rmtree(hub / "overrides")
    forgotten()
    assert strings.of_site(hub, ["fr"])["fr"]("Works") == "Œuvres"


def test_damaged_memory_is_not_believed(hub: Path) -> None:
    read = strings.of_site(hub, ["fr"])
    place = hub / "build/cache/words-fr"
    place.write_bytes(place.read_bytes()[:-1])
    forgotten()
    assert strings.of_site(hub, ["fr"]) == read


def test_versions_are_those_that_the_libraries_say_of_themselves() -> None:
    from importlib.metadata import version  # noqa: PLC0415 (what ours must be like)

    for name in ("jinja2", "markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Pillow"):
        assert libraries.version(name) == version(name)
    with pytest.raises(ModuleNotFoundError):
        libraries.version("no-such-library")
