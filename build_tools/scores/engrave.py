"""Every score drawn in its keys and widths, once for each content, on all cores."""

from __future__ import annotations

import hashlib
import itertools
import json
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from build_tools.children import Children, in_parallel
from build_tools.domain import (
    Catalogue,
    Document,
    EngravedKey,
    Engraving,
    Note,
    Person,
    Progress,
    ScorePicture,
    Voice,
    Work,
)
from build_tools.libraries import version
from build_tools.refusal import Refusal
from build_tools.scores import follow, plan
from build_tools.scores.order import Order, as_text
from build_tools.store import Store

_MIMES = {
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "mid": "audio/midi",
    "musicxml": "application/vnd.recordare.musicxml+xml",
    "mei": "application/vnd.mei+xml",
}


class ScoreError(Refusal):
    """A score that was in order could not be drawn; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Engraved:
    """What was made of all scores."""

    engravings: Mapping[str, Engraving]
    """By a work's id."""
    follows: Mapping[str, follow.Moments]
    """By a recording's id."""
    files: Mapping[str, Path]
    """Address relative to the site's root to the file that belongs there."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The answer of a child, and where its files are."""

    answer: Mapping[str, Any]
    files: Mapping[str, Path]


def engrave(
    root: Path,
    known: Catalogue,
    store: Store,
    progress: Progress,
    only: Container[str] | None = None,
) -> Engraved:
    """Draw the scores of all works, or `only` of some, by id; tell how recordings follow them.

    Raises ScoreError, or OSError where the disk does not do its part.
    """
    wanted = [work for work in known.works.values() if work.score is not None]
    chain = known.hub.chain(known.hub.default_language)
    orders = [
        (order, work)
        for order, work in zip(_orders(root, wanted, chain), wanted, strict=True)
        if only is None or work.id in only
    ]
    counted = itertools.count(1)
    made = in_parallel(
        lambda children, item: _made(children, *item, store),
        orders,
        lambda _: progress("Drawing the scores", next(counted), len(orders)),
    )
    engravings: dict[str, Engraving] = {}
    files: dict[str, Path] = {}
    for (_, work), each in zip(orders, made, strict=True):
        engravings[work.id] = _published(work.id, each, files)
    return Engraved(engravings, follow.followed(known.recordings.values()), files)


def _orders(root: Path, works: Sequence[Work], chain: Sequence[str]) -> Iterator[Order]:
    """Yield what is asked of each child; no two works have the same first letters of ids."""
    taken: set[str] = set()
    for work in works:
        assert work.score is not None
        sung = [work.lyrics_language] if work.lyrics_language else []
        title = work.title.choose((*sung, *chain))
        by = (work.composer, work.lyricist, work.arranger)
        names = [each.name if isinstance(each, Person) else each for each in by if each]
        prefix = next(each for each in _prefixes(work.id) if each not in taken)
        taken.add(prefix)
        yield Order(
            path=str((root / work.score.path).absolute()),
            ending=PurePosixPath(work.score.path).suffix.lower(),
            work=work.id,
            prefix=prefix,
            title=title.text,
            by=", ".join(dict.fromkeys(names)),
            lang=title.lang or chain[0],
        )


def _prefixes(id: str) -> Iterator[str]:
    """Yield beginnings of ids for a work: a letter and two of 36 signs, by its name's hash."""
    signs = "abcdefghijklmnopqrstuvwxyz0123456789"
    for count in itertools.count():
        value = int.from_bytes(hashlib.sha256(f"{id}/{count}".encode()).digest()[:6])
        yield signs[value % 26] + signs[value // 26 % 36] + signs[value // 936 % 36]


def _made(children: Children, order: Order, work: Work, store: Store) -> _Made:
    """Return what a child made of a score, from the store if it is there whole."""
    assert work.score is not None
    about = as_text(replace(order, path=work.score.sha256))
    told = f"{plan.VERSION} {version('verovio')} {version('typst')} {about}"
    key = f"score-{hashlib.sha256(told.encode()).hexdigest()[:32]}"
    known = _kept(store, key)
    if known is not None:
        return known
    with tempfile.TemporaryDirectory(prefix="poche-score-") as folder:
        ended = children.run(
            [*plan.PROGRAM, "engrave", as_text(order), folder],
            seconds=plan.ENGRAVING_S,
            memory_bytes=plan.MEMORY_BYTES,
        )
        answered = Path(folder) / "answer.json"
        if ended.code != 0 or not answered.exists():
            reason = "its time was up" if ended.code is None else ended.err.strip()[-300:]
            raise ScoreError(f"the score {work.score.path} could not be drawn: {reason}")
        _keep(store, key, Path(folder))
    known = _kept(store, key)
    if known is None:
        raise ScoreError(f"what was drawn of {work.score.path} could not be kept")
    return known


def _keep(store: Store, key: str, folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    for name in names:
        with store.unfinished() as part:
            part.write_bytes((folder / name).read_bytes())
            store.keep_derived(f"{key}-{name}", part, {})
    store.keep_finding(key, {"names": names})


def _kept(store: Store, key: str) -> _Made | None:
    known = store.finding(key)
    if known is None:
        return None
    files: dict[str, Path] = {}
    for name in known["names"]:
        stored = store.derived(f"{key}-{name}")
        if stored is None:
            return None
        files[name] = stored.path
    return _Made(json.loads(files["answer.json"].read_bytes()), files)


def _published(id: str, made: _Made, files: dict[str, Path]) -> Engraving:
    """Return the engraving of a work, and note its files by their addresses."""

    def document(kept: Mapping[str, Any], what: str) -> Document:
        name = str(kept["name"])
        ending = name.rpartition(".")[2]
        url = f"media/{what}-{str(kept['sha256'])[:10]}.{ending}"
        files[url] = made.files[name]
        return Document(url, _MIMES[ending], int(kept["size"]), kept.get("pages"))

    def picture(kept: Mapping[str, Any], what: str) -> ScorePicture:
        url, size = document(kept, what).url, int(kept["size"])
        return ScorePicture(url, int(kept["width"]), int(kept["height"]), size)

    answer = made.answer
    stem = f"score-{id}"
    return Engraving(
        narrow=picture(answer["pictures"]["narrow"], f"{stem}-narrow"),
        wide=picture(answer["pictures"]["wide"], f"{stem}-wide"),
        keys=tuple(
            EngravedKey(
                semitones=key["semitones"],
                tonic=key["tonic"],
                script=document(key["script"], f"{stem}-{_key_name(key['semitones'])}"),
                pdf=document(key["pdf"], f"{stem}-{_key_name(key['semitones'])}"),
            )
            for key in answer["keys"]
        ),
        voices=tuple(
            Voice(voice["name"], tuple(_note(note) for note in voice["notes"]))
            for voice in answer["voices"]
        ),
        musicxml=document(answer["musicxml"], stem),
        midi=document(answer["midi"], stem),
        paper={int(semitones): tuple(each) for semitones, each in answer["paper"].items()},
    )


def _note(note: Mapping[str, Any]) -> Note:
    return Note(**{**note, "pitches": tuple(note["pitches"])})


def _key_name(semitones: int) -> str:
    """Return how a key is named in addresses: `m3` is three semitones down, `p1` one up."""
    return f"{'m' if semitones < 0 else 'p'}{abs(semitones)}" if semitones else "0"
