"""Lists from A to Z: what is filed where, how long lists are cut, and what their pages say."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import LANGUAGES, Assets, Catalogue, Hub, Localised, Person, Work
from build_tools.site.az import LISTED, PAGE, Directory, Leaf, a_to_z, anchor, cuts, leaves
from build_tools.site.filing import DIGITS, folded, letter, name_key, place, title_key
from build_tools.site.pages import plan_pages
from tests.site.lettered import many
from tests.site.staging import plain, staged

MOST_BYTES = 15_000
"""What the content of a page of a list may weigh."""


@pytest.mark.parametrize(
    ("title", "lang", "filed"),
    [
        ("Été", "fr", "E ete"),
        ("L’Orchestre", "fr", "O orchestre"),
        ("« La Mer »", "fr", "M mer"),
        ("Des pas sur la neige", "fr", "P pas sur la neige"),
        ("Des Knaben Wunderhorn", "de", "D des knaben wunderhorn"),
        ("Die Forelle", "de", "F forelle"),
        ("Ärger", "de", "A arger"),
        ("’t Smidje", "nl", "S smidje"),
        ("’s Avonds", "nl", "S s avonds"),
        ("The Entertainer", "en", "E entertainer"),
        ("D’Frell", "lb", "F frell"),
        ("E Lidd", "lb", "L lidd"),
        ("De profundis", "fr", "D de profundis"),
        ("De forel", "nl", "F forel"),
        ("The Entertainer", None, "E entertainer"),
        ("Die Gedanken sind frei", "fr", "D die gedanken sind frei"),
        ("A cappella", None, "A a cappella"),
        ("Œdipe", "fr", "O oedipe"),
        ("La", "fr", "L la"),
        ("Lasst uns", "de", "L lasst uns"),
        ("99 ballons", "fr", f"{DIGITS} 000099 ballons"),
        ("…", "fr", f"{DIGITS} "),
    ],
)
def test_titles_are_filed_without_accents_and_articles(
    title: str, lang: str | None, filed: str
) -> None:
    key = title_key(title, lang).replace("'", "")
    assert f"{letter(key)} {key}" == filed


@pytest.mark.parametrize(
    ("name", "under"),
    [
        ("Ludwig van Beethoven", "beethoven"),
        ("Johann Sebastian Bach", "bach"),
        ("Jean de La Fontaine", "la fontaine"),
        ("Peter Van Hout", "van hout"),
        ("Jan van den Berg", "berg"),
        ("Jan Van den Berg", "van den berg"),
        ("Vincent d’Indy", "indy"),
        ("Johann Strauss (fils)", "strauss"),
        ("Johann Strauß jr.", "strauss"),
        ("Hildegard", "hildegard"),
        ("Van Morrison", "morrison"),
        ("Beethoven, Ludwig van", "beethoven"),
        ("Élisabeth Jacquet de La Guerre", "la guerre"),
    ],
)
def test_people_are_filed_under_their_last_word(name: str, under: str) -> None:
    assert name_key(name).startswith(under + " ")


def test_numbers_are_in_their_order() -> None:
    titles = ["Étude 10", "Étude 2", "Étude", "étude 2b", "Etudes"]
    ordered = sorted(titles, key=lambda it: place(title_key(it, "fr")))
    assert ordered == ["Étude", "Étude 2", "étude 2b", "Étude 10", "Etudes"]


@given(st.text(max_size=30), st.sampled_from([None, *LANGUAGES]))
def test_whatever_a_title_is_it_has_one_letter(title: str, lang: str | None) -> None:
    for key in (title_key(title, lang), name_key(title)):
        under = letter(key)
        assert under == DIGITS or (len(under) == 1 and under.isalpha())
        assert re.fullmatch(r"[a-z0-9]+", anchor(under))


@given(st.text(alphabet="aeéèêëäöüßœçñ LD'’-1", min_size=1, max_size=20))
def test_case_and_apostrophes_do_not_count(text: str) -> None:
    assert folded(text.upper()) == folded(text)
    assert title_key(text.replace("’", "'"), "fr") == title_key(text, "fr")


@given(st.lists(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), max_size=700).map(sorted))
def test_cuts_make_pages_alike_in_size(starts: Sequence[str]) -> None:
    bounds = cuts(starts)
    sizes = [end - first for first, end in pairwise(bounds)]
    assert len(sizes) == max(1, -(-len(starts) // PAGE))
    assert sum(sizes) == len(starts)
    assert max(sizes) <= PAGE * 4 // 3 + 1
    assert min(sizes) > 0 or not starts


def test_cuts_are_where_letters_end_if_that_is_near() -> None:
    starts = ["A"] * 65 + ["B"] * 40 + ["C"] * 100
    assert cuts(starts) == [0, 65, 137, 205]


def test_pages_are_as_many_in_every_language() -> None:
    """Or the way from a page to the same page in another language would lead nowhere."""
    known = many()
    found = {frozenset(id_ for id_, _ in a_to_z(known, lang)) for lang in LANGUAGES}
    assert len(found) == 1
    assert {"a-z", "a-z-works", "a-z-works-3", "a-z-people"} <= set(*found)


@given(st.lists(st.text(max_size=12), max_size=300))
def test_everything_is_listed_once_and_each_letter_once(titles: Sequence[str]) -> None:
    works = {
        f"w{at}": Work(f"w{at}", Localised(title), MappingProxyType({}), None, "traditional")
        for at, title in enumerate(titles)
    }
    pages = leaves(Catalogue(Hub("x", Localised("X"), ("fr",), "fr"), works=works), "fr", "works")
    listed = [it.id for page in pages for group in page.groups for it in group.entries]
    assert sorted(listed) == sorted(works)
    begun = [group.letter for page in pages for group in page.groups if not group.goes_on]
    assert len(begun) == len(set(begun))
    for page in pages:
        for group in page.groups:
            if not group.goes_on:
                assert page.letters[group.letter] == page.number
    anchors = [anchor(each) for each, _ in pages[0].bar]
    assert len(anchors) == len(set(anchors))


def test_every_resource_is_listed_once_on_its_pages(
    tmp_path: Path, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = many()
    ids = [id_ for id_, _ in a_to_z(known, "fr")]
    pages = staged(known, derived, tmp_path, monkeypatch, *ids)
    for lang in LANGUAGES:
        html = "".join(pages[f"{lang}/{id_}"] for id_ in ids)
        for kind in LISTED:
            entries = Counter(
                re.findall(rf'<li><a href="\.\./{kind}/([a-z0-9-]+)\.html"><b>', html)
            )
            assert entries == Counter(known.of_kind(kind).keys()), (lang, kind)


def test_all_links_lead_to_pages_and_places(
    tmp_path: Path, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = many()
    urls = {page.url for page in plan_pages(known)}
    ids = [id_ for id_, _ in a_to_z(known, "fr")]
    pages = staged(known, derived, tmp_path, monkeypatch, *ids)
    for name, html in pages.items():
        lang, id_ = name.split("/")
        for link in re.findall(r'href="([^"]*)"', html):
            way, _, part = link.partition("#")
            url = normpath(join(f"{lang}/special", way)) if way else f"{lang}/special/{id_}.html"
            assert url in urls, (name, link)
            if part:
                target = pages[f"{lang}/{url.rpartition('/')[2].removesuffix('.html')}"]
                assert f'id="{part}"' in target, (name, link)
        assert len(html.encode()) < MOST_BYTES, name


def test_a_page_says_which_letters_it_has(
    tmp_path: Path, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = many()
    second = dict(a_to_z(known, "fr"))["a-z-works-2"]
    assert isinstance(second, Leaf)
    pages = staged(known, derived, tmp_path, monkeypatch, "a-z", "a-z-works-2", "a-z-people")
    title = re.search("<h1>(.*)</h1>", pages["fr/a-z-works-2"])
    assert title
    assert title[1] == f"Œuvres de A à Z · {second.span}"
    assert re.fullmatch("[A-Z]–[A-Z]", second.span)
    assert f"{len(known.works)} entrées" in plain(pages["fr/a-z"])
    people = plain(pages["de/a-z-people"])
    assert people.index("Ludwig van Beethoven") < people.index("Clara Wieck")
    assert '<li><a href="#b">B</a></li>' in pages["fr/a-z-people"]
    assert '<li aria-hidden="true">X</li>' in pages["fr/a-z-people"]


def test_a_letter_that_fills_pages_goes_on() -> None:
    person = Person("x", "Xavier", MappingProxyType({}))
    people = {f"p{at}": Person(f"p{at}", f"Ana B{at}", person.bodies) for at in range(200)}
    pages = leaves(
        Catalogue(Hub("x", Localised("X"), ("fr",), "fr"), people=people), "fr", "people"
    )
    assert [page.span for page in pages] == ["B", "B", "B"]
    assert [page.groups[0].goes_on for page in pages] == [False, True, True]
    assert dict(pages[1].bar)["B"] == "a-z-people.html#b"
    assert dict(pages[0].bar)["B"] == "#b"
    assert dict(pages[0].bar)["C"] == ""


def test_lists_without_entries_have_a_page_that_says_so(
    tmp_path: Path, hub: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that whatever leads to them leads somewhere."""
    empty = Catalogue(hub.hub)
    found = dict(a_to_z(empty, "fr"))
    assert set(found) == {"a-z", *(f"a-z-{kind}" for kind in LISTED)}
    assert isinstance(found["a-z"], Directory)
    pages = staged(empty, Assets(), tmp_path, monkeypatch, *found)
    assert "Il n’y a encore rien ici." in plain(pages["fr/a-z-works"])
    assert "Autres listes" not in pages["fr/a-z"]


def test_titles_in_another_language_say_so(
    tmp_path: Path, hub: Catalogue, derived: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = staged(hub, derived, tmp_path, monkeypatch, "a-z-works")["en/a-z-works"]
    assert '<b><span lang="fr">Ode à la joie</span></b>' in html
