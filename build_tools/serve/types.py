"""Media types by a file's ending: the same on every machine, whatever its own tables say.

Windows may call scripts plain text, since programs write into its registry;
most tables take WebM for video and know no JSPF.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jspf": "application/jspf+json",
        ".m3u8": "audio/x-mpegurl",
        ".mp3": "audio/mpeg",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".webm": "audio/webm",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xspf": "application/xspf+xml",
    }
)
"""What a site is made of, besides pages. WebM holds sounds alone there."""
