"""An index is the same whatever was made before it, and asks for no page that it remembers."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.domain import Findable
from build_tools.memory import Shelf
from build_tools.search import Entry, index, indexed, pairs
from build_tools.search.pages import Known
from tests.search.crowd import crowd

SAID = st.lists(
    st.sampled_from(
        ["la", "La", "là", "mer", "Mer", "l’été", "Chor-Probe", "chorprobe", "story", "stories",
         "STORIES", "d'", "op125", "été.", "Ete!", "«", "~", "a'", "\n", "ⓐ", "שָלום", "-", "ça,"]
    )
    | st.text(max_size=4),
    max_size=8,
).map(" ".join)  # fmt: skip
PAGES = st.builds(
    Findable,
    st.sampled_from(["en/works/a.html", "en/works/b.html", "en/concerts/c.html"]),
    st.sampled_from(["works", "concerts"]),
    st.just("note"),
    SAID.map("a {}".format),
    SAID,
    st.tuples(SAID),
    SAID,
    st.sampled_from(["", "de"]),
)
HUBS = st.lists(st.lists(PAGES, max_size=6), min_size=2, max_size=4)


def remembered(lang: str, shelf: Path, found: list[Findable]) -> tuple[dict[str, bytes], int]:
    """The index by a memory, and how many pages were asked for."""
    made: list[Findable] = []

    def make(it: Findable) -> Findable:
        made.append(it)
        return it

    memory = Shelf(shelf, "these programs")
    files = indexed(lang, [Entry(repr(it), lambda it=it: make(it)) for it in found], memory)
    memory.write()
    return files, len(made)


@pytest.mark.parametrize("common", [1, 200], ids=["pairs", "no pairs"])
@settings(deadline=None, max_examples=15)
@given(hubs=HUBS, lot=st.randoms(use_true_random=False))
def test_what_came_before_does_not_show(
    common: int,
    hubs: list[list[Findable]],
    lot: random.Random,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Pages come, go, change places, and are there twice."""
    shelf = tmp_path_factory.mktemp("memory") / "en"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "ENOUGH_PAGES", common)
        patch.setattr(pairs, "COMMON", 3)
        patch.setattr(pairs, "_AT_ONCE", 2)
        now: list[Findable] = []
        for come in hubs:
            now = lot.sample(now, lot.randint(0, len(now))) + come
            lot.shuffle(now)
            assert remembered("en", shelf, now)[0] == index("en", now)
            for at, it in enumerate(now):
                if lot.random() < 0.3:
                    now[at] = replace(it, text=lot.choice(now).text + " " + it.title)
                elif lot.random() < 0.5:
                    now[at] = replace(it, by=lot.choice(now).title, keys=lot.choice(now).keys)
            assert remembered("en", shelf, now)[0] == index("en", now)


@given(text=SAID, names=st.lists(SAID, min_size=2, max_size=5))
def test_other_names_behind_the_same_prose(text: str, names: list[str]) -> None:
    """Such a page is read as if it had not been known."""
    known = Known()
    old = Findable("en/works/a.html", "works", "note", "a", names[0], (names[1],), text)
    page = known.read("en", old)
    new = replace(old, by=names[-1], keys=tuple(names[2:]))
    gone = {page.text: page} if page.text else {}
    assert known.read("en", new, gone) == known.read("en", new)


def test_only_new_pages_are_asked_for(tmp_path: Path) -> None:
    """By a crowd that is large enough for pairs, edited one after the other."""
    found = list(crowd("fr", 230))
    assert remembered("fr", tmp_path / "fr", found) == (index("fr", found), 230)
    assert remembered("fr", tmp_path / "fr", found) == (index("fr", found), 0)
    found[7] = replace(found[7], text=found[8].text.upper())
    assert remembered("fr", tmp_path / "fr", found) == (index("fr", found), 1)
    found[7:60] = [replace(it, title="Là-bas") for it in found[7:60]]
    assert remembered("fr", tmp_path / "fr", found) == (index("fr", found), 53)
    del found[100]
    assert remembered("fr", tmp_path / "fr", found) == (index("fr", found), 0)
    assert remembered("fr", tmp_path / "fr", found[:190]) == (index("fr", found[:190]), 0)
    assert remembered("fr", tmp_path / "fr", []) == ({}, 0)


def test_a_memory_of_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """Otherwise it would grow with every edit."""
    found = list(crowd("fr", 12))
    asked = []
    for first in range(0, 12_000, 1_200):
        words = (f"w{number:x}" for number in range(first, first + 1_200))
        found[0] = replace(found[0], text=" ".join(words))
        files, made = remembered("fr", tmp_path / "fr", found)
        assert files == index("fr", found)
        asked.append(made)
    assert asked[0] == 12
    assert asked[1] == 1
    assert asked.count(12) in range(2, 5)
    assert set(asked) == {1, 12}
