"""Typst, known at this door only: source to a PDF that meets PDF/UA-1, or a clear refusal."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools import fonts
from build_tools.later import later
from build_tools.libraries import version
from build_tools.refusal import Refusal
from build_tools.sheets.glyphs import Ink, is_likely
from build_tools.sheets.source import string
from build_tools.store import Store

if TYPE_CHECKING:
    import typst
else:
    typst = later("typst")

TEMPLATES = ("sheet.typ", "blocks.typ", "wall.typ", "plan.typ", "diary.typ", "asked.typ")
_HERE = Path(__file__).parent
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_ALL_STYLES = '#let c = {0}\n#c#text(style: "italic", c)#strong(c)#text(style: "italic", strong(c))'


class SheetError(Refusal):
    """Typst refused what was written for it; the message says of which sheet and why."""


@cache
def edition() -> str:
    """Return a digest of what a sheet's bytes depend on besides its source: template and tools."""
    digest = hashlib.sha256(version("typst").encode())
    for name in TEMPLATES:
        digest.update((_HERE / name).read_bytes())
    for path in sorted(fonts.FOLDER.glob("*.ttf")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Press:
    """Compiles sheets in one folder, beyond which typst reads nothing; threads may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._threads = threading.local()

    def prepare(self) -> None:
        """Lay the template and the folder for pictures out; raises OSError."""
        (self._folder / "parts").mkdir(parents=True, exist_ok=True)
        for name in TEMPLATES:
            put(self._folder / name, (_HERE / name).read_bytes())

    def pdf(self, source: str, what: str) -> bytes:
        """Return the PDF of a sheet; `what` names it in the SheetError that a refusal raises."""
        try:
            return self._compiled(source)
        except typst.TypstError as error:
            said = " ".join([error.message, *error.hints])
            raise SheetError(f"the sheet {what} cannot be set on paper: {said}") from error

    def can_set(self, source: str) -> bool:
        """Return whether typst sets this source."""
        try:
            self._compiled(source)
        except typst.TypstError:
            return False
        return True

    def _compiled(self, source: str) -> bytes:
        compiler: typst.Compiler | None = getattr(self._threads, "compiler", None)
        if compiler is None:
            # Packages cannot be named, since editors' words never are code; were one, there is
            # no folder to find it in.
            nowhere = str(self._folder / "parts")
            compiler = self._threads.compiler = typst.Compiler(
                root=str(self._folder),
                font_paths=[str(fonts.FOLDER)],
                ignore_system_fonts=True,
                package_path=nowhere,
                package_cache_path=nowhere,
            )
        made = compiler.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
        assert isinstance(made, bytes)
        return made


def pages_of(pdf: bytes) -> int:
    """Return how many pages one of our PDFs has, as its tree of pages says."""
    return max(int(count) for count in _PAGES.findall(pdf))


def put(path: Path, content: bytes) -> None:
    """Write a file if it is not there as it should be: typst may be reading it."""
    if path.is_file() and path.read_bytes() == content:
        return
    part = path.with_name(f"{path.name}.{threading.get_ident()}.part")
    part.write_bytes(content)
    part.replace(path)


def ink_of(press: Press) -> Callable[[str], Ink]:
    """Return what asks typst how a cluster comes to paper."""
    head = (
        '#import "/sheet.typ": faces\n#set document(title: "a")\n'
        "#set text(font: faces, fallback: false)\n"
    )

    def ask(cluster: str) -> Ink:
        if not is_likely(cluster) or not press.can_set(f"{head}#{string(cluster)}"):
            return Ink.MISSING
        every = _ALL_STYLES.format(string(cluster))
        return Ink.FINE if press.can_set(head + every) else Ink.UPRIGHT

    return ask


class Inks:
    """How clusters come to paper, as typst said once, kept in the store."""

    def __init__(self, press: Press, store: Store) -> None:
        self._ask = ink_of(press)
        self._store = store
        self._key = f"sheet-inks-{edition()[:16]}"
        known = store.finding(self._key) or {}
        self._known = {cluster: Ink(ink) for cluster, ink in known.items()}
        self._met = len(self._known)

    def __call__(self, cluster: str) -> Ink:
        """Return what typst says of a cluster, asked once."""
        if cluster not in self._known:
            self._known[cluster] = self._ask(cluster)
        return self._known[cluster]

    def keep(self) -> None:
        """Write down what was asked since the beginning."""
        if len(self._known) > self._met:
            self._met = len(self._known)
            self._store.keep_finding(self._key, {k: str(v) for k, v in self._known.items()})
