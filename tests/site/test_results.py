"""Pages about results: which there are, what stands on them, and who leads there."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_tools import evaluation
from build_tools.domain import LANGUAGES, Assets, Catalogue
from build_tools.evaluation.records import Record, record
from build_tools.questionnaires import QUESTIONNAIRES
from build_tools.site.findables import findables_of
from build_tools.site.pages import plan_pages
from build_tools.site.results import agreements, told_about, told_besides
from tests.site.conftest import said
from tests.site.staging import plain, staged
from tests.site.test_again import Hub, makes
from tests.site.test_findables import reader
from tests.site.test_footprint import known as with_footprint
from tests.site.test_footprint import reckoned

MOST_BYTES = 30_000
"""What a page with every question may have between its header and its footer."""

__all__ = ["makes", "with_footprint"]


def people(who: str, count: int, journey: str, first: int = 0, **answers: Any) -> list[Record]:
    """Questionnaires filled in alike."""
    return [
        record(
            {
                "id": f"{first + number:032x}",
                "journey": journey,
                "who": who,
                "version": 1,
                "day": "2027-06-18",
                "answers": answers,
            }
        )
        for number in range(count)
    ]


def full(who: str, count: int, journey: str, first: int = 0) -> list[Record]:
    """Questionnaires in which everything is answered."""
    given = {
        question.id: 20
        if question.form == "number"
        else [question.ids[0]]
        if question.form == "several"
        else question.ids[-1]
        for question in QUESTIONNAIRES[who].questions
    }
    return people(who, count, journey, first, **given)


def answered(known: Catalogue, *records: Record) -> Catalogue:
    """What `poche build` knows once answers lie in the hub."""
    counted = evaluation.counted(records, known.journeys.values())
    return replace(known, results={it.key: it for it in counted})


def shown(known: Catalogue, derived: Assets) -> Assets:
    return replace(derived, results=known.answered)


@pytest.fixture
def of(hub: Catalogue) -> str:
    return next(iter(hub.journeys))


@pytest.fixture
def known(hub: Catalogue, of: str) -> Catalogue:
    """The small hub, with six children, two teachers and five families of its journey."""
    return answered(
        hub,
        *people("children", 4, of, liked="much", did=["sing"]),
        *people("children", 2, of, 10, liked="not", did=["sing", "dance"]),
        *people("teachers", 2, of, 20, children=21, sessions=9, joy="5", changed=["courage"]),
        *people("families", 5, of, 30, changed=["singing"], joy="4"),
    )


def result_ids(known: Catalogue) -> set[str]:
    return {page.id for page in plan_pages(known) if page.id.startswith("results")}


def test_a_page_for_the_season_each_project_and_each_journey(known: Catalogue, of: str) -> None:
    assert result_ids(known) == {"results", "results-projects-mosel", f"results-journeys-{of}"}
    for page in plan_pages(known):
        if page.id.startswith("results"):
            assert (page.kind, page.styles) == ("special", ("footprint", "results"))


def test_without_answers_there_is_none(hub: Catalogue) -> None:
    assert result_ids(hub) == set()


def test_an_edition_tells_only_what_it_holds_entirely(hub: Catalogue, of: str) -> None:
    """A sum of a part of a project would tell, beside the whole, what the other part has said."""
    journey = hub.journeys[of]
    both = replace(hub, journeys={**hub.journeys, "autre": replace(journey, id="autre")})
    whole = answered(both, *full("children", 6, of), *full("children", 5, "autre", 50))
    cut = replace(whole, journeys={of: journey})
    assert result_ids(cut) == {f"results-journeys-{of}"}
    assert cut.answered[f"journeys/{of}"] == whole.answered[f"journeys/{of}"]
    assert result_ids(replace(cut, projects={})) == {f"results-journeys-{of}"}
    assert result_ids(replace(whole, journeys={})) == set()


def test_the_page_tells_what_was_counted(
    known: Catalogue, derived: Assets, of: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"results-journeys-{of}"
    html = staged(known, shown(known, derived), tmp_path, monkeypatch, name)[f"en/{name}"]
    words = plain(html)
    assert "Children who took part 42 Sessions held 18" in words
    assert "Questionnaires 13" in words
    assert "Children, 6 questionnaires Answer Count Share Very much 4 67% A little 0 0%" in words
    assert "Families: Our child took part with joy. 0 0 0 5 0 4.0" in words
    assert 'aria-label="Did you like it? Most often: Very much, 4 of 6"' in html
    assert "Demonstration" not in words


def test_of_fewer_than_five_nothing_is_told_but_how_many(
    known: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shown(known, derived)
    for name, html in staged(known, made, tmp_path, monkeypatch, *result_ids(known)).items():
        if name.startswith("en"):
            words = plain(html)
            assert "Teachers 2 0" in words
            assert "Fewer than five questionnaires are not broken down" in words
            assert "What has changed in the class?" not in words
            assert "Quiet children dare more" not in words


def test_every_closed_question_is_told_once(hub: Catalogue, of: str) -> None:
    known = answered(hub, *(it for who in QUESTIONNAIRES for it in full(who, 5, of)))
    it = known.answered[""]
    every = [
        *told_about(it, "liked"), *told_about(it, "changed"), *agreements(it), *told_besides(it)
    ]  # fmt: skip
    asked = [
        (who, question.id)
        for who, each in QUESTIONNAIRES.items()
        for question in each.questions
        if question.form != "number"
    ]
    assert sorted((each.role.who, each.question.id) for each in every) == sorted(asked)


Lay = Callable[..., dict[str, str]]


@pytest.fixture
def lay(derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out pages of a hub, by language and id."""

    def laid(known: Catalogue, *ids: str) -> dict[str, str]:
        with monkeypatch.context() as patched:
            return staged(known, shown(known, derived), tmp_path, patched, *ids)

    return laid


