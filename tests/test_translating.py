"""`poche new translation`: the source beside the place to write, and nobody sees it yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from build_tools.domain import Catalogue
from tests.catalogue.hubs import codes, resolved, write

HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de, lb]\ndefault_language: fr\n"
    "fallbacks: {lb: [de, fr]}\n",
    "content/works/chant/work.yml": "title: Chant\ncomposer: traditional\n",
    "content/works/chant/index.fr.md": "\ufeffUne chanson.\r\n\r\nElle a **trois** strophes.  \r\n",
    "content/works/muet/work.yml": "title: Muet\ncomposer: traditional\n",
    "content/workshops/tambour/workshop.yml": "title: Tambour\nkind: percussion\n"
    "timeframe: one-off\nages: [6, 8]\nduration_min: 5\n",
    "content/workshops/tambour/index.fr.md": "Frappons.\n\n::: step 5 Les mains\nFrappez.\n:::\n",
    "content/workshops/tambour/easy.fr.md": "Nous frappons.\n",
    "content/pages/aide/index.fr.md": '---\ntitle: "Aide: ici"\n---\nVoici.\n',
}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", HUB)


def run(hub: Path, *arguments: str, lang: str = "de") -> Result:
    result = CliRunner().invoke(
        main,
        ["--root", str(hub), "new", "translation", *arguments],
        prog_name="poche",
        env={"POCHE_LANG": lang},
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def checked(hub: Path) -> tuple[Catalogue, set[tuple[str, str]]]:
    known, problems = resolved(hub)
    assert known is not None, problems
    return known, {(it.code, it.location.path) for it in problems}


def test_the_source_stands_above_the_place_to_write(hub: Path) -> None:
    result = run(hub, "works/chant", "de")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Geschrieben: content/works/chant/index.de.md." in result.stdout
    text = (hub / "content/works/chant/index.de.md").read_text("utf-8")
    front, _, body = text.removeprefix("---\n").partition("---\n")
    assert front.splitlines()[1].startswith("draft: true  # Nehmen Sie diese Zeile heraus")
    assert "#reviewed_by:" in front
    assert "<!-- fr\nUne chanson.\n-->\n\n\n<!-- fr\nElle a **trois** strophes." in body


def test_a_draft_is_shown_to_nobody_and_spoken_of(hub: Path) -> None:
    """Readers see what they saw before: their fallbacks."""
    before, _ = checked(hub)
    run(hub, "works/chant", "de")
    after, told = checked(hub)
    path = "content/works/chant/index.de.md"
    assert ("TRN03", path) in told and ("TRN01", path) not in told
    assert [*after.works["chant"].bodies] == [*before.works["chant"].bodies] == ["fr"]


def test_a_finished_translation_has_the_right_fingerprint(hub: Path) -> None:
    """Translate, take the line out: no word of the check any more, and none of the source shown."""
    run(hub, "works/chant", "de")
    path = hub / "content/works/chant/index.de.md"
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("draft:")]
    path.write_text("\n".join([*lines, "Ein Lied."]), "utf-8")
    known, told = checked(hub)
    assert not [code for code, where in told if where.endswith("chant/index.de.md")]
    body = known.works["chant"].bodies["de"]
    assert body.words.text == "Ein Lied."
    assert "chanson" not in body.words.html


def test_what_says_nothing_is_missing_and_a_source_that_changes_is_noticed(hub: Path) -> None:
    run(hub, "works/chant", "de")
    path = hub / "content/works/chant/index.de.md"
    begun = path.read_text("utf-8").replace("draft: true", "draft: false")
    path.write_text(begun, "utf-8")
    assert ("TRN01", "content/works/chant/index.de.md") in checked(hub)[1]
    path.write_text(begun + "Ein Lied.\n", "utf-8")
    assert not [where for _, where in checked(hub)[1] if where.endswith("chant/index.de.md")]
    write(hub, {"content/works/chant/index.fr.md": "Une autre chanson.\n"})
    assert ("TRN02", "content/works/chant/index.de.md") in checked(hub)[1]


def test_sheets_keep_their_steps_also_in_easy_language(hub: Path) -> None:
    assert run(hub, "workshops/tambour", "de").exit_code == 0
    assert run(hub, "content/workshops/tambour/easy/", "lb").exit_code == 0
    sheet = (hub / "content/workshops/tambour/index.de.md").read_text("utf-8")
    assert "\n::: step 5 Les mains\n\n<!-- fr\nFrappez.\n-->\n" in sheet
    easy = (hub / "content/workshops/tambour/easy.lb.md").read_text("utf-8")
    assert "<!-- fr\nNous frappons.\n-->" in easy
    known, told = checked(hub)
    assert [*known.workshops["tambour"].easy] == ["fr"]
    assert ("TRN03", "content/workshops/tambour/easy.lb.md") in told


def test_a_free_pages_title_is_taken_along(hub: Path) -> None:
    run(hub, "pages/aide", "de", lang="fr")
    text = (hub / "content/pages/aide/index.de.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Aide: ici"  # À traduire aussi.\ntranslates: ')
    known, _ = checked(hub)
    assert [*known.pages["aide"].bodies] == ["fr"]


def test_a_page_of_drafts_alone_is_no_page(hub: Path) -> None:
    """Nothing leads there, and nothing breaks."""
    write(hub, {"content/pages/neu/index.fr.md": "---\ntitle: N\ndraft: true\n---\nTôt.\n"})
    known, told = checked(hub)
    assert "neu" not in known.pages
    assert ("TRN03", "content/pages/neu/index.fr.md") in told
    write(hub, {"content/works/chant/index.fr.md": "Voir [N](../pages/neu.html).\n"})
    assert "TXT21" in codes(resolved(hub)[1])


def test_a_source_that_cannot_be_taken_apart_is_laid_as_a_whole(hub: Path) -> None:
    """A comment of the editor's own around a step would be cut in two."""
    source = "Un.\n\n<!-- plus tard\n\n::: step 5 Ici\n\n-->\n\nDeux.\n"
    write(hub, {"content/works/chant/index.fr.md": source})
    assert run(hub, "works/chant", "de").exit_code == 0
    checked(hub)
    text = (hub / "content/works/chant/index.de.md").read_text("utf-8")
    assert "<!-- fr\nUn.\n\n<!-- plus tard\n\n::: step 5 Ici\n\n-- >\n\nDeux.\n-->" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["works/chan", "de"], "no work is called 'chan'; did you mean 'chant'?"),
        (["work/chant", "de"], "did you mean 'works'?"),
        (["playlists/a", "de"], "is no folder of texts"),
        (["../works/chant", "de"], "is no folder of texts"),
        (["works/chant", "nl"], "the hub's languages are fr, de, lb; 'nl' is not one"),
        (["works/chant", "fr"], "index.fr.md is what translations are made from"),
        (["works/chant/easy", "de"], "only workshops have 'easy'"),
        (["workshops/tambour/hard", "de"], "'hard' is no text of workshops/tambour"),
        (["works/muet", "de"], "there is no content/works/muet/index.fr.md to translate"),
    ],
)
def test_refusals_are_one_line_and_write_nothing(
    arguments: list[str], said: str, hub: Path
) -> None:
    before = {path: path.read_bytes() for path in hub.rglob("*") if path.is_file()}
    result = run(hub, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr and result.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in hub.rglob("*") if path.is_file()} == before


def test_a_translation_that_is_there_is_never_touched(hub: Path) -> None:
    write(hub, {"content/works/chant/index.de.md": "Ein Lied.\n"})
    result = run(hub, "works/chant", "de")
    assert result.exit_code == 1 and "is there already" in result.stderr
    assert (hub / "content/works/chant/index.de.md").read_text() == "Ein Lied.\n"
