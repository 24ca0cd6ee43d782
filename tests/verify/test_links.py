"""Links of an edition lead somewhere in it, and no page asks anybody outside."""

from pathlib import Path

import pytest

from tests.verify.edition import found_in, page, report_of, stick_in

WRONG = {
    '<a href="nowhere.html">x</a>': ("link", "'nowhere.html' leads to no file"),
    '<a href="WORKS/aria.html">x</a>': ("link", "leads to no file"),
    '<a href="works/">x</a>': ("link", "leads to no file"),
    '<a href="../../../a.html">x</a>': ("link", "leads to no file"),
    '<a href="/poche/fr/index.html">x</a>': ("link", "begins with /"),
    '<a href="file:///C:/a.html">x</a>': ("link", "outside the copy"),
    '<a href="../index.html#fr/works/none.html">x</a>': ("link", "opens a page"),
    '<p data-paper="../../media/none.pdf">x</p>': ("link", "leads to no file"),
    '<img src="https://example.org/a.png">': ("external", "asks 'https://example.org/a.png'"),
    '<img src="//example.org/a.png">': ("external", "by itself"),
    '<img src="\\\\example.org\\a.png">': ("external", "by itself"),
    '<img src="ht\ntps://example.org/a.png">': ("external", "by itself"),
    '<link rel="prefetch" href="http://example.org/">': ("external", "by itself"),
    '<a href="javascript:alert(1)">x</a>': ("external", "script"),
}
RIGHT = [
    '<a href="works/aria.html?x=1#y">x</a>',
    '<a href="works/%61ria.html">x</a>',
    '<a href="#here">x</a><a href="">x</a><a href="?x">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<a href="tel:+33123456789">x</a>',
    "<!-- <img src='https://example.org/a.png'> -->",
]


@pytest.mark.parametrize("html", WRONG)
def test_a_wrong_address_is_named(html: str, tmp_path: Path) -> None:
    """In its page, with the address."""
    report = report_of(stick_in(tmp_path, index=page(html)))
    kind, why = WRONG[html]
    assert [(it.kind, it.path) for it in report.findings] == [(kind, "poche/fr/index.html")]
    assert why in report.findings[0].message
    assert not report.whole


def test_right_addresses_are_not_named(tmp_path: Path) -> None:
    assert found_in(stick_in(tmp_path, index=page("".join(RIGHT)))) == []


def test_what_people_may_press_is_counted_once(tmp_path: Path) -> None:
    links = '<a href="https://a.example/">a</a><a href="https://b.example/">b</a>'
    assert report_of(stick_in(tmp_path, index=page(links * 2), more=page(links))).followed == 2


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ("", "no policy"),
        ("script-src 'self'", "all hosts"),
        ("default-src 'self'; connect-src https://example.org", "https://example.org"),
        ("default-src *", "*"),
        ("default-src 'self' https:", "https:"),
    ],
)
def test_a_page_with_scripts_needs_a_policy(policy: str, why: str, tmp_path: Path) -> None:
    """What a script asks for cannot be read from it; the policy says what it may ask."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    html = f"<!doctype html><html>{meta}<script src='../assets/poche/shell.js'></script></html>\n"
    report = report_of(stick_in(tmp_path, index=html.encode()))
    assert [it.kind for it in report.findings] == ["external"]
    assert why in report.findings[0].message


def test_a_policy_after_the_script_is_none(tmp_path: Path) -> None:
    html = b"<!doctype html><html><script>1</script>" + page("")[60:]
    assert found_in(stick_in(tmp_path, index=html)) == [("external", "poche/fr/index.html")]
