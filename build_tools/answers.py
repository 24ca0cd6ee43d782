"""What a server says of a site's files: their types, how long they are kept, who may frame them.

One table for the preview, for `poche serve` and for the settings of nginx and Caddy, the same
on every machine. Windows may call scripts plain text, since programs write into its registry;
most tables take WebM for video and know no JSPF.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": HTML,
        ".ics": "text/calendar; charset=utf-8",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jspf": "application/jspf+json",
        ".m3u8": "audio/x-mpegurl",
        ".m4a": "audio/mp4",
        ".mei": "application/vnd.mei+xml",
        ".mid": "audio/midi",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".musicxml": "application/vnd.recordare.musicxml+xml",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": TEXT,
        ".vtt": "text/vtt; charset=utf-8",
        ".webm": "audio/webm",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xspf": "application/xspf+xml",
    }
)
"""What a site is made of. WebM holds sounds alone there."""

SQUEEZED = frozenset(
    {
        *(".css", ".csv", ".html", ".ics", ".js", ".json", ".jspf", ".m3u8", ".mei", ".musicxml"),
        *(".svg", ".txt", ".vtt", ".xspf"),
    }
)
"""Endings of text, which a server sends compressed; everything else is compressed already."""

HASHED = r"^/(poche/)?media/.*-[0-9a-f]{8,}\.[0-9a-z]+$"
"""Addresses whose content never changes: a hash of it is in the name. As Python, Go and PCRE
read it."""
KEPT_LONG = "public, max-age=31536000, immutable"
KEPT_SHORT = "public, max-age=60"
"""A class that walks from page to page asks once a minute; an update is seen as soon."""
NOT_KEPT = "no-store"

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)
"""What goes with every answer: pages say in a meta element all that can be said there."""

HIDDEN = "box/"
"""The folder of a carrier that is for whoever sets the box up, and not for visitors."""
