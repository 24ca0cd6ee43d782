"""From folders to a list of what is to be read: names only, no file is opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_tools import factors, kept_footprints, masters
from build_tools.catalogue import places
from build_tools.catalogue.ids import MAX_LENGTH, RESERVED, is_id, slug
from build_tools.catalogue.tree import (
    Entry,
    Found,
    Tree,
    everything,
    expect,
    listing,
    names_at_top,
    outside,
    single,
)
from build_tools.problems import Location, Words, did_you_mean, meant, report, worded

_FACTORS = "factors"
"""The folder of a hub's own factors, which are no pages and so no resources."""


def walk(root: Path, outside_of_hub: masters.Masters | None = None) -> Tree:
    """Find everything that is to be read under `root`, and masters that lie outside."""
    outside_of_hub = outside_of_hub or masters.of(root)
    tree = Tree(root, outside_of_hub)
    names = names_at_top(tree)
    if "content" not in names:
        if not tree.problems:
            _refuse_absent(tree, "content", names)
        return tree
    folder = single(tree, "content", a_folder=True)
    if folder is None:
        return tree
    entries = listing(tree, folder)
    if entries is None:
        return tree
    _content(tree, entries)
    if "playlists" in names:
        _playlists(tree)
    elif _in_other_capitals("playlists", names):
        _refuse_absent(tree, "playlists", names)
        tree.unknowable.add("playlists")
    if "editions.yml" in names:
        _facts(tree, single(tree, "editions.yml", a_folder=False), "editions", "editions")
    elif near := _in_other_capitals("editions.yml", names):
        expected = _rename(near, "editions.yml")
        tree.problems.append(report("FIL05", Location(near), file=near, expected=expected))
    return tree


def _rename(name: str, right: str) -> Words:
    return worded("rename '{name}' to '{right}'", name=name, right=right)


def _in_other_capitals(name: str, names: Iterable[str]) -> str | None:
    return next((each for each in names if each.lower() == name), None)


def _refuse_absent(tree: Tree, folder: str, names: Iterable[str]) -> None:
    near = _in_other_capitals(folder, names)
    hint = _rename(near, folder) if near else None
    tree.refuse("FIL01", near or folder, help=hint, folder=folder)


def _content(tree: Tree, entries: list[Entry]) -> None:
    names = {entry.name for entry in entries}
    hub = next((entry for entry in entries if entry.name == "hub.yml"), None)
    if hub is not None:
        path = expect(tree, hub, a_folder=False)
        _facts(tree, path, "hub", "hub")
    elif "content/hub.yml" not in tree.refused:
        written = {name.lower(): name for name in names}
        near = did_you_mean("hub.yml", written)
        hint = (
            worded(
                "rename {name} to {right}", name=f"content/{written[near]}", right="content/hub.yml"
            )
            if near
            else None
        )
        tree.refuse("FIL02", "content/hub.yml", help=hint)
    for entry in entries:
        if entry.name == _FACTORS:
            _factor_sets(tree, expect(tree, entry, a_folder=True))
        elif entry.name == kept_footprints.FOLDER:
            _kept(tree, expect(tree, entry, a_folder=True))
        elif entry.name in places.FOLDERS:
            path = expect(tree, entry, a_folder=True)
            _kind(tree, path, entry.name) if path else tree.unknowable.add(entry.name)
        elif entry.is_folder and entry.name != places.ANSWERS:
            _misnamed(tree, entry, names)


def _factor_sets(tree: Tree, folder: str | None) -> None:
    """Files of factors, by which footprints are reckoned: all that end in .yml."""
    for entry in (listing(tree, folder) or []) if folder else []:
        if entry.name.endswith(".yml"):
            id = entry.name.removesuffix(".yml")
            _judge_ids(tree, [(id, entry.path)])
            if id in factors.OURS:
                tree.refuse("FCT11", entry.path, id=id)
            else:
                _facts(tree, expect(tree, entry, a_folder=False), _FACTORS, id)


