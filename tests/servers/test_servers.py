"""A site on a box: each server answers in parts, which seeking needs, and calls things rightly."""

import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import imageio_ffmpeg
import pytest

from tests.season import Site
from tests.servers.running import SERVERS

TYPES = {
    "css": {"text/css"},
    "html": {"text/html"},
    "ics": {"text/calendar"},
    "js": {"text/javascript", "application/javascript"},
    "jspf": {"application/jspf+json"},
    "m3u8": {"audio/x-mpegurl"},
    "mp3": {"audio/mpeg"},
    "svg": {"image/svg+xml"},
    "webm": {"audio/webm"},
    "woff2": {"font/woff2"},
    "xspf": {"application/xspf+xml"},
}


@pytest.fixture(scope="module")
def served(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample season, with a sound in WebM if its tier has none."""
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(site.root, folder)
    if not any(folder.glob("media/*.webm")):
        sound = ["-f", "lavfi", "-i", "sine=duration=2", "-c:a", "libopus", "-b:a", "48k"]
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *sound]
        subprocess.run([*command, str(folder / "media/tone.webm")], check=True)
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def address(
    request: pytest.FixtureRequest, served: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the season is served, by one server after the other."""
    with SERVERS[request.param](served, tmp_path_factory.mktemp(request.param)) as found:
        yield found


def answer(url: str, part: str | None = None) -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(url, headers={"Range": f"bytes={part}"} if part else {})
    try:
        with urllib.request.urlopen(asked, timeout=20) as got:
            return got.status, got.headers, got.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def first(served: Path, ending: str) -> Path:
    return min(served.rglob(f"*.{ending}"))


@pytest.mark.parametrize("ending", TYPES)
def test_everything_has_its_type(address: str, served: Path, ending: str) -> None:
    file = first(served, ending)
    status, headers, _ = answer(f"{address}/{file.relative_to(served).as_posix()}")
    assert status == 200
    assert headers.get_content_type() in TYPES[ending]
    assert headers.get_content_charset("utf-8") == "utf-8"


def test_catalogue_promises_these_types(site: Site) -> None:
    files = [file for playlist in site.catalogue["playlists"] for file in playlist["files"]]
    files += [file for recording in site.catalogue["recordings"] for file in recording["audio"]]
    for file in files:
        assert TYPES[file["url"].rpartition(".")[2]] == {file["mime"]}, file["url"]


@pytest.mark.parametrize("ending", ["mp3", "webm"])
def test_sounds_come_in_parts(address: str, served: Path, ending: str) -> None:
    """First bytes, some in the middle, from the middle on, and the last: as browsers ask."""
    file = first(served, ending)
    whole = file.read_bytes()
    size, middle = len(whole), len(whole) // 2
    url = f"{address}/{file.relative_to(served).as_posix()}"
    parts = {
        "0-99": (0, 99),
        f"{middle}-{middle + 99}": (middle, middle + 99),
        f"{middle}-": (middle, size - 1),
        "-100": (size - 100, size - 1),
        f"{size - 10}-{size + 1000}": (size - 10, size - 1),
    }
    for asked, (start, end) in parts.items():
        status, headers, body = answer(url, asked)
        assert status == 206, asked
        assert headers["Content-Range"] == f"bytes {start}-{end}/{size}", asked
        assert headers.get_content_type() in TYPES[ending], asked
        assert body == whole[start : end + 1], asked
    assert answer(url)[1]["Accept-Ranges"] == "bytes"


def test_a_part_beyond_the_end_is_refused(address: str, served: Path) -> None:
    file = first(served, "mp3")
    size = file.stat().st_size
    status, headers, _ = answer(f"{address}/media/{file.name}", f"{size}-")
    assert status == 416
    assert headers["Content-Range"].removeprefix("bytes ") == f"*/{size}"
