"""How long a sheet takes on one core, from its text to its PDF.

    python -m bench.sheets [SHEETS]

The sheets are made on the spot: the season's longest kinds of block, words that differ from
sheet to sheet, so that nothing is remembered from the one before. The first one also reads the
typefaces; the ratio is that of the first to the median of the others. Bound to one core where
the system can do that.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from build_tools import prose
from build_tools.domain import Body, Hub, Localised, Workshop
from build_tools.prose import tree
from build_tools.sheets.desk import Desk
from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks, Press, pages_of
from build_tools.sheets.write import write
from build_tools.store import Store
from build_tools.strings import Strings

_STEP = """\
::: step 5 Étape {n} {{clap}}
{words}

::: say
Phrase {n} : {words}
:::

| mot {n} | syllabes |
|---|---|
| tambour | deux |
| xylophone | trois |

- {words}
- encore {n}

::: lines 2
:::
:::
"""
_WORDS = "Frappez le pouls du bout des doigts, puis avec toute la main, sans presser numéro {n}"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        press, store = Press(Path(folder)), Store(Path(folder) / "store")
        press.prepare()
        inks, parts = Inks(press, store), Parts(Path(folder), store)
        taken = {form: [_one(form, n, press, inks, parts) for n in range(count)] for form in FORMS}
    first = taken["standard"][0][0]
    for form, rows in taken.items():
        later = [row[0] for row in rows[1:]]
        typst_ms = statistics.median(row[1] for row in rows[1:])
        median, worst = statistics.median(later), max(later)
        print(
            f"{form}: {rows[-1][2]} pages, {median:.0f} ms (typst {typst_ms:.0f}), "
            f"at most {worst:.0f}; first : others = {first / median:.1f}"
        )


def _one(
    form: str, number: int, press: Press, inks: Inks, parts: Parts
) -> tuple[float, float, int]:
    """Return milliseconds of processor time for one sheet and in typst, and its pages."""
    began = time.process_time()
    steps = "\n".join(
        _STEP.format(n=f"{number}.{step}", words=(_WORDS.format(n=number * 7 + step) + ". ") * 3)
        for step in range(4)
    )
    parsed, _ = prose.parse(steps, path="content/workshops/w/index.fr.md")
    body = Body("fr", "p", parsed.html, parsed.text, parsed.digest)
    workshop = Workshop(
        "w", Localised(f"Fiche {number}"), {"fr": body}, "percussion", "one-off", (6, 8), 20
    )
    desk = Desk(FORMS[form], "fr", Strings("fr"), "Hub", None, None, inks, parts.symbol)
    hub = Hub("h", Localised("Hub"), ("fr",), "fr")
    source = write(workshop, body, tree(parsed.html), hub, desk).source(FORMS[form].sizes_pt[0])
    written = time.process_time()
    pdf = press.pdf(source, str(number))
    ended = time.process_time()
    return (ended - began) * 1000, (ended - written) * 1000, pages_of(pdf)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