def _kept(tree: Tree, folder: str | None) -> None:
    """Footprints as they were told once: what `poche footprint keep` has written."""
    for entry in (listing(tree, folder) or []) if folder else []:
        if entry.name.endswith(kept_footprints.ENDING):
            id = entry.name.removesuffix(kept_footprints.ENDING)
            _judge_ids(tree, [(id, entry.path)])
            _facts(tree, expect(tree, entry, a_folder=False), "kept", id)


def _misnamed(tree: Tree, entry: Entry, names: set[str]) -> None:
    """A folder that is none of ours; a misspelt one is read all the same.

    Otherwise every mention of what stands in it would be one more problem.
    """
    known = ", ".join(places.FOLDERS)
    near = did_you_mean(entry.name.lower(), places.FOLDERS)
    hint: Words | None = None
    if entry.name == "playlists":
        near, hint = None, worded("playlists stand beside content, in playlists/<id>.yml")
    elif near:
        hint = worded("did you mean '{near}'? its folders are {known}", near=near, known=known)
    tree.refuse("FIL04", entry.path, help=hint, folder=entry.name, known=known)
    if near and near not in names:
        _kind(tree, entry.path, near)


def _kind(tree: Tree, folder: str, kind: str) -> None:
    entries = listing(tree, folder)
    if entries is None:
        tree.unknowable.add(kind)
        return
    for entry in entries:
        if not entry.is_folder:
            _loose(tree, entry, kind)
    resources = [entry for entry in entries if entry.is_folder]
    _judge_ids(tree, [(entry.name, entry.path) for entry in resources])
    for entry in resources:
        tree.folders[kind, entry.name] = entry.path
        _resource(tree, entry, kind)
        _media(tree, outside(tree, entry.path), kind)


def _loose(tree: Tree, entry: Entry, kind: str) -> None:
    """A file that stands where only folders of resources do."""
    stem = slug(entry.name.partition(".")[0]) or "name"
    if places.ending(entry.name) in places.SOUNDS and kind == "recordings":
        inside = f"content/{kind}/{stem}/{entry.name}"
    elif places.advice(entry.name, kind, set()) is not None:
        inside = f"content/{kind}/{stem}/{places.known_names(kind)[0]}"
    else:
        return
    problem = report(
        "FIL05",
        Location(entry.path),
        file=entry.name,
        expected=worded("give it a folder of its own, such as {inside}", inside=inside),
    )
    tree.problems.append(problem)


def _resource(tree: Tree, folder: Entry, kind: str) -> None:
    id = folder.name
    entries = listing(tree, folder.path)
    if entries is None:
        return
    present = {entry.name for entry in entries}
    present |= {path.rpartition("/")[2] for path in tree.refused if _is_in(path, folder.path)}
    named = places.FACTS.get(kind)
    for entry in entries:
        if entry.is_folder:
            if entry.name == named or places.is_read(entry.name, kind):
                expect(tree, entry, a_folder=False)
            else:
                _media(tree, everything(tree, entry.path), kind)
        elif entry.name == named:
            _facts(tree, entry.path, kind, id)
        else:
            _beside(tree, entry, kind, id, present)
    _missing_facts(tree, folder, kind, present)


def _is_in(path: str, folder: str) -> bool:
    return path.rpartition("/")[0] == folder


def _beside(tree: Tree, entry: Entry, kind: str, id: str, present: set[str]) -> None:
    """A file beside the facts: a text, a medium, or none of ours."""
    _media(tree, [entry], kind)
    text = places.text_name(entry.name, kind)
    if text is not None:
        tree.texts.append((Found(entry.path, kind, id), text))
        return
    if kind == "projects" and entry.name in places.ACTIVITIES:
        _activities(tree, entry, id, present)
        return
    if kind == "projects" and entry.name == places.PLAN:
        _facts(tree, entry.path, "plans", id)
        return
    spoken = places.captions_language(entry.name) if kind in places.CAPTIONED else None
    if spoken is not None:
        tree.captions.append((Found(entry.path, kind, id), spoken))
        return
    expected = places.advice(entry.name, kind, present)
    if expected is not None:
        problem = report("FIL05", Location(entry.path), file=entry.name, expected=expected)
        tree.problems.append(problem)


