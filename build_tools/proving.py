"""The doors of the proof: `poche verify` and `poche keys`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from build_tools import printing
from build_tools import verify as proof
from build_tools.editions.signing import CannotSign, SecretKey, make_keys, read_secret
from build_tools.progress import Progress
from build_tools.signatures import NoKey

SECRET = click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Sign with this secret key, poche.key of 'poche keys'.",
)
"""The option of commands that sign."""


def secret(path: Path) -> SecretKey:
    """Read a secret key; ask for its password if it has one."""

    def ask() -> str:
        return str(click.prompt(f"Password of {path.name}", hide_input=True, err=True))

    try:
        return read_secret(path, ask)
    except CannotSign as refusal:
        raise click.ClickException(str(refusal)) from refusal


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The maker's public key, poche.pub: is the edition signed with it?",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed: for people or for programs.",
)
@click.pass_context
def verify(ctx: click.Context, path: Path, key: Path | None, form: str) -> None:
    """Say whether PATH, a copy of an edition, is whole, offline, and what its maker signed.

    PATH is a stick, a folder, a zip, an update or a ZIM file. Nothing is changed.
    """
    today = datetime.now(UTC).date()
    try:
        with Progress() as progress:
            report = proof.verify(path, key=key, today=today, progress=progress)
    except (proof.NotAnEdition, NoKey) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for line in [proof.as_json(report)] if form == "json" else proof.as_text(report):
        click.echo(line)
    ctx.exit(printing.FINE if report.whole else printing.WRONG)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--no-password", is_flag=True, help="Do not ask for one: for a locked-up machine.")
def keys(folder: Path, no_password: bool) -> None:
    """Make a pair of keys in FOLDER, to sign editions with and to check them by.

    Whoever has poche.key can sign in your name: it stays with you, out of the hub. poche.pub is
    for everybody.
    """
    password = None
    if not no_password:
        password = click.prompt(
            "Password for poche.key, empty for none",
            default="",
            show_default=False,
            hide_input=True,
            confirmation_prompt=True,
            err=True,
        )
    try:
        public, letters = make_keys(folder, password or None)
    except CannotSign as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(letters)
    click.echo(f"This is the public key, also in {public}: tell it to who checks.", err=True)
    click.echo("Sign with: poche pack --key poche.key. Keep that file safe and secret.", err=True)
