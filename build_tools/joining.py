"""A staged catalogue made into a site: what is as it was stays, the rest is made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools import search, site, spreading
from build_tools.site import finish
from build_tools.site.outputs import Outputs, Target, origin_of
from build_tools.spreading import Joining, Laid
from build_tools.store import Store


@dataclass(frozen=True, slots=True)
class Besides:
    """What stands in a site besides what is made of its catalogue here."""

    media: Mapping[str, Path]
    """Address to file."""
    others: Mapping[str, bytes]
    """Address to content."""


def rendered(stage: site.Stage, build: Path, store: Store, besides: Besides, engine: str) -> None:
    """Let an engine render every page, and make the whole site below `build` anew.

    Raises `site.RenderError` or OSError.
    """
    staged = stage.write()
    indexes = (search.index(lang, found) for lang, found in staged.findables.items())
    indexed = {url: content for index in indexes for url, content in index.items()}
    site.assemble(
        site.render(build, [page.url for page in staged.pages], store, engine),
        build / "site",
        catalogue=stage.catalogue,
        staged=staged,
        assets=stage.assets,
        media=besides.media,
        others={**besides.others, **indexed},
    )


def joined(stage: site.Stage, build: Path, store: Store, besides: Besides) -> None:
    """Make what is not as it was, from shells, and leave the rest of the site as it is.

    Raises `site.RenderError` or OSError.
    """
    languages = stage.catalogue.hub.languages
    stage.lay()
    outputs = Outputs(build / "site", build / "cache" / "site")
    with spreading.hands(stage, languages) as hands:
        tasks = [(lang, _indexed(outputs, lang)) for lang in languages]
        laid: list[Laid] = hands(spreading.laid, tasks)
        shells = {url: key for it in laid for url, key in it.pages.shells.items()}
        parts = site.parts_of(build, shells, store)
        pages = [_Pages.of(it, parts, outputs) for it in laid]
        contents = _contents(stage, laid) | dict(besides.others)
        links = {**finish.theme(stage.overrides, languages), **besides.media}
        target = outputs.target()
        for written in hands(spreading.joined, [it.task(target, parts) for it in pages if it.new]):
            target.add(written)
    kept = [url for it in pages for url in it.put_index(target, outputs)]
    kept += finish.put(target, outputs, contents)
    kept += finish.link(target, outputs, links)
    outputs.finish(target, kept)
    stage.remember()


def _contents(stage: site.Stage, laid: Sequence[Laid]) -> dict[str, bytes]:
    """Return what is written besides pages and indexes, by address."""
    titles = {(it.pages.lang, url): title for it in laid for url, title in it.pages.titles.items()}
    scripts = {url: text for it in laid for url, text in it.pages.scripts.items()} | stage.scripts()
    written = {"index.html": stage.shell(), **scripts}
    contents = finish.contents(stage.catalogue, stage.pages, titles, stage.assets)
    return contents | {url: text.encode() for url, text in written.items()}


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages and the index of one language: what stays and what is new."""

    laid: Laid
    stay: tuple[str, ...]
    new: Mapping[str, str]
    """Address to what will stand for the page."""

    @classmethod
    def of(cls, laid: Laid, parts: Mapping[str, Sequence[str]], outputs: Outputs) -> _Pages:
        """Return which pages are as they were left, made of the same and with the same shell."""
        standing = {key: origin_of("\n".join(it).encode()) for key, it in parts.items()}
        origins = {
            url: f"{source} {standing[laid.pages.shells[url]]}"
            for url, source in laid.pages.origins.items()
        }
        stay = tuple(url for url, origin in origins.items() if outputs.intact(url) == origin)
        return cls(laid, stay, {url: origins[url] for url in origins.keys() - {*stay}})

    def task(self, target: Target, parts: Mapping[str, Sequence[str]]) -> Joining:
        """Return how the new pages are joined."""
        its = {self.laid.pages.shells[url] for url in self.new}
        sources = {url: self.laid.pages.origins[url] for url in self.new}
        its_parts = {key: parts[key] for key in its}
        return Joining(target.folder, self.new, sources, its_parts)

    def put_index(self, target: Target, outputs: Outputs) -> Iterator[str]:
        """Write the index, if it is new; yield the addresses of all files that stay."""
        yield from self.stay
        index = self.laid.index
        if index is None:
            yield from outputs.intact_below(_below(self.laid.pages.lang))
        else:
            for url, content in index.items():
                target.put(url, content, f"{self.laid.index_origin} of {len(index)}")


def _below(lang: str) -> str:
    """Return where a language's index lies."""
    return f"search/{lang}/"


def _indexed(outputs: Outputs, lang: str) -> str:
    """Return what a language's index was made of, if all of it is as it was left."""
    there = outputs.intact_below(_below(lang))
    origins = set(there.values())
    made_of, _, many = (origins.pop() if len(origins) == 1 else "").partition(" of ")
    return made_of if many == str(len(there)) else ""
