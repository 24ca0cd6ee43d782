"""The printouts of the sample season, as they were built."""

import json
import re
from functools import cache
from pathlib import Path

import pypdf
import pytest

from build_tools.domain import JOURNEY_FORMS, LANGUAGES, SHEET_FORMS
from tests.season import ROOT, Site
from tests.sheets.ink import greys, ink_of

WORKSHOPS = ROOT / "content" / "workshops"
STEP = re.compile(r"^::: step (\d+) (.+?)(?: \{[a-z]+\})?$", re.MULTILINE)
NAME = re.compile(r"media/(?P<id>[a-z0-9-]+)-(?P<lang>[a-z]{2})-(?P<form>[a-z]+)-[0-9a-f]{10}\.pdf")


def printouts(site: Site) -> dict[tuple[str, str, str], Path]:
    """Return every printout that the pages offer."""
    found = {}
    for page in site.catalogue["pages"]:
        if page["kind"] != "workshops":
            continue
        for variant in page.get("variants", ()):
            if variant["type"] == "print":
                match = NAME.fullmatch(variant["url"])
                assert match, variant["url"]
                found[match["id"], match["lang"], match["form"]] = site.root / variant["url"]
    return found


def sources() -> dict[tuple[str, str, str], Path]:
    """Return every printout that there must be, with its text."""
    found = {}
    for path in WORKSHOPS.glob("*/*.md"):
        what, lang, _ = path.name.split(".")
        for form in SHEET_FORMS:
            if (form == "easy") == (what == "easy"):
                found[path.parent.name, lang, form] = path
    return found


@cache
def read(pdf: Path) -> tuple[str, int]:
    reader = pypdf.PdfReader(pdf)
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split()), len(reader.pages)


def test_every_text_has_all_its_printouts(site: Site) -> None:
    found = printouts(site)
    assert set(found) == set(sources())
    assert [path for path in found.values() if not path.is_file()] == []


@pytest.mark.parametrize("form", SHEET_FORMS)
def test_every_step_is_on_paper(site: Site, form: str) -> None:
    found = printouts(site)
    missing = []
    for key, source in sources().items():
        if key[2] == form:
            text, _ = read(found[key])
            steps = STEP.findall(source.read_text("utf-8"))
            assert steps
            missing += [
                (key, title)
                for minutes, title in steps
                if " ".join(f"{minutes} min {title}".split()) not in text
            ]
    assert missing == []


def test_the_copier_needs_one_leaf_and_no_grey(site: Site) -> None:
    for (id_, lang, form), path in printouts(site).items():
        if form == "copier":
            assert read(path)[1] <= 2, (id_, lang)
            if lang == "fr":
                ink = ink_of(path.read_bytes())
                assert {level for colour in ink.colours for level in colour} == {0.0, 1.0}
                assert min(ink.strokes_pt) >= 0.499
                assert list(greys(ink.pictures)) == []


def test_no_title_is_unknown_to_the_catalogue(site: Site) -> None:
    titles = {
        (page["id"], page["lang"]): page["title"]
        for page in json.loads((site.root / "catalogue.json").read_text("utf-8"))["pages"]
        if page["kind"] == "workshops"
    }
    for (id_, lang, _), path in printouts(site).items():
        metadata = pypdf.PdfReader(path).metadata
        assert metadata is not None
        assert metadata.title == titles[id_, lang]


def test_every_journey_has_its_papers_in_every_language_in_order(site: Site) -> None:
    journeys = sorted(path.name for path in (ROOT / "content" / "journeys").iterdir())
    found = {
        (page["id"], page["lang"]): [
            variant["url"] for variant in page["variants"] if variant["type"] == "print"
        ]
        for page in site.catalogue["pages"]
        if page["kind"] == "journeys"
    }
    assert sorted(found) == sorted((id_, lang) for id_ in journeys for lang in LANGUAGES)
    for (id_, lang), urls in found.items():
        names = [re.fullmatch(r"media/journey-(.+)-[0-9a-f]{10}\.pdf", url) for url in urls]
        wanted = [f"{id_}-{lang}-{form}" for form in JOURNEY_FORMS]
        assert [name and name[1] for name in names] == wanted
        pages = [read(site.root / url)[1] for url in urls]
        assert pages[0] == 1
        assert pages[1] <= 2


def test_every_step_of_a_journey_is_on_its_papers(site: Site) -> None:
    """Titles of meetings stand in the file of the journey itself: here, each in its language."""
    title = re.compile(r"^        (fr|de|nl|en|lb): (.+)$", re.MULTILINE)
    for path in (ROOT / "content" / "journeys").glob("*/journey.yml"):
        meetings = path.read_text("utf-8").split("    meeting:\n      title:\n")[1:]
        assert meetings
        for lang, said in (found for each in meetings for found in title.findall(each)[:5]):
            for form in ("wall", "plan"):
                pdf = next(site.root.glob(f"media/journey-{path.parent.name}-{lang}-{form}-*.pdf"))
                assert letters(said) in letters(read(pdf)[0]), (pdf.name, said)


def letters(text: str) -> str:
    """Return the letters and digits of a text alone: lines end where paper is narrow."""
    return re.sub(r"[\W_]+", "", text)
