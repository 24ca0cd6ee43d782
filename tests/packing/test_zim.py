"""`poche pack` for Kiwix: a file for each language, which holds that language alone."""

import re
from pathlib import Path

import pytest
from libzim.reader import Archive

from build_tools.domain import Catalogue, Edition, Hub, Localised
from build_tools.packing import parts
from tests.packing.conftest import poche
from tests.season import kept

FILES = {
    "content/hub.yml": "id: bois\ntitle: {fr: Le bois, de: Der Wald}\nlanguages: [fr, de, lb]\n"
    "default_language: fr\nfallbacks: {lb: [de]}\n",
    "content/pages/bonjour/index.fr.md": "---\ntitle: Bonjour\n---\nTout le monde chante.\n",
    "content/pages/bonjour/index.de.md": "---\ntitle: Hallo\n---\nAlle singen.\n",
    "editions.yml": "ruche: {format: zim, languages: [fr, lb], audio: frugal}\n",
}
NAMES = {
    lang: f"bois_{code}_ruche_frugal_2026-09.zim" for lang, code in (("fr", "fra"), ("lb", "ltz"))
}


@pytest.fixture(scope="session")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub with its edition packed; nobody changes anything in it."""

    def make(root: Path) -> None:
        for name, text in FILES.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        packed = poche(root, "pack")
        assert packed.exit_code == 0, packed.stderr
        (root / "said.txt").write_text(packed.stdout, "utf-8")

    return kept("forest", make, tmp_path_factory.mktemp("forest"))


def test_an_edition_that_names_no_language_has_a_file_for_each_of_the_hubs() -> None:
    """In the hub's order; one that names some, for those."""
    hub = Hub("bois", Localised("Le bois"), ("fr", "de", "lb"), "fr")
    for named, langs in (((), "fr de lb"), (("lb", "fr"), "fr lb"), (("de",), "de")):
        found = parts(Catalogue(hub), Edition("ruche", named, format="zim"))
        assert [part.languages for part in found] == [(lang,) for lang in langs.split()]


def page(archive: Archive, path: str) -> str:
    return bytes(archive.get_entry_by_path(path).get_item().content).decode()


def test_there_is_a_whole_file_for_each_language(forest: Path) -> None:
    """Named as libraries sort them; what is said names them, too."""
    assert sorted(path.name for path in (forest / "dist").glob("*.zim")) == sorted(NAMES.values())
    for lang, name in NAMES.items():
        archive = Archive(forest / "dist" / name)
        assert archive.check()
        assert archive.get_metadata("Language").decode() == {"fr": "fra", "lb": "ltz"}[lang]
        assert f"in dist/{name}" in (forest / "said.txt").read_text("utf-8")


def test_a_file_holds_its_language_alone_and_what_stands_in_for_it(forest: Path) -> None:
    """A text that nobody has translated is the nearest language's, marked as such."""
    archive = Archive(forest / "dist" / NAMES["lb"])
    for lang in ("fr", "de"):
        assert not archive.has_entry_by_path(f"poche/{lang}/index.html")
    assert archive.get_metadata("Title").decode() == "Der Wald"
    html = page(archive, "poche/lb/pages/bonjour.html")
    assert re.search(r'<html[^>]* lang="lb"', html)
    assert re.search(r'lang="de"[^>]*>(?:(?!</article>).)*Alle singen', html, re.DOTALL)
    assert "hreflang" not in html
    assert 'class="languages"' not in html


def test_a_file_has_no_music_for_car_radios_and_no_page_that_checks_sticks(forest: Path) -> None:
    """Nobody can open a folder in a library, nor pick one."""
    archive = Archive(forest / "dist" / NAMES["fr"])
    assert not archive.has_entry_by_path("verify.html")
    assert archive.has_entry_by_path("SHA256SUMS")
    assert "Musique/" not in page(archive, "SHA256SUMS")


def test_its_copy_is_proven_by_poche_verify(forest: Path) -> None:
    """Every file in it is what its list says."""
    proven = poche(forest, "verify", str(forest / "dist" / NAMES["fr"]))
    assert proven.exit_code == 0, proven.stdout + proven.stderr
