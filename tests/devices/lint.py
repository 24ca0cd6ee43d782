"""Reads scripts and style sheets far enough to see what is too new for the oldest devices."""

import re
from collections.abc import Iterator

from tests.devices.rules import DECLARATION, EXPRESSION, PREFIXED, SCRIPT, SELECTOR, Rule

EXCUSE = re.compile(r"devices: \w+")
"""In a comment: this line knows that it uses something newer, and why that does no harm."""

_PIECES = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<template>`(?:\\.|[^`\\])*`)
  | (?P<regex>
      (?:(?<![\w$)\]}\s])|(?<=return))\s*     # where a value is expected: not a division
      /(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*
    )
    """,
    re.VERBOSE | re.DOTALL,
)


def faults_of_script(text: str) -> list[str]:
    """``line: what (needs …)`` for everything too new in a classic script."""
    found: list[str] = []

    def code_only(match: re.Match[str]) -> str:
        """Keep code and line ends, drop prose; what a template computes is code."""
        piece = match[0]
        if match["regex"]:
            found.extend(_faults(EXPRESSION, piece.strip(), _line(text, match.end())))
            return " /x/"
        kept = " ".join(re.findall(r"\$\{([^}]*)\}", piece)) if match["template"] else ""
        return f' "" {kept}' + "\n" * piece.count("\n")

    code = _PIECES.sub(code_only, text)
    for number, line in enumerate(code.split("\n"), 1):
        found += _faults(SCRIPT, line, number)
    return _without_excused(found, text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _faults(rules: tuple[Rule, ...], piece: str, line: int) -> list[str]:
    return [
        f"{line}: {rule.name} (needs {rule.needs})" for rule in rules if rule.pattern.search(piece)
    ]


def _without_excused(found: list[str], text: str) -> list[str]:
    lines = text.split("\n")
    return [fault for fault in found if not EXCUSE.search(lines[int(fault.split(":")[0]) - 1])]


def faults_of_style(text: str) -> list[str]:
    """The same for a style sheet.

    Whatever stands in ``@supports`` is meant for newer browsers and left alone.
    """
    text_only = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    blank = re.compile(r"url\([^)]*\)|\"[^\"\n]*\"|'[^'\n]*'")
    found: list[str] = []
    plain = blank.sub("x", text_only)
    for head, body, line in blocks(plain):
        found += _faults(SELECTOR, head, line)
        declarations = [re.sub(r"\s*:\s*", ":", part, count=1) for part, _ in body]
        prefixed = {part[8:].split(":")[0] for part in declarations if part.startswith("-webkit-")}
        for part, (_, at) in zip(declarations, body, strict=True):
            beside = part.split(":")[0] in prefixed
            rules = [r for r in DECLARATION if not (beside and PREFIXED.search(r.name))]
            found += _faults(tuple(rules), part, at)
    return _without_excused(found, text)


Declaration = tuple[str, int]
"""What is declared, and its line."""


def blocks(text: str) -> Iterator[tuple[str, list[Declaration], int]]:
    """Head, own declarations and line of every block outside ``@supports``.

    Raises ValueError for a rule inside another rule: nesting is too new as well.
    """
    stack: list[tuple[str, list[Declaration], int]] = []
    start = 0
    for match in re.finditer(r"[{};]", text):
        piece, line = text[start : match.start()].strip(), _line(text, match.start())
        start = match.end()
        if match[0] == "{":
            if stack and not stack[-1][0].startswith("@"):
                raise ValueError(f"{line}: rule inside a rule (needs 112, 117, 16.5): {piece}")
            stack.append((piece, [], line))
        elif piece and stack:
            stack[-1][1].append((piece, line))
        if match[0] == "}":
            block = stack.pop()
            if not any(outer.startswith("@supports") for outer, _, _ in [*stack, block]):
                yield block
