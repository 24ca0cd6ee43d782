"""The preview: fresh after a save, the last good site after a mistake."""

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.serve import Bulletin, preview_app
from tests.previewing import PATIENCE_S, preview, written
from tests.servers.running import application


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def address(hub: Path) -> Iterator[str]:
    with preview(hub) as found:
        yield found


def get(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return answer.status, answer.read().decode()


def state(address: str, asked: str = "") -> dict[str, object]:
    parsed: dict[str, object] = json.loads(get(f"{address}__preview/state{asked}")[1])
    return parsed


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_saves_show_and_mistakes_keep_the_last_good_site(hub: Path, address: str) -> None:
    text = hub / "content/pages/aide/index.fr.md"
    page = address + "fr/pages/aide.html"
    assert "Bonjour." in get(page)[1] and "/__preview/script.js" in get(page)[1]
    first = state(address)["version"]

    text.write_text("---\ntitle: Aide\n---\nBonsoir.\n")
    wait_until(lambda: state(address)["version"] != first)
    assert "Bonsoir." in get(page)[1]

    text.write_text("---\ntitle: Aide\n---\n::: tipp\n:::\n")
    wait_until(lambda: "TXT02" in str(state(address)["problems"]))
    assert "Bonsoir." in get(page)[1]

    text.write_text("---\ntitle: Aide\n---\nBonne nuit.\n")
    wait_until(lambda: state(address)["problems"] == "" and "Bonne nuit." in get(page)[1])


def test_parts_of_a_file_are_answered(address: str) -> None:
    """Seeking in a long recording asks for a part."""
    status, body = get(address + "catalogue.json", Range="bytes=1-9")
    assert (status, len(body)) == (206, 9)


def test_the_bar_tells_of_translations_files_and_weight(address: str) -> None:
    said = {}
    for lang in ("fr", "de", "nl", "lb"):
        about = state(address, f"?page={lang}/pages/aide.html")["page"]
        assert isinstance(about, dict)
        said[lang] = about
    assert [said[lang]["notes"][0] for lang in said] == [
        "Texte original",
        "Übersetzung veraltet: Das Original wurde seither geändert",
        "Vertaling nog niet nagelezen",
        "Net iwwersat: Den Text gëtt an enger anerer Sprooch gewisen",
    ]
    assert said["nl"]["files"] == ["content/pages/aide/index.nl.md"]
    pages = "content/pages/aide"
    assert said["lb"]["files"] == [f"{pages}/index.lb.md", f"{pages}/index.fr.md"], "a draft, too"
    assert said["fr"]["notes"][1].endswith("ko avec ses images")
    found = [problem["path"] for problem in said["de"]["problems"]]
    assert "content/pages/aide/index.de.md" in found
    assert said["de"]["summary"] == f"{len(found)} {'Problem' if len(found) == 1 else 'Probleme'}"
    spoken = {lang: {it["lang"] for it in about["problems"]} for lang, about in said.items()}
    assert spoken["de"] == {"de"}
    assert spoken["lb"] <= {"de"}, "problems are not told in Luxembourgish"
    home = state(address, "?page=fr/index.html")["page"]
    assert isinstance(home, dict)
    assert home["files"] == ["content/hub.yml"]
    assert state(address, "?page=fr/nowhere.html")["page"] is None


def test_who_asks_is_answered_when_something_is_new(hub: Path, address: str) -> None:
    seen = urllib.parse.quote(str(state(address)["seen"]))
    begun = time.monotonic()
    text = hub / "content/pages/aide/index.fr.md"
    text.write_text("---\ntitle: Aide\n---\nBonsoir.\n")
    answer = state(address, f"?seen={seen}")
    assert answer["seen"] != urllib.parse.unquote(seen)
    assert time.monotonic() - begun < PATIENCE_S / 2


def opening(address: str, path: str, **headers: str) -> int:
    """Ask for a file to be opened; return the answer's status."""
    asked = json.dumps({"page": "fr/pages/aide.html", "path": path}).encode()
    request = urllib.request.Request(address + "/__preview/open", asked, headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_files_are_opened_for_who_sits_here_and_for_nobody_else(tmp_path: Path) -> None:
    page = tmp_path / "fr" / "pages" / "aide.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body>Aide</body></html>")
    shown: list[str] = []
    bulletin = Bulletin()
    bulletin.good(lambda _: {"files": ["content/pages/aide/index.fr.md"]})
    with application(preview_app(tmp_path, bulletin, shown.append)) as address:
        token = re.findall(r'data-token="([^"]+)"', get(f"{address}/fr/pages/aide.html")[1])[0]
        own = "content/pages/aide/index.fr.md"
        assert opening(address, own) == 403
        assert opening(address, own, **{"X-Poche": "guessed"}) == 403
        assert opening(address, own, **{"X-Poche": token, "Host": "elsewhere.example"}) == 403
        assert opening(address, "/etc/passwd", **{"X-Poche": token}) == 404
        assert opening(address, "../" + own, **{"X-Poche": token}) == 404
        assert shown == []
        assert opening(address, own, **{"X-Poche": token}) == 204
        assert shown == [own]
