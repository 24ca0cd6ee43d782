"""What the tests of scores share: tiny scores, a folder for them, a store, and a way to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.domain import Catalogue, Hub, Localised, Person, Recording, Score, Work
from build_tools.scores import Engraved, Inspection, engrave, inspect
from build_tools.store import Store

SONG = """X:1
T:Kleines Lied
M:3/4
L:1/4
Q:1/4=90
K:F
C|"F"F A c|c2 A|"C7"G2 E|"F"F2|]
w:Ein klei-nes Lied, wie geht's nur an, lieb?
w:Und noch ein Mal von vor-ne an, so.
"""
"""An upbeat, four bars, two verses, chord symbols, a tempo."""

DUET = """X:1
T:Zu zweit
M:4/4
L:1/4
V:1 name="Oben"
V:2 clef=bass name="Unten"
K:Eb
V:1
|:E G B2|[EG]2 z =B:|
V:2
|:E,4-|E,2 z B,,:|
"""
"""Two voices with a repeat, a chord, a tie, a rest and an accidental."""

MUSICXML = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN"
  "http://www.musicxml.org/dtds/partwise.dtd">
<score-partwise version="4.0">
  <identification><miscellaneous><miscellaneous-field name="by">a pupil</miscellaneous-field>
  </miscellaneous></identification>
  <part-list><score-part id="P1"><part-name>Flûte</part-name></score-part></part-list>
  <part id="P1"><measure number="7">
    <attributes><divisions>1</divisions><key><fifths>1</fifths></key>
      <time><beats>2</beats><beat-type>4</beat-type></time>
      <clef><sign>G</sign><line>2</line></clef></attributes>
    <note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch>
      <duration>2</duration><type>half</type></note>
  </measure></part>
</score-partwise>
"""

MEI = """<?xml version="1.0" encoding="UTF-8"?>
<mei xmlns="http://www.music-encoding.org/ns/mei" meiversion="5.0"><music><body><mdiv><score>
  <scoreDef keysig="2s" meter.count="4" meter.unit="4"><staffGrp>
    <staffDef n="1" lines="5" clef.shape="G" clef.line="2"/></staffGrp></scoreDef>
  <section><measure n="1"><staff n="1"><layer n="1">
    <note dur="4" oct="4" pname="f" accid.ges="s"/><note dur="4" oct="4" pname="g"/>
    <note dur="2" oct="5" pname="c"><accid accid="n"/></note>
  </layer></staff></measure></section>
</score></mdiv></body></music></mei>
"""
"""Two sharps in the signature: one sounds, one is taken back."""


def silent(_label: str, _done: int, _total: int) -> None:
    pass


def look(root: Path, store: Store, **files: str | bytes) -> Inspection:
    """Write score files, named `name_ending`, and inspect them."""
    paths = []
    for name, data in files.items():
        path = name.replace("_", ".")
        (root / path).write_bytes(data if isinstance(data, bytes) else data.encode())
        paths.append(path)
    return inspect(root, paths, store, silent)


def drawn(root: Path, store: Store, **files: str | bytes) -> Engraved:
    """Write score files and engrave each as the work of its name."""
    found = look(root, store, **files)
    assert not found.problems, found.problems
    return engrave(root, season(found.scores.values()), store, silent)


def season(scores: object) -> Catalogue:
    """A catalogue of one work for each score."""
    assert isinstance(scores, type({}.values()))
    jean = Person("jean", "Jean <Dupont>", {})
    works = {
        score.path.partition(".")[0]: Work(
            score.path.partition(".")[0],
            Localised(by_lang={"fr": "Petit chant", "de": 'Kleines "Lied" & #read("/etc/passwd")'}),
            {},
            jean,
            lyrics_language="de",
            score=score,
        )
        for score in scores
        if isinstance(score, Score)
    }
    hub = Hub("hub", Localised(everywhere="Hub"), ("fr", "de"), "fr")
    return Catalogue(hub, works=works, recordings=dict[str, Recording]())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "hub"
    folder.mkdir()
    return folder
