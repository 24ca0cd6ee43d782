"""`poche ingest`: an album with tags becomes recordings, works, people, and overwrites nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import imageio_ffmpeg
import mutagen
import mutagen.id3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import (
    holdings,
    ingesting,
    intake,
    making,
    media,
    pipeline,
    rehearsal,
    scaffolds,
    shelving,
)
from build_tools.ingest import Plan, Track, Wanted, propose
from build_tools.intake import Found
from build_tools.problems import Severity
from build_tools.refusal import Refusal
from build_tools.shelving import Rights
from build_tools.strings import Strings
from tests.catalogue.hubs import write
from tests.commands import files_of, poche

FILES = Path(__file__).resolve().parent / "media" / "files"
GOLDEN = Path(__file__).resolve().parent / "ingest"
DOCS = Path(__file__).resolve().parent.parent / "docs" / "editors"
SAVE = bool(os.environ.get("POCHE_SAVE_GOLDEN"))

HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, en]\ndefault_language: fr\n",
    "content/people/claude-debussy/person.yml": "name: Claude Debussy\nborn: 1862\n",
    "content/works/nocturnes/work.yml": "title: Nocturnes  # three\ncomposer: claude-debussy\n"
    "catalogue: L. 91\n",
    "content/concerts/lens/concert.yml": "title: Concert à Lens\ndate: 2026-03-12\n"
    "venue: {name: Salle, town: Lens}\n",
}
SIRENES = {
    "title": "Sirènes",
    "composer": "Debussy, Claude (1862-1918)",
    "work": "Nocturnes, L. 91",
    "artist": "Anna Blum",
    "performer": "Anna Blum (piano)",
    "isrc": "FRX042600001",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCHE_LANG", "en")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", HUB)


def tagged(source: str, target: Path, tags: Mapping[str, str]) -> Path:
    """A file with tags by the names that Vorbis comments have."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FILES / source, target)
    file = mutagen.File(target)
    if file.tags is None:
        file.add_tags()
    file.tags.clear()
    for name, text in tags.items():
        WRITERS.get(type(file).__name__, lambda tags, name, text: tags.update({name: [text]}))(
            file.tags, name, text
        )
    file.save()
    return target


def _id3(tags: mutagen.id3.ID3, name: str, text: str) -> None:
    if name == "performer":
        who, _, role = text.rstrip(")").partition(" (")
        tags.add(mutagen.id3.TMCL(encoding=3, people=[[role, who]]))
    elif name in ID3:
        tags.add(getattr(mutagen.id3, ID3[name])(encoding=3, text=[text]))
    else:
        tags.add(mutagen.id3.TXXX(encoding=3, desc=name.upper(), text=[text]))


def _mp4(tags: mutagen.mp4.MP4Tags, name: str, text: str) -> None:
    free = f"----:com.apple.iTunes:{name.upper()}"
    tags[MP4.get(name, free)] = [text] if name in MP4 else [text.encode()]


