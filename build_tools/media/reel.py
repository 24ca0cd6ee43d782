"""How a video is published: its size, its rate, and the arguments by which ffmpeg makes it. Pure.

H.264 High at level 3.1 with AAC-LC in MP4 is what every browser, telephone and
player of the last ten years shows. The rate follows what there is to see, up to
a bound (`VideoPreset.most_kbits`) that keeps a minute below `MOST_BYTES_A_MINUTE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.domain import Film
from build_tools.media.labels import NO_TAGS, Tags
from build_tools.media.plan import AudioPreset, Track

MOST_BYTES_A_MINUTE = 6_000_000
"""The budget, with sound, for whatever is filmed; it is kept from `BUDGET_FROM_S` on."""
BUDGET_FROM_S = 10.0
"""Shorter videos may have more: their first pictures weigh the same, however short they are."""


@dataclass(frozen=True, slots=True)
class VideoPreset:
    """How pictures that move are encoded."""

    name: str
    version: int
    quality: int
    """x264's constant rate factor: smaller is better."""
    effort: str
    """x264's preset: slower ones took up to twice the time for a likeness 0.001 better."""
    most_kbits: int
    """Bit rate that is not exceeded over a second, in 1000 bits a second."""
    longer_px: int
    shorter_px: int
    most_frames_per_s: float
    mime: str


H264 = VideoPreset(
    "h264-480", 2, 23, "faster", 620, 854, 480, 30.0, 'video/mp4; codecs="avc1.64001f, mp4a.40.2"'
)
AAC = AudioPreset("aac-96", 1, 96, 44_100, "m4a", "audio/mp4", 0.3)
"""The sound of a video."""
SILENT_MIME = 'video/mp4; codecs="avc1.64001f"'

_SECONDS_A_KEYFRAME = 2
"""A player that is sent somewhere decodes from the keyframe before."""


@dataclass(frozen=True, slots=True)
class Reel:
    """A video to be published, with what its sound alone says of itself."""

    film: Film
    tags: Tags = NO_TAGS

    @property
    def sha256(self) -> str:
        """What names its content."""
        return self.film.sha256

    @property
    def track(self) -> Track | None:
        """What is heard with it; None for a silent video."""
        sound = self.film.sound
        return Track(sound, self.tags, filmed=True) if sound else None


def stored_name(film: Film) -> str:
    """Return the name in the store of a published video."""
    return f"{film.sha256}-{H264.name}-v{H264.version}-{AAC.name}-v{AAC.version}.mp4"


def video_url(stem: str, sha256: str) -> str:
    """Return the address of a published video, by the SHA-256 of its own content."""
    return f"media/{stem}-{sha256[:8]}.mp4"


def size(width_px: int, height_px: int) -> tuple[int, int]:
    """Return the width and height in which a video is published.

    It fits into 854 × 480 points, upright ones into 480 × 854; nothing is enlarged, and
    both are even, as 4:2:0 asks for.
    """
    longer, shorter = max(width_px, height_px), min(width_px, height_px)
    scale = min(1.0, H264.longer_px / longer, H264.shorter_px / shorter)
    return _even(width_px * scale), _even(height_px * scale)


def _even(points: float) -> int:
    return max(2, 2 * round(points / 2 - 0.01))


def rate(frames_per_s: float) -> float:
    """Return pictures a second: the master's, or a half, a third … of them, at most 30."""
    parts = 1
    while frames_per_s / parts > H264.most_frames_per_s + 0.01:
        parts += 1
    return round(max(frames_per_s / parts, 1.0), 3)


def encoding(film: Film, sounds: int) -> list[str]:
    """Return what encodes a video whose sound, if it has one, is the second input.

    Nothing of the original's metadata goes along. One thread, because the rates
    of more threads would depend on which of them is first, and so would the bytes.
    """
    width, height = size(film.width_px, film.height_px)
    frames_per_s = rate(film.frames_per_s)
    chain = (
        "bwdif=deint=interlaced",
        f"fps={frames_per_s:g}:start_time=0",
        f"scale={width}:{height}:flags=lanczos:out_color_matrix=bt709:out_range=limited",
        "setsar=1",
        "format=yuv420p",
        "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709",
    )
    heard = ("-map", "1:a:0", "-c:a", "copy") if sounds else ()
    return [
        *("-map", "0:V:0", "-filter_threads", "1", "-vf", ",".join(chain)),
        *("-c:v", "libx264", "-preset", H264.effort, "-profile:v", "high", "-level", "3.1"),
        *("-crf", str(H264.quality), "-maxrate", f"{H264.most_kbits}k"),
        *("-bufsize", f"{H264.most_kbits}k", "-threads", "1", "-bsf:v", _SAYS_NOTHING),
        *("-g", str(round(_SECONDS_A_KEYFRAME * frames_per_s))),
        *(*heard, *_NOTHING_ELSE, *_SAME_BYTES, "-movflags", "+faststart", "-f", "mp4"),
    ]


def still(at_s: float) -> tuple[Sequence[str], Sequence[str]]:
    """Return what comes before and after an input to write one picture of it as PNG."""
    return ("-ss", f"{at_s:.3f}"), ("-map", "0:v:0", "-frames:v", "1", *_AS_PNG)


_NOTHING_ELSE = ("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn")
_SAME_BYTES = ("-fflags", "+bitexact", "-flags:v", "+bitexact")
_SAYS_NOTHING = "filter_units=remove_types=6"
"""Without the note in which x264 names itself and its settings (SEI, ITU-T H.264 7.4.1)."""
_AS_PNG = ("-c:v", "png", "-f", "image2pipe")
