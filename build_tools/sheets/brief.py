"""Everything that one sheet names, gathered and made ready before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.domain import Body, Catalogue, Engraving, Recording, Workshop
from build_tools.note_names import note_name
from build_tools.prose import Node, tree
from build_tools.prose.sanitise import FILE_SCHEME
from build_tools.sheets.desk import Desk, Heard, Print, Systems, placed_score
from build_tools.sheets.forms import Form
from build_tools.sheets.glyphs import Inked
from build_tools.sheets.parts import Original, Parts
from build_tools.sheets.write import sung
from build_tools.strings import Strings


@dataclass(frozen=True, slots=True)
class Supply:
    """What sheets are made of besides the catalogue."""

    engravings: Mapping[str, Engraving]
    """By a work's id."""
    pictures: Mapping[str, Original]
    """Pictures that prose names, by path."""
    strings: Mapping[str, Strings]


@dataclass(frozen=True, slots=True)
class Order:
    """One sheet to be made."""

    workshop: Workshop
    body: Body
    tree_of: Callable[[Body], Node]
    """Takes a body apart."""
    form: Form

    @property
    def root(self) -> Node:
        """The body as a tree."""
        return self.tree_of(self.body)

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.workshop.id}-{self.body.lang}-{self.form.name}"


def _address_of(order: Order, known: Catalogue) -> str | None:
    """Return the sheet's own page on the web, if the hub is there."""
    if not known.hub.address:
        return None
    variant = ".easy" if order.form.easy else ""
    page = f"{order.body.lang}/workshops/{order.workshop.id}{variant}.html"
    return f"{known.hub.address.rstrip('/')}/{page}"


def brief(order: Order, known: Catalogue, supply: Supply, parts: Parts, inked: Inked) -> Desk:
    """Return the desk of a sheet's writer; raises OSError."""
    chain, root = known.hub.chain(order.body.lang), order.root
    address = _address_of(order, known)
    return Desk(
        form=order.form,
        lang=order.body.lang,
        t=supply.strings[order.body.lang],
        hub=known.hub.title.choose(chain).text,
        address=address,
        code=parts.code(address) if address else None,
        inked=inked,
        symbol=parts.symbol,
        pictures=dict(_pictures(root, supply, parts, order.form)),
        recordings=dict(_recordings(root, known, chain)),
        scores=dict(_scores(order, known, supply, parts)),
    )


def pictures_named(known: Catalogue) -> tuple[str, ...]:
    """Return the paths of all pictures that the texts of workshops show, and of their sounds."""
    bodies = [
        body
        for workshop in known.workshops.values()
        for body in (*workshop.bodies.values(), *workshop.easy.values())
    ]
    return tuple(sorted({path for body in bodies for path in _files(body) if path}))


def _files(body: Body) -> Sequence[str]:
    """Return the paths of the files that a body shows, without making its HTML where they are
    known."""
    if body.files is not None:
        return body.files
    return [
        node.attributes.get("src", "").removeprefix(FILE_SCHEME)
        for node in tree(body.html).walk()
        if node.tag == "img"
    ]


def _pictures(root: Node, supply: Supply, parts: Parts, form: Form) -> Iterator[tuple[str, Print]]:
    for node in root.walk():
        path = node.attributes.get("src", "").removeprefix(FILE_SCHEME)
        if node.tag == "img" and path in supply.pictures:
            yield path, parts.photograph(supply.pictures[path], ink_only=form.ink_only)


def _recordings(root: Node, known: Catalogue, chain: Sequence[str]) -> Iterator[tuple[str, Heard]]:
    for node in root.walk():
        id_ = node.attributes.get("data-recording", "")
        if id_ in known.recordings:
            recording = known.recordings[id_]
            yield id_, Heard(recording.title.choose(chain).text, _by_whom(recording))


def _by_whom(recording: Recording) -> str:
    """Return composer and performers, each once; else the artist in the file's tags."""
    composer = recording.work.composer if recording.work else None
    people = [composer.name] if composer else []
    people += [performer.person.name for performer in recording.performers]
    return " · ".join(dict.fromkeys(people)) or recording.artist or ""


def _scores(
    order: Order, known: Catalogue, supply: Supply, parts: Parts
) -> Iterator[tuple[tuple[str, int], Systems]]:
    lang = order.body.lang
    placed = [placed_score(node) for node in order.root.walk() if "score" in node.classes]
    ending = [(id_, 0) for id_ in sung(order.workshop, order.root)]
    for id_, semitones in dict.fromkeys((*placed, *ending)):
        engraving = supply.engravings.get(id_)
        if engraving is None or not engraving.paper.get(semitones):
            continue
        work = known.works[id_]
        title = work.title.choose(known.hub.chain(lang)).text
        pitches = {p for voice in engraving.voices for note in voice.notes for p in note.pitches}
        names = {pitch: note_name(lang, pitch) for pitch in pitches}
        width_pt = order.form.width_pt if order.form.ink_only else None
        systems = parts.systems(title, names, engraving, semitones, copied_pt=width_pt)
        yield (id_, semitones), systems
