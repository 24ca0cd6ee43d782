"""What files of media say that should not leave with them: where, by whom, how to reach them."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.media.finding import OF_A_CAMERA, PLACE, Finding
from build_tools.privacy import found_in
from build_tools.problems import Location, Problem, Words, report, worded

_SHOWN = ("TIT2", "TPE1", "title", "artist", "\xa9nam", "\xa9ART")
"""Tags that pages show where the facts name neither title nor players."""
_OF_WHAT_IS_MADE = worded(
    "Poche does not publish that, but git keeps the file as it is: take it out of the original"
)


def written_in(path: str, what: Words, finding: Finding) -> Iterator[Problem]:
    """Yield a problem for everything private that was found in a file, once for each place."""
    place = Location(path)
    camera = [name for name, _ in finding.written if name in OF_A_CAMERA]
    if any(name == PLACE for name, _ in finding.written):
        yield report("PRV01", place, what=what)
    if camera:
        yield report("PRV04", place, what=what, fields=", ".join(camera))
    for name, text in finding.written:
        where = worded("{what} (field '{field}')", what=what, field=name)
        for it in found_in(text):
            code = "PRV02" if it.is_email else "PRV03"
            way_out = None if name in _SHOWN else _OF_WHAT_IS_MADE
            yield report(code, place, help=way_out, where=where, seen=it.shown)
