"""`poche serve`: a site or a carrier for a small class, from a laptop."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_tools import drawings, editions, serve
from build_tools.bundled import layered
from build_tools.domain import LANGUAGES
from build_tools.manifest import STAMP, Malformed, read_stamp
from build_tools.strings import load_each

CannotServe = serve.CannotServe
Say = Callable[[str], None]
FRONT = "index.html"


@dataclass(frozen=True, slots=True)
class Served:
    """A folder that can be served, and what its page for wrong addresses needs."""

    folder: Path
    title: str
    languages: tuple[str, ...]
    """The default language first."""


def find(root: Path, named: str | None) -> Served:
    """Return what `poche serve` serves: a folder, an edition by its name, or the built site.

    Raises CannotServe where there is nothing of Poche's, and OSError.
    """
    folder = _folder(root, named)
    if not (folder / FRONT).is_file():
        raise CannotServe(f"{folder} holds no {FRONT}{_ways_out(root, named)}")
    return _known(folder)


def _folder(root: Path, named: str | None) -> Path:
    if named is None:
        return root / "build" / "site"
    edition = root / "dist" / named
    return edition if not Path(named).exists() and edition.is_dir() else Path(named).absolute()


def _ways_out(root: Path, named: str | None) -> str:
    names = sorted(place.parent.name for place in root.glob(f"dist/*/{FRONT}"))
    if names:
        return f"; there is {', '.join(names)}: poche serve {names[0]}"
    if named is None:
        return "; build the site first: poche build"
    return "; give the folder that holds it, such as a stick, or build/site"


def _known(folder: Path) -> Served:
    """Read which edition a folder holds; a built site without a stamp says it by its catalogue."""
    try:
        stamp = read_stamp((folder / STAMP).read_text("utf-8"))
    except (FileNotFoundError, Malformed, UnicodeDecodeError):
        return Served(folder, _title(folder / FRONT), _languages(folder / "catalogue.json"))
    return Served(folder, stamp.title, _ours(stamp.languages))


def _title(shell: Path) -> str:
    found = re.search(r"<title>([^<]+)</title>", shell.read_text("utf-8", "replace"))
    return html.unescape(found[1]).strip() if found else "Poche"


def _languages(catalogue: Path) -> tuple[str, ...]:
    try:
        said = json.loads(catalogue.read_text("utf-8"))["languages"]
        return _ours(tuple(str(lang) for lang in said))
    except (OSError, ValueError, KeyError, TypeError):
        return tuple(LANGUAGES)


def _ours(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lang for lang in languages if lang in LANGUAGES) or tuple(LANGUAGES)


def run(root: Path, found: Served, host: str, port: int, say: Say) -> None:
    """Serve until interrupted, and say where. Raises CannotServe before anything else."""
    with serve.opened(host, port) as door:
        for line in told(found.folder, host, door.getsockname()[1]):
            say(line)
        serve.serve(serve.box_app(found.folder, page_for_nowhere(root, found)), door)
    say("Stopped.")


def page_for_nowhere(root: Path, found: Served) -> str:
    """Return the page that is shown at addresses that lead nowhere."""
    layers = layered(root, "overrides")
    return editions.nowhere(found.title, load_each(found.languages, layers))


def told(folder: Path, host: str, port: int) -> list[str]:
    """Return what is said at the start: what is served, where, and a code of it for a camera."""
    everywhere = serve.is_everywhere(host)
    hosts = serve.own_addresses() if everywhere else (host,)
    lines = [f"Serving {folder}, for reading only."]
    if not hosts:
        lines.append("This machine is in no network: nobody else can reach it.")
        return [*lines, f"Here: {serve.address('127.0.0.1', port)}", _STOP]
    first, *others = (serve.address(each, port) for each in hosts)
    if host.startswith("127.") or host in ("localhost", "::1"):
        return [*lines, f"Open {first} on this machine.", _STOP]
    lines += [drawings.qr_blocks(first), f"Open {first} on every device of this network."]
    if others:
        lines.append(f"If that does not open, try {' or '.join(others)}")
    if everywhere:
        lines.append("Everybody in this network can open it; --host 127.0.0.1 is for you alone.")
    return [*lines, _STOP]


_STOP = "Stop with Ctrl-C."
