"""What is published of sounds, and the store that keeps it."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import mutagen.id3
import mutagen.mp3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.children import Children, Stopped
from build_tools.domain import Sound
from build_tools.media import MediaError, Sounds, Tags, Track, decode, derive, labels, plan
from build_tools.problems import RULES, printed
from build_tools.store import Store
from tests.media.conftest import FILES, bring, look, publish, silent

SOME = ("mono-8k-2s.wav", "stereo-44k-tags-and-cover.mp3", "photo-gps-orientation-6.jpg")
GOLDEN = Path(__file__).parents[1] / "problems"
CODES = sorted(
    code
    for code in RULES
    if code.startswith("MED") and not (GOLDEN / code / "arrange.txt").exists()
)
"""Those whose folders say all; `tests/test_problems.py` knows how to arrange the others."""


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_folder(code: str, store: Store) -> None:
    """A hub with just this mistake, and the words in which it is told."""
    expected = (GOLDEN / code / "expected.txt").read_text(encoding="utf-8")
    problems = look(GOLDEN / code, store).problems
    assert [problem.code for problem in problems] == [code]
    assert printed(problems[0]) in expected


def test_published_sound_is_mp3_at_a_constant_rate(root: Path, store: Store) -> None:
    """96 kbit/s, 44.1 kHz, Info header, mono stays mono, more than two become two."""
    bring(root, "mono-8k-2s.wav", "stereo-44k-1s.m4a", "surround-tenth-of-a-second.flac")
    derived = publish(root, store)
    channels = {}
    for url, path in derived.files.items():
        info = mutagen.mp3.MP3(path).info
        assert info.bitrate_mode == mutagen.mp3.BitrateMode.CBR
        assert b"Info" in path.read_bytes()[:400]
        assert _rates(path.read_bytes().removeprefix(labels.id3_tag(Tags("Titel"), None))) == {
            (7, 0)
        }
        channels[url[6:10]] = info.channels
    assert channels == {"mono": 1, "ster": 2, "surr": 2}


def _rates(frames: bytes) -> set[tuple[int, int]]:
    """Bit rate and sample rate of every frame as ISO 11172-3 counts them: 7 is 96, 0 is 44.1."""
    found, at = set(), 0
    while at < len(frames):
        assert frames[at] == 0xFF
        found.add((frames[at + 2] >> 4, frames[at + 2] >> 2 & 3))
        at += 144 * 96_000 // 44_100 + (frames[at + 2] >> 1 & 1)
    return found


def test_published_sound_has_the_length_of_its_master(root: Path, store: Store) -> None:
    """The Info header carries the encoder's delay, so that decoding gives back the length."""
    bring(root, "mono-8k-2s.wav", "stereo-44k-1s.ogg", "mono-48k-1s.opus")
    derived = publish(root, store)
    for file in (file for files in derived.assets.audio.values() for file in files):
        path = derived.files[file.url]
        heard = decode.decode(Children(), path, path.stat().st_size)
        assert heard.heard_s == pytest.approx(file.duration_s, abs=0.02)
        assert heard.faults == 0


def test_nothing_of_the_tags_is_left_but_title_and_artist(root: Path, store: Store) -> None:
    bring(root, "stereo-44k-tags-and-cover.mp3")
    assert b"SECRET-COMMENT" in (root / "stereo-44k-tags-and-cover.mp3").read_bytes()
    derived = publish(root, store, "An die Freude — « été »", "Chœur")
    (path,) = derived.files.values()
    content = path.read_bytes()
    for trace in (b"SECRET", b"APIC", b"Beethoven", b"TAG", b"Lavf6", b"Lavc6"):
        assert trace not in content
    tags = mutagen.id3.ID3(path)
    assert sorted(tags) == ["TIT2", "TPE1"]
    assert (str(tags["TIT2"]), str(tags["TPE1"])) == ("An die Freude — « été »", "Chœur")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_title_gives_a_readable_tag(title: str, artist: str) -> None:
    tag = labels.id3_tag(Tags(title, artist), None)
    if not tag:
        return
    size = int.from_bytes(tag[6:7]) << 21 | tag[7] << 14 | tag[8] << 7 | tag[9]
    assert size == len(tag) - 10


