"""What the program can do, the guides say; what the guides show is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from build_tools import catalogue, prose
from build_tools.catalogue import places
from build_tools.catalogue.schema import FILES, EditionPart, PageFrontMatter
from build_tools.catalogue.written import Written
from build_tools.cli import main
from build_tools.domain import SHEET_FORMS, Film, Picture, Score, Sound
from build_tools.problems import RULES, Problem, Severity, printed
from build_tools.prose.blocks import BLOCKS
from build_tools.site.musical_words import MUSICAL
from build_tools.strings import of_problems
from tests.guides import DOCS, EDITORS, GUIDES, ROOT, guide, written_out

READERS = ("editors", "technicians")

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

WEIGHTS = {
    "fr": {
        Severity.ERROR: "Erreur.",
        Severity.WARNING: "Avertissement.",
        Severity.NOTICE: "Remarque.",
    },
    "en": {Severity.ERROR: "Error.", Severity.WARNING: "Warning.", Severity.NOTICE: "Notice."},
}

BESIDE = (
    "content/people/johann-sebastian-bach/portrait.jpg",
    "content/works/wachet-auf/wachet-auf.abc",
    "content/recordings/wachet-auf-choir/choir.flac",
    "content/recordings/wachet-auf-choir/soprano.flac",
    "content/recordings/wachet-auf-choir/alto.flac",
    "content/recordings/wachet-auf-choir/cover.jpg",
    "content/concerts/village-hall/scene.jpg",
    "content/workshops/four-corners/four-corners.mp4",
    "playlists/four-voices.jpg",
)
"""Files that the examples of files.md name."""

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def sections(text: str) -> dict[str, str]:
    """Second-level heading to what stands under it, without examples."""
    parts = re.split(r"^## (.+)$", _FENCE.sub("", text), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchors(text: str) -> set[str]:
    """The parts of a page that a link may name, as forges make them."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


# What there is


@pytest.mark.parametrize("lang", GUIDES)
def test_every_problem_code_has_its_section(lang: str) -> None:
    """Sections and rules are the same codes, each once, each with its weight."""
    text = guide(lang, "problems.md")
    assert sorted(re.findall(r"^## (.+)$", text, flags=re.MULTILINE)) == sorted(RULES)
    told = {code: section.split()[0] for code, section in sections(text).items()}
    assert told == {code: WEIGHTS[lang][rule.severity] for code, rule in RULES.items()}


def test_every_target_of_the_makefile_is_named() -> None:
    """Who reads README and CONTRIBUTING has heard of every target."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    told = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    targets = re.findall(r"^([a-z]+):.*## ", makefile, flags=re.MULTILINE)
    assert targets
    assert [target for target in targets if f"make {target}" not in told] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_every_command_is_named(lang: str) -> None:
    """Editors or technicians hear of every command of `poche`."""
    pages = [page for who in READERS for page in (DOCS / who / lang).glob("*.md")]
    told = "".join(page.read_text("utf-8") for page in pages)
    known = re.findall(r"\bpoche (?:--root \S+ )?([a-z]+)\b", told)
    assert [name for name in main.commands if name not in known] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_every_block_is_shown(lang: str) -> None:
    """Each block of ours stands in an example."""
    shown = re.findall(r"^::: ([a-z]+)", guide(lang, "sheets.md"), flags=re.MULTILINE)
    assert sorted(set(shown)) == sorted(BLOCKS)


@pytest.mark.parametrize("lang", GUIDES)
def test_every_block_has_its_picture(lang: str) -> None:
    """On the screen and on paper, with words, and light enough for a slow line."""
    shown = re.findall(r"^!\[(.+)\]\((\S+)\)$", guide(lang, "sheets.md"), flags=re.MULTILINE)
    pictures = {Path(target).name: EDITORS / lang / target for _, target in shown}
    assert sorted(pictures) == sorted(f"{name}-{lang}.png" for name in (*BLOCKS, "nested"))
    assert all(len(words) > 40 for words, _ in shown)
    assert all(path.stat().st_size <= 30_000 for path in pictures.values())


def fields(model: type[Written], parent: str = "") -> Iterator[str]:
    """Every field as the guides name it: `date`, within a group `recorded.date`."""
    for name, field in model.model_fields.items():
        written = field.alias or name
        group = group_in(field.annotation)
        if group is None or parent:
            yield f"{parent}{written}"
        if group is not None:
            yield from fields(group, f"{written}.")


def group_in(annotation: object) -> type[Written] | None:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation
    return next((found for each in get_args(annotation) if (found := group_in(each))), None)


DESCRIBED: dict[str, type[Written]] = {
    "content/hub.yml": FILES["hub"][1],
    **{f"/{name}": FILES[kind][1] for kind, name in places.FACTS.items()},
    "playlists/": FILES["playlists"][1],
    "/plan.yml": FILES["plans"][1],
    "/activity.yml": FILES["activities"][1],
    "factors/": FILES["factors"][1],
    "footprints/": FILES["kept"][1],
    "pages/": PageFrontMatter,
    "editions.yml": EditionPart,
}
"""Part of a heading to the model that is described under it."""


@pytest.mark.parametrize("lang", GUIDES)
@pytest.mark.parametrize("heading", DESCRIBED)
def test_every_field_is_described(lang: str, heading: str) -> None:
    """Under the heading of a file, all its fields are named, and so are its groups' fields."""
    found = sections(guide(lang, "files.md"))
    title = next(title for title in found if heading in title)
    spans = set(re.findall(r"`([^`]+)`", found[title]))
    missing = [name for name in fields(DESCRIBED[heading]) if name not in spans]
    assert missing == []


