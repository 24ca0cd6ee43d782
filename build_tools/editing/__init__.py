"""What helps editors write: new resources, and translations beside what they are made from.

Files are changed where something is to be changed and nowhere else: comments, order,
line ends and a byte order mark stay as their editor left them.
"""

from __future__ import annotations

from build_tools.editing.field import Unchangeable, with_field
from build_tools.editing.folder import lay, put, put_file
from build_tools.editing.scalar import scalar
from build_tools.editing.source_beside import beside, whole_beside

__all__ = [
    "Unchangeable",
    "beside",
    "lay",
    "put",
    "put_file",
    "scalar",
    "whole_beside",
    "with_field",
]
