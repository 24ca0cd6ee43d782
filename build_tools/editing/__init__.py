"""What helps editors write: new resources made from those that are there.

Files are changed where something is to be changed and nowhere else: comments, order,
line ends and a byte order mark stay as their editor left them.
"""

from __future__ import annotations

from build_tools.editing.field import Unchangeable, with_field
from build_tools.editing.folder import put

__all__ = ["Unchangeable", "put", "with_field"]
