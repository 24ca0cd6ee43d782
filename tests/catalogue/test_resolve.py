"""Resolving: everything known, everything wrong at once, nothing told twice."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from build_tools.domain import Caption, Catalogue, Localised, Meeting, Transcript
from tests.catalogue.hubs import HUB, VALID, codes, errors, resolved, write


@pytest.fixture
def known(tmp_path: Path) -> Catalogue:
    catalogue, problems = resolved(write(tmp_path, VALID))
    assert errors(problems) == []
    assert catalogue is not None
    return catalogue


def test_references_are_resolved(known: Catalogue) -> None:
    """What was an id is the thing itself."""
    flute = known.recordings["flute"]
    assert flute.work is known.works["chant"]
    assert flute.performers[0].person is known.people["jean"]
    assert known.works["chant"].composer is known.people["jean"]
    assert known.works["chant"].lyricist == "Anonyme"
    assert known.concerts["soir"].artists == (known.people["jean"], "La classe")
    assert known.concerts["soir"].programme == (flute, known.works["chant"])
    assert known.concerts["soir"].project is known.projects["moselle"]
    assert known.workshops["tambour"].playlist is known.playlists["ecoute"]
    assert known.playlists["ecoute"].items[0].recording is flute
    assert known.playlists["ecoute"].length_s == 48 + 100
    assert known.journeys["annee"].steps[1].what is known.concerts["soir"]


def test_recordings(known: Catalogue) -> None:
    """The title comes from the work or the tags; chapters and captions are found."""
    flute, alone = known.recordings["flute"], known.recordings["seul"]
    assert [chapter.at_s for chapter in flute.chapters] == [0.0, 60.0]
    assert flute.title == Localised(everywhere="Chant")
    assert flute.master.path.endswith("flute.flac")
    assert flute.parts["alto"].path.endswith("alto.ogg")
    assert flute.transcripts["fr"] == Transcript(
        lang="fr",
        path="content/recordings/flute/captions.fr.vtt",
        captions=(
            Caption(1.0, 3.5, "Au clair\nde la lune", "Jean"),
            Caption(4.0, 6.0, "♪ Mon ami Pierrot ♪"),
        ),
    )
    assert alone.transcripts == {}
    assert flute.rights is not None
    assert (flute.rights.licence, flute.rights.begins) == ("CC0-1.0", date(2026, 1, 1))
    assert alone.title == Localised(everywhere="Chanson seule")
    assert alone.rights is None


def test_journeys(known: Catalogue) -> None:
    """Steps stand in the order of their weeks."""
    steps = known.journeys["annee"].steps
    assert [step.week for step in steps] == [1, 2]
    meeting = steps[0].what
    assert isinstance(meeting, Meeting)
    assert (meeting.day, meeting.time, meeting.until_week) == ("tuesday", "14:30", 4)


def test_texts(known: Catalogue) -> None:
    """Bodies are found by language, with the recordings they play and their easy variant."""
    drum = known.workshops["tambour"]
    assert list(drum.bodies) == ["fr", "de"]
    assert drum.bodies["fr"].plays == ("flute",)
    assert drum.bodies["de"].translates == "000000000000"
    assert list(drum.easy) == ["fr"]
    assert known.pages["aide"].title == Localised(by_lang={"fr": "Aide"})


def test_hub_and_editions(known: Catalogue) -> None:
    """The hub's id comes from its title; an edition knows its sizes in bytes."""
    assert known.hub.id == "une-saison"
    assert known.hub.chain("lb") == ("lb", "de", "fr")
    stick = known.editions["stick"]
    assert (stick.size_bytes, stick.cluster_bytes) == (8_000_000_000, 32_768)
    assert (stick.audio, stick.format, stick.video) == ("standard", "folder", True)


def test_notices_do_not_stop(tmp_path: Path) -> None:
    """Missing and outdated translations, and unknown rights, are told and let pass."""
    catalogue, problems = resolved(write(tmp_path, VALID))
    assert catalogue is not None
    assert {each.code for each in problems} == {"TRN01", "TRN02", "REC11"}
    missing = [each for each in problems if each.code == "TRN01"]
    assert [each.location.path for each in missing] == [
        "content/pages/aide/index.de.md",
        "content/pages/aide/index.lb.md",
        "content/works/chant/index.de.md",
        "content/works/chant/index.lb.md",
        "content/workshops/tambour/index.lb.md",
    ]
    assert "German" in missing[-1].message


