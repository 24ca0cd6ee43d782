"""The sample season, built once for all tests that look at the finished site.

Once means: for every worker, and for every run until something changes that it is made of.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.sampling import Sample

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1788739200"
"""SOURCE_DATE_EPOCH of the builds here: 2026-09-07, the first Monday of the sample project."""

KEPT = ROOT / "build" / "tests"
"""What was built for the tests, in folders named after what it was made of."""
KEPT_S = 3 * 3600
"""How long one is kept after its last use: longer than any run that may still look at it."""
WHOLE = ".whole"
"""A file in such a folder: all of it is there, and when it was used last."""
SITE = "build/site"
WALKED = 12
"""How many pages a sample opens beside one of each type: others for each test and browser."""
MADE_OF = (
    *("content", "playlists", "build_tools", "overrides", "mkdocs.yml", "editions.yml"),
    *("requirements.lock", "tests/season.py", "tests/browser/far.py"),
    "tests/packing/meadow_hub.py",
)


@dataclass(frozen=True)
class Site:
    """A finished site on disk."""

    root: Path

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        """catalogue.json."""
        parsed: dict[str, Any] = json.loads((self.root / "catalogue.json").read_text("utf-8"))
        return parsed

    @property
    def shell(self) -> Path:
        """The page that a double-click opens."""
        return self.root / "index.html"

    @cached_property
    def pages(self) -> list[str]:
        """Every page's address below the root, with its variants, without the shell."""
        found = []
        for page in self.catalogue["pages"]:
            found.append(page["url"])
            found += [variant["url"] for variant in page.get("variants", ())]
        return [url for url in dict.fromkeys(found) if url.endswith(".html")]

    def walk(self, how: str, sample: Sample) -> list[str]:
        """`every` page, or `some`: of each type, and one in four, the same ones in every run.

        Of the one in four, a sample has a few.
        """
        if how == "every":
            return self.pages
        return list(dict.fromkeys([*self.types.values(), *sample(self.pages[::4], WALKED)]))

    @cached_property
    def types(self) -> dict[str, str]:
        """One page of every type, in the default language: the fullest of each kind and variant."""
        found: dict[str, list[str]] = {}
        for page in self.catalogue["pages"]:
            if page["lang"] == self.catalogue["languages"][0]:
                name = special_type(page["id"]) if page["kind"] == "special" else page["kind"]
                found.setdefault(name, []).append(page["url"])
                for variant in page.get("variants", ()):
                    found.setdefault(f"{name}, {variant['type']}", []).append(variant["url"])
        return {
            name: max(pages, key=lambda url: (self.root / url).stat().st_size)
            for name, urls in found.items()
            if (pages := [url for url in urls if url.endswith(".html")])
        }

    @cached_property
    def fallbacks(self) -> list[str]:
        """Pages of the sample season whose sheet nobody has translated yet."""
        return [
            page["url"]
            for page in self.catalogue["pages"]
            if (folder := ROOT / "content" / page["kind"] / page["id"]).is_dir()
            and list(folder.glob("index.*.md"))
            and not (folder / f"index.{page['lang']}.md").exists()
        ]


def special_type(id_: str) -> str:
    """A special page's type: its id, but the children's screens of pieces are all of one.

    So are those of their paths, the months of the calendar, the lists from A to Z, and footprints
    of which choices can be moved.
    """
    if id_.startswith("a-z-"):
        return "lists from A to Z"
    if id_.startswith("calendar-"):
        return "calendar"
    if id_.startswith("what-if"):
        return "what if"
    if id_.startswith("children-journey-"):
        return "children's paths"
    own = ("children", "children-door", "children-questions")
    return "children's pieces" if id_.startswith("children-") and id_ not in own else id_


def copy_of_the_season(folder: Path) -> Path:
    """A hub folder with what editors wrote and nothing built."""
    folder.mkdir(parents=True)
    for name in ("content", "playlists"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def build(hub: Path, *options: str, **environment: str) -> Path:
    """Build a hub as a user does, in a process of its own, and return its site."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "build_tools", "--root", str(hub), "build", *options],
        cwd=hub,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"poche build ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return hub / SITE


def made_of(*recipes: str | Path) -> str:
    """What a build would be made of now, as a name: other bytes, other name."""
    digest = hashlib.sha256(sys.version.encode())
    for top in (ROOT / name for name in (*MADE_OF, *recipes)):
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"\n{path.relative_to(ROOT).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def kept(what: str, make: Callable[[Path], object], scratch: Path, *recipes: str | Path) -> Path:
    """What `make` builds in a folder: an earlier one, or a new one while other workers wait for it.

    `recipes` are the files and folders of tests/ that say what it holds. If something changed while
    it was built, it is nobody else's and lies in `scratch`. Whoever changes something in it copies
    it first.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / f"{what}.lock"):
        name = made_of(*recipes)
        folder = KEPT / f"{what}-{name}"
        if not (folder / WHOLE).exists():
            forget_unused(what)
            make(folder)
            if made_of(*recipes) != name:
                return Path(shutil.move(folder, scratch))
        (folder / WHOLE).touch()
    return folder


def forget_unused(what: str) -> None:
    """Remove what no run can be looking at any more, and what was never finished."""
    for folder in KEPT.glob(f"{what}-*"):
        whole = folder / WHOLE
        if not whole.exists() or time.time() - whole.stat().st_mtime > KEPT_S:
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample season's site; POCHE_SITE names one that is already built."""
    ready = os.environ.get("POCHE_SITE")
    if ready:
        return Site(Path(ready).resolve())
    scratch = tmp_path_factory.mktemp("season")
    return Site(kept("season", lambda folder: build(copy_of_the_season(folder)), scratch) / SITE)
