"""Consents by the day: what stands in the way, what must come back, when it becomes another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.consents import (
    Removal,
    any_obstacle,
    last_day,
    last_turn,
    next_turn,
    obstacle,
    outside,
    removals,
    same_carrier,
)
from build_tools.domain import (
    CONSENTS,
    UNSAID,
    Catalogue,
    Concert,
    Consent,
    Photo,
    Picture,
    Rights,
    Venue,
)
from tests.editions.seasons import DAY, called, hub, recording

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
DAYS = st.none() | st.integers(-5, 5).map(lambda n: DAY + timedelta(days=n))
AGREED = st.builds(
    Consent,
    status=st.none() | st.sampled_from([*CONSENTS]),
    begins=DAYS,
    ends=DAYS,
    withdrawn=DAYS,
)


def season(*agreed: Consent) -> Catalogue:
    """A recording and a photo of each consent."""
    venue = Venue(called("Salle"), called("Village"), "FR")
    photos = tuple(
        Photo(Picture(f"c/{at}.png", f"{at:064x}", 9, 9), called("P"), consent=each)
        for at, each in enumerate(agreed)
    )
    return hub(
        recordings=[recording(f"r{at}", consent=each) for at, each in enumerate(agreed)],
        concerts=[Concert("fest", called("F"), {}, DAY, venue, photos=photos)],
    )


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (UNSAID, None),
        (Consent(status="given"), None),
        (Consent(status="not-needed"), None),
        (Consent(status="limited", begins=DAY, ends=DAY), None),
        (Consent(withdrawn=AFTER), None),
        (Consent(withdrawn=DAY), "the consent to it was withdrawn on 2026-09-07"),
        (Consent(ends=BEFORE), "the consent to it ended on 2026-09-06"),
        (Consent(begins=AFTER), "the consent to it begins on 2026-09-08"),
        (Consent(status="none"), "there is no consent to it"),
        (Consent(status="refused"), "the consent to it was refused"),
        (Consent(status="given", ends=AFTER, withdrawn=BEFORE), "withdrawn on 2026-09-06"),
    ],
)
def test_what_stands_in_the_way_on_a_day(consent: Consent, why: str | None) -> None:
    found = obstacle(consent, DAY)
    assert (found is None) == (why is None)
    assert found is None or (why is not None and str(found.why).endswith(why))
    assert any_obstacle(season(UNSAID, consent), DAY) == (why is not None)


@given(AGREED, st.integers(-9, 9))
def test_between_two_turns_nothing_changes(consent: Consent, distance: int) -> None:
    """So a build may be believed until the next, and a version need move on no oftener."""
    known, day = season(consent), DAY + timedelta(days=distance)
    turn, before = next_turn(known, day), last_turn(known, day)
    assert before is None or before <= day
    last = (turn or day + timedelta(days=20)) - timedelta(days=1)
    assert obstacle(consent, last) == obstacle(consent, day)
    assert obstacle(consent, before or day - timedelta(days=20)) == obstacle(consent, day)


@given(AGREED)
def test_after_its_last_day_nothing_holds(consent: Consent) -> None:
    ends = last_day(consent)
    if ends is not None:
        assert obstacle(consent, ends + timedelta(days=1))
        assert obstacle(consent, date(2999, 1, 1))


def test_rights_turn_too() -> None:
    """They keep things out of editions, whose version so moves on."""
    bound = recording("r", rights=Rights("CC0-1.0", begins=BEFORE, ends=AFTER))
    known = hub(recordings=[bound])
    assert last_turn(known, DAY) == BEFORE
    assert next_turn(known, DAY) == AFTER + timedelta(days=1)


def test_what_must_come_back_is_listed_with_its_content() -> None:
    known = season(
        Consent(withdrawn=BEFORE),
        Consent(ends=BEFORE),
        Consent(status="refused"),
        Consent(begins=AFTER),
        Consent(begins=AFTER, ends=BEFORE),
        UNSAID,
    )
    part = replace(known.recordings["r1"].master, path="content/recordings/r1/alto.flac")
    known.recordings["r1"] = replace(known.recordings["r1"], parts={"alto": part})  # type: ignore[index]
    found = removals(known, DAY)
    assert [(it.id, it.path.rpartition("/")[2], it.since) for it in found] == [
        ("fest", "0.png", BEFORE),
        ("fest", "1.png", DAY),
        ("fest", "2.png", None),
        ("fest", "4.png", DAY),
        ("r0", "master.flac", BEFORE),
        ("r1", "alto.flac", DAY),
        ("r1", "master.flac", DAY),
        ("r2", "master.flac", None),
        ("r4", "master.flac", DAY),
    ]
    assert isinstance(found[0], Removal) and found[0].sha256 == "0" * 64
    assert str(found[0].why) == "the consent to it was withdrawn on 2026-09-06"
    assert removals(known, date(2000, 1, 1))[0].id == "fest", "who refused did so at all times"


@given(AGREED)
def test_only_what_may_not_go_out_must_come_back(consent: Consent) -> None:
    gone = {it.id for it in removals(season(consent), DAY)}
    assert not gone or obstacle(consent, DAY)


def test_carriers_go_by_several_names() -> None:
    assert same_carrier("USB", "stick") and same_carrier("usb-stick", "Stick")
    assert not same_carrier("lan", "web")
    assert outside((), ["web"]) == [] and outside(("usb", "lan"), ["stick"]) == []
    assert outside(("usb",), ["stick", "web"]) == ["web"]
