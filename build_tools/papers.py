"""What was set on paper, and what paper cannot do: known without whoever sets it.

A build in which no sheet changed asks for nothing else, and need not read the room that sets them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from build_tools.domain import Document
from build_tools.problems import Problem

Key: TypeAlias = tuple[str, str, str]
"""A resource's id, a language and a form."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Documents on paper."""

    documents: Mapping[Key, Document] = field(default_factory=dict)
    """What `Assets.sheets` or `Assets.papers` holds."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Address in the site to the file in the store."""
    problems: tuple[Problem, ...] = ()
