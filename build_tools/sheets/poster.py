"""A poster with the way to a box on the school's network, in each language, written as typst."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.sheets.desk import Notes
from build_tools.sheets.network import Network
from build_tools.sheets.parts import Parts
from build_tools.sheets.pen import Pen
from build_tools.sheets.press import Inks, Press, SheetError, put
from build_tools.sheets.source import call, joined, optional, string
from build_tools.store import Store
from build_tools.strings import Strings

_LOOK = "poster.typ"
_PIECE = re.compile(r"\S{16}(?=\S)")
_ONE_LINE = 24
"""So many characters of any name are on one line, even in small type."""


def set_posters(
    folder: Path, title: str, network: Network, strings: Mapping[str, Strings], store: Store
) -> dict[str, bytes]:
    """Return a PDF for each language of `strings`.

    `title` is the hub's, `folder` is where typst works. Raises SheetError, also for a network
    that no device could join, and OSError.
    """
    if network.refusal is not None:
        raise SheetError(network.refusal)
    press = Press(folder)
    press.prepare()
    put(folder / _LOOK, Path(__file__).with_name(_LOOK).read_bytes())
    inks, parts = Inks(press, store), Parts(folder, store)
    made = {}
    for lang, t in strings.items():
        pen = Pen(lang, (lang,), t, inks, parts.symbol, Notes())
        made[lang] = press.pdf(_Poster(title, network, pen, parts).source(), f"poster-{lang}")
    inks.keep()
    return made


@dataclass(frozen=True, slots=True)
class _Poster:
    """Writes one poster in one language."""

    title: str
    network: Network
    pen: Pen
    parts: Parts

    def source(self) -> str:
        """Return its typst source."""
        pen, t = self.pen, self.pen.t
        sheet = call(
            "poster",
            title=string(self.title),
            lang=string(pen.lang),
            about=string(t("The way to the music on this network")),
            heading_text=pen.line(self.title),
            lead=pen.line(t("Music for the class on this network, without internet")),
            join=pen.line(t("Join this Wi-Fi")),
            wifi=self._wifi(),
            wifi_code=self._wifi_code(),
            open=pen.line(t("Open this address")),
            address=optional(self._named(self.network.address)),
            address_code=self._address_code(),
            hint=pen.line(self._hint()),
            note=pen.line(t("For computers, tablets and phones, iPads included.")),
        )
        return f'#import "/{_LOOK}": *\n#{sheet}\n'

    def _wifi(self) -> str:
        """Return the network's name and password, or lines for both."""
        pen, t, it = self.pen, self.pen.t, self.network
        named = call("fact", pen.line(t("Name of the Wi-Fi")), "40pt", self._value(it.wifi))
        if it.wifi is not None and it.password is None:
            return joined([named, pen.line(t("No password is needed."))])
        word = call("fact", pen.line(t("Password")), "32pt", self._value(it.password))
        return joined([named, word])

    def _hint(self) -> str:
        t = self.pen.t
        if self.network.address is None:
            return t("Type the address into a browser, just as it stands here.")
        return t("Point a camera at the code, or type the address into a browser.")

    def _value(self, text: str | None) -> str:
        return optional(self._named(text))

    def _named(self, text: str | None) -> str | None:
        """Return a name as it has to be typed; a very long one may be broken anywhere."""
        if text is None:
            return None
        broken = _PIECE.sub("\\g<0>\u200b", text) if len(text) > _ONE_LINE else text
        return self.pen.line(broken)

    def _wifi_code(self) -> str:
        if self.network.code is None:
            return "none"
        said = self.pen.t("The Wi-Fi {name} as a code for cameras", name=self.network.wifi)
        return self._code(self.network.code, said)

    def _address_code(self) -> str:
        if self.network.address is None:
            return "none"
        return self._code(self.network.address, self.pen.t("The same address as a code for phones"))

    def _code(self, content: str, said: str) -> str:
        return f"(picture: {string(self.parts.code(content))}, alt: {string(said)})"
