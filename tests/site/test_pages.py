"""Which pages there are, and what stands on them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import KINDS, LANGUAGES, Assets, Catalogue
from build_tools.site import Stage, Staged, draw_covers
from build_tools.site.pages import plan_pages
from build_tools.site.published import catalogue_json
from build_tools.site.relations import Relations


@pytest.fixture
def staged(hub: Catalogue, derived: Assets, tmp_path: Path) -> tuple[Staged, Path]:
    stage = Stage(tmp_path, tmp_path / "build", hub, draw_covers(hub, derived, {}, {}))
    return stage.write(), tmp_path / "build" / "docs"


def test_each_resource_once_per_language(hub: Catalogue) -> None:
    pages = list(plan_pages(hub))
    calendar = 1 + 3  # the overview; September and October with a meeting, December with a concert
    children = 3 + 1  # the first screen, a playlist, the door; and the path of the journey
    lists = 1 + 4  # from A to Z
    questions = 6  # the way to all, one for each who is asked, and the children's own
    expected = 1 + len(KINDS) + 10 + 1 + children + calendar + lists + questions
    assert len(pages) == len({page.url for page in pages}) == 5 * expected
    assert {page.url for page in pages if page.kind == "home"} == {
        f"{lang}/index.html" for lang in hub.hub.languages
    }


def test_every_page_has_the_same_address_in_each_language(hub: Catalogue) -> None:
    """So the switcher stays on the page: it changes the first part of the address only."""
    by_lang: dict[str, set[str]] = {lang: set() for lang in hub.hub.languages}
    for page in plan_pages(hub):
        by_lang[page.lang].add(page.url.partition("/")[2])
    assert len({frozenset(urls) for urls in by_lang.values()}) == 1


def test_fallback_follows_the_chain_and_says_so(staged: tuple[Staged, Path]) -> None:
    """Luxembourgish falls back to German before French, marked on text and page."""
    _, docs = staged
    page = (docs / "lb/recordings/ode-piano.md").read_text()
    assert '<div class="prose" lang="de">' in page and "<strong>gut</strong>" in page
    assert 'class="notice"' in page and "Däitsch" in page
    assert '<span lang="de">Ode &lt;/script&gt; Klavier</span>' in page
    assert 'class="notice"' not in (docs / "de/recordings/ode-piano.md").read_text()


def test_titles_are_escaped_everywhere(staged: tuple[Staged, Path]) -> None:
    _, docs = staged
    for path in docs.rglob("*.md"):
        html = path.read_text().split("\n---\n", 1)[1]
        assert "<van>" not in html
        for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.S):
            json.loads(block)


def test_listen_block_becomes_a_button_with_its_time(staged: tuple[Staged, Path]) -> None:
    _, docs = staged
    html = (docs / "fr/workshops/chanter.md").read_text()
    assert 'data-play="ode-piano" data-at="10"' in html
    assert 'src="../../media/ode-piano-1.mp3#t=10"' in html


def told(scripts: Mapping[str, str], url: str) -> list[Any]:
    """What a script hands to the player."""
    call = re.fullmatch(r"poche\w+\((.*)\);\n", scripts[url], re.S)
    assert call
    found: list[Any] = json.loads(f"[{call[1]}]")
    return found


def test_one_script_a_language_knows_all_that_sounds(staged: tuple[Staged, Path]) -> None:
    """Titles as the reader gets them, credits, forms to try; addresses from the root."""
    scripts = staged[0].scripts
    for lang in LANGUAGES:
        language, data = told(scripts, f"{lang}/sounds.js")
        assert language == lang
        assert set(data["recordings"]) == {"ode-piano", "ode-cordes"}
        assert data["playlists"]["ecouter"]["items"][0] == {
            "id": "ode-piano", "start": 10.0, "stop": 20.5,
        }  # fmt: skip
        assert data["playlists"]["concerts/fete"] == {"items": [{"id": "ode-piano"}]}
    known = told(scripts, "lb/sounds.js")[1]["recordings"]["ode-piano"]
    assert known["lang"] == "de"
    assert known["title"] == "Ode </script> Klavier"
    assert known["audio"] == [["media/ode-piano-1.mp3", "audio/mpeg"]]
    assert known["page"] == "lb/recordings/ode-piano.html"
    assert ["Komponist", "Ludwig <van> Beethoven"] in known["credits"]
    assert "panel" in scripts["assets/poche/panel-markup.js"]


def test_everything_playable_has_plain_controls(staged: tuple[Staged, Path]) -> None:
    """Without script a page of sound still sounds."""
    _, docs = staged
    for name in ("recordings/ode-piano", "playlists/ecouter", "concerts/fete", "works/ode"):
        assert "<audio controls" in (docs / f"fr/{name}.md").read_text()


def test_excerpts_stand_in_plain_controls(staged: tuple[Staged, Path]) -> None:
    _, docs = staged
    assert "#t=10.0,20.5" in (docs / "fr/playlists/ecouter.md").read_text()


def test_second_staging_writes_nothing(hub: Catalogue, derived: Assets, tmp_path: Path) -> None:
    """A watching renderer would wake for every file that is written."""
    assets = draw_covers(hub, derived, {}, {})
    Stage(tmp_path, tmp_path / "build", hub, assets).write()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")}
    Stage(tmp_path, tmp_path / "build", hub, assets).write()
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")}


def test_what_is_gone_leaves_nothing(hub: Catalogue, derived: Assets, tmp_path: Path) -> None:
    Stage(tmp_path, tmp_path / "build", hub, draw_covers(hub, derived, {}, {})).write()
    stray = tmp_path / "build/docs/fr/works/gone.md"
    stray.write_text("old")
    Stage(tmp_path, tmp_path / "build", hub, draw_covers(hub, derived, {}, {})).write()
    assert not stray.exists()


def test_empty_hub_has_friendly_pages(hub: Catalogue, tmp_path: Path) -> None:
    """A first build of an empty hub shows words, not blanks."""
    empty = Catalogue(hub.hub)
    Stage(tmp_path, tmp_path / "build", empty, draw_covers(empty, Assets(), {}, {})).write()
    for path in (tmp_path / "build/docs/fr").rglob("index.md"):
        assert 'class="nothing"' in path.read_text(), path


def test_relations_point_back(hub: Catalogue) -> None:
    relations = Relations(hub)
    assert [it.id for it in relations.users(hub.works["ode"], "recordings")] == [
        "ode-cordes", "ode-piano",
    ]  # fmt: skip
    assert [it.id for it in relations.users(hub.projects["mosel"], "journeys")] == ["annee"]
    assert relations.users(hub.people["ludwig"], "recordings") == []


def test_catalogue_json_has_its_form(
    staged: tuple[Staged, Path], hub: Catalogue, derived: Assets
) -> None:
    made, _ = staged
    data = json.loads(
        catalogue_json(hub, made.pages, made.titles, draw_covers(hub, derived, {}, {}))
    )
    assert list(data) == ["version", "languages", "pages", "recordings", "playlists"]
    assert len(data["pages"]) == len([page for page in made.pages if not page.variant])
    home = next(page for page in data["pages"] if page["lang"] == "de" and page["kind"] == "home")
    assert home == {
        "lang": "de", "kind": "home", "id": "home", "url": "de/index.html", "title": "Musik",
        "variants": [],
    }  # fmt: skip
    assert data["recordings"][1] == {
        "id": "ode-piano",
        "title": "Ode & piano",
        "duration_s": 61.25,
        "audio": [{"url": "media/ode-piano-1.mp3", "mime": "audio/mpeg", "bytes": 9}],
    }
    assert len(data["playlists"][0]["files"]) == 3 * len(hub.hub.languages)
    assert data["playlists"][0]["files"][:3] == [
        {"lang": "fr", "url": "fr/playlists/ecouter.m3u8", "mime": "audio/x-mpegurl"},
        {"lang": "fr", "url": "fr/playlists/ecouter.xspf", "mime": "application/xspf+xml"},
        {"lang": "fr", "url": "fr/playlists/ecouter.jspf", "mime": "application/jspf+json"},
    ]
