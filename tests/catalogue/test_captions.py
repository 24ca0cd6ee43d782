"""Captions: what WebVTT allows is understood, what it does not is told with its line."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.catalogue.captions import read_captions
from build_tools.catalogue.characters import IN_TEXT
from build_tools.catalogue.cuetext import Said, words
from build_tools.catalogue.read import read
from build_tools.catalogue.textfile import MAX_CAPTIONS_BYTES
from build_tools.catalogue.webvtt import MAX_CUES
from build_tools.domain import Caption, Transcript
from build_tools.problems import Problem, Severity, printed
from tests.catalogue.hubs import HUB, VALID, codes, errors, resolved, write

PATH = "content/recordings/flute/captions.fr.vtt"
FACTS = "content/recordings/flute/recording.yml"
MISNAMED = "content/recordings/flute/captions.vtt"
SUBRIP = "content/recordings/flute/ton.fr.srt"


def captions(text: str) -> list[Caption]:
    """Return the captions of a text that is in order."""
    cues, problems = read_captions(text, PATH)
    assert [printed(each) for each in problems if each.severity is Severity.ERROR] == []
    return [caption for cue in cues for caption in cue.captions]


def told(text: str) -> list[tuple[str, int, int]]:
    """Return codes, lines and columns of what is wrong with a text, by line."""
    _, problems = read_captions(text, PATH)
    return sorted(
        ((each.code, each.location.line, each.location.column) for each in problems),
        key=lambda each: each[1],
    )


def one(body: str) -> str:
    """Return a file whose only caption is this text."""
    return f"WEBVTT\n\n00:01.000 --> 00:03.000\n{body}\n"


# What is understood


def test_all_that_a_file_may_hold() -> None:
    """Header, notes, styles, regions, ids and settings are passed over; the text is left."""
    text = (
        "WEBVTT - Au clair de la lune\nKind: captions\nLanguage: fr\n\n"
        "NOTE a remark\nof two lines\n\nNOTE\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nid:a\nwidth:40%\n\n"
        "first\n00:01.000 --> 00:03.500 align:start line:0\nAu clair\nde la lune\n\n\n  \n"
        "2\n01:00:04.000-->01:00:06.250\t\n♪ Mon ami Pierrot ♪"
    )
    assert captions(text) == [
        Caption(1.0, 3.5, "Au clair\nde la lune"),
        Caption(3604.0, 3606.25, "♪ Mon ami Pierrot ♪"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<v Anna>Bonjour", [("Bonjour", "Anna")]),
        ("<v.loud  Anna\tM. Weber >Bonjour</v>", [("Bonjour", "Anna M. Weber")]),
        ("<v Anna &amp; Ben>Bonjour", [("Bonjour", "Anna & Ben")]),
        ("<v Anna>Oui ?\n<v Ben>Non !</v>", [("Oui ?", "Anna"), ("Non !", "Ben")]),
        ("<v Anna>Oui</v>\n<v Anna>ou non</v>", [("Oui\nou non", "Anna")]),
        ("♪ <v Anna>La la</v> ♪", [("♪ La la ♪", "Anna")]),
        ("Dehors : <v Anna>Oui</v>", [("Dehors :", None), ("Oui", "Anna")]),
        (
            "<b>Un</b> <i.a.b>deux</i> <u>trois</u> <c.rouge>quatre</c>",
            [("Un deux trois quatre", None)],
        ),
        ("<lang en>One</lang> <lang de-AT><i>zwei</i></lang>", [("One zwei", None)]),
        ("<ruby>gris<rt>gray</rt></ruby> <ruby>a<rt>b</ruby>", [("grisgray ab", None)]),
        ("Un <00:01.500>deux <00:00:02.000>trois", [("Un deux trois", None)]),
        ("1 &lt; 2 &gt; 0 &amp; &eacute;&#233;&#xE9;", [("1 < 2 > 0 & ééé", None)]),
        ("a&nbsp;b&lrm;c&rlm;", [("a\u00a0b\u200ec\u200f", None)]),
        ("Tom & Jerry &co; 3 > 2", [("Tom & Jerry &co; 3 > 2", None)]),
        ("  a  \n\n b ", [("a\nb", None)]),
        ("<i></i>", []),
    ],
)
def test_marks_are_taken_out(text: str, said: list[tuple[str, str | None]]) -> None:
    """The words stay, and whose they are; code for a character is the character."""
    assert words(text) == (tuple(Said(*each) for each in said), None)


@pytest.mark.parametrize("lines_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_end_of_line_and_mark(lines_end: str, mark: str, tmp_path: Path) -> None:
    """Windows, old Macs and editors that put a byte order mark write the same captions."""
    text = mark + one("Au clair\nde la lune").replace("\n", lines_end)
    catalogue, problems = resolved(write(tmp_path, VALID | {PATH: text}))
    assert errors(problems) == []
    assert catalogue is not None
    found = catalogue.recordings["flute"].transcripts["fr"].captions
    assert found == (Caption(1.0, 3.0, "Au clair\nde la lune"),)


# What is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("CAP01", 0, 0)]),
        ("\n\nwebvtt\n", [("CAP01", 3, 1)]),
        ("WEBVTT2\n\n00:01.000 --> 00:02.000\nx\n", [("CAP01", 1, 1)]),
        ("WEBVTT\n\nNOTE nothing\n", [("CAP09", 0, 0)]),
        ("WEBVTT\n\n00:01.000 --> 00:60.000\nx\n", [("CAP02", 3, 1)]),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nx\n", [("CAP02", 3, 1)]),
        ("WEBVTT\n\nid\n0:01 bis 0:02\nx\n", [("CAP02", 4, 1)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000line:0\nx\n", [("CAP02", 3, 1)]),
        ("WEBVTT\n\n00:01.000 -->\n\nx\n", [("CAP02", 3, 1)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nx\n\ny\n", [("CAP03", 3, 1), ("CAP03", 7, 1)]),
        ("WEBVTT\n\nx\n", [("CAP03", 3, 1)]),
        ("WEBVTT\n00:01.000 --> 00:02.000\nx\n", [("CAP03", 2, 1)]),
        (one("x\n2\n00:03.000 --> 00:04.000\ny"), [("CAP03", 6, 1)]),
        (one("x\n\nNOTE\n00:03.000 --> 00:04.000\ny"), [("CAP03", 7, 1)]),
        (one("x\n\n00:04.000 --> 00:04.000\ny"), [("CAP04", 6, 1)]),
        (one("x\n\n00:00.500 --> 00:01.000\ny"), [("CAP05", 6, 1)]),
        (one("x\n\n00:02.999 --> 00:04.000\ny"), [("CAP11", 6, 1)]),
        (one("x\n\n00:03.000 --> 00:04.000\ny"), []),
        (one("x\n\ty <i>a<b>"), [("CAP08", 5, 4)]),
        (one("a\nb <font>"), [("CAP07", 5, 3)]),
    ],
)
def test_mistakes_with_their_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each is told once, with line and column."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>x</b>",
        "<i.a onmouseover='x'>x</i>",
        "<img src=x onerror=alert(1)>",
        "<v>x",
        "<v Anna",
        "<lang>x</lang>",
        "<B>x</B>",
        "</ b>",
        "</script>",
        "<v A&#x202e;>x",
        "< i>x",
        "<>",
        "<3",
        "a << b",
        "<00:00>",
        "&#0;",
        "&#x202e;x",
        "&#9999999;",
        "&NewLine;",
        "&#xD800;",
    ],
)
def test_hostile_marks(hostile: str) -> None:
    """No markup but WebVTT's own, and no character that nobody sees."""
    _, problems = read_captions(one(hostile), PATH)
    assert codes(list(problems)) == ["CAP07"]
    assert problems[0].location.line == 4


