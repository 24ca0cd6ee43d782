"""An edition's list of files and its stamp: read as written, refused when they cannot be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import manifest
from build_tools.manifest import (
    LONGEST_PATH,
    Malformed,
    Stamp,
    Update,
    is_the_teachers,
    left_by_a_system,
    read_stamp,
    read_sums,
    read_update,
    refused,
    stamp_json,
    sums_text,
    update_json,
)

SUM = "0123456789abcdef" * 4
NAMES = st.text(
    st.characters(exclude_characters='/"*:<>?\\|', exclude_categories=("Cs", "Cc", "Cf")),
    min_size=1,
    max_size=30,
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join).filter(lambda it: not refused(it))
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
STAMPS = st.builds(
    Stamp,
    hub=st.text(),
    title=st.text(),
    edition=st.text(),
    version=st.just("20260901T080000Z"),
    languages=st.lists(st.sampled_from(["fr", "de", "nl"]), min_size=1).map(tuple),
    format=st.sampled_from(["folder", "zip", "zim", "lan"]),
    audio=st.sampled_from(["frugal", "standard", "high"]),
    valid_until=st.none() | st.dates(),
)


@given(st.dictionaries(PATHS, DIGESTS, min_size=1))
def test_a_list_is_read_as_it_was_written(sums: dict[str, str]) -> None:
    """In order of paths, and refused if two of them are one name on a stick."""
    text = sums_text(sums)
    if len({path.lower() for path in sums}) < len(sums):
        with pytest.raises(Malformed, match="twice"):
            read_sums(text)
    else:
        assert read_sums(text) == sums
        assert list(read_sums(text)) == sorted(sums)


@given(st.text())
def test_any_text_is_a_list_or_malformed(text: str) -> None:
    """Nothing else is raised, and what is read could have been written."""
    try:
        sums = read_sums(text)
    except Malformed as fault:
        assert manifest.SUMS in str(fault)
    else:
        assert all(refused(path) is None for path in sums)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("\n", "line 1"),
        (f"{SUM}  a\n\n", "line 2"),
        (f"{SUM}  a\n{SUM[:-1]}  b\n", "line 2"),
        (f"{SUM.upper()}  a\n", "line 1"),
        (f"{SUM}  a\r\n", "line 1 .*signs"),
        (f"{SUM}  a\x1b[2Jb\n", "line 1 .*signs"),
        (f"{SUM}  ../a\n", "line 1 .*leads out"),
        (f"{SUM}  /etc/passwd\n", "line 1 .*leads out"),
        (f"{SUM}  a/./b\n", "line 1 .*leads out"),
        (f"{SUM}  C:/a\n", "line 1 .*signs"),
        (f"{SUM}  a\n{SUM}  A\n", "line 2 .*twice"),
        (f"\\{SUM}  a\\nb\n", "line 1"),
    ],
)
def test_damaged_lists_are_refused_by_line(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_sums(text)


def test_both_ways_of_writing_a_line_are_read() -> None:
    """`sha256sum -b` puts a star before the name."""
    assert read_sums(f"{SUM}  a b.txt\n{SUM} *c\n") == {"a b.txt": SUM, "c": SUM}


@given(PATHS, st.sampled_from(list('\0\t\n\r\x1b\x7f\x9b\u202e"*:<>?\\|')), st.integers(0, 200))
def test_signs_that_sticks_cannot_bear_are_refused_anywhere(
    path: str, sign: str, place: int
) -> None:
    place %= len(path) + 1
    assert refused(path[:place] + sign + path[place:])


@given(PATHS, st.sampled_from([".", "..", "", "CON", "nul.txt", "Com1.tar.gz", "lpt9", "a.", "b "]))
def test_parts_that_no_carrier_may_hold_are_refused_anywhere(path: str, part: str) -> None:
    """As a folder, and as the name of a file."""
    assert refused(f"{part}/{path}")
    assert refused(f"{path}/{part}")


@pytest.mark.parametrize(
    "path", ["console.txt", "a/nullify", "com10", "é/ü.mp3", "Musique/01 A.mp3"]
)
def test_names_like_those_are_not_refused(path: str) -> None:
    assert refused(path) is None


def test_paths_have_a_longest() -> None:
    assert refused("a" * LONGEST_PATH) is None
    assert "longer than 200" in str(refused("a" * (LONGEST_PATH + 1)))


@given(STAMPS)
def test_a_stamp_is_read_as_it_was_written(stamp: Stamp) -> None:
    assert read_stamp(stamp_json(stamp)) == stamp


@given(st.text() | st.recursive(st.none() | st.integers(), st.lists).map(str))
def test_any_text_is_a_stamp_or_malformed(text: str) -> None:
    with pytest.raises(Malformed, match=r"edition\.json"):
        read_stamp(text)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"format": 1', '"format": 2'),
        ('"2028-06-30"', '"2028-06-31"'),
        ('"2028-06-30"', "20280630"),
        ('"20260901T080000Z"', '"1.0"'),
        ('"hub"', '"hubs"'),
        ("[", "[[" * 100_000),
    ],
)
def test_damaged_stamps_are_refused(was: str, now: str) -> None:
    stamp = Stamp("h", "H", "e", "20260901T080000Z", ("fr",), "zip", "high", date(2028, 6, 30))
    text = stamp_json(stamp)
    assert was in text
    with pytest.raises(Malformed):
        read_stamp(text.replace(was, now))


@given(st.sets(PATHS))
def test_what_an_update_removes_is_read_as_it_was_written(removed: set[str]) -> None:
    update = Update("20260901T080000Z", "20261001T080000Z", tuple(sorted(removed)))
    assert read_update(update_json(update)) == update


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "C:/a", ""])
def test_an_update_removes_nothing_outside(path: str) -> None:
    text = update_json(Update("20260901T080000Z", "20261001T080000Z", (path,)))
    with pytest.raises(Malformed, match="a file that cannot be"):
        read_update(text)


def test_versions_order_the_editions_of_one_hub() -> None:
    """Another hub's edition is neither newer nor older."""
    old = Stamp("h", "H", "stick", "20260901T080000Z", ("fr",), "folder", "high")
    new = Stamp("h", "H", "stick", "20261001T080000Z", ("fr",), "folder", "high")
    other = Stamp("x", "X", "stick", "20270101T080000Z", ("fr",), "folder", "high")
    assert new.newer_than(old)
    assert not old.newer_than(new)
    assert not old.newer_than(old)
    with pytest.raises(ValueError, match="'stick' of x is not 'stick' of h"):
        other.newer_than(old)


