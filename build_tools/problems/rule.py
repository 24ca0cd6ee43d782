"""The form of a rule: what a code means, for ever."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Formatter

from build_tools.problems.words import Say, Words, worded


class Severity(StrEnum):
    """How much a problem weighs: only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    def said(self, say: Say) -> str:
        """Return what stands before the code of a problem, in the language of `say`."""
        return _SEVERITIES[self].said(say)


_SEVERITIES: dict[Severity, Words] = {
    Severity.ERROR: worded("error"),
    Severity.WARNING: worded("warning"),
    Severity.NOTICE: worded("notice"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, its severity, its sentence and its way out.

    `{names}` in the sentences are the facts that `report` fills in.
    """

    code: str
    severity: Severity
    message: str
    help: str

    @property
    def names_seen(self) -> frozenset[str]:
        """What must be known to say what was seen."""
        return _names(self.message)

    @property
    def names(self) -> frozenset[str]:
        """What must be known to say both."""
        return _names(self.message) | _names(self.help)


@cache
def _names(text: str) -> frozenset[str]:
    """Return the names in brackets."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
