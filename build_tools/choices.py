"""What commands can be asked for by name, known without what does it: the door opens at once."""

from __future__ import annotations

import re

TIERS = ("frugal", "standard", "high")
"""How sounds are published, from small to good."""

ENGINES = ("joined", "mkdocs")
"""What makes pages: quickly, or MkDocs each by itself; see `site.render`."""

HERE = "local"
"""Who makes media: this machine…"""
FORM = "dask://HOST:PORT"
"""…or a cluster of this address."""
_CLUSTER = re.compile(r"dask://([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})/?")


def scheduler_of(address: str) -> tuple[str, int] | None:
    """Return host and port of the cluster that an address names; None for this machine.

    Raises ValueError, with what is to be said, for what names neither.
    """
    if address == HERE:
        return None
    named = _CLUSTER.fullmatch(address)
    if named is None or int(named[2]) > 65535:
        raise ValueError(f"'{address}' is neither {HERE} nor of the form {FORM}")
    return named[1].strip("[]"), int(named[2])