def test_same_bytes_twice_and_named_by_them(root: Path, tmp_path: Path) -> None:
    """Two empty stores give the same addresses, each holding its content's own hash."""
    bring(root, *SOME)
    first = publish(root, Store(tmp_path / "one"))
    second = publish(root, Store(tmp_path / "two"))
    assert list(first.files) == list(second.files)
    assert first.assets == second.assets
    assert len(first.files) == 4
    for url, path in first.files.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest[:8] in url
        assert path.read_bytes() == second.files[url].read_bytes()
        assert url == url.lower() and url.isascii()


def test_second_run_starts_nothing(
    root: Path, tmp_path: Path, children_started: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No child, no picture decoded, no original read again: a new store on the same folder."""
    bring(root, *SOME)
    first = publish(root, Store(tmp_path / "store"))
    before = children_started()
    assert before >= 10  # decode, tags, measure, encode and measure again, for two sounds
    monkeypatch.setattr("build_tools.media.images._opened", None)
    monkeypatch.setattr("build_tools.store.file_sha256", None)
    assert publish(root, Store(tmp_path / "store")) == first
    assert children_started() == before


def test_one_content_is_worked_on_once(
    root: Path, store: Store, children_started: Callable[[], int]
) -> None:
    """The same master under two ids is encoded once and published once, by the first id."""
    bring(root, "mono-8k-2s.wav")
    first = publish(root, store)
    (root / "another.wav").write_bytes((root / "mono-8k-2s.wav").read_bytes())
    before = children_started()
    second = publish(root, store)
    assert children_started() == before
    assert len(first.files) == len(second.files) == 1
    assert next(iter(second.files)).startswith("media/another-")


def test_a_corrected_title_costs_no_encoding(
    root: Path, store: Store, children_started: Callable[[], int]
) -> None:
    bring(root, "mono-8k-2s.wav")
    ((_, old),) = publish(root, store, "Wrong").files.items()
    music = old.read_bytes().removeprefix(labels.id3_tag(Tags("Wrong"), None))
    before = children_started()
    ((_, new),) = publish(root, store, "Right", "Artist").files.items()
    assert children_started() == before
    assert new.read_bytes() == labels.id3_tag(Tags("Right", "Artist"), None) + music


def test_a_changed_master_is_seen(root: Path, store: Store) -> None:
    """Also when its size stays and it is changed within the clock's tick."""
    bring(root, "mono-8k-2s.wav")
    first = look(root, store).sounds["mono-8k-2s.wav"]
    content = bytearray((root / "mono-8k-2s.wav").read_bytes())
    for value in (1, 2, 3):
        content[5000] = value
        (root / "mono-8k-2s.wav").write_bytes(content)
        seen = look(root, store).sounds["mono-8k-2s.wav"]
        assert seen.sha256 == hashlib.sha256(content).hexdigest() != first.sha256


def test_a_master_changed_after_inspection_is_not_published(root: Path, store: Store) -> None:
    bring(root, "mono-8k-2s.wav")
    sound = look(root, store).sounds["mono-8k-2s.wav"]
    bring(root, "stereo-48k-quarter-second.wav")
    (root / "stereo-48k-quarter-second.wav").replace(root / "mono-8k-2s.wav")
    with pytest.raises(MediaError, match="was changed while"):
        derive(root, Sounds({"a": Track(sound)}), {}, store, silent)


def _spoil_findings(folder: Path, how: Callable[[bytes], bytes]) -> None:
    for path in [*folder.glob("findings/*.json"), *folder.glob("derived/*.json")]:
        path.write_bytes(how(path.read_bytes()))


def _other_duration(content: bytes) -> bytes:
    record = json.loads(content)
    record["value"]["measured"] = {"duration_s": 99.0}
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    "how",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"[" * 100_000,
        lambda content: b'{"check": "0", "value": {}}',
        lambda content: content.replace(b"1", b"2"),
        _other_duration,
    ],
    ids=["cut", "empty", "deep", "foreign", "changed", "untrue"],
)
def test_a_wrong_record_is_redone(
    root: Path, tmp_path: Path, how: Callable[[bytes], bytes]
) -> None:
    bring(root, *SOME)
    first = publish(root, Store(tmp_path / "store"))
    _spoil_findings(tmp_path / "store", how)
    (tmp_path / "store" / "seen.json").write_bytes(b'{"check"')
    assert publish(root, Store(tmp_path / "store")) == first


