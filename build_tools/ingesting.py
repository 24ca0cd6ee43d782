"""The door of what comes from outside: `poche ingest`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from build_tools import (
    drafts,
    holdings,
    intake,
    making,
    pipeline,
    printing,
    rehearsal,
    scaffolds,
    shelving,
)
from build_tools.ingest import (
    LEAVE,
    NEW,
    Key,
    Known,
    Plan,
    Question,
    Wanted,
    as_left,
    as_lines,
    as_question,
    propose,
)
from build_tools.problems import Problem, printed
from build_tools.progress import Progress
from build_tools.scaffolds import Hub
from build_tools.shelving import Rights
from build_tools.speaking import language
from build_tools.strings import Strings, load

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…"
)


@click.command("ingest")
@FILES
@click.option("--dry-run", is_flag=True, help="Print the plan, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without being asked; leave out what is unsure.")
@click.option("--work", metavar="ID", help="The work that is heard in all of them.")
@click.option("--concert", metavar="ID", help="The concert at which they were recorded.")
@click.option("--lang", metavar="LANG", help="The language of captions whose name says none.")
@click.option("--id", "id", metavar="ID", help="The id of the recording; for one sound only.")
@click.option("--licence", default="", help="The licence of all of them, such as CC-BY-SA-4.0.")
@click.option("--holder", default="", help="Who holds the rights.")
@click.pass_context
def ingest(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    dry_run: bool,
    yes: bool,
    work: str | None,
    concert: str | None,
    lang: str | None,
    id: str | None,
    licence: str,
    holder: str,
) -> None:
    """Make recordings, works and people of tagged sound files, or of folders with such files.

    Captions, covers and parts beside a sound are taken along. What would be made is shown
    first; what is unsure is asked for on a terminal. Nothing that is there is changed. Exit
    code 1 says that something was left out, or that nothing could be written.
    """
    t = load(language(os.environ), [Path(__file__).resolve().parent])
    run = _Run(ctx.obj, t, yes=yes, dry_run=dry_run)
    wanted = Wanted(work, concert, lang, id)
    if dry_run:
        ctx.exit(run(files, wanted, Rights(licence, holder)))
    with shelving.alone(ctx.obj) as was_stopped:
        if was_stopped:
            click.echo(t("An earlier ingest was stopped; what it had made is in its place now."))
        code = run(files, wanted, Rights(licence, holder))
    ctx.exit(code)


class _Run:
    def __init__(self, root: Path, t: Strings, *, yes: bool, dry_run: bool) -> None:
        self.root, self.t = root, t
        self.yes, self.dry_run = yes, dry_run
        self.asks = not yes and not dry_run and _on_a_terminal()

    def __call__(self, files: Sequence[Path], wanted: Wanted, rights: Rights) -> int:
        """Plan, ask, try and write; return the exit code."""
        try:
            hub = scaffolds.opened(self.root)
            known = holdings.of(hub)
            self._look_at(hub, known, wanted, rights)
        except drafts.Refused as refusal:
            raise click.ClickException(str(refusal)) from refusal
        with Progress() as progress:
            before = pipeline.check(self.root, progress)
            store, sounds = making.store_of(self.root), before.inspection.sounds
            found = intake.look(
                files, hub, sounds, store=store, progress=progress, say=printing.say
            )
        self._tell(as_left(found.left, self.t))
        if wanted.id and len(found.tracks) > 1:
            raise click.UsageError("--id goes with one sound only")
        plan = self._planned(found, known, wanted)
        if self.asks and plan.recordings and not rights.licence:
            rights = self._rights(rights)
        for line in as_lines(plan, has_rights=bool(rights.licence), t=self.t):
            click.echo(line)
        is_short = any(it.is_wrong for it in found.left) or bool(plan.questions)
        code = printing.WRONG if is_short else printing.FINE
        if not plan.recordings:
            return self._nothing(self.t("there is no new sound."), code)
        if self.dry_run:
            return self._nothing(self.t("this was a dry run."), code)
        return self._write(hub, plan, found, rights, before=before.problems, code=code)

    def _look_at(self, hub: Hub, known: Known, wanted: Wanted, rights: Rights) -> None:
        """Refuse options that name what is not there, and folders to which nothing can be added."""
        for kind in ("people", "works", "recordings"):
            if kind in hub.source.unknowable:
                said = f"nothing can be added to content/{kind}; 'poche check' says why"
                raise drafts.Refused(said)
        for kind, id in (("works", wanted.work), ("concerts", wanted.concert)):
            if id is not None and (kind, id) not in hub.source.folders:
                raise drafts.Refused(drafts.unknown(hub.source, kind, id))
        if wanted.id is not None:
            drafts.look_at_id(hub.source, "recordings", wanted.id, "a-recording")
        if wanted.language is not None and wanted.language not in known.languages:
            spoken = ", ".join(known.languages)
            raise drafts.Refused(f"the hub's languages are {spoken}")
        if rights.holder and not rights.licence:
            raise drafts.Refused("--holder goes with --licence")

    def _planned(self, found: intake.Found, known: Known, wanted: Wanted) -> Plan:
        """Return the plan, when all has been asked that can be."""
        answers: dict[Key, str] = {}
        while True:
            plan = propose(found.tracks, found.beside, known, wanted, answers)
            if not self.asks or not plan.questions:
                return plan
            first = plan.questions[0]
            answers[first.key] = self._answer(first)

    def _answer(self, question: Question) -> str:
        t = self.t
        choices = [*question.candidates, *([NEW] if question.may_be_new else []), LEAVE]
        words = {NEW: t("something new"), LEAVE: t("leave it out")}
        shown = [words.get(each, each) for each in choices]
        return choices[self._chosen(as_question(question, t), shown)]

    def _chosen(self, asked: str, shown: Sequence[str]) -> int:
        """Ask for one of several, and return which: yes and no are other letters elsewhere."""
        click.echo(asked)
        for number, each in enumerate(shown, 1):
            click.echo(f"  {number}  {each}")
        said: int = click.prompt(self.t("Number"), type=click.IntRange(1, len(shown)))
        return said - 1

    def _rights(self, rights: Rights) -> Rights:
        t = self.t
        said = t("Licence of all of them, such as CC-BY-SA-4.0; Enter leaves it open")
        licence = click.prompt(said, default="", show_default=False).strip()
        if not licence:
            return rights
        holder = rights.holder or click.prompt(
            t("Who holds the rights; Enter leaves it open"), default="", show_default=False
        )
        return replace(rights, licence=licence, holder=holder.strip())

    def _write(
        self,
        hub: Hub,
        plan: Plan,
        found: intake.Found,
        rights: Rights,
        *,
        before: Sequence[Problem],
        code: int,
    ) -> int:
        t = self.t
        if not self.yes and not self.asks:
            return self._nothing(t("{option} writes it.", option="--yes"), code)
        staged = shelving.stage(hub, plan, found, rights, t)
        with Progress() as progress, rehearsal.overlaid(self.root, (), staged.overlay) as copy:
            after = pipeline.check(copy, progress).problems
        new = rehearsal.added(before, after)
        for problem in new:
            click.echo(printed(problem, printing.say) + "\n", err=True)
        if any(printing.counts(it, False) for it in new):
            return self._nothing(t("this has to be right first."), printing.WRONG)
        if self.asks and self._chosen(t("Write all this?"), (t("yes"), t("no"))):
            return self._nothing(t("you said no."), code)
        shelving.put(hub, staged)
        for path in staged.written:
            click.echo(t("Wrote {files}.", files=path))
        self._tell_what_is_left(plan)
        return code

    def _tell_what_is_left(self, plan: Plan) -> None:
        t = self.t
        click.echo(t("Still to do:"))
        for question in plan.questions:
            click.echo("- " + t("left out: {what}", what=as_question(question, t)))
        for id in dict.fromkeys(it.concert.id for it in plan.recordings if it.concert):
            click.echo(
                "- " + t("into the programme of {file}:", file=f"content/concerts/{id}/concert.yml")
            )
            played = [it.id for it in plan.recordings if it.concert and it.concert.id == id]
            for recording in played:
                click.echo(f"    - recording: {recording}")
        click.echo("- " + t("“poche check” says what is not right yet"))

    def _nothing(self, why: str, code: int) -> int:
        click.echo(self.t("Nothing was written: {why}", why=why), err=True)
        return code

    def _tell(self, lines: Sequence[str]) -> None:
        for line in lines:
            click.echo(self.t("Left out: {file}", file=line), err=True)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty()
