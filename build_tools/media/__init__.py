"""Sounds, pictures and videos: inspected to their last sample, and made ready for every device.

`inspect` finds out what a file really is and says what is wrong with it;
`derive` makes what is published, here or where a `crew` does it. Both keep what
they found and made in a `Store`, by content, so that a second run has nothing left
to do.

The rest is behind them: `decode`, `frames`, `meter`, `encode` and `screen` call
ffmpeg, `tags` is the child that calls mutagen
(`collected` asks it for all that it finds), `images` and `posters` call Pillow, and
the ground's `children` bounds whatever runs; `sniff`, `plan`, `reel`, `recipe`,
`loudness`, `waveform` and `labels` are pure.
"""

from __future__ import annotations

from build_tools.media.collected import all_tags, sound_digests
from build_tools.media.crew import ClusterError, crew
from build_tools.media.derive import derive
from build_tools.media.encode import MediaError
from build_tools.media.heard import Loudness, heard
from build_tools.media.inspect import Inspection, inspect
from build_tools.media.labels import Tags
from build_tools.media.pieces import Piece, make_pieces, mp3_of
from build_tools.media.plan import Sounds, Track
from build_tools.media.published import Derived
from build_tools.media.receipt import balance, receipt
from build_tools.media.reel import Reel

__all__ = [
    "ClusterError",
    "Derived",
    "Inspection",
    "Loudness",
    "MediaError",
    "Piece",
    "Reel",
    "Sounds",
    "Tags",
    "Track",
    "all_tags",
    "balance",
    "crew",
    "derive",
    "heard",
    "inspect",
    "make_pieces",
    "mp3_of",
    "receipt",
    "sound_digests",
]
