"""verify.html on a stick: a teacher picks the folder, and hears whether it is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_tools.bundled import layered
from build_tools.domain import Hub, Localised
from build_tools.editions import packaged, write_folder
from build_tools.manifest import SUMS
from build_tools.site import VERIFY_PAGE, verify_page
from build_tools.strings import load
from tests.browser.axe import CONTRAST, violations
from tests.browser.chromium import ChromiumPage
from tests.browser.firefox import FirefoxPage
from tests.browser.page import Page
from tests.devices.lint import faults_of_script, faults_of_style
from tests.editions.laid_out import site_in
from tests.verify.edition import EXTRA, SITE, STAMP

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
POCHE = ROOT / "overrides" / "assets" / "poche"
LANGUAGES = ("fr", "de", "nl", "en", "lb")
MP3 = "poche/media/a-01.mp3"
LARGE = "poche/media/film-02.mp4"
"""So large that the browser's own sum, which takes a file as a whole, is not used."""


def page_bytes(*languages: str) -> bytes:
    titles = Localised(by_lang={"fr": "Musique en poche", "de": "Musik in der Tasche"})
    hub = Hub("petite-saison", titles, languages, languages[0])
    strings = {lang: load(lang, layered(ROOT, "overrides")) for lang in languages}
    return verify_page(ROOT, hub, languages, strings)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick as it is packed, with the page beside the shell."""
    folder = tmp_path_factory.mktemp("stick")
    look = {f"assets/poche/{it.name}": it.read_bytes() for it in POCHE.glob("*-?00.woff2")}
    look["assets/poche/tokens.css"] = (POCHE / "tokens.css").read_bytes()
    large = {LARGE.removeprefix("poche/"): bytes(range(256)) * 70_000}
    site = site_in(folder / "site", {**SITE, **look, **large})
    extra = {**EXTRA, VERIFY_PAGE: page_bytes(*LANGUAGES)}
    write_folder(packaged(site, STAMP, extra), folder / "stick")
    return folder / "stick"


@pytest.fixture
def stick(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil; files that it leaves alone are the same ones."""
    return Path(shutil.copytree(whole, tmp_path / "STICK", copy_function=os.link))


def spoil(path: Path, change: Callable[[bytes], bytes]) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(change(content))


def pick(page: Page, folder: Path) -> None:
    """Choose a folder as with the button; no test can press what the system shows for it."""
    if isinstance(page, ChromiumPage):
        page.tab.set_input_files("#picked", folder)
        return
    assert isinstance(page, FirefoxPage)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder.parent).as_posix() for path in paths]
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<input type=file multiple id=real hidden>')"
    )
    real = page.session.script(page.tab, "document.getElementById('real')")
    page.session.call(
        "input.setFiles",
        context=page.tab,
        element={"sharedId": real["sharedId"]},
        files=[str(path) for path in paths],
    )
    # Real files of the disk; only where they lie is told by hand, as no folder was chosen.
    page.evaluate(
        f"""(() => {{
          const names = {json.dumps(names)};
          const files = Array.from(document.getElementById("real").files, (file, index) =>
            Object.defineProperty(file, "webkitRelativePath", {{ value: names[index] }}));
          const picked = document.getElementById("picked");
          Object.defineProperty(picked, "files", {{ value: files, configurable: true }});
          picked.dispatchEvent(new Event("change"));
        }})()"""
    )


def result(page: Page) -> dict[str, Any]:
    """What the page says of the folder, once it has looked at all of it."""
    page.wait_for("!document.getElementById('result').hidden")
    found: dict[str, Any] = page.evaluate(
        """({
          kind: document.getElementById("result").dataset.kind,
          verdict: document.getElementById("verdict").textContent,
          text: document.getElementById("told-all").textContent,
          files: Object.fromEntries(Array.from(document.querySelectorAll(".group"), (group) =>
            [group.querySelector("h3").textContent,
             Array.from(group.querySelectorAll("li"), (item) => item.textContent)])),
        })"""
    )
    return found


def opened(page: Page, stick: Path, lang: str = "fr") -> Page:
    page.open(stick / VERIFY_PAGE)
    page.click(f"#languages [lang={lang}]")
    return page


