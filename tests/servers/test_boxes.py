"""A LAN edition on a box: nginx and Caddy with the settings packed into it, and `poche serve`."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from build_tools.answers import HEADERS, KEPT_LONG, KEPT_SHORT, TYPES
from tests.editions.box import MORE, lan_folder
from tests.editions.laid_out import SITE
from tests.servers.asking import Answer, ask
from tests.servers.running import BOXES

Ask = Callable[..., Answer]
SOUND = "/poche/media/a-0123456789.mp3"
WHOLE = SITE["media/a-0123456789.mp3"]
SCRIPT = "/poche/assets/poche/page.js"
FORMS = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    around = tmp_path_factory.mktemp("box")
    (around / "secret.txt").write_text("secret")
    folder = lan_folder(around)
    folder.chmod(0o755)
    (folder / ".hidden.txt").write_text("secret")
    (folder / "way.txt").symlink_to(around / "secret.txt")
    (folder / "way").symlink_to(around)
    return folder


@pytest.fixture(scope="module", params=BOXES)
def box(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Ask]]:
    """Which server it is, and what asks it."""
    name = request.param
    with BOXES[name](folder, tmp_path_factory.mktemp(name)) as address:
        yield name, lambda path, method="GET", **headers: ask(address, path, method, **headers)


@pytest.fixture
def get(box: tuple[str, Ask]) -> Ask:
    return box[1]


def test_everything_has_its_type(get: Ask) -> None:
    """Each ending of the table that the tiny site has, letter by letter the same everywhere."""
    paths = {Path(path).suffix: f"/poche/{path}" for path in {**SITE, **MORE}}
    assert len(paths) >= 15
    for ending, path in paths.items():
        found = get(path)
        assert (found.status, found.headers["Content-Type"]) == (200, TYPES[ending]), path
    assert get("/SHA256SUMS").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert b'data-base="poche/"' in get("/").body


def test_every_answer_carries_what_pages_cannot_say(get: Ask) -> None:
    for found in (get("/"), get("/nope.js"), get(SOUND, Range="bytes=0-1"), get(SCRIPT)):
        assert {name: found.headers[name] for name in HEADERS} == HEADERS


def test_hashed_names_are_kept_for_long_and_others_asked_for_again(get: Ask) -> None:
    for path, kept in {
        SOUND: KEPT_LONG,
        "/poche/media/cover-0123456789.svg": KEPT_LONG,
        "/": KEPT_SHORT,
        "/poche/fr/page.html": KEPT_SHORT,
        SCRIPT: KEPT_SHORT,
        "/poche/media/gone-0123456789.mp3": "no-store",
    }.items():
        assert get(path).headers["Cache-Control"] == kept, path


def test_texts_come_compressed_and_sounds_as_they_are(box: tuple[str, Ask]) -> None:
    name, get = box
    best = "gzip" if name == "nginx" else "br"  # Debian's nginx knows .br by another package
    plain = get(SCRIPT, **{"Accept-Encoding": "identity"})
    assert (plain.body, plain.headers["Content-Encoding"]) == (MORE["assets/poche/page.js"], None)
    assert plain.headers["Vary"] == "Accept-Encoding"
    for taken, sent in {"gzip, deflate, br": best, "gzip": "gzip"}.items():
        found = get(SCRIPT, **{"Accept-Encoding": taken})
        assert found.headers["Content-Encoding"] == sent, taken
        assert FORMS[sent](found.body) == plain.body
        assert found.headers["Content-Type"] == TYPES[".js"]
        assert found.headers["ETag"] != plain.headers["ETag"]
    sound = get(SOUND, **{"Accept-Encoding": "gzip, br"})
    assert (sound.body, sound.headers["Content-Encoding"]) == (WHOLE, None)


@pytest.mark.parametrize("taken", ["identity", "gzip", "br"])
def test_what_a_browser_has_is_not_sent_again(get: Ask, taken: str) -> None:
    for path in (SOUND, SCRIPT, "/"):
        first = get(path, **{"Accept-Encoding": taken})
        tag = first.headers["ETag"]
        again = get(path, **{"Accept-Encoding": taken, "If-None-Match": tag})
        assert (again.status, again.body) == (304, b""), path
        other = get(path, **{"Accept-Encoding": taken, "If-None-Match": '"another"'})
        assert other.status == 200, path


def test_sounds_come_in_parts(get: Ask) -> None:
    size = len(WHOLE)
    for asked, (start, end) in {
        "0-99": (0, 99),
        f"{size // 2}-": (size // 2, size - 1),
        "-100": (size - 100, size - 1),
    }.items():
        part = get(SOUND, Range=f"bytes={asked}")
        assert (part.status, part.body) == (206, WHOLE[start : end + 1]), asked
        assert part.headers["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part.headers["Content-Type"] == "audio/mpeg"
    beyond = get(SOUND, Range=f"bytes={size}-")
    assert (beyond.status, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")


def test_a_part_of_another_version_is_not_sent(get: Ask) -> None:
    """After an update a browser that has half of the old sound gets the whole new one."""
    tag = get(SOUND, "HEAD").headers["ETag"]
    same = get(SOUND, Range="bytes=10-19", **{"If-Range": tag})
    assert (same.status, same.body) == (206, WHOLE[10:20])
    other = get(SOUND, Range="bytes=10-19", **{"If-Range": '"of yesterday"'})
    assert (other.status, other.body) == (200, WHOLE)


def test_nothing_but_reading(get: Ask) -> None:
    head = get(SOUND, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(WHOLE)))
    assert {get("/index.html", method).status for method in ("POST", "PUT", "DELETE")} == {405}


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.txt", "/poche/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"),
        *("/..%5csecret.txt", "/%252e%252e/secret.txt", "//secret.txt", "/index.html%00.txt"),
        *("/.hidden.txt", "/box/Caddyfile", "/box/404.html", "/BOX/Caddyfile", "/poche/.git/x"),
    ],
)
def test_nothing_around_it_is_given_out(get: Ask, path: str) -> None:
    found = get(path)
    assert found.status in (400, 404)
    assert b"secret" not in found.body and b"file_server" not in found.body


def test_links_out_of_the_folder_are_not_followed(box: tuple[str, Ask]) -> None:
    """Caddy follows them; the guide says so. An edition has none."""
    name, get = box
    for path in ("/way.txt", "/way/secret.txt"):
        found = get(path)
        if name == "caddy":
            assert found.body == b"secret", "the guide can be kinder now"
        else:
            assert (found.status, b"secret" in found.body) == (404, False), path


def test_folders_are_not_listed(get: Ask) -> None:
    assert get("/poche/media/").status == 404
    assert b"0123456789" not in get("/poche/media/").body


def test_wrong_addresses_are_answered_in_the_languages_of_the_edition(get: Ask) -> None:
    """Under any name: a device may believe that it asks somebody else."""
    for headers in ({}, {"Host": "www.example.org"}):
        for path in ("/nope", "/nope/deep/page.html", "/nope.js", "/poche/media/"):
            found = get(path, **headers)
            assert (found.status, found.headers["Content-Type"]) == (404, TYPES[".html"]), path
            said = found.body.decode()
            assert "Il n’y a rien à cette adresse." in said
            assert "Unter dieser Adresse gibt es nichts." in said
            assert '<a href="/"' in said


def test_any_name_leads_to_the_start_page(get: Ask) -> None:
    home = get("/").body
    for host in ("poche.lan", "10.42.0.1", "www.example.org:80"):
        found = get("/", Host=host)
        assert (found.status, found.body) == (200, home)


def test_devices_that_join_the_network_stay_in_it(box: tuple[str, Ask]) -> None:
    """What they ask of their makers is answered as these would; a laptop has no such network."""
    name, get = box
    if name == "serve":
        assert get("/generate_204", Host="connectivitycheck.gstatic.com").status == 404
        return
    asked = get("/generate_204", Host="connectivitycheck.gstatic.com")
    assert (asked.status, asked.body) == (204, b"")
    for host, path, said in (
        ("captive.apple.com", "/hotspot-detect.html", b"<BODY>Success</BODY>"),
        ("www.msftconnecttest.com", "/connecttest.txt", b"Microsoft Connect Test"),
        ("detectportal.firefox.com", "/success.txt", b"success"),
    ):
        found = get(path, Host=host)
        assert found.status == 200 and said in found.body, path
