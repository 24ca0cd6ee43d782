"""What a score holds is found out once, and whatever is no score is told, never raised."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.scores import inspect, plan
from build_tools.scores.inspect import Inspection
from build_tools.store import Store
from tests.scores.conftest import DUET, MEI, MUSICXML, SONG, look, silent


def codes(found: Inspection) -> list[str]:
    return [problem.code for problem in found.problems]


def test_bars_and_beats_of_a_song(root: Path, store: Store) -> None:
    """An upbeat is bar 0; the last bar may be short."""
    score = look(root, store, song_abc=SONG).scores["song.abc"]
    assert score.bar_numbers == (0, 1, 2, 3, 4)
    assert score.bars_quarters == (0, 1, 4, 7, 10)
    assert score.quarters == 12
    assert score.played == (0, 1, 2, 3, 4)
    assert set(score.bar_beats) == {1.0}


def test_repeats_are_played_again(root: Path, store: Store) -> None:
    """The order of playing has the bars of a repeat twice."""
    score = look(root, store, duet_abc=DUET).scores["duet.abc"]
    assert score.bar_numbers == (1, 2)
    assert score.played == (0, 1, 0, 1)
    assert score.quarters == 8


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_musicxml_with_its_public_doctype(root: Path, store: Store, encoding: str) -> None:
    """What programs for scores export is read, in their encodings, with its own numbers."""
    data = MUSICXML.format(encoding=encoding).encode(encoding)
    found = look(root, store, flute_musicxml=data)
    assert not found.problems
    assert found.scores["flute.musicxml"].bar_numbers == (7,)


def test_mei(root: Path, store: Store) -> None:
    assert look(root, store, tune_mei=MEI).scores["tune.mei"].quarters == 4


HOSTILE = {
    "entity": ("SCO02", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    "laughs": ("SCO02", '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'),
    "system": ("SCO02", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
    "parameter": ("SCO02", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://a.example/">%x;]><a/>'),
    "text": ("SCO05", "no music"),
    "cut": ("SCO05", MUSICXML.format(encoding="UTF-8")[:700]),
    "page": ("SCO05", "<html><body><p>Music</p></body></html>"),
    "silent": ("SCO04", MUSICXML.format(encoding="UTF-8").replace("note>", "forward>")),
    "latin": ("SCO06", MUSICXML.format(encoding="UTF-8").replace("encoding", "version")),
    "deep": ("SCO07", "<a>" * 3000 + "</a>" * 3000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_xml_that_is_no_score(root: Path, store: Store, name: str) -> None:
    """Each has a problem of its own, whether it is named as MusicXML or as MEI."""
    code, text = HOSTILE[name]
    data = text.encode("latin-1" if name == "latin" else "utf-8")
    if name == "latin":
        data = data.partition(b"?>")[2]
    found = look(root, store, a_musicxml=data, b_mei=data)
    assert set(codes(found)) == {code}
    assert not found.scores


def test_files_that_abc_asks_for_are_not_opened(root: Path, store: Store, tmp_path: Path) -> None:
    """An include is a mistake in its line, also where only the converter sees a line."""
    (tmp_path / "secret").write_text("GGGG|")
    include = f"%%abc-include {tmp_path / 'secret'}"
    found = look(
        root,
        store,
        a_abc=f"X:1\nK:C\n{include}\nCDE|\n",
        b_abc=f"X:1\nK:C\nCDE|\u2028{include}\n",
    )
    assert codes(found) == ["SCO03", "SCO03"]
    assert found.problems[0].location.line == 3


def test_mistakes_in_abc_are_shown_where_they_stand(root: Path, store: Store) -> None:
    found = look(root, store, a_abc="X:1\nT:a\nK:C\nV:1\nCDEF|\nV:2\nCD [EF|GABc|]\n")
    assert [(each.code, each.location.line) for each in found.problems] == [("SCO03", 7)]
    assert found.problems[0].location.excerpt == "CD [EF|GABc|]"


def test_a_large_file_is_not_read(root: Path, store: Store) -> None:
    """50 MB are refused by their size; the file has a hole where music should be."""
    with (root / "big.musicxml").open("wb") as file:
        file.truncate(50_000_000)
    found = inspect(root, ["big.musicxml"], store, silent)
    assert codes(found) == ["SCO01"]


def test_a_child_that_comes_to_no_end(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up, told of, and tried again next time."""
    with monkeypatch.context() as patched:
        program = (sys.executable, "-c", "import time; time.sleep(60)")
        patched.setattr(plan, "PROGRAM", program)
        patched.setattr(plan, "INSPECTING_S", 0.3)
        assert codes(look(root, store, song_abc=SONG)) == ["SCO07"]
    assert not look(root, store, song_abc=SONG).problems


def test_the_same_content_is_not_looked_into_again(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a mistake is remembered, with its place."""
    first = look(root, store, song_abc=SONG, bad_abc="X:1\nK:C\n[C|\n")

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)
    assert look(root, store, song_abc=SONG, bad_abc="X:1\nK:C\n[C|\n") == first


SIGNS = st.text(
    "CDEFGABcdefgabzZ0123456789/|:[](){}-'^_=<>!.~\" \n%VwKMLQ&\\*\t\x00é♯", max_size=120
)


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(SIGNS, min_size=6, max_size=6))
def test_whatever_is_written_is_a_score_or_a_problem(
    root: Path, store: Store, texts: list[str]
) -> None:
    """Nothing raises, nothing is passed over in silence."""
    files = {f"t{at}_abc": f"X:1\nK:C\n{text}\n" for at, text in enumerate(texts)}
    found = look(root, store, **files)
    wrong = {problem.location.path for problem in found.problems if problem.severity == "error"}
    assert wrong.isdisjoint(found.scores)
    assert wrong | found.scores.keys() == {f"t{at}.abc" for at in range(6)}
