"""A worksheet, written as typst: what its makers see under `build/sheets/`."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.domain import Body, Hub, Workshop
from build_tools.prose import Node
from build_tools.sheets.blocks import Blocks
from build_tools.sheets.desk import Desk, Notes
from build_tools.sheets.forms import MM
from build_tools.sheets.masthead import Masthead
from build_tools.sheets.own import score_call
from build_tools.sheets.pen import Pen
from build_tools.sheets.source import call, joined, points, string
from build_tools.sheets.words import collapsed, line

_IMPORT = '#import "/sheet.typ": *\n'


@dataclass(frozen=True, slots=True)
class Written:
    """One sheet in one form, before its size is known."""

    before: str
    after: str
    missing: tuple[str, ...]
    """Clusters that paper cannot show."""
    wide: tuple[str, ...]
    """First words of tables that are wider than the paper."""

    def source(self, size_pt: float) -> str:
        """Return the typst source with text of this size."""
        return f"{self.before}{points(size_pt)}{self.after}"


def write(workshop: Workshop, body: Body, root: Node, hub: Hub, desk: Desk) -> Written:
    """Write one sheet; `root` is its body as a tree."""
    notes = Notes()
    blocks = Blocks(desk, notes)
    chain = hub.chain(desk.lang)
    pen = Pen(desk.lang, chain, desk.t, desk.inked, desk.symbol, notes)
    head = Masthead(workshop, body, hub, desk, pen)
    inside = [*blocks.write(root.children), *_scores_at_the_end(workshop, blocks, root)]
    inside += head.adaptations(blocks)
    title = collapsed(workshop.title.choose(chain).text)
    facts = {
        "title": string(title),
        "lang": string(desk.lang),
        "author": string(hub.publisher or hub.title.choose(chain).text),
        "about": string(f"{desk.hub} · {body.digest} · {hub.licence or ''}".rstrip(" ·")),
        "margin": points(desk.form.margin_mm * MM),
        "gutter": points(desk.form.gutter_mm * MM),
        "above": points(desk.form.above_mm * MM),
        "below": points(desk.form.below_mm * MM),
        "leading": f"{desk.form.leading_em:g}em",
        "top": head.top(),
        "bottom": head.bottom(),
        "page_words": pen.page_words(),
    }
    mark = "\x03"
    source = _IMPORT + "#" + call("sheet", joined(inside), size=mark, **facts) + "\n"
    before, _, after = source.partition(mark)
    return Written(before, after, tuple(notes.missing), tuple(notes.wide))


def sung(workshop: Workshop, root: Node) -> tuple[str, ...]:
    """Return works whose scores end a singing sheet, because it does not place any itself."""
    if workshop.kind != "singing" or any("score" in n.classes for n in root.walk()):
        return ()
    return tuple(work.id for work in workshop.works if work.score is not None)


def _scores_at_the_end(workshop: Workshop, blocks: Blocks, root: Node) -> list[str]:
    desk = blocks.desk
    scores = [desk.scores[id_, 0] for id_ in sung(workshop, root) if (id_, 0) in desk.scores]
    if not scores or desk.form.easy:
        return []
    heading = line(desk.t.count(len(scores), "Score", "Scores"), desk, blocks.notes)
    return [call("section", "2", heading), *(score_call(each, blocks) for each in scores)]
