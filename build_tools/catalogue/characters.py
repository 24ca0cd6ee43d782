"""Characters that no text of a hub may hold, wherever it stands.

Controls, marks that turn the direction of all that follows, separators of
lines and paragraphs, halves of characters and noncharacters: nobody sees them,
and YAML, terminals or browsers stumble over them. Joiners, emoji and letters
that are written from right to left are text like any other.
"""

from __future__ import annotations

import re

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = (
    f"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff{_NONCHARACTERS}"
)

IN_TEXT = re.compile(f"[{_FORBIDDEN}]")
"""What a text cannot hold; its lines end in LF."""

_UNSEEN_AND_ALLOWED = ("\n", "\t", "\u00a0", "\u202f", "\u00ad")
"""What Python does not count as printable, and every other text holds."""

IN_NAMES = re.compile(f"[\t\n{_FORBIDDEN}]")
"""What the name of a file cannot hold; the halves are bytes that are no UTF-8."""


def first_in_text(text: str) -> re.Match[str] | None:
    """Return the first character that no text can hold.

    Nothing printable is among them, and that is asked in a twentieth of the time.
    """
    plain = text
    for char in _UNSEEN_AND_ALLOWED:
        plain = plain.replace(char, "")
        if plain.isprintable():
            return None
    return IN_TEXT.search(text)


def code_point(char: str) -> str:
    """Return a character's name as Unicode numbers it, such as `U+FFFF`."""
    return f"U+{ord(char):04X}"
