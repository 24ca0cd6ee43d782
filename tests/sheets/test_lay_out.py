"""From a hub to its printouts: which there are, what they are called, what is made again."""

import hashlib
import io
import re
import struct
import zlib
from pathlib import Path

import pypdf
import pytest

from build_tools import paper, pipeline
from build_tools.domain import SHEET_FORMS
from build_tools.papers import Papers
from build_tools.sheets.press import Press
from build_tools.store import Store
from tests.sheets.ink import greys, ink_of

HUB = "title: Musique\nlanguages: [fr, de, lb]\ndefault_language: fr\nlicence: CC-BY-SA-4.0\n"
FACTS = """\
title: {fr: Mon corps, de: Mein Körper}
kind: percussion
timeframe: series
ages: [6, 8]
duration_min: 10
sessions: 3
group: [8, 28]
level: some-practice
mode: both
materials: [{fr: une feuille, de: ein Blatt}]
space: {fr: la salle}
adaptations: {hearing: {fr: Montrez le geste.}}
"""
BODY = "::: step 10 Taper {clap}\nUn tambour :\n\n![Un tambour rond](drum.png)\n:::\n"


def png(grey: int) -> bytes:
    """A picture of 8 by 8 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">2I5B", 8, 8, 8, 0, 0, 0, 0))
    rows = (b"\0" + bytes([grey] * 8)) * 8
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "workshops" / "corps"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "hub.yml").write_text(HUB, "utf-8")
    (folder / "workshop.yml").write_text(FACTS, "utf-8")
    (folder / "index.fr.md").write_text(BODY, "utf-8")
    (folder / "index.de.md").write_text(BODY.replace("Taper", "Klopfen"), "utf-8")
    (folder / "easy.fr.md").write_text("::: step 10 Taper {clap}\nTapez.\n:::\n", "utf-8")
    (folder / "drum.png").write_bytes(png(128))
    return tmp_path


def laid_out(root: Path) -> Papers:
    checked = pipeline.check(root)
    assert checked.catalogue is not None, [problem.message for problem in checked.problems]
    pictures = checked.inspection.pictures
    store = Store(root / "build" / "cache" / "media")
    desk = paper.desk(root, store, pipeline.no_progress)
    return paper.laid_out(desk, checked.catalogue, pictures, {})


def words(made: Papers, *key: str) -> str:
    pdf = made.files[made.documents[key].url]  # type: ignore[index]
    reader = pypdf.PdfReader(io.BytesIO(pdf.read_bytes()))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_every_form_in_every_language_that_has_a_source(hub: Path) -> None:
    made = laid_out(hub)
    plain = {("corps", lang, form) for lang in ("fr", "de") for form in SHEET_FORMS[:3]}
    assert set(made.documents) == plain | {("corps", "fr", "easy")}
    for (id_, lang, form), document in made.documents.items():
        content = made.files[document.url].read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:10]
        assert document.url == f"media/{id_}-{lang}-{form}-{digest}.pdf"
        assert (document.mime, document.size_bytes) == ("application/pdf", len(content))
        assert document.pages == 1


def test_a_sheet_speaks_its_language(hub: Path) -> None:
    made = laid_out(hub)
    french, german = words(made, "corps", "fr", "large"), words(made, "corps", "de", "large")
    assert "Percussions Mon corps 10 min 6–8 ans 8–28 enfants 3 séances" in french
    assert "10 min Taper Un tambour" in french
    assert "Mein Körper 10 min 6–8 Jahre 8–28 Kinder" in german
    assert "ein Blatt" in german
    assert "Etwas Erfahrung hilft" in german
    assert "la salle" in german  # what nobody has translated stands there all the same
    assert "Seite 1 von 1" in german
    assert re.search(
        r"Musique · CC-BY-SA-4.0 · version [0-9a-f]{7} fr/workshops/corps.html", french
    )


def test_the_address_of_a_hub_on_the_web_is_a_code(hub: Path) -> None:
    facts = hub / "content" / "hub.yml"
    facts.write_text(f"{HUB}address: https://musique.example.org/\n", "utf-8")
    made = laid_out(hub)
    assert "https://musique.example.org/fr/workshops/corps.html" in words(
        made, "corps", "fr", "standard"
    )
    assert "code-" in (hub / "build/sheets/corps-fr-standard.typ").read_text("utf-8")


def test_the_copier_gets_no_grey_picture(hub: Path) -> None:
    made = laid_out(hub)
    seen = {}
    for form in ("standard", "copier"):
        pdf = made.files[made.documents["corps", "fr", form].url].read_bytes()
        pictures = ink_of(pdf).pictures
        assert len(pictures) == 1
        seen[form] = list(greys(pictures))
    assert seen["standard"] != []
    assert seen["copier"] == []


def test_a_second_run_sets_nothing(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = laid_out(hub)
    monkeypatch.setattr(Press, "_compiled", lambda *_: pytest.fail("typst was called"))
    assert laid_out(hub) == first


def test_other_words_are_another_file(hub: Path) -> None:
    first = laid_out(hub)
    body = hub / "content/workshops/corps/index.fr.md"
    body.write_text(BODY.replace("Un tambour :", "Deux tambours :"), "utf-8")
    second = laid_out(hub)
    key, other = ("corps", "fr", "standard"), ("corps", "de", "standard")
    assert first.documents[key].url != second.documents[key].url
    assert first.documents[other] == second.documents[other]


def test_sources_can_be_looked_at_and_go_with_their_sheets(hub: Path) -> None:
    laid_out(hub)
    folder = hub / "build" / "sheets"
    assert "Klopfen" in (folder / "corps-de-large.typ").read_text("utf-8")
    (hub / "content/workshops/corps/index.de.md").unlink()
    laid_out(hub)
    assert sorted(path.name for path in folder.glob("corps-*")) == [
        *(f"corps-fr-{form}.typ" for form in sorted(SHEET_FORMS)),
    ]


def test_a_check_sets_the_copiers_sheets_alone(hub: Path) -> None:
    checked = pipeline.check(hub)
    assert checked.errors == 0
    assert sorted(path.name for path in (hub / "build" / "sheets").glob("corps-*")) == [
        "corps-de-copier.typ",
        "corps-fr-copier.typ",
    ]


def test_type_gets_smaller_until_two_pages_are_enough(hub: Path) -> None:
    body = hub / "content/workshops/corps/index.fr.md"
    text = "Une phrase assez longue pour remplir un peu la page, encore une fois.\n\n"
    body.write_text("::: step 10 Lire {talk}\n" + text * 88 + ":::\n", "utf-8")
    made = laid_out(hub)
    assert made.documents["corps", "fr", "copier"].pages == 2
    assert made.documents["corps", "fr", "standard"].pages == 3
    source = (hub / "build/sheets/corps-fr-copier.typ").read_text("utf-8")
    assert re.search(r"size: (10\.5|10|9\.5)pt", source)
    assert [problem.code for problem in made.problems] == []


def test_a_picture_that_is_none_stops_before_any_sheet(hub: Path) -> None:
    (hub / "content/workshops/corps/drum.png").write_bytes(b"no picture at all")
    checked = pipeline.check(hub)
    assert checked.catalogue is None
    assert any(p.location.path.endswith("drum.png") for p in checked.problems)
    assert not (hub / "build" / "sheets").exists()
