"""Footprints that were kept: whether they are as Poche wrote them, and by which factors."""

from __future__ import annotations

from build_tools import kept_footprints
from build_tools.catalogue.kept_schema import KeptCategoryPart, KeptFile, KeptTotalPart
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document
from build_tools.domain import Bounds, FootprintPart, KeptFootprint, KeptTotal


def kept_footprint(look: Lookup, document: Document) -> None:
    """Resolve one file, and note what was changed in it, or in what it was reckoned by."""
    before = len(look.problems)
    written = look.written(document, KeptFile)
    if len(look.problems) > before:
        return
    assert written.told and written.poche and written.factors and written.totals
    by = written.factors
    assert by.id and by.title and by.version and by.digest
    it = KeptFootprint(
        id=document.id,
        told=written.told,
        poche=written.poche,
        factors=by.id,
        title=by.title,
        version=by.version,
        digest=by.digest,
        totals=tuple(map(_total, written.totals)),
    )
    if kept_footprints.seal(kept_footprints.as_values(it)) != written.seal:
        look.note("FPK07", document.at_value(("seal",)))
        return
    _factors(look, document, it)
    look.kept[document.id] = it


def _factors(look: Lookup, document: Document, it: KeptFootprint) -> None:
    known = look.sets_of_factors()
    if it.factors not in known:
        place = document.at_value(("factors", "id"))
        look.note("FPK08", place, id=it.factors, known=", ".join(sorted(known)))
    elif (
        it.factors in look.factors
        and kept_footprints.of_factors(look.factors[it.factors]) != it.digest
    ):
        look.note("FPK09", document.at_value(("factors", "id")), id=it.factors)


def _total(written: KeptTotalPart) -> KeptTotal:
    assert written.scope and written.id and written.digest
    return KeptTotal(
        scope=written.scope,
        id=written.id,
        activities=written.activities or 0,
        demonstrations=written.demonstrations or 0,
        hours=written.hours or 0.0,
        digest=written.digest,
        kg=_bounds(written),
        parts=tuple(map(_part, written.parts or ())),
    )


def _part(written: KeptCategoryPart) -> FootprintPart:
    assert written.category and written.state
    return FootprintPart(written.category, _bounds(written), written.state, written.missing or 0)


def _bounds(written: KeptTotalPart | KeptCategoryPart) -> Bounds:
    return Bounds(written.low or 0.0, written.central or 0.0, written.high or 0.0)
