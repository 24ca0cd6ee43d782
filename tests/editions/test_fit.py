"""What is given up: in a stated order, only what helps, no more than needed."""

from collections.abc import Iterator

from build_tools.domain import Concert, Page, Playlist, PlaylistItem, Venue
from build_tools.editions import Step, Way, fitted, spares
from tests.editions.seasons import DAY, body, called, hub, recording

REST = {
    "poche/fr/index.html": 100,
    "poche/fr/recordings/a.html": 50,
    "poche/fr/recordings/b.html": 50,
}
HIGH = {"poche/media/a.webm": 400, "poche/media/b.webm": 300, "poche/media/v.mp4": 500}
LESS = {"poche/media/a.mp3": 300, "poche/media/b.mp3": 200, "poche/media/v.mp4": 500}
MORE = {"poche/media/a.mp3": 350, "poche/media/b.mp3": 250, "poche/media/v.mp4": 500}
HEARD = {"poche/media/a.mp3": 300, "poche/media/b.mp3": 200, "poche/media/v.mp3": 40}
OF = {"a": {"poche/media/a.mp3"}, "b": {"poche/media/b.mp3"}}


def ways() -> list[Way[str]]:
    return [
        Way("high", "", HIGH, {"a": {"poche/media/a.webm"}, "b": {"poche/media/b.webm"}}),
        Way("standard", "as standard", LESS, OF),
        Way("frugal", "as frugal", MORE, OF),
        Way("heard", "without videos", HEARD, OF),
    ]


def plain(sizes: dict[str, int]) -> int:
    return sum(sizes.values())


def fit(limit: int, *names: str) -> tuple[str, tuple[str, ...], list[tuple[str, int]], int, bool]:
    plan = fitted(REST, ways(), names, limit, plain)  # type: ignore[arg-type]
    steps = [(step.what, step.saves_bytes) for step in plan.steps]
    return plan.wanted, plan.spared, steps, plan.size_bytes, plan.fits


GONE = "the recording '{}' is left out: nothing uses it"


def test_nothing_is_given_up_where_there_is_room() -> None:
    assert fit(1400, "a", "b") == ("high", (), [], 1400, True)


def test_the_order_is_kept_and_what_does_not_help_is_passed_over() -> None:
    assert fit(1399, "a") == ("standard", (), [("as standard", 200)], 1200, True)
    smaller = [("as standard", 200), ("without videos", 460)]
    assert fit(1199, "a") == ("heard", (), smaller, 740, True)
    assert fit(739, "b", "a") == ("heard", ("b",), [*smaller, (GONE.format("b"), 250)], 490, True)


def test_what_cannot_fit_says_how_near_it_comes() -> None:
    wanted, spared, steps, size, fits = fit(100, "b", "a")
    assert (wanted, spared, size, fits) == ("heard", ("b", "a"), 140, False)
    assert sum(saved for _, saved in steps) == 1400 - 140


def test_what_two_recordings_share_goes_with_the_last_of_them() -> None:
    shared = {"a": {"m.mp3"}, "b": {"m.mp3"}}
    plan = fitted({}, [Way("x", "", {"m.mp3": 9}, shared)], ["a", "b"], 0, plain)  # type: ignore[arg-type]
    assert plan.steps == (Step(GONE.format("a"), 0), Step(GONE.format("b"), 9))


def test_ways_are_asked_for_only_when_they_are_needed() -> None:
    """To know what a tier takes, its sounds have to be made."""

    def lazy() -> Iterator[Way[str]]:
        yield from ways()[:2]
        raise AssertionError("nobody needs this one")

    assert fitted(REST, lazy(), [], 1200, plain).fits  # type: ignore[arg-type]


def test_only_what_nothing_uses_may_go_the_least_used_first() -> None:
    names = ("in-list", "in-concert", "in-page", "twice", "unused")
    known = {name: recording(name) for name in names}
    venue = Venue(called("Salle"), called("Village"), "FR")
    concerts = [
        Concert("c", called("C"), {}, DAY, venue, programme=(known["in-concert"], known["twice"]))
    ]
    html = {"fr": body("fr", plays=("in-page", "twice"))}
    season = hub(
        recordings=list(known.values()),
        playlists=[Playlist("p", called("P"), (PlaylistItem(known["in-list"]),))],
        concerts=concerts,
        pages=[Page("page", called("P"), html)],
    )
    assert spares(season) == ["unused", "in-concert", "in-page", "twice"]
