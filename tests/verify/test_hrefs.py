"""Addresses in pages: all of them found, whatever the page looks like, and none besides."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.verify.hrefs import Address, Seen, in_page, in_playlist, in_styles

CASES = {
    '<a href="x.html">': {("followed", "x.html")},
    "<A HREF = 'x.html'>": {("followed", "x.html")},
    "<a class=b href=x.html>": {("followed", "x.html")},
    '<a href="a.html?x=1&amp;y=2#z">': {("followed", "a.html?x=1&y=2#z")},
    '<link rel="stylesheet" href="a.css">': {("asked", "a.css")},
    '<link rel="license" href="https://example.org/">': {("followed", "https://example.org/")},
    '<link rel="preconnect" href="https://example.org/">': {("asked", "https://example.org/")},
    '<img src="a.png" srcset="b.png 1x, c.png 2x">': {
        ("asked", "a.png"),
        ("asked", "b.png"),
        ("asked", "c.png"),
    },
    '<video poster="a.webp"><source src="b.mp4"></video>': {
        ("asked", "a.webp"),
        ("asked", "b.mp4"),
    },
    '<p style="background: url(a.png)">': {("asked", "a.png")},
    "<style>@import 'a.css'; p { background: url( 'b.png' ) }</style>": {
        ("asked", "a.css"),
        ("asked", "b.png"),
    },
    '<meta http-equiv="refresh" content="0; url=x.html">': {("asked", "x.html")},
    '<svg><use xlink:href="a.svg#b"></svg>': {("asked", "a.svg#b")},
    '<svg><a xlink:href="x.html">': {("followed", "x.html")},
    '<a data-x="1>2" href="x.html">': {("followed", "x.html")},
    '<a title="<b" href="x.html">': {("followed", "x.html")},
    '<a data-pdf="../../media/a.pdf" data-n="3.5" data-x="a/b">': {("told", "../../media/a.pdf")},
    '<form action="https://example.org/">': {("followed", "https://example.org/")},
    '<base href="https://example.org/">': {("asked", "https://example.org/")},
    '<a href="x.html" href="y.html">': {("followed", "x.html"), ("followed", "y.html")},
}
NONE = [
    "<!-- <a href='x.html'> -->",
    '<script>const a = "<a href=\\"x.html\\">";</script>',
    "<textarea><a href='x.html'></textarea>",
    "text with href='x.html' in it",
    "<p>url(a.png)</p>",
    "<a href='x.html",
    "a < b href='x.html'",
]


@pytest.mark.parametrize("html", CASES)
def test_addresses_are_found(html: str) -> None:
    """By the quick look, too, which may see more but never less, and may take a link for worse."""
    page = f"<!doctype html><title>T</title>{html}<p>and on".encode()
    assert set(map(tuple, in_page(page))) == CASES[html]
    seen = Seen().maybe_in_page(page)
    assert {it.text for it in in_page(page)} <= {it.text for it in seen}


@pytest.mark.parametrize("html", NONE)
def test_what_only_looks_like_one_is_none(html: str) -> None:
    assert in_page(f"<!doctype html><p>{html}".encode()) == set()


PIECES = (
    *("<a ", "<img ", "</a>", "href=", "src=", '"', "'", "x.html", " ", ">", "<", "<!--", "-->"),
    *("<script>", "</script>", "<style>", "</style>", "url(", ")", "=", "data-a=", "a/b.pdf"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(MARKUP)
def test_the_quick_look_misses_nothing(html: str) -> None:
    """Whatever the tags, quotes and comments are."""
    page = html.encode()
    known = {address.text for address in Seen().maybe_in_page(page)}
    assert {address.text for address in in_page(page)} <= known


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page(content: bytes) -> None:
    assert in_page(content) is not None
    assert Seen().maybe_in_page(content) is not None


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", '<a "', "<a href=", "<!--", "<script>", "a", "url(", "url('", "=", "a=", "a "],
)
def test_hostile_pages_take_no_longer_than_others(piece: str) -> None:
    """Ten times the page takes ten times the time, not a hundred times.

    The time of this thread alone is compared with itself, and with much room.
    """

    def took(times: int) -> float:
        page = (piece * times).encode()
        begun = time.thread_time()
        in_page(page)
        Seen().maybe_in_page(page)
        list(in_styles(page.decode()))
        return time.thread_time() - begun

    few = min(took(10_000) for _ in range(3))
    assert took(100_000) < 40 * few + 0.5


def test_playlists_name_files() -> None:
    text = "#EXTM3U\n#EXTINF:3,A – B\n../poche/media/a.mp3\n\nA/01 B.mp3\n"
    assert list(in_playlist(text)) == [
        Address("asked", "../poche/media/a.mp3"),
        Address("asked", "A/01 B.mp3"),
    ]


def test_pieces_are_forgotten_before_memory_is_full() -> None:
    """A site of a million different pages is looked through all the same."""
    seen, chance = Seen(), random.Random(1)
    for _ in range(60):
        page = "".join(f'<a href="{chance.random()}.html">' for _ in range(1000))
        assert len(seen.maybe_in_page(page.encode())) == 1000
    assert len(seen._found) + len(seen._bare) <= 50_000
