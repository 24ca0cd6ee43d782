"""The program that writes one ZIM file, started for it: libzim may hang, and then does so alone.

    python -P -m build_tools.editions.zim_child ORDER

ORDER is the path of a JSON file, which `zim.py` writes.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from libzim.writer import Compression, Creator, FileProvider, Hint, Item


class _File(Item):  # type: ignore[misc]  # libzim has no types
    """A file on disk as an entry."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__()
        self._told = told

    def get_path(self) -> str:
        """Where readers find it."""
        return str(self._told["path"])

    def get_title(self) -> str:
        """What suggestions find it by."""
        return str(self._told["title"])

    def get_mimetype(self) -> str:
        """What it is."""
        return str(self._told["mime"])

    def get_contentprovider(self) -> FileProvider:
        """Its bytes, read in pieces."""
        return FileProvider(self._told["source"])

    def get_hints(self) -> dict[Hint, bool]:
        """Whether it is a page, and whether it is worth compressing."""
        return {Hint.FRONT_ARTICLE: self._told["is_page"], Hint.COMPRESS: self._told["compress"]}


def end_with_whoever_began() -> None:
    """End at once when the program that started this one is no more: nobody wants the file."""
    began = os.getppid()

    def watch() -> None:
        while os.getppid() == began:
            time.sleep(0.1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main(arguments: list[str]) -> None:
    """Write what the order says."""
    end_with_whoever_began()
    order = json.loads(Path(arguments[0]).read_bytes())
    if hasattr(signal, "alarm"):  # whoever keeps the time may be killed
        signal.alarm(order["seconds"] + 10)
    creator = Creator(Path(order["target"]))
    # With an index of all words libzim hangs; Poche brings its own. One worker gives one order.
    creator.config_indexing(False, order["language"]).config_nbworkers(1)
    creator.config_compression(Compression.zstd).config_verbose(False)
    with creator:
        creator.set_mainpath(order["main"])
        for name, text in order["metadata"].items():
            creator.add_metadata(name, text)
        creator.add_illustration(order["illustration_px"], Path(order["illustration"]).read_bytes())
        for told in order["entries"]:
            creator.add_item(_File(told))


if __name__ == "__main__":
    main(sys.argv[1:])
