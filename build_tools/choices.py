"""What commands can be asked for by name, known without what does it: the door opens at once."""

from __future__ import annotations

TIERS = ("frugal", "standard", "high")
"""How sounds are published, from small to good."""

ENGINES = ("joined", "mkdocs")
"""What makes pages: quickly, or MkDocs each by itself; see `site.render`."""
