"""The files that a text names are those that its page will ask for, found without its page."""

import html
import re
from pathlib import Path

from build_tools import catalogue
from build_tools.catalogue.resolve.texts import _files
from build_tools.prose import parse

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "![Un violon](violon é.jpg)",
    '![x](../autre/a%20b.png "titre")\n\n<img src="c&amp;d.jpg" alt="y">',
    '<audio controls src="son.mp3"></audio>',
    '<audio controls><source src="un.ogg"><source src="deux.mp3"></audio>',
    "![loin](https://example.org/x.jpg) ![data](data:image/png;base64,AAAA) ![a](//x.org/b.png)",
    "::: tip\n![dedans](dedans.svg?x=1#y)\n:::\n\n> ![cité](cite.jpg)\n\n- ![liste](liste.jpg)",
    "![un][image]\n\n[image]: image.webp",
    "`![code](code.jpg)` \\![rien](rien.jpg)",
]


def named(shown: str) -> set[str]:
    return {html.unescape(path) for path in re.findall(r'src="poche:([^"]*)"', shown)}


def texts() -> list[catalogue.TextFile]:
    return list(catalogue.read(ROOT).texts)


def test_of_every_text_of_the_season() -> None:
    found = 0
    for text in texts():
        prose, _ = parse(text.text, path=text.path, form=text.form, lang=text.lang)
        assert set(_files(text, prose)) == named(prose.html), text.path
        found += len(named(prose.html))
    assert found > 10


def test_however_it_is_written() -> None:
    (text, *_) = texts()
    for written in TEXTS:
        prose, _ = parse(written, path=text.path)
        assert named(prose.html) <= set(_files(text, prose)), written