def test_everything_at_once(tmp_path: Path) -> None:
    """A file that is wrong in five ways is told five things, and other files theirs."""
    files = VALID | {
        "playlists/ecoute.yml": "titel: x\nitems:\n  - {recording: flut, start: 80}\n"
        "  - {recording: seul, stop: 9:00}\n  - {recordng: seul}\nages: six\n",
        "content/workshops/tambour/index.fr.md": "::: listen nichts\nx\n:::\n"
        "![a](b.jpg)\n[c](d.html)\n",
    }
    files["content/works/chant/work.yml"] = (
        "title: {fr: Chant, xx: Song}\ncomposer: jan\nscore: no.abc\n"
    )
    catalogue, problems = resolved(write(tmp_path, files))
    assert catalogue is None
    assert errors(problems) == [
        "WRK02",
        "WRK04",
        "WRK05",
        "TXT20",
        "TXT22",
        "TXT21",
        "PLY02",
        "PLY04",
        "PLY03",
        "PLY08",
        "PLY02",
        "PLY03",
    ]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/people/jean/person.yml", "born: 1685\n", "PER01"),
        ("content/works/chant/work.yml", "title: [\n", "YML01"),
        ("content/recordings/flute/recording.yml", "rights: {}\nwork: chant\n", "REC08"),
        ("content/projects/moselle/project.yml", "title: x\n", "PRJ01"),
        ("content/concerts/soir/concert.yml", "title: Soir\n", "CON01"),
        ("playlists/ecoute.yml", "{}\n", "PLY01"),
        ("content/pages/aide/index.fr.md", "---\n{\n---\nx\n", "YML01"),
    ],
)
def test_what_failed_is_not_told_again(tmp_path: Path, path: str, text: str, code: str) -> None:
    """Those who name something that has its own problem are passed over."""
    catalogue, problems = resolved(write(tmp_path, VALID | {path: text}))
    assert catalogue is None
    assert set(errors(problems)) == {code}


def test_refused_media_are_not_told_again(tmp_path: Path) -> None:
    """A sound or picture that inspection refused makes no second problem, and no catalogue."""
    root = write(tmp_path, VALID)
    for path in (
        "content/recordings/flute/flute.flac",
        "content/recordings/flute/alto.ogg",
        "content/people/jean/jean.jpg",
    ):
        catalogue, problems = resolved(root, refused=frozenset({path}))
        assert catalogue is None
        assert not errors(problems)


def test_a_misspelt_part_is_one_problem(tmp_path: Path) -> None:
    """Its sound then looks like a second master, and nobody is told so."""
    facts = VALID["content/recordings/flute/recording.yml"].replace("alto.ogg", "allto.ogg")
    files = VALID | {"content/recordings/flute/recording.yml": facts}
    _, problems = resolved(write(tmp_path, files))
    assert errors(problems) == ["REC05"]
    assert "did you mean 'alto.ogg'?" in {each.help for each in problems}


@pytest.mark.parametrize(
    ("link", "fine"),
    [
        ("chant.html", True),
        ("../people/jean.html?x=1#vie", True),
        ("index.html", True),
        ("../index.html", True),
        ("../playlists/index.html", True),
        ("../playlists/ecoute.html", True),
        ("chants.html", False),
        ("../people/index.fr.md", False),
        ("../../people/jean.html", False),
        ("../nowhere/index.html", False),
        ("../jean.html", False),
        ("chant.abc", False),
    ],
)
def test_links(tmp_path: Path, link: str, fine: bool) -> None:
    """A link leads to a page as the site has it."""
    files = VALID | {"content/works/chant/index.fr.md": f"[x]({link})\n"}
    _, problems = resolved(write(tmp_path, files))
    assert ("TXT21" in codes(problems)) is not fine


