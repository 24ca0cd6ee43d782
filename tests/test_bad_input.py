"""Everything that can be wrong with a folder, in one run of the command."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_tools.problems import Severity

ROOT = Path(__file__).resolve().parent.parent
FILES = Path(__file__).parent / "media" / "files"
COMMAND = [sys.executable, "-c", "from build_tools.cli import main; main()"]

PATIENCE_S = 60
MEMORY_KB = 700_000


MEASURED = """
import subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
try:
    import resource
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
except ImportError:  # on Windows
    print(0, file=sys.stderr)
sys.exit(code)
"""
"""Runs a command, and says last how many kB the largest of its processes took: of this process,
the system would tell of whatever any test before has started."""


def run_measured(hub: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run a command; return also the most memory that one of its processes took, in kB."""
    told = [sys.executable, "-c", MEASURED, *COMMAND, "--root", str(hub), *arguments]
    done = subprocess.run(
        told, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    return done, int(done.stderr.split()[-1])


def run(hub: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "--root", str(hub), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def page(hub: Path, id: str, data: bytes) -> str:
    path = hub / "content/pages" / id / "index.fr.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path.relative_to(hub).as_posix()


def recording(hub: Path, id: str, data: bytes, name: str = "ton.mp3") -> str:
    path = hub / "content/recordings" / id / name
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    (path.parent / "recording.yml").write_text("title: Ton\nrights: {licence: CC0-1.0}\n")
    return path.relative_to(hub).as_posix()


def captions(hub: Path, id: str, data: bytes) -> str:
    """Lay captions beside a sound that is in order."""
    sound = hub / recording(hub, id, (FILES / "mono-8k-2s.mp3").read_bytes())
    path = sound.with_name("captions.fr.vtt")
    path.write_bytes(data)
    return path.relative_to(hub).as_posix()


def work(hub: Path, id: str, data: bytes) -> str:
    path = hub / "content/works" / id / "work.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path.relative_to(hub).as_posix()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n + 1, n + 1, b", ".join([b"*%c" % n] * 9)) for n in range(97, 120)
)
CUE = b"WEBVTT\n\n00:00.500 --> 00:02.000\n"
POINTER = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/hub.yml").write_bytes(
        b"\xef\xbb\xbftitle: Musique\r\nlanguages: [fr]\r\ndefault_language: fr\r\n"
    )
    return tmp_path


