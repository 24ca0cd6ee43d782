"""Compressed forms and settings of a LAN edition: the same bytes always, and nothing made twice."""

import gzip
import random
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest

from build_tools.answers import HEADERS, SQUEEZED, TYPES
from build_tools.editions import box_files, lan, nowhere, squeezed, sums_of
from build_tools.editions.lan import gzipped, is_squeezed
from build_tools.editions.package import SUMS, sha256
from build_tools.store import Store
from build_tools.strings import Strings
from tests.editions.box import MORE, lan_package

GERMAN = Strings("de", {"There is nothing at this address.": "Hier ist <nichts>."})


def told_nobody(label: str, done: int, total: int) -> None:
    pass


def test_texts_have_two_smaller_forms_that_say_the_same(tmp_path: Path) -> None:
    files = lan_package(tmp_path).files
    for name in ("fr/page.html", "assets/poche/page.js", "media/cover-0123456789.svg"):
        forms = {ending: files[f"poche/{name}{ending}"] for ending in (".br", ".gz")}
        read = {ending: Path(str(form)).read_bytes() for ending, form in forms.items()}
        assert brotli.decompress(read[".br"]) == gzip.decompress(read[".gz"]) == MORE[name]


def test_what_is_small_compressed_or_for_the_box_alone_stays_as_it_is(tmp_path: Path) -> None:
    squeezed_paths = {p for p in lan_package(tmp_path).files if p.endswith((".br", ".gz"))}
    assert squeezed_paths
    for path in ("poche/fr/playlists/all.m3u8", "poche/media/tone-0123456789.webm", SUMS):
        assert f"{path}.br" not in squeezed_paths
    assert not any(path.startswith("box/") for path in squeezed_paths)
    assert not is_squeezed("box/404.html") and is_squeezed("index.html")


def test_a_form_that_is_hardly_smaller_is_left_out(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(2000)
    store = Store(tmp_path)
    assert lan._form(noise, sha256(noise), ".gz", store) is None
    plain = b"la la la\n" * 200
    assert lan._form(plain, sha256(plain), ".gz", store) is not None


def test_the_list_has_all_of_them(tmp_path: Path) -> None:
    package = lan_package(tmp_path)
    sums = sums_of(package)
    assert set(sums) == set(package.files) - {SUMS}
    assert all(sha256(package.files[path]) == said for path, said in sums.items())


def test_what_points_at_others_is_written_after_them(tmp_path: Path) -> None:
    order = list(lan_package(tmp_path).files)
    assert order[-1] == SUMS
    assert order.index("poche/assets/poche/page.js.br") < order.index("poche/fr/page.html")
    assert order.index("poche/fr/page.html.gz") < order.index("index.html")


def test_same_input_same_bytes(tmp_path: Path) -> None:
    first, second = lan_package(tmp_path / "a"), lan_package(tmp_path / "b")
    assert sums_of(first) == sums_of(second)
    assert first.files[SUMS] == second.files[SUMS]


def test_gzip_says_neither_when_nor_where_it_was_made() -> None:
    """RFC 1952, 2.3: bytes 4 to 7 are the time, byte 9 the system; 255 is unknown."""
    made = gzipped(b"la la la")
    assert made[:4] == b"\x1f\x8b\x08\x00" and made[4:8] == bytes(4) and made[9] == 255
    assert gzip.decompress(made) == b"la la la"


def test_a_second_pack_compresses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = lan_package(tmp_path)

    def never(data: bytes) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(lan, "_FORMS", {".br": never, ".gz": never})
    again = squeezed(first, Store(tmp_path / "store"), told_nobody)
    assert sums_of(again) == sums_of(first)


def test_settings_know_every_type_and_header() -> None:
    files = {path: text.decode() for path, text in box_files("<p>nowhere</p>").items()}
    for settings in (files["box/Caddyfile"], files["box/nginx.conf"]):
        assert all(type_ in settings for type_ in TYPES.values())
        assert all(name in settings and value in settings for name, value in HEADERS.items())
    assert set(TYPES) > SQUEEZED
    assert files["box/404.html"] == "<p>nowhere</p>"


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """Its own judge has nothing to say of it but of programs that are not here."""
    judge = shutil.which("systemd-analyze")
    if judge is None:
        pytest.skip("systemd is not here")
    unit = tmp_path / "poche.service"
    unit.write_bytes(box_files("")["box/poche.service"])
    command = [judge, "verify", "--man=no", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in said.stderr.splitlines() if "poche.service" in line]
    assert [line for line in lines if "is not executable" not in line] == []


def test_the_page_for_wrong_addresses_speaks_all_languages() -> None:
    page = nowhere("Lied & Tanz", {"de": GERMAN, "en": Strings("en")})
    assert '<html lang="de">' in page and "<title>Lied &amp; Tanz</title>" in page
    assert "Hier ist &lt;nichts&gt;." in page and "There is nothing at this address." in page
    assert page.count('<a href="/"') == 2
    assert 'lang="en"' in page and "<script" not in page
