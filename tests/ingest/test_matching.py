"""Who and what tags mean: found where it is certain, else asked, and never joined wrongly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from build_tools.ingest.matching import Match, Work, is_same_title, person, work
from build_tools.ingest.names import Person, Said, nameless, said
from build_tools.ingest.numbers import Agreement, agreement, numbers, without_numbers, written

PEOPLE = (
    Person("bach-js", "Johann Sebastian Bach", "1685"),
    Person("bach-jc", "Johann Christian Bach", "1735"),
    Person("claude-debussy", "Claude Debussy", "1862"),
    Person("haendel", "Georg Friedrich Händel"),
    Person("dvorak", "Antonín Dvořák"),
)


def one(text: str) -> Said:
    (found,) = said([text])
    return found


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Claude Debussy", "claude-debussy"),
        ("Debussy, Claude", "claude-debussy"),
        ("DEBUSSY Claude", "claude-debussy"),
        ("Debussy, Claude (1862-1918)", "claude-debussy"),
        ("Haendel, Georg Friedrich", "haendel"),
        ("georg friedrich handel", "haendel"),
        ("Dvorak, Antonin", "dvorak"),
    ],
)
def test_a_name_is_found_in_any_order_and_spelling(text: str, id: str) -> None:
    assert person(one(text), PEOPLE) == Match(id, "name")


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Bach", ("bach-js", "bach-jc")),
        ("J. Bach", ("bach-js", "bach-jc")),
        ("J.S. Bach", ("bach-js",)),
        ("Debussy", ("claude-debussy",)),
        ("Achille-Claude Debussy", ("claude-debussy",)),
        ("Bach (1735-1782)", ("bach-jc",)),
        ("Claude Monteux", ()),
        ("C. D.", ()),
    ],
)
def test_part_of_a_name_is_asked_for(text: str, candidates: tuple[str, ...]) -> None:
    assert person(one(text), PEOPLE) == Match(candidates=candidates)


def test_names_that_only_look_alike_are_two() -> None:
    assert person(one("Anna Baur"), [Person("x", "Anna Bauer")]) == Match()
    assert person(one("Anna Müller"), [Person("x", "Anna Mueller")]) == Match("x", "name")
    assert person(one("Müller"), [Person("x", "Anna Mueller")]) == Match(candidates=("x",))


def test_another_year_of_birth_is_somebody_else() -> None:
    assert person(one("Claude Debussy (1901-1980)"), PEOPLE) == Match()


NAMES = st.lists(
    st.text(st.characters(categories=("Ll",), max_codepoint=0x17F), min_size=2, max_size=8),
    min_size=2, max_size=4, unique=True,
)  # fmt: skip


@given(NAMES)
def test_last_name_first_is_the_same_person(words: list[str]) -> None:
    name = " ".join(word.capitalize() for word in words)
    turned = f"{words[-1].upper()}, {' '.join(words[:-1])}"
    assert person(one(turned), [Person("x", name)]) == Match("x", "name")


def test_several_people_in_one_tag_are_parted_and_one_is_not() -> None:
    names = [it.name for it in said(["Anna Blum (piano), Carl Dorn; Debussy, Claude"])]
    assert names == ["Anna Blum", "Carl Dorn", "Claude Debussy"]
    assert one("van Beethoven, Ludwig Maria").name == "Ludwig Maria van Beethoven"
    assert said(["Anna Blum (piano)"])[0].role == "piano"
    assert said(["Various Artists", " ", ";"]) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("trad.", "traditional"),
        ("Volkslied", "traditional"),
        ("Anonyme", "anonymous"),
        ("Bach", None),
    ],
)
def test_who_has_no_name_has_a_reserved_one(text: str, id: str | None) -> None:
    assert nameless(text) == id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nocturne op. 9 no. 1", {("op", "9", "1")}),
        ("Nocturne, Op.9/1", {("op", "9", "1")}),
        ("Opus 9, n° 1", {("op", "9", "1")}),
        ("op. 27 Nr. 2", {("op", "27", "2")}),
        ("op. posth. 72", {("op", "72", "")}),
        ("BWV 1007: 1. Prélude", {("bwv", "1007", "")}),
        ("Hob. XVI:52", {("hob", "xvi:52", "")}),
        ("Hob XVI/52", {("hob", "xvi:52", "")}),
        ("TWV 40:2", {("twv", "40:2", "")}),
        ("KV 525", {("k", "525", "")}),
        ("K. 525", {("k", "525", "")}),
        ("D 550", {("d", "550", "")}),
        ("Symphony in D 2", set()),
        ("la 2 fois", set()),
        ("Opus magnum", set()),
        ("stop 5", set()),
    ],
)
def test_numbers_of_catalogues_have_one_form(text: str, found: set[tuple[str, str, str]]) -> None:
    assert numbers(text) == found


def test_a_title_stands_without_its_number() -> None:
    assert without_numbers("Nocturne in E flat, op. 9 no. 2") == "Nocturne in E flat"
    assert written("Nocturnes, L. 91 (1899)") == "L. 91"


def test_a_number_in_one_catalogue_says_nothing_of_another() -> None:
    assert agreement(numbers("op. 9"), numbers("BWV 9")) is Agreement.SILENT
    assert agreement(numbers("op. 9"), numbers("op. 9 no. 2")) is Agreement.PART
    assert agreement(numbers("op. 9 no. 1"), numbers("op. 9 no. 2")) is Agreement.OTHER


NOCTURNES = (
    Work("nocturne-9-1", ("Nocturne",), "chopin", "op. 9 no. 1"),
    Work("nocturne-9-2", ("Nocturne",), "chopin", "op. 9 no. 2"),
    Work("ode", ("Ode an die Freude", "Hymne à la joie", "Ode to Joy"), "beethoven", "op. 125"),
)


def test_a_number_finds_the_work_and_excludes_its_neighbour() -> None:
    assert work("Nocturne", "Op. 9, No. 2", "chopin", NOCTURNES) == Match("nocturne-9-2", "number")
    assert work("Nocturne op. 9/3", "", "chopin", NOCTURNES) == Match()
    both = work("Nocturne", "", "chopin", NOCTURNES)
    assert both == Match(candidates=("nocturne-9-1", "nocturne-9-2"))
    assert work("Nocturne", "", "chopin", NOCTURNES[:1]).is_open


def test_a_title_is_found_in_every_language_of_it() -> None:
    for title in ("ODE AN DIE FREUDE", "Hymne a la Joie", "Ode to joy"):
        assert work(title, "", "beethoven", NOCTURNES) == Match("ode", "title")
    assert work("Ode an die Freude, piano", "", "beethoven", NOCTURNES).candidates == ("ode",)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Sonata no. 1 in A", "Sonata no. 1 in E"),
        ("Sonate Nr. 1 in D-Dur", "Sonate Nr. 1 in d-Moll"),
        ("Sonate n° 1 en la majeur", "Sonate n° 1 en la mineur"),
        ("Symphonie Nr. 1", "Symphonie Nr. 2"),
        ("Prelude in C", "Prelude in C minor"),
        ("Sonate Es-Dur", "Sonate Es-Dur"),
    ],
)
def test_keys_and_forms_do_not_make_one_work_of_two(mine: str, theirs: str) -> None:
    assert work(mine, "", "x", [Work("w", (theirs,), "x")]).id is None


def test_without_a_composer_nothing_is_certain() -> None:
    assert work("Ode to Joy", "op. 125", None, NOCTURNES) == Match(candidates=("ode",))


FORMS = st.sampled_from(["Nocturne", "Prélude", "Sonate", "Ballade", "Valse", "Les sylphes"])
PIECES = st.builds(
    lambda of, number, part: f"{of} {number}" + (f" no. {part}" if part else ""),
    st.sampled_from(["op.", "BWV", "D"]), st.integers(1, 4), st.integers(0, 3),
)  # fmt: skip
WORKS = st.tuples(FORMS, PIECES)


@given(WORKS, st.lists(WORKS, min_size=1, max_size=6, unique=True))
def test_no_match_ever_joins_two_works_of_one_composer(
    mine: tuple[str, str], theirs: Sequence[tuple[str, str]]
) -> None:
    """Whatever else the hub has: a work with another number is not found, and is not proposed
    where the catalogue is the same and neither is a part of the other."""
    hub = [Work(str(n), (title,), "x", number) for n, (title, number) in enumerate(theirs)]
    found = work(*mine, "x", hub)
    if found.id is not None:
        assert numbers(hub[int(found.id)].catalogue) == numbers(mine[1])
    for id in found.candidates:
        assert agreement(numbers(theirs[int(id)][1]), numbers(mine[1])) is not Agreement.OTHER


@given(FORMS, PIECES, st.lists(PIECES, min_size=1, max_size=4, unique=True))
def test_a_common_title_alone_is_never_enough(title: str, mine: str, theirs: list[str]) -> None:
    assume(title != "Les sylphes" and mine not in theirs)
    hub = [Work(str(n), (title,), "x", number) for n, number in enumerate(theirs)]
    assert work(title, "", "x", hub).id is None


def test_titles_with_other_numbers_are_other_titles() -> None:
    assert is_same_title("Sirènes", "SIRENES")
    assert is_same_title("Symphonie Nr. 5", "symphonie no 5")
    assert not is_same_title("Symphonie Nr. 5", "Symphonie Nr. 6")
    assert not is_same_title("Nocturne op. 9 no. 1", "Nocturne op. 9 no. 2")
