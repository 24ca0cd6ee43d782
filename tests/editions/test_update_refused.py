"""What is not laid over a copy, and what is no copy: nothing is written, the reason is said."""

import shutil
from dataclasses import replace
from pathlib import Path

import minisign
import pytest

from build_tools.editions import CannotCarry, Package, update
from build_tools.editions.signing import signed
from build_tools.manifest import SIGNATURE, STAMP, UNFINISHED
from build_tools.signatures import Key
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import (
    FIRST,
    FRESH,
    OWN,
    SECOND,
    THIRD,
    edition,
    laid,
    refused,
    silent,
    update_of,
    zipped,
)


def test_an_older_version_is_refused(
    copy: Path, old: Package, new: Package, tmp_path: Path
) -> None:
    whole = zipped(tmp_path / "old.zip", old)
    update(copy, zipped(tmp_path / "new.zip", new), silent)
    refused(copy, whole, f"holds version {SECOND}, which is newer than {FIRST}")


def test_an_older_version_is_refused_where_a_newer_one_was_begun(
    copy: Path, old: Package, new: Package, tmp_path: Path
) -> None:
    (copy / UNFINISHED).write_bytes(wanted(new)[STAMP])
    refused(copy, zipped(tmp_path / "old.zip", old), f"holds version {SECOND}")


def test_the_mark_of_a_copy_under_way_says_whose_it_is(
    copy: Path, pack: Path, new: Package, tmp_path: Path
) -> None:
    """Not the stamp, which may still be of something else."""
    theirs = edition(tmp_path / "theirs", THIRD, edition="autre")
    (copy / UNFINISHED).write_bytes(wanted(new)[STAMP])
    (copy / STAMP).write_bytes(wanted(theirs)[STAMP])
    update(copy, pack, silent)
    assert tree(copy) == wanted(new)


@pytest.mark.parametrize("other", [{"hub": "autre"}, {"edition": "lan"}])
def test_another_edition_is_refused(copy: Path, tmp_path: Path, other: dict[str, str]) -> None:
    theirs = zipped(tmp_path / "theirs.zip", edition(tmp_path, SECOND, **other))
    refused(copy, theirs, "is a copy of 'stick' of petite-saison, and theirs.zip is '(stick|lan)'")


def test_what_is_no_copy_is_never_written(tmp_path: Path, pack: Path) -> None:
    """An empty folder, somebody's own, one that is not there."""
    (tmp_path / "empty").mkdir()
    own = laid(tmp_path / "own", Package(edition(tmp_path, FIRST).stamp, dict(OWN)))
    for folder in (tmp_path / "empty", own):
        refused(folder, pack, "is no copy of an edition")
    with pytest.raises(CannotCarry, match="is no folder"):
        update(tmp_path / "nowhere", pack, silent)


def test_a_name_that_is_somebody_elses_is_not_replaced(copy: Path, pack: Path) -> None:
    (copy / "poche/fr/new.html").write_bytes(b"own")
    refused(copy, pack, "'poche/fr/new.html' in .* is not ours")


def test_the_same_file_under_a_new_name_is_no_obstacle(
    copy: Path, pack: Path, new: Package
) -> None:
    (copy / FRESH).write_bytes(wanted(new)[FRESH])
    update(copy, pack, silent)
    assert tree(copy) == wanted(new)


@pytest.mark.parametrize("name", ["poche/media", "poche/fr/a.html", "Musique/Fete"])
def test_links_do_not_lead_out_of_the_copy(
    copy: Path, pack: Path, tmp_path: Path, name: str
) -> None:
    shutil.move(copy / name, tmp_path / "outside")
    (copy / name).symlink_to(tmp_path / "outside")
    refused(copy, pack, f"'{name}' in .* is not ours")


def test_a_link_in_place_of_the_file_under_way_is_not_followed(
    copy: Path, pack: Path, new: Package, tmp_path: Path
) -> None:
    (tmp_path / "outside").write_bytes(b"own")
    (copy / "poche/.part").symlink_to(tmp_path / "outside")
    update(copy, pack, silent)
    assert (tmp_path / "outside").read_bytes() == b"own" and tree(copy) == wanted(new)


def test_an_update_from_another_version_says_which_it_needs(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    latest = edition(tmp_path, THIRD)
    later = zipped(tmp_path / "later.zip", update_of(latest, new))
    refused(
        copy,
        later,
        f"leads from version {SECOND} to {THIRD}, and .* is {FIRST}: 2 files, "
        "'Musique/Fete/01 Un.mp3' first would be missing",
    )


def test_an_update_from_another_version_will_do_where_nothing_is_missing(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    """What is needed is known by its bytes, whatever version they came with."""
    latest = edition(tmp_path, THIRD)
    later = zipped(tmp_path / "later.zip", update_of(latest, new))
    for path in ("Musique/Fete/01 Un.mp3", "poche/media/a-3333333333.mp3"):
        (copy / path).write_bytes(wanted(latest)[path])
    update(copy, later, silent)
    assert tree(copy) == wanted(latest)


def test_a_damaged_copy_is_told_from_a_wrong_update(copy: Path, pack: Path) -> None:
    (copy / "poche/media/same-0000000000.mp3").write_bytes(b"?")
    refused(copy, pack, "has lost or changed 'poche/media/same-0000000000.mp3', and the update")


# Signatures


@pytest.fixture(scope="module")
def pair() -> minisign.KeyPair:
    return minisign.KeyPair.generate()


def key_of(pair: minisign.KeyPair) -> Key:
    return Key(bytes(pair.public_key).decode())


def test_a_signed_update_is_taken_with_its_key(
    copy: Path, old: Package, new: Package, tmp_path: Path, pair: minisign.KeyPair
) -> None:
    both = signed(new, pair.secret_key)
    pack = zipped(tmp_path / "signed.zip", update_of(both, old))
    update(copy, pack, silent, key_of(pair))
    assert tree(copy) == wanted(both) and SIGNATURE in tree(copy)


def test_what_is_not_signed_is_refused_where_a_key_is_given(
    copy: Path, pack: Path, pair: minisign.KeyPair
) -> None:
    refused(copy, pack, "update.zip is not signed", key_of(pair))


def test_a_signed_copy_does_not_become_an_unsigned_one(copy: Path, pack: Path) -> None:
    (copy / SIGNATURE).write_bytes(b"signed")
    refused(copy, pack, "is a signed copy and update.zip is not signed")


def test_wrong_signatures_are_refused(
    copy: Path, old: Package, new: Package, tmp_path: Path, pair: minisign.KeyPair
) -> None:
    """By another key, of another list, of another version, and one that is none."""
    right = signed(new, pair.secret_key)
    stranger = signed(new, minisign.KeyPair.generate().secret_key)
    elsewhere = signed(replace(new, stamp=replace(new.stamp, version=THIRD)), pair.secret_key)
    cases = {
        "another key": stranger.files[SIGNATURE],
        "changed the list": signed(old, pair.secret_key).files[SIGNATURE],
        "signed as something else": elsewhere.files[SIGNATURE],
        "signature is damaged": b"?",
    }
    for number, (why, signature) in enumerate(cases.items()):
        package = Package(new.stamp, {**right.files, SIGNATURE: signature})
        pack = zipped(tmp_path / f"{number}.zip", update_of(package, old))
        refused(copy, pack, why, key_of(pair))