def _activities(tree: Tree, entry: Entry, id: str, present: set[str]) -> None:
    """What a project did, in one of two forms: in both, some of it would be counted twice."""
    wanted, other = places.ACTIVITIES
    if entry.name == other and wanted in present:
        tree.refuse("FPR07", entry.path, other=wanted)
    else:
        _facts(tree, entry.path, "activities", id)


def _missing_facts(tree: Tree, folder: Entry, kind: str, present: set[str]) -> None:
    """Recordings may do with a sound alone; pages need a text instead of facts."""
    named = places.FACTS.get(kind, "index.fr.md")
    there = kind == "recordings" or named in present
    if kind == "pages":
        there = any(places.text_name(name, kind) for name in present)
    if there or f"{folder.path}/{named}" in tree.refused:
        return
    stem = named.partition(".")[0]
    near = next((name for name in sorted(present) if name.lower().startswith(f"{stem}.")), None)
    hint = _rename(near, named) if near else None
    if near:  # one mistake, one problem
        misnamed = f"{folder.path}/{near}"
        tree.problems = [each for each in tree.problems if each.location.path != misnamed]
    tree.refuse("FIL03", folder.path, help=hint, file=named, wanted=f"{folder.path}/{named}")


def _playlists(tree: Tree) -> None:
    folder = single(tree, "playlists", a_folder=True)
    entries = listing(tree, folder) if folder else None
    if entries is None:
        tree.unknowable.add("playlists")
        return
    named = [entry for entry in entries if not entry.is_folder and entry.name.endswith(".yml")]
    _judge_ids(tree, [(entry.name.removesuffix(".yml"), entry.path) for entry in named])
    for entry in entries:
        if entry in named:
            id = entry.name.removesuffix(".yml")
            tree.folders["playlists", id] = entry.path
            _facts(tree, entry.path, "playlists", id)
        elif entry.is_folder:
            _media(tree, everything(tree, entry.path), "playlists")
        else:
            _media(tree, [entry], "playlists")
            if places.ending(entry.name) in (".yaml", ".yml"):
                expected = meant(f"{slug(entry.name.rpartition('.')[0])}.yml")
                place = Location(entry.path)
                tree.problems.append(report("FIL05", place, file=entry.name, expected=expected))


def _judge_ids(tree: Tree, named: Iterable[tuple[str, str]]) -> None:
    """Refuse ids that a stick cannot hold; what they name is read all the same."""
    seen: dict[str, str] = {}
    for id, path in sorted(named, key=lambda each: (not is_id(each[0]), each[0])):
        twin = seen.setdefault(id.casefold(), id)
        if twin != id:
            tree.refuse("FIL10", path, id=id, other=twin)
        elif id.casefold() in RESERVED:
            tree.refuse("FIL09", path, id=id)
        elif not is_id(id):
            better = slug(id) or "a-name"
            if better in RESERVED:
                better = f"{better[: MAX_LENGTH - 2]}-2"
            tree.refuse("FIL08", path, id=id[:80], better=better)


def _facts(tree: Tree, path: str | None, kind: str, id: str) -> None:
    if path is not None:
        tree.facts.append(Found(path, kind, id))


def _media(tree: Tree, entries: Iterable[Entry], kind: str) -> None:
    for entry in entries:
        if kind == "recordings" and places.ending(entry.name) in places.SOUNDS:
            tree.sounds.append(entry.path)
        elif places.ending(entry.name) in places.PICTURES:
            tree.pictures.append(entry.path)
