"""Addresses as QR codes (ISO/IEC 18004), for the screen, for paper and for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_tools.later import later

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")  # brings the parts of a web client along


def qr(address: str) -> str:
    """Return a code as an SVG without size, black on nothing, readable when a bit torn.

    The quiet zone around it is half of the standard's: whoever shows it puts it on white.
    """
    # Names of networks may have accents; phones take bytes for UTF-8 rather than for Latin-1.
    code = segno.make_qr(address, error="m", encoding=None if address.isascii() else "utf-8")
    return str(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None))


def qr_blocks(address: str) -> str:
    """Return a code as lines of half blocks for a terminal, dark on light whatever its colours.

    Two rows of the code are one line; colours are set by the sequences of ECMA-48, which all
    terminals of today know.
    """
    rows = [list(row) for row in segno.make_qr(address, error="m").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    lines = (
        "".join(_HALVES[bool(upper), bool(lower)] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    )
    return "\n".join(f"\x1b[30;107m{line}\x1b[0m" for line in lines)


_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