def test_names_of_files_with_accents(tmp_path: Path) -> None:
    """A file that macOS named with a separate accent is the file that the editor means."""
    files = {path: text for path, text in VALID.items() if "jean.jpg" not in path}
    files["content/people/jean/person.yml"] = "name: Jean\nportrait: été.jpg\n"
    files["content/people/jean/e\u0301te\u0301.jpg"] = ""
    catalogue, _ = resolved(write(tmp_path, files))
    assert catalogue is not None
    assert catalogue.people["jean"].portrait is not None


def test_a_thousand_files_are_quick(tmp_path: Path) -> None:
    """Reading and resolving a thousand small files takes well under two seconds."""
    files: dict[str, str | bytes] = {"content/hub.yml": HUB}
    for number in range(1000):
        files[f"content/works/chant-{number}/work.yml"] = (
            "title: {fr: Chant, de: Lied}\ncomposer: traditional\ninstruments: [piano]\n"
        )
    root = write(tmp_path, files)
    began = time.process_time()
    catalogue, _ = resolved(root)
    assert time.process_time() - began < 2
    assert catalogue is not None


def test_ten_thousand_mistakes_end(tmp_path: Path) -> None:
    """Suggestions are sought for the first mistakes only: the rest is told without."""
    wrong = "title: x\nitems:\n" + "".join(f"- recording: a-{n}\n" for n in range(10_000))
    fields = "".join(f"field-{n}: x\n" for n in range(10_000))
    files = {"content/hub.yml": HUB, "playlists/a.yml": wrong, "playlists/b.yml": fields}
    began = time.process_time()
    _, problems = resolved(write(tmp_path, files))
    assert len(problems) == 20_002
    assert time.process_time() - began < 10


def test_a_page_without_a_text_that_is_shown_is_left_out(tmp_path: Path) -> None:
    """Its only text is in a language that the hub does not have: links to it lead nowhere."""
    page = {"content/pages/over/index.nl.md": "---\ntitle: Over\n---\nHallo.\n"}
    catalogue, problems = resolved(write(tmp_path / "alone", VALID | page))
    assert catalogue is not None
    assert list(catalogue.pages) == ["aide"]
    assert "FIL15" in codes(problems)
    page["content/works/chant/index.fr.md"] = "[x](../pages/over.html)\n"
    assert errors(resolved(write(tmp_path / "linked", VALID | page))[1]) == ["TXT21"]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/hub.yml", "title: {fr: }\nlanguages: [fr]\ndefault_language: fr\n", "HUB01"),
        ("content/works/chant/work.yml", "title: {fr: , de: ~}\ncomposer: jean\n", "WRK01"),
    ],
)
def test_a_title_in_no_language_is_missing(tmp_path: Path, path: str, text: str, code: str) -> None:
    """Languages that wait for their text are no text."""
    assert errors(resolved(write(tmp_path, VALID | {path: text}))[1]) == [code]


def test_a_recording_with_an_empty_title(tmp_path: Path) -> None:
    """It takes the title of its sound."""
    files = VALID | {"content/recordings/seul/recording.yml": "title: {fr: , de: }\n"}
    catalogue, _ = resolved(write(tmp_path, files))
    assert catalogue is not None
    assert catalogue.recordings["seul"].title == Localised(everywhere="Chanson seule")


@pytest.mark.parametrize(
    ("written", "fine"),
    [
        ("![La salle](s.jpg)", True),
        ('<audio controls src="t.ogg"></audio>', True),
        ('<audio controls><source src="../chant/t%2Eogg"></audio>', True),
        ("![Un son](t.ogg)", False),
        ('<audio controls src="s.jpg"></audio>', False),
        ('<audio controls src="t.txt"></audio>', False),
    ],
)
def test_pictures_and_sounds_in_texts(tmp_path: Path, written: str, fine: bool) -> None:
    """Each is shown as what it is, and told how it would be written."""
    folder = "content/works/chant/"
    files = {f"{folder}{name}": "" for name in ("s.jpg", "t.ogg", "t.txt")}
    files[f"{folder}index.fr.md"] = f"{written}\n"
    _, problems = resolved(write(tmp_path, VALID | files))
    assert errors(problems) == ([] if fine else ["TXT23"])
    told = [each.help for each in problems if each.code == "TXT23"]
    assert all("is written" in help for help in told)
