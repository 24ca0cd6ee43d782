"""Problems printed: for people, for programs, for a pull request; and how commands end.

They are told in the language of whoever gave the command.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable

import click

from build_tools.problems import Problem, Say, Severity, Words, printed, series, worded
from build_tools.speaking import language

FINE, WRONG, MACHINE = 0, 1, 2
"""Exit codes: all is well; content, an edition or a copy is not as it should be; the tool or the
machine failed."""


COUNTED = {
    Severity.ERROR: ("{n} error", "{n} errors"),
    Severity.WARNING: ("{n} warning", "{n} warnings"),
    Severity.NOTICE: ("{n} notice", "{n} notices"),
}
"""How one of a kind is counted, and how several are: message ids."""


def say(text: str) -> str:
    """Return a text of Poche's own in the editor's language."""
    return _speaker(language(os.environ))(text)


@functools.cache
def _speaker(lang: str) -> Say:
    """Return who speaks a language; its words are read when there is something to say."""
    if lang == "en":
        return lambda text: text
    from build_tools.strings import of_problems  # noqa: PLC0415 (takes long, seldom needed)

    return of_problems(lang)


def said(text: Words) -> str:
    """Return words in the editor's language."""
    return text.said(say)


def counts(problem: Problem, strict: bool) -> bool:
    """Say whether a problem stops the work; with `strict`, warnings do."""
    return problem.severity is Severity.ERROR or (strict and problem.severity is Severity.WARNING)


def summary(problems: Iterable[Problem]) -> str:
    """Return how many of each there are, such as `2 errors, 1 notice.`"""
    counted = Counter(problem.severity for problem in problems)
    if not counted:
        return said(worded("Everything is right."))
    parts = [
        Words(COUNTED[kind][n > 1], (("n", str(n)),)) for kind in Severity if (n := counted[kind])
    ]
    return series(parts).said(say) + "."


def as_text(problems: Iterable[Problem]) -> None:
    """Print for people: place, line and way out."""
    for problem in problems:
        click.echo(printed(problem, say) + "\n")


def as_json(problems: Iterable[Problem]) -> None:
    """Print for programs."""
    rows = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "path": problem.location.path,
            "line": problem.location.line,
            "column": problem.location.column,
            "message": problem.seen(say),
            "help": problem.advice(say),
        }
        for problem in problems
    ]
    click.echo(json.dumps({"version": 1, "problems": rows}, ensure_ascii=False, indent=1))


def as_github(problems: Iterable[Problem]) -> None:
    """Print workflow commands, which a forge shows beside the line of a pull request."""
    for problem in problems:
        place = problem.location
        text = f"{problem.seen(say)}\n{problem.advice(say)}"
        for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            text = text.replace(char, code)
        path = place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        where = f",line={place.line},col={place.column}" if place.line else ""
        click.echo(f"::{problem.severity} file={path}{where},title={problem.code}::{text}")


_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def as_gitlab(problems: Iterable[Problem]) -> None:
    """Print a report of GitLab's Code Quality, which it shows beside the line of a merge request.

    A problem keeps its fingerprint when it moves to another line or is told in another language:
    GitLab tells by it what is new.
    """
    rows = []
    seen: Counter[str] = Counter()
    for problem in problems:
        place = problem.location
        told = "\0".join((problem.code, place.path, problem.message))
        seen[told] += 1
        mark = hashlib.sha256(f"{told}\0{seen[told]}".encode()).hexdigest()
        rows.append(
            {
                "description": f"{problem.seen(say)} ({problem.advice(say)})",
                "check_name": problem.code,
                "fingerprint": mark,
                "severity": _GITLAB[problem.severity],
                "location": {"path": place.path, "lines": {"begin": max(place.line, 1)}},
            }
        )
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1))


FORMS = {"text": as_text, "json": as_json, "github": as_github, "gitlab": as_gitlab}