def test_all_bad_input_at_once(hub: Path) -> None:
    """One clear problem for each, no traceback, exit code 1, bounded time and memory."""
    mp3 = (FILES / "mono-8k-2s.mp3").read_bytes()
    bad = {
        work(hub, "does-not-parse", b"title: [un\ncomposer: }\n"),
        work(hub, "alias-bomb", BOMB),
        work(hub, "ten-megabytes", b"title: " + b"x" * 10_000_000),
        work(hub, "binary", b"title: \x00\x01\x02\xff\xfe\n"),
        work(hub, "twice", b"title: Un\ntitle: Deux\ncomposer: traditional\n"),
        page(hub, "latin", "---\ntitle: Aide\n---\nÉté à Liège\n".encode("latin-1")),
        page(hub, "binary-text", b"---\ntitle: A\n---\n" + bytes(range(256)) * 4),
        recording(hub, "cut", mp3[: len(mp3) * 2 // 5]),
        recording(hub, "text", b"This is no music.\n" * 50),
        recording(hub, "empty", b""),
        recording(hub, "pointer", POINTER),
        recording(hub, "random", random.Random(7).randbytes(20_000)),
        captions(hub, "latin-captions", "WEBVTT\n\nÉté\n".encode("latin-1")),
        captions(hub, "binary-captions", b"WEBVTT\n\n" + bytes(range(256))),
        captions(hub, "large-captions", b"WEBVTT\n\n" + b"<i>" * 700_000),
        captions(hub, "hostile-captions", CUE + b"<script>alert(1)</script>\n"),
        captions(hub, "late-captions", CUE.replace(b"02.000", b"09.000") + b"x\n"),
        captions(hub, "many-captions", CUE + b"x\n" + CUE[7:] * 20_000),
        captions(hub, "subrip", b"1\r\n00:00:00,500 --> 00:00:01,500\r\nx\r\n"),
        captions(hub, "empty-captions", b""),
    }
    secret = hub.parent / "outside"
    secret.mkdir(exist_ok=True)
    (secret / "secret.md").write_text("---\ntitle: Secret\n---\nsecret\n")
    (hub / "content/pages/link").mkdir()
    (hub / "content/pages/link/index.fr.md").symlink_to(secret / "secret.md")
    bad.add("content/pages/link/index.fr.md")
    page(hub, "unreadable", b"x")
    (hub / "content/pages/unreadable/index.fr.md").unlink()
    (hub / "content/pages/unreadable/index.fr.md").mkdir()
    bad.add("content/pages/unreadable/index.fr.md")
    shutil.copy(FILES / "14000x14000-points.png", hub / "content/pages/latin/huge.png")
    bad.add("content/pages/latin/huge.png")

    started = time.monotonic()
    result, most_kb = run_measured(hub, "check")
    assert time.monotonic() - started < PATIENCE_S
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    heads = [line for line in result.stdout.splitlines() if f" {Severity.ERROR}[" in line]
    for path in bad:
        named = [head for head in heads if head.startswith((path + ":", path.rpartition("/")[0]))]
        assert named, f"nothing is said about {path}\n{result.stdout}"
    assert "Secret" not in result.stdout

    assert most_kb < MEMORY_KB


def test_ids_differing_by_case_are_a_problem(hub: Path) -> None:
    """They are one file on FAT: the second would overwrite the first."""
    page(hub, "aide", b"---\ntitle: A\n---\nx\n")
    try:
        page(hub, "Aide", b"---\ntitle: B\n---\nx\n")
    except FileExistsError:
        pytest.skip("this file system itself takes both names for one")
    result = run(hub, "check")
    assert result.returncode == 1
    assert "content/pages/Aide" in result.stdout


def test_empty_folder_and_missing_hub_are_said(tmp_path: Path) -> None:
    for made in (tmp_path / "empty", tmp_path / "without/content"):
        made.mkdir(parents=True)
    for root, named in (("empty", "'content'"), ("without", "hub.yml")):
        result = run(tmp_path / root, "check")
        assert result.returncode == 1
        assert result.stdout.count("error[") == 1 and named in result.stdout
    missing = run(tmp_path / "nowhere", "check")
    assert missing.returncode in (1, 2) and "Traceback" not in missing.stderr


def test_crlf_and_bom_are_accepted(hub: Path) -> None:
    page(hub, "aide", b"\xef\xbb\xbf---\r\ntitle: Aide\r\n---\r\n\r\nTexte.\r\n")
    result = run(hub, "check")
    assert (result.returncode, result.stdout) == (0, "")


def test_bad_input_leaves_the_built_site(hub: Path) -> None:
    page(hub, "aide", b"---\ntitle: Aide\n---\nTexte.\n")
    assert run(hub, "build").returncode == 0
    before = {path: path.read_bytes() for path in (hub / "build/site").rglob("*.html")}
    recording(hub, "cut", b"")
    result = run(hub, "build")
    assert result.returncode == 1 and "Nothing was built" in result.stderr
    assert before == {path: path.read_bytes() for path in (hub / "build/site").rglob("*.html")}


def test_sound_that_prose_names_is_published(hub: Path) -> None:
    """An `<audio>` of an editor's plays from the stick, as a derived file without its tags."""
    page(hub, "aide", b'---\ntitle: Aide\n---\n<audio controls src="ton.ogg"></audio>\n')
    shutil.copy(FILES / "stereo-44k-1s.ogg", hub / "content/pages/aide/ton.ogg")
    assert run(hub, "build").returncode == 0
    html = (hub / "build/site/fr/pages/aide.html").read_text()
    assert 'src="../../media/aide-ton-' in html
    assert len(list((hub / "build/site/media").glob("aide-ton-*.mp3"))) == 1
