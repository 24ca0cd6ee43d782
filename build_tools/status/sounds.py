"""How loud masters are, and which of them somebody should listen to again. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_tools.domain import Catalogue
from build_tools.domain import Sound as Master
from build_tools.status.figures import Sound, Sounds
from build_tools.status.texts import title_of

SILENT_DBFS, QUIET_LUFS, LOUD_LUFS, CLIPPED_DBFS = -70.0, -36.0, -9.0, -0.05

RULES: Mapping[str, str] = MappingProxyType(
    {
        "silent": "no sample is above -70 dBFS",
        "quiet": "integrated loudness is below -36 LUFS: 20 dB and more are added to reach -16 "
        "LUFS, and noise comes up with the music",
        "loud": "integrated loudness is above -9 LUFS: soft and loud were pressed together",
        "clipped": "the highest sample is at full scale (-0.05 dBFS or more), so that peaks may "
        "have been cut off",
    }
)
"""Flags to what they mean (EBU R 128, ITU-R BS.1770-4 say how loudness is measured)."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What is known of a master; None for what silence and very short sounds do not have."""

    integrated_lufs: float | None
    peak_dbfs: float | None
    true_peak_dbtp: float | None


def masters(catalogue: Catalogue) -> Iterator[tuple[str, str, str, Master]]:
    """Yield kind, id, title and sound of all recordings, and of videos that are heard."""
    for recording in catalogue.recordings.values():
        yield "recordings", recording.id, title_of(catalogue, recording), recording.master
    for workshop in catalogue.workshops.values():
        if workshop.film and workshop.film.sound:
            yield "workshops", workshop.id, title_of(catalogue, workshop), workshop.film.sound


def sounds(catalogue: Catalogue, heard: Mapping[tuple[str, str], Loudness]) -> Sounds:
    """Return a row for each master, those with flags first; `heard` is by kind and id."""
    rows = []
    for kind, id_, title, master in masters(catalogue):
        it = heard.get((kind, id_))
        figures = (it.integrated_lufs, it.peak_dbfs, it.true_peak_dbtp) if it else (None,) * 3
        flags = flags_of(it) if it else ()
        length = round(master.duration_s, 2)
        rows.append(Sound(kind, id_, title, master.path, length, *figures, it is not None, flags))
    rows.sort(key=lambda row: (not row.flags, row.kind, row.id))
    measured = sum(row.is_measured for row in rows)
    return Sounds(measured, len(rows) - measured, dict(RULES), tuple(rows))


def flags_of(it: Loudness) -> tuple[str, ...]:
    """Return by which of `RULES` a measured master is told of."""
    if it.peak_dbfs is None or it.peak_dbfs < SILENT_DBFS:
        return ("silent",)
    flags = []
    if it.integrated_lufs is not None and it.integrated_lufs < QUIET_LUFS:
        flags.append("quiet")
    if it.integrated_lufs is not None and it.integrated_lufs > LOUD_LUFS:
        flags.append("loud")
    if it.peak_dbfs >= CLIPPED_DBFS:
        flags.append("clipped")
    return tuple(flags)
