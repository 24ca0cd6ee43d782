"""Sounds that share one gain: the parts of a recording, the tracks of an album.

A group's gain is decided for each preset apart, since encoders differ in their
peaks. All members are encoded and measured; if one passes the bound, all are
made again, softer by as much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from build_tools.media import loudness
from build_tools.media.encode import Desk, Form, form
from build_tools.media.loudness import Heard
from build_tools.media.plan import AudioPreset, Track

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Tracks with one gain in one preset."""

    id: str
    rule: str
    preset: AudioPreset
    tracks: Mapping[str, Track]
    gain_db: float
    own_db: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """The gains of forms that exist anyway and may do, by the tracks' names."""

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the tracks that need a form of their own in this group."""
        near = {name: own_db - self.gain_db for name, own_db in self.own_db.items()}
        kept = loudness.keep_own(near)
        return tuple(name for name in self.tracks if name not in kept)


@dataclass(frozen=True, slots=True)
class Job:
    """One member of a group to be made, with no more of the group than that takes."""

    track: Track
    preset: AudioPreset
    gain_db: float
    rule: str


Key: TypeAlias = tuple[str, str, str, str]
"""A group's rule and id, a track's name, a preset's name."""


def parts_group(
    id_: str, own: Form, parts: Mapping[str, Track], heard: Mapping[str, Heard]
) -> Group:
    """Return the group of a recording's parts, which begin with the gain of its own form.

    `heard` is by the parts' names.
    """
    gain_db = loudness.shared_gain(own.level.gain_db, heard.values())
    return Group(id_, loudness.PARTS, own.preset, parts, gain_db)


def album_group(
    id_: str, own: Mapping[str, Form], tracks: Mapping[str, Track], heard: Mapping[str, Heard]
) -> Group:
    """Return the group of all tracks of an album; `own` and `heard` are by the tracks' names."""
    lengths = [(heard[name], track.sound.duration_s) for name, track in tracks.items()]
    own_db = {name: each.level.gain_db for name, each in own.items()}
    preset = next(iter(own.values())).preset
    return Group(id_, loudness.ALBUM, preset, tracks, loudness.album_gain(lengths), own_db)


def settled(
    groups: list[Group],
    side_by_side: Callable[[Callable[[Desk, Job], Form], list[Job]], list[Form]],
) -> dict[Key, Form]:
    """Make all members of all groups, as often as their peaks ask for; return their forms."""
    made: dict[Key, Form] = {}
    unsettled = groups
    for _ in range(_ROUNDS):
        members = [(group, name) for group in unsettled for name in group.members]
        jobs = [Job(it.tracks[name], it.preset, it.gain_db, it.rule) for it, name in members]
        for (group, name), done in zip(members, side_by_side(_make, jobs), strict=True):
            made[_key(group, name)] = done
        softer = [_softer(group, made) for group in unsettled]
        for group, after in zip(unsettled, softer, strict=True):
            if after is not None:
                for name in group.members:
                    del made[_key(group, name)]
        unsettled = [group for group in softer if group is not None]
    return made


def _key(group: Group, name: str) -> Key:
    return group.rule, group.id, name, group.preset.name


def _make(desk: Desk, job: Job) -> Form:
    made = form(desk, job.track, job.preset, job.gain_db)
    return replace(made, rule=job.rule)


def _softer(group: Group, made: Mapping[Key, Form]) -> Group | None:
    """Return a group with a gain that its highest peak allows; None if it has that already."""
    levels = [made[_key(group, name)].level for name in group.members]
    gain_db = loudness.lowered(group.gain_db, levels)
    return None if gain_db is None else replace(group, gain_db=gain_db)