ID3 = {"title": "TIT2", "artist": "TPE1", "composer": "TCOM", "isrc": "TSRC"}
MP4 = {"title": "\xa9nam", "artist": "\xa9ART", "composer": "\xa9wrt", "work": "\xa9wrk"}
WRITERS: Mapping[str, Callable[..., None]] = {
    "MP3": _id3, "WAVE": _id3, "AIFF": _id3, "MP4": _mp4,
}  # fmt: skip


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """What a sound engineer hands over, with what does not belong there."""
    folder = tmp_path / "2026-03-12 Concert Lens"
    tagged("mono-44k-half-second.flac", folder / "01 - Debussy - Sirènes.flac", SIRENES)
    tagged("mono-22k-half-second.aiff", folder / "01 – piano.aiff", {})
    village = {"title": "Mon village", "artist": "C. Debussy", "composer": "Carl Dorn"}
    tagged("stereo-44k-1s.m4a", folder / "02 - Mon village.m4a", village)
    shutil.copyfile(FILES / "cmyk-600x400.jpg", folder / "cover.jpg")
    write(
        folder,
        {
            "01 - Debussy - Sirènes.fr.lrc": "[00:00.10]Ah\n[00:00.30]Oh\n",
            "02 - Mon village.lrc": "[00:00.10]Ah\n",
            "04 - vide.flac": "",
            "05 - texte.flac": "no sound",
            "livret.pdf": "%PDF",
        },
    )
    cut = (FILES / "mono-44k-half-second.flac").read_bytes()
    (folder / "06 - coupé.flac").write_bytes(cut[: len(cut) // 2])
    (folder / "away").symlink_to("/etc")
    (folder / "linked.flac").symlink_to(FILES / "mono-44k-half-second.flac")
    return folder


def ingest(hub: Path, *arguments: object, typed: str | None = None) -> tuple[int, str, str]:
    return poche(hub, "ingest", *map(str, arguments), typed=typed)


def errors(hub: Path) -> list[str]:
    found = pipeline.check(hub).problems
    return [f"{it.code} {it.location.path}" for it in found if it.severity is Severity.ERROR]


# The plan


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_plan_says_what_was_found_what_is_new_and_what_is_open(
    hub: Path, album: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POCHE_LANG", lang)
    before = files_of(hub)
    code, out, err = ingest(hub, "--dry-run", album)
    told = f"{out}\n{''.join(line for line in err.splitlines(True) if not is_progress(line))}"
    golden = GOLDEN / f"plan.{lang}.txt"
    if SAVE:
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
    assert (code, files_of(hub)) == (1, before)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_plan_in_the_guide_is_one_that_is_printed(lang: str) -> None:
    guide = (DOCS / lang / "ingest.md").read_text("utf-8")
    shown = guide.partition("```plan\n")[2].partition("```")[0].splitlines()
    golden = (GOLDEN / f"plan.{lang}.txt").read_text("utf-8")
    printed = golden.replace("\xa0", " ").splitlines()
    assert len(shown) == 11 and [line for line in shown if line not in printed] == []


def is_progress(line: str) -> bool:
    return line.startswith(("Listening to", "Reading the tags"))


def test_without_a_terminal_nothing_is_written_unless_asked_for(hub: Path, album: Path) -> None:
    before = files_of(hub)
    code, _, err = ingest(hub, album / "01 - Debussy - Sirènes.flac")
    assert code == 0 and "--yes writes it." in err
    assert files_of(hub) == before


# What is written


def test_an_album_becomes_recordings_works_and_people(hub: Path, album: Path) -> None:
    before = files_of(hub)
    code, out, err = ingest(hub, album, "--yes", "--licence", "CC0-1.0", "--holder", "Le chœur")
    assert code == 1, "two files are damaged, and two guesses are left out"
    after = files_of(hub)
    assert {path: after.get(path) for path in before} == before, "nothing that is there is changed"
    assert errors(hub) == []
    new = sorted(path for path in after if path not in before and path.startswith("content/"))
    assert new == [
        "content/people/anna-blum/index.fr.md",
        "content/people/anna-blum/person.yml",
        "content/people/carl-dorn/index.fr.md",
        "content/people/carl-dorn/person.yml",
        "content/recordings/mon-village/cover.jpg",
        "content/recordings/mon-village/index.fr.md",
        "content/recordings/mon-village/mon-village.m4a",
        "content/recordings/mon-village/recording.yml",
        "content/recordings/sirenes/captions.fr.vtt",
        "content/recordings/sirenes/cover.jpg",
        "content/recordings/sirenes/index.fr.md",
        "content/recordings/sirenes/piano.aiff",
        "content/recordings/sirenes/recording.yml",
        "content/recordings/sirenes/sirenes.flac",
        "content/works/mon-village/index.fr.md",
        "content/works/mon-village/work.yml",
    ]
    master = album / "01 - Debussy - Sirènes.flac"
    assert after["content/recordings/sirenes/sirenes.flac"] == master.read_bytes()
    known = pipeline.check(hub).catalogue
    assert known is not None
    it = known.recordings["sirenes"]
    assert it.work is known.works["nocturnes"]
    (performer,) = it.performers
    assert (performer.person.name, performer.role.everywhere) == ("Anna Blum", "piano")
    assert (it.recorded_date, it.rights and it.rights.licence) == ("2026-03-12", "CC0-1.0")
    assert [*it.parts] == ["piano"] and [*it.transcripts] == ["fr"] and it.cover is not None
    assert known.recordings["mon-village"].performers == ()
    assert "who is “C. Debussy”? It may be claude-debussy" in out
    assert "    - recording: sirenes" in out
    assert "# isrc: FRX042600001" in after["content/recordings/sirenes/recording.yml"].decode()
    assert "damaged" not in err and "livret.pdf" in err


def test_a_second_run_finds_nothing_new(hub: Path, album: Path) -> None:
    ingest(hub, album, "--yes")
    before = files_of(hub)
    code, _, err = ingest(hub, album / "01 - Debussy - Sirènes.flac", "--yes")
    assert code == 0 and "the recording “sirenes” has the same sound already" in err
    assert files_of(hub) == before


def test_the_same_sound_is_known_by_what_is_heard(hub: Path, album: Path, tmp_path: Path) -> None:
    """Neither other tags nor another form without loss make another recording of it."""
    ingest(hub, album / "01 - Debussy - Sirènes.flac", "--yes")
    other = tagged("mono-44k-half-second.flac", tmp_path / "x.flac", {"title": "Autre"})
    wave = tmp_path / "y.wav"
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run(
        [ffmpeg, "-v", "error", "-i", str(other), "-c:a", "pcm_s32le", str(wave)], check=True
    )
    code, _, err = ingest(hub, other, wave, "--yes")
    assert code == 0 and err.count("“sirenes” has the same sound already") == 2


def test_ids_that_are_taken_get_a_word_more(hub: Path, tmp_path: Path) -> None:
    """Two discs have files of one name, and the hub has one of that id already."""
    write(hub, {"content/recordings/mer/recording.yml": "title: Mer\n"})
    shutil.copyfile(FILES / "mono-8k-2s.wav", hub / "content/recordings/mer/mer.wav")
    tags = {"title": "Mer", "artist": "Anna Blum"}
    tagged("mono-44k-half-second.flac", tmp_path / "a/CD1/01.flac", tags)
    tagged("surround-tenth-of-a-second.flac", tmp_path / "a/CD2/01.flac", tags)
    code, out, _ = ingest(hub, tmp_path / "a", "--yes")
    assert code == 0 and "mer is there already" in out
    names = {path.name for path in (hub / "content/recordings").iterdir()}
    assert names == {"mer", "mer-blum", "mer-2"}
    assert (hub / "content/recordings/mer/recording.yml").read_text() == "title: Mer\n"


def test_movements_of_one_work_make_one_work(hub: Path, tmp_path: Path) -> None:
    titles = ("Sonate in A, op. 5 no. 1: I. Allegro", "Sonate in A, op. 5 no. 1: II. Largo")
    for source, title in zip(
        ("mono-44k-half-second.flac", "stereo-44k-1s.ogg"), titles, strict=True
    ):
        tags = {"title": title, "composer": "Carl Dorn", "lyricist": "Claude Debussy"}
        tagged(source, tmp_path / "a" / f"{title[25:28].strip()}{Path(source).suffix}", tags)
    assert ingest(hub, tmp_path / "a", "--yes")[0] == 0
    known = pipeline.check(hub).catalogue
    assert known is not None
    (work,) = (it for it in known.works.values() if it.id != "nocturnes")
    assert work.catalogue_number == "op. 5 no. 1"
    assert work.lyricist is known.people["claude-debussy"]
    assert all(it.work is work for it in known.recordings.values())
    assert {str(it.title.everywhere) for it in known.recordings.values()} == set(titles)


def test_pages_of_an_album_are_built(hub: Path, album: Path) -> None:
    ingest(hub, album, "--yes", "--lang", "fr")
    built = pipeline.build(hub)
    assert built.site is not None
    page = (built.site / "fr/recordings/sirenes.html").read_text("utf-8")
    assert "Sirènes" in page and "Anna Blum" in page and "Claude Debussy" in page
    assert (built.site / "fr/works/mon-village.html").is_file()


# Asking


def test_on_a_terminal_it_asks_before_it_guesses(
    hub: Path, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who "C. Debussy" is (the first), the captions' language (the second), rights, and whether."""
    monkeypatch.setattr(ingesting, "_on_a_terminal", lambda: True)
    sound = album / "02 - Mon village.m4a"
    answers = "1\n2\nCC-BY-4.0\n\n1\n"
    code, out, _ = ingest(hub, sound, sound.with_suffix(".lrc"), typed=answers)
    assert code == 0 and "1  claude-debussy" in out and "something new" in out
    facts = (hub / "content/recordings/mon-village/recording.yml").read_text("utf-8")
    assert "  - person: claude-debussy\n" in facts and "  licence: CC-BY-4.0\n" in facts
    assert (hub / "content/recordings/mon-village/captions.en.vtt").is_file()


@pytest.mark.parametrize(("answer", "person"), [("2", "c-debussy"), ("3", None)])
def test_an_answer_may_be_that_it_is_somebody_new_or_nobody(
    hub: Path, album: Path, monkeypatch: pytest.MonkeyPatch, answer: str, person: str | None
) -> None:
    monkeypatch.setattr(ingesting, "_on_a_terminal", lambda: True)
    code, _, _ = ingest(hub, album / "02 - Mon village.m4a", typed=f"{answer}\n\n1\n")
    facts = (hub / "content/recordings/mon-village/recording.yml").read_text("utf-8")
    assert code == 0 and (f"person: {person}" in facts if person else "\nperformers" not in facts)


def test_no_is_an_answer(hub: Path, album: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "_on_a_terminal", lambda: True)
    before = files_of(hub)
    code, _, err = ingest(hub, album / "01 - Debussy - Sirènes.flac", typed="\n2\n")
    assert code == 0 and "you said no." in err
    assert {path for path in files_of(hub) if path.startswith("content")} == {*before}


def test_options_answer_as_well(hub: Path, album: Path) -> None:
    sound = album / "02 - Mon village.m4a"
    code, _, _ = ingest(
        hub, sound, "--yes", "--work", "nocturnes", "--concert", "lens", "--id", "a"
    )
    facts = (hub / "content/recordings/a/recording.yml").read_text("utf-8")
    assert code == 1 and "work: nocturnes\n" in facts and "  place: Lens\n" in facts


@pytest.mark.parametrize(
    "options",
    [
        ("--work", "nocturne"),
        ("--concert", "x"),
        ("--id", "A B"),
        ("--lang", "nl"),
        ("--holder", "x"),
    ],
)
def test_options_that_name_nothing_are_refused(
    hub: Path, album: Path, options: tuple[str, ...]
) -> None:
    before = files_of(hub)
    code, _, err = ingest(hub, album, "--yes", *options)
    assert code == 1 and err.startswith("Error: ") and files_of(hub) == before


def test_what_would_be_wrong_is_shown_and_not_written(hub: Path, album: Path) -> None:
    """A licence that nobody knows is a mistake, as it is in a file."""
    before = files_of(hub)
    (album / "01 - Debussy - Sirènes.fr.vtt").write_text("WEBVTT\n\n00:09.000 --> 00:10.000\nA\n")
    (album / "01 - Debussy - Sirènes.fr.lrc").unlink()
    code, _, err = ingest(hub, album, "--yes")
    assert code == 1 and "error[CAP06]" in err and "this has to be right first." in err
    after = files_of(hub)
    assert {path for path in after if path.startswith("content")} == {*before}


def test_a_kind_whose_folder_is_a_link_gets_nothing(hub: Path, album: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (hub / "content/recordings").symlink_to(tmp_path / "elsewhere")
    code, _, err = ingest(hub, album, "--yes")
    assert code == 1 and "nothing can be added to content/recordings" in err
    assert [*(tmp_path / "elsewhere").iterdir()] == []


# Tags of every form, and of no form at all


@pytest.mark.parametrize(
    "source",
    [
        "mono-44k-half-second.flac",
        "mono-8k-2s.mp3",
        "mono-8k-2s.wav",
        "mono-22k-half-second.aiff",
        "stereo-44k-1s.m4a",
        "stereo-44k-1s.ogg",
        "mono-48k-1s.opus",
    ],
)
def test_tags_of_every_container_are_read(source: str, tmp_path: Path) -> None:
    file = tagged(source, tmp_path / source, SIRENES)
    (tags,) = media.all_tags([file], pipeline.no_progress)
    assert {name: tags[name][0] for name in SIRENES} == SIRENES


def test_tags_are_bounded_and_those_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    many = tmp_path / "many.flac"
    shutil.copyfile(FILES / "mono-44k-half-second.flac", many)
    file = mutagen.File(many)
    file["performer"] = [f"Anna {n}" for n in range(300)]
    file["title"] = ["a\nb\x1b" + "c" * 100_000]
    file.save()
    none = tmp_path / "none.flac"
    none.write_bytes(b"fLaC" + b"\xff" * 4000)
    tags, empty = media.all_tags([many, none], pipeline.no_progress)
    assert len(tags["performer"]) == 20 and empty == {}
    assert tags["title"] == (f"a b {'c' * 496}",)


def test_names_and_tags_cannot_lead_out_of_the_hub(hub: Path, tmp_path: Path) -> None:
    tags = {"title": "../../../etc/passwd\x1b[31m\x00", "artist": "..\\..\\con", "composer": "../x"}
    tagged("mono-44k-half-second.flac", tmp_path / "a" / "aux.flac", tags)
    code, out, _ = ingest(hub, tmp_path / "a", "--yes")
    assert code == 0 and "\x1b" not in out and errors(hub) == []
    assert (hub / "content/recordings/etc-passwd-31m/etc-passwd-31m.flac").is_file()


def test_names_that_windows_keeps_for_itself_get_another(hub: Path, tmp_path: Path) -> None:
    tagged("mono-44k-half-second.flac", tmp_path / "aux.flac", {})
    assert ingest(hub, tmp_path / "aux.flac", "--yes")[0] == 0
    assert [it.name for it in (hub / "content/recordings").iterdir()] == ["aux-2"]


def test_names_that_cannot_be_shown_and_missing_files_are_told(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    shutil.copyfile(FILES / "mono-8k-2s.mp3", os.fsencode(tmp_path / "a") + b"/\xff.mp3")
    os.mkfifo(tmp_path / "a" / "pipe.flac")
    code, _, err = ingest(hub, tmp_path / "a", tmp_path / "gone", "--yes")
    assert code == 1
    for said in ("cannot be shown", "no ordinary file", "no such file", "there is no new sound."):
        assert said in err


def test_too_many_files_are_refused_before_they_are_read(
    hub: Path, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST", 3)
    code, _, err = ingest(hub, album, "--yes")
    assert code == 2 and "more than 3 files" in err


WILD = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("lone"), HUB)


TAGS = "title work composer artist performer lyricist date opus license"


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(TAGS.split(), WILD)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_whatever_tags_say_the_facts_are_right(lone: Path, tags: dict[str, str]) -> None:
    """Every file of facts that is written can be read, and its own check finds no error."""
    hub = scaffolds.opened(lone)
    clean = {name: (text,) for name, raw in tags.items() if (text := cleaned(raw))}
    plan = propose([Track("01.flac", clean, 1.0)], {}, holdings.of(hub), Wanted(), {})
    found = Found(FILES)
    for kind, id, files, _ in shelving._folders(hub, plan, found, Rights(), Strings("fr")):
        text = files[scaffolds.places.FACTS[kind]]
        assert isinstance(text, bytes)
        document, problems = scaffolds.located(text.decode(), path="x", kind=kind, id=id)
        assert problems == [] and document is not None
        family, model = scaffolds.FILES[kind]
        assert scaffolds.validated(document, model, family, scaffolds.Nearest())[1] == []


def cleaned(raw: str) -> str:
    from build_tools.media.tags import _clean  # noqa: PLC0415

    return _clean(raw)


# All or nothing


def staged(hub: Path, album: Path) -> tuple[scaffolds.Hub, shelving.Staged]:
    opened = scaffolds.opened(hub)
    store = making.store_of(hub)
    found = intake.look(
        [album], opened, {}, store=store, progress=pipeline.no_progress, say=lambda text: text
    )
    plan: Plan = propose(found.tracks, found.beside, holdings.of(opened), Wanted(), {})
    return opened, shelving.stage(opened, plan, found, Rights(), Strings("en"))


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_a_run_that_was_killed_names_nothing_that_is_missing_and_is_finished(
    hub: Path, album: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, made = staged(hub, album)
    move = shelving._move
    monkeypatch.setattr(shelving, "_move", lambda moves: move(moves[:count]))
    shelving.put(opened, made)
    assert len(made.moves) == 5 and errors(hub) == []
    monkeypatch.setattr(shelving, "_move", move)
    with shelving.alone(hub) as was_stopped:
        assert was_stopped
    assert all(target.is_dir() for _, target in made.moves)
    assert not (hub / "content" / rehearsal.UNREAD).exists() and errors(hub) == []


def test_a_run_that_was_killed_before_leaves_nothing(hub: Path, album: Path) -> None:
    before = {path for path in files_of(hub) if path.startswith("content")}
    staged(hub, album)
    with shelving.alone(hub) as was_stopped:
        assert not was_stopped
    assert {path for path in files_of(hub) if path.startswith("content")} == before


def test_a_place_that_was_taken_meanwhile_stays_as_it_is(hub: Path, album: Path) -> None:
    opened, made = staged(hub, album)
    write(hub, {"content/recordings/sirenes/recording.yml": "mine"})
    with pytest.raises(Refusal, match="sirenes is there already"):
        shelving.put(opened, made)
    with shelving.alone(hub):
        assert (hub / "content/recordings/sirenes/recording.yml").read_text() == "mine"
    assert not (hub / "content/people/anna-blum").exists()


def test_only_one_run_is_at_work(hub: Path, album: Path) -> None:
    with shelving.alone(hub):
        code, _, err = ingest(hub, album, "--yes")
    assert code == 2 and "another 'poche ingest' is at work" in err


# Masters outside


def test_masters_go_where_the_hub_keeps_them(hub: Path, album: Path) -> None:
    write(hub, {"content/hub.yml": f"{HUB['content/hub.yml']}media_root: ../masters\n"})
    sound = album / "01 - Debussy - Sirènes.flac"
    code, _, err = ingest(hub, sound, "--yes")
    assert code == 2 and "../masters is not here" in err
    (hub.parent / "masters").mkdir()
    code, _, err = ingest(hub, sound, "--yes")
    assert code == 0 and "HUB09" not in err
    assert [it.name for it in (hub.parent / "masters").rglob("*") if it.is_file()] == [
        "sirenes.flac"
    ]
    names = {it.name for it in (hub / "content/recordings/sirenes").iterdir()}
    assert names == {"recording.yml", "index.fr.md"} and errors(hub) == []


def test_a_table_finds_masters_outside_as_well(hub: Path, album: Path, tmp_path: Path) -> None:
    """What is tried in a copy of the hub finds what the hub finds."""
    write(hub, {"content/hub.yml": f"{HUB['content/hub.yml']}media_root: ../masters\n"})
    (hub.parent / "masters").mkdir()
    ingest(hub, album / "01 - Debussy - Sirènes.flac", "--yes")
    table = tmp_path / "works.csv"
    table.write_text("id,year\nnocturnes,1899\n")
    code, _, err = poche(hub, "table", "import", "works", str(table), "--yes")
    assert code == 0 and "HUB09" not in err and "MED15" not in err