def test_a_whole_stick_is_whole(page: Page, whole: Path) -> None:
    """In French, then, without looking again, in German; nothing is asked of anybody."""
    opened(page, whole)
    pick(page, whole)
    said = result(page)
    assert (said["kind"], said["verdict"]) == ("whole", "Cette copie est complète et intacte")
    listed = len((whole / SUMS).read_text().splitlines())
    assert f"Fichiers en bon état\u00a0: {listed} (" in said["text"]
    assert "jusqu’au 30 juin 2028" in said["text"]
    assert "édition du 1er septembre 2026" in said["text"]
    page.wait_for_value("document.activeElement.id", "result")
    page.click("#languages [lang=de]")
    assert result(page)["verdict"] == "Diese Kopie ist vollständig und unversehrt"
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "de",
        "Ist diese Kopie vollständig? – Musik in der Tasche",
    ]
    assert page.errors() == [] and page.requests == []


def test_what_is_wrong_is_named_and_what_to_do(page: Page, stick: Path) -> None:
    """A bit in a small file and one in a large one, a missing and a foreign file, leftovers."""
    spoil(stick / MP3, lambda content: content[:-1] + bytes([content[-1] ^ 1]))
    spoil(stick / LARGE, lambda content: content[:9_000_000] + b"x" + content[9_000_001:])
    (stick / "poche/de/index.html").unlink()
    (stick / "virus.exe").write_bytes(b"x")
    (stick / "poche/media/old-99.mp3").write_bytes(b"x")
    removed = ["poche/media/old-99.mp3", "poche/media/gone.mp3"]
    (stick / "poche/update.json").write_text(json.dumps({"format": 1, "removed": removed}))
    for theirs in ("PUBLIC/lesson.odt", ".DS_Store", "poche/media/._a-01.mp3"):
        (stick / theirs).parent.mkdir(exist_ok=True)
        (stick / theirs).write_bytes(b"x")
    opened(page, stick, "en")
    pick(page, stick)
    said = result(page)
    assert (said["kind"], said["verdict"]) == ("broken", "This copy is not whole")
    assert said["files"] == {
        "Missing files: 1": ["poche/de/index.html"],
        "Damaged files: 2": [MP3, LARGE],
        "Files of an older version: 1": ["poche/media/old-99.mp3"],
        "Files of other origin: 1": ["virus.exe"],
    }
    assert "Copy everything again" in said["text"]
    assert "may be used" not in said["text"]
    page.click("#again")
    page.wait_for_value("document.activeElement.id", "choose")


def test_other_files_alone_do_no_harm(page: Page, stick: Path) -> None:
    """Her own pictures: where to put them is said, and that all else is right."""
    (stick / "holiday.jpg").write_bytes(b"x")
    opened(page, stick, "nl")
    pick(page, stick)
    said = result(page)
    assert said["kind"] == "more"
    assert said["files"] == {"Bestanden van andere herkomst: 1": ["holiday.jpg"]}
    assert "PUBLIC" in said["text"]


@pytest.mark.parametrize("what", ["another folder", "no list", "damaged list", "folder above"])
def test_other_folders(what: str, chromium: Page, stick: Path) -> None:
    """One without an edition, one whose list is gone or cut, and the one in which the stick is."""
    folder, kind = stick, "none"
    if what == "another folder":
        folder = stick / "poche"
    elif what == "no list":
        (stick / SUMS).unlink()
    elif what == "damaged list":
        spoil(stick / SUMS, lambda content: content[:100])
        kind = "broken"
    else:
        folder, kind = stick.parent, "whole"
    opened(chromium, stick)
    pick(chromium, folder)
    assert result(chromium)["kind"] == kind


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2028-06-30T20:00:00", "It may be used until 30 June 2028."),
        ("2028-07-01T01:00:00", "The rights ended on 30 June 2028"),
        ("1970-01-01T12:00:00", "clock says 1 January 1970, but the copy was made on 1 September"),
    ],
)
def test_the_date_is_judged_and_so_is_the_clock(
    now: str, said: str, chromium: ChromiumPage, whole: Path
) -> None:
    chromium.tab.clock.set_fixed_time(now)
    opened(chromium, whole, "en")
    pick(chromium, whole)
    assert said in result(chromium)["text"]


def test_our_own_sum_agrees_with_the_browsers(page: Page, whole: Path) -> None:
    """At every length around the ends of blocks, in pieces of any length."""
    opened(page, whole)
    wrong = page.evaluate(
        """(async () => {
          const wrong = [];
          for (let length = 0; length < 200; length += 1) {
            const bytes = Uint8Array.from({length}, (_, at) => (at * 37 + length) % 256);
            const own = pocheSum();
            for (let at = 0; at < length; at += 1 + (length % 71))
              own.add(bytes.subarray(at, at + 1 + (length % 71)));
            const theirs = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
            const hex = Array.from(theirs, (byte) => byte.toString(16).padStart(2, "0")).join("");
            if (own.hex() !== hex) wrong.push(length);
          }
          return wrong;
        })()"""
    )
    assert wrong == []


