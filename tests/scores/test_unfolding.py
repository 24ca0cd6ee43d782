"""What a page gets of a score is what was drawn, in both browsers, and is light enough."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_tools.scores.picture import INK
from build_tools.store import Store
from tests.browser.page import Page
from tests.scores.conftest import DUET, SONG, drawn
from tests.season import ROOT, Site

MOST_BYTES = 150_000


def lines(svg: str) -> str:
    """A drawing without its glyphs, since a script has those of all three; and without what a
    picture has not, or has besides."""
    svg = re.sub(r"<defs>.*?</defs>|<style>.*?</style>", "", svg.strip())
    return re.sub(r' (?:id|data-n|data-for)="[^"]*"', "", svg).replace("currentColor", INK)


@pytest.mark.browser
def test_scripts_unfold_to_the_drawings(
    page: Page, root: Path, store: Store, tmp_path: Path
) -> None:
    made = drawn(root, store, song_abc=SONG, duet_abc=DUET)
    for work, engraving in made.engravings.items():
        script = made.files[engraving.keys[4].script.url]
        html = (
            "<!doctype html><meta charset=utf-8><title>.</title><script>"
            "function POCHE_SCORE(handed) { window.handed = handed }</script>"
            f'<script src="{script.as_uri()}"></script>'
        )
        (tmp_path / f"{work}.html").write_text(html, "utf-8")
        page.open((tmp_path / f"{work}.html").as_uri())
        page.wait_for("!!window.handed")
        assert page.evaluate("handed.work") == work
        assert page.evaluate("handed.semitones") == 0
        assert page.evaluate("handed.tonic") == engraving.keys[4].tonic
        for name, told in (("narrow", engraving.narrow), ("wide", engraving.wide)):
            picture = made.files[told.url].read_text("utf-8")
            assert lines(page.evaluate(f"handed.{name}")) == lines(picture)
        assert set(re.findall(r' id="([^"-]+)"', page.evaluate("handed.narrow"))) == {
            note.id for voice in engraving.voices for note in voice.notes
        }
        first, *_, last = page.evaluate("handed.moments")
        sounding = {note.id for voice in engraving.voices for note in voice.notes if note.pitches}
        assert first[0] == 0
        assert set(first[1].split()) <= sounding
        ends = max(
            note.quarters + note.length for voice in engraving.voices for note in voice.notes
        )
        assert last == [ends, ""]
        assert page.evaluate("handed.large").endswith("</svg>")


def test_scores_of_the_season_are_light(site: Site) -> None:
    """Every score in every key: what a page loads stays within 150 kB."""
    scripts = list((site.root / "media").glob("score-*.js"))
    assert len(scripts) == 9 * len(list(ROOT.glob("content/works/*/*.abc")))
    assert max(script.stat().st_size for script in scripts) <= MOST_BYTES
