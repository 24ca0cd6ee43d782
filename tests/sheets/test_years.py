"""Journeys on paper: how many pages, what stands on them, what is left out and told."""

import io
import itertools
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import LANGUAGES, Journey, Localised, Meeting, Step
from build_tools.sheets import plan, wall
from build_tools.sheets.booklet import imposed, lacking
from build_tools.sheets.diary import Diary
from build_tools.sheets.press import pages_of
from build_tools.sheets.year import MOST_WEEKS, phases, weeks
from tests.sheets.conftest import Bench
from tests.sheets.ink import ink_of
from tests.sheets.test_source import HOSTILE, checked
from tests.sheets.years import (
    CONCERT,
    HUB,
    MEETING,
    PROJECT,
    TITLES,
    as_diary,
    as_plan,
    journey,
    on_wall,
    pen,
    text_of,
    workshop,
)

YEARS = ((1, 1), (12, 2), (36, 3), (52, 1))
FULL = journey(12, 2, concert=6, project=PROJECT, note="Why now", more=[Step(2, MEETING)])


# What is in a week


def test_a_meeting_stands_in_each_of_its_weeks_and_falls_out_in_holidays() -> None:
    found = {
        week.number: [(e.number, e.holiday) for e in week.entries if e.meeting]
        for week in weeks(FULL)
    }
    off = PROJECT.holidays[0]
    assert found[2] == [(1, None)]
    assert found[3] == []
    assert found[4] == [(2, None)]
    assert found[8] == [(4, off)]
    assert found[12] == [(6, None)]


def test_weeks_know_their_first_day_and_whether_there_is_school() -> None:
    by_number = {week.number: week for week in weeks(FULL)}
    assert str(by_number[7].begins) == "2026-10-19"
    assert [number for number, week in by_number.items() if week.is_off] == [7, 8]
    assert weeks(journey(3))[0].begins is None


@pytest.mark.parametrize(
    ("concert", "names"),
    [(None, ["all"]), (1, ["concert", "after"]), (2, ["before", "concert", "after"])],
)
def test_the_concert_parts_the_year(concert: int | None, names: list[str]) -> None:
    assert [phase.name for phase in phases(journey(3, concert=concert))] == names
    assert sum(len(phase.weeks) for phase in phases(journey(3, concert=concert))) == 3


def test_two_years_are_the_most() -> None:
    assert len(weeks(journey(5_000, 0))) == MOST_WEEKS


# The wall


