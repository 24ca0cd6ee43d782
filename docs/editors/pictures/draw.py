"""Make the pictures of the guide's page on worksheets anew: each block on the screen and on paper.

    python draw.py [CHROMIUM]

The examples are those of `sheets.md` in both languages; they are built into a small hub with
works and recordings of the sample season, photographed in the browser and cut out of the PDF.
Needs what the tests need (`make dev`), and Chromium: `CHROMIUM` is its path where Playwright has
none of its own.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from build_tools.pipeline import build  # noqa: E402
from build_tools.problems import Severity, printed  # noqa: E402

GUIDES = {"en": "Blocks", "fr": "Les blocs"}
LENT = (
    *("people/ludwig-van-beethoven", "people/friedrich-schiller", "works/ode-an-die-freude"),
    *("recordings/ode-an-die-freude-piano", "recordings/steady-pulse"),
)
"""What the examples name, of the sample season."""
HUB = "title: Poche\nlanguages: [en, fr]\ndefault_language: en\n"
FACTS = (
    "title: {title}\nkind: percussion\ntimeframe: one-off\nages: [6, 8]\nduration_min: {minutes}\n"
)
BEGIN, END = "§ 1 §", "§ 2 §"
"""What stands before and after a block on paper, to find it by."""

SCREEN_PX, PAPER_PX, GAP_PX, EDGE_PX, HIGH_PX = 460, 600, 24, 10, 590
"""Widths of the two halves, the gap between them, what is seen around a block, greatest height."""
MARGIN_PT = 36
"""What is cut off on each side of the paper."""
EDGE, WHITE = (208, 200, 190), (255, 255, 255)
COLOURS = 24
"""Enough for type and a few fields of colour, so that a picture weighs little."""


def examples(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each block with its first example; the nested one is called `nested`."""
    text = (ROOT / "docs" / "editors" / lang / "sheets.md").read_text("utf-8")
    blocks = text.partition(f"## {GUIDES[lang]}\n")[2].partition("\n## ")[0]
    for section in blocks.split("\n### ")[1:]:
        found = re.findall(r"^```markdown\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
        is_step = found[0].startswith("::: step")
        example = found[-1] if is_step else found[0]  # the one with a pictogram
        name = re.match(r"::: (\w+)", example)
        assert name is not None
        yield "nested" if example.count("\n:::") > 2 else name[1], example


def written(root: Path) -> list[str]:
    """Write the hub; return the names of the blocks."""
    content = root / "content"
    content.mkdir(parents=True)
    (content / "hub.yml").write_text(HUB, "utf-8")
    for path in LENT:
        shutil.copytree(ROOT / "content" / path, content / path)
    for text in content.rglob("*.md"):
        text.unlink()  # prose of theirs names what was not lent
    names: list[str] = []
    for lang in GUIDES:
        for name, example in examples(lang):
            folder = content / "workshops" / name
            folder.mkdir(parents=True, exist_ok=True)
            minutes = re.search(r"^::: step (\d+)", example, flags=re.MULTILINE)
            facts = FACTS.format(title=name, minutes=minutes[1] if minutes else 10)
            (folder / "workshop.yml").write_text(facts, "utf-8")
            body = f"{BEGIN}\n\n{example}\n{END}\n"
            (folder / f"index.{lang}.md").write_text(body, "utf-8")
            names.append(name)
    return list(dict.fromkeys(names))


def on_screen(browser: Browser, page: Path) -> Image.Image:
    """Photograph the block of a page as a small tablet shows it, ready to be read."""
    view = browser.new_page(viewport={"width": SCREEN_PX, "height": 1000})
    view.goto(page.as_uri())
    view.add_style_tag(content="audio, .alone { display: none !important }")
    block = view.locator(".prose > section, .prose > div").first
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    clip = {
        "x": max(box["x"] - EDGE_PX, 0),
        "y": box["y"] - EDGE_PX,
        "width": SCREEN_PX - 2,
        "height": min(box["height"] + 2 * EDGE_PX, HIGH_PX),
    }
    picture = Image.open(io.BytesIO(view.screenshot(clip=clip))).convert("RGB")
    view.close()
    return picture


def on_paper(file: Path) -> Image.Image:
    """Cut the block out of the sheet's standard form."""
    page = pypdfium2.PdfDocument(file)[0]
    width_pt, height_pt = page.get_size()
    begin, end = (_box(page, mark) for mark in (BEGIN, END))
    scale = PAPER_PX / (width_pt - 2 * MARGIN_PT)
    sheet = page.render(scale=scale).to_pil().convert("RGB")
    top = (height_pt - begin[1]) * scale + 4
    bottom = (height_pt - end[3]) * scale - 4
    left = int(MARGIN_PT * scale)
    return sheet.crop((left, int(top), left + PAPER_PX, int(bottom)))


def _box(page: pypdfium2.PdfPage, mark: str) -> tuple[float, float, float, float]:
    """Return where a mark stands: left, bottom, right, top, in points from the page's foot."""
    text = page.get_textpage()
    found = text.search(mark).get_next()
    assert found is not None, f"{mark} is not on the first page"
    return text.get_charbox(found[0])


def framed(picture: Image.Image) -> Image.Image:
    """Return a picture, not too high, with a fine line around it."""
    picture = picture.crop((0, 0, picture.width, min(picture.height, HIGH_PX)))
    frame = Image.new("RGB", (picture.width + 2, picture.height + 2), EDGE)
    frame.paste(picture, (1, 1))
    return frame


def together(screen: Image.Image, paper: Image.Image) -> Image.Image:
    """Put the screen on the left and the paper on the right."""
    left, right = framed(screen), framed(paper)
    width = SCREEN_PX + GAP_PX + right.width
    both = Image.new("RGB", (width, max(left.height, right.height)), WHITE)
    both.paste(left, (0, 0))
    both.paste(right, (SCREEN_PX + GAP_PX, 0))
    return both.quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    """Build the hub and draw every picture."""
    target = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        root = Path(folder)
        names = written(root)
        built = build(root)
        for problem in built.checked.problems:
            if problem.severity is not Severity.NOTICE:
                print(printed(problem))
        assert built.site is not None
        path = sys.argv[1] if len(sys.argv) > 1 else None
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for lang in GUIDES:
            for name in names:
                screen = on_screen(browser, built.site / lang / "workshops" / f"{name}.html")
                (pdf,) = (built.site / "media").glob(f"{name}-{lang}-standard-*.pdf")
                file = target / f"{name}-{lang}.png"
                together(screen, on_paper(pdf)).save(file, optimize=True)
                print(f"{file.name} {file.stat().st_size / 1000:.1f} kB")
        browser.close()


if __name__ == "__main__":
    main()
