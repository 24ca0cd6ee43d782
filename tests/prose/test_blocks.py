"""Blocks say what they need, and what was only meant to be one is not passed over."""

import pytest

from build_tools.drawings import PICTOGRAMS, pictogram
from build_tools.prose import STEP_ICONS, Node, parse, tree

PATH = "content/workshops/x/index.fr.md"


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.location.line) for problem in parse(text, path=PATH)[1]]


def first(text: str, name: str) -> Node:
    """The first element of a class in what a text becomes."""
    whole = tree(parse(text, path=PATH)[0].html)
    return next(node for node in whole.walk() if name in node.classes)


def test_score_names_a_work_and_a_key() -> None:
    text = "::: score ode\n:::\n\n::: score die-forelle -3\nSoftly.\n:::\n\n::: score rag +2\n:::\n"
    prose, problems = parse(text, path=PATH)
    assert not problems
    assert [(it.target, it.semitones, it.line) for it in prose.scores] == [
        ("ode", 0, 1), ("die-forelle", -3, 4), ("rag", 2, 8),
    ]  # fmt: skip
    node = first(text.partition("\n\n")[2], "score")
    assert node.attributes == {
        "class": "score", "data-work": "die-forelle", "data-semitones": "-3",
    }  # fmt: skip
    assert node.children == ()
    assert "</div>\n<p>Softly.</p>" in prose.html


@pytest.mark.parametrize("arguments", ["", "Ode", "ode 5", "ode -5", "ode 1 2", "ode up"])
def test_score_that_does_not_say_which(arguments: str) -> None:
    _, (problem,) = parse(f"::: score {arguments}\n:::", path=PATH)
    assert problem.code == "TXT03" and "::: score ode-an-die-freude -2" in problem.help


@pytest.mark.parametrize(
    ("inside", "icon"),
    [
        ("", None),
        ("::: say\nHello\n:::", None),
        ("::: tip\n::: lines 3\n:::\n:::", "write"),
        ("::: draw 4\n:::\n::: listen a\n:::", "draw"),
        ("::: listen a\n:::\n::: score b\n:::", "listen"),
        ("- ::: score b\n  :::", "sing"),
    ],
)
def test_pictogram_by_what_stands_in_the_step(inside: str, icon: str | None) -> None:
    """The first block that has one gives it; what stands in the next step does not."""
    text = f"::: step 5 One\n{inside}\n:::\n::: step 5 Two\n::: lines 2\n:::\n:::"
    assert not parse(text, path=PATH)[1]
    assert first(text, "step").attributes.get("data-icon") == icon


def test_named_pictogram_is_not_part_of_the_title() -> None:
    text = "::: step 5 Clap {clap}\n::: listen a\n:::\n:::"
    step = first(text, "step")
    assert step.attributes["data-icon"] == "clap"
    assert first(text, "step__title").text == "Clap"


def test_unknown_pictogram_is_told_with_the_nearest() -> None:
    prose, (problem,) = parse("::: step 5 Clap {calp}\n:::", path=PATH)
    assert (problem.code, problem.location.column) == ("TXT26", 17)
    assert problem.help == "did you mean '{clap}'?"
    assert "data-icon" not in prose.html
    (far,) = parse("::: step 5 Clap {xyz}\n:::", path=PATH)[1]
    assert all(name in far.help for name in STEP_ICONS)


def test_every_pictogram_of_a_step_is_drawn() -> None:
    """Each shows something else."""
    drawn = {pictogram(f"do-{name}") for name in STEP_ICONS}
    assert len(drawn) == len(STEP_ICONS)
    assert {name for name in PICTOGRAMS if name.startswith("do-")} == {
        f"do-{name}" for name in STEP_ICONS
    }


@pytest.mark.parametrize(
    ("line", "right"),
    [
        (":: tip", "write '::: tip'"),
        ("::tip", "write '::: tip'"),
        (":::: say", "write '::: say'"),
        ("::: \u00a0say", "write '::: say'"),
        ("\u00a0::: say", "write '::: say'"),
        (":::\u00a0step 5 Chanter", "write '::: step 5 Chanter'"),
        ("：：： tip", "write '::: tip'"),
        (":: Lines 4", "write '::: lines 4'"),
        ("::: étape 5", "blocks are step, say"),
        ("::: 5 step", "blocks are step, say"),
        ("::: {tip}", "blocks are step, say"),
    ],
)
def test_line_that_was_meant_to_open_a_block(line: str, right: str) -> None:
    """One problem for it, none for what closes it, also in the middle of a paragraph."""
    for text in (f"{line}\nwords\n:::\n", f"before\n{line}\nwords\n:::\n"):
        _, (problem,) = parse(text, path=PATH)
        assert problem.code == "TXT25" and problem.help.startswith(right)
        assert problem.location.excerpt == line


def test_line_that_was_meant_to_close_a_block() -> None:
    assert codes("::: tip\nwords\n::::\n\nafter") == [("TXT25", 3)]
    assert codes("::: tip\nwords\n::\n\nafter") == [("TXT25", 3)]
    assert codes("::: step 5 A\n::: say\nx\n::::\n:::\n") == [("TXT25", 4)]
    assert codes("words\n\n::::") == [("TXT25", 3)]


def test_other_names_in_capitals_are_unknown_and_suggested() -> None:
    _, (problem,) = parse("::: Step 5 A\n:::", path=PATH)
    assert (problem.code, problem.help) == ("TXT02", "did you mean '::: step'?")


@pytest.mark.parametrize("text", [":: before", "a ::: tip", "Time: 5", ": a definition", "`:::`"])
def test_colons_of_another_kind_are_text(text: str) -> None:
    prose, problems = parse(text, path=PATH)
    assert not problems and prose.text == text.strip("`")


def test_blocks_that_stand_in_code_or_html_are_told() -> None:
    assert codes("Look:\n\n    ::: tip\n    softer\n    :::\n") == [("TXT25", 3)]
    assert codes("<div>\n::: tip\nsofter\n:::\n</div>\n") == [("TXT25", 2)]
    assert codes("<!--\n::: tip\nnot now\n:::\n-->\n") == []


def test_what_stands_too_deep_is_told_before_it_is_lost() -> None:
    deepest = "".join("  " * n + "- x\n" for n in range(24)) + "  " * 24 + "- here\n"
    prose, problems = parse(deepest, path=PATH)
    assert not problems and "here" in prose.text
    for text in ("> " * 60 + "here", "".join("  " * n + "- x\n" for n in range(40))):
        assert [problem.code for problem in parse(text, path=PATH)[1]] == ["TXT27"]


@pytest.mark.parametrize("time", ["9:99", "12", "1:2", "later"])
def test_a_wrong_time_is_named_beside_the_id_that_was_meant(time: str) -> None:
    _, (problem,) = parse(f"::: listen ode {time}\nQuoi ?\n:::\n", path="content/workshops/a/x.md")
    assert problem.code == "TXT03"
    assert f"{time} is no time" in problem.help
    assert "::: listen ode 0:12" in problem.help
