"""The hub itself: the model's own program is asked, and a stick is not flattered."""

from __future__ import annotations

import json

import pytest

from build_tools.domain import FactorSet
from build_tools.footprint import Carrier, as_text, break_even, rating, transfer
from build_tools.footprint.totals import Report
from build_tools.strings import Strings
from tests.footprint.node_packages import run

SIZES = (300_000, 57_600_000, 8_000_000_000)
GRIDS = {"world": 494.0, "FR": 44.18, "LU": 134.62}
ASKED = """
import { co2 } from "@tgwf/co2";
const swd = new co2({ model: "swd", version: 4, rating: true });
const found = [];
for (const bytes of SIZES) {
  for (const grid of GRIDS) {
    for (const green of [false, true]) {
      const gridIntensity = { device: grid, dataCenter: grid, network: grid };
      const traced = swd.perByteTrace(bytes, green, { gridIntensity });
      found.push({ bytes, grid, green, g: traced.co2.total ?? traced.co2,
                   rating: traced.co2.rating ?? null });
    }
  }
}
console.log(JSON.stringify(found));
"""


def test_we_reckon_as_the_green_web_foundation_does() -> None:
    """Sustainable Web Design, version 4: whatever the size, the grid and the server's power."""
    script = ASKED.replace("SIZES", str([*SIZES])).replace("GRIDS", str([*GRIDS.values()]))
    told = json.loads(run(script))
    assert len(told) == len(SIZES) * len(GRIDS) * 2
    for each in told:
        grid = each["grid"]
        ours = transfer(
            each["bytes"], data_centre=grid, network=grid, device=grid, green=float(each["green"])
        )
        assert ours == pytest.approx(each["g"], rel=1e-6, abs=1e-4), each
        assert rating(ours) == each["rating"] or each["rating"] is None


def test_a_stick_has_to_be_heard_for_long(factors: FactorSet) -> None:
    hours = break_even(factors)
    assert hours is not None
    assert round(hours.central) == 394
    assert (round(hours.low), round(hours.high)) == (91, 863)


def test_nothing_flatters(factors: FactorSet) -> None:
    """Making a stick is told beside what fetching costs, and what is not modelled is named."""
    told = "\n".join(
        as_text(
            [Report(factors, (), ())],
            [Carrier("dist/stick", 8_000_000_000, 900, 30.0)],
            Strings("en"),
        )
    )
    assert "a new stick equals about 394 hours of mobile audio streaming" in told
    assert "reuse sticks" in told
    assert "4.35 downloads of dist/stick" in told
    assert "not modelled" in told


def test_letters_of_pages() -> None:
    assert [rating(grams) for grams in (0.04, 0.05, 0.2, 0.36)] == ["A+", "A", "C", "F"]
