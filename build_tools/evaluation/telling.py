"""Results as text in an editor's language, as JSON and as rows of a table. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from babel import numbers

from build_tools.domain import Results, Role
from build_tools.evaluation.results import FEWEST
from build_tools.questionnaires import QUESTIONNAIRES, mean
from build_tools.strings import Strings, locale_of

HEAD = (
    *("level", "id", "title", "asked", "questionnaires", "examples", "broken_down"),
    *("question", "answer", "count"),
)
LEVELS = {"journey": "Journey", "project": "Project", "season": "Season"}
"""Level to its label, a message id of the site."""
Titles = Mapping[str, str]
"""By `Results.key`."""


def as_text(found: Sequence[Results], titles: Titles, t: Strings) -> str:
    """Return results for people; `t` knows the words of the site, too."""
    if not found:
        command = "poche evaluate import"
        return t("Nobody has answered yet: {command} takes in what schools send.", command=command)
    return "\n\n".join("\n".join(_lines(it, titles, t)) for it in found)


def _lines(it: Results, titles: Titles, t: Strings) -> Iterator[str]:
    label, title = t(LEVELS[it.level]), titles.get(it.key, it.id)
    yield t("{what}: {title}", what=f"{label} {it.id}".strip(), title=title)
    for role in it.roles.values():
        people = t(QUESTIONNAIRES[role.who].people)
        yield "  " + t("{people}: questionnaires {count}", people=people, count=role.count)
        if role.examples:
            yield "    " + t("examples that nobody has filled in: {count}", count=role.examples)
        for id, total in role.numbers.items():
            yield f"    {_words(role.who, id, t)} {total}"
        if role.shown < role.count:
            left = role.count - role.shown
            yield "    " + t(
                "not broken down: {count}; answers of fewer than {fewest} would tell who gave them",
                count=left,
                fewest=FEWEST,
            )
        for id, chosen in role.answers.items():
            yield f"    {_words(role.who, id, t)}"
            yield f"      {_chosen(role.who, id, chosen, t)}"


def _chosen(who: str, id: str, chosen: Mapping[str, int], t: Strings) -> str:
    question = QUESTIONNAIRES[who].question(id)
    if question is None or not any(chosen.values()):
        return t("no answer")
    if question.form != "scale":
        return ", ".join(f"{t(it.words)} {chosen[it.id]}" for it in question.answers)
    average = numbers.format_decimal(mean(chosen), format="0.0", locale=locale_of(t.lang))
    steps = ", ".join(f"{count}× {step}" for step, count in chosen.items() if count)
    return t("{mean} of 5 on average ({steps})", mean=average, steps=steps)


def _words(who: str, id: str, t: Strings) -> str:
    question = QUESTIONNAIRES[who].question(id)
    return t(question.words) if question else id


def as_json(found: Sequence[Results]) -> str:
    """Return results for programs."""
    told: dict[str, object] = {"version": 1, "fewest": FEWEST}
    for level in ("journey", "project"):
        told[f"{level}s"] = [
            {"id": it.id, "asked": _asked(it)} for it in found if it.level == level
        ]
    for it in found:
        if it.level == "season":
            told["season"] = {"asked": _asked(it)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _asked(it: Results) -> dict[str, object]:
    return {who: _told(role) for who, role in it.roles.items()}


def _told(role: Role) -> dict[str, object]:
    answers = {id: dict(chosen) for id, chosen in role.answers.items()}
    return {
        "questionnaires": role.count,
        "examples": role.examples,
        "broken_down": role.shown,
        "numbers": dict(role.numbers),
        "answers": answers,
    }


def as_rows(found: Sequence[Results], titles: Titles) -> list[tuple[str, ...]]:
    """Return results as rows of a table, its head first: one for each answer and each sum. Of
    what is not broken down, and has no sums, there is a row without a question."""
    rows: list[tuple[str, ...]] = [HEAD]
    for it in found:
        title = titles.get(it.key, it.id)
        for role in it.roles.values():
            counts = (role.count, role.examples, role.shown)
            about = (it.level, it.id, title, role.who, *map(str, counts))
            rows += [(*about, id, "sum", str(total)) for id, total in role.numbers.items()]
            rows += [
                (*about, id, answer, str(count))
                for id, chosen in role.answers.items()
                for answer, count in chosen.items()
            ]
            if not (role.numbers or role.answers):
                rows.append((*about, "", "", ""))
    return rows
