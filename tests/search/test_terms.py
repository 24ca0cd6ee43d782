"""Every word that folding finds is a term, and on the page on which it stands."""

from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Findable
from build_tools.search.fold import plain, words
from build_tools.search.pages import Exchanged, Known
from build_tools.search.terms import terms_of, words_with

TEXT = (
    st.text(max_size=40)
    | st.text(st.characters(categories=["L", "Nl", "Mn"]), max_size=8)
    | st.text("aÉ'’-_ 9.", max_size=20)
)


def page(number: int, title: str, text: str) -> Findable:
    return Findable(f"lb/works/{number}.html", "works", "work", title, text=text)


@given(st.lists(TEXT, min_size=1, max_size=3), st.lists(TEXT, min_size=1, max_size=3))
def test_each_word_stands_where_folding_finds_it(titles: list[str], texts: list[str]) -> None:
    """In titles and in prose alike; Luxembourgish has no stems besides."""
    text = plain(" ".join(texts))
    known = Known()
    pages = [known.read("lb", page(at, title, text)) for at, title in enumerate(titles)]
    counts: list[int] = []
    Exchanged([], pages).recount_words(counts, len(known.written))
    written = list(known.written)
    terms = list(terms_of("lb", pages, written, counts, words_with(None, written, counts)))
    assert not any(stem for _, _, stem in terms)
    found = {form: term for form, term, _ in terms}
    expected: dict[str, set[int]] = {}
    for at, title in enumerate(titles):
        for word in words(plain(title)):
            for form in filter(None, (word.form, word.joined)):
                expected.setdefault(form, set()).add(at)
    assert {form: set(it.title) for form, it in found.items() if it.title} == expected
    said = {form for word in words(text) for form in (word.form, word.joined) if form}
    everywhere = list(range(len(pages)))
    for form, it in found.items():
        assert sorted([*it.often, *it.prose]) == (everywhere if form in said else [])