def test_records_of_two_contents_exchanged_are_redone(root: Path, tmp_path: Path) -> None:
    bring(root, "mono-8k-2s.wav", "stereo-44k-1s.ogg")
    first = look(root, Store(tmp_path / "store"))
    one, two = (tmp_path / "store" / "findings").iterdir()
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    assert look(root, Store(tmp_path / "store")) == first


def test_a_spoilt_derived_file_is_redone(root: Path, tmp_path: Path) -> None:
    """Cut, of the same length but changed (through a hard link in a site, say), or gone."""
    bring(root, *SOME)
    first = publish(root, Store(tmp_path / "store"))
    contents = {url: path.read_bytes() for url, path in first.files.items()}
    for number, path in enumerate(first.files.values()):
        if number == 0:
            path.unlink()
        elif number == 1:
            path.write_bytes(path.read_bytes()[:100])
        else:
            path.write_bytes(bytes(path.stat().st_size))
    again = publish(root, Store(tmp_path / "store"))
    assert {url: path.read_bytes() for url, path in again.files.items()} == contents


_BUILD = """
import sys
from pathlib import Path
from build_tools.store import Store
from tests.media.conftest import publish
print("ready", flush=True)
publish(Path(sys.argv[1]), Store(Path(sys.argv[2])))
"""


def _long_masters(root: Path) -> None:
    """Half a minute of noise each: long enough to be met at work."""
    header = (FILES / "mono-8k-2s.wav").read_bytes()[:44]
    for number in range(4):
        noise = random.Random(number).randbytes(2 * 8000 * 30)
        size = len(noise)
        content = header[:4] + (size + 36).to_bytes(4, "little") + header[8:40]
        (root / f"noise-{number}.wav").write_bytes(content + size.to_bytes(4, "little") + noise)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("after_s", [0.2, 0.6])
def test_killed_in_the_middle_the_store_stays_usable(
    root: Path, tmp_path: Path, ending: signal.Signals, after_s: float
) -> None:
    _long_masters(root)
    whole = publish(root, Store(tmp_path / "whole"))
    folder = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(root), str(folder)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as build:
        assert build.stdout is not None
        build.stdout.readline()
        time.sleep(after_s)
        build.send_signal(ending)
        build.wait(timeout=20)
    if ending == signal.SIGINT:
        assert not list(folder.rglob("*.part"))
    again = publish(root, Store(folder))
    assert again.assets == whole.assets
    for url, path in again.files.items():
        assert path.read_bytes() == whole.files[url].read_bytes()


def test_what_a_killed_build_left_is_cleared_after_a_day(tmp_path: Path) -> None:
    (tmp_path / "derived").mkdir()
    old, new = tmp_path / "derived" / "a.part", tmp_path / "derived" / "b.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)
    Store(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_wedged_child_is_ended() -> None:
    """Its time is over when its time is over, though it never says a word."""
    began_s = time.monotonic()
    ended = Children().run(
        [sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.3, memory_bytes=10**9
    )
    assert ended.code is None
    assert time.monotonic() - began_s < 5


def test_a_greedy_child_gets_no_more_than_its_share() -> None:
    code = "import time; time.sleep(0.3); x = bytearray(800_000_000); print(len(x))"
    ended = Children().run([sys.executable, "-c", code], seconds=20, memory_bytes=300_000_000)
    assert ended.code != 0
    assert "MemoryError" in ended.err


def test_a_talkative_child_is_heard_in_part() -> None:
    code = "import sys; [sys.stderr.write('x' * 1_000_000) for _ in range(60)]"
    ended = Children().run([sys.executable, "-c", code], seconds=30, memory_bytes=10**9)
    assert ended.code == 0
    assert 1_000_000 < len(ended.err) < 25_000_000


def test_after_a_stop_nothing_begins() -> None:
    children = Children()
    children.stop()
    with pytest.raises(Stopped):
        children.run([sys.executable, "-c", ""], seconds=5, memory_bytes=10**9)


def test_same_content_goes_by_its_first_stem() -> None:
    one = Track(Sound("a.wav", "aa", 1.0, "flac", 1, 8000))
    other = Track(Sound("b.wav", "bb", 1.0, "flac", 1, 8000))
    assert plan.each_once({"z": one, "m": other, "b": one}) == {"b": one, "m": other}
