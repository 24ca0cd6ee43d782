"""Sheets made of a few lines of Markdown, in a folder that all tests of a worker share."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from build_tools import prose
from build_tools.domain import Body, Hub, Localised, Workshop
from build_tools.prose import tree
from build_tools.sheets.desk import Desk, Heard, Print, Systems
from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks, Press
from build_tools.sheets.write import Written, write
from build_tools.store import Store
from build_tools.strings import Strings

HUB = Hub("h", Localised("Hub"), ("fr", "de"), "fr", licence="CC-BY-SA-4.0")


@dataclass(frozen=True)
class Sheet:
    """A sheet, written and set."""

    written: Written
    source: str
    pdf: bytes

    @property
    def text(self) -> str:
        """What a screen reader finds in the PDF, white space as one space."""
        pages = pypdf.PdfReader(io.BytesIO(self.pdf)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    @property
    def pages(self) -> int:
        return len(pypdf.PdfReader(io.BytesIO(self.pdf)).pages)


@dataclass(frozen=True)
class Bench:
    """Makes sheets."""

    press: Press
    inks: Inks
    parts: Parts
    folder: Path

    def write(self, markdown: str, form: str = "standard", **facts: object) -> Written:
        """Write a sheet without setting it."""
        parsed, _ = prose.parse(markdown, path="content/workshops/w/index.fr.md")
        lang = str(facts.pop("lang", "fr"))
        body = Body(lang, "content/workshops/w/index.fr.md", parsed.words, "0" * 12)
        known = {"kind": "percussion", "timeframe": "one-off", "ages": (6, 8), "duration_min": 30}
        workshop = Workshop("w", Localised("Titre"), {lang: body}, **{**known, **facts})  # type: ignore[arg-type]
        desk = Desk(
            form=FORMS[form],
            lang=lang,
            t=Strings(lang),
            hub="Hub",
            address=None,
            code=None,
            inked=self.inks,
            symbol=self.parts.symbol,
            pictures={
                "content/workshops/w/drum.png": self.picture(640, 480),
                "content/workshops/w/tall.png": self.picture(300, 4000),
            },
            recordings={"steady-pulse": Heard("Un pouls régulier", "Anna Exemple")},
            scores={("ode", 0): Systems("Ode", "Ode: mi mi fa", (self.parts.symbol("work"),))},
        )
        return write(workshop, body, tree(parsed.html), HUB, desk)

    def make(self, markdown: str, form: str = "standard", **facts: object) -> Sheet:
        """Write a sheet and set it in its largest type."""
        written = self.write(markdown, form, **facts)
        source = written.source(FORMS[form].sizes_pt[0])
        return Sheet(written, source, self.press.pdf(source, "w"))

    def picture(self, width: int, height: int) -> Print:
        """Return a picture that lies ready to be printed."""
        path = self.folder / "parts" / f"grey-{width}.png"
        if not path.exists():
            Image.new("L", (width, height), 128).save(path)
        return Print(f"/parts/{path.name}", width, height)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("sheets")
    press, store = Press(folder), Store(folder / "store")
    press.prepare()
    return Bench(press, Inks(press, store), Parts(folder, store), folder)


Make = Callable[..., Sheet]


@pytest.fixture
def make(bench: Bench) -> Make:
    """Makes a sheet of Markdown."""
    return bench.make
