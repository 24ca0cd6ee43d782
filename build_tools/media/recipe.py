"""The arguments by which ffmpeg measures, encodes and labels. Pure.

Measuring and encoding mix channels by the same filter, so that what was measured
is what is encoded. Floating point goes all the way: a master with peaks above
full scale, or a mix that exceeds it for a moment, is not cut before the gain.
"""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.media.plan import AudioPreset, Track, span_s

FADE_S = 0.005
"""At both ends of an excerpt: too short to hear as a fade, long enough against a click."""

_NOTHING_ELSE = ("-map_metadata", "-1", "-map_chapters", "-1", "-vn", "-sn", "-dn")
_SAME_BYTES = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
_MEASURE = "ebur128=framelog=quiet"
_IN_TIME = "aresample=async=1:first_pts=0"
"""Silence where a video's sound begins after its pictures or has gaps, so that it keeps to them."""
_LAME_SOFTER_DB = 0.45
"""LAME multiplies what it is given by 0.95 at these rates; it is given as much more."""
_TO_NOWHERE = ("-c:a", "pcm_f64le", "-f", "null", "-")
"""What the filter gives out is dropped in its own format: converting it would cost a fifth."""


def listening(mono: bool, piece: int, inputs: int = 1) -> list[str]:
    """Return what measures a master: the peak of each `piece` samples, then its loudness.

    The pieces' peaks are those of the master's own channels, loudness and highest
    sample those of the channels to be published. The true peak is left to the encoded
    file, which is measured anyway: here as well it would make this pass twice as long.
    """
    peaks = (
        f"asetnsamples=n={piece}:p=0",
        "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level",
        "ametadata=mode=print:key=lavfi.astats.Overall.Peak_level:file=-",
    )
    chain = (*peaks, _mixed(mono), f"{_MEASURE}:peak=sample")
    return [*_NOTHING_ELSE, *_filtered(chain, inputs), *_TO_NOWHERE]


def checking() -> list[str]:
    """Return what measures an encoded file: loudness, range and true peak (BS.1770-4)."""
    return [*_NOTHING_ELSE, "-af", f"{_MEASURE}:peak=true", *_TO_NOWHERE]


def encoding(track: Track, preset: AudioPreset, gain_db: float) -> list[str]:
    """Return what encodes a track with one gain; more than two channels become two.

    Nothing of the original's tags, chapters or cover goes along. `bitexact`
    keeps versions out of the file; the Info header, which makes seeking exact
    and carries the encoder's delay, is still written (seen in the bytes). LAME's
    quality 5 is its own middle: at these rates 3, its default, takes a sixth more time.
    """
    is_mp3 = preset.ending == "mp3"
    chain = [
        *([_IN_TIME] if track.filmed else []),
        *_excerpt(track),
        _mixed(track.is_mono(preset)),
        f"volume={gain_db + _LAME_SOFTER_DB * is_mp3:.2f}dB:precision=float",
        f"aresample={preset.sample_rate_hz}",
    ]
    filtered = _filtered(chain, len(track.sounds))
    coded = ("-b:a", f"{preset.kbits}k", *_SAME_BYTES)
    if is_mp3:
        lame = ("-c:a", "libmp3lame", "-compression_level", "5", "-joint_stereo", "1")
        plain = ("-write_xing", "1", "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3")
        return [*_NOTHING_ELSE, *filtered, *lame, *coded, *plain]
    if preset.ending == "m4a":
        aac = ("-c:a", "aac", "-profile:a", "aac_low")
        return [*_NOTHING_ELSE, *filtered, *aac, *coded, "-f", "mp4"]
    opus = ("-c:a", "libopus", "-vbr", "on", "-application", "audio")
    return [*_NOTHING_ELSE, *filtered, *opus, *coded, *_WEBM]


_WEBM = ("-cues_to_front", "1", "-f", "webm")
"""The index in front: a player finds its place in a long sound without reading to the end."""


def labelling(tags: list[tuple[str, str]], language: str) -> list[str]:
    """Return what copies an encoded WebM, sample by sample as it is, and gives it these tags."""
    said = [word for name, value in tags for word in ("-metadata", f"{name}={value}")]
    spoken = ("-metadata:s:a:0", f"language={language}") if language else ()
    return [*_NOTHING_ELSE, "-c:a", "copy", *said, *spoken, *_SAME_BYTES, *_WEBM]


def _filtered(chain: Sequence[str], inputs: int) -> list[str]:
    """Return the filters of one input, or of several that are added up first, none made softer."""
    if inputs == 1:
        return ["-af", ",".join(chain)]
    heard = "".join(f"[{number}:a:0]" for number in range(inputs))
    added = f"{heard}amix=inputs={inputs}:duration=longest:normalize=0"
    return ["-filter_complex", ",".join((added, *chain))]


def _mixed(mono: bool) -> str:
    return f"aformat=sample_fmts=fltp:channel_layouts={'mono' if mono else 'stereo'}"


def _excerpt(track: Track) -> list[str]:
    """Cut by the sample, after decoding: by the container it would be by the frame."""
    if track.start_s is None and track.stop_s is None:
        return []
    start_s, stop_s = span_s(track)
    out_s = max(0.0, track.length_s - FADE_S)
    return [
        f"atrim=start={start_s:.6f}:end={stop_s:.6f}",
        "asetpts=N/SR/TB",
        f"afade=t=in:d={FADE_S}",
        f"afade=t=out:st={out_s:.6f}:d={FADE_S}",
    ]
