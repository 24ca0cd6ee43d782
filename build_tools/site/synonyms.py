"""What teachers also call the things of the site, for search alone: none of it is shown.

Every language has its own words; they are not translations of each other. A topic has few, and
a word stands for two topics at most: words that fit everything would find everything. What the
site itself calls a thing, in `overrides/locales`, need not stand here again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TABLES = {
    "fr": """
works: œuvre, morceau, pièce, composition
people: personne, biographie, musicien
recordings: enregistrement, audio, son
concerts: concert, spectacle, représentation
workshops: atelier, fiche, activité, séance, leçon
journeys: parcours, voyage, année, semaines
projects: projet, partenaires, jumelage
playlists: playlist, liste d’écoute, sélection
pages: informations
singing: chanter, chanson, chorale, voix
writing: écrire, paroles, texte, poésie
theatre: jouer une scène, mime, rôles
percussion: rythme, tambour, frapper, taper
movement: danse, danser, bouger, corps
listening: oreille, entendre, deviner les sons
making: bricolage, bricoler, construire
years: ans, an, âge
range: de {low} à {high} ans
minutes: minutes
nothing: sans matériel, rien à préparer, sans instrument
score: partition, notes, solfège
words: paroles, karaoké
parts: voix séparées, répéter
video: vidéo, film
live: en direct, retransmission
overview: agenda, calendrier, carte, dates
footprint: climat, CO2, bilan carbone, empreinte carbone, écologie
results: bilan, évaluation, réponses, sondage, enquête
questions: questionnaire, évaluation, enquête, sondage, avis
""",
    "de": """
works: Werk, Stück, Komposition
people: Person, Biografie, Leben, Musiker
recordings: Aufnahme, Audio, Tonaufnahme
concerts: Konzert, Aufführung, Vorstellung
workshops: Workshop, Arbeitsblatt, Übung, Stunde, Unterricht
journeys: Lernweg, Reise, Schuljahr, Wochen
projects: Projekt, Partner, Partnerschaft
playlists: Playlist, Hörliste, Auswahl
pages: Informationen
singing: Lied, Gesang, Chor, Stimme
writing: Text, dichten, Reime, Strophe
theatre: Schauspiel, Rollenspiel, Szene, Pantomime
percussion: Rhythmus, Trommel, trommeln, klatschen
movement: Tanz, tanzen, bewegen, Körper
listening: lauschen, zuhören, Ohr, Klänge raten
making: bauen, werken, herstellen
years: Jahre, Jährige, Alter
range: {low} bis {high} Jahre, von {low} bis {high} Jahren
minutes: Minuten
nothing: ohne Material, nichts vorzubereiten, ohne Instrumente
score: Noten, Partitur, Notenblatt
words: Liedtext, Worte, Karaoke
parts: Einzelstimmen, Probe, üben
video: Video, Film
live: Livestream, Übertragung
overview: Kalender, Termine, Karte, Termin
footprint: Klima, CO2, Klimabilanz, Umwelt
results: Auswertung, Evaluation, Umfrage, Antworten, Bilanz
questions: Fragebogen, Evaluation, Umfrage, Meinung, Rückmeldung
""",
    "nl": """
works: werk, stuk, compositie
people: persoon, biografie, leven, muzikant
recordings: opname, audio, geluid
concerts: concert, voorstelling, optreden
workshops: workshop, werkblad, activiteit, les
journeys: traject, reis, schooljaar, weken
projects: project, partners, partnerschap
playlists: playlist, luisterlijst, selectie
pages: informatie
singing: zang, lied, koor, stem
writing: tekst, dichten, rijmen, strofe
theatre: toneel, rollenspel, scène, mime
percussion: ritme, trommel, trommelen, klappen
movement: dans, dansen, bewegen, lichaam
listening: oren, horen, geluiden raden
making: maken, bouwen, handwerk
years: jaar, jarigen, leeftijd
range: van {low} tot {high} jaar
minutes: minuten
nothing: zonder materiaal, niets nodig, zonder instrumenten
score: partituur, noten, bladmuziek
words: liedtekst, woorden, karaoke
parts: aparte stemmen, oefenen
video: video, film
live: livestream, uitzending
overview: agenda, kalender, kaart, data
footprint: klimaat, CO2, voetafdruk, milieu
results: evaluatie, enquête, antwoorden, balans
questions: vragenlijst, evaluatie, enquête, mening
""",
    "en": """
works: work, piece, composition
people: person, biography, life, musician
recordings: recording, audio, sound
concerts: concert, performance, show
workshops: workshop, worksheet, activity, lesson
journeys: journey, school year, weeks
projects: project, partners, partnership
playlists: playlist, selection, listening list
pages: information
singing: song, sing, choir, voice
writing: write, lyrics, poem, verse
theatre: drama, acting, role play, mime
percussion: rhythm, drum, drumming, clapping, beat
movement: dance, dancing, move, body
listening: ears, hearing, guess the sound
making: craft, build, make
years: years, year olds, age
range: {low} to {high} years, ages {low} to {high}
minutes: minutes
nothing: no materials, nothing needed, no instruments
score: score, sheet music, notation
words: lyrics, words, karaoke
parts: separate voices, rehearse, practise
video: video, film
live: livestream, broadcast
overview: agenda, calendar, map, dates
footprint: climate, CO2, carbon, environment
results: evaluation, survey, answers, feedback
questions: questionnaire, evaluation, survey, feedback, opinion
""",
    "lb": """
works: Wierk, Stéck, Kompositioun
people: Persoun, Biographie, Liewen, Museker
recordings: Opnam, Audio, Toun
concerts: Concert, Virstellung, Optrëtt
workshops: Atelier, Aarbechtsblat, Aktivitéit, Stonn
journeys: Parcours, Rees, Schouljoer, Wochen
projects: Projet, Partner, Partnerschaft
playlists: Playlist, Lauschterlëscht, Auswiel
pages: Informatiounen
singing: Lidd, Gesank, Chouer, Stëmm
writing: Text, dichten, Reimer, Stroph
theatre: Schauspill, Rollespill, Zeen, Pantomim
percussion: Rhythmus, Trommel, trommelen, klappen
movement: Danz, danzen, beweegen, Kierper
listening: lauschteren, Ouer, Kläng roden
making: bauen, Bastelaarbecht, maachen
years: Joer, Järeger, Alter
range: vun {low} bis {high} Joer
minutes: Minutten
nothing: ouni Material, näischt néideg, ouni Instrumenter
score: Partitur, Nouten, Noutebliet
words: Liddtext, Wierder, Karaoke
parts: eenzel Stëmmen, Prouf, üben
video: Video, Film
live: Livestream, Iwwerdroung
overview: Kalenner, Terminer, Kaart, Datumen
footprint: Klima, CO2, Ëmwelt, Klimabilanz
results: Auswäertung, Evaluatioun, Ëmfro, Äntwerten, Bilan
questions: Froebou, Evaluatioun, Ëmfro, Meenung
""",
}
"""By language, a line for each topic; `range` has places for the youngest and the oldest."""


def _read() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found = {}
    for lang, table in _TABLES.items():
        for line in table.strip().split("\n"):
            topic, _, words = line.partition(": ")
            found[lang, topic] = tuple(words.split(", "))
    return MappingProxyType(found)


_WORDS = _read()


def synonyms(lang: str, topic: str) -> tuple[str, ...]:
    """Return what a topic is also called in a language.

    A topic is a kind of resource, a kind of workshop, or a word of the table above. Raises
    KeyError for another.
    """
    return _WORDS[lang, topic]
