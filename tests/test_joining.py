"""Builds after builds: what is kept is what would be made, whatever happened in between."""

import multiprocessing
import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from build_tools import pipeline, spreading
from build_tools.memory import at_hand

WORDS = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """People and their works, a page, in three languages, without any media."""
    root = tmp_path / "hub"
    write(
        root, "content/hub.yml", "title: Musique\nlanguages: [fr, de, lb]\ndefault_language: fr\n"
    )
    for number in range(3):
        person(root, f"personne-{number}", f"Personne {number}")
    for number in range(6):
        work(root, f"oeuvre-{number}", f"Œuvre {number}", f"personne-{number % 3}")
    write(root, "content/pages/aide/index.fr.md", "---\ntitle: Aide\n---\nTexte.\n")
    (root / "playlists").mkdir()
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def hub_of(languages: str) -> str:
    return f"title: Musique\nlanguages: [{languages}]\ndefault_language: fr\n"


def person(root: Path, id_: str, name: str) -> None:
    write(root, f"content/people/{id_}/person.yml", f"name: {name}\nroles: [composer]\n")
    write(root, f"content/people/{id_}/index.fr.md", f"{name} est né à Metz.\n")


def work(root: Path, id_: str, title: str, composer: str) -> None:
    facts = (
        f"title: {{fr: {title}, de: Werk {title}}}\ncomposer: {composer}\ninstruments: [voice]\n"
    )
    write(root, f"content/works/{id_}/work.yml", facts)
    for lang in ("fr", "de"):
        write(root, f"content/works/{id_}/index.{lang}.md", f"De la musique: {title}.\n")


def built(root: Path) -> dict[str, bytes]:
    """The site that a build gives."""
    assert pipeline.build(root).site == root / "build" / "site"
    return files(root / "build" / "site")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def clean(root: Path) -> dict[str, bytes]:
    """The site of the same hub, built where nothing is remembered."""
    other = root.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("build"))
    return built(other)


def renamed(root: Path) -> None:
    person(root, "personne-0", "Clara Wieck")


def rewritten(root: Path) -> None:
    write(root, "content/works/oeuvre-1/index.fr.md", "Tout autre chose, *enfin*.\n")


def translated(root: Path) -> None:
    write(root, "content/works/oeuvre-1/index.lb.md", "Op Lëtzebuergesch.\n")


def added(root: Path) -> None:
    work(root, "berceuse", "Berceuse", "personne-2")


def removed(root: Path) -> None:
    shutil.rmtree(root / "content/works/oeuvre-2")


def given_to_another(root: Path) -> None:
    work(root, "oeuvre-3", "Œuvre 3", "personne-1")


def retitled(root: Path) -> None:
    write(root, "content/pages/aide/index.fr.md", "---\ntitle: À propos\n---\nTexte.\n")


def in_its_own_words(root: Path) -> None:
    write(root, "overrides/pages/people.html", "<article>{{ r.text(it.name) }}</article>\n")


def in_fewer_languages(root: Path) -> None:
    write(root, "content/hub.yml", hub_of("fr, de"))


EDITS = (renamed, rewritten, translated, added, removed, given_to_another, retitled)
EDITS += (in_its_own_words, in_fewer_languages)


def searched(site: dict[str, bytes]) -> dict[str, bytes]:
    """What can be found in a site."""
    return {name: content for name, content in site.items() if name.startswith("search/")}