@pytest.mark.parametrize(
    "page",
    sorted(f"{who}/{page.name}" for who in READERS for page in (DOCS / who / "en").glob("*.md")),
)
def test_both_guides_have_the_same_parts(page: str) -> None:
    """French and English people read the same: heading by heading, example by example."""
    who, name = page.split("/")
    texts = [(DOCS / who / lang / name).read_text("utf-8") for lang in GUIDES]
    shapes = [re.findall(r"^#+ |^```\w*", text, flags=re.MULTILINE) for text in texts]
    assert shapes[0] == shapes[1]


# What is shown


def _sixteen_bars(path: str) -> Score:
    """Return what would be found in a score of sixteen bars of 4/4."""
    begins, all_bars = tuple(4.0 * bar for bar in range(16)), tuple(range(16))
    return Score(path, "0" * 64, begins, tuple(range(1, 17)), (1.0,) * 16, all_bars, 64.0)


def problems_of(root: Path) -> list[Problem]:
    """Check a hub whose media are there by name only."""
    source = catalogue.read(root)
    bodies, problems = {}, list(source.problems)
    for text in source.texts:
        bodies[text.path], found = prose.parse(
            text.text,
            path=text.path,
            first_line=text.first_line,
            form=text.form,
            lang=text.lang,
        )
        problems += found
    known, unresolved = catalogue.resolve(
        source,
        {path: Sound(path, "0" * 64, 300.0, "flac", 2, 44_100) for path in source.sounds},
        {path: Picture(path, "0" * 64, 960, 640) for path in source.pictures},
        bodies,
        frozenset(),
        scores={path: _sixteen_bars(path) for path in source.scores},
        films={path: Film(path, "0" * 64, 60.0, 640, 360, 25.0) for path in source.films},
    )
    assert known is not None or unresolved or problems
    return [*problems, *unresolved]


@pytest.mark.parametrize("lang", GUIDES)
@pytest.mark.parametrize("page", ["index.md", "files.md"])
def test_examples_are_right(lang: str, page: str, tmp_path: Path) -> None:
    """Whoever copies the examples of a guide has a season without error or warning."""
    written_out(guide(lang, page), tmp_path)
    for path in BESIDE if page == "files.md" else BESIDE[2:3]:
        (tmp_path / path).touch()
    found = [p for p in problems_of(tmp_path) if p.severity is not Severity.NOTICE]
    assert [printed(problem) for problem in found] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_a_mistake_is_told_as_it_is_shown(lang: str, tmp_path: Path) -> None:
    """The first steps show a message: it is what Poche says, in the language of the guide."""
    written_out(guide(lang, "index.md"), tmp_path)
    facts = tmp_path / "content/works/wachet-auf/work.yml"
    facts.write_text(facts.read_text("utf-8").replace("johann-sebastian", "johann-sebastien"))
    (wrong,) = (p for p in problems_of(tmp_path) if p.code == "WRK04")
    assert f"```\n{printed(wrong, of_problems(lang))}\n```" in guide(lang, "index.md")


@pytest.mark.parametrize("lang", GUIDES)
def test_examples_of_journeys_are_right(lang: str, tmp_path: Path) -> None:
    """A year written as it is shown has nothing that Poche would say about weeks and dates."""
    for page in ("files.md", "journeys.md"):
        written_out(guide(lang, page), tmp_path)
    for path in BESIDE:
        (tmp_path / path).touch()
    found = [p for p in problems_of(tmp_path) if "three-rivers" in p.location.path]
    assert [printed(problem) for problem in found if problem.code != "JRN16"] == []


@pytest.mark.parametrize("lang", GUIDES)
@pytest.mark.parametrize(("page", "form"), [("writing.md", "text"), ("sheets.md", "sheet")])
def test_examples_of_texts_are_right(page: str, form: str, lang: str) -> None:
    """The Markdown that is shown has no problem but pictures and links that lead nowhere here."""
    examples = re.findall(
        r"^```markdown\n(.*?)^```$", guide(lang, page), flags=re.MULTILINE | re.DOTALL
    )
    assert examples
    for example in examples:
        body = re.sub(r"\A---\n.*?^---\n", "", example, flags=re.MULTILINE | re.DOTALL)
        assert prose.parse(body, path="content/pages/help/index.en.md", form=form)[1] == ()


@pytest.mark.parametrize("lang", GUIDES)
def test_every_pictogram_of_a_step_is_named(lang: str) -> None:
    """The table names each, in their order."""
    named = re.findall(r"^\| `([a-z]+)` \| [^`]+ \|$", guide(lang, "sheets.md"), flags=re.MULTILINE)
    assert [name for name in named if name in prose.STEP_ICONS] == list(prose.STEP_ICONS)


@pytest.mark.parametrize("lang", GUIDES)
def test_every_word_for_music_is_named(lang: str) -> None:
    """The table names all words that Poche says in the reader's language, in their order."""
    row = r"^\| `(?:instruments|genre|period|mood)` \| (`.*) \|$"
    rows = re.findall(row, guide(lang, "files.md"), flags=re.MULTILINE)
    assert [word for row in rows for word in re.findall(r"`([^`]+)`", row)] == [*MUSICAL]


@pytest.mark.parametrize("lang", GUIDES)
def test_every_form_of_paper_is_named(lang: str) -> None:
    """The table names each, in their order."""
    named = re.findall(r"^\| ([a-z]+) \| ", guide(lang, "sheets.md"), flags=re.MULTILINE)
    assert [name for name in named if name in SHEET_FORMS] == list(SHEET_FORMS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    """A relative link in the project's own documents leads to a file, and to a part of it."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    text = re.sub(r"`[^`\n]+`", "", text)
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, part = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{link} leads nowhere"
        if part:
            assert part in anchors(target.read_text("utf-8")), f"{link} names no part of the page"
