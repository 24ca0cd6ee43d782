"""Words with times as karaoke programs and subtitle editors keep them, made WebVTT. Pure."""

from __future__ import annotations

import re

_STAMP = re.compile(r"\[(\d{1,3}):([0-5]?\d)(?:[.:](\d{1,3}))?\]")
_WORD = re.compile(r"<\d{1,3}:[0-5]?\d(?:[.:]\d{1,3})?>")
_OFFSET = re.compile(r"\[offset:\s*([+-]?\d{1,6})\]", re.IGNORECASE)
_COMMA = re.compile(r"(\d{1,2}:\d\d:\d\d),(\d{3})")
_LAST_S = 5.0
"""How long the last line stays, of which an LRC file says nothing."""
_MOST_LINES = 10_000


def webvtt(text: str, ending: str, duration_s: float) -> str | None:
    """Return captions as WebVTT, of `.vtt`, `.srt` or `.lrc`; None where no time is in them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if ending == ".vtt":
        return text if "-->" in text else None
    if ending == ".srt":
        cues = _COMMA.sub(r"\1.\2", text).strip()
        return f"WEBVTT\n\n{cues}\n" if "-->" in text else None
    return _of_lrc(text, duration_s)


def _of_lrc(text: str, duration_s: float) -> str | None:
    found = _OFFSET.search(text)
    earlier_s = int(found[1]) / 1000 if found else 0.0
    lines: list[tuple[float, str]] = []
    for line in text.splitlines()[:_MOST_LINES]:
        said = " ".join(_WORD.sub("", _STAMP.sub("", line)).split())
        for stamp in _STAMP.finditer(line):
            at_s = int(stamp[1]) * 60 + int(stamp[2]) + float(f"0.{stamp[3] or 0}") - earlier_s
            lines.append((max(0.0, at_s), said))
    lines.sort()
    cues = []
    for number, (at_s, said) in enumerate(lines):
        next_s = lines[number + 1][0] if number + 1 < len(lines) else at_s + _LAST_S
        end_s = min(next_s, duration_s) if duration_s else next_s
        if said and end_s > at_s:
            cues.append(f"{_time(at_s)} --> {_time(end_s)}\n{_escaped(said)}\n")
    return "\n".join(["WEBVTT\n", *cues]) if cues else None


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float) -> str:
    """Rounded down: the end of a sound must not be passed by a part of a millisecond."""
    whole_ms = int(seconds * 1000 + 1e-6)
    minutes, rest_ms = divmod(whole_ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest_ms // 1000:02}.{rest_ms % 1000:03}"
