"""A worksheet's pages: the sheet, in simple words, before a class; and what is to be printed."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools.domain import Assets, Catalogue, Document, EasyRead, Picture
from build_tools.site import Stage, draw_covers, needs
from build_tools.site.pages import plan_pages
from build_tools.site.published import catalogue_json
from tests.site.conftest import bodies, body, said

PDF = "application/pdf"
SHEETS = {
    ("chanter", "fr", "large"): Document("media/chanter-fr-large-1.pdf", PDF, 50_001, 3),
    ("chanter", "fr", "standard"): Document("media/chanter-fr-standard-1.pdf", PDF, 40_000, 1),
    ("chanter", "fr", "copier"): Document("media/chanter-fr-copier-1.pdf", PDF, 39_000, 2),
    ("chanter", "de", "easy"): Document("media/chanter-de-easy-1.pdf", PDF, 20_000, 2),
}
EASY = (
    "Stell dich hin.\\\nHör zu. Sing mit! Am 12. Mai z. B. ist Schluss.\n\n![Ein Tor. Zu](tor.png)"
)


@pytest.fixture
def sheets(hub: Catalogue) -> Catalogue:
    """The small hub, its sheet with materials and adaptations, and in simple words in German."""
    sheet = replace(
        hub.workshops["chanter"],
        materials=(said(fr="Une craie"),),
        level="beginners",
        adaptations=MappingProxyType({"hearing": said(fr="Montrer du doigt")}),
        easy=MappingProxyType({"de": body("de", EASY, "content/workshops/chanter/easy.de.md")}),
    )
    return replace(hub, workshops={"chanter": sheet})


def staged(hub: Catalogue, assets: Assets, root: Path) -> tuple[dict[str, str], dict[str, object]]:
    """Return each page's source by its address, and `catalogue.json`."""
    drawn = draw_covers(hub, assets, {}, {})
    made = Stage(root, root / "build", hub, drawn).write()
    docs = root / "build" / "docs"
    pages = {
        page.url: (docs / page.url.replace(".html", ".md")).read_text("utf-8")
        for page in made.pages
    }
    return pages, json.loads(catalogue_json(hub, made.pages, made.titles, drawn))


def test_a_class_page_in_every_language_an_easy_one_where_it_is_written(sheets: Catalogue) -> None:
    urls = {page.url for page in plan_pages(sheets)}
    for lang in sheets.hub.languages:
        assert f"{lang}/workshops/chanter.class.html" in urls
        assert (f"{lang}/workshops/chanter.easy.html" in urls) == (lang == "de")


