"""The order of an update, what room it takes, and what is left over: decided without a disk."""

from build_tools.editions.steps import in_order, left_over, peak

CLUSTER = 1000


def test_what_a_page_needs_comes_before_it() -> None:
    """And the list of everything is nobody's step here: it is written after all of them."""
    wanted = [
        "Musique/Fete.m3u8",
        "Musique/Fete/01 Un.mp3",
        "README.txt",
        "index.html",
        "index.html.br",
        "poche/assets/poche/page.js",
        "poche/assets/poche/page.js.gz",
        "poche/catalogue.json",
        "poche/edition.json",
        "poche/fr/changed.html",
        "poche/fr/changed.html.br",
        "poche/fr/new.html",
        "poche/index.html",
        "poche/media/a.mp3",
        "poche/media/sheet.pdf",
        "poche/search/fr/0.js",
    ]
    there = {"poche/fr/changed.html", "poche/fr/changed.html.br", "index.html"}
    assert in_order(reversed(wanted), there) == [
        ["poche/media/a.mp3", "poche/media/sheet.pdf"],
        ["poche/assets/poche/page.js", "poche/assets/poche/page.js.gz"],
        ["poche/fr/new.html"],
        ["poche/fr/changed.html", "poche/fr/changed.html.br"],
        ["poche/catalogue.json", "poche/search/fr/0.js"],
        ["Musique/Fete/01 Un.mp3"],
        ["Musique/Fete.m3u8"],
        ["README.txt"],
        ["poche/edition.json"],
        ["poche/index.html"],
        ["index.html", "index.html.br"],
    ]


def test_old_and_new_lie_side_by_side_at_the_worst_moment() -> None:
    """Each replaced file gives its clusters back only after the new one is whole."""
    new = {"a": 2500, "b": 2500, "c": 100}
    assert peak(["a", "b", "c"], new, dict(new), CLUSTER) == 3000
    assert peak(["a", "b", "c"], new, {"a": 1, "b": 1, "c": 1}, CLUSTER) == 2000 + 3000


def test_new_files_take_room_in_their_folders_too() -> None:
    """A cluster for the root, and one for the new folder."""
    assert peak(["x/a"], {"x/a": 500}, {}, CLUSTER) == 1000 + 2 * 1000


def test_an_update_of_nothing_takes_no_room() -> None:
    assert peak([], {}, {}, CLUSTER) == 0


def test_what_is_not_kept_is_left_over() -> None:
    assert left_over(["b", "a", "kept"], ["kept", "new"], lambda *_: False) == ["a", "b"]


def test_a_name_in_other_letters_is_left_over_where_it_is_another_file() -> None:
    asked = []

    def is_one(path: str, other: str) -> bool:
        asked.append((path, other))
        return path == "Same"

    assert left_over(["Same", "Other", "gone"], ["same", "other"], is_one) == ["Other", "gone"]
    assert sorted(asked) == [("Other", "other"), ("Same", "same")]