def test_without_the_browsers_sum_ours_does_all(page: Page, stick: Path) -> None:
    """Plain HTTP is no secure context, and has none."""
    spoil(stick / MP3, lambda content: content[:-1])
    opened(page, stick)
    page.evaluate("void Object.defineProperty(window, 'crypto', {value: undefined})")
    pick(page, stick)
    assert list(result(page)["files"].values()) == [[MP3]]


def test_a_check_can_be_stopped(chromium: Page, whole: Path) -> None:
    """And what comes from it afterwards changes nothing."""
    opened(chromium, whole)
    chromium.evaluate(
        """void (File.prototype.arrayBuffer = function () {
          return new Promise((done) => { window.go = () => done(new ArrayBuffer(8)); });
        })"""
    )
    pick(chromium, whole)
    chromium.wait_for("!document.getElementById('work').hidden && Boolean(window.go)")
    chromium.click("#stop")
    chromium.evaluate("window.go()")
    chromium.wait_for_value("document.activeElement.id", "choose")
    assert chromium.evaluate("document.getElementById('ask').hidden") is False
    assert chromium.evaluate("document.getElementById('result').hidden") is True


def test_a_folder_is_dropped(chromium: ChromiumPage, whole: Path) -> None:
    """Chromium gives a page from a stick its handles, and nothing by the older way."""
    opened(chromium, whole)
    line = chromium.tab.context.new_cdp_session(chromium.tab)
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(whole)], "dragOperationsMask": 1}
        line.send("Input.dispatchDragEvent", {"type": kind, "x": 200, "y": 200, "data": data})
    assert result(chromium)["kind"] == "whole"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(scheme: str, chromium: ChromiumPage, stick: Path) -> None:
    """Asking, and with everything wrong; on a telephone, too."""
    spoil(stick / MP3, lambda content: content[:-1])
    (stick / "virus.exe").write_bytes(b"x")
    chromium.scheme("dark" if scheme == "dark" else "light")
    chromium.resize(360, 800)
    opened(chromium, stick, "lb")
    assert violations(chromium, rules=CONTRAST) == []
    pick(chromium, stick)
    assert result(chromium)["kind"] == "broken"
    assert violations(chromium, rules=CONTRAST) == []
    assert chromium.evaluate("document.documentElement.scrollWidth") <= 360


def test_keys_alone_are_enough(chromium: Page, whole: Path) -> None:
    """Tab leads through the languages to the button, which asks the system for a folder."""
    chromium.open(whole / VERIFY_PAGE)
    chromium.evaluate(
        """void document.getElementById("picked").addEventListener("click", (event) => {
          event.preventDefault();
          window.asked = (window.asked || 0) + 1;
        })"""
    )
    for _ in range(len(LANGUAGES) + 1):
        chromium.press("Tab")
    assert chromium.evaluate("document.activeElement.id") == "choose"
    chromium.press("Enter")
    chromium.wait_for_value("window.asked", 1)
    chromium.press("Space")
    chromium.wait_for_value("window.asked", 2)


def test_without_script_a_command_is_said(
    chromium_without_script: ChromiumPage, whole: Path
) -> None:
    chromium_without_script.open(whole / VERIFY_PAGE)
    said = chromium_without_script.tab.inner_text("body")
    assert said.count("sha256sum -c SHA256SUMS") == len(LANGUAGES)


def test_it_knows_what_old_browsers_know() -> None:
    """Its scripts and styles keep to what the site's keep to."""
    for file in (ROOT / "overrides" / "verify").iterdir():
        faults = faults_of_style if file.suffix == ".css" else faults_of_script
        assert faults(file.read_text("utf-8")) == [], file.name


def test_it_can_ask_nobody() -> None:
    """Its policy names its own scripts and nothing else, and it has but the edition's languages."""
    html = page_bytes("de", "lb").decode()
    assert "default-src 'none'; script-src 'sha256-" in html
    assert "connect-src" not in html and "unsafe-eval" not in html
    facts = json.loads(html.split('id="verify-facts">')[1].split("</script>")[0])
    assert list(facts["strings"]) == facts["languages"] == ["de", "lb"]