def test_the_catalogue_names_variants_with_their_sheet(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    """Pages first, then the PDFs of a language with a source of its own, standard first."""
    _, data = staged(sheets, replace(derived, sheets=SHEETS), tmp_path)
    assert isinstance(data["pages"], list)
    found = {it["lang"]: it["variants"] for it in data["pages"] if it["id"] == "chanter"}
    assert found["fr"] == [
        {"type": "class", "url": "fr/workshops/chanter.class.html"},
        {"type": "print", "url": "media/chanter-fr-standard-1.pdf"},
        {"type": "print", "url": "media/chanter-fr-large-1.pdf"},
        {"type": "print", "url": "media/chanter-fr-copier-1.pdf"},
    ]
    assert [it["type"] for it in found["de"]] == ["easy", "class", "print"]
    assert [it["type"] for it in found["lb"]] == ["class"]
    assert all(it["id"] == "chanter" or not it["variants"] for it in data["pages"])


@pytest.mark.parametrize("variant", ["", ".class"])
def test_what_a_group_should_have_done_before_is_said(
    sheets: Catalogue, derived: Assets, tmp_path: Path, variant: str
) -> None:
    pages, _ = staged(sheets, derived, tmp_path)
    words = re.sub(r"<[^>]+>", " ", pages[f"de/workshops/chanter{variant}.html"])
    assert "Niveau Keine Vorkenntnisse nötig" in " ".join(words.split())


def test_pdfs_are_named_with_pages_and_size(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(sheets, replace(derived, sheets=SHEETS), tmp_path)
    paper = r'href="([^"]+\.pdf)" type="application/pdf" hreflang="(\w\w)"'
    papers = re.findall(paper, pages["fr/workshops/chanter.html"])
    assert papers == [
        ("../../media/chanter-fr-standard-1.pdf", "fr"),
        ("../../media/chanter-fr-large-1.pdf", "fr"),
        ("../../media/chanter-fr-copier-1.pdf", "fr"),
        ("../../media/chanter-de-easy-1.pdf", "de"),
    ]
    words = re.sub(r"<[^>]+>", "", pages["fr/workshops/chanter.html"])
    assert "Gros caractères PDF · 3 pages · 51 ko" in words
    assert "Standard PDF · 1 page · 40 ko" in words


def test_a_language_without_a_source_is_led_to_another_and_told_so(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    """Dutch has neither sheet nor simple words: both are named with their language."""
    pages, _ = staged(sheets, replace(derived, sheets=SHEETS), tmp_path)
    html = pages["nl/workshops/chanter.html"]
    words = re.sub(r"<[^>]+>", "", html)
    assert "Standaard (Frans)" in words
    assert 'href="../../de/workshops/chanter.easy.html"' in html
    assert "In eenvoudige woorden (Duits)" in words
    german = re.sub(r"<[^>]+>", "", pages["de/workshops/chanter.html"])
    assert "In einfachen Worten" in german and "In einfachen Worten (" not in german


def test_without_pdfs_the_page_itself_can_be_printed(
    hub: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(hub, derived, tmp_path)
    html = pages["fr/workshops/chanter.html"]
    assert "data-print" in html and ".pdf" not in html and ".easy.html" not in html


def test_the_class_sees_materials_then_each_step(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(sheets, derived, tmp_path)
    html = pages["fr/workshops/chanter.class.html"]
    assert html.index('id="step-0"') < html.index("Une craie") < html.index('id="step-1"')
    assert 'data-minutes="5"' in html
    assert "Étape 1 sur 1" in html
    assert 'data-play="ode-piano" data-at="10"' in html
    assert "Montrer du doigt" in html
    assert '"space": "class"' not in html and 'space: "class"' in html
    assert 'styles: ["sheet", "class"]' in html and 'scripts: ["class"]' in html


def test_the_class_is_told_of_a_text_in_another_language(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(sheets, derived, tmp_path)
    html = pages["nl/workshops/chanter.class.html"]
    assert 'class="notice"' in html and '<div class="prose" lang="fr">' in html
    assert "Stap 1 van 1" in html


def test_a_sheet_without_a_body_is_shown_to_a_class(
    hub: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    bare = replace(hub.workshops["chanter"], bodies=bodies())
    pages, _ = staged(replace(hub, workshops={"chanter": bare}), derived, tmp_path)
    assert pages["fr/workshops/chanter.class.html"].count('class="slide ') == 1


def test_simple_words_stand_one_sentence_under_the_other(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    """Not after an abbreviation, not after a number, not inside what is no text."""
    pages, _ = staged(sheets, derived, tmp_path)
    html = pages["de/workshops/chanter.easy.html"]
    apart = '<span class="apart"></span>'
    assert (
        f"Stell dich hin.{apart}\nHör zu. {apart}Sing mit! {apart}Am 12. Mai z. B. ist Schluss."
        in html
    )
    assert "In einfachen Worten" in html
    assert "Leichte Sprache" not in html


def test_who_proofread_simple_words_is_said_where_it_is_known(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(sheets, derived, tmp_path / "before")
    assert "Geprüft" not in pages["de/workshops/chanter.easy.html"]
    sheet = sheets.workshops["chanter"]
    read = replace(sheet.easy["de"], easy_read=EasyRead("Lesekreis", date(2026, 9, 7)))
    known = replace(sheets, workshops={"chanter": replace(sheet, easy={"de": read})})
    pages, _ = staged(known, derived, tmp_path)
    assert "Geprüft von Lesekreis, 7. September 2026" in pages["de/workshops/chanter.easy.html"]


def test_switching_language_stays_in_the_variant_where_it_is(
    sheets: Catalogue, derived: Assets, tmp_path: Path
) -> None:
    pages, _ = staged(sheets, derived, tmp_path)

    def ways(url: str) -> dict[str, str]:
        found = re.findall(r'<a href="([^"]+)" hreflang="(\w\w)"', pages[url])
        assert len(found) == 5
        return {lang: way for way, lang in found}

    assert ways("fr/workshops/chanter.class.html")["de"] == "../../de/workshops/chanter.class.html"
    easy = ways("de/workshops/chanter.easy.html")
    assert easy["de"] == "../workshops/chanter.easy.html"
    assert easy["lb"] == "../../lb/workshops/chanter.html"


def test_pictures_of_simple_words_are_published(sheets: Catalogue) -> None:
    path = "content/workshops/chanter/tor.png"
    wanted = needs(sheets, {path: Picture(path, "c" * 64, 10, 10)}, {})
    assert "chanter-tor" in wanted.pictures


@pytest.mark.parametrize(("icon", "shown"), [("sing", True), ("invented", False)])
def test_a_step_shows_its_pictogram(
    hub: Catalogue, derived: Assets, tmp_path: Path, icon: str, shown: bool
) -> None:
    """On the sheet and before the class; what an editor invents is left out, not an error."""
    own = hub.workshops["chanter"].bodies["fr"]
    step = f'<section class="step" data-minutes="5" data-icon="{icon}">'
    html = re.sub(r'<section class="step"[^>]*>', step, own.html)
    sheet = replace(hub.workshops["chanter"], bodies={"fr": own.showing(html)})
    pages, _ = staged(replace(hub, workshops={"chanter": sheet}), derived, tmp_path)
    for page in ("chanter", "chanter.class"):
        found = '<span class="step__icon"><svg' in pages[f"fr/workshops/{page}.html"]
        assert found is shown
