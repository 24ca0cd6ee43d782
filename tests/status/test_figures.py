"""A season with known gaps: every figure is what it must be."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_tools import consents, pipeline
from build_tools.making import store_of
from build_tools.status.figures import STATES
from build_tools.status.sounds import RULES
from build_tools.store import file_sha256
from tests.commands import files_of, poche
from tests.status.season import COPIED, TEXTS, TODAY, season

LANGS = ("fr", "de", "nl")
BOTH = ["stick", "box"]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return season(tmp_path_factory.mktemp("season"))


def told(hub: Path, *options: str, today: str = TODAY) -> tuple[int, dict[str, Any]]:
    code, out, _ = poche(hub, "status", "--format", "json", "--today", today, *options)
    return code, json.loads(out)


@pytest.fixture(scope="module")
def figures(hub: Path) -> dict[str, Any]:
    code, found = told(hub)
    assert code == 0, "gaps are no errors"
    return found


def test_whose_and_when(figures: dict[str, Any]) -> None:
    assert [figures["version"], figures["today"], figures["is_whole"]] == [1, TODAY, True]
    assert figures["check"] == {"errors": 0, "warnings": 4, "notices": 7}
    assert figures["hub"] == {
        "id": "petite-saison",
        "title": "Petite saison",
        "languages": [*LANGS],
        "default_language": "fr",
    }


def names(value: Any, way: str = "") -> set[str]:
    """Every name in JSON with the way to it; names that are languages or flags are one."""
    if isinstance(value, list):
        return set().union(*(names(it, f"{way}[]") for it in value))
    if not isinstance(value, dict):
        return set()
    own = {key: "*" if key in (*LANGS, *RULES) else key for key in value}
    return set().union(
        *({f"{way}.{own[k]}"} | names(it, f"{way}.{own[k]}") for k, it in value.items())
    )


def test_names_are_those_that_programs_know(figures: dict[str, Any]) -> None:
    """A name that is changed or taken away is another version; one may be added, here as well."""
    known = (Path(__file__).parent / "names.txt").read_text("utf-8").split()
    assert figures["version"] == 1
    assert sorted(names(figures)) == known


def test_texts_in_languages(figures: dict[str, Any]) -> None:
    """Five texts, one of them in simple words, beside seven resources that have none."""
    assert figures["counts"] == {
        lang: dict(zip(STATES, numbers, strict=True))
        for lang, numbers in {
            "fr": (5, 0, 0, 0, 0, 7),
            "de": (0, 1, 0, 1, 3, 7),
            "nl": (0, 0, 1, 0, 4, 7),
        }.items()
    }
    states = {
        (it["id"], it["form"], it["lang"]): it["state"]
        for it in figures["texts"]
        if it["lang"] != "fr" and it["state"] != "none"
    }
    assert states == {
        ("chant", "text", "de"): "outdated",
        ("chant", "text", "nl"): "missing",
        ("seul", "text", "de"): "reviewed",
        ("seul", "text", "nl"): "unreviewed",
        ("tambour", "text", "de"): "missing",
        ("tambour", "text", "nl"): "missing",
        ("tambour", "easy", "de"): "missing",
        ("tambour", "easy", "nl"): "missing",
        ("aide", "text", "de"): "missing",
        ("aide", "text", "nl"): "missing",
    }
    (reviewed,) = (it for it in figures["texts"] if it["reviewed_by"])
    assert [reviewed["reviewed_by"], reviewed["path"]] == [
        "Anna",
        "content/works/seul/index.de.md",
    ]


def test_titles_and_prompts(figures: dict[str, Any]) -> None:
    """The words of a photo and a prompt are French alone, a title is not Dutch; the recording
    that is called like its work counts for nothing, and neither does a title in all languages."""
    assert figures["facts_missing"] == {"fr": 0, "de": 2, "nl": 3}
    rows = Counter({(it["id"], it["lang"]): it["facts_missing"] for it in figures["texts"]})
    assert +rows == {
        ("chant", "nl"): 1,
        ("soir", "de"): 1,
        ("soir", "nl"): 1,
        ("ecoute", "de"): 1,
        ("ecoute", "nl"): 1,
    }


def test_words_for_pictures(figures: dict[str, Any]) -> None:
    assert figures["alternative_texts"] == [
        {
            "path": "content/pages/aide/index.fr.md",
            "line": 6,
            "picture": "dessin.webp",
            "languages": [],
        },
        {
            "path": "content/concerts/soir/concert.yml",
            "line": 0,
            "picture": "content/concerts/soir/scene.webp",
            "languages": ["de", "nl"],
        },
    ]


def test_captions(figures: dict[str, Any]) -> None:
    rows = [
        (it["id"], it["language"], it["there"], it["missing"], it["is_unreadable"])
        for it in figures["transcripts"]
    ]
    assert rows == [
        ("flute", "fr", [], ["fr", "de", "nl"], True),
        ("voix", "de", ["de"], ["fr", "nl"], False),
    ]


def test_rights_and_consents(figures: dict[str, Any]) -> None:
    found = figures["rights"]
    assert [found["ended"], found["within_60"], found["within_180"]] == [3, 1, 1]
    assert found["unknown"] == ["libre"]
    assert [(it["id"], it["why"], it["ends"], it["days"], it["when"]) for it in found["rows"]] == [
        ("voix", "consent", "2026-08-31", -10, "ended"),
        ("vieux", "rights", "2026-09-01", -9, "ended"),
        ("soir", "consent", "2026-09-09", -1, "ended"),
        ("flute", "rights", "2026-10-01", 21, "within_60"),
        ("voix", "rights", "2027-02-01", 144, "within_180"),
    ]


@pytest.mark.parametrize(
    ("today", "when"),
    [
        ("2026-10-02", "ended"),
        ("2026-10-01", "within_60"),
        ("2026-08-02", "within_60"),
        ("2026-08-01", "within_180"),
        ("2026-04-04", "within_180"),
        ("2026-04-03", None),
    ],
)
def test_days_are_inclusive(hub: Path, today: str, when: str | None) -> None:
    """The last day is one on which a sound may still be heard; 60 and 180 days count as near."""
    rows = told(hub, today=today)[1]["rights"]["rows"]
    assert {it["id"]: it["when"] for it in rows}.get("flute") == when


def test_what_must_come_off_carriers(figures: dict[str, Any]) -> None:
    """Parts, too; with the first day on which it may not be there, and the editions that would
    hold it."""
    rows = [(it["path"], it["why"], it["since"], it["editions"]) for it in figures["to_remove"]]
    assert rows == [
        ("content/concerts/soir/scene.webp", "consent ended", "2026-09-10", ["box"]),
        ("content/recordings/vieux/alto.opus", "rights ended", "2026-09-02", BOTH),
        ("content/recordings/vieux/vieux.opus", "rights ended", "2026-09-02", BOTH),
        ("content/recordings/voix/voix.wav", "consent ended", "2026-09-01", BOTH),
    ]
    assert figures["to_remove"][3]["title"] == "Voix"


@pytest.mark.parametrize(
    ("consent", "why", "since"),
    [
        ("{status: given, withdrawn: 2026-09-10}", "consent withdrawn", "2026-09-10"),
        (
            "{status: given, until: 2026-12-31, withdrawn: 2026-08-01}",
            "consent withdrawn",
            "2026-08-01",
        ),
        (
            "{status: given, until: 2026-08-01, withdrawn: 2026-09-01}",
            "consent ended",
            "2026-08-02",
        ),
        ("{status: refused}", "no consent", None),
        ("{status: none}", "no consent", None),
        ("{status: given, withdrawn: 2026-09-11}", None, None),
        ("{status: not-needed}", None, None),
    ],
)
def test_consents_of_every_kind(
    tmp_path: Path, consent: str, why: str | None, since: str | None
) -> None:
    """What a consent says decides; the editions leave out the same files."""
    hub = season(tmp_path)
    facts = hub / "content/recordings/libre/recording.yml"
    facts.write_text(f"title: Libre\nconsent: {consent}\n")
    found = told(hub)[1]
    rows = [(it["why"], it["since"]) for it in found["to_remove"] if it["id"] == "libre"]
    assert rows == ([(why, since)] if why else [])
    known = pipeline.check(hub, day=date.fromisoformat(TODAY)).catalogue
    assert known is not None
    gone = {it.path for it in consents.removals(known, date.fromisoformat(TODAY))}
    listed = {it["path"] for it in found["to_remove"] if "consent" in it["why"]}
    assert listed == gone


def test_readability(figures: dict[str, Any]) -> None:
    """Two texts have words enough; LIX is counted by hand in `season`."""
    found = figures["readability"]
    assert [found["measure"], found["measured"]] == ["LIX", 2]
    easy = 63 / 11  # with the line about the evening
    assert [(it["path"], it["lix"]) for it in found["hardest"]] == [
        ("content/workshops/tambour/index.fr.md", 70.0),
        ("content/pages/aide/index.fr.md", round(easy, 1)),
    ]
    assert found["median"] == {"fr": round((70 + round(easy, 1)) / 2, 1)}
    words = {it["path"]: it["words"] for it in figures["texts"]}
    assert words["content/workshops/tambour/index.fr.md"] == 60


def test_what_nothing_names(figures: dict[str, Any]) -> None:
    """A link is enough: the help names the concert. A journey, a page and a playlist that a
    workshop has are where they belong."""
    assert [(it["kind"], it["id"]) for it in figures["orphans"]] == [
        ("works", "seul"),
        ("recordings", "libre"),
        ("workshops", "tambour"),
        ("files", "content/people/jean/perdu.webp"),
    ]


def test_heaviest_files(hub: Path, figures: dict[str, Any]) -> None:
    sizes = {path: len(it) for path, it in files_of(hub).items() if path.startswith("content/")}
    assert len(sizes) == len([*TEXTS, *COPIED]) - 2
    assert figures["total_bytes"] == sum(sizes.values())
    heaviest = sorted(sizes.items(), key=lambda it: -it[1])[:10]
    assert [(it["path"], it["bytes"]) for it in figures["heaviest"]] == heaviest


def test_sounds_are_not_listened_to_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build has measured is told; before one, nothing but the length is known."""
    hub = season(tmp_path)
    found = told(hub)[1]["sounds"]
    assert [found["measured"], found["unmeasured"]] == [0, 4]
    assert {it["id"]: it["duration_s"] for it in found["rows"]} == {
        "flute": 0.5,
        "voix": 2.0,
        "vieux": 1.0,
        "libre": 2.0,
    }
    sha256 = file_sha256(hub / "content/recordings/voix/voix.wav")
    heard = {"loudness_lufs": -40.5, "peak_dbfs": -20.0, "range_lu": 3.0}
    store_of(hub).keep_finding(f"{sha256}-heard-mono-v1", {"heard": heard, "outline": "A"})
    monkeypatch.setattr("subprocess.Popen", None)
    found = told(hub)[1]["sounds"]
    assert [found["measured"], found["unmeasured"]] == [1, 3]
    row = found["rows"][0]
    assert [row["id"], row["loudness_lufs"], row["flags"]] == ["voix", -40.5, ["quiet"]]
    assert row["true_peak_dbtp"] is None, "no published form was made of it"
    assert found["rules"].keys() == RULES.keys()


