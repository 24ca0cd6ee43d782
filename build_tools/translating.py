"""Translations begun: the source beside the place to write, and the fingerprint filled in."""

from __future__ import annotations

from build_tools import editing, prose
from build_tools.catalogue import TextFile, places
from build_tools.drafts import Refused, quoted, unknown
from build_tools.problems import Severity, did_you_mean
from build_tools.scaffolds import Hub
from build_tools.strings import Strings

_EASY = "easy"


def begin(hub: Hub, target: str, lang: str, t: Strings) -> str:
    """Write the file of a translation that is not there yet, and return its path.

    `target` is `works/ode-an-die-freude`, or `workshops/tambour/easy` for the sheet in easy
    language. Raises Refused, with nothing written, and OSError.
    """
    kind, id, variant = _named(hub, target)
    if lang not in hub.languages:
        raise Refused(
            f"the hub's languages are {', '.join(hub.languages)}; {quoted(lang)} is not one"
        )
    name = f"{variant}.{lang}.md"
    path = f"{hub.source.folders[kind, id]}/{name}"
    if lang == hub.default:
        raise Refused(f"{name} is what translations are made from; write it yourself")
    if path in hub.source.files:
        raise Refused(f"{path} is there already; 'poche check' says whether it lags behind")
    source = _source(hub, kind, id, variant)
    editing.put_file(hub.root / path, _written(source, lang, t).encode())
    return path


def _named(hub: Hub, target: str) -> tuple[str, str, str]:
    kind, _, rest = target.removeprefix("content/").strip("/").partition("/")
    id, _, part = rest.partition("/")
    variants = ("index", _EASY) if kind == "workshops" else ("index",)
    variant = part or "index"
    if kind not in places.FOLDERS:
        near = did_you_mean(kind, places.FOLDERS)
        hint = f"did you mean '{near}'?" if near else "write for example works/ode-an-die-freude"
        raise Refused(f"{quoted(kind)} is no folder of texts; {hint}")
    if (kind, id) not in hub.source.folders:
        raise Refused(unknown(hub.source, kind, id))
    if variant not in variants:
        raise Refused(f"{quoted(part)} is no text of {kind}/{id}; only workshops have '{_EASY}'")
    return kind, id, variant


def _source(hub: Hub, kind: str, id: str, variant: str) -> TextFile:
    """Return the text in the default language: fingerprints are always those of that one."""
    for text in hub.source.texts:
        if (text.kind, text.id, text.variant, text.lang) == (kind, id, variant, hub.default):
            if text.path in hub.source.refused:
                break
            return text
    path = f"{hub.source.folders[kind, id]}/{variant}.{hub.default}.md"
    raise Refused(f"there is no {path} to translate, or it cannot be read; write it first")


def _written(source: TextFile, lang: str, t: Strings) -> str:
    body = source.text
    lines = ["---"]
    title = source.front.value.get("title") if source.front else None
    if isinstance(title, str):
        lines.append(f"title: {editing.scalar(title.strip())}  # {t('Translate this, too.')}")
    lines += [
        f"translates: {prose.digest(body)}",
        f"draft: true  # {t('Take this line out when the translation is finished.')}",
        f"#reviewed_by:  # {t('Who has read the translation.')}",
        "---",
        f"<!-- {t('Translate below each comment. Comments are shown to nobody.')} -->",
        "",
        "",
    ]
    return "\n".join(lines) + _laid_out(body, source, lang)


def _laid_out(body: str, source: TextFile, lang: str) -> str:
    """Lay the source beside its translation, in a way in which nothing is wrong."""
    laid = editing.beside(body, source.lang)
    _, problems = prose.parse(laid, path=source.path, form=source.form, lang=lang)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return editing.whole_beside(body, source.lang)
    return laid


def told(path: str, t: Strings) -> list[str]:
    """Return what to say of a translation that was begun."""
    return [
        t("Wrote {files}.", files=path),
        t("Still to do:"),
        "- " + t("write the translation below each comment"),
        "- " + t("then take the line “draft: true” out; until then nobody sees this text"),
    ]
