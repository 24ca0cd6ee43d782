"""What `poche serve` gives out, in which form, and what it never gives out."""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.answers import HEADERS, KEPT_LONG, KEPT_SHORT
from build_tools.serve import box_app
from build_tools.serve.box import accepted, path_of
from tests.servers.asking import Answer, ask
from tests.servers.running import application

SCRIPT = b"var words = 'la la la';\n" * 100
SOUND = bytes(range(256)) * 40
FILES = {
    "index.html": b"<!doctype html><title>Home</title>",
    "poche/fr/index.html": b"<!doctype html><title>Accueil</title>",
    "poche/assets/a.js": SCRIPT,
    "poche/assets/a.js.br": brotli.compress(SCRIPT),
    "poche/assets/a.js.gz": gzip.compress(SCRIPT, mtime=0),
    "poche/media/song-0123456789.mp3": SOUND,
    "poche/media/song.mp3": SOUND,
    "SHA256SUMS": b"00  index.html\n",
    "PUBLIC/Notes d'été.txt": b"mine",
    "box/Caddyfile": b"secret",
    ".git/config": b"secret",
    "poche/.hidden/x.txt": b"secret",
    ".DS_Store": b"secret",
}
Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("around") / "dist"
    for path, content in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    (root.parent / "secret.txt").write_bytes(b"secret")
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    (root / "way").symlink_to(root.parent)
    os.mkfifo(root / "pipe.txt")
    return root


@pytest.fixture(scope="module")
def get(folder: Path) -> Iterator[Ask]:
    with application(box_app(folder, "<p>nowhere</p>")) as address:
        yield lambda path, method="GET", **headers: ask(address, path, method, **headers)


def test_files_come_as_they_are_with_their_types(get: Ask) -> None:
    for path, type_ in {
        "/": "text/html; charset=utf-8",
        "/poche/fr/": "text/html; charset=utf-8",
        "/poche/assets/a.js": "text/javascript; charset=utf-8",
        "/poche/media/song.mp3": "audio/mpeg",
        "/SHA256SUMS": "text/plain; charset=utf-8",
        "/PUBLIC/Notes%20d%27%C3%A9t%C3%A9.txt": "text/plain; charset=utf-8",
    }.items():
        found = get(path)
        assert (found.status, found.headers["Content-Type"]) == (200, type_), path
    assert get("/poche/assets/a.js").body == SCRIPT


def test_every_answer_says_what_goes_with_every_answer(get: Ask) -> None:
    answers = [get("/"), get("/nope"), get("/", "POST"), get("/poche/fr")]
    assert [it.status for it in answers] == [200, 404, 405, 307]
    for found in answers:
        assert {name: found.headers[name] for name in HEADERS} == HEADERS


def test_hashed_names_are_kept_for_long(get: Ask) -> None:
    kept = {path: get(f"/poche/{path}").headers["Cache-Control"] for path in KEPT}
    assert kept == KEPT


KEPT = {
    "media/song-0123456789.mp3": KEPT_LONG,
    "media/song.mp3": KEPT_SHORT,
    "fr/": KEPT_SHORT,
    "assets/a.js": KEPT_SHORT,
    "media/gone-0123456789.mp3": "no-store",
}


@pytest.mark.parametrize(
    ("taken", "sent"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_text_comes_in_the_smallest_form_that_is_taken(
    get: Ask, taken: str, sent: str | None
) -> None:
    found = get("/poche/assets/a.js", **{"Accept-Encoding": taken})
    assert found.headers["Content-Encoding"] == sent
    assert found.headers["Vary"] == "Accept-Encoding"
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent](found.body)
    assert opened == SCRIPT


def test_each_form_has_a_tag_of_its_own_and_is_sent_once(get: Ask) -> None:
    tags = set()
    for taken in ("br", "gzip", "identity"):
        first = get("/poche/assets/a.js", **{"Accept-Encoding": taken})
        tags.add(first.headers["ETag"])
        again = get(
            "/poche/assets/a.js",
            **{"Accept-Encoding": taken, "If-None-Match": first.headers["ETag"]},
        )
        assert (again.status, again.body) == (304, b"")
        assert again.headers["Cache-Control"] == KEPT_SHORT
    assert len(tags) == 3


def test_parts_are_sent_only_of_what_they_were_asked_of(get: Ask) -> None:
    path = "/poche/media/song.mp3"
    whole = get(path)
    part = get(path, Range="bytes=100-199", **{"If-Range": whole.headers["ETag"]})
    assert (part.status, part.body) == (206, SOUND[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(SOUND)}"
    other = get(path, Range="bytes=100-199", **{"If-Range": '"another"'})
    assert (other.status, other.body) == (200, SOUND)
    assert get(path, Range=f"bytes={len(SOUND)}-").status == 416
    text = get("/poche/assets/a.js", Range="bytes=0-9", **{"Accept-Encoding": "br"})
    assert (text.status, text.body, text.headers["Content-Encoding"]) == (206, SCRIPT[:10], None)


def test_nothing_but_reading(get: Ask) -> None:
    head = get("/poche/media/song.mp3", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(SOUND))
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"):
        refused = get("/index.html", method)
        assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD"), method


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.txt", "/poche/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"),
        *("/..%5csecret.txt", "/%252e%252e/secret.txt", "//secret.txt", "/way/secret.txt"),
        *("/out.txt", "/pipe.txt", "/index.html%00.txt", "/C:/secret.txt", "/C:%5csecret.txt"),
        *("/index.html::$DATA", "/con", "/poche/nul.txt", "/index.html.", "/index.html%20"),
        *("/.git/config", "/poche/.hidden/x.txt", "/.DS_Store", "/box/Caddyfile", "/BOX/Caddyfile"),
        *("/%ff%fe", "/" + "a" * 5000, "/poche/fr//index.html", "/./index.html", "/way/"),
    ],
)
def test_what_is_not_given_out(get: Ask, path: str) -> None:
    found = get(path)
    assert found.status == 404
    assert found.body == b"<p>nowhere</p>"
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"


def test_folders_are_not_listed(get: Ask) -> None:
    assert get("/poche/").status == get("/poche/media/").status == 404


@given(st.text(alphabet="./\\%:ab\0é ", max_size=12))
def test_no_address_leads_out_of_the_folder(address: str) -> None:
    path = path_of("/" + address)
    if path is not None:
        assert (Path("/srv/poche") / path).is_relative_to("/srv/poche")
        assert ".." not in path.split("/") and "\\" not in path and not path.startswith("/")


def test_what_is_taken_is_read_as_it_is_written() -> None:
    assert accepted("GZIP , br ; q = 0.000") == ["gzip"]
    assert accepted("br;q=1.0, gzip;q=0.8, *;q=0.1") == ["br", "gzip"]
    assert accepted("brotli, gzipped") == []