@pytest.mark.parametrize(("count", "a_week"), YEARS)
def test_a_year_for_the_wall_is_one_page_with_every_title(
    bench: Bench, count: int, a_week: int
) -> None:
    year = journey(count, a_week, concert=max(1, count // 2), project=PROJECT)
    shows, pdf = on_wall(bench, year)
    text = text_of(pdf)
    assert (shows, pages_of(pdf)) == ("titles", 1)
    for week in range(1, count + 1):
        assert f"week {week} " in f"{text} "
    named = [step.what.title.choose(()).text for step in year.steps]
    for title in set(named):
        assert text.count(title) == named.count(title)


def test_a_week_reads_its_number_its_day_what_is_off_and_its_titles(bench: Bench) -> None:
    _, pdf = on_wall(bench, FULL)
    text = text_of(pdf)
    assert "week 7 19 Oct Autumn holidays" in text
    assert "Friday, 11 December 2026" in text
    assert text.index("Before the concert") < text.index("The concert week 6")
    assert text.index("The great concert") < text.index("After the concert")
    assert text.count("Families’ tea") == 1  # its other times are marks, with a name


def test_every_time_of_a_meeting_has_a_mark_with_its_name(bench: Bench) -> None:
    _, pdf = on_wall(bench, FULL)
    assert alternatives(pdf).count("Families’ tea") == 4  # the first has its title, one falls out


def test_a_crowded_year_shows_signs_and_in_the_end_numbers(bench: Bench) -> None:
    shows, pdf = on_wall(bench, journey(2, 60))
    assert (shows, pages_of(pdf)) == ("signs", 1)
    assert TITLES[0] in alternatives(pdf)
    shows, pdf = on_wall(bench, journey(MOST_WEEKS, 24))
    assert (shows, pages_of(pdf)) == ("numbers", 1)
    assert f"week {MOST_WEEKS}" in text_of(pdf)


# The plan


@pytest.mark.parametrize(("count", "a_week"), YEARS)
def test_a_plan_has_two_pages_at_most(bench: Bench, count: int, a_week: int) -> None:
    year = journey(count, a_week, concert=max(1, count // 2), project=PROJECT, note="A short note")
    for number in range(len(plan.DRAFTS)):
        pdf = as_plan(bench, year, number)
        if pages_of(pdf) <= plan.MOST_PAGES:
            break
    assert pages_of(pdf) <= 2
    text = text_of(pdf)
    named = [step.what.title.choose(()).text for step in year.steps]
    for title in set(named):
        assert text.count(title) >= named.count(title)


def test_a_plan_says_all_of_a_step(bench: Bench) -> None:
    text = text_of(as_plan(bench, FULL))
    assert "My body is a drum · Percussion Why now Materials: a scarf 30" in text
    assert "Families’ tea · Meeting · Tue 15 Sept, 17:00" in text
    assert "To prepare: Bring cake 45" in text
    assert "Families’ tea · Does not take place: Autumn holidays" in text
    assert "Hall · Village" in text


def test_weeks_without_anything_new_stand_together(bench: Bench) -> None:
    steps = (Step(1, workshop(0)), Step(5, workshop(1)))
    text = text_of(as_plan(bench, replace(journey(5, 0), steps=steps)))
    assert "2–4 Nothing new" in text


def test_what_a_plan_leaves_out_it_says(bench: Bench) -> None:
    first = {draft.without: number for number, draft in reversed(list(enumerate(plan.DRAFTS)))}
    for without, number in first.items():
        text = text_of(as_plan(bench, FULL, number))
        assert ("Why now" in text) == ("notes" not in without)
        assert ("a scarf" in text) == ("materials" not in without)
        assert ("Bring cake" in text) == ("prepare" not in without)
        assert ("Read it at en/journeys/j.html" in text) == bool(without)


def test_nothing_is_said_to_be_left_out_that_never_was() -> None:
    bare = replace(journey(1, 0), steps=(Step(1, CONCERT),))
    assert [plan.left_out(bare, draft) for draft in plan.DRAFTS] == [()] * len(plan.DRAFTS)


def test_type_is_no_smaller_than_eight_and_a_half_while_there_is_anything_to_leave_out() -> None:
    for before, after in itertools.pairwise(plan.DRAFTS):
        assert set(before.without) <= set(after.without)
        assert after.size_pt >= 8.5 or set(after.without) == set(plan.PARTS)


# The diary


@given(st.integers(1, 60))
def test_folded_sheets_are_in_order(quarters: int) -> None:
    """Lay the sheets into one another, leaf through them: the pages come one after another."""
    pages = list(range(1, quarters * 4 + 1))
    sides = list(imposed(pages))
    fronts, backs = sides[0::2], sides[1::2]
    # Outermost sheet first: right halves of fronts and left halves of backs, then the way back.
    into = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    out = [
        page
        for front, back in reversed(list(zip(fronts, backs, strict=True)))
        for page in (back[1], front[0])
    ]
    assert into + out == pages


def test_pages_that_do_not_fill_sheets_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fill"):
        list(imposed([1, 2, 3]))
    assert [lacking(pages) for pages in (1, 4, 6)] == [3, 0, 2]


@pytest.mark.parametrize(
    ("count", "concert", "sheets"), [(1, None, 1), (12, None, 2), (36, None, 5), (36, 36, 6)]
)
def test_a_diary_wastes_no_sheet(
    bench: Bench, count: int, concert: int | None, sheets: int
) -> None:
    pdf = as_diary(bench, journey(count, concert=concert))
    text = text_of(pdf)
    assert pages_of(pdf) == sheets * 2
    assert f"{sheets} sheet" in text
    for week in range(1, count + 1):
        assert re.search(rf"week {week}\b", text)


def test_a_diary_has_boxes_for_what_children_do(bench: Bench) -> None:
    later = Step(4, Meeting(Localised("Our feast")))
    steps = [*FULL.steps[:2], Step(2, MEETING), Step(3, CONCERT), later]
    text = text_of(as_diary(bench, replace(FULL, steps=tuple(steps), concert_week=3)))
    assert "Families’ tea Draw who was there." in text  # alone in its week
    assert "The great concert Draw the concert." in text
    assert "Our feast Draw who was there." in text
    assert "week 5" not in text
    assert text_of(as_diary(bench, FULL)).count("Families’ tea") == 0


def test_a_journey_without_steps_has_a_diary_all_the_same(bench: Bench) -> None:
    text = text_of(as_diary(bench, journey(2, 0)))
    assert "week 2 Draw what you want to keep." in text


# All of them


def every_paper(bench: Bench, year: Journey, lang: str = "en") -> dict[str, bytes]:
    return {
        "wall": on_wall(bench, year, lang)[1],
        "plan": as_plan(bench, year, 0, lang),
        "diary": as_diary(bench, year, lang),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_papers_speak_their_language_and_mark_another(bench: Bench, lang: str) -> None:
    said = pen(bench, lang).t
    title = Localised(by_lang={"fr": "Une année", "de": "Ein Jahr"})
    there = {"fr": "Une année", "de": "Ein Jahr"}.get(lang, "Une année")
    papers = every_paper(bench, replace(FULL, title=title), lang)
    for pdf in papers.values():
        assert there in text_of(pdf)
        catalog: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        assert catalog["/Lang"] == lang
        assert (b"/Lang (fr)" in pdf or b"/Lang(fr)" in pdf) == (lang not in ("de",))
    assert said("After the concert") in text_of(papers["wall"])
    assert said("My notes") in text_of(papers["plan"])
    assert said("My name") in text_of(papers["diary"])
    for week in range(1, 13):
        assert f"{said('week')} {week} " in text_of(papers["wall"])


def test_papers_are_tagged_and_black(bench: Bench) -> None:
    for name, pdf in every_paper(bench, FULL).items():
        catalog: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"], name
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf, name
        assert catalog["/ViewerPreferences"]["/DisplayDocTitle"], name
        levels = [tag for tag in tags(catalog["/StructTreeRoot"]) if re.fullmatch(r"/H\d", tag)]
        assert levels.count("/H1") == 1, name
        ink = ink_of(pdf)
        assert {level for colour in ink.colours for level in colour} <= {0.0, 1.0}, name
        assert min(ink.strokes_pt) >= 0.499, name


def test_a_plan_is_a_table_with_heads(bench: Bench) -> None:
    catalog: Any = pypdf.PdfReader(io.BytesIO(as_plan(bench, FULL))).trailer["/Root"]
    found = list(tags(catalog["/StructTreeRoot"]))
    assert found.count("/Table") == 1
    assert found.count("/TH") >= 5


def tags(node: Any) -> list[str]:
    """Return the names of all elements below one, in the order in which they are read."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for child in node for tag in tags(child)]
    if not hasattr(node, "get"):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags(node["/K"]) if "/K" in node else [])


def alternatives(pdf: bytes) -> list[str]:
    """Return the words for those who do not see them of all pictures."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))

    def below(node: Any) -> list[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return [found for child in node for found in below(child)]
        if not hasattr(node, "get"):
            return []
        return ([str(node["/Alt"])] if "/Alt" in node else []) + (
            below(node["/K"]) if "/K" in node else []
        )

    catalog: Any = reader.trailer["/Root"]
    return below(catalog["/StructTreeRoot"])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(bench: Bench, words: str) -> None:
    for source, function in sources(bench, words):
        checked(source, bench, function)
        assert bench.press.pdf(source, function).startswith(b"%PDF")


@given(st.text(max_size=40) | st.text(alphabet='"\\#{}[]()$@<>*_`\n ', max_size=30))
def test_no_words_make_the_writers_emit_code(bench: Bench, words: str) -> None:
    for source, function in sources(bench, words):
        checked(source, bench, function)


def sources(bench: Bench, words: str) -> list[tuple[str, str]]:
    """Return the sources of a journey in which the same words stand everywhere."""
    text = Localised(by_lang={"de": words})
    met = Meeting(text, place=text, address=words, prepare=text)
    year = replace(
        journey(2, more=[Step(1, met), Step(2, replace(CONCERT, title=text))], note=words),
        title=text,
        project=replace(PROJECT, title=text),
    )
    write = pen(bench)
    return [
        *((wall.Wall(year, HUB, write).source(number), "wall") for number in (0, 1)),
        (plan.Plan(year, HUB, write).source(len(plan.DRAFTS) - 1), "sheet"),
        (plan.Plan(year, HUB, write).source(0), "sheet"),
        (Diary(year, HUB, write).source(), "diary"),
    ]