@pytest.mark.parametrize(
    "path",
    [
        "System Volume Information/IndexerVolumeGuid",
        "$RECYCLE.BIN/desktop.ini",
        ".Trashes/501/a.mp3",
        ".Trash-1000/files/a",
        ".Spotlight-V100/x",
        ".fseventsd/0",
        "poche/media/._a.mp3",
        "Musique/.DS_Store",
        "Thumbs.db",
        "poche/desktop.ini",
        "FOUND.000/FILE0000.CHK",
    ],
)
def test_what_systems_leave_behind_is_known(path: str) -> None:
    assert left_by_a_system(path)
    assert not left_by_a_system(f"poche/x{path.rpartition('/')[2]}.mp3")


def test_public_is_the_teachers() -> None:
    """However her system writes it."""
    assert is_the_teachers("PUBLIC/class 3.odt")
    assert is_the_teachers("Public/class 3.odt")
    assert not is_the_teachers("PUBLICATIONS/a")
    assert not is_the_teachers("poche/PUBLIC/a")


@given(st.lists(PATHS, unique=True))
def test_an_update_is_read_as_it_was_written(removed: list[str]) -> None:
    """The order in which files were found is no part of it."""
    update = Update("20260901T080000Z", "20270901T080000Z", tuple(sorted(removed)))
    assert read_update(update_json(update)) == update
    assert read_update(update_json(replace(update, removed=update.removed[::-1]))) == update


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1, "from": "20260901T080000Z", "to": "20270901T080000Z", "removed": null}',
        '{"format": 1, "from": "yesterday", "to": "20270901T080000Z", "removed": []}',
        '{"format": 1, "from": "20260901T080000Z", "to": "20270901T080000Z", "removed": ["../a"]}',
        '{"format": 1, "from": "20260901T080000Z", "to": "20270901T080000Z", "removed": ["/a"]}',
    ],
)
def test_an_update_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match=r"update.json' is damaged"):
        read_update(text)


def test_an_update_of_a_newer_poche_is_not_guessed_at() -> None:
    with pytest.raises(Malformed, match="newer Poche"):
        read_update('{"format": 2}')
