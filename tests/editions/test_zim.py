"""An edition as a ZIM file: whole by libzim's own check, the same bytes twice, or not there."""

import io
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.suggestion import SuggestionSearcher
from PIL import Image

from build_tools.editions import zim, zim_bytes
from build_tools.editions.package import CannotCarry, Package, opened
from build_tools.editions.zim_facts import ISO_639_3, identity
from build_tools.manifest import SUMS
from tests.editions.zims import ABOUT, FRENCH, french, written


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return french(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def archive(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(written(package, tmp_path_factory.mktemp("zim")))


def content(archive: Archive, path: str) -> bytes:
    return bytes(archive.get_entry_by_path(path).get_item().content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_libzim_finds_it_whole_and_begins_at_the_shell(archive: Archive) -> None:
    """The checksum, which is set anew after libzim, is right."""
    assert archive.check()
    assert archive.main_entry.get_item().path == "index.html"
    assert not archive.has_fulltext_index


def test_every_file_of_the_edition_is_in_it_and_no_other(
    package: Package, archive: Archive
) -> None:
    """Byte by byte, the list of files too: what verifies a stick verifies this."""
    assert archive.entry_count == len(package.files)
    for path, source in package.files.items():
        with opened(source) as file:
            assert content(archive, path) == file.read(), path


def test_every_file_has_its_type(archive: Archive) -> None:
    """Pages ask kiwix-serve to be left as they are; nothing says a charset twice."""
    types = {
        "index.html": "text/html;raw=true",
        "poche/fr/works/ete.html": "text/html;raw=true",
        "poche/assets/poche/shell.js": "text/javascript",
        "poche/assets/poche/look.css": "text/css",
        "poche/media/a-0123456789.mp3": "audio/mpeg",
        "poche/media/p.webp": "image/webp",
        "poche/catalogue.json": "application/json",
        "LISEZ-MOI.txt": "text/plain",
        SUMS: "text/plain",
    }
    for path, mime in types.items():
        assert archive.get_entry_by_path(path).get_item().mimetype == mime, path


def test_suggestions_know_pages_by_their_titles(archive: Archive) -> None:
    """By the beginning of a word and without accents; home is the shell, variants are not there."""
    searcher = SuggestionSearcher(archive)
    assert list(searcher.suggest("ete").getResults(0, 9)) == ["poche/fr/works/ete.html"]
    assert list(searcher.suggest("petite").getResults(0, 9)) == ["index.html"]
    assert archive.article_count == 2


def test_its_own_words_are_those_that_libraries_ask_for(archive: Archive) -> None:
    """All that openZIM calls mandatory, and no empty one."""
    said = {
        name: archive.get_metadata(name).decode()
        for name in archive.metadata_keys
        if not name.startswith("Illustration")
    }
    assert "text/html=5" in said.pop("Counter").split(";")
    assert said == {
        "Name": "petite-saison_fra_sac",
        "Title": "Petite saison",
        "Description": "Chanter avant le concert.",
        "Language": "fra",
        "Creator": "Poche",
        "Publisher": "Poche",
        "Date": "2026-09-01",
        "Flavour": "standard",
        "Tags": "music;education;_ftindex:no;_pictures:yes;_videos:no;_details:yes",
        "Scraper": "Poche",
        "License": "CC-BY-SA-4.0",
    }


def drawn(archive: Archive) -> Image.Image:
    return Image.open(io.BytesIO(bytes(archive.get_illustration_item(48).content)))


def test_the_illustration_is_our_mark_where_there_is_none(archive: Archive) -> None:
    """48 points wide, with its dark pocket and its bright button."""
    mark = drawn(archive)
    assert (mark.format, mark.size) == ("PNG", (48, 48))
    assert mark.convert("RGB").getpixel((14, 24)) == (74, 29, 92)
    assert mark.convert("RGB").getpixel((24, 28)) == (255, 200, 69)


@pytest.mark.parametrize("harm", [b"", b"\x89PNG\r\n\x1a\n half a picture"])
def test_a_damaged_mark_is_replaced(tmp_path: Path, harm: bytes) -> None:
    package = french(tmp_path / "site", **{"poche/brand/icon-180_png": harm})
    mark = drawn(Archive(written(package, tmp_path)))
    assert mark.convert("RGB").getpixel((24, 28)) == (255, 200, 69)


def test_a_hubs_own_mark_is_shown(tmp_path: Path) -> None:
    """Made small, and not stretched."""
    own = io.BytesIO()
    Image.new("RGB", (200, 100), (0, 90, 0)).save(own, "PNG")
    package = french(tmp_path / "site", **{"poche/brand/icon-180_png": own.getvalue()})
    mark = drawn(Archive(written(package, tmp_path)))
    assert mark.getpixel((24, 24)) == (0, 90, 0, 255)
    assert mark.getpixel((24, 4)) == (0, 0, 0, 0)


def test_the_same_edition_gives_the_same_bytes(package: Package, tmp_path: Path) -> None:
    """What libzim and Xapian draw by lot is set from what is in it."""
    first, second = (written(package, tmp_path / name) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_another_edition_has_another_id(package: Package, archive: Archive, tmp_path: Path) -> None:
    """Libraries tell files apart by it: other content, or other words about it."""
    other = french(tmp_path / "site", more_css=b"p{}")
    renamed = replace(ABOUT, tagline="Écouter.")
    ids = {
        Archive(written(other, tmp_path / "a")).uuid,
        Archive(written(package, tmp_path / "b", renamed)).uuid,
        archive.uuid,
    }
    assert len(ids) == 3


def test_a_file_of_several_languages_is_refused(package: Package, tmp_path: Path) -> None:
    """No reader could search it; nothing is written."""
    both = replace(package, stamp=replace(FRENCH, languages=("fr", "de")))
    with pytest.raises(CannotCarry, match=r"one language.*fr, de"):
        written(both, tmp_path)
    assert names(tmp_path) == []


def test_all_languages_have_the_code_that_zim_files_use() -> None:
    assert [identity(FRENCH, lang) for lang in ISO_639_3] == [
        f"petite-saison_{code}_sac" for code in ("fra", "deu", "nld", "eng", "ltz")
    ]


def test_libzim_that_does_not_end_is_stopped(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was there before stays, and nothing lies beside it."""
    before = written(package, tmp_path)
    kept = before.read_bytes()
    monkeypatch.setattr(zim, "seconds_for", lambda _: 0.01)
    with pytest.raises(zim.ZimError, match="stopped"):
        written(package, tmp_path)
    assert names(tmp_path) == [before.name]
    assert before.read_bytes() == kept


def test_a_large_edition_is_given_more_time(package: Package, tmp_path: Path) -> None:
    """Two minutes, and one more for each 30 MB."""
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    huge = replace(package, files={**package.files, "poche/media/large.mp3": large})
    assert zim.seconds_for(huge) - zim.seconds_for(package) == pytest.approx(6000)


def test_what_cannot_be_read_leaves_no_half_file(tmp_path: Path) -> None:
    package = french(tmp_path / "site")
    (tmp_path / "site/media/a-0123456789.mp3").unlink()
    with pytest.raises(OSError, match="a-0123456789"):
        written(package, tmp_path / "out")
    assert names(tmp_path / "out") == []


FULL = """
import resource, sys
from pathlib import Path
from tests.editions.zims import french, written
from build_tools.editions.zim import ZimError
package = french(Path(sys.argv[1]) / "site")
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    written(package, Path(sys.argv[1]) / "out")
except ZimError as error:
    print(error)
"""


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """Files may grow to 20 kB here; the message is one sentence for people."""
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "could not write the ZIM file" in told.stdout
    assert "no half file was left. Is there room on the disk" in told.stdout
    assert names(tmp_path / "out") == []


KILLED = """
import sys
from pathlib import Path
from tests.editions.zims import french, written
written(french(Path(sys.argv[1]) / "site"), Path(sys.argv[1]) / "out")
"""


def test_killed_in_the_middle_it_leaves_nothing_under_the_name(
    package: Package, tmp_path: Path
) -> None:
    """And the next run clears away what was left and writes it whole."""
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=Path(__file__).parents[2]
    ) as running:
        end = time.monotonic() + 30
        while not list(out.glob(".*.part/order.json")) and time.monotonic() < end:
            time.sleep(0.002)
        running.send_signal(signal.SIGKILL)
    assert [name for name in names(out) if not name.startswith(".")] == []
    whole = written(package, out)
    assert Archive(whole).check()
    assert names(out) == [whole.name]


def test_only_zim_files_are_settled(tmp_path: Path) -> None:
    """Bytes of anything else stay as they are."""
    other = tmp_path / "other"
    other.write_bytes(bytes(200))
    with pytest.raises(ValueError, match="no ZIM file"):
        zim_bytes.settle(other, "x")
    assert other.read_bytes() == bytes(200)
