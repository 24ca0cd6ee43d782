"""The form of a rule: what a code means, for ever."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, its severity, its sentence and its way out.

    `{names}` in the sentences are the facts that `report` fills in.
    """

    code: str
    severity: Severity
    message: str
    help: str
