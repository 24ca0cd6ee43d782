"""A tiny site on disk: the real shell, player and page scripts around a few pages."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from build_tools import drawings
from build_tools.site.player_words import player_strings
from build_tools.site.shell import inside, panel_script, player_script
from build_tools.strings import load

HERE = Path(__file__).parent
OVERRIDES = HERE.parents[2] / "overrides"

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src blob:; object-src 'none'; base-uri 'none'; form-action 'none'"
)
LENGTHS_S = {"long": 30, "short": 3, "song": 20, "choir": 40, "high": 40, "low": 40}
WORDS = {
    "fr": [[1, 3, "Première ligne"], [3, 5, "Deuxième ligne", "Anne"], [16, 19, "Dernière ligne"]],
    "de": [[1, 3, "Erste Zeile"], [3, 5, "Zweite Zeile"], [16, 19, "Letzte Zeile"]],
}
PAGES = {
    "index.html": "Accueil",
    "works/a.html": "Page A",
    "works/b.html": "Page B",
    "works/mute.html": "Page muette",
    "works/late.html": "Page lente",
    "playlists/excerpts.html": "Extraits",
}
SCRIPTS = {"works/mute.html": "", "works/late.html": "assets/late.js"}
CONTROLS = {
    "index.html": {},
    "works/a.html": {"long": "", "short": ""},
    "works/b.html": {"long": "#t=10,11.5"},
}
"""The sounds that have an audio element on a page, and the excerpt that it keeps to."""
COVER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
    '<rect width="96" height="96" fill="#9ccbff"/>'
    '<circle cx="32" cy="64" r="32" fill="#1c3a6b"/><circle cx="80" cy="16" r="16" fill="#ffc845"/>'
    "</svg>"
)


def build(root: Path) -> Path:
    """Write the site into a folder and return its shell."""
    assets = root / "assets"
    shutil.copytree(OVERRIDES / "assets" / "poche", assets / "poche")
    for name in ("page.css", "late.js", "refuse.js"):
        shutil.copy(HERE / "pages" / name, assets / name)
    make_sounds(root / "media")
    (root / "media" / "cover.svg").write_text(COVER, "utf-8")
    pages = Environment(loader=FileSystemLoader(HERE / "pages"), autoescape=True)
    for lang in ("fr", "de"):
        for path, title in PAGES.items():
            url = f"{lang}/{path}"
            target = root / url
            target.parent.mkdir(parents=True, exist_ok=True)
            text = pages.get_template("layout.html").render(
                lang=lang,
                url=url,
                root="../" * url.count("/"),
                title=f"{title} ({lang})",
                script=SCRIPTS.get(path, "assets/poche/page.js"),
                controls=CONTROLS.get(path, {}),
                csp=CSP,
            )
            target.write_text(text, "utf-8")
        (root / lang / "sounds.js").write_text(
            f"pocheSounds({lang!r},{data(sounds(lang))});", "utf-8"
        )
    (root / "media" / "words-song.js").write_text(f"pocheWords('song',{data(WORDS)});", "utf-8")
    (assets / "poche" / "panel-markup.js").write_text(panel_script(templates()), "utf-8")
    (assets / "poche" / "player.js").write_text(player_script(templates()), "utf-8")
    shell = shell_html()
    (root / "index.html").write_text(shell, "utf-8")
    refusing = shell.replace("<script>", '<script src="assets/refuse.js"></script><script>')
    (root / "refusing.html").write_text(refusing, "utf-8")
    return root / "index.html"


def shell_html() -> str:
    """The shell as the build renders it, for a hub in French and German."""
    words = json.loads((HERE / "words.json").read_text("utf-8"))
    names = {"fr": "Français", "de": "Deutsch"}
    return (
        templates()
        .get_template("shell.html")
        .render(
            hub_id="fixture",
            title="Musique en poche",
            lang="fr",
            base="",
            **inside(templates()),
            languages=[
                {"code": code, "name": names[code], "unpack": words[code]["trouble_unpack"]}
                for code in names
            ],
            data_json=data(
                {
                    "hub": "fixture",
                    "title": {"fr": "Musique en poche", "de": "Musik in der Tasche"},
                    "languages": ["fr", "de"],
                    "default": "fr",
                    "names": names,
                    "strings": words,
                }
            ),
        )
    )


def templates() -> Environment:
    """The templates of the shell and its panel."""
    environment = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    environment.globals["pictogram"] = pictogram
    return environment


def pictogram(name: str) -> Markup:
    """One of Poche's pictograms, silent for screen readers: its button has the name."""
    return Markup(drawings.pictogram(name))


def data(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand in a script element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def sounds(lang: str) -> dict[str, Any]:
    """What a language's script says of the recordings and the playlists."""

    def recording(id: str, title: str, **more: Any) -> dict[str, Any]:
        return {
            "title": title,
            "by": "Démonstration de synthèse",
            "credits": [["Œuvre", title], ["Licence", "CC0-1.0"]],
            "audio": [[f"media/{id}.mp3", "audio/mpeg"]],
            "length": LENGTHS_S.get(id, 10),
            "peaks": "AQgw/9z0" * 60,
            "page": f"{lang}/works/a.html",
            "cover": "media/cover.svg",
            **more,
        }

    return {
        "recordings": {
            "long": recording("long", "Un son qui dure une demi-minute"),
            "short": recording("short", "Trois secondes"),
            "lost": recording("lost", "Un son perdu"),
            "song": recording(
                "song",
                "Une chanson",
                chapters=[[0, "Début"], [5, "Milieu"], [15, "Fin"]],
                words={"url": "media/words-song.js", "langs": ["fr", "de"], "spoken": False},
            ),
            "choir": recording(
                "choir",
                "Un chœur",
                parts=[
                    [
                        name,
                        label,
                        [[f"media/{name}.mp3", "audio/mpeg"]],
                        [[f"media/{other}.mp3", "audio/mpeg"]],
                    ]
                    for name, label, other in (
                        ("high", "Voix haute", "low"),
                        ("low", "Voix basse", "high"),
                    )
                ],
            ),
            "twice": recording(
                "twice",
                "Deux formes",
                audio=[
                    ["media/absent.webm", "audio/webm; codecs=opus"],
                    ["media/short.mp3", "audio/mpeg"],
                ],
            ),
        },
        "playlists": {
            "bit": {
                "title": "Un extrait",
                "page": f"{lang}/playlists/excerpts.html",
                "cover": "media/cover.svg",
                "items": [{"id": "long", "start": 2.0, "stop": 3.5}],
            },
            "excerpts": {
                "title": "Extraits",
                "page": f"{lang}/playlists/excerpts.html",
                "cover": "media/cover.svg",
                "items": [
                    {"id": "long", "start": 10.0, "stop": 11.5},
                    {"id": "long", "start": 3.0, "stop": 4.5},
                    {"id": "short"},
                    {"id": "long", "start": 20.0, "stop": 21.0},
                ],
            },
        },
        "words": player_strings(load(lang, [OVERRIDES])),
    }


def make_sounds(folder: Path) -> None:
    """Quiet tones as MP3 at a constant 96 kbit/s."""
    folder.mkdir()
    for name, seconds in LENGTHS_S.items():
        tone = ["-f", "lavfi", "-i", f"sine=frequency=220:sample_rate=44100:duration={seconds}"]
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *tone, "-b:a", "96k"]
        subprocess.run([*command, str(folder / f"{name}.mp3")], check=True)
