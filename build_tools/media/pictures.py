"""The published widths of one picture, made where the store does not have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_tools.domain import Picture
from build_tools.later import later
from build_tools.media import plan
from build_tools.media.encode import Desk, MediaError, unchanged
from build_tools.store import Stored

if TYPE_CHECKING:
    from build_tools.media import images
else:
    images = later("build_tools.media.images")


def widths(desk: Desk, picture: Picture) -> list[tuple[tuple[int, int], Stored]]:
    """Return each width and height with its file, narrow to wide.

    Raises MediaError, Stopped, OSError.
    """
    wanted = plan.sizes(picture.width_px, picture.height_px)
    names = [plan.stored_name(picture.sha256, plan.PICTURES, width) for width, _ in wanted]
    stored = [known for name in names if (known := desk.store.derived(name)) is not None]
    if len(stored) < len(names):
        stored = _shrunk(desk, picture, wanted, names)
    return list(zip(wanted, stored, strict=True))


def _shrunk(
    desk: Desk, picture: Picture, wanted: list[tuple[int, int]], names: list[str]
) -> list[Stored]:
    desk.children.may_begin()
    original = unchanged(desk, picture.path, picture.sha256)
    try:
        made = images.shrink(original, wanted)
    except (images.TooLarge, images.Damaged) as fault:
        raise MediaError(f"{picture.path} can no longer be decoded; start again") from fault
    unchanged(desk, picture.path, picture.sha256)
    stored = []
    for name, content in zip(names, made, strict=True):
        with desk.store.unfinished() as part:
            part.write_bytes(content)
            stored.append(desk.store.keep_derived(name, part, {}))
    return stored
