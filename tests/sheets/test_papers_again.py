"""Papers that are remembered are those that would be written: after any change, both are one."""

import shutil
from pathlib import Path

import pytest

from build_tools import paper, pipeline, sheets
from build_tools.papers import Papers
from build_tools.sheets import setting
from build_tools.sheets.press import Press
from build_tools.store import Store
from tests.sheets.test_lay_out import BODY, FACTS, png

SOUND = Path(__file__).parent.parent / "media/files/mono-8k-2s.wav"
LISTEN = "::: listen son\n:::\n\n"
FILES = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/workshops/corps/workshop.yml": f"{FACTS}works: [chant]\n",
    "content/workshops/corps/index.fr.md": LISTEN + BODY,
    "content/workshops/corps/easy.fr.md": "::: step 10 Taper {clap}\nTapez.\n:::\n",
    "content/workshops/mains/workshop.yml": FACTS.replace("Mon corps", "Mes mains"),
    "content/workshops/mains/index.fr.md": BODY.replace("![Un tambour rond](drum.png)", ""),
    "content/people/ada/person.yml": "name: Ada Rund\n",
    "content/works/chant/work.yml": "title: {fr: Un chant, de: Ein Lied}\ncomposer: ada\n",
    "content/recordings/son/recording.yml": "title: {fr: Un son}\nwork: chant\n",
    "content/projects/rhin/project.yml": "title: Rhin\ncountries: [FR]\nstart: 2026-09-07\n",
    "content/journeys/annee/journey.yml": (
        "title: Une année\nages: [6, 8]\nweeks: 4\nconcert_week: 3\nproject: rhin\nsteps:\n"
        "  - {week: 1, workshop: corps, note: {fr: Ouvrez les fenêtres.}}\n"
        "  - {week: 2, work: chant}\n"
        "  - {week: 4, meeting: {title: Bilan, mode: online, duration_min: 30}}\n"
    ),
}
CHANGES = [
    ("content/hub.yml", "Musique", "Chansons"),
    ("content/hub.yml", "[fr, de]", "[fr, de, nl]"),
    ("content/hub.yml", "title", "address: https://a.example\ntitle"),
    ("content/hub.yml", "title", "publisher: Nous\nlicence: CC0-1.0\ntitle"),
    ("content/workshops/corps/workshop.yml", "Mon corps", "Mes pieds"),
    ("content/workshops/corps/workshop.yml", "une feuille", "deux feuilles"),
    ("content/workshops/corps/workshop.yml", "Montrez", "Faites"),
    ("content/workshops/corps/index.fr.md", "Un tambour :", "Deux tambours :"),
    ("content/workshops/corps/easy.fr.md", "Tapez.", "Tapez fort."),
    ("content/recordings/son/recording.yml", "Un son", "Un bruit"),
    ("content/people/ada/person.yml", "Rund", "Eck"),
    ("content/works/chant/work.yml", "Un chant", "Un air"),
    ("content/projects/rhin/project.yml", "2026-09-07", "2026-09-14"),
    ("content/journeys/annee/journey.yml", "fenêtres", "portes"),
    ("content/journeys/annee/journey.yml", "Bilan", "Adieu"),
]


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "content/workshops/corps/drum.png").write_bytes(png(128))
    shutil.copy(SOUND, tmp_path / "content/recordings/son/son.wav")
    return tmp_path


def papers(root: Path) -> tuple[Papers, Papers]:
    checked = pipeline.check(root)
    known = checked.catalogue
    assert known is not None, [problem.message for problem in checked.problems]
    store = Store(root / "build" / "cache" / "media")
    desk = paper.desk(root, store, pipeline.no_progress)
    pictures = checked.inspection.pictures
    return paper.laid_out(desk, known, pictures, {}), paper.journeys_laid_out(desk, known)


def forget(root: Path) -> None:
    """Leave the store with its PDFs, and nothing that tells which of them are wanted."""
    for what in ("worksheets", "journeys"):
        for shelf in (root / "build" / "cache").glob(f"{what}-*"):
            shelf.unlink()


def test_after_any_change_papers_are_those_of_a_hub_that_remembers_nothing(hub: Path) -> None:
    before = papers(hub)
    for name, old, new in CHANGES:
        path = hub / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), "utf-8")
        remembered = papers(hub)
        assert remembered != before, (name, new)
        forget(hub)
        assert papers(hub) == remembered, (name, new)
        before = remembered


def test_another_picture_is_another_sheet(hub: Path) -> None:
    before, _ = papers(hub)
    (hub / "content/workshops/corps/drum.png").write_bytes(png(60))
    after, _ = papers(hub)
    changed = {key[0] for key, it in after.documents.items() if before.documents[key] != it}
    assert changed == {"corps"}


def test_what_reads_nothing_new_is_not_written_again(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = papers(hub)
    written: list[str] = []

    def write_down(task: setting.Task, _: object) -> None:
        written.append(task.name)

    monkeypatch.setattr(setting, "_noted", write_down)
    (hub / "content/people/nobody").mkdir()
    (hub / "content/people/nobody/person.yml").write_text("name: Otto\n", "utf-8")
    assert papers(hub) == before
    assert written == []


def test_papers_that_vanished_are_made_again(hub: Path) -> None:
    before = papers(hub)
    for pdf in (hub / "build/cache/media").rglob("*-sheet.pdf"):
        pdf.unlink()
    assert papers(hub) == before
    assert all(path.is_file() for made in before for path in made.files.values())
    shutil.rmtree(hub / "build" / "sheets")
    assert papers(hub) == before
    assert (hub / "build/sheets/corps-fr-large.typ").is_file()


def test_a_paper_that_could_not_be_set_is_tried_again(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise sheets.SheetError("typst says no")

    with monkeypatch.context() as patch:
        patch.setattr(Press, "_compiled", refuse)
        with pytest.raises(sheets.SheetError):
            papers(hub)
    made, years = papers(hub)
    assert {key[0] for key in made.documents} == {"corps", "mains"}
    assert len(years.documents) == 6
