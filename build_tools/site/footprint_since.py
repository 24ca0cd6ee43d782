"""What pages about footprints say of what was told before; pure functions for the templates."""

from __future__ import annotations

from build_tools.domain import Since
from build_tools.site.footprint_views import amount, category_words
from build_tools.site.footprint_words import UNIT
from build_tools.site.reader import Reader

_SAME_KG = 0.0005
"""Below the gram, to which figures are kept, nothing has changed."""


def since_words(r: Reader, it: Since) -> str:
    """Return by how much the central figure is another now, and what that comes from."""
    kg, activities, factors = it.change_kg, it.by_activities_kg, it.by_factors_kg
    if it.has_same_activities and it.has_same_factors:
        if abs(kg) < _SAME_KG:
            return r.t("nothing has changed since")
        return r.t(
            "since then {kg}: Poche {version} reckoned otherwise",
            kg=_signed(r, kg), version=it.kept.poche,
        )  # fmt: skip
    if it.has_same_activities:
        return r.t("since then {kg}, all by other factors", kg=_signed(r, kg))
    if it.has_same_factors:
        return r.t("since then {kg}, all by other activities", kg=_signed(r, kg))
    if activities is None or factors is None:
        return r.t("since then {kg}, by other activities and other factors", kg=_signed(r, kg))
    return r.t(
        "since then {kg}: by other activities {activities}, by other factors {factors}",
        kg=_signed(r, kg), activities=_signed(r, activities), factors=_signed(r, factors),
    )  # fmt: skip


def unlike_words(r: Reader, it: Since) -> str:
    """Return what cannot be compared, since not the same items are counted; empty for nothing."""
    if not it.unlike:
        return ""
    return r.t(
        "not the same items are counted: {categories}; all the rest {kg}",
        categories=", ".join(category_words(r, each) for each in it.unlike),
        kg=_signed(r, it.alike_kg),
    )  # fmt: skip


def _signed(r: Reader, kg: float) -> str:
    if abs(kg) < _SAME_KG:
        return f"0 {UNIT}"
    return f"{'+' if kg > 0 else ''}{amount(r, kg)} {UNIT}"
