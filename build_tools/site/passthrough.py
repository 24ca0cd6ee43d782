"""A Markdown extension that hands staged HTML through as it is.

Staged pages hold HTML from our own parser. Python-Markdown would read parts of
it as Markdown again, slowly and differently; `mkdocs.yml` names this extension
so that a plain `mkdocs build` on the staged project gives the same pages.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class _Whole(Preprocessor):
    """Stashes the whole source as one block of HTML."""

    def run(self, lines: list[str]) -> list[str]:
        return [self.md.htmlStash.store("\n".join(lines))]


class PassThrough(Extension):
    """Registers the preprocessor after white space is normalised and before HTML is looked for."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.preprocessors.register(_Whole(md), "poche_passthrough", 29)


def makeExtension(**_: object) -> PassThrough:
    """Return the extension; called by Python-Markdown."""
    return PassThrough()
