"""The still picture that stands for a video until somebody plays it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from PIL import Image, PngImagePlugin

from build_tools.media.plan import PICTURES

PLACES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where in a video pictures are looked for: not at the ends, where it fades in and out."""
VERSION = 1
"""Counts up when another picture would be chosen, or the same written otherwise."""

_NEARLY = 0.9


def chosen(told: list[float]) -> int:
    """Return which picture to take: the first that tells nearly as much as the one that tells most.

    What a picture tells is the entropy of its brightness: none for black, little for fog.
    """
    return next(at for at, each in enumerate(told) if each >= _NEARLY * max(told))


def poster(stills: list[Path]) -> bytes:
    """Return the best of some PNG files as WebP; raises OSError, ValueError where none is one."""
    with contextlib.ExitStack() as held:
        images = [held.enter_context(PngImagePlugin.PngImageFile(path)) for path in stills]
        told = [image.convert("L").entropy() for image in images]
        return _webp(images[chosen(told)].convert("RGB"))


def _webp(image: Image.Image) -> bytes:
    image.info.clear()
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=PICTURES.quality, method=PICTURES.effort, exif=b"", xmp=b"")
    return buffer.getvalue()