def seen(root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site as who waits is shown it, and as it is in the end."""
    shown: list[dict[str, bytes]] = []
    pipeline.build(root, shown=lambda it: shown.append(files(it.site or root)))
    (first,) = shown
    return first, files(root / "build" / "site")


def test_after_each_edit_the_site_is_that_of_a_first_build(hub: Path, tmp_path: Path) -> None:
    """Made by the command line, and in a preview, which goes on and shows pages first."""
    previewed = tmp_path / "previewed"
    shutil.copytree(hub, previewed)
    built(hub)
    later = []
    for edit in EDITS:
        with at_hand():
            before = built(previewed)
            edit(previewed)
            first, last = seen(previewed)
        edit(hub)
        whole = clean(hub)
        assert built(hub) == whole and last == whole, edit.__name__
        old, new = searched(first), searched(whole)
        assert first.items() - old.items() == whole.items() - new.items(), edit.__name__
        if old != new:
            assert old == searched(before), edit.__name__
            later.append(edit)
    assert rewritten in later


def test_few_pages_take_their_places_one_by_one(hub: Path) -> None:
    built(hub)
    site = hub / "build" / "site"
    folder = site.stat().st_ino
    rewritten(hub)
    pipeline.build(hub, shown=lambda it: None)
    assert site.stat().st_ino == folder
    rewritten_again = hub / "content/works/oeuvre-1/index.fr.md"
    rewritten_again.write_text("Encore autre chose.\n", "utf-8")
    pipeline.build(hub)
    assert site.stat().st_ino != folder, "nobody waits: the site is whole at every moment"


@pytest.mark.parametrize("edit", [rewritten, removed, renamed])
def test_stopped_between_pages_and_search_the_next_build_makes_it_whole(
    hub: Path, edit: Callable[[Path], None]
) -> None:
    built(hub)
    edit(hub)

    def stop(_: pipeline.Built) -> None:
        raise KeyboardInterrupt

    with at_hand(), pytest.raises(KeyboardInterrupt):
        pipeline.build(hub, shown=stop)
    assert built(hub) == clean(hub)


def test_processes_make_what_one_makes(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked, and begun empty as where nothing can be forked."""
    alone = built(hub)
    monkeypatch.setattr(spreading, "_FEW", 0)
    monkeypatch.setattr(spreading, "cores", lambda: 2)
    for method in ("fork", "spawn"):
        shutil.rmtree(hub / "build")
        monkeypatch.setattr(spreading, "context", partial(multiprocessing.get_context, method))
        assert built(hub) == alone


def test_shells_that_nobody_foresaw_are_rendered_too(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hub's own home page may show a score: processes foresee none there."""
    write(hub, "content/works/oeuvre-0/score.abc", "X:1\nT:Air\nM:2/4\nL:1/4\nK:C\nCD|EF|\n")
    facts = hub / "content/works/oeuvre-0/work.yml"
    facts.write_text(facts.read_text("utf-8") + "score: score.abc\n", "utf-8")
    place = '<div class="score" data-work="oeuvre-0" data-semitones="0"></div>'
    write(hub, "overrides/pages/home.html", f"<h1>{{{{ title }}}}</h1>\n{place}\n")
    alone = built(hub)
    assert b"score.css" in alone["fr/index.html"]
    monkeypatch.setattr(spreading, "_FEW", 0)
    monkeypatch.setattr(spreading, "cores", lambda: 2)
    shutil.rmtree(hub / "build")
    assert built(hub) == alone


def test_only_what_changed_is_written(hub: Path) -> None:
    """What stays is the very same file, not one like it."""
    built(hub)
    site = hub / "build" / "site"
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    rewritten(hub)
    built(hub)
    changed = (path for path, number in before.items() if path.stat().st_ino != number)
    fresh = {path.relative_to(site).as_posix() for path in changed}
    pages = {f"{lang}/works/oeuvre-1.html" for lang in ("fr", "lb")}
    assert pages <= fresh
    assert {name for name in fresh if not name.startswith("search/")} == pages


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "gone"])
def test_harmed_memory_changes_nothing(hub: Path, harm: str) -> None:
    """Whichever file of the cache it is."""
    whole = built(hub)
    lots = random.Random(harm)
    for path in sorted(path for path in (hub / "build/cache").rglob("*") if path.is_file()):
        harmed(path, harm, lots)
    assert built(hub) == whole


@pytest.mark.parametrize("harm", ["cut", "flip"])
def test_harmed_words_change_nothing(hub: Path, harm: str) -> None:
    """What is shown of texts is asked for as soon as pages are made again."""
    built(hub)
    harmed(hub / "build/cache/words", harm, random.Random(harm))
    renamed(hub)
    assert built(hub) == clean(hub)


def harmed(path: Path, harm: str, lots: random.Random) -> None:
    content = path.read_bytes()
    path.unlink()
    if harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif harm == "flip" and content:
        at = lots.randrange(len(content))
        wrong = bytes([content[at] ^ 1 << lots.randrange(8)])
        path.write_bytes(content[:at] + wrong + content[at + 1 :])
    elif harm == "empty":
        path.write_bytes(b"")


def test_texts_are_understood_once(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often their pages are made: what is shown of them is kept by their content."""
    whole = built(hub)

    def never(*_: object) -> None:
        raise AssertionError("it was understood before")

    for name in ("shown", "tokens_of"):
        monkeypatch.setattr(f"build_tools.prose.words.{name}", never)
    for path in (hub / "build/cache").glob("pages-*"):
        path.unlink()
    assert built(hub) == whole


def test_harmed_pages_are_made_again(hub: Path) -> None:
    """Those of the site, and those that were laid out for it."""
    whole = built(hub)
    docs = files(hub / "build/docs")
    for folder in (hub / "build/site", hub / "build/docs"):
        pages = sorted(path for path in folder.rglob("oeuvre-*") if path.is_file())
        pages[0].unlink()
        pages[1].write_text("harmed")
        os.utime(pages[1], ns=(1, 1))
    (hub / "build/site/stranger.html").write_text("x")
    shutil.rmtree(hub / "build/docs/de")
    assert built(hub) == whole
    assert files(hub / "build/docs").keys() == docs.keys()


def test_memory_of_another_version_is_not_believed(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = built(hub)
    for module in ("memory", "site.stage", "understanding"):
        monkeypatch.setattr(f"build_tools.{module}.made_by", lambda: "another")
    made: list[str] = []
    real: Callable[..., object] = spreading.site.Stage._lay_page

    def noted(self: object, *given: object) -> object:
        made.append("page")
        return real(self, *given)

    monkeypatch.setattr(spreading.site.Stage, "_lay_page", noted)
    monkeypatch.setattr(spreading, "cores", lambda: 1)
    assert built(hub) == whole
    assert len(made) == len([name for name in whole if name.endswith(".html")]) - 1  # the shell
