"""Charts of answers: lengths are true, labels fit a phone, and steps differ without colour."""

from xml.etree import ElementTree

from build_tools.drawings import Tally, step_swatch, steps, tallies
from build_tools.drawings.tallies import LETTERS

ROWS = [
    Tally("Beaucoup & <plus>", "62 %", (0.625,)),
    Tally("Notre enfant aimerait apprendre un instrument", "25 %", (0.25,)),
    Tally("Rien", "0 %", (0.0,)),
]


def widths(drawn: ElementTree.Element) -> list[float]:
    return [float(each.get("width", "").removesuffix("%")) for each in drawn.iter("rect")]


def em(value: str | None) -> float:
    assert value is not None and value.endswith("em")
    return float(value.removesuffix("em"))


def test_a_bar_is_as_long_as_its_share_and_nothing_has_none() -> None:
    root = ElementTree.fromstring(tallies(ROWS, "Alles & <mehr>"))
    assert widths(root) == [62.5, 25]
    assert root.get("aria-label") == "Alles & <mehr>"


def test_a_long_label_has_lines_and_pushes_what_follows_down() -> None:
    root = ElementTree.fromstring(tallies(ROWS, "x"))
    labels = root.findall("text")
    assert [len(list(text)) for text in labels] == [0, 1, 0]
    assert all(len(line) <= LETTERS for text in labels for line in text.itertext())
    tops = [em(text.get("y")) for text in labels]
    bars = [em(each.get("y")) for each in root.iter("rect")]
    assert tops[0] < bars[0] < tops[1] < bars[1] < tops[2] < em(root.get("height"))
    assert bars[1] - tops[1] > bars[0] - tops[0]


def test_steps_follow_one_another_and_fill_the_whole() -> None:
    """Each lies above those after it and begins at 0, so that what is seen of it is its share."""
    rows = [Tally("A", "3,0", (0.1, 0.2, 0.4, 0.2, 0.1)), Tally("B", "5,0", (0, 0, 0, 0, 1))]
    root = ElementTree.fromstring(steps(rows, "x"))
    groups = [each for each in root.findall("g") if each.get("fill")]
    assert [each.get("fill") for each in groups] == [f"url(#step-{n})" for n in (5, 4, 3, 2, 1)]
    assert [widths(each) for each in groups] == [[100, 100], [90], [70], [30], [10]]


def test_each_step_has_a_pattern_of_its_own_beside_its_colour() -> None:
    root = ElementTree.fromstring(steps([Tally("A", "1", (1, 0, 0, 0, 0))], "x"))
    found = {
        each.get("id"): [ElementTree.tostring(it) for it in each] for each in root.iter("pattern")
    }
    assert [*found] == [f"step-{step}" for step in range(1, 6)]
    assert len({it[0] for it in found.values()}) == 5
    assert len({tuple(it[1:]) for it in found.values()}) == 5
    assert all(f"url(#step-{step})" in step_swatch(step) for step in range(1, 6))
