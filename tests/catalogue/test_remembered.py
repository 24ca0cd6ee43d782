"""What is remembered of files is what reading them anew would give, whatever happened to them."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import factors, prose
from build_tools.catalogue import Source, TextFile, read, remembered
from build_tools.memory import Shelf
from build_tools.pipeline import check
from build_tools.problems import printed
from tests.catalogue.hubs import VALID, write

HOUR_NS = 3600 * 10**9
PATHS = (
    *VALID,
    "content/works/ode/index.fr.md",
    "content/works/ode/index.de.md",
    "content/workshops/chanter/easy.fr.md",
    "content/recordings/ode/captions.fr.vtt",
    "content/pages/aide/index.fr.md",
    "content/wroks/x/work.yml",
)
CONTENTS = (
    "",
    "title: x\n",
    "title: {fr: Été, de: Sommer}\ncomposer: jean\nwrong: 1\n",
    "a: [1, {b: c}]\nd: *e\n",
    "name: Jean\nborn: 1685\n",
    "Bonjour.\n\n# Un\n\n# Deux\n",
    "---\ntitle: Aide\ntranslates: 0123456789ab\n---\n\n[x](nowhere.html) ![](no.jpg)\n\n::: tpi\n",
    "---\ntitle: [\n---\nDit\n",
    "---\nno end\n",
    "::: listen nothing 0:12\n:::\n\n<audio src=x.mp3></audio> <script>1</script>\n",
    "WEBVTT\n\n00:01.000 --> 00:02.000\nla\n\n00:00.000 --> 00:01.000\nla\n",
    "a\u0007b\n",
    "\ufeffa\r\nb\r",
)
EDITS = st.lists(
    st.tuples(st.sampled_from(PATHS), st.sampled_from([*CONTENTS, None, b"\xff\xfe", b"\x80", 0])),
    min_size=1,
    max_size=4,
)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file count as one that was written long ago."""
    monkeypatch.setattr(remembered, "_SETTLED_AFTER_NS", -10 * HOUR_NS)


def parsed(text: TextFile, body: str) -> prose.Kept:
    it = prose.parse(
        body, path=text.path, first_line=text.first_line, form=text.form, again=text.manuscript
    )
    return prose.kept(*it)


def said(source: Source) -> Any:
    """Return all of a source; marks and lines too, which are compared as they are written."""
    bodies = [(text.path, text.text) for text in source.texts]
    return source, bodies, repr(source.documents), [printed(it) for it in source.problems]


def edit(root: Path, path: str, content: Any, now: Iterator[int]) -> None:
    """Write a file, with a time of its own; None takes it away and 0 moves its folder."""
    place = root / path
    if content == 0 and place.parent.is_dir() and place.parent != root / "content":
        other = place.parent.with_name(f"{place.parent.name}-2")
        shutil.rmtree(other, ignore_errors=True)
        place.parent.rename(other)
    elif content in (None, 0):
        place.unlink(missing_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.utime(place, ns=(0, next(now) * 10**9))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(series=st.lists(EDITS, max_size=6))
@pytest.mark.parametrize("is_settled", [True, False])
def test_memory_changes_nothing(
    series: list[list[tuple[str, Any]]],
    is_settled: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("hub")
    write(root, VALID)
    now = count(1_000_000_000)
    with pytest.MonkeyPatch.context() as patch:
        if is_settled:
            patch.setattr(remembered, "_SETTLED_AFTER_NS", -10 * HOUR_NS)
        for edits in [[], *series, []]:
            for path, content in edits:
                edit(root, path, content, now)
            memory = Shelf(root / "build" / "read")
            with_memory = read(root, memory, parsed)
            memory.write()
            assert said(with_memory) == said(read(root, None, parsed))


def heard_again(root: Path) -> list[str]:
    """Read a hub with its memory; return which texts were understood anew."""
    anew: list[str] = []

    def hear(text: TextFile, body: str) -> prose.Kept:
        anew.append(text.path)
        return parsed(text, body)

    memory = Shelf(root / "build" / "read")
    read(root, memory, hear)
    memory.write()
    return anew


TEXTS = {f"content/works/ode/index.{lang}.md": "Bonjour.\n" for lang in ("de", "fr")}


def test_only_what_changed_is_understood_anew(tmp_path: Path, settled: None) -> None:
    write(tmp_path, {**VALID, **TEXTS})
    fr = "content/works/ode/index.fr.md"
    assert set(TEXTS) <= set(heard_again(tmp_path))
    assert heard_again(tmp_path) == []
    (tmp_path / fr).write_text("Bonsoir, tous.\n", "utf-8")
    assert heard_again(tmp_path) == [fr]
    os.utime(tmp_path / fr)
    assert heard_again(tmp_path) == []


def test_what_is_settled_is_not_opened(
    tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {**VALID, **TEXTS})
    heard_again(tmp_path)
    opened: list[str] = []
    really = remembered.read_bytes

    def reading(root: Path, path: str, limit_bytes: int) -> Any:
        opened.append(path)
        return really(root, path, limit_bytes)

    monkeypatch.setattr(remembered, "read_bytes", reading)
    heard_again(tmp_path)
    ours = {"editions.yml", *(each.name for each in factors.FOLDER.glob("*.yml"))}
    assert [path for path in opened if path not in ours] == []


def test_what_was_just_written_is_looked_into(tmp_path: Path) -> None:
    """Two contents of one size may be written within one tick of a clock."""
    write(tmp_path, {**VALID, **TEXTS})
    fr = tmp_path / "content/works/ode/index.fr.md"
    heard_again(tmp_path)
    status = fr.stat()
    fr.write_text("Bonsoir!\n", "utf-8")
    os.utime(fr, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert heard_again(tmp_path) == ["content/works/ode/index.fr.md"]


@pytest.mark.parametrize("damage", [lambda it: it[:-9], lambda it: it[:-9] + b"x" + it[-8:]])
def test_a_damaged_memory_is_none(tmp_path: Path, settled: None, damage: Any) -> None:
    write(tmp_path, {**VALID, **TEXTS})
    everything = heard_again(tmp_path)
    kept = tmp_path / "build" / "read"
    kept.write_bytes(damage(kept.read_bytes()))
    assert heard_again(tmp_path) == everything


def test_a_body_that_changed_meanwhile_is_not_shown(tmp_path: Path) -> None:
    """Its title and all that was found in it would be another text's."""
    write(tmp_path, {**VALID, **TEXTS})
    source = read(tmp_path)
    text = next(it for it in source.texts if it.path in TEXTS)
    assert text.text == "Bonjour.\n"
    (tmp_path / text.path).write_text("Bonsoir.\n", "utf-8")
    with pytest.raises(OSError, match="changed"):
        _ = text.text


def test_a_hub_that_cannot_be_written_to_is_checked(tmp_path: Path) -> None:
    write(tmp_path, {**VALID, **TEXTS})
    (tmp_path / "build").write_text("no folder", "utf-8")
    assert check(tmp_path).problems


def test_nothing_is_written_where_there_is_no_hub(tmp_path: Path) -> None:
    assert check(tmp_path).errors
    assert list(tmp_path.iterdir()) == []


def test_a_check_remembers(tmp_path: Path) -> None:
    write(tmp_path, {**VALID, **TEXTS})
    first = check(tmp_path).problems
    assert (tmp_path / "build" / "cache" / "read").is_file()
    assert check(tmp_path).problems == first
