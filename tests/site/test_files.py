"""Files change only when their content does, and a site is swapped in whole."""

from pathlib import Path

from build_tools.site.files import recover, remove_others, swapped, write_if_changed


def test_write_if_changed_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write_if_changed(path, "é")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, "é")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, "è")
    assert [entry.name for entry in path.parent.iterdir()] == ["b.txt"]


def test_remove_others_keeps_what_is_wanted(tmp_path: Path) -> None:
    keep, drop = tmp_path / "a/keep", tmp_path / "b/c/drop"
    for path in (keep, drop):
        path.parent.mkdir(parents=True)
        path.touch()
    remove_others(tmp_path, {keep.relative_to(tmp_path).as_posix()})
    assert keep.exists() and not (tmp_path / "b").exists()


def test_swap_puts_the_new_folder_in_place(tmp_path: Path) -> None:
    for name in ("site", "site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    with swapped(tmp_path / "site.new", tmp_path / "site"):
        assert (tmp_path / "site/name").read_text() == "site.new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_killed_between_the_renames_the_old_site_comes_back(tmp_path: Path) -> None:
    (tmp_path / "site.old").mkdir()
    recover(tmp_path / "site")
    assert (tmp_path / "site").is_dir()
