"""Factor sets: every factor with its source, in the unit in which it is reckoned."""

from __future__ import annotations

from build_tools.catalogue.factor_schema import FactorFile, FactorPart
from build_tools.catalogue.quantities import UNITS
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import QUALITIES, WAYS, Factor, FactorSet, FactorSource


def factor_set(look: Lookup, document: Document) -> None:
    """Resolve one set; what is wrong with a factor is noted, and it is left out."""
    written = look.written(document, FactorFile)
    sources = {
        each.id: FactorSource(each.id, each.title, each.licence)
        for each in written.sources or ()
        if each.id and each.title and each.licence
    }
    found = [
        _factor(look, document, ("factors", number), each, sources)
        for number, each in enumerate(written.factors or ())
    ]
    _of_one_scope(look, document, found)
    if not (written.title and written.version and written.factors):
        return
    spread = {name: getattr(written.spread, name, None) for name in QUALITIES}
    look.factors[document.id] = FactorSet(
        id=document.id,
        title=written.title,
        version=written.version,
        factors=tuple(each for each in found if each),
        spread={name: each for name, each in spread.items() if each is not None},
    )


def _factor(
    look: Lookup,
    document: Document,
    at: Trail,
    written: FactorPart,
    sources: dict[str, FactorSource],
) -> Factor | None:
    if written.source and written.source not in sources:
        place = document.at_value((*at, "source"))
        look.note("FCT08", place, source=written.source[:60], known=", ".join(sources))
    if not (written.use and written.unit and written.scope and written.year):
        return None
    _in_its_unit(look, document, at, written.use, written.unit)
    value = written.value
    source = sources.get(written.source or "")
    if value is None or source is None:
        return None
    low = value if written.low is None else written.low
    high = value if written.high is None else written.high
    if not low <= value <= high:
        look.note(
            "FCT09", document.at_value((*at, "value")), value=f"{value:g}", low=f"{low:g}",
            high=f"{high:g}",
        )  # fmt: skip
    return Factor(
        use=written.use,
        unit=written.unit,
        value=value,
        low=low,
        high=high,
        scope=written.scope,
        year=written.year,
        source=source,
        country=written.country,
        kwh=written.kwh or 0.0,
        is_secondary=written.verified is False,
        note=written.note,
    )


def _in_its_unit(look: Lookup, document: Document, at: Trail, use: str, unit: str) -> None:
    wanted = UNITS[use.partition("-")[0]]
    if unit != wanted:
        place = document.at_value((*at, "unit"))
        look.note("FCT07", place, use=use, wanted=wanted, unit=unit)


def _of_one_scope(look: Lookup, document: Document, found: list[Factor | None]) -> None:
    """Ways to travel are compared, so all must take in the same."""
    first: Factor | None = None
    for number, each in enumerate(found):
        if each is None or each.use.partition("-")[0] not in WAYS:
            continue
        first = first or each
        if each.scope != first.scope:
            look.note(
                "FCT10",
                document.at_value(("factors", number, "scope")),
                use=each.use,
                scope=each.scope,
                other=first.use,
                first=first.scope,
            )
