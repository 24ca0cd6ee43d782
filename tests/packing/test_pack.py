"""`poche pack`: what lies in dist/ afterwards, what is said, and what is never written."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest

from build_tools.domain import Edition
from build_tools.manifest import read_stamp
from build_tools.packing import Order, parts
from tests.editions.seasons import hub
from tests.packing.conftest import poche
from tests.packing.meadow_hub import VERSION

_NAMED = re.compile(r'\b(?:href|src|poster|data-(?:script|pdf))="([^"#][^"]*)"')
_SRCSET = re.compile(r'srcset="([^"]*)"')


def files(edition: Path) -> list[str]:
    return sorted(it.relative_to(edition).as_posix() for it in edition.rglob("*") if it.is_file())


def receipt(root: Path, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((root / f"dist/{name}.receipt.json").read_text("utf-8"))
    return told


def page(root: Path, edition: str, path: str) -> str:
    return (root / "dist" / edition / "poche" / path).read_text("utf-8")


def decoded(script: Path) -> str:
    """A script of the index: UTF-16 where its first two bytes say so."""
    content = script.read_bytes()
    return content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8")


@pytest.mark.parametrize("edition", ["annee", "box"])
def test_everything_that_a_page_names_is_in_the_edition(meadow: Path, edition: str) -> None:
    folder = meadow / "dist" / edition
    pages = [folder / "index.html", *sorted((folder / "poche").rglob("*.html"))]
    assert len(pages) > 30
    for path in pages:
        text = path.read_text("utf-8")
        named = {urldefrag(url)[0].partition("?")[0] for url in _NAMED.findall(text)}
        named |= {each.split()[0] for found in _SRCSET.findall(text) for each in found.split(",")}
        for url in named:
            if url and not re.match(r"[a-z]+:", url):
                target = (path.parent / unquote(url)).resolve()
                assert target.is_file(), f"{path.relative_to(folder)} names {url}"


def test_only_the_chosen_language_and_what_the_journey_needs(meadow: Path) -> None:
    found = files(meadow / "dist/annee")
    assert {path.split("/")[1] for path in found if path.endswith("journeys/annee.html")} == {"de"}
    assert not [path for path in found if path.startswith(("poche/fr/", "poche/lb/"))]
    catalogue = json.loads(page(meadow, "annee", "catalogue.json"))
    assert catalogue["languages"] == ["de"]
    pages = {
        (it["kind"], it["id"])
        for it in catalogue["pages"]
        if it["kind"] in ("works", "people", "recordings", "concerts", "workshops", "playlists")
    }
    assert pages == {
        ("works", "chant"),
        ("people", "anne"),
        ("people", "bela"),
        ("recordings", "bref"),
        ("recordings", "libre"),
        ("workshops", "chanter"),
        ("workshops", "taper"),
        ("playlists", "ecouter"),
    }
    scripts = (meadow / "dist/annee/poche/search").rglob("*.js")
    searched = "".join(map(decoded, scripts))
    assert "Klopfen" in searched
    assert "Tanz" not in searched and "Vorbei" not in searched


def test_words_that_led_elsewhere_say_so_and_what_is_silent_too(meadow: Path) -> None:
    """The sheet is in French alone: so is what is said in it."""
    text = page(meadow, "annee", "de/workshops/chanter.html")
    assert "la danse <small>(pas dans cette édition)</small>" in text
    assert "la fête <small>(pas dans cette édition)</small>" in text
    assert re.search(r'<a href="\.\./people/anne\.html#vie"[^>]*>Anne</a>', text)
    assert "<small>Cet enregistrement n’est pas dans cette édition.</small>" in text
    assert 'data-play="libre"' in text and "fini" not in text
    journey = page(meadow, "annee", "de/journeys/annee.html")
    assert "recordings/fini" not in journey and "playlists/ecouter" in journey


def test_no_file_of_what_may_not_be_given_out(meadow: Path) -> None:
    assert not [path for path in files(meadow / "dist/annee") if "fini" in path]
    assert not [path for path in files(meadow / "dist/box") if "fini" in path or "bref" in path]


def test_without_videos_and_paper_pages_do_not_offer_them(meadow: Path) -> None:
    found = files(meadow / "dist/annee")
    assert not [path for path in found if path.endswith((".mp4", ".pdf"))]
    sheet = page(meadow, "annee", "de/workshops/taper.html")
    assert "Der Ton eines Videos" in sheet and "<video" not in sheet
    assert "Tapez" in sheet, "what is said is still to be read"
    assert re.search(r'<audio class="film__sound".*?<source src="[^"]+\.mp3"', sheet)
    assert "<video" not in page(meadow, "annee", "de/workshops/taper.class.html")
    score = page(meadow, "annee", "de/works/chant.html")
    assert "data-score" in score and "data-pdf" not in score
    assert "MusicXML" in score
    assert any(path.endswith(".mp4") for path in files(meadow / "dist/box"))
    assert any(path.endswith(".pdf") for path in files(meadow / "dist/box"))


def test_the_last_day_stands_on_the_home_page_and_at_the_foot_of_every_page(meadow: Path) -> None:
    home = page(meadow, "annee", "de/index.html")
    assert 'data-until="2027-06-30" data-made="2026-09-07"' in home
    assert "Gültig bis 30. Juni 2027" in home and "bonjour@example.org" in home
    assert "Ausgabe „annee“ vom 7. September 2026. Gültig bis 30. Juni 2027." in home
    foot = page(meadow, "annee", "de/workshops/taper.html")
    assert "Gültig bis 30. Juni 2027." in foot
    assert "September 2026" not in foot, "an update would have to bring every page"


def test_the_stamp_and_the_receipt_agree(meadow: Path) -> None:
    stamp = read_stamp(page(meadow, "annee", "edition.json"))
    told = receipt(meadow, "annee")
    assert (stamp.edition, stamp.version, stamp.languages) == ("annee", VERSION, ("de",))
    assert str(stamp.valid_until) == told["valid_until"] == "2027-06-30"
    assert told["holds"]["recordings"] == [2, 4]
    assert told["left_out"] == [
        {"kind": "recordings", "id": "fini", "why": "its rights ended on 2026-08-31"},
        {"kind": "playlists", "id": "finies", "why": "none of its recordings is left"},
    ]
    found = files(meadow / "dist/annee")
    assert told["files"] == len(found)
    assert told["size_bytes"] == sum((meadow / "dist/annee" / it).stat().st_size for it in found)
    assert told["takes_bytes"] >= told["size_bytes"] + 16_000 * told["files"], "clusters of 32 kB"
    assert not [path for path in found if "receipt" in path]
    said = (meadow / "said.txt").read_text("utf-8")
    assert "valid until 2027-06-30, in dist/annee" in said
    assert "left out: recordings/bref: its rights are for FR, LU, not for BE" in said
    assert (meadow / "dist/annee.receipt.txt").read_text("utf-8").startswith("Die Wiese: edition")


def test_the_same_season_gives_the_same_bytes(meadow: Path, tmp_path: Path) -> None:
    """Packed again from the sources alone, elsewhere and later."""
    again = tmp_path / "elsewhere"
    again.mkdir()
    for name in ("content", "playlists"):
        shutil.copytree(meadow / name, again / name, copy_function=shutil.copyfile)
    shutil.copyfile(meadow / "editions.yml", again / "editions.yml")
    assert poche(again, "pack", "annee").exit_code == 0
    for name in ("annee/SHA256SUMS", "annee.receipt.txt", "annee.receipt.json"):
        assert (again / "dist" / name).read_bytes() == (meadow / "dist" / name).read_bytes()


def test_an_edition_that_nobody_knows(meadow: Path) -> None:
    refused = poche(meadow, "pack", "anne")
    assert refused.exit_code == 1
    assert "no edition is called 'anne'; there is tout, annee, box, petit" in refused.stderr


def test_a_season_with_an_error_is_not_packed(meadow: Path, tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(meadow / "content", root / "content")
    (root / "content/works/danse/work.yml").write_text("title: Danse\ncomposer: nobody\n")
    refused = poche(root, "pack", "stick")
    assert refused.exit_code == 1 and "WRK04" in refused.stdout
    assert not (root / "dist").exists()


def test_an_epoch_that_is_none_is_one_sentence(meadow: Path) -> None:
    refused = poche(meadow, "pack", "annee", epoch="today")
    assert refused.exit_code == 2
    assert refused.stderr.splitlines()[-1].startswith("poche: SOURCE_DATE_EPOCH is 'today'; it has")


def test_what_does_not_fit_is_cut_down_only_if_it_may(meadow: Path, tmp_path: Path) -> None:
    """Then by the order that was said, as far as was said, and no further than to the size."""
    root = tmp_path / "hub"
    root.mkdir()
    shutil.copytree(meadow / "build/cache", root / "build/cache")
    for name in ("content", "playlists"):
        shutil.copytree(meadow / name, root / name)
    written = (meadow / "editions.yml").read_text("utf-8")

    def sized(size_kb: int) -> None:
        text = written.replace("cluster: 1 kB", f"cluster: 1 kB, size: {size_kb} kB")
        (root / "editions.yml").write_text(text, encoding="utf-8")

    sized(100)
    refused = poche(root, "pack", "petit", "--fit")
    assert refused.exit_code == 1
    assert "petit: it needs" in refused.stderr and "may take 100 kB" in refused.stderr
    assert "This can be given up:" in refused.stderr and "editions.yml" in refused.stderr
    assert not (root / "dist").exists()

    nearest = re.search(r"and it would still need ([0-9.]+) (MB|kB)", refused.stderr)
    assert nearest
    sized(round(float(nearest[1]) * (1000 if nearest[2] == "MB" else 1)) + 51)
    cut = poche(root, "pack", "petit", "--fit")
    assert cut.exit_code == 0, cut.stderr
    told = receipt(root, "petit")
    steps = [step["what"] for step in told["given_up"]]
    assert steps[0] == "sounds are published as 'standard'"
    assert told["takes_bytes"] <= told["limit_bytes"]
    assert all(f"- {step}" in refused.stderr and step in cut.stdout for step in steps)
    assert told["audio"] != "high"


def test_the_site_of_the_season_stays_as_it_was(meadow: Path) -> None:
    assert not (meadow / "build/site").exists()
    assert (meadow / "build/editions/annee/site/index.html").is_file()


def test_a_zim_for_each_language_and_all_other_carriers_for_all_of_them() -> None:
    season = hub()
    zim = Edition("tout", format="zim", languages=("lb", "fr"))
    assert [Order(it, VERSION, {}).label for it in parts(season, zim)] == ["tout-fr", "tout-lb"]
    every = [it.languages for it in parts(season, replace(zim, languages=()))]
    assert every == [("fr",), ("de",), ("lb",)]
    stick = replace(zim, format="folder")
    assert list(parts(season, stick)) == [stick]
    assert Order(stick, VERSION, {}).label == "tout"
