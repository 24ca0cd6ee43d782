"""The checks of the finished site see what they are meant to see."""

from pathlib import Path

import pytest

from tests.wholesite.html import fault_of_link, read

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'">
</head><body><p id="here">…</p><a name="there"></a><img srcset="a.webp 1x, b.webp 2x">
<script>run()</script><script type="application/json" id="facts">{}</script>
<em lang="de" onclick="x()">ja</em></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "fr" / "works").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<!doctype html>", "utf-8")
    (tmp_path / "fr" / "page.html").write_text(PAGE, "utf-8")
    return tmp_path


def test_page_is_read(root: Path) -> None:
    page = read(root / "fr" / "page.html")
    assert page.ids == ["here", "facts"]
    assert page.languages == [("html", "fr"), ("em", "de")]
    assert page.links == [("img", "a.webp"), ("img", "b.webp")]
    assert page.scripts == ["run()"]
    assert page.data == {"facts": "{}"}
    assert page.handlers == ["em onclick"]
    assert page.policy == {"default-src": ["'self'"], "script-src": ["'self'"]}


@pytest.mark.parametrize(
    ("element", "address", "fault"),
    [
        ("a", "page.html", None),
        ("a", "page.html#here", None),
        ("a", "#there", None),
        ("a", "../index.html#fr/page.html", None),
        ("a", "https://example.org/", None),
        ("img", "data:image/png;base64,AA==", None),
        ("a", "page.html#nowhere", "no such place on that page"),
        ("a", "../index.html#fr/absent.html", "no such page"),
        ("a", "absent.html", "no such file"),
        ("a", "works", "leads to a folder, which file:// lists instead of opening"),
        ("a", "/fr/page.html", "not relative"),
        ("a", "../../up.html", "leaves the site"),
        ("img", "https://example.org/a.png", "loads from another host"),
        ("a", "javascript:alert(1)", "unexpected scheme javascript"),
    ],
)
def test_links_are_judged(root: Path, element: str, address: str, fault: str | None) -> None:
    assert fault_of_link(root, read(root / "fr" / "page.html"), element, address) == fault
