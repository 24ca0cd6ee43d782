"""What stands around the body of a sheet: what a teacher scans first, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel import dates

from build_tools.domain import LEVELS, MODES, WORKSHOP_KINDS, Body, Hub, Workshop
from build_tools.prose import ADAPTATIONS
from build_tools.sheets.blocks import Blocks
from build_tools.sheets.desk import Desk
from build_tools.sheets.pen import Pen, span
from build_tools.sheets.source import NOTHING, array, call, optional, string
from build_tools.strings import locale_of

_VERSION_LENGTH = 7
"""Hex digits of a text's digest: enough to see that two copies differ."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """Writes what stands around the body of one sheet."""

    workshop: Workshop
    body: Body
    hub: Hub
    desk: Desk
    pen: Pen

    def top(self) -> str:
        """Return kind, title and the facts."""
        it, t = self.workshop, self.desk.t
        code = self.desk.code
        shown = {"picture": string(code or ""), "alt": string(t("The address of this sheet"))}
        return call(
            "masthead",
            badge=self.pen.icon(f"badge {it.kind}"),
            kind=self.pen.line(self._kind()),
            title=self.pen.text(it.title),
            numbers=array(self._numbers()),
            columns=str(self.desk.form.columns + 1),
            needs=array(self._needs()),
            qr=optional(_dictionary(shown) if code else None),
        )

    def _kind(self) -> str:
        kind = self.desk.t(WORKSHOP_KINDS[self.workshop.kind])
        return f"{kind} · {self.desk.t('In simple words')}" if self.desk.form.easy else kind

    def _numbers(self) -> Iterator[str]:
        it, t = self.workshop, self.desk.t
        yield self._number("clock", str(it.duration_min), t("min"))
        yield self._number("child", span(it.ages), t("years old"))
        if it.group:
            yield self._number("group", span(it.group), t("children"))
        if it.sessions and it.sessions > 1:
            yield self._number("calendar", str(it.sessions), t("sessions"))

    def _number(self, icon: str, amount: str, unit: str) -> str:
        return call("number", self.pen.icon(icon), self.pen.line(amount), self.pen.line(unit))

    def _needs(self) -> Iterator[str]:
        it, t = self.workshop, self.desk.t
        if it.materials:
            items = [call("item", self.pen.text(material)) for material in it.materials]
            yield self._need("materials", t("Materials"), call("bullets", "true", *items))
        where = []
        if it.space:
            where.append(self._need("room", t("Room"), self.pen.text(it.space)))
        if it.level:
            where.append(self._need("level", t("Level"), self.pen.line(t(LEVELS[it.level]))))
        if it.mode in ("online", "both"):
            where.append(self._need("online", t("How"), self.pen.line(t(MODES[it.mode]))))
        if self.desk.form.easy and self.body.easy_read:
            read, lang = self.body.easy_read, self.desk.lang
            when = dates.format_date(read.date, "long", locale=locale_of(lang))
            said = t("Proofread by {who}, {date}", who=read.reviewed_by, date=when)
            where.append(self._need("check", said, NOTHING))
        if where:
            yield call("stacked", *where)
        if it.works:
            items = [call("item", self.pen.text(work.title)) for work in it.works]
            yield self._need("work", t("Music"), call("bullets", "true", *items))

    def _need(self, icon: str, label: str, inside: str) -> str:
        return call("need", self.pen.icon(icon), self.pen.line(label), inside)

    def adaptations(self, blocks: Blocks) -> Iterator[str]:
        """Yield what helps children of whom the facts speak."""
        found = self.workshop.adaptations
        if found and not self.desk.form.easy:
            pairs = (
                call("labelled-text", self.pen.line(self._whom(who)), self.pen.text(how))
                for who, how in found.items()
            )
            yield call("chapter", "2", self.pen.line(self.desk.t("For every child")))
            yield call("beside", str(self.desk.form.columns), *pairs)

    def _whom(self, name: str) -> str:
        return self.desk.t(ADAPTATIONS[name]) if name in ADAPTATIONS else name

    def bottom(self) -> str:
        """Return where the sheet comes from: hub, place in it, licence, version, proofreading."""
        t, it = self.desk.t, self.workshop
        source = self.desk.address or f"{self.body.lang}/workshops/{it.id}.html"
        version = t("version {version}", version=self.body.digest[:_VERSION_LENGTH])
        hub = self.hub.title.choose(self.pen.chain).text
        parts = [hub, self.hub.publisher, self.hub.licence, version]
        return self.pen.origin(parts, source)


def _dictionary(values: dict[str, str]) -> str:
    return f"({', '.join(f'{key}: {value}' for key, value in values.items())})"