def test_addresses_of_the_web_are_listed(tmp_path: Path) -> None:
    """Those of Markdown and of HTML; a person looks after them, for nothing is fetched."""
    sheet = "content/workshops/tambour/easy.fr.md"
    found = told(season(tmp_path))[1]["outside"]
    assert [(it["address"], it["paths"]) for it in found] == [
        ("HTTPS://example.org/b", [sheet]),
        ("https://example.org/", [sheet]),
    ]


@pytest.mark.parametrize(
    ("facts", "is_there"),
    [("title: Chant\ncomposer: nobody\n", True), ("title: [\n", False)],
)
def test_with_errors_the_rest_is_told_all_the_same(
    tmp_path: Path, facts: str, is_there: bool
) -> None:
    """A work names nobody, or cannot be read: what is known is told, and the code is 1."""
    hub = season(tmp_path)
    (hub / "content/works/chant/work.yml").write_text(facts)
    code, found = told(hub)
    assert code == 1 and not found["is_whole"] and found["check"]["errors"] == 1
    assert found["rights"]["ended"] == 3
    known = {it["id"] for it in found["texts"]}
    assert known >= {"seul", "tambour", "aide", "voix"} and ("chant" in known) == is_there
    _, text, _ = poche(hub, "status", "--today", TODAY)
    assert "There are errors" in text


