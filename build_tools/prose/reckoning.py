"""A body counted over: how long its sentences and words are, and where its links lead.

The text itself is asked, without what Poche writes beside it, such as the labels of blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.prose import mentions, sanitise
from build_tools.prose.readability import LEAST_WORDS, is_long, lix
from build_tools.prose.sentences import sentences
from build_tools.prose.words import plain, tokens_of, without_headings


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What can be counted in a body."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0
    links: tuple[str, ...] = ()
    """The pages to which it leads, such as `content/works/ode.html`."""
    outside: tuple[str, ...] = ()
    """The addresses of the web to which it leads."""

    @property
    def lix(self) -> float | None:
        """Björnsson's measure, see `readability.lix`; None where there are too few words."""
        if self.words < LEAST_WORDS:
            return None
        return lix(self.words, self.sentences, self.long_words)


def reckoned(markdown: str, folder: str) -> Reckoning:
    """Count over a body; `folder` is that of its kind, such as `content/works`: pages of a kind
    lie beside each other, and links are written from there."""
    tokens = without_headings(tokens_of(plain(markdown))[0]).kept
    said = [sentence.words for sentence in sentences(tokens)]
    words = [word for sentence in said for word in sentence]
    marked = mentions.marked(tokens)
    found = mentions.targets(marked, "a", "href")
    outside = dict.fromkeys(mentions.outside(marked))
    links = dict.fromkeys(sanitise.beside(folder, target) for target, _, _ in found)
    return Reckoning(len(words), len(said), sum(map(is_long, words)), tuple(links), tuple(outside))
