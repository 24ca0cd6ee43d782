"""What a reader of one language sees: words, names and addresses, for the templates.

A template asks `r` (a `Reader`) for everything that depends on the language or
on the page's place in the tree; so no template builds an address or chooses a
language by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel import Locale, dates
from markupsafe import Markup, escape

from build_tools import drawings
from build_tools.domain import (
    AudioFile,
    Body,
    Catalogue,
    ImageFile,
    Localised,
    Person,
    Picture,
    Playlist,
    Recording,
    Resource,
    Spoken,
    Work,
    Workshop,
)
from build_tools.site.assets import SiteAssets
from build_tools.site.pages import PagePlan
from build_tools.site.relations import Relations, address, kind_of
from build_tools.strings import Strings, locale_of

LANGUAGE_NAMES = {
    "fr": "Français",
    "de": "Deutsch",
    "nl": "Nederlands",
    "en": "English",
    "lb": "Lëtzebuergesch",
}
"""Each language's name for itself."""


@dataclass(frozen=True)
class Reader:
    """One page's reader."""

    page: PagePlan
    catalogue: Catalogue
    relations: Relations
    assets: SiteAssets
    t: Strings

    @property
    def lang(self) -> str:
        """The language of the page around the text."""
        return self.page.lang

    @property
    def chain(self) -> tuple[str, ...]:
        """The languages in which texts are looked for."""
        return self.catalogue.hub.chain(self.lang)

    # Words

    def spoken(self, text: Localised | str) -> Spoken:
        """Return the text as this reader gets it, with its language."""
        return Spoken(text, None) if isinstance(text, str) else text.choose(self.chain)

    def words(self, text: Localised | str) -> str:
        """Return the text as plain words, for attributes and data."""
        return self.spoken(text).text

    def text(self, text: Localised | str) -> Markup:
        """Return the text for a page, marked where it is in another language."""
        spoken = self.spoken(text)
        if spoken.lang in (None, self.lang):
            return escape(spoken.text)
        return Markup('<span lang="{}">{}</span>').format(spoken.lang, spoken.text)

    def title(self, resource: Resource) -> Localised | str:
        """Return a resource's title, or a person's name."""
        return resource.name if isinstance(resource, Person) else resource.title

    def body(self, resource: Resource, variant: str = "") -> Body | None:
        """Return the prose in the first language of the chain that has some, else in any.

        Of a workshop, `easy` is the sheet in simple words.
        """
        bodies: Mapping[str, Body] = getattr(
            resource, "easy" if variant == "easy" else "bodies", {}
        )
        there = [*bodies]
        lang = next((lang for lang in (*self.chain, *there) if lang in there), None)
        return bodies[lang] if lang else None

    def language(self, lang: str) -> str:
        """Return a language's name in the reader's language."""
        return str(Locale(self.lang).languages.get(lang, lang))

    def country(self, code: str) -> str:
        """Return a country's name in the reader's language."""
        return str(Locale(self.lang).territories.get(code, code))

    def date(self, when: date | str | None, form: str = "long") -> str:
        """Return a date in words; a bare year stays a year."""
        if when is None:
            return ""
        if isinstance(when, str):
            if len(when) == 4:
                return when
            when = date.fromisoformat(when)
        return str(dates.format_date(when, form, locale=locale_of(self.lang)))

    def moment(self, when: datetime) -> str:
        """Return a local date and time in words, to the minute."""
        hour = dates.format_time(when, "short", locale=locale_of(self.lang))
        return f"{self.date(when.date())}, {hour}"

    def span(self, pair: tuple[int, int]) -> str:
        """Return `6–8`, or `6` where both ends are the same."""
        low, high = pair
        return str(low) if low == high else f"{low}–{high}"

    def clock(self, seconds: float) -> str:
        """Return `m:ss` or `h:mm:ss`."""
        minutes, rest = divmod(int(seconds + 0.5), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

    def lived(self, person: Person) -> str:
        """Return a person's years, such as `1770–1827`."""
        born, died = (when[:4] if when else "" for when in (person.born, person.died))
        return f"{born}–{died}" if born or died else ""

    def composer(self, work: Work) -> str:
        """Return who made a work, in words."""
        if work.composer:
            return work.composer.name
        return self.t("Anonymous") if work.nameless == "anonymous" else self.t("Traditional")

    def by(self, recording: Recording) -> str:
        """Return the second line under a recording's title: composer, else performers."""
        return self.composer(recording.work) if recording.work else self.performers(recording)

    def performers(self, recording: Recording) -> str:
        """Return who plays, as far as it is known: the persons named, else the file's artist."""
        named = ", ".join(performer.person.name for performer in recording.performers)
        return named or recording.artist or ""

    # Addresses

    def to(self, target: Resource | str, variant: str = "", lang: str = "") -> str:
        """Return the way from this page to a resource or to an address below the root.

        A resource's page may be asked for in another form and another language.
        """
        url = target if isinstance(target, str) else address(lang or self.lang, target, variant)
        within = url.removeprefix(f"{self.lang}/")
        if within == url:
            return self.page.root + url
        # without the language's folder, since lists have such a way on every line
        return self.page.root.removeprefix("../") + within

    def section(self, kind: str) -> str:
        """Return the way to a section's list."""
        return self.to(f"{self.lang}/{kind}/index.html")

    def users(self, resource: Resource, kind: str) -> list[Resource]:
        """Return what uses a resource."""
        return self.relations.users(resource, kind)

    # Pictures

    def picture(self, picture: Picture, alt: str, sizes: str = "100vw") -> Markup:
        """Return an `<img>` in the published widths."""
        files = self.assets.derived.images.get(picture.sha256, ())
        return self._image(files, alt, sizes) if files else Markup("")

    def _image(self, files: Sequence[ImageFile], alt: str, sizes: str) -> Markup:
        best = files[-1]
        chosen = ", ".join(f"{self.to(file.url)} {file.width_px}w" for file in files)
        return Markup(
            '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy">'
        ).format(self.to(best.url), chosen, sizes, best.width_px, best.height_px, alt)

    def cover(self, resource: Resource) -> Markup:
        """Return a resource's picture, or the one drawn for it; it adds nothing to its title."""
        own = getattr(resource, "cover", None) or getattr(resource, "portrait", None)
        if own is not None and own.sha256 in self.assets.derived.images:
            return self.picture(own, "", "(min-width: 60em) 320px, 60vw")
        url = self.assets.covers[(kind_of(resource), resource.id)]
        return Markup(
            '<img src="{}" width="300" height="300" alt="" loading="lazy" decoding="async">'
        ).format(self.to(url))

    def cover_url(self, resource: Resource) -> str:
        """Return the address of a resource's picture, relative to the root."""
        return self.assets.cover_url(resource)

    def icon(self, name: str, label: str | None = None) -> Markup:
        """Return a pictogram, silent unless it has a label of its own."""
        return Markup(drawings.pictogram(name, label=label))

    def colour(self, resource: Resource | str) -> str:
        """Return the name of the field colour of a resource's kind of activity."""
        if isinstance(resource, str):
            return drawings.kind_colour(resource)
        finer = resource.kind if isinstance(resource, Workshop) else kind_of(resource)
        return drawings.kind_colour(finer)

    # Sound

    def files(self, recording: Recording, playlist: Playlist | None = None) -> Sequence[AudioFile]:
        """Return a recording's published forms, as loud as it shall be in a playlist."""
        derived = self.assets.derived
        own = derived.audio[recording.master.sha256]
        return derived.albums.get((playlist.id, recording.id), own) if playlist else own

    def part_files(self, recording: Recording, name: str) -> Sequence[AudioFile]:
        """Return the published forms of one of a recording's parts."""
        return self.assets.derived.parts[recording.id, name]

    def sources(self, files: Sequence[AudioFile], fragment: str = "") -> Markup:
        """Return what stands inside an `<audio>`: each form, in the order in which to try them."""
        source = Markup('<source src="{}{}" type="{}">')
        return Markup("").join(
            source.format(self.to(file.url), fragment, file.mime) for file in files
        )
