"""Reports as people and programs read them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from build_tools.manifest import Stamp, read_stamp, stamp_json
from build_tools.verify.findings import Finding, Report

_SHOWN = 20
"""Of each kind of finding this many are printed for people; JSON has them all."""


def as_text(report: Report) -> Iterator[str]:
    """Yield lines for people: what it is, what is wrong, and the sum of it."""
    if report.stamp is not None:
        yield _about(report.stamp)
    for kind, group in groupby(report.findings, key=lambda finding: finding.kind):
        found = list(group)
        for finding in found[:_SHOWN]:
            where = f"{printable(finding.path)}: " if finding.path else ""
            yield f"{kind}: {where}{printable(finding.message)}"
        if len(found) > _SHOWN:
            yield f"{kind}: and {len(found) - _SHOWN:,} more; --format json lists them all"
    if report.signer is not None:
        yield f"signed: {printable(report.signer)}"
    if report.followed:
        yield f"{report.followed} addresses on the internet are offered to who presses them"
    carried = f"{report.files:,} files, {report.size_bytes / 1e6:,.1f} MB"
    wrong = sum(finding.kind != "notice" for finding in report.findings)
    if report.whole:
        yield f"Whole: {carried}."
    else:
        things = "1 thing" if wrong == 1 else f"{wrong:,} things"
        yield f"Not as it should be: {things} to mend; {carried} are right."


def as_json(report: Report) -> str:
    """Return a report for programs."""
    stamp = report.stamp
    said = {
        "version": 1,
        "carrier": report.carrier,
        "edition": None if stamp is None else json.loads(stamp_json(stamp)),
        "whole": report.whole,
        "files": report.files,
        "bytes": report.size_bytes,
        "followed": report.followed,
        "signer": report.signer,
        "findings": [
            {"kind": it.kind, "path": it.path, "message": it.message} for it in report.findings
        ],
    }
    return json.dumps(said, indent=1)


def from_json(text: str) -> Report:
    """Return the report that `as_json` wrote. Raises ValueError or KeyError for anything else."""
    said: dict[str, Any] = json.loads(text)
    edition = said["edition"]
    return Report(
        carrier=said["carrier"],
        stamp=None if edition is None else read_stamp(json.dumps(edition)),
        files=said["files"],
        size_bytes=said["bytes"],
        followed=said["followed"],
        signer=said["signer"],
        findings=tuple(Finding(it["kind"], it["path"], it["message"]) for it in said["findings"]),
    )


def printable(text: str) -> str:
    """Return a text that steers no terminal, whatever a file is called."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def _about(stamp: Stamp) -> str:
    ends = f"valid until {stamp.valid_until}" if stamp.valid_until else "without an end"
    title, edition = printable(stamp.title), printable(stamp.edition)
    return f"{title}, edition '{edition}', version {stamp.version}, {ends}"
