"""Results as text, as JSON and as rows of a table. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from build_tools.evaluation.results import FEWEST, Group, Role
from build_tools.questionnaires import QUESTIONNAIRES

HEAD = ("level", "id", "title", "asked", "questionnaires", "question", "answer", "count")


def as_text(groups: Sequence[Group], titles: Mapping[tuple[str, str], str]) -> str:
    """Return results for people; `titles` are by kind and id."""
    if not groups:
        return "Nobody has answered yet: 'poche evaluate import FILE…' takes what schools send."
    return "\n\n".join("\n".join(_lines(group, titles)) for group in groups)


def _lines(group: Group, titles: Mapping[tuple[str, str], str]) -> Iterator[str]:
    title = titles.get((group.kind, group.id), group.id)
    yield f"{group.kind.capitalize()} {group.id}: {title}"
    for role in group.roles.values():
        yield f"  {role.who}: {_counted(role.count, 'questionnaire')}"
        for id, total in role.numbers.items():
            yield f"    {_words(role.who, id)} {total}"
        if role.shown < role.count:
            left = role.count - role.shown
            yield (
                f"    {left} of them not broken down: answers of fewer than {FEWEST} "
                "would tell who gave them"
            )
        for id, chosen in role.answers.items():
            yield f"    {_words(role.who, id)}"
            yield f"      {_chosen(role.who, id, chosen)}"


def _chosen(who: str, id: str, chosen: Mapping[str, int]) -> str:
    question = QUESTIONNAIRES[who].question(id)
    if question is None or not any(chosen.values()):
        return "no answer"
    said = ", ".join(f"{it.words} {chosen[it.id]}" for it in question.answers)
    if question.form != "scale":
        return said
    total = sum(chosen.values())
    mean = sum(int(step) * count for step, count in chosen.items()) / total
    return f"{mean:.1f} of 5 on average ({', '.join(f'{n}× {k}' for k, n in chosen.items() if n)})"


def _words(who: str, id: str) -> str:
    question = QUESTIONNAIRES[who].question(id)
    return question.words if question else id


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def as_json(groups: Sequence[Group]) -> str:
    """Return results for programs."""
    told: dict[str, object] = {"version": 1, "fewest": FEWEST}
    for kind in ("journey", "project"):
        told[f"{kind}s"] = [
            {"id": group.id, "asked": {who: _told(it) for who, it in group.roles.items()}}
            for group in groups
            if group.kind == kind
        ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _told(role: Role) -> dict[str, object]:
    answers = {id: dict(chosen) for id, chosen in role.answers.items()}
    return {
        "questionnaires": role.count,
        "broken_down": role.shown,
        "numbers": dict(role.numbers),
        "answers": answers,
    }


def as_rows(
    groups: Sequence[Group], titles: Mapping[tuple[str, str], str]
) -> list[tuple[str, ...]]:
    """Return results as rows of a table, its head first: one for each answer and each sum."""
    rows: list[tuple[str, ...]] = [HEAD]
    for group in groups:
        for role in group.roles.values():
            title = titles.get((group.kind, group.id), group.id)
            about = (group.kind, group.id, title, role.who, str(role.count))
            rows += [(*about, id, "sum", str(total)) for id, total in role.numbers.items()]
            rows += [
                (*about, id, answer, str(count))
                for id, chosen in role.answers.items()
                for answer, count in chosen.items()
            ]
            if not (role.numbers or role.answers):
                rows.append((*about, "", "", ""))
    return rows
