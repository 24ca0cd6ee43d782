"""What a table of facts has in its columns: one for each field, or for each language of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

ID = "id"
"""The column that says of which resource a row is."""


class Form(Enum):
    """How a value stands in a cell."""

    VALUE = auto()
    """As it is."""
    NUMBER = auto()
    """A number, which spreadsheets may write with a comma."""
    DAY = auto()
    """A day or a year, which spreadsheets may write in the order of their country."""
    EVERYWHERE = auto()
    """A text that is the same in all languages; columns with one for each stand beside it."""
    TRANSLATED = auto()
    """The text of one language, the last step of the column's trail."""
    LIST = auto()
    """Several values, with `; ` between them."""
    NUMBERS = auto()
    """The same of numbers."""
    GROUPS = auto()
    """Groups of fields, one on each line of the cell."""
    NAMED = auto()
    """Names with a value each, one on each line; or one value alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field, as far as it can be a cell."""

    trail: tuple[str, ...]
    """The way to its value: names of fields, at the end a language."""
    form: Form
    example: str = field(default="", compare=False)
    """A cell of this column, where its form has to be shown."""

    @property
    def name(self) -> str:
        """What stands in the first row, such as `recorded.date` or `title.fr`."""
        return ".".join(self.trail)
