"""A tiny hub on disk with all that an edition chooses from: rights, languages, links, prose."""

from pathlib import Path

from tests.media.conftest import sound
from tests.media.films import film, pattern, tone

EPOCH = "1788739200"
"""7 September 2026: the day on which rights are looked at."""
VERSION = "20260907T000000Z"

TEXTS = {
    "content/hub.yml": "title: {fr: Le pré, de: Die Wiese}\nlanguages: [fr, de, lb]\n"
    "default_language: fr\nfallbacks: {lb: [de, fr]}\ncontact: bonjour@example.org\n",
    "content/people/anne/person.yml": "name: Anne\n",
    "content/people/bela/person.yml": "name: Bela\n",
    "content/works/chant/work.yml": "title: {fr: Chant, de: Lied}\ncomposer: anne\n"
    "score: chant.abc\n",
    "content/works/chant/chant.abc": "X:1\nT:Chant\nM:4/4\nL:1/4\nK:G\nGABc|d2d2|\n",
    "content/works/danse/work.yml": "title: {fr: Danse, de: Tanz}\ncomposer: bela\n",
    "content/recordings/libre/recording.yml": "work: chant\nperformers: [{person: bela}]\n"
    "rights: {licence: CC0-1.0}\n",
    "content/recordings/bref/recording.yml": "title: Bref\n"
    "rights: {licence: CC-BY-4.0, until: 2027-06-30, territories: [FR, LU], media: [stick]}\n",
    "content/recordings/fini/recording.yml": "title: {fr: Fini, de: Vorbei}\nwork: danse\n"
    "rights: {licence: CC-BY-4.0, until: 2026-08-31}\n",
    "content/recordings/seul/recording.yml": "title: Seul\nrights: {licence: CC0-1.0}\n"
    "consent: {reference: file 3, until: 2028-01-31}\n",
    "content/workshops/chanter/workshop.yml": "title: {fr: Chanter, de: Singen}\nkind: singing\n"
    "timeframe: one-off\nages: [6, 8]\nduration_min: 10\nworks: [chant]\nplaylist: ecouter\n",
    "content/workshops/chanter/index.fr.md": "Voir [la danse](../works/danse.html), [Anne]"
    "(../people/anne.html#vie) et [la fête](../concerts/fete.html).\n\n"
    "::: step 10 Chanter\n::: listen libre 0:01\nQui chante ?\n:::\n\n"
    "::: listen fini 0:01\nEt ici ?\n:::\n:::\n",
    "content/workshops/taper/workshop.yml": "title: {fr: Taper, de: Klopfen}\nkind: percussion\n"
    "timeframe: one-off\nages: [6, 8]\nduration_min: 10\nplaylist: finies\n"
    "video: taper.mp4\n",
    "content/workshops/taper/captions.fr.vtt": "WEBVTT\n\n00:00.500 --> 00:01.500\nTapez !\n",
    "content/workshops/taper/index.de.md": "::: step 10 Klopfen\nAlle klopfen.\n:::\n",
    "content/concerts/fete/concert.yml": "title: {fr: La fête, de: Das Fest}\ndate: 2026-12-11\n"
    "venue: {name: Salle, town: Village, country: FR}\nprogramme: [{recording: fini}]\n"
    "project: vallee\n",
    "content/journeys/annee/journey.yml": "title: {fr: Une année, de: Ein Jahr}\nages: [6, 8]\n"
    "weeks: 3\nproject: vallee\nsteps:\n  - {week: 1, workshop: chanter}\n"
    "  - {week: 2, recording: fini}\n  - {week: 3, playlist: ecouter}\n",
    "content/projects/vallee/project.yml": "title: {fr: La vallée, de: Das Tal}\n"
    "countries: [FR]\nstart: 2026-09-07\n",
    "content/pages/aide/index.fr.md": "---\ntitle: Aide\n---\nVoir [taper](../workshops/"
    "taper.html).\n",
    "playlists/ecouter.yml": "title: {fr: Écouter, de: Hören}\nitems:\n  - recording: libre\n"
    "  - recording: fini\n  - recording: bref\n",
    "playlists/finies.yml": "title: {fr: Finies, de: Vorbei}\nitems: [{recording: fini}]\n",
    "editions.yml": "tout: {media: stick, territory: FR}\n"
    "annee:\n  {journeys: [annee], kinds: [workshops], languages: [de], pdf: false, video: false,\n"
    "  media: stick, territory: FR}\n"
    "box: {format: lan, media: lan, territory: BE}\n"
    "petit: {languages: [de], kinds: [recordings], pdf: false, audio: high, cluster: 1 kB}\n",
}
"""Everything but the sounds: `fini` may not be given out any more, `seul` is used by nothing."""


def write(root: Path) -> Path:
    """Write the hub into a folder."""
    for path, text in TEXTS.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for at, name in enumerate(("libre", "bref", "fini", "seul")):
        pitch = f"sine=f={400 + 100 * at}:d=3"
        sound(root / f"content/recordings/{name}/master.flac", pitch, "-ac", "2")
    film(root / "content/workshops/taper/taper.mp4", pattern(64, 48), tone())
    return root
