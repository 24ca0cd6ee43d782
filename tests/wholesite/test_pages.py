"""Every file of the finished site, read without a browser."""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.season import Site
from tests.wholesite.html import Html, fault_of_link, read

FORBIDDEN_STEMS = {"con", "prn", "aux", "nul"}
FORBIDDEN_STEMS |= {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
LARGEST_FAT_FILE_BYTES = 4 * 1024**3 - 1
POLICY = {
    "default-src": {"'self'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "media-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'", "data:"},
    "worker-src": {"blob:"},
    "object-src": {"'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}


@pytest.fixture(scope="module")
def pages(site: Site) -> list[Html]:
    """Every HTML file, the shell included, whether the catalogue names it or not."""
    found = [read(file) for file in sorted(site.root.rglob("*.html"))]
    assert len(found) > len(site.pages) > 200
    return found


def of(site: Site, page: Html) -> str:
    return page.file.relative_to(site.root).as_posix()


def test_catalogue_and_files_are_the_same_pages(site: Site, pages: list[Html]) -> None:
    assert {of(site, page) for page in pages} == {"index.html", *site.pages}


def test_each_resource_has_a_page_in_every_language(site: Site) -> None:
    languages = site.catalogue["languages"]
    count = Counter((page["kind"], page["id"]) for page in site.catalogue["pages"])
    assert set(count.values()) == {len(languages)}
    for page in site.catalogue["pages"]:
        assert page["url"].startswith(page["lang"] + "/")
        assert page["title"].strip()


def test_every_link_leads_to_a_file(site: Site, pages: list[Html]) -> None:
    faults = Counter(
        f"{of(site, page)}: {element} {address}: {fault}"
        for page in pages
        for element, address in page.links
        if (fault := fault_of_link(site.root, page, element, address))
    )
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(sorted(faults)[:40])


def test_what_style_sheets_name_is_there(site: Site) -> None:
    for sheet in site.root.rglob("*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text("utf-8")):
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / address.partition("#")[0]).is_file(), f"{sheet}: {address}"


def test_sounds_that_scripts_name_are_there(site: Site) -> None:
    """Addresses that only the player reads are checked, too."""

    def addresses(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name in {"url", "page", "cover"} and isinstance(inner, str):
                    yield inner
                else:
                    yield from addresses(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from addresses(inner)

    named = set(addresses(site.catalogue))
    for lang in site.catalogue["languages"]:
        script = (site.root / lang / "sounds.js").read_text("utf-8")
        language, data = json.loads("[" + script.removeprefix("pocheSounds(").rstrip(");\n") + "]")
        assert language == lang
        named |= set(addresses(data))
        for each in data["recordings"].values():
            named |= {url for url, _ in each["audio"]}
            for _, _, alone, others in each.get("parts", ()):
                named |= {url for url, _ in (*alone, *others)}
    assert any(address.startswith("media/words-") for address in named)
    assert any(address.startswith("media/") for address in named)
    assert [address for address in sorted(named) if not (site.root / address).is_file()] == []


def test_ids_are_unique_on_their_page(site: Site, pages: list[Html]) -> None:
    for page in pages:
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], of(
            site, page
        )


def test_languages_are_declared(site: Site, pages: list[Html]) -> None:
    """The page has its folder's language; a text shown in another one says which."""
    languages = set(site.catalogue["languages"])
    for page in pages:
        element, declared = page.languages[0]
        assert element == "html"
        folder = of(site, page).split("/")[0]
        assert declared == folder if page.file != site.shell else declared in languages
        for _, inner in page.languages:
            assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", inner), of(site, page)


def test_missing_translation_shows_the_next_language_and_says_which(site: Site) -> None:
    """Luxembourgish falls back to German, in the page's own language otherwise."""
    assert site.fallbacks
    for url in site.fallbacks:
        page = read(site.root / url)
        inner = {declared for element, declared in page.languages if element not in {"html", "a"}}
        assert "de" in inner, url
        assert page.languages[0] == ("html", "lb"), url


def test_content_policy_stands_before_anything_that_loads(site: Site, pages: list[Html]) -> None:
    for page in pages:
        inside = [entry for entry in page.head if entry[0] not in {"html", "head"}]
        assert inside[0][0] == "meta", of(site, page)
        assert "charset" in inside[0][1], of(site, page)
        assert inside[1][1].get("http-equiv", "") == "Content-Security-Policy", of(site, page)


def test_content_policy_allows_what_the_page_holds_and_no_more(
    site: Site, pages: list[Html]
) -> None:
    for page in pages:
        policy = dict(page.policy)
        allowed = policy.pop("script-src")
        assert {name: set(sources) for name, sources in policy.items()} == POLICY, of(site, page)
        assert "'self'" in allowed
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & set(allowed)
        for text in page.scripts:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, f"{of(site, page)}: {text[:80]}"
        assert page.handlers == [], of(site, page)


def test_playlists_are_files_that_any_player_opens(site: Site) -> None:
    """UTF-8 without BOM; relative ASCII paths without the characters that players stumble over."""
    files = [file["url"] for playlist in site.catalogue["playlists"] for file in playlist["files"]]
    lists = [site.root / url for url in files if url.endswith(".m3u8")]
    assert len(lists) >= len(site.catalogue["playlists"]) > 0
    for file in lists:
        lines = file.read_bytes().decode("utf-8").splitlines()
        assert lines[0] == "#EXTM3U", file.name
        paths = [line for line in lines if line and not line.startswith("#")]
        assert paths, file.name
        for path in paths:
            assert re.fullmatch(r"[A-Za-z0-9._/-]+", path), path
            assert not path.startswith("/"), path
            assert (file.parent / path).is_file(), path


def test_file_names_survive_any_stick(site: Site) -> None:
    """ASCII, no name that FAT or Windows refuses, no two that differ by case, no path too long."""
    seen: set[str] = set()
    for file in site.root.rglob("*"):
        path = file.relative_to(site.root).as_posix()
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path), path
        assert not any(part.endswith(".") for part in path.split("/")), path
        assert file.name.split(".")[0].lower() not in FORBIDDEN_STEMS, path
        assert len(path) < 150, path
        assert path.lower() not in seen, path
        assert file.stat().st_size <= LARGEST_FAT_FILE_BYTES, path
        seen.add(path.lower())


def test_recordings_say_what_they_weigh(site: Site) -> None:
    assert len(site.catalogue["recordings"]) >= 10
    for recording in site.catalogue["recordings"]:
        assert recording["duration_s"] > 0
        for audio in recording["audio"]:
            assert audio["mime"].startswith("audio/")
            assert audio["bytes"] == (site.root / audio["url"]).stat().st_size
