"""What is told of an edition: its receipt, and the lines for whoever packs."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from build_tools.domain import KINDS, Consent, Edition, Rights
from build_tools.editions import (
    Account,
    Plan,
    Step,
    chosen,
    mb,
    receipt_json,
    receipt_text,
    told_packed,
    told_too_big,
)
from build_tools.manifest import Stamp
from tests.editions.seasons import SAY, VERSION, hub, recording

GOLDEN = Path(__file__).parent / "receipts"
SIZES = {
    "poche/media/a.mp3": 4_000_000,
    "poche/media/a.webm": 2_500_000,
    "poche/media/v.mp4": 30_000_000,
    "poche/media/sheet.pdf": 40_000,
    "poche/media/cover.svg": 900,
    "poche/fr/index.html": 12_000,
    "poche/search/fr/names.js": 8_000,
    "poche/assets/poche/page.css": 25_000,
    "Musique/Fete/01 Un.mp3": 3_000_000,
    "index.html": 9_000,
    "SHA256SUMS": 700,
}
STEPS = (
    Step("sounds are published as 'standard'", 1_240_000_000),
    Step("videos are left out; their sound and words remain", 300_000),
)


def account() -> Account:
    """An edition that lost something, for every reason that there is."""
    season = hub(
        recordings=[
            recording("over", rights=Rights("CC0-1.0", ends=date(2026, 8, 31))),
            recording("bound", rights=Rights("CC0-1.0", ends=date(2027, 6, 30), media=("stick",))),
            recording("free"),
            recording("unused"),
            recording("gone", consent=Consent(withdrawn=date(2026, 9, 1))),
        ]
    )
    edition = Edition("fete", size_bytes=8_000_000_000, format="folder")
    spared = {"unused": "it did not fit, and nothing uses it"}
    choice = chosen(season, edition, VERSION, SAY, spared)
    whole = {kind: len(season.of_kind(kind)) for kind in KINDS}
    stamp = Stamp(
        "h", "Fête", "fete", VERSION, ("fr", "de", "lb"), "folder", "standard", date(2027, 6, 30)
    )
    return Account(
        stamp, choice, whole, SIZES, 39_700_000, STEPS, ("plain music left out: 3.0 MB more",)
    )


def golden(name: str, text: str) -> None:
    """Compare with the file of this name, or write it with POCHE_SAVE_GOLDEN=1."""
    path = GOLDEN / name
    if os.environ.get("POCHE_SAVE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_the_receipt_for_people() -> None:
    golden("fete.txt", receipt_text(account()))


def test_the_receipt_for_programs_says_the_same() -> None:
    golden("fete.json", receipt_json(account()))
    told = json.loads(receipt_json(account()))
    assert sum(row["bytes"] for row in told["sizes"].values()) == told["size_bytes"]
    assert sum(row["files"] for row in told["sizes"].values()) == told["files"] == len(SIZES)


def test_what_is_said_of_an_edition_that_was_packed() -> None:
    golden("packed.txt", told_packed(account(), ["dist/fete", "/media/stick"]) + "\n")


def test_what_is_said_of_an_edition_that_is_too_big() -> None:
    """With the way out: by --fit, or by the editor."""
    large = replace(account(), takes_bytes=9_120_000_000)
    fits = Plan("x", (), STEPS, 7_880_000_000, fits=True)
    never = replace(fits, size_bytes=8_100_000_000, fits=False)
    nothing = replace(never, steps=(), size_bytes=9_120_000_000)
    told = [told_too_big(large, plan) for plan in (fits, never, nothing)]
    golden("too-big.txt", "\n\n".join(told) + "\n")


def test_sizes_are_those_of_the_packing() -> None:
    assert [mb(size) for size in (999, 999_499, 1_000_000, 999_900_000, 8_000_000_000)] == [
        "1 kB",
        "999 kB",
        "1.0 MB",
        "999.9 MB",
        "8.00 GB",
    ]