def test_escaped_markup_is_text() -> None:
    """What is written as text is text: a page escapes it like any other."""
    assert captions(one("&lt;script&gt;"))[0].text == "<script>"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("00:00:01,500 --> 00:00:04,000", "00:01.500 --> 00:04.000"),
        ("1:02:03.5 -> 1:02:05", "01:02:03.500 --> 01:02:05.000"),
        ("0:07 → 0:09", None),
    ],
)
def test_times_nearly_right(written: str, better: str | None) -> None:
    """Whoever wrote times in another way is shown how they are written here."""
    _, problems = read_captions(f"WEBVTT\n\n{written}\nx\n", PATH)
    expected = better or "00:07.000 --> 00:09.000"
    assert [(each.code, each.help) for each in problems] == [
        ("CAP02", f"did you mean '{expected}'?")
    ]


@pytest.mark.parametrize(
    ("body", "times", "why"),
    [
        ("a\nb\nc", "00:01.000 --> 00:03.000", "3 lines"),
        ("a" * 43, "00:01.000 --> 00:05.000", "43 characters"),
        ("a", "00:01.000 --> 00:01.900", "0.9 seconds"),
        ("a", "00:01.000 --> 00:08.001", "7 seconds"),
        ("a" * 31, "00:01.000 --> 00:03.000", "16 characters a second"),
        ("a" * 30 + "\n", "00:01.000 --> 00:03.000", None),
        ("♪ a ♪", "00:01.000 --> 00:12.000", None),
    ],
)
def test_hard_to_read(body: str, times: str, why: str | None) -> None:
    """One notice for a file, with the reason at the first; what is sung may last."""
    text = (
        f"WEBVTT\n\n{times}\n{body}\n\n00:20.000 --> 00:20.100\nx\n\n00:21.000 --> 00:23.000\ny\n"
    )
    _, problems = read_captions(text, PATH)
    assert codes(list(problems)) == ["CAP12"]
    assert f"read: {1 if why is None else 2};" in problems[0].message
    assert (why or "0.1 seconds") in problems[0].message
    assert problems[0].location.line == (3 if why else 6 + body.count("\n"))


