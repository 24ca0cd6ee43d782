"""One parse gives the page, the text, the digest and the mentions."""

import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import digest, parse

PATH = "content/workshops/x/index.fr.md"


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.location.line) for problem in parse(text, path=PATH)[1]]


def test_nested_list_after_a_line_is_a_list() -> None:
    """CommonMark, where Python-Markdown would read one paragraph."""
    html = parse("Trois sons:\n- un\n  - deux\n", path=PATH)[0].html
    assert html.count("<ul>") == 2


def test_first_heading_goes_and_a_second_is_an_error() -> None:
    prose, problems = parse("# Title\n\ntext\n\n# Again\n", path=PATH, first_line=4)
    assert prose.heading == "Title"
    assert "Title" not in prose.html and "Again" not in prose.html
    assert [(p.code, p.location.line) for p in problems] == [("TXT01", 8)]


def test_blocks_nest_by_counting() -> None:
    text = "::: step 5 Warm up\n::: say\nHello\n:::\n::: listen abc 1:02:03\nWhat?\n:::\n:::\nAfter"
    prose, problems = parse(text, path=PATH)
    assert not problems
    step, after = prose.html.split("</section>")
    assert 'data-minutes="5"' in step and 'class="say"' in step
    assert 'data-recording="abc" data-at="3723"' in step
    assert after.strip() == "<p>After</p>"
    assert [(mention.target, mention.line) for mention in prose.plays] == [("abc", 5)]


def test_colons_inside_code_are_no_block() -> None:
    prose, problems = parse("::: tip\n```\n:::\n```\n:::\n", path=PATH)
    assert not problems and "<code>:::" in prose.html


def test_faults_of_blocks_are_all_reported() -> None:
    text = "::: stpe 5 A\n:::\n\n::: step five A\n:::\n\n:::\n\n::: listen Ümlaut\n:::\n\n::: tip\n"
    assert codes(text) == [
        ("TXT02", 1), ("TXT03", 4), ("TXT05", 7), ("TXT03", 9), ("TXT04", 12),
    ]  # fmt: skip


def test_labels_are_in_the_language_of_the_text() -> None:
    html = parse("::: say\nBonjour\n:::", path=PATH, say={"Say": "Dire"}.get)[0].html
    assert '<p class="block__title">Dire</p>' in html


def test_images_are_found_from_the_folder_of_the_text() -> None:
    prose, _ = parse("![A](./p/a.jpg) ![B](../b.jpg)", path=PATH)
    assert "poche:content/workshops/x/p/a.jpg" in prose.html
    assert "poche:content/workshops/b.jpg" in prose.html
    assert [mention.target for mention in prose.images] == ["./p/a.jpg", "../b.jpg"]


def test_picture_without_words_is_a_warning() -> None:
    assert codes("\n![](a.jpg)") == [("TXT08", 2)]


def test_digest_is_of_the_normalised_body() -> None:
    expected = hashlib.sha256("é\n\nb".encode()).hexdigest()[:12]
    assert digest("\ufeffe\u0301  \r\n\r\nb\t\r\n\n") == expected


@given(st.text())
def test_digest_ignores_habits_of_saving(text: str) -> None:
    again = unicodedata.normalize("NFD", text).replace("\n", "\r\n") + "\n\n"
    if "\r" not in text:
        assert digest(text) == digest("\ufeff" + again)


@given(st.text(alphabet=st.sampled_from(":#-*>`|[]()!<a1 \n\tstep")))
def test_any_text_is_parsed(text: str) -> None:
    """Whatever is written, the parser returns, and every problem has a line of the text."""
    _, problems = parse(text, path=PATH)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.location.line <= lines for problem in problems)
