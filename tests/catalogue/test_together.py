"""What several processes understand is what one does, however they begin."""

import multiprocessing
import os
import time
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from build_tools.catalogue import TextFile, read, together
from build_tools.memory import Shelf
from build_tools.prose import Kept
from tests.catalogue.hubs import VALID, write
from tests.catalogue.test_remembered import CONTENTS, parsed, said

TEXTS = {
    f"content/pages/{number}-{lang}/index.{lang}.md": content
    for number, content in enumerate((*CONTENTS, b"\xff\xfe", b"x" * 2_000_000))
    for lang in ("fr", "de")
}


def test_hubs_are_read_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all mistakes that there may be in texts."""
    write(tmp_path, {**VALID, **dict.fromkeys(TEXTS, "")})
    for path, content in TEXTS.items():
        (tmp_path / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    alone = said(read(tmp_path, None, parsed))
    assert len(alone[-1]) > 5
    monkeypatch.setattr(together, "cores", lambda: 2)
    monkeypatch.setattr(together, "_AT_ONCE", 3)
    for method in ("fork", "spawn"):
        monkeypatch.setattr(together, "context", partial(multiprocessing.get_context, method))
        for name in ("_MANY", "_MANY_ELSEWHERE"):
            monkeypatch.setattr(together, name, 2)
        assert said(read(tmp_path, Shelf(tmp_path / method), parsed)) == alone


def who_heard(text: TextFile, body: str) -> Kept:
    """Say which process heard a text, as what it listens to."""
    return parsed(text, f"::: listen process-{os.getpid()}\n:::\n")


def processes(root: Path, memory: Shelf) -> set[str]:
    """What each text listens to, besides all else that was heard of it."""
    return {repr(it[1]) for it in read(root, memory, who_heard).heard.values()}


def test_only_new_texts_are_handed_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**VALID, **dict.fromkeys(TEXTS, "Bonjour.\n")})
    for place in tmp_path.rglob("*.md"):
        os.utime(place, ns=(0, time.time_ns() - 10**12))
    monkeypatch.setattr(together, "cores", lambda: 2)
    monkeypatch.setattr(together, "_MANY", 10)
    begun: list[int] = []
    real = together.context

    def noted() -> BaseContext:
        begun.append(1)
        return real()

    monkeypatch.setattr(together, "context", noted)
    memory = Shelf(tmp_path / "memory")
    others = processes(tmp_path, memory)
    assert begun == [1] and not any(f"process-{os.getpid()}'" in it for it in others)
    memory.write()
    for path in [*TEXTS][:5]:
        (tmp_path / path).write_text("Bonsoir.\n", "utf-8")
    again = processes(tmp_path, Shelf(tmp_path / "memory"))
    assert begun == [1] and any(f"process-{os.getpid()}'" in it for it in again)
    assert others & again
