"""An edition's layout: everything listed, nothing before what it points at."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.editions import CannotCarry, Package, packaged, sums_of, taken, with_more
from build_tools.editions.front import at_the_root, way_back
from build_tools.editions.package import opened, size_of
from build_tools.manifest import SIGNATURE, SUMS, read_stamp, read_sums
from tests.editions.laid_out import EXTRA, SHELL, SITE, STAMP, package_in, site_in


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site")


def read(package: Package, path: str) -> bytes:
    with opened(package.files[path]) as file:
        return file.read()


def test_the_site_lies_below_poche_as_it_was_built(package: Package) -> None:
    """Every file has its bytes but the old place of the shell."""
    for path, content in SITE.items():
        if path != "index.html":
            assert read(package, f"poche/{path}") == content
            assert size_of(package.files[f"poche/{path}"]) == len(content)
    assert read_stamp(read(package, "poche/edition.json").decode()) == STAMP


def test_everything_is_in_the_list_but_the_list(package: Package) -> None:
    """Each sum is that of the file's bytes."""
    assert sums_of(package) == {
        path: hashlib.sha256(read(package, path)).hexdigest()
        for path in package.files
        if path != SUMS
    }
    assert read_sums(read(package, SUMS).decode()) == sums_of(package)


def test_nothing_is_written_before_what_it_points_at(package: Package) -> None:
    """Media first, then music's lists, pages, the way in, and the list of all at the end."""
    order = list(package.files)
    assert order[:2] == ["poche/media/a-0123456789.mp3", "poche/media/b-0123456789.mp3"]
    assert order.index("poche/search/fr/0.js") < order.index("Musique/Fete.m3u8")
    assert order.index("Musique/Fete.m3u8") < order.index("poche/de/index.html")
    assert order[-5:] == [
        "LISEZ-MOI.txt",
        "poche/edition.json",
        "poche/index.html",
        "index.html",
        SUMS,
    ]


def test_music_keeps_the_order_in_which_it_was_given(package: Package) -> None:
    """Old car radios play files as they were written, not by name."""
    music = [path for path in package.files if path.startswith("Musique/")]
    assert music == [path for path in EXTRA if path.startswith("Musique/")]


def test_the_shell_at_the_root_leads_into_the_site(package: Package) -> None:
    """Addresses get the folder; those that lead nowhere else stay."""
    html = read(package, "index.html").decode()
    assert re.findall(r'(?:data-base|href|src)="[^"]*"', html) == [
        'data-base="poche/"',
        'href="data:,"',
        'src="poche/assets/poche/shell.js"',
        'href="poche/fr/index.html"',
        'href="#"',
    ]


def test_what_is_no_shell_is_not_made_one() -> None:
    """A page without a base would end in a blank window."""
    with pytest.raises(ValueError, match="not the shell"):
        at_the_root("<html><body>")
    with pytest.raises(ValueError, match="not the shell"):
        at_the_root(at_the_root(SHELL))


def test_the_old_place_of_the_shell_leads_back(package: Package) -> None:
    """Only its own script may run, and it can be followed by hand."""
    html = read(package, "poche/index.html").decode()
    assert html == way_back(STAMP)
    assert '<a href="../index.html">Petite saison</a>' in html


def test_names_that_sticks_cannot_bear_are_refused(tmp_path: Path) -> None:
    """The message says which and why."""
    site = site_in(tmp_path)
    with pytest.raises(CannotCarry, match=r"'Musique/a\?\.mp3': .*signs"):
        packaged(site, STAMP, {"Musique/a?.mp3": b""})


def test_names_that_differ_by_case_alone_are_refused(tmp_path: Path) -> None:
    """FAT32 would keep only one of them."""
    site = site_in(tmp_path)
    with pytest.raises(CannotCarry, match=r"'Musique/A\.mp3' and 'Musique/a\.mp3'"):
        packaged(site, STAMP, {"Musique/A.mp3": b"", "Musique/a.mp3": b""})


def test_more_is_laid_in_at_its_rank_and_listed(package: Package) -> None:
    """Or in place of what was there; a signature of the old list holds no more."""
    signed = replace(package, files={**package.files, SIGNATURE: b"signed"})
    more = {"poche/media/c.mp3": b"c", "LISEZ-MOI.txt": b"Rebonjour"}
    found = with_more(signed, more)
    order = list(found.files)
    assert SIGNATURE not in order and order.index("poche/media/c.mp3") == 2 and order[-1] == SUMS
    assert read(found, "LISEZ-MOI.txt") == b"Rebonjour"
    changed = {path: hashlib.sha256(content).hexdigest() for path, content in more.items()}
    assert sums_of(found) == {**sums_of(package), **changed}
    with pytest.raises(CannotCarry, match="signs that sticks cannot bear"):
        with_more(package, {"a?": b""})


def test_files_take_whole_clusters_and_so_do_folders() -> None:
    """One byte takes a cluster, nothing takes none; the root is a folder, too."""
    assert taken({}, 32_768) == 0
    assert taken({"a.txt": 1}, 32_768) == 2 * 32_768
    assert taken({"a.txt": 0}, 32_768) == 32_768
    assert taken({"poche/media/a.mp3": 32_769}, 32_768) == 5 * 32_768


def test_a_folder_with_many_names_takes_more_clusters() -> None:
    """A thousand names of 30 characters are four entries each, of 32 bytes."""
    names = {f"{number:030}": 0 for number in range(1000)}
    assert taken(names, 4096) == -(-(4002 * 32) // 4096) * 4096


PATHS = st.lists(st.sampled_from(["a", "b", "folder"]), min_size=1, max_size=3).map("/".join)


@given(st.dictionaries(PATHS, st.integers(0, 100_000)), st.sampled_from([512, 4096, 32_768]))
def test_never_less_than_the_bytes_and_always_whole_clusters(
    sizes: dict[str, int], cluster: int
) -> None:
    """And what is added takes more, never less."""
    whole = taken(sizes, cluster)
    assert whole >= sum(sizes.values())
    assert whole % cluster == 0
    assert all(taken(fewer, cluster) <= whole for fewer in _without_one(sizes))


def _without_one(sizes: dict[str, int]) -> Iterator[dict[str, int]]:
    for gone in sizes:
        yield {path: size for path, size in sizes.items() if path != gone}
