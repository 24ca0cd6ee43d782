"""Addresses as QR codes (ISO/IEC 18004), for the screen and for paper."""

from __future__ import annotations

import segno


def qr(address: str) -> str:
    """Return a code as an SVG without size, black on nothing, readable when a bit torn.

    The quiet zone around it is half of the standard's: whoever shows it puts it on white.
    """
    code = segno.make_qr(address, error="m")
    return str(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None))