@pytest.mark.parametrize("examples", [0, 3, 6])
def test_examples_are_called_so(hub: Catalogue, of: str, lay: Lay, examples: int) -> None:
    said = [
        replace(each, is_example=at < examples)
        for at, each in enumerate(people("children", 6, of, liked="much"))
    ]
    html = lay(answered(hub, *said), "results")["en/results"]
    told = {
        0: "",
        3: "Demonstration: 3 of 6 questionnaires are examples that nobody has filled in.",
        6: "Demonstration: nobody has answered.",
    }
    assert told[examples] in html
    assert ("Demonstration" in html) is bool(examples)


def test_titles_are_escaped(
    hub: Catalogue, derived: Assets, of: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = replace(hub.journeys[of], title=said(fr="Une <b>année</b>"))
    known = answered(replace(hub, journeys={of: journey}), *people("children", 5, of, liked="much"))
    html = staged(known, shown(known, derived), tmp_path, monkeypatch, "results")["fr/results"]
    assert "Une &lt;b&gt;année" in html and "<b>" not in html


def test_pages_are_no_heavier_than_their_questions(hub: Catalogue, of: str, lay: Lay) -> None:
    known = answered(hub, *(it for who in QUESTIONNAIRES for it in full(who, 40, of)))
    pages = lay(known, *result_ids(known))
    assert {name.partition("/")[0] for name in pages} == set(LANGUAGES)
    assert not [name for name, html in pages.items() if len(html.encode()) > MOST_BYTES]


def test_what_it_cost_and_what_it_brought_stand_beside_each_other(
    with_footprint: Catalogue,
    derived: Assets,
    of: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = answered(with_footprint, *full("children", 6, of), *full("teachers", 5, of, 50))
    made = replace(reckoned(known, derived), results=known.answered)
    names = ("results", "footprint", f"results-journeys-{of}", f"footprint-journeys-{of}")
    pages = staged(known, made, tmp_path, monkeypatch, *names)
    kg = made.footprints[""].per_hour
    assert kg is not None
    assert "For each hour of a participant" in pages["en/results"]
    assert f'special/footprint-journeys-{of}.html"' in pages[f"en/results-journeys-{of}"]
    beside = plain(pages["en/footprint"])
    assert "What it brought" in beside
    assert "Children who took part: 100 · Sessions held: 100 · Teachers who" in beside
    assert "Children: Did you like it? Most often: Not really, 6 of 6" in beside
    assert f'special/results-journeys-{of}.html"' in pages[f"en/footprint-journeys-{of}"]


def test_grown_ups_find_them_and_children_do_not(
    known: Catalogue, derived: Assets, of: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = sorted({page.id for page in plan_pages(known) if page.id.startswith("children")})
    made = shown(known, derived)
    html = staged(known, made, tmp_path, monkeypatch, "overview", "mosel", of, *children)
    assert 'href="results.html"' in html["fr/overview"]
    assert "special/results-projects-mosel.html" in html["fr/mosel"]
    assert f"special/results-journeys-{of}.html" in html[f"fr/{of}"]
    assert not [name for name in children if "results" in html[f"fr/{name}"]]


def test_search_finds_the_season_and_the_questionnaires(
    known: Catalogue, hub: Catalogue, derived: Assets
) -> None:
    def titles(it: Catalogue) -> dict[str, str]:
        found = findables_of(reader(it, shown(it, derived), "fr"))
        return {each.url: each.title for each in found if re.search("results|questions", each.url)}

    asked = {"fr/special/questions.html": "Qu’en avez-vous pensé\u00a0?"}
    assert titles(known) == asked | {"fr/special/results.html": "Résultats"}
    assert titles(hub) == asked
    assert titles(replace(hub, journeys={})) == {}


def test_a_page_is_made_anew_only_if_its_own_figures_changed(
    hub: Catalogue, derived: Assets, of: str, tmp_path: Path, makes: list[str]
) -> None:
    """One more family of another journey changes its page and the season's, no project's."""
    journey = hub.journeys[of]
    alone = replace(journey, id="autre", project=None)
    both = replace(hub, journeys={**hub.journeys, "autre": alone})
    first = [*full("families", 6, of), *full("families", 5, "autre", 50)]
    again = Hub(tmp_path / "again", derived)

    def lay(known: Catalogue) -> None:
        again.derived = shown(known, derived)
        again.laid(known, remember=True)

    lay(answered(both, *first))
    makes.clear()
    lay(answered(both, *first))
    assert makes == []
    lay(answered(both, *first, *full("families", 1, "autre", 90)))
    assert {name for name in makes if name.startswith("fr/special/results")} == {
        "fr/special/results.html",
        "fr/special/results-journeys-autre.html",
    }
    assert not [name for name in makes if "/journeys/" in name or "/projects/" in name]


def test_activities_alone_tell_of_no_results(
    with_footprint: Catalogue, derived: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reckoned(with_footprint, derived)
    html = staged(with_footprint, made, tmp_path, monkeypatch, "footprint")["en/footprint"]
    assert "What it brought" not in html
