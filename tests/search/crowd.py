"""Pages by the thousand, as search knows them, in words as frequent as a language has them.

Nothing is written by anybody: the words are those of the sample season, and forms made of them,
compounds in the languages that build them, as frequent as words are by Zipf's law. What has been
said on a page is said again, so that as many words differ as do on a season's pages. The same
every time.
"""

from __future__ import annotations

import functools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from build_tools import drawings
from build_tools.domain import KINDS, LANGUAGES, Findable

ROOT = Path(__file__).resolve().parent.parent.parent
FORMS, WORDS = 30_000, 400
"""How many forms a language has, and how many words a page."""
COMPOSED = ("works", "recordings", "playlists", "concerts")
COMPOSERS = (
    "Christian Friedrich Daniel Schubart",
    "Franz Schubert",
    "Johann Sebastian Bach",
    "Ludwig van Beethoven",
    "Scott Joplin",
)
JOINTS = {"de": ("", "", "s", "n"), "nl": ("", "", "s", "en"), "lb": ("", "", "s")}
"""What stands between the parts of a compound, in languages that build them."""
ELIDED = {"fr": ("l’", "d’"), "lb": ("d’",)}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_PROSE = re.compile(r"^:::.*$|\]\([^)]*\)|<[^>]*>|`[^`]*`", re.MULTILINE)
_AGAIN = 0.18
"""How many words are there because the page is about them: they were said before."""
_COMMON = 3_000
"""The rank from which on words are rarer than by Zipf's law."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The forms of a language, from frequent to rare."""

    forms: tuple[str, ...]
    weights: tuple[float, ...]
    """How often each is said, and all before it."""

    def draw(self, lot: random.Random, count: int) -> list[str]:
        """Return words as they come in prose."""
        return lot.choices(self.forms, cum_weights=self.weights, k=count)

    def title(self, lot: random.Random) -> str:
        """Return two to six words, the first with a capital."""
        return _capital(" ".join(self.draw(lot, lot.randint(2, 6))))


@functools.cache
def vocabulary(lang: str) -> Vocabulary:
    """Return the words of the sample season in a language, and others made of them."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "content").rglob(f"*.{lang}.md")))
    said = Counter(word for text in texts for word in WORD.findall(_NO_PROSE.sub(" ", text)))
    writings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, count in said.items():
        writings[word.lower()].append((count, word))
    often = sorted(writings.values(), key=lambda them: (-sum(n for n, _ in them), them[0][1]))
    known = [max(them)[1] for them in often]
    forms = _with_others(lang, known)
    return Vocabulary(forms, tuple(accumulate(map(_weight, range(1, len(forms) + 1)))))


def _weight(rank: int) -> float:
    """Return how often a form is said, by its place among all.

    Zipf's law, steeper where words are rare. As in long lists of German, whose prose is the most
    varied of the five: 2,000 forms make up 79 % of what is said, 5,000 make up 88 %.
    """
    return (min(1, _COMMON / rank) ** 0.4) / (rank + 1)


def _with_others(lang: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return known words and then others, with letters and lengths like those of the known."""
    lot = random.Random(f"words {lang}")
    whole = [word for word in known if len(word) > 3 and word.isalpha()]
    after: defaultdict[str, list[str]] = defaultdict(list)
    for word in whole:
        around = f"   {word}\n"
        for at in range(3, len(around)):
            after[around[at - 3 : at]].append(around[at])
    forms = dict.fromkeys(known)
    while len(forms) < FORMS:
        if lang in JOINTS and lot.random() < 0.4:
            first, last = lot.sample(whole, 2)
            forms[first + lot.choice(JOINTS[lang]) + last.lower()] = None
            continue
        word = _letter_by_letter(lot, after)
        if 4 < len(word) < 18:
            elided = lang in ELIDED and word[0] in "aehiouéê" and lot.random() < 0.4
            forms[lot.choice(ELIDED[lang]) + word if elided else word] = None
    return tuple(forms)


def _letter_by_letter(lot: random.Random, after: dict[str, list[str]]) -> str:
    """Return a word in which each letter follows three others as it does elsewhere."""
    word = "   "
    while not word.endswith("\n"):
        word += lot.choice(after[word[-3:]])
    return word.strip()


def crowd(lang: str, pages: int) -> tuple[Findable, ...]:
    """Return so many pages of a language, of all kinds in turn; a page's number is its work."""
    lot, words = random.Random(f"pages {lang}"), vocabulary(lang)
    found = []
    for number in range(pages):
        kind = KINDS[number % len(KINDS)]
        composer = random.Random(number).choice(COMPOSERS) if kind in COMPOSED else ""
        others = (_title(other, number) for other in LANGUAGES if other != lang)
        found.append(
            Findable(
                url=f"{lang}/{kind}/page-{number:04}.html",
                kind=kind,
                icon=drawings.pictogram_of(kind),
                title=_title(lang, number),
                by=composer,
                keys=(*others, *((composer, f"op. {number % 140}") if composer else ())),
                text=prose(lot, words),
            )
        )
    return tuple(found)


def _title(lang: str, number: int) -> str:
    return vocabulary(lang).title(random.Random(f"title {lang} {number}"))


def prose(lot: random.Random, words: Vocabulary) -> str:
    """Return 400 words as sentences, in paragraphs that are parted by a line feed.

    About 228 of them differ, as in the sample season's Luxembourgish; in its other languages fewer.
    """
    drawn = words.draw(lot, WORDS)
    for at in range(1, WORDS):
        if lot.random() < _AGAIN:
            drawn[at] = drawn[lot.randrange(at)]
    paragraphs: list[str] = []
    sentences: list[str] = []
    while drawn:
        length = min(len(drawn), lot.randint(5, 18))
        sentence, drawn = drawn[:length], drawn[length:]
        if length > 9:
            sentence[length // 2] += ","
        sentences.append(_capital(" ".join(sentence)) + lot.choices(".?!", (8, 1, 1))[0])
        if len(sentences) > 4 or not drawn:
            paragraphs.append(" ".join(sentences))
            sentences = []
    return "\n".join(paragraphs)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
