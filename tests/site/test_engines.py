"""The two engines give the same pages; shells are made again when one may be another."""

import shutil
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.site import once
from build_tools.site.render import RenderError, reference, render, shells
from build_tools.site.render.sources import of_its_own, read, source, staged_at
from build_tools.store import Store
from tests.season import Site


class _Structure(HTMLParser):
    """Elements with their attributes, and texts but for white space, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.found.append(f" {text}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"!{decl}")


def structure(html: str) -> list[object]:
    """What a page is, but for white space."""
    parser = _Structure()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture
def staged(site: Site, tmp_path: Path) -> Path:
    """A copy of the sample season as it was staged, without what was rendered."""
    build = tmp_path / "build"
    for name in ("docs", "overrides"):
        shutil.copytree(site.root.parent / name, build / name)
    shutil.copy(site.root.parent / "mkdocs.yml", build)
    return build


def test_every_page_of_the_season_is_what_mkdocs_makes_of_it(site: Site, staged: Path) -> None:
    """In all five languages, attribute for attribute and word for word."""
    store = Store(staged / "cache")
    theirs = dict(render(staged, site.pages, store, "mkdocs"))
    assert len(theirs) == len(site.pages) > 500
    different = []
    for url, content in theirs.items():
        ours = (site.root / url).read_bytes()
        laid = once.page(content.decode())
        if ours != laid.encode() and structure(ours.decode()) != structure(laid):
            different.append(url)
    assert different == []
    assert {url[:3] for url in theirs} == {"fr/", "de/", "nl/", "en/", "lb/"}


def some_pages(site: Site) -> list[str]:
    """What the navigation names, and a page of each type in one language."""
    named = [url for url in site.pages if url.endswith("/index.html")]
    return list(dict.fromkeys([*named, *site.types.values()]))


def test_shells_are_remembered(site: Site, staged: Path) -> None:
    urls, store = some_pages(site), Store(staged / "cache")
    first = dict(render(staged, urls, store))
    with mock.patch.object(reference, "mkdocs", side_effect=AssertionError):
        assert dict(render(staged, urls, store)) == first


@pytest.mark.parametrize("changed", ["overrides/main.html", "mkdocs.yml"])
def test_shells_are_made_again_when_what_they_are_made_of_changes(
    site: Site, staged: Path, changed: str
) -> None:
    urls, store = some_pages(site), Store(staged / "cache")
    before = dict(render(staged, urls, store))
    path = staged / changed
    text = path.read_text("utf-8")
    word = "foot__shell" if changed.endswith("html") else "default-src"
    assert word in text
    path.write_text(text.replace(word, "something-else"), "utf-8")
    after = dict(render(staged, urls, store))
    assert before.keys() == after.keys()
    assert any(b"something-else" in content for content in after.values())
    assert not any(word.encode() in content for content in after.values())


def test_templates_are_compiled_once(site: Site, staged: Path) -> None:
    """In a build for all languages, and for the next, which has other settings."""
    urls, store = some_pages(site), Store(staged / "cache")
    with mock.patch.object(
        jinja2.Environment, "compile", autospec=True, side_effect=jinja2.Environment.compile
    ) as compiled:
        dict(render(staged, urls, store))
        names = [call.args[2] for call in compiled.call_args_list]
        assert "main.html" in names
        assert len(names) == len({*names})
        compiled.reset_mock()
        settings = (staged / "mkdocs.yml").read_text("utf-8")
        (staged / "mkdocs.yml").write_text(settings.replace("default-src", "else"), "utf-8")
        dict(render(staged, urls, store))
        compiled.assert_not_called()


def test_shells_of_the_season_are_foreseen(site: Site) -> None:
    """Or they would be rendered twice: before pages are there, and when they are."""
    build = site.root.parent
    if not (build / "cache").is_dir():
        pytest.skip("POCHE_SITE names a site whose memory is elsewhere")
    assert len([*(build / "cache").rglob("shells-*.json")]) == 1


def test_a_damaged_memory_of_shells_is_not_believed(site: Site, staged: Path) -> None:
    urls, folder = some_pages(site), staged / "cache"
    before = dict(render(staged, urls, Store(folder)))
    (record,) = folder.rglob("shells-*.json")
    whole = record.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole.replace(b"class=", b"klass=", 1), b"", b"[]"):
        assert damaged != whole
        record.write_bytes(damaged)
        assert dict(render(staged, urls, Store(folder))) == before
        assert record.read_bytes() == whole


def test_what_mkdocs_says_stops_a_build(site: Site, staged: Path) -> None:
    (staged / "overrides" / "main.html").write_text("{% extends 'nowhere.html' %}", "utf-8")
    with pytest.raises(RenderError, match="nowhere"):
        dict(render(staged, some_pages(site), Store(staged / "cache")))


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(TEXT, TEXT, st.text("<p>a \n\t&;é", max_size=30))
def test_what_is_staged_can_be_read_again(title: str, description: str, html: str) -> None:
    front = {"title": title, "url": "fr/works/a.html", "description": description, "styles": ["a"]}
    text = source(front, html)
    known, said = read(text)
    assert known == front
    assert said.split() == html.split()
    assert of_its_own(text) == (title, description, said)
    assert source(known, said) == text


@given(TEXT, TEXT)
def test_a_title_cannot_leave_its_place(title: str, description: str) -> None:
    """Nothing in it is taken for HTML, or for the place of something else."""
    front = {"title": title, "url": "fr/works/a.html", "description": description, "kind": "works"}
    marks = shells.shell(front)
    template = "<title>{title}</title><p x='{description}' y='{url}'>".format(**marks)
    parts = shells.parted(template + shells.CONTENT)
    page = shells.joined(parts, front["url"], title, description, "<p>POCHE-TITLE-HERE</p>")
    begin, *_, inner, end = structure(page)
    assert begin == ("title", [])
    assert ("p", [("x", description), ("y", "fr/works/a.html")]) in structure(page)
    assert f" {' '.join(title.split())}" in [*structure(page), " "]
    assert (inner, end) == (" POCHE-TITLE-HERE", "p")


def test_a_shell_lies_as_deep_as_its_pages() -> None:
    def front(url: str, kind: str, **more: str) -> dict[str, str]:
        return {"title": "", "description": "", "url": url, "kind": kind, **more}

    pages = [
        front("fr/index.html", "home"),
        front("fr/works/index.html", "index"),
        front("fr/works/a.html", "works"),
        front("fr/works/b.html", "works"),
        front("fr/works/c.html", "works", space="class"),
    ]
    found = shells.distinct((page["url"], shells.key(page)) for page in pages)
    assert [address for address, _ in found.values()] == [
        "fr/index.html",
        "fr/works/index.html",
        "fr/shells/2.html",
        "fr/shells/3.html",
    ]
    assert staged_at("fr/shells/2.html") == "fr/shells/2.md"
