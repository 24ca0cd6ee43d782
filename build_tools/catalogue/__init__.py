"""The room that reads what editors write and makes the catalogue of it.

`read` opens every file and believes nothing; `resolve` puts values, findings
of the other rooms and references together. In between, the pipeline lets media
and prose be inspected, so that everything wrong is told in one run.
"""

from __future__ import annotations

from build_tools.catalogue.kept_back import left_out
from build_tools.catalogue.places import ANSWERS
from build_tools.catalogue.private import private
from build_tools.catalogue.read import read
from build_tools.catalogue.resolve import resolve
from build_tools.catalogue.source import Document, Source, TextFile

__all__ = ["ANSWERS", "Document", "Source", "TextFile", "left_out", "private", "read", "resolve"]
