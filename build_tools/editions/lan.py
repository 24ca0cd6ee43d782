"""The edition for a box on the school's network: every text in two compressed forms beside it.

A server that knows them sends the smaller one and compresses nothing itself: a Raspberry Pi
has better things to do. They are kept by content, so that a second pack makes none twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import PurePosixPath

import brotli

from build_tools.answers import SQUEEZED
from build_tools.children import cores
from build_tools.domain import Progress
from build_tools.editions.package import Content, Package, opened, size_of, sums_of, with_more
from build_tools.manifest import SIGNATURE, SUMS
from build_tools.store import Store, Stored

SMALLEST_BYTES = 1024
"""What is smaller travels in one packet as it is."""
_WORTH = 0.9
"""A form is kept if it has no more of the size than this."""
_QUALITY = 10
"""Of brotli. 11 makes pages 1.3 % smaller and takes two and a half times as long; 9 leaves
them 12 % larger (3.4 MB of pages, brotli 1.2.1)."""
_GZIP_WINDOW = 31
"""zlib's own number for a gzip stream with the largest window."""


def squeezed(package: Package, store: Store, progress: Progress) -> Package:
    """Return a package with `.br` and `.gz` beside each text where they are worth it.

    What is for whoever sets the box up is read once, and stays as it is. Raises OSError.
    """
    sums = sums_of(package)
    wanted = [
        (path, form)
        for path, content in package.files.items()
        if is_squeezed(path) and size_of(content) >= SMALLEST_BYTES
        for form in _FORMS
    ]
    more: dict[str, Content] = {}
    found: dict[str, str] = {}

    def made(job: tuple[str, str]) -> Stored | None:
        path, form = job
        return _form(package.files[path], sums[path], form, store)

    label = "Compressing for a box"
    with ThreadPoolExecutor(cores()) as pool:
        for number, ((path, form), each) in enumerate(
            zip(wanted, pool.map(made, wanted), strict=True)
        ):
            if each is not None:
                more[path + form] = each.path
                found[path + form] = each.sha256
            progress(label, number + 1, len(wanted))
    return with_more(package, more, found)


def is_squeezed(path: str) -> bool:
    """Return whether a file of a carrier gets compressed forms: texts that visitors ask for."""
    ours = path not in (SUMS, SIGNATURE) and not path.startswith("box/")
    return ours and PurePosixPath(path).suffix in SQUEEZED


def _form(content: Content, sha256: str, form: str, store: Store) -> Stored | None:
    """Return a file's compressed form, made now or before; None if it is not worth it."""
    name = f"{sha256}-{_EDITION[form]}{form}"
    stored = store.derived(name)
    if stored is None:
        with opened(content) as file:
            data = file.read()
        with store.unfinished() as part:
            part.write_bytes(_FORMS[form](data))
            stored = store.keep_derived(name, part, {"of": len(data)})
    return stored if stored.size_bytes <= _WORTH * stored.facts["of"] else None


def gzipped(data: bytes) -> bytes:
    """Return gzip's form without a time and without the name of a system (RFC 1952, 2.3)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP_WINDOW)
    made = bytearray(packer.compress(data) + packer.flush())
    made[4:8], made[9:10] = bytes(4), b"\xff"
    return bytes(made)


_FORMS: dict[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=_QUALITY, mode=brotli.MODE_TEXT),
    ".gz": gzipped,
}
_EDITION = {".br": f"{_QUALITY}-{brotli.__version__}", ".gz": f"9-{zlib.ZLIB_RUNTIME_VERSION}"}
"""What the bytes depend on besides the content."""
