"""Small hubs for tests: written from a mapping, resolved with findings made up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from build_tools import prose
from build_tools.catalogue import read, resolve
from build_tools.domain import Catalogue, Film, Picture, Score, Sound
from build_tools.problems import Problem, Severity, in_reading_order

HUB = "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n"

VALID = {
    "content/hub.yml": "title: {fr: Une saison, de: Eine Saison}\nlanguages: [fr, de, lb]\n"
    "default_language: fr\nfallbacks: {lb: [de, fr]}\ntagline: Ensemble\nfactors: notre\n",
    "content/people/jean/person.yml": "name: Jean\nborn: 1685\ndied: 1750-07-28\n"
    "roles: [{fr: compositeur}]\nportrait: jean.jpg\n",
    "content/people/jean/jean.jpg": "",
    "content/works/chant/work.yml": "title: Chant\ncomposer: jean\nlyricist: Anonyme\nyear: 1731\n"
    "instruments: [piano]\nscore: chant.abc\n",
    "content/works/chant/chant.abc": "X:1\n",
    "content/works/chant/index.fr.md": "Voir [Jean](../people/jean.html#vie).\n",
    "content/recordings/flute/recording.yml": "work: chant\nrecorded: {date: 2025}\n"
    "performers: [{person: jean}]\n"
    "chapters:\n  - {at: 0:00, title: Debut}\n  - {at: 1:00, title: Fin}\n"
    "parts: {alto: alto.ogg}\nrights: {licence: CC0-1.0, from: 2026-01-01}\nbeats: [0.5, 1]\n",
    "content/recordings/flute/flute.flac": "",
    "content/recordings/flute/alto.ogg": "",
    "content/recordings/flute/captions.fr.vtt": "WEBVTT\n\n00:01.000 --> 00:03.500\n"
    "<v Jean>Au clair\nde la <i>lune</i>\n\n00:04.000 --> 00:06.000\n♪ Mon ami Pierrot ♪\n",
    "content/recordings/seul/seul.mp3": "",
    "content/concerts/soir/concert.yml": "title: Soir\ndate: 2026-09-17\n"
    "venue: {name: Salle, town: Remich}\n"
    "artists: [jean, La classe]\nprogramme: [{recording: flute}, {work: chant}]\n"
    "photos: [{file: p/a.png, alt: La salle}]\nproject: moselle\n"
    "live: {address: https://example.org/, starts: 2026-09-17T19:30}\n",
    "content/concerts/soir/p/a.png": "",
    "content/workshops/tambour/workshop.yml": "title: Tambour\nkind: percussion\n"
    "timeframe: series\nages: [6, 8]\nduration_min: 30\nsessions: 2\nworks: [chant]\n"
    "playlist: ecoute\nmaterials: [craie]\nadaptations: {hearing: {fr: Montrer}}\n",
    "content/workshops/tambour/index.fr.md": "::: listen flute 0:12\nOui.\n:::\n",
    "content/workshops/tambour/index.de.md": "---\ntranslates: 000000000000\n---\nJa.\n",
    "content/workshops/tambour/easy.fr.md": "Frappez.\n",
    "content/journeys/annee/journey.yml": "title: Une annee\nages: [8, 11]\nweeks: 4\n"
    "concert_week: 2\nproject: moselle\nsteps:\n  - {week: 2, concert: soir}\n"
    "  - {week: 1, meeting: {title: Bonjour, day: Tuesday, time: '14:30', every_weeks: 1, "
    "until_week: 4}}\n",
    "content/projects/moselle/project.yml": "title: Moselle\ncountries: [FR, LU]\n"
    "start: 2026-09-07\nholidays: [{from: 2026-11-02, to: 2026-11-08, title: Automne}]\n"
    "timezone: Europe/Luxembourg\n",
    "content/projects/moselle/activity.yml": "places: [{name: Metz, lat: 49.12, lon: 6.18}]\n"
    "activities:\n  - date: 2026-09-17\n    kind: concert\n    place: {name: Remich, lat: 49.55, "
    "lon: 6.37}\n    country: LU\n    people: 3\n    concert: soir\n    journey: annee\n"
    "    legs:\n      - {from: Metz, to: Remich, mode: car, vehicle: diesel, return: true}\n"
    "      - {from: Remich, to: Trier, km: 40.5, mode: train, people: 2, data: ticket}\n"
    "    freight: [{instrument: piano, km: 55, mode: van, return: yes}]\n"
    "    nights: [{number: 3, kind: hotel}]\n    meals: [{number: 6, kind: vegetarian}]\n"
    "    energy: [{kwh: 35.5, kind: gas, data: bill}]\n"
    "    audience: {number: 120, km: 15, modes: {car: 70, walk: 30}}\n"
    "    participants: {children: 24, adults: 2, hours: 1.5}\n    demonstration: true\n",
    "content/projects/moselle/plan.yml": "home: {name: Metz, lat: 49.12, lon: 6.18}\n"
    "places: [{name: Remich, lat: 49.55, lon: 6.37}]\ndays: 3\nhours: 10\n"
    "ways:\n  - {mode: car, vehicle: diesel, occupancy: 3}\n  - {mode: train}\n"
    "nights: rental\nmeals: chicken\nvisits:\n  - place: Remich\n    kind: concert\n"
    "    people: 3\n    earliest: 2026-09-17\n    latest: 2026-09-27\n    team: trio\n"
    "    country: LU\n    hours: 4.5\n    km: 60\n    station: 1.2\n    needs: piano\n"
    "    local: yes\n    audience: {number: 120, km: 15, modes: {car: 70, walk: 30}}\n"
    "  - {place: Metz, kind: workshop, people: 2, date: 2026-09-20}\n",
    "content/factors/notre.yml": "title: Les notres\nversion: 2026-11-22\n"
    "spread: {measured: 2, estimated: 30}\n"
    "sources: [{id: NOUS, title: Nos mesures, licence: CC0-1.0}]\nfactors:\n"
    "  - {use: car-diesel, value: 0.18, low: 0.17, high: 0.21, unit: kg/vkm, scope: use, "
    "year: 2025, country: FR, source: NOUS, verified: true, kwh: 0.1, note: Mesures}\n",
    "content/pages/aide/index.fr.md": "---\ntitle: Aide\n---\nVoici.\n",
    "playlists/ecoute.yml": "title: Ecoute\nitems:\n"
    "  - {recording: flute, start: 0:12, stop: 1:00}\n"
    "  - recording: seul\nages: [6, 8]\ngain: album\n",
    "editions.yml": "stick: {languages: [fr], playlists: [ecoute], size: 8 GB, cluster: 32 kB}\n",
}
"""A hub with one of everything, in which nothing is wrong."""


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a hub."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def resolved(
    root: Path, *, refused: frozenset[str] = frozenset(), duration_s: float = 100.0
) -> tuple[Catalogue | None, list[Problem]]:
    """Read and resolve a hub in which every sound, picture and score is in order.

    As in a check, mistakes in prose count, too.
    """
    source = read(root)
    sounds = {
        path: Sound(path, "0" * 64, duration_s, "flac", 2, 44100, {"title": "Chanson seule"})
        for path in source.sounds
        if path not in refused
    }
    pictures = {
        path: Picture(path, "0" * 64, 40, 30) for path in source.pictures if path not in refused
    }
    scores = {
        path: Score(path, "0" * 64, (0.0, 4.0), (1, 2), (1.0, 1.0), (0, 1), 8.0)
        for path in source.scores
        if path not in refused
    }
    films = {
        path: Film(
            path, "0" * 64, duration_s, 640, 360, 25.0, Sound(path, "", 9.0, "aac", 2, 44100)
        )
        for path in source.films
        if path not in refused
    }
    bodies = {}
    problems = [*source.problems]
    for text in source.texts:
        body, found = prose.parse(
            text.text,
            path=text.path,
            first_line=text.first_line,
            form=text.form,
            lang=text.lang,
        )
        bodies[text.path] = body
        problems += found
    catalogue, unresolved = resolve(
        source, sounds, pictures, bodies, refused, scores=scores, films=films
    )
    everything = in_reading_order([*problems, *unresolved])
    if any(problem.severity is Severity.ERROR for problem in everything):
        catalogue = None
    return catalogue, everything


def errors(problems: list[Problem]) -> list[str]:
    """Return the codes of errors alone, in reading order."""
    return codes([problem for problem in problems if problem.severity is Severity.ERROR])


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes of problems, in reading order."""
    return [problem.code for problem in problems]
