"""Pages of the sample season that benches open: the fullest of their kinds."""

PAGES = {
    "home": "fr/index.html",
    "playlist": "fr/playlists/choir-practice.html",
    "sheet": "fr/workshops/sound-detectives.html",
    "sheet with a score": "fr/workshops/lanterns-at-the-door.html",
    "journey": "fr/journeys/small-steps-big-sounds.html",
}
