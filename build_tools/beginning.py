"""The door of new things: `poche new`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from build_tools import drafts, scaffolds, translating
from build_tools.blanks import Need, explained
from build_tools.catalogue.fields import example_of, is_required
from build_tools.scaffolds import Hub
from build_tools.speaking import language
from build_tools.strings import Strings, load


@click.group()
def new() -> None:
    """Begin something new: a resource, a journey from another, a translation.

    Nothing that is there is ever overwritten. What is written speaks the language of your
    system, or that of POCHE_LANG (fr, de, nl, en).
    """


def _words() -> Strings:
    return load(language(os.environ), [Path(__file__).resolve().parent])


def _on_a_terminal() -> bool:
    return sys.stdin.isatty()


@new.command("translation")
@click.argument("text", metavar="KIND/ID[/easy]")
@click.argument("lang")
@click.pass_context
def new_translation(ctx: click.Context, text: str, lang: str) -> None:
    """Begin the translation of a text into LANG, such as: works/ode-an-die-freude de

    The source stands beside the place to write. As long as 'draft: true' is in the file,
    nobody sees it.
    """
    t = _words()
    try:
        path = translating.begin(scaffolds.opened(ctx.obj), text, lang, t)
    except (drafts.Refused, FileExistsError) as refusal:
        raise click.ClickException(_refusal(refusal)) from refusal
    _say(translating.told(path, t))


def _command(kind: str) -> click.Command:
    """Return the command that makes a new resource of a kind."""
    one = drafts.ONE[kind]
    params: list[click.Parameter] = [click.Argument(["id"])]
    params += [_option(need) for need in scaffolds.known(kind)]
    if kind == "recordings":
        sound = click.Path(path_type=Path)
        params.append(click.Option(["--sound"], type=sound, help="The sound file; it is copied."))
    if kind != "playlists":
        said = "The language of the text; the hub's default language if not given."
        params.append(click.Option(["--lang"], help=said))
    if kind == "journeys":
        model = "A journey to copy, with its steps and texts."
        params.append(click.Option(["--from", "model"], metavar="MODEL", help=model))
        home = "With --from: where it belongs; to no project if not given."
        params.append(click.Option(["--project"], metavar="PROJECT", help=home))
    place = "playlists/ID.yml" if kind == "playlists" else f"content/{kind}/ID"
    told = f"Begin a {one} in {place}; what is missing is asked for on a terminal."
    if kind == "journeys":
        told += (
            "\n\nOr copy the journey MODEL. Remarks and order are kept; concerts and dates stay "
            "those of the model until you change them; what to change is said."
        )
    callback: Callable[..., None] = _journey if kind == "journeys" else _resource(kind)
    return click.Command(one, params=params, callback=click.pass_context(callback), help=told)


def _option(need: Need) -> click.Option:
    example = example_of(need.field).strip("[]") if need.is_list else example_of(need.field)
    said = f"{explained(need.field, Strings('en'))} Such as: {example}"
    return click.Option([f"--{need.name.replace('_', '-')}", need.name], help=said)


def _resource(kind: str) -> Callable[..., None]:
    def make(ctx: click.Context, id: str, lang: str | None = None, **given: Any) -> None:
        t = _words()
        try:
            hub = scaffolds.opened(ctx.obj)
            spoken = scaffolds.look_at(hub, kind, id, lang)
            sound: Path | None = given.pop("sound", None)
            answers, sound = _answers(hub, kind, given, sound, t)
            made = scaffolds.make(hub, kind, id, answers, lang=spoken, t=t, sound=sound)
        except (drafts.Refused, FileExistsError) as refusal:
            raise click.ClickException(_refusal(refusal)) from refusal
        _say(scaffolds.told(made, t))

    return make


def _journey(
    ctx: click.Context, id: str, model: str | None, project: str | None, **given: Any
) -> None:
    if model is None:
        if project is not None:
            raise click.UsageError("--project goes with --from; else write it into the file")
        _resource("journeys")(ctx, id, **given)
        return
    for name, value in given.items():
        if value is not None:
            raise click.UsageError(f"--{name} does not go with --from: the model has it")
    try:
        copied = drafts.new_journey(ctx.obj, id, model=model, project=project)
    except drafts.Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    _say(drafts.told(copied))


def _answers(
    hub: Hub, kind: str, given: dict[str, str | None], sound: Path | None, t: Strings
) -> tuple[dict[str, str], Path | None]:
    """Return what is known of a new resource; ask for the rest, or name all that is missing."""
    asked = scaffolds.known(kind)
    answers = {name: value for name, value in given.items() if value is not None}
    for need in asked:
        if need.name in answers:
            wrong = scaffolds.fault(hub, kind, need, answers[need.name])
            if wrong:
                raise drafts.Refused(wrong)
    if sound is not None and (wrong := scaffolds.sound_fault(sound)):
        raise drafts.Refused(wrong)

    missing = [need for need in asked if need.name not in answers and is_required(need.field)]
    untitled = kind == "recordings" and not answers
    soundless = kind == "recordings" and sound is None
    if (missing or untitled or soundless) and not _on_a_terminal():
        names = [f"--{need.name.replace('_', '-')}" for need in missing]
        names += ["--work | --title"] * untitled + ["--sound"] * soundless
        raise drafts.Refused(t("these options are missing: {options}", options=", ".join(names)))
    if untitled:
        missing = [*asked[:1]]
    for need in missing:
        answers[need.name] = _ask(hub, kind, need, t)
    return answers, _ask_sound(t) if soundless else sound


def _ask(hub: Hub, kind: str, need: Need, t: Strings) -> str:
    def right(raw: str) -> str:
        wrong = scaffolds.fault(hub, kind, need, raw)
        if wrong:
            raise click.UsageError(wrong)
        return raw

    example = example_of(need.field).strip("[]") if need.is_list else example_of(need.field)
    click.echo(explained(need.field, t))
    said: str = click.prompt(
        t("{name}, such as {example}", name=need.name, example=example), value_proc=right
    )
    return said


def _ask_sound(t: Strings) -> Path:
    def right(raw: str) -> Path:
        wrong = scaffolds.sound_fault(Path(raw))
        if wrong:
            raise click.UsageError(wrong)
        return Path(raw)

    said: Path = click.prompt(t("The sound file, which is copied"), value_proc=right)
    return said


def _refusal(refusal: Exception) -> str:
    """Say in one line why nothing was written, also where somebody else was quicker."""
    if isinstance(refusal, FileExistsError):
        return f"{refusal.filename} is there already"
    return str(refusal)


def _say(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)


for _kind in scaffolds.KINDS:
    new.add_command(_command(_kind))
