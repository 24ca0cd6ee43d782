"""A staged catalogue made into a site: what is as it was stays, the rest is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools import search, site, spreading
from build_tools.collecting import collected
from build_tools.site import finish
from build_tools.site.outputs import Outputs, Shown, Target, Written, nobody, origin_of
from build_tools.spreading import Hands, Joining, Laid, Laying
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
    with collected():
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


def joined(
    stage: site.Stage,
    build: Path,
    store: Store,
    besides: Besides,
    shown: Shown | None = None,
) -> None:
    """Make what is not as it was, from shells, and leave the rest of the site as it is.

    If somebody waits to be told by `shown`, and few pages are new, these take the place of old ones
    in the site that is there, and what can be found in it follows. Otherwise it is the old one
    until it is the new one.

    Raises `site.RenderError` or OSError.
    """
    languages = stage.catalogue.hub.languages
    stage.lay()
    outputs = Outputs(build / "site", build / "cache" / "site")
    target = outputs.target()
    with spreading.hands(stage, languages) as hands:
        in_place = shown is not None and not hands.several and outputs.stands
        pages = _pages(stage, store, hands, outputs, target)
        links = {**finish.theme(stage.overrides, languages), **besides.media}
        contents = _contents(stage, [it.laid for it in pages]) | dict(besides.others)
        kept = finish.put(target, outputs, contents)
        kept += finish.link(target, outputs, links)
        for it in pages:
            kept += it.finish(target, outputs, index_later=in_place)
    (outputs.exchange if in_place else outputs.finish)(target, kept, shown or nobody)
    stage.remember()
    for it in pages if in_place else ():
        it.exchange_index(outputs)


def _contents(stage: site.Stage, laid: Sequence[Laid]) -> dict[str, bytes]:
    """Return what is written besides pages and indexes, by address."""
    titles = {(it.pages.lang, url): title for it in laid for url, title in it.pages.titles.items()}
    scripts = {url: text for it in laid for url, text in it.pages.scripts.items()} | stage.scripts()
    written = {"index.html": stage.shell(), **scripts}
    contents = finish.contents(stage.catalogue, stage.pages, titles, stage.assets)
    return contents | {url: text.encode() for url, text in written.items()}


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages and the index of one language: what stays, and what is about to be written."""

    laid: Laid
    stay: tuple[str, ...]
    new: Callable[[], Mapping[str, Written]]
    """Waits until the other pages are written."""

    def finish(self, target: Target, outputs: Outputs, *, index_later: bool) -> Iterator[str]:
        """Note what was written; yield the addresses of all files that stay, for now or longer."""
        target.add(self.new())
        yield from self.stay
        index = self.laid.index
        if index is None or (callable(index) and index_later):
            yield from outputs.intact_below(_below(self.laid.pages.lang))
        else:
            target.add(index() if callable(index) else index)

    def exchange_index(self, outputs: Outputs) -> None:
        """Make the index that was to be made later, if there is one."""
        if callable(self.laid.index):
            target = outputs.target()
            target.add(self.laid.index())
            outputs.exchange(target, outputs.intact_outside(_below(self.laid.pages.lang)))


def _pages(
    stage: site.Stage, store: Store, hands: Hands, outputs: Outputs, target: Target
) -> list[_Pages]:
    """Lay all languages out, and join each as soon as it and the shells are there."""
    tasks = [
        Laying(lang, _indexed(outputs, lang), target.folder, index_later=not hands.several)
        for lang in stage.catalogue.hub.languages
    ]
    coming = [hands.begin(spreading.laid, task) for task in tasks]
    # Whoever waits has time for MkDocs, and no process that needs room for an index holds it, too.
    foreseen = stage.shells(store) if hands.several else {}
    laid: list[Laid] = []
    begun: dict[str, _Pages] = {}
    for each in coming:
        it = each()
        laid.append(it)
        if foreseen.keys() >= {*it.pages.shells.values()}:
            begun[it.pages.lang] = _begun(it, foreseen, hands, outputs, target)
    if len(begun) < len(laid):
        keys = (item for it in laid for item in it.pages.shells.items())
        foreseen = site.parts_of(stage.made_of[1], keys, store)
    return [begun.get(it.pages.lang) or _begun(it, foreseen, hands, outputs, target) for it in laid]


def _begun(
    laid: Laid, parts: Mapping[str, Sequence[str]], hands: Hands, outputs: Outputs, target: Target
) -> _Pages:
    """Begin to join the pages of a language that are not as they were left, made of the same and
    with the same shell."""
    pages = laid.pages
    its = {key: parts[key] for key in {*pages.shells.values()}}
    standing = {key: origin_of("\n".join(it).encode()) for key, it in its.items()}
    origins = {
        url: f"{source} {standing[pages.shells[url]]}" for url, source in pages.origins.items()
    }
    stay = tuple(url for url, origin in origins.items() if outputs.intact(url) == origin)
    new = {url: origins[url] for url in origins.keys() - {*stay}}
    sources = {url: (pages.shells[url], pages.origins[url]) for url in new}
    written = hands.begin(spreading.joined, Joining(target.folder, new, sources, its))
    return _Pages(laid, stay, written)


def _below(lang: str) -> str:
    """Return where a language's index lies."""
    return f"search/{lang}/"


def _indexed(outputs: Outputs, lang: str) -> str:
    """Return what a language's index was made of, if all of it is as it was left."""
    there = outputs.intact_below(_below(lang))
    origins = set(there.values())
    made_of, _, many = (origins.pop() if len(origins) == 1 else "").partition(" of ")
    return made_of if many == str(len(there)) else ""
