"""What a poster says of the way to a box: its Wi-Fi, and its address. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://[!-~]+")
_SIGNS = re.compile(r'([\\;,":])')
_HEX = re.compile(r"[0-9A-Fa-f]+")


@dataclass(frozen=True, slots=True)
class Network:
    """How devices come to a box; what is None is left to be written in by hand."""

    address: str | None = None
    """As it is typed into a browser, with `http://`."""
    wifi: str | None = None
    """The network's name (SSID)."""
    password: str | None = None
    """None for an open network."""

    @property
    def refusal(self) -> str | None:
        """Why no device could get there by it, or None."""
        if self.address is not None and not _ADDRESS.fullmatch(self.address):
            return f"'{self.address}' is no address; write it as in http://poche.lan/"
        if self.wifi is None:
            return (
                "a password needs the name of its network: --wifi NAME" if self.password else None
            )
        if not 1 <= len(self.wifi.encode()) <= 32 or not self.wifi.isprintable():
            return f"'{self.wifi}' is no name of a network: these have 1 to 32 bytes"
        if self.password is not None and not _is_password(self.password):
            return "a Wi-Fi password has 8 to 63 plain characters, without accents"
        return None

    @property
    def code(self) -> str | None:
        """What a camera reads to join the Wi-Fi (the form of ZXing, which phones have taken over).

        A name that could be read as hex digits stands in quotation marks.
        """
        if self.wifi is None:
            return None
        name = _escaped(self.wifi)
        if self.password is None:
            return f"WIFI:T:nopass;S:{name};;"
        return f"WIFI:T:WPA;S:{name};P:{_escaped(self.password)};;"


def _escaped(text: str) -> str:
    escaped = _SIGNS.sub(r"\\\1", text)
    return f'"{escaped}"' if _HEX.fullmatch(text) else escaped


def _is_password(text: str) -> bool:
    """Say whether WPA takes a password (IEEE 802.11, J.4.1: 8 to 63 characters of ASCII)."""
    return bool(re.fullmatch(r"[ -~]{8,63}", text))
