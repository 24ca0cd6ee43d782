"""What a body shows is the same at once and later; labels are remembered as long as they hold."""

from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import LANGUAGES
from build_tools.memory import Shelf
from build_tools.prose import Labels, LaterWords, kept, labels_in, parse, recalled
from build_tools.prose.rendering import LABELS
from build_tools.strings import load, sources

SHEET = """# Titre

::: step 5 Chanter {sing}
::: say
*Bonjour* [x](a.html) ![é](p.jpg)
:::
::: listen ode 0:12
:::
::: adapt hearing
Regarder.
:::
:::

<audio controls src="s.mp3"></audio>
"""
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Say"
msgstr "{}"
"""


def sheet(**more: Any) -> Any:
    return parse(SHEET, path="content/workshops/w/index.fr.md", form="sheet", **more)


def test_words_later_are_words_at_once() -> None:
    at_once, problems = sheet(say=str.upper)
    later, same = sheet(say=str.upper, again=lambda: SHEET)
    assert (later.html, later.text) == (at_once.html, at_once.text)
    assert problems == same and "SAY" in later.html


def test_words_are_not_made_before_they_are_wanted() -> None:
    def never() -> str:
        raise AssertionError

    sheet(again=never)


@pytest.mark.parametrize("text", [SHEET, "Bonjour.\n", "# A\n\n# B\n", ""])
def test_what_is_kept_is_recalled(text: str) -> None:
    it, problems = parse(text, path="a/b.md")
    assert recalled(kept(it, problems), it.words) == (it, problems)


def test_other_labels_are_other_words() -> None:
    one, two = (LaterWords(lambda: SHEET, "a", Labels.of(say)) for say in (str.upper, str.lower))
    assert "SAY" in one.html and "say" in two.html


def words_in(folder: Path, said: str) -> Path:
    (folder / "locales").mkdir(parents=True, exist_ok=True)
    (folder / "locales" / "fr.po").write_text(PO.format(said), "utf-8")
    return folder


def test_labels_are_those_of_the_files_of_words(tmp_path: Path) -> None:
    ours = Path(__file__).parents[2] / "overrides"
    for said in ("Dire", "Dites", "Dites"):
        folders = (ours, words_in(tmp_path / "own", said))
        memory = Shelf(tmp_path / "memory")
        found = labels_in(LANGUAGES, folders, memory)
        memory.write()
        assert found["fr"]("Say") == said
        for lang in LANGUAGES:
            say = load(lang, folders)
            assert [found[lang](each) for each in LABELS] == [say(each) for each in LABELS]


def test_remembered_labels_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = (words_in(tmp_path / "own", "Dire"),)
    memory = Shelf(tmp_path / "memory")
    first = labels_in(["fr"], folders, memory)
    memory.write()
    monkeypatch.setattr("build_tools.prose.labels.load", lambda *_: pytest.fail("read again"))
    assert labels_in(["fr"], folders, Shelf(tmp_path / "memory")) == first


def test_files_of_words_are_those_that_are_there(tmp_path: Path) -> None:
    folder = words_in(tmp_path, "Dire")
    assert sources("fr", [folder, tmp_path / "none"]) == [folder / "locales" / "fr.po"]
