"""The program that takes scores apart, started for each: a hostile file harms only itself.

    python -P -m build_tools.scores.child inspect FILE ENDING
    python -P -m build_tools.scores.child engrave ORDER FOLDER

`inspect` answers on its output, `engrave` in `answer.json` in the folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from build_tools.scores import engraving
from build_tools.scores.finding import FORM
from build_tools.scores.notation import Refused
from build_tools.scores.order import order_from
from build_tools.scores.reading import read


def main(arguments: list[str]) -> None:
    """Do one piece of work."""
    match arguments:
        case ["inspect", path, ending]:
            print(json.dumps(_inspected(Path(path).read_bytes(), ending)))
        case ["engrave", order, folder]:
            made = engraving.engraved(order_from(order), Path(folder))
            text = json.dumps(made, ensure_ascii=False)
            (Path(folder) / "answer.json").write_text(text, encoding="utf-8")
        case _:
            raise SystemExit(__doc__)


def _inspected(data: bytes, ending: str) -> dict[str, Any]:
    try:
        music = read(data, ending)
    except Refused as refused:
        mistakes = [mistake.kept() for mistake in refused.mistakes]
        return {"form": FORM, "mistakes": mistakes}
    return {
        "form": FORM,
        "mistakes": [mistake.kept() for mistake in music.warnings],
        "score": {
            "bars_quarters": [bar.quarters for bar in music.bars],
            "bar_numbers": [bar.number for bar in music.bars],
            "bar_beats": [bar.beat for bar in music.bars],
            "played": music.played,
            "quarters": music.quarters,
        },
    }


if __name__ == "__main__":
    main(sys.argv[1:])
