"""The poster with the way to a box: what it says, what cameras read, what it refuses."""

from pathlib import Path

import pypdf
import pypdfium2
import pytest
import segno

from build_tools.domain import LANGUAGES
from build_tools.drawings import qr
from build_tools.sheets import Network, SheetError, set_posters
from build_tools.store import Store
from build_tools.strings import Strings, load

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
TITLE = "Musique en poche"
HERE = Network("http://poche.lan/", "École du Moulin", "chanson; 2026")


def posters(folder: Path, network: Network, *languages: str) -> dict[str, bytes]:
    strings: dict[str, Strings] = {lang: load(lang, [OVERRIDES]) for lang in languages}
    return set_posters(folder / "sheets", TITLE, network, strings, Store(folder / "store"))


def text_of(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    return " ".join(page.replace("\ufffe", "").split())


def test_each_language_has_one_page_that_says_it_all(tmp_path: Path) -> None:
    headings = {
        "fr": "Rejoindre ce Wi-Fi",
        "de": "Mit diesem WLAN verbinden",
        "nl": "Verbinden met deze wifi",
        "en": "Join this Wi-Fi",
        "lb": "Sech mat dësem WLAN verbannen",
    }
    made = posters(tmp_path, HERE, *LANGUAGES)
    assert set(made) == set(LANGUAGES)
    for lang, pdf in made.items():
        (tmp_path / "it.pdf").write_bytes(pdf)
        read = pypdf.PdfReader(tmp_path / "it.pdf")
        assert len(read.pages) == 1
        assert read.trailer["/Root"]["/Lang"] == lang
        said = text_of(pdf)
        for wanted in (TITLE, headings[lang], HERE.address, HERE.wifi, HERE.password):
            assert str(wanted) in said, (lang, wanted)


def test_it_is_read_across_a_room(tmp_path: Path) -> None:
    """The address is set in at least 40 points: good eyes read it from six metres."""
    page = pypdfium2.PdfDocument(posters(tmp_path, HERE, "fr")["fr"])[0]
    words = page.get_textpage()
    found = words.search("http://poche.lan/").get_next()
    assert found is not None
    heights = [
        box[3] - box[1] for box in (words.get_charbox(found[0] + n) for n in range(found[1]))
    ]
    assert max(heights) > 0.7 * 40


def test_what_is_not_known_is_a_line_to_write_on(tmp_path: Path) -> None:
    pdf = posters(tmp_path, Network(), "de")["de"]
    said = text_of(pdf)
    assert "http" not in said
    assert "Passwort" in said and "Name des WLANs" in said
    (tmp_path / "it.pdf").write_bytes(pdf)
    assert len(pypdf.PdfReader(tmp_path / "it.pdf").pages) == 1


def test_an_open_network_says_so(tmp_path: Path) -> None:
    said = text_of(posters(tmp_path, Network(wifi="Poche"), "en")["en"])
    assert "No password is needed." in said and "Password " not in said


def test_the_longest_names_stay_on_the_page(tmp_path: Path) -> None:
    widest = Network("http://" + "w" * 90 + ".example/", "W" * 32, "W" * 63)
    pdf = posters(tmp_path, widest, "fr")["fr"]
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    words = document[0].get_textpage()
    boxes = [words.get_charbox(n) for n in range(words.count_chars())]
    assert max(box[2] for box in boxes) < document[0].get_width() - 20
    assert text_of(pdf).replace(" ", "").count("W") >= 95


@pytest.mark.parametrize(
    ("network", "code"),
    [
        (Network(wifi="Poche", password="chanson-2026"), "WIFI:T:WPA;S:Poche;P:chanson-2026;;"),
        (Network(wifi="Poche"), "WIFI:T:nopass;S:Poche;;"),
        (
            Network(wifi='a;b,c:d\\e"f', password="1;2,3:4\\5"),
            'WIFI:T:WPA;S:a\\;b\\,c\\:d\\\\e\\"f;P:1\\;2\\,3\\:4\\\\5;;',
        ),
        (Network(wifi="Cafe", password="deadbeef"), 'WIFI:T:WPA;S:"Cafe";P:"deadbeef";;'),
        (Network("http://poche.lan/"), None),
    ],
)
def test_codes_say_what_cameras_join_by(network: Network, code: str | None) -> None:
    assert network.refusal is None
    assert network.code == code


def test_names_with_accents_are_utf8_in_the_code() -> None:
    """Phones take bytes for UTF-8; as Latin-1 the same name is another code."""
    accented = HERE.code
    assert accented is not None
    by_hand = segno.make_qr(accented.encode(), error="m")
    assert qr(accented) == by_hand.svg_inline(
        border=2, omitsize=True, svgclass=None, lineclass=None
    )


@pytest.mark.parametrize(
    ("network", "why"),
    [
        (Network("poche.lan"), "http://poche.lan/"),
        (Network("http://poche lan/"), "no address"),
        (Network(wifi=""), "1 to 32 bytes"),
        (Network(wifi="é" * 17), "1 to 32 bytes"),
        (Network(wifi="a\nb"), "1 to 32 bytes"),
        (Network(wifi="Poche", password="kurz"), "8 to 63"),
        (Network(wifi="Poche", password="chanson-été"), "8 to 63"),
        (Network(password="chanson-2026"), "--wifi NAME"),
    ],
)
def test_what_no_device_could_join_is_refused(network: Network, why: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=why):
        posters(tmp_path, network, "fr")
    assert not (tmp_path / "sheets").exists()


def test_same_input_same_bytes(tmp_path: Path) -> None:
    first = posters(tmp_path / "a", HERE, "lb")
    assert posters(tmp_path / "b", HERE, "lb") == first