# Recordings and their captions


def facts(speech: str = "none") -> dict[str, str | bytes]:
    return {
        "content/hub.yml": HUB,
        FACTS: f"title: Flûte\nrights: {{licence: CC0-1.0}}\nspeech: {speech}\n",
        "content/recordings/flute/flute.flac": "",
    }


def beside(lang: str) -> str:
    return f"content/recordings/flute/captions.{lang}.vtt"


def found(files: dict[str, str | bytes], root: Path) -> list[tuple[str, str, int]]:
    _, problems = resolved(write(root, files))
    return [(each.code, each.location.path, each.location.line) for each in problems]


def test_the_end_of_the_sound(tmp_path: Path) -> None:
    """Half a second is forgiven; of those that begin beyond the end the first is enough."""
    text = "WEBVTT\n"
    for start, end in (("39", "40.500"), ("39.100", "40.501"), ("41", "42"), ("43", "44")):
        times = " --> ".join(
            f"01:{each if '.' in each else each + '.000'}" for each in (start, end)
        )
        text += f"\n{times}\nx\n"
    spots = found(facts() | {PATH: text}, tmp_path)
    assert [each for each in spots if each[0] == "CAP06"] == [
        ("CAP06", PATH, 6),
        ("CAP06", PATH, 9),
    ]
    _, problems = resolved(tmp_path)
    told_ = next(each.message for each in problems if each.code == "CAP06")
    assert "1:40.501" in told_ and "1:40" in told_.rpartition("at")[2]


def test_languages(tmp_path: Path) -> None:
    """The hub's languages come first; besides, captions may be as it is spoken."""
    files = facts("it") | {beside(lang): one("Ciao") for lang in ("it", "de", "fr", "nl")}
    catalogue, problems = resolved(write(tmp_path, files))
    assert catalogue is not None
    assert list(catalogue.recordings["flute"].transcripts) == ["fr", "de", "it"]
    assert catalogue.recordings["flute"].transcripts["it"] == Transcript(
        "it", beside("it"), (Caption(1.0, 3.0, "Ciao"),)
    )
    assert [(each.code, each.location.path) for each in problems] == [("FIL15", beside("nl"))]


def test_captions_as_the_work_is_sung(tmp_path: Path) -> None:
    """Lyrics in the language of the song are kept, also where the hub does not speak it."""
    work = {
        "content/works/aria/work.yml": "title: Aria\ncomposer: anonymous\nlyrics_language: it\n"
    }
    sung = {FACTS: "work: aria\nrights: {licence: CC0-1.0}\n", beside("it"): one("Caro")}
    catalogue, problems = resolved(write(tmp_path, facts() | work | sung))
    assert catalogue is not None
    assert (codes(problems), list(catalogue.recordings["flute"].transcripts)) == ([], ["it"])


