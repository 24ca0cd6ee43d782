"""Words that are kept are those that would be made, whatever became of their file."""

import multiprocessing
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.domain import ReadyWords
from build_tools.prose import Labels, LaterWords, WordsFile, parse, words_at_hand
from build_tools.prose.words import shown

TEXTS = [
    "Bonjour.\n",
    "# Titre\n\nDes *mots* et [un lien](../a.html).\n",
    "- un\n- deux\n\n| a | b |\n|---|:--:|\n| c | ![é](p.jpg) |\n",
    "::: step 5 Chanter {sing}\n::: say\n*Bonjour*\n:::\n:::\n",
    "<audio controls src=s.mp3></audio> <script>1</script> &amp; <b>é</b>\n",
]
BODIES = st.one_of(
    st.sampled_from(TEXTS), st.text(st.sampled_from("a# \n*_|-[](.:<>&`é1`"), max_size=60)
)


def never() -> NoReturn:
    raise AssertionError("it was kept")


def key_of(number: int) -> bytes:
    return number.to_bytes(16, "big")


def words_of(number: int) -> ReadyWords:
    return ReadyWords(f"<p>{number} é</p>" * 50, f"{number} é" * 50)


@pytest.fixture(autouse=True)
def at_hand() -> Iterator[None]:
    with words_at_hand():
        yield


@pytest.fixture
def file(tmp_path: Path) -> WordsFile:
    return WordsFile(str(tmp_path / "cache" / "words"), "1")


def fill(file: WordsFile, first: int, end: int) -> None:
    for number in range(first, end):
        file.keep(key_of(number), words_of(number))


def test_words_that_are_kept_are_not_made_again(file: WordsFile) -> None:
    later = [
        LaterWords(lambda text=text: text, "content/pages/a", Labels.of(str), bytes([at]), file)  # type: ignore[misc]
        for at, text in enumerate(TEXTS)
    ]
    made = [it.made() for it in later]
    with words_at_hand():
        pass
    again = [LaterWords(never, it.folder, it.labels, it.mark, file) for it in later]
    assert [it.made() for it in again] == made
    assert made == [shown(text, "content/pages/a", str) for text in TEXTS]


@pytest.mark.parametrize(
    "other",
    [
        LaterWords(lambda: "b", "c", Labels.of(str), b"2"),
        LaterWords(lambda: "b", "d", Labels.of(str), b"1"),
        LaterWords(lambda: "b", "c", Labels.of(str.upper), b"1"),
        LaterWords(lambda: "b", "c", Labels.of(str), b""),
    ],
    ids=["content", "folder", "labels", "none"],
)
def test_other_words_are_others(file: WordsFile, other: LaterWords) -> None:
    LaterWords(lambda: "a", "c", Labels.of(str), b"1", file).made()
    asked = LaterWords(other.body, other.folder, other.labels, other.mark, file)
    assert asked.made().text == "b"


def test_other_programs_begin_anew(file: WordsFile) -> None:
    fill(file, 0, 1)
    assert file.get(key_of(0)) == words_of(0)
    assert file.key("a", b"b") != WordsFile(file.path, "2").key("a", b"b")
    assert file.key("a", "b") != file.key("ab", "")


@settings(max_examples=60, deadline=None)
@given(text=BODIES, form=st.sampled_from(["text", "sheet", "easy"]))
def test_a_parse_gives_the_words_that_are_shown(text: str, form: str) -> None:
    """Those that are made beforehand come from the tokens that were looked at for problems."""
    it, _ = parse(text, path="content/works/a/index.fr.md", say=str.upper, form=form, lang="fr")
    assert ReadyWords(it.html, it.text) == shown(text, "content/works/a", str.upper)


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "other", "folder"])
def test_harm_is_noticed(file: WordsFile, harm: str, tmp_path: Path) -> None:
    """What is given is right, or is nothing; then words are kept again, unless a folder stands
    in the way."""
    fill(file, 0, 20)
    with words_at_hand():
        pass
    place, lots = Path(file.path), random.Random(harm)
    whole = place.read_bytes()
    for _ in range(200):
        place.unlink(missing_ok=True)
        if harm == "folder":
            place.mkdir(exist_ok=True)
        else:
            place.write_bytes(harmed(whole, harm, lots))
        with words_at_hand():
            for number in range(20):
                assert file.recalled(key_of(number), lambda at=number: words_of(at)) == words_of(  # type: ignore[misc]
                    number
                )
        with words_at_hand():
            assert all(file.get(key_of(at)) in {None, words_of(at)} for at in range(20))
        if harm == "folder":
            return


def harmed(whole: bytes, harm: str, lots: random.Random) -> bytes:
    at = lots.randrange(len(whole))
    if harm == "flip":
        return whole[:at] + bytes([whole[at] ^ 1 << lots.randrange(8)]) + whole[at + 1 :]
    return {"cut": whole[:at], "empty": b"", "other": b"SQLite format 3\0" + whole[:at]}[harm]


def test_a_file_of_another_shape_is_given_up(file: WordsFile) -> None:
    Path(file.path).parent.mkdir()
    other = sqlite3.connect(file.path)
    other.execute("create table words (a)")
    other.commit()
    other.close()
    assert file.get(key_of(1)) is None
    with words_at_hand():
        fill(file, 1, 2)
        assert file.get(key_of(1)) is None  # not before the next time
    with words_at_hand():
        fill(file, 1, 2)
        assert file.get(key_of(1)) == words_of(1)


def test_where_nothing_can_be_written_words_are_made(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    file = WordsFile(str(tmp_path / "cache" / "words"), "1")
    assert file.recalled(key_of(1), lambda: words_of(1)) == words_of(1)
    assert file.get(key_of(1)) is None


def test_without_sqlite_words_are_made(file: WordsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some builds of Python leave it out."""

    class Missing:
        def __getattr__(self, name: str) -> NoReturn:
            raise ModuleNotFoundError("No module named '_sqlite3'")

    monkeypatch.setattr("build_tools.prose.wordsfile.sqlite3", Missing())
    assert file.recalled(key_of(1), lambda: words_of(1)) == words_of(1)
    file.trim(0)


def test_processes_keep_words_at_once(file: WordsFile) -> None:
    """Also such as were forked while the file was open here."""
    fill(file, 0, 1)
    fork = multiprocessing.get_context("fork")
    several = [fork.Process(target=fill, args=(file, 100 * at, 100 * at + 100)) for at in range(4)]
    for it in several:
        it.start()
    for it in several:
        it.join()
    assert [it.exitcode for it in several] == [0] * 4
    assert all(file.get(key_of(number)) == words_of(number) for number in range(400))


def test_what_is_of_no_use_goes_in_the_end(
    file: WordsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.prose.wordsfile._SPARE", 10)
    file.trim(0)  # nothing is there yet
    fill(file, 0, 30)
    file.trim(10)
    assert file.get(key_of(3)) == words_of(3)
    file.trim(9)
    assert not Path(file.path).exists()
    assert file.get(key_of(3)) is None
    fill(file, 3, 4)
    assert file.get(key_of(3)) == words_of(3)
