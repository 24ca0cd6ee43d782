"""A sound's outline in 480 characters, for a waveform to seek on. Pure.

One character of base64's alphabet for each stretch of equal length: the highest
sample of all channels there, linear, with the loudest stretch of the sound as
63. A soft recording therefore fills its waveform like a loud one; how loud it
really is, nobody reads from a waveform.
"""

from __future__ import annotations

from collections.abc import Sequence

STRETCHES = 480
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def piece_samples(duration_s: float, sample_rate_hz: int) -> int:
    """Return in pieces of how many samples a sound is measured.

    A stretch is one piece or several, none longer than a second: a decoder's
    memory must not grow with the sound.
    """
    total = round(duration_s * sample_rate_hz)
    each = max(1, -(-total // (STRETCHES * sample_rate_hz)))
    return max(1, total // (STRETCHES * each))


def outline(peaks_dbfs: Sequence[float], silent_dbfs: float) -> str:
    """Return the 480 characters of a sound from the peaks of its pieces.

    Below `silent_dbfs` there is nothing to be seen; a sound of fewer pieces than
    stretches shows each for longer.
    """
    heights = [10 ** (peak / 20) for peak in peaks_dbfs] or [0.0]
    highest = max(heights)
    if highest < 10 ** (silent_dbfs / 20):
        return _ALPHABET[0] * STRETCHES
    count = len(heights)
    shown = []
    for stretch in range(STRETCHES):
        begin = stretch * count // STRETCHES
        end = max(begin + 1, (stretch + 1) * count // STRETCHES)
        shown.append(_ALPHABET[round(63 * max(heights[begin:end]) / highest)])
    return "".join(shown)
