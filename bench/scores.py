"""What engraving costs and what it weighs, measured here and now, side by side.

    python -m bench.scores [FOLDER]

Every score of a hub (the sample season's, if no other is named) is engraved twice by a
child of its own: CPU seconds of the child are told, beside those of verovio alone drawing
the written key once in one width, so that machines can be compared by the ratio. Bytes
are those of the heaviest key, beside what verovio draws for the same three widths.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from build_tools import catalogue
from build_tools.scores import plan
from build_tools.scores.order import Order, as_text
from build_tools.scores.reading import loaded, read

_ROOT = Path(__file__).parent.parent
_ONE_DRAWING = (
    "import sys; from pathlib import Path; from build_tools.scores.reading import read, loaded;"
    "from build_tools.scores import plan; file = Path(sys.argv[1]);"
    "loaded(read(file.read_bytes(), file.suffix).mei, {**plan.SCREENS['narrow'].options(),"
    "'breaks': 'auto'}).renderToSVG(1)"
)


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT
    print("score: bars, CPU s, times one drawing; kB of the heaviest key, of verovio's SVG")
    for path in catalogue.read(root).scores:
        file = root / path
        one_s = min(_cpu_s([sys.executable, "-c", _ONE_DRAWING, str(file)]) for _ in range(2))
        with tempfile.TemporaryDirectory() as folder:
            order = Order(str(file), file.suffix, file.stem, "abc", file.stem, "", "en")
            command = [*plan.PROGRAM, "engrave", as_text(order), folder]
            cpu_s = min(_cpu_s(command) for _ in range(2))
            heaviest = max(each.stat().st_size for each in Path(folder).glob("*.js"))
        bars, raw = _raw(file)
        print(
            f"{file.stem}: {bars} bars, {cpu_s:.1f} s, x{cpu_s / one_s:.1f};"
            f" {heaviest / 1000:.0f} kB, {raw / 1000:.0f} kB"
        )


def _cpu_s(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _raw(file: Path) -> tuple[int, int]:
    """Return how many bars a score has, and the bytes of verovio's own three drawings."""
    music = read(file.read_bytes(), file.suffix)
    count = 0
    for layout in plan.SCREENS.values():
        options = {**layout.options(), "breaks": "auto", "smuflTextFont": "embedded"}
        toolkit = loaded(music.mei, {**options, "svgFormatRaw": False})
        pages = (toolkit.renderToSVG(at + 1) for at in range(toolkit.getPageCount()))
        count += sum(len(page.encode()) for page in pages)
    return len(music.bars), count


if __name__ == "__main__":
    main()
