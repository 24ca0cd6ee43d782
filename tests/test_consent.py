"""What there is no consent to any more is in nothing that goes out, from the day on."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from tests.consenting import AFTER, BEFORE, GONE, write


def poche(hub: Path, *arguments: str, epoch: str) -> Result:
    """Run a command on another day; a traceback is a failure."""
    done = CliRunner().invoke(
        main, ["--root", str(hub), *arguments], env={"SOURCE_DATE_EPOCH": epoch}
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sums(files: dict[str, bytes]) -> set[str]:
    return {hashlib.sha256(content).hexdigest() for content in files.values()}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("consent") / "hub")


@pytest.fixture(scope="module")
def built(hub: Path) -> tuple[Result, dict[str, bytes], Result, dict[str, bytes]]:
    """The site on the last day of the consents and, with not a byte changed, on the next."""
    before = poche(hub, "build", epoch=BEFORE)
    was = tree(hub / "build/site")
    after = poche(hub, "build", epoch=AFTER)
    return before, was, after, tree(hub / "build/site")


def names(files: dict[str, bytes]) -> set[str]:
    """Media that hold what the consents were to."""
    stem = re.compile(r"media/(zephyrine-|fete-visage|aide-copie|seule-)")
    return {path for path in files if stem.search(path)}


def test_the_next_day_nothing_is_left_of_it_in_the_site(
    built: tuple[Result, dict[str, bytes], Result, dict[str, bytes]],
) -> None:
    before, was, after, now = built
    assert before.exit_code == after.exit_code == 0, after.stderr
    media = names(was)
    stems = {re.sub(r"[-.].*", "", Path(path).name) for path in media}
    assert stems == {"zephyrine", "aide"}, "the photo and its copy are one file"
    assert not names(now)
    assert sums({path: was[path] for path in media}).isdisjoint(sums(now))
    for path, content in now.items():
        if path.endswith((".html", ".json", ".js", ".txt", ".xml", ".ics", ".m3u8")):
            text = content.decode("utf-8", "replace")
            told = [word for word in GONE if re.search(rf"\b{word}\b", text)]
            assert not told, f"{path} still says {told}"


def test_pages_go_on_without_it_and_say_so_where_it_was(
    built: tuple[Result, dict[str, bytes], Result, dict[str, bytes]],
) -> None:
    _, was, _, now = built
    assert "fr/recordings/zephyrine.html" in was and "fr/playlists/seule.html" in was
    assert "fr/recordings/zephyrine.html" not in now and "fr/playlists/seule.html" not in now
    assert "La scène vide" in now["fr/concerts/fete.html"].decode()
    assert "Valse lente" in now["fr/concerts/fete.html"].decode(), "a concert names the work"
    assert "pas disponible" in now["fr/pages/aide.html"].decode()


def test_the_catalogue_is_without_it(
    built: tuple[Result, dict[str, bytes], Result, dict[str, bytes]],
) -> None:
    _, was, _, now = built
    assert "Chorale zephyrine" in was["catalogue.json"].decode()
    known = json.loads(now["catalogue.json"])
    assert "reste" in json.dumps(known) and "zephyrine" not in json.dumps(known)


def test_each_day_is_told_what_holds_on_it(
    built: tuple[Result, dict[str, bytes], Result, dict[str, bytes]], hub: Path
) -> None:
    """Before, of what is to come nothing; after, what was left out and who goes without it."""
    before, _, after, _ = built
    assert "CNS0" not in before.stderr
    assert "warning[CNS03] this recording is left out" in after.stderr
    assert "playlists/seule" in after.stderr
    first, again = (poche(hub, "check", epoch=AFTER) for _ in range(2))
    assert first.exit_code == 0 and first.stdout == again.stdout
    assert "notice[CNS04] the photo 'visage.png' is not given out" in first.stdout
    assert "CNS0" not in poche(hub, "check", epoch=BEFORE).stdout, "the clock may be put back"


def test_the_same_file_elsewhere_is_told_of(hub: Path, tmp_path: Path) -> None:
    """Nothing goes without a word, not even what nobody wrote a consent to."""
    other = Path(shutil.copytree(hub, tmp_path / "hub", ignore=shutil.ignore_patterns("build")))
    shutil.copytree(other / "content/concerts/fete", other / "content/concerts/bis")
    facts = other / "content/concerts/bis/concert.yml"
    facts.write_text(facts.read_text("utf-8").replace(", withdrawn: 2026-09-07", ""), "utf-8")
    said = poche(other, "check", epoch=AFTER).stdout
    assert "bis/concert.yml:7:5: warning[CNS03] the photo 'visage.png' is left out" in said
    assert "it is the same file as in concerts/fete, where nobody agrees to it" in said


def test_strict_builds_stop_at_what_ended_and_not_at_what_was_withdrawn(hub: Path) -> None:
    assert poche(hub, "check", "--strict", epoch=BEFORE).exit_code == 0
    assert poche(hub, "check", "--strict", epoch=AFTER).exit_code == 1


def test_editions_and_plain_music_are_without_it(hub: Path, tmp_path: Path) -> None:
    """The version moves on by itself, so that what is out there can be brought up to date."""
    assert poche(hub, "pack", epoch=BEFORE).exit_code == 0
    was = tree(hub / "dist/tout")
    (hub / "dist/tout").rename(tmp_path / "stick")
    packed = poche(hub, "pack", "--since", str(tmp_path / "stick"), epoch=AFTER)
    assert packed.exit_code == 0, packed.stderr
    left_out = "left out: recordings/zephyrine: the consent to it ended on 2026-09-06"
    assert left_out in packed.stdout
    assert "its photo 'visage.png' is left out: the consent to it was withdrawn" in packed.stdout
    receipt = (hub / "dist/tout.receipt.txt").read_text("utf-8")
    assert "To be removed from older copies" in receipt
    assert "concerts/fete: content/concerts/fete/visage.png: the consent to it was" in receipt
    now = tree(hub / "dist/tout")
    gone = {path: was[path] for path in names(was)}
    assert gone and sums(gone).isdisjoint(sums(now))

    pack = next((hub / "dist").glob("tout-since-*.zip"))
    done = poche(hub, "update", str(tmp_path / "stick"), "--from", str(pack), epoch=AFTER)
    assert done.exit_code == 0, done.stderr
    assert tree(tmp_path / "stick") == now

    (tmp_path / "car").mkdir()
    music = poche(hub, "music", str(tmp_path / "car"), epoch=AFTER)
    assert music.exit_code == 0, music.stderr
    assert not [path for path in tree(tmp_path / "car") if "zephyrine" in path]
