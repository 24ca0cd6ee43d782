"""The hub's playlists where music players look for them: beside plain music, at the root.

The site has them already, as `.m3u8` with paths relative to their place in it; here they stand
elsewhere and point at the same media, so nothing lies on the carrier twice.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from build_tools.domain import Catalogue
from build_tools.editions.music import FOLDER
from build_tools.editions.names import fitted, safe
from build_tools.manifest import SITE

_PICTURE = "#EXTIMG:"
_ENDING = ".m3u8"


def playlists(site: Path, catalogue: Catalogue) -> dict[str, bytes]:
    """Return the playlists of a built site by carrier path, in the hub's own language.

    Raises OSError where the site does not hold one.
    """
    hub = catalogue.hub
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for playlist in catalogue.playlists.values():
        place = f"{hub.default_language}/playlists/{playlist.id}{_ENDING}"
        title = playlist.title.choose(hub.chain(hub.default_language))
        called = safe(title.text, playlist.id, title.lang or hub.default_language)
        name = fitted(called, _ENDING, taken)
        taken.add(name.lower())
        text = (site / place).read_text(encoding="utf-8")
        files[f"{FOLDER}/{name}"] = moved(text, posixpath.dirname(SITE + place), FOLDER).encode()
    return files


def moved(text: str, source: str, target: str) -> str:
    """Return an extended M3U whose relative paths hold in `target` as they did in `source`.

    Both are folders of one carrier, with `/`.
    """

    def again(path: str) -> str:
        return posixpath.relpath(posixpath.join(source, path), target)

    lines = []
    for line in text.splitlines():
        if line.startswith(_PICTURE):
            lines.append(_PICTURE + again(line.removeprefix(_PICTURE)))
        else:
            lines.append(line if not line or line.startswith("#") else again(line))
    return "\n".join(lines) + "\n"
