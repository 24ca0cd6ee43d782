"""Pictures: looked at to their last line, and made small, upright and anonymous by Pillow."""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import (
    GifImagePlugin,
    Image,
    ImageCms,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from build_tools.media import sniff
from build_tools.media.exif import written_in
from build_tools.media.plan import PICTURES

LARGEST_PX = 50_000_000
"""Points that are decoded at most: 200 MB in memory, twice what a good camera gives."""
_LARGE_PX = 16_000_000
_LABEL_PX = 500
_one_large_at_a_time = threading.Lock()
"""Many cores would otherwise hold many large pictures at once."""

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF's orientation to what makes the picture upright."""

# The readers are called directly and not through `Image.open`: that one tries all
# of Pillow's formats, and its bound on the size warns first and is the whole
# process's. TIFF is turned upright by its reader.
_READERS: dict[str, Callable[[Path], ImageFile.ImageFile]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
}


class TooLarge(Exception):
    """The header promises more points than are decoded."""

    def __init__(self, width_px: int, height_px: int) -> None:
        super().__init__(width_px, height_px)
        self.width_px = width_px
        self.height_px = height_px


class Damaged(Exception):
    """The picture cannot be decoded to its end."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in a picture; width and height as it is shown."""

    kind: str
    width_px: int
    height_px: int
    moves: bool
    """Whether there are more pictures behind the first."""
    written: tuple[tuple[str, str], ...] = ()
    """What is written in it, as `Finding.written` has it."""


def look(path: Path) -> Look:
    """Decode a picture to its last line; raises TooLarge, Damaged or OSError.

    A JPEG is decoded at an eighth of its size: every byte of it is read all the
    same, for a fraction of the time and memory.
    """
    with _opened(path) as (kind, image):
        width_px, height_px = image.size
        moves = bool(getattr(image, "is_animated", False))
        image.draft(None, (width_px // 8, height_px // 8))
        image.load()
        if kind == "TIFF":
            width_px, height_px = image.size
        return Look(
            kind, *_as_stored((width_px, height_px), _turned(image)), moves, written_in(image)
        )


def shrink(path: Path, wanted: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return a picture as WebP in each of the sizes wanted, which go from narrow to wide.

    The points are turned upright and brought to sRGB; EXIF with its place and
    camera, XMP and the profile stay behind. Raises TooLarge, Damaged or OSError.
    """
    widest = _upright(path, wanted[-1])
    return [_webp(widest.resize(size, Image.Resampling.LANCZOS)) for size in wanted]


def small_jpeg(path: Path, width_px: int, height_px: int) -> bytes:
    """Return a picture of this size as a JPEG for a sound's label: 500 points at most.

    EXIF, XMP and the profile stay behind; what is transparent becomes white.
    Raises TooLarge, Damaged or OSError.
    """
    scale = min(1.0, _LABEL_PX / max(width_px, height_px))
    wanted = max(1, round(width_px * scale)), max(1, round(height_px * scale))
    upright = _upright(path, wanted)
    if upright.mode == "RGBA":
        white = Image.new("RGB", upright.size, "white")
        white.paste(upright, mask=upright.getchannel("A"))
        upright = white
    upright.info.clear()
    buffer = io.BytesIO()
    upright.save(buffer, "JPEG", quality=80, optimize=True, exif=b"", icc_profile=None)
    return buffer.getvalue()


def _upright(path: Path, size: tuple[int, int]) -> Image.Image:
    """Return a picture in sRGB, upright, in the size in which it is seen."""
    with _opened(path) as (_, image):
        # A JPEG twice as large as needed is enough: the rest is done by a good filter.
        width_px, height_px = _as_stored(size, _turned(image))
        image.draft(None, (2 * width_px, 2 * height_px))
        image.load()
        turned, profile = _turned(image), image.info.get("icc_profile")
        small = _plain(image).resize(
            _as_stored(size, turned), Image.Resampling.LANCZOS, reducing_gap=3.0
        )
        if turned in _UPRIGHT:
            small = small.transpose(_UPRIGHT[turned])
        return _in_srgb(small, profile)


def _as_stored(size: tuple[int, int], turned: int) -> tuple[int, int]:
    return size if turned < 5 else (size[1], size[0])


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[str, ImageFile.ImageFile]]:
    """Open a picture whose header promises no more than is allowed."""
    with path.open("rb") as file:
        head = file.read(sniff.HEAD_BYTES)
    kind = sniff.picture_kind(head)
    if kind is None:
        raise Damaged
    size = sniff.webp_size(head) if kind == "WebP" else None
    with contextlib.ExitStack() as held:
        try:
            if size is not None:
                _check_size(*size)
            image = held.enter_context(_READERS[kind](path))
            _check_size(*image.size)
            if image.width * image.height > _LARGE_PX:
                held.enter_context(_one_large_at_a_time)
            yield kind, image
        except (TooLarge, PermissionError, FileNotFoundError):
            raise
        except Exception as fault:  # Pillow lets assorted exceptions through on rubbish
            raise Damaged from fault


def _check_size(width_px: int, height_px: int) -> None:
    if width_px * height_px > LARGEST_PX:
        raise TooLarge(width_px, height_px)


def _turned(image: Image.Image) -> int:
    """Return EXIF's orientation, 1 to 8; unreadable EXIF means upright."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # Pillow lets assorted exceptions through on rubbish
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Bring rare modes to one that can be resized well: palettes, 1 bit, 16 and 32 bits."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode == "PA":
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I;16") or image.mode == "I":
        # Pillow would cut everything above 255 to white.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info and image.mode in {"L", "RGB"}:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB; a profile that does not fit is left aside."""
    target = "RGBA" if image.mode in {"RGBA", "LA"} else "RGB"
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=target
            )
            if converted is not None:
                return converted
    return image.convert(target)


def _webp(image: Image.Image) -> bytes:
    """Encode without any of the metadata that Pillow would carry along."""
    image.info.clear()
    buffer = io.BytesIO()
    image.save(
        buffer,
        "WEBP",
        quality=PICTURES.quality,
        method=PICTURES.effort,
        exif=b"",
        icc_profile=b"",
        xmp=b"",
    )
    return buffer.getvalue()