@pytest.mark.parametrize(
    ("speech", "files", "expected"),
    [
        ("fr", {}, [("REC14", FACTS, 3)]),
        ("none", {}, []),
        ("fr", {beside("fr"): one("Bonjour")}, []),
        ("fr", {beside("de"): one("Guten Tag")}, [("REC15", FACTS, 3)]),
        ("it", {beside("de"): one("Guten Tag")}, []),
        ("fr", {beside("fr"): b"WEBVTT\n\nabc\xe9\n"}, [("FIL14", beside("fr"), 3)]),
        ("fr", {beside("fr"): "WEBVTT\n"}, [("CAP09", beside("fr"), 0)]),
        ("fr", {MISNAMED: one("x")}, [("FIL05", MISNAMED, 0)]),
        ("fr", {SUBRIP: "1\n"}, [("FIL05", SUBRIP, 0)]),
    ],
)
def test_what_is_said_can_be_read(
    speech: str,
    files: dict[str, str | bytes],
    expected: list[tuple[str, str, int]],
    tmp_path: Path,
) -> None:
    """Speech needs captions; a file that is damaged or misnamed is one problem, not two."""
    assert found(facts(speech) | files, tmp_path) == expected


def test_an_srt_is_told_how_to_become_webvtt(tmp_path: Path) -> None:
    """Under its own name or as a renamed file, with the same advice."""
    srt = "1\n00:00:01,000 --> 00:00:02,000\nx\n"
    files = facts() | {"content/recordings/flute/ton.de.srt": srt, PATH: srt}
    _, problems = resolved(write(tmp_path, files))
    assert codes(problems) == ["CAP01", "FIL05"]
    assert all("00:00:01,500 becomes 00:00:01.500" in each.help for each in problems)
    assert "captions.de.vtt" in problems[1].help


def test_without_its_sound_captions_are_checked(tmp_path: Path) -> None:
    """Everything at once: a sound that is missing hides nothing but the end."""
    files = facts("fr") | {PATH: one("<font>x")}
    del files["content/recordings/flute/flute.flac"]
    assert {each[0] for each in found(files, tmp_path)} == {"REC07", "CAP07"}


@pytest.mark.parametrize(
    ("chapters", "lines"),
    [
        ("[{at: 0:00, title: a}, {at: 0:01, title: b}]", []),
        ("\n  - {at: 0:01, title: a}\n  - {at: 0:01, title: b}\n  - {at: 0:00, title: c}", [5, 6]),
        ("\n  - {at: 0:02, title: a}\n  - {at: oh, title: b}\n  - {at: 0:01, title: c}", [6]),
    ],
)
def test_chapters_in_order(chapters: str, lines: list[int], tmp_path: Path) -> None:
    """Each is compared with the readable one above it."""
    files = facts()
    files[FACTS] = f"title: Flûte\nrights: {{licence: CC0-1.0}}\nchapters: {chapters}\n"
    assert [each[2] for each in found(files, tmp_path) if each[0] == "REC16"] == lines


def test_listening_beyond_the_end(tmp_path: Path) -> None:
    """Each block is told with its own line and the place of its time."""
    page = "---\ntitle: Aide\n---\n::: listen flute 1:40\n:::\n\n> ::: listen flute 1:41 \n> :::\n"
    files = facts() | {"content/pages/aide/index.fr.md": page}
    _, problems = resolved(write(tmp_path, files))
    spots = [(each.code, each.location.line, each.location.column) for each in problems]
    assert ("TXT24", 7, 20) in spots
    assert [each[0] for each in spots].count("TXT24") == 1


