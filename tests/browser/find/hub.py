"""A tiny season to search in: more sheets than a group shows, a text without translation, signs."""

from pathlib import Path

from tests import season

WORKSHOP = """title: {{fr: "{fr}", de: "{de}"}}
kind: {kind}
timeframe: one-off
ages: [6, 8]
duration_min: 20
"""
PEOPLE = {"anna-mer": "Anna Mer", "paul-see": "Paul See"}
SHEETS = {
    "vagues": ("Les vagues de la mer", "Die Wellen im Meer", "singing"),
    **{f"mer-{n}": (f"La mer, jeu {n}", f"Das Meer, Spiel {n}", "percussion") for n in range(1, 9)},
    "signes": ("<b>Signes</b> & __proto__", "<b>Zeichen</b> & __proto__", "writing"),
}
"""Id to the title in French and in German, and the kind."""
FILES = {
    "hub.yml": "title: {fr: Petite mer, de: Kleines Meer}\nlanguages: [fr, de]\n"
    "default_language: fr\n",
    "works/la-mer/work.yml": "title: {fr: La mer, de: Das Meer}\ncomposer: anna-mer\n",
    "works/la-mer/index.fr.md": "Une page tranquille, des galets et du vent.\n\nLa mer monte.\n",
    "works/ete/work.yml": "title: {fr: L’été, de: Der Sommer}\ncomposer: traditional\n",
    "recordings/mer/recording.yml": "work: la-mer\ntitle: {fr: La mer au piano, de: Am Klavier}\n"
    "rights: {licence: CC0-1.0}\n",
    "pages/aide/index.fr.md": "---\ntitle: Aide\n---\nTout pour trouver la mer.\n",
    "pages/aide/index.de.md": "---\ntitle: Hilfe\n---\nAlles, um das Meer zu finden.\n",
}
SOUND = Path(__file__).parents[2] / "media" / "files" / "mono-44k-half-second.flac"


def build(hub: Path) -> Path:
    """Write the hub, build it as a user does, and return its site."""
    files = dict(FILES)
    for id_, name in PEOPLE.items():
        files[f"people/{id_}/person.yml"] = f"name: {name}\n"
    for id_, (fr, de, kind) in SHEETS.items():
        files[f"workshops/{id_}/workshop.yml"] = WORKSHOP.format(fr=fr, de=de, kind=kind)
    files["workshops/vagues/index.fr.md"] = "::: step 20 Debout\nChantez comme les vagues.\n:::\n"
    for name, text in files.items():
        path = hub / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (hub / "content/recordings/mer/mer.flac").write_bytes(SOUND.read_bytes())
    return season.build(hub)
