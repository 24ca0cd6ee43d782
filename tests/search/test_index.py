"""What is written into the index is what a page reads from it."""

import codecs
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import Findable
from build_tools.search import coding, index
from build_tools.search.fold import plain, words
from build_tools.search.index import MOST_FILES
from build_tools.search.terms import MANY
from tests.browser.page import Page
from tests.search.crowd import crowd

SCRIPTS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "poche"
ENGINE = (
    "find-fold",
    "snowball/base",
    "snowball/fr",
    "find-index",
    "find-match",
    "find-rank",
    "find-phrase",
    "find-ask",
)
READ = """(async () => {
  const index = pocheIndex(ROOT, "fr");
  const {docs} = await index.contents();
  const prose = await Promise.all(docs.map((_, page) => index.text(page)));
  const terms = {};
  for (const shard of await index.shards("")) {
    shard.each("", (word, at) => {
      const {cut, there, ...lists} = shard.entry(at);
      terms[word] = lists;
    });
  }
  return {docs, prose, terms, missing: index.missing()};
})()"""
SLIPS = "PAIRS.map(([typed, word]) => pocheMatch.slip(typed, word))"


def odd_pages(count: int) -> list[Findable]:
    """Pages with all signs that could break a script, a row of bits or a line."""
    lot = random.Random(11)
    signs = "abcÀéßœ’'\"\\~}|`$ \n\t.,;«»—{[♪🎵12אب\u2028<>&"

    def odd(most: int) -> str:
        return "".join(lot.choices(signs, k=lot.randint(0, most)))

    def said(most: int) -> str:
        return " ".join(lot.choice(["la", "l’été", "mer", "Mer", odd(5)]) for _ in range(most))

    return [
        Findable(f"fr/works/w-{n}.html", "works", "note", said(3), odd(9), (odd(9), "op. 9"),
                 said(lot.randint(0, 60)), lot.choice(["", "de"]), lot.choice(["", "de"]))
        for n in range(count)
    ]  # fmt: skip


def laid_out(folder: Path, found: list[Findable]) -> Path:
    """Write an index, and a page with the scripts that read it; return the page."""
    for url, content in index("fr", found).items():
        file = folder / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    sources = [(SCRIPTS / f"{name}.js").as_uri() for name in ENGINE]
    tags = "".join(f'<script src="{source}"></script>' for source in sources)
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>Search</title>{tags}", "utf-8")
    return page


def stands(found: list[Findable]) -> dict[str, dict[str, list[int]]]:
    """Where each form stands, worked out plainly."""
    terms: dict[str, dict[str, list[int]]] = defaultdict(
        lambda: {"title": [], "keys": [], "often": [], "prose": []}
    )
    for page, it in enumerate(found):
        for field, text in (("title", it.title), ("keys", " ".join((it.by, *it.keys)))):
            for form in forms_in(text):
                terms[form][field].append(page)
        for form, count in forms_in(it.text).items():
            terms[form]["often" if count >= MANY else "prose"].append(page)
    return dict(terms)


def forms_in(text: str) -> dict[str, int]:
    """How often each form stands in a text."""
    counts: dict[str, int] = defaultdict(int)
    for word in words(plain(text)):
        for form in {word.form, word.joined} - {""}:
            counts[form] += 1
    return counts


def tidy(text: str) -> str:
    """Prose as the index has it."""
    lines = [" ".join(line.split()) for line in plain(text).split("\n")]
    return "\n".join(line for line in lines if line).replace("~", " ")


@pytest.mark.browser
@pytest.mark.parametrize("found", [odd_pages(80), crowd("fr", 60)], ids=["odd", "crowd"])
def test_a_page_reads_what_was_written(page: Page, tmp_path: Path, found: list[Findable]) -> None:
    page.open(laid_out(tmp_path, found))
    read: Any = page.evaluate(READ.replace("ROOT", json.dumps(tmp_path.as_uri() + "/")))
    assert read["missing"] is False
    for it, prose in zip(found, read["prose"], strict=True):
        assert prose.split("\n\n")[0] == tidy(it.text)
    there = {
        word: entry
        for word, entry in read["terms"].items()
        if not word.endswith("'")  # those are stems
    }
    assert there == stands(found)
    assert page.errors() == []


@pytest.mark.browser
def test_a_slip_is_one_edit(page: Page, tmp_path: Path) -> None:
    """Against every word within one edit, worked out by making them all."""
    lot = random.Random(3)
    pairs = []
    for _ in range(4000):
        word = "".join(lot.choices("aab", k=lot.randint(4, 8)))
        pairs.append((word, "".join(lot.choices("aab", k=len(word) + lot.randint(-1, 2)))))
    page.open(laid_out(tmp_path, odd_pages(2)))
    for (typed, word), how in zip(
        pairs, page.evaluate(SLIPS.replace("PAIRS", json.dumps(pairs))), strict=True
    ):
        if word.startswith(typed):
            continue  # no slip: the word begins so
        near = one_edit(typed)
        begins = any(word.startswith(it) for it in near if it != word)
        assert how == ("whole" if word in near else "begins" if begins else ""), (typed, word)


def one_edit(word: str) -> set[str]:
    """All that one slip of the finger makes of a word."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts if b}
        | {a + letter + b for a, b in cuts for letter in "ab"}
        | {a + letter + b[1:] for a, b in cuts if b for letter in "ab"}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


def making(script: bytes) -> str:
    """Of which making a file is; those with prose are in UTF-16, as their first bytes say."""
    wide = script.startswith(codecs.BOM_UTF16_LE)
    return script.decode("utf-16" if wide else "utf-8").split('"')[5]


def test_files_are_few_and_of_one_making() -> None:
    files = index("de", crowd("de", 300))
    assert len(files) <= MOST_FILES
    made = {making(content) for content in files.values()}
    assert len(made) == 1
    assert all(url.startswith("search/de/") and url.endswith(".js") for url in files)
    assert files == index("de", crowd("de", 300))
    other = index("de", crowd("de", 299))
    assert {making(content) for content in other.values()}.isdisjoint(made)


def test_a_small_hub_has_few_files() -> None:
    """A stick may waste 32 kB with each of them."""
    assert len(index("fr", crowd("fr", 20))) <= 6
    assert index("fr", []) == {}


@pytest.mark.parametrize(("number", "bits"), [(1, "1"), (2, "010"), (3, "011"), (9, "0001001")])
def test_gamma(number: int, bits: str) -> None:
    assert coding.gamma(number) == bits


def test_signs_hold_fifteen_bits_each() -> None:
    """Rows of all lengths, some longer than what is worked out at once."""
    lot = random.Random(7)
    lengths = [*range(64), 70_000, 1, 200_003]
    rows = [f"{lot.getrandbits(most):0{most}b}" if most else "" for most in lengths]
    for row, signs in zip(rows, coding.packed(rows), strict=True):
        bits = "".join(f"{ord(sign) - 0x3000:015b}" for sign in signs)
        assert bits == row + "0" * (-len(row) % 15)


def test_signs_need_no_escape() -> None:
    assert json.dumps(coding.SIGNS) == f'"{coding.SIGNS}"'
    rows = ("", "0", "1" * 15, "0" * 16, "10" * 40)
    assert [len(signs) for signs in coding.packed(rows)] == [0, 1, 1, 2, 6]
    written = "".join(coding.packed(rows))
    assert json.dumps(written, ensure_ascii=False) == f'"{written}"'
    assert all(0x3000 <= ord(sign) < 0xB000 for sign in written)