# Anything


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever a file holds, there are captions or problems, and these have lines of it."""
    for written in (text, f"WEBVTT\n\n{text}", one(text)):
        cues, problems = read_captions(written, PATH)
        assert cues or errors(list(problems))
        _lines_are_there(written, problems)


PIECES = st.sampled_from(
    [
        *("WEBVTT", "NOTE", "STYLE", "\n", "\n\n", "00:01.000", " --> ", "00:02.000", "-->"),
        *("99:00:00.000", "x", "<i>", "</i>", "<v Anna>", "</v>", "<", ">", "&amp;", "&#x0;"),
        *("<00:01.000>", "<v &#x202e;>", "♪", " ", "\t", "<b x=y>", "1:2,3"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_has_an_answer(text: str) -> None:
    """The same for what looks like captions."""
    for written in (text, f"WEBVTT\n\n{text}"):
        cues, problems = read_captions(written, PATH)
        assert cues or errors(list(problems))
        _lines_are_there(written, problems)
        for cue in cues:
            for caption in cue.captions:
                assert caption.text == caption.text.strip() != ""
                assert not IN_TEXT.search(caption.text + (caption.voice or ""))


def _lines_are_there(written: str, problems: tuple[Problem, ...]) -> None:
    lines = written.split("\n")
    for problem in problems:
        place = problem.location
        assert place.line == 0 or place.excerpt == lines[place.line - 1]
        assert place.column <= len(place.excerpt) + 1
        assert "\n" not in printed(problem).split("\n", maxsplit=1)[0]


SIGNS = st.characters(exclude_categories=("C", "Z"), include_characters=" <>&♪")
LINES = st.text(SIGNS, min_size=1, max_size=30).map(str.strip).filter(bool)
CAPTIONS = st.lists(
    st.tuples(
        st.integers(0, 100_000),
        st.integers(1, 9_000),
        st.lists(LINES, min_size=1, max_size=3).map("\n".join),
        st.none() | LINES.map(lambda name: " ".join(name.split())),
    ),
    min_size=1,
    max_size=8,
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(thousandths: int) -> str:
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CAPTIONS)
def test_what_is_written_is_read(drawn: list[tuple[int, int, str, str | None]]) -> None:
    """Captions written as WebVTT come back as they were."""
    written, expected, now = "WEBVTT\n", [], 0
    for pause, length, text, voice in drawn:
        start, now = now + pause, now + pause + length
        opening = f"<v {_escaped(voice)}>" if voice else ""
        written += f"\n{_clock(start)} --> {_clock(now)}\n{opening}{_escaped(text)}\n"
        expected.append(Caption(start / 1000, now / 1000, text, voice))
    assert captions(written) == expected


# Anything large


def _hostile() -> dict[str, str]:
    size = 2_000_000
    return {
        "tags": one("<i>" * (size // 3)),
        "nested": one("<c>" * (size // 20) + "<i><v A></i>" * (size // 20)),
        "closed": one("<i>" * (size // 7) + "</i>" * (size // 7)),
        "angles": one("<" * size),
        "references": one("&#x" * (size // 3) + "&amp;" * 1000),
        "one tag": one("<v" + " " * size),
        "one line": "WEBVTT\n\n" + "0" * size + " --> ",
        "blanks": "WEBVTT\n\n" + " " * size + "-->",
        "arrows": "WEBVTT\n\n" + "-->\n" * (size // 4),
        "paragraphs": "WEBVTT\n\n" + "x\n\n" * (size // 3),
        "voices": one("<v A>x" * (size // 6)),
        "cues": "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nla\n\n" * (size // 28),
        "almost cues": "WEBVTT\n\n" + "00:01.000 -> 00:02.000\n<b>\n\n" * (MAX_CUES - 1),
        "lines": one("x\n" * (size // 2)),
        "nothing": "\n" * size,
    }


@pytest.mark.parametrize("kind", sorted(_hostile()))
def test_two_megabytes_are_quick(kind: str) -> None:
    """However a large file is made, its answer takes a few seconds at most."""
    text = _hostile()[kind]
    began = time.process_time()
    _, problems = read_captions(text, PATH)
    assert time.process_time() - began < 5
    assert problems
    assert len(problems) <= 2 * MAX_CUES


def test_more_than_a_megabyte_is_not_read(tmp_path: Path) -> None:
    """The door is shut before the parser sees it."""
    text = "WEBVTT\n\n" + "x" * MAX_CAPTIONS_BYTES
    source = read(write(tmp_path, facts() | {PATH: text}))
    assert codes(list(source.problems)) == ["FIL12"]
    assert source.problems[0].help == "is this the right file?"
    assert source.captions == ()


@given(st.binary(max_size=120))
def test_any_bytes_in_the_file(raw: bytes) -> None:
    """Bytes that are no text are told, and the recording is spoken of no further."""
    with tempfile.TemporaryDirectory() as folder:
        files = facts("fr") | {PATH: b"WEBVTT\n\n00:01.000 --> 00:03.000\n" + raw}
        catalogue, problems = resolved(write(Path(folder), files))
    assert (catalogue is None) == bool(errors(problems))
    assert all(each.location.path == PATH for each in problems)
