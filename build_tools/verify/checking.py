"""The check of one copy: its names, its list, every byte, every link, its signature, its date."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from build_tools.domain import Progress
from build_tools.manifest import SIGNATURE, STAMP, SUMS, UNFINISHED, UPDATE, Stamp
from build_tools.signatures import LONGEST, Key, WrongSignature
from build_tools.verify.copies import Copy, Unreadable, read_small, wrong_names
from build_tools.verify.damage import Damage
from build_tools.verify.findings import Finding, Kind, NotAnEdition, Report, in_order
from build_tools.verify.links import LARGEST_PAGE, Links
from build_tools.verify.papers import Papers, read_papers

_MOST_TOLD = 100_000
"""Findings that are kept; a copy with more has nothing right."""
_MB = 1_000_000


@dataclass(slots=True)
class _Check:
    """What is known so far."""

    copy: Copy
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    size_bytes: int = 0
    read_bytes: int = 0

    def note(self, kind: Kind, path: str, message: str) -> None:
        """Keep a finding."""
        self.add(Finding(kind, path, message))

    def add(self, finding: Finding) -> None:
        """Keep a finding, unless there are too many to be of use."""
        if len(self.findings) < _MOST_TOLD:
            self.findings.append(finding)


def checked(copy: Copy, *, key: Key | None, today: date, progress: Progress) -> Report:
    """Check a copy. `today` is what this machine's clock says, and may be wrong.

    Memory is bounded by the number of files and the largest page; files are read once.
    Raises NotAnEdition.
    """
    check = _Check(copy, list(copy.findings))
    for finding in wrong_names(copy):
        check.add(finding)
    papers = read_papers(copy)
    check.findings += papers.findings
    signer = _signature(check, papers, key)
    followed = 0
    if papers.sums:
        places = _places(check, papers)
        links = Links({*papers.sums, SUMS, SIGNATURE})
        _contents(check, papers, places, links, progress)
        _strangers(check, papers, set(places.values()))
        followed = len(links.followed)
    if papers.stamp is not None:
        check.findings += date_findings(papers.stamp, today)
    return Report(
        carrier="update" if papers.update and copy.carrier == "zip" else copy.carrier,
        stamp=papers.stamp,
        files=check.files,
        size_bytes=check.size_bytes,
        followed=followed,
        signer=signer,
        findings=in_order(check.findings),
    )


def _signature(check: _Check, papers: Papers, key: Key | None) -> str | None:
    """Check who made the list; return what the signature says if it fits."""
    there = SIGNATURE in check.copy.files
    if key is None:
        if there:
            check.note("notice", SIGNATURE, "signed; give --key to know by whom: not checked")
        return None
    if not there:
        check.note("signature", SUMS, "it is not signed, so nobody knows who made it")
        return None
    if papers.text is None:
        return None
    try:
        signature = read_small(check.copy, SIGNATURE, LONGEST)
        said = key.check(papers.text, signature or b"")
    except (Unreadable, WrongSignature) as error:
        check.note("signature", SIGNATURE, str(error))
        return None
    return said


def _places(check: _Check, papers: Papers) -> dict[str, str]:
    """Return where the listed files lie, by listed path, however a system writes their names."""
    folded = {_folded(path): path for path in check.copy.files}
    places: dict[str, str] = {}
    for path in papers.sums:
        place = path if path in check.copy.files else folded.get(_folded(path))
        if place is not None:
            places[path] = place
            if place != path:
                check.note("notice", path, f"it is written '{place}' here; sticks allow that")
    return places


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).lower()


def _contents(
    check: _Check, papers: Papers, places: Mapping[str, str], links: Links, progress: Progress
) -> None:
    """Compare every listed file with its sum, and look through pages on the way."""
    damage = Damage(check.copy)
    total = sum(check.copy.files[place] for place in places.values())
    for path, expected in papers.sums.items():
        place = places.get(path)
        if place is None:
            if not papers.is_update(check.copy.carrier):
                check.note("missing", path, "it is not there")
            continue
        page = bytearray() if links.is_looked_through(path) else None
        try:
            found = damage.found(place, expected, _told(check, page, total, progress))
        except Unreadable as error:
            check.note("changed", path, str(error))
            continue
        if found is not None:
            check.note("changed", path, found)
            continue
        check.files += 1
        check.size_bytes += check.copy.files[place]
        if page is not None and len(page) <= LARGEST_PAGE:
            for finding in links.look(path, bytes(page)):
                check.add(finding)
        elif page is not None:
            check.note("link", path, "it is too large for its links to be looked through")


def _told(
    check: _Check, page: bytearray | None, total: int, progress: Progress
) -> Callable[[bytes], None]:
    """Return what hears of every piece that is read: the page keeps it, progress counts it."""

    def hear(piece: bytes) -> None:
        before = check.read_bytes // _MB
        check.read_bytes += len(piece)
        if page is not None and len(page) <= LARGEST_PAGE:
            page.extend(piece)
        if check.read_bytes // _MB > before:
            progress("Checking, in MB", min(check.read_bytes, total) // _MB, total // _MB)

    return hear


def _strangers(check: _Check, papers: Papers, known: set[str]) -> None:
    """Name what is there and stands in no list."""
    removed = set(papers.removed)
    for path in check.copy.files:
        if path in known or path in (SUMS, SIGNATURE) or (path == UPDATE and papers.update):
            continue
        if path in removed:
            check.note("leftover", path, f"since {papers.since}, it is to be deleted")
        elif path.endswith(".part"):
            check.note("foreign", path, "it was being written when the stick was pulled; delete it")
        elif path == UNFINISHED:
            check.note("foreign", path, "a copy was begun here and not finished; copy again")
        elif path == STAMP:
            check.note("foreign", path, "the list does not name the stamp")
        else:
            check.note("foreign", path, "no list names it")


def date_findings(stamp: Stamp, today: date) -> Iterator[Finding]:
    """Yield what the date says of an edition; a clock before its making is a wrong clock."""
    made = datetime.strptime(stamp.version, "%Y%m%dT%H%M%SZ").date()
    ends = stamp.valid_until
    if (made - today).days > 1:  # a day, for who lives east of the clock that made it
        kind: Kind = "notice" if ends is None else "date"
        yield Finding(
            kind,
            "",
            f"this machine's clock says {today}, but the edition was made on {made}: the clock is "
            "wrong" + ("" if ends is None else f", and nobody knows whether {ends} has passed"),
        )
    elif ends is not None and today > ends:
        yield Finding("date", "", f"rights ended on {ends}; ask for a newer edition")


def refuse_foreign(copy: Copy, name: str) -> None:
    """Raise NotAnEdition where neither the list nor the stamp is there."""
    if SUMS in copy.files or STAMP in copy.files:
        return
    if UNFINISHED in copy.files:
        raise NotAnEdition(f"'{name}' is half of a copy: it was stopped; copy again to finish it")
    inside = sorted(
        {p.partition("/")[0] for p in copy.files if p.count("/") == 1 and p.endswith(f"/{SUMS}")}
    )
    hint = f"; did you mean '{inside[0]}' in it?" if len(inside) == 1 else ""
    raise NotAnEdition(f"'{name}' holds no edition of Poche: it has no {SUMS} and no {STAMP}{hint}")
