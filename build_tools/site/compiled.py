"""Templates as they were compiled before: to read them anew takes longer than to make a page."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from build_tools.memory import Shelf


class Compiled(BytecodeCache):
    """Compiled templates on a shelf, which is not believed when it is harmed; Jinja itself asks
    whether a template is still the same."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.is_new = False
        """Whether a template had to be compiled."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """See BytecodeCache."""
        known = self._shelf.get(_name(bucket))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See BytecodeCache."""
        self._shelf.put(_name(bucket), bucket.bytecode_to_string())
        self.is_new = True

    def write(self) -> None:
        """Write down all templates that were used. Raises OSError."""
        self._shelf.write()


def _name(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"