def test_without_a_hub_there_is_little_to_tell(tmp_path: Path) -> None:
    hub = season(tmp_path)
    (hub / "content/hub.yml").write_text("title: [\n")
    code, found = told(hub)
    assert code == 1 and found["hub"] is None and found["texts"] == []
    assert found["heaviest"][0]["path"] == "content/recordings/flute/flute.flac"
    for form in ("text", "html", "csv"):
        assert poche(hub, "status", "--format", form, "--lang", "de")[0] == 1


def test_no_hub_at_all(tmp_path: Path) -> None:
    """A folder that is none says what `check` says, and nothing is written there."""
    assert told(tmp_path)[0] == 1
    assert [*tmp_path.iterdir()] == []


def test_nothing_that_editors_wrote_is_changed(tmp_path: Path) -> None:
    hub = season(tmp_path)
    before = files_of(hub)
    told(hub)
    assert files_of(hub) == before


def test_figures_are_remembered_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is looked into; a change is seen, and so is another day."""
    hub = season(tmp_path)
    for path in hub.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    first = told(hub)
    with monkeypatch.context() as patched:
        patched.setattr("build_tools.stocktaking.taken", None)
        assert told(hub) == first
    assert told(hub, today="2026-10-02")[1]["rights"]["ended"] == 4
    (hub / "content/works/seul/index.nl.md").unlink()
    assert told(hub)[1]["counts"]["nl"]["missing"] == 5
