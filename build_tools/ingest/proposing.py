"""From files to a plan, asking where something may not be guessed. Pure.

`propose` is asked again after each answer, until nothing is open; whatever stays open is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_tools.ingest import matching
from build_tools.ingest.beside import Beside
from build_tools.ingest.facts import Told, Track, told
from build_tools.ingest.matching import Match, Work
from build_tools.ingest.names import Person, Said
from build_tools.ingest.plan import Key, Known, Named, NewWork, Plan, Question, Recording, Wanted

NEW, LEAVE = "+", "-"
"""Answers that are no id."""


def propose(
    tracks: Sequence[Track],
    beside: Mapping[str, Beside],
    known: Known,
    wanted: Wanted,
    answers: Mapping[Key, str],
) -> Plan:
    """Return what becomes of some files; what is open is in `questions`, each once."""
    making = _Making(known, wanted, answers)
    recordings = tuple(making.recording(it, beside.get(it.path, Beside())) for it in tracks)
    people = {id: (it, tuple(making.roles[id])) for id, it in making.people.items()}
    return Plan(recordings, making.works, people, tuple(making.questions.values()))


@dataclass(slots=True)
class _Making:
    known: Known
    wanted: Wanted
    answers: Mapping[Key, str]
    people: dict[str, Said] = field(default_factory=dict)
    roles: dict[str, dict[str, None]] = field(default_factory=dict)
    works: dict[str, NewWork] = field(default_factory=dict)
    wholes: dict[Key, str] = field(default_factory=dict)
    """New works of which one recording has a movement: what is called alike is of the same."""
    questions: dict[Key, Question] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)
    open: list[Question] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)

    def recording(self, track: Track, beside: Beside) -> Recording:
        """Return what becomes of one file."""
        self.open, self.spare = [], []
        it = told(track)
        composer = self._composer(it)
        work = self._work(it, composer)
        found = [self._person(each, each.role or "performer") for each in it.performers]
        performers = {each.id: each for each in found if each}
        concert = self._concert(it.date)
        place = next((each.place for each in self.known.concerts
                      if concert and each.id == concert.id), "")  # fmt: skip
        title = self._title(it, work)
        captions = self._captions(it, beside)
        family = next((each.name.split()[-1] for each in it.performers if each.name.split()), "")
        base = self.known.id_of(it.title) or self.known.id_of(PurePosixPath(track.path).stem)
        wished = self.wanted.id or base
        id = self._free("recordings", wished, family, it.date[:4])
        day = it.date or next((each.date for each in self.known.concerts
                               if concert and each.id == concert.id), "")  # fmt: skip
        return Recording(
            id, wished, track.path, title, it, track.duration_s, composer, work,
            tuple(performers.values()), day, concert, place, captions, tuple(self.spare), beside,
            tuple(self.open),
        )  # fmt: skip

    def _composer(self, it: Told) -> Named | None:
        if it.nameless:
            return Named(it.nameless, "name")
        return self._person(it.composers[0], "composer") if it.composers else None

    def _person(self, said: Said, role: str) -> Named | None:
        """Return who is meant; None where that stays open."""
        own = [Person(id, each.name, each.born, each.died) for id, each in self.people.items()]
        found = matching.person(said, [*own, *self.known.people])
        match = self._asked(("person", said.key), said.name, found)
        if match is None:
            return None
        by = match.by
        if match.id is None:
            id = self._free("people", self.known.id_of(said.name), "", said.born)
            self.people[id], by = said, "new"
        else:
            id = match.id
        if id in self.people:
            by = "new"
            well_known = role if role in ("composer", "conductor") else "performer"
            self.roles.setdefault(id, {})[well_known] = None
        return Named(id, by, said.role)

    def _work(self, it: Told, composer: Named | None) -> Named | None:
        if self.wanted.work:
            return Named(self.wanted.work, "answer")
        if it.composers and composer is None:
            return None
        who = composer.id if composer else None
        key = ("work", f"{who or ''}/{it.work}/{it.catalogue}")
        if key in self.wholes:
            return Named(self.wholes[key], "new")
        found = matching.work(it.work, it.further, who, self._fresh())
        if found.id is None:
            found = matching.work(it.work, it.further, who, self.known.works)
        match = self._asked(key, f"{it.work} {it.catalogue}".strip(), found)
        if match is not None and match.id is not None:
            return Named(match.id, "new" if match.id in self.works else match.by)
        return None if match is None or who is None else self._new_work(it, who, key)

    def _fresh(self) -> list[Work]:
        """Return the works that are made together with this one."""
        return [Work(id, (it.title,), it.composer, it.catalogue) for id, it in self.works.items()]

    def _named(self, people: Sequence[Said]) -> str:
        """Return the first of some people: by the id, if the hub has exactly one of that name."""
        if not people:
            return ""
        return matching.person(people[0], self.known.people).id or people[0].name

    def _new_work(self, it: Told, who: str, key: Key) -> Named:
        id = self._free("works", self.known.id_of(it.work), it.catalogue, who.rpartition("-")[2])
        lyricist, arranger = (self._named(each) for each in (it.lyricists, it.arrangers))
        self.works[id] = NewWork(it.work, who, it.catalogue, lyricist, arranger, it.language)
        if it.is_piece:
            self.wholes[key] = id
        return Named(id, "new")

    def _asked(self, key: Key, said: str, found: Match) -> Match | None:
        """Return a match after what was answered: without an id for something new, None where it
        is left out or still open."""
        if not found.is_open:
            return found
        answer = self.answers.get(key)
        if answer == NEW:
            return Match()
        if answer not in (None, LEAVE):
            return Match(answer, "answer")
        question = Question(key, said, found.candidates)
        self._note(question, is_left=answer == LEAVE)
        return None

    def _note(self, question: Question, *, is_left: bool) -> None:
        if not is_left:
            self.questions.setdefault(question.key, question)
            self.open.append(question)

    def _concert(self, date: str) -> Named | None:
        """Two concerts on one day are no match: nothing in a file tells them apart."""
        if self.wanted.concert:
            return Named(self.wanted.concert, "answer")
        same_day = [it.id for it in self.known.concerts if date and it.date == date]
        return Named(same_day[0], "date") if len(same_day) == 1 else None

    def _title(self, it: Told, work: Named | None) -> str:
        """Return the title, unless the work has the same."""
        if work is None:
            return it.title
        titles = (self.works[work.id].title,) if work.id in self.works else next(
            (each.titles for each in self.known.works if each.id == work.id), ()
        )  # fmt: skip
        with_number = f"{it.work} {it.catalogue}".strip()
        same = any(
            matching.is_same_title(mine, each)
            for each in titles
            for mine in (it.title, it.work if it.title == with_number else it.title)
        )
        return "" if same else it.title

    def _captions(self, it: Told, beside: Beside) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for path, named in beside.captions:
            tagged = it.language if it.language in self.known.languages else ""
            lang = named or self.wanted.language or tagged or self._language(path)
            if lang in found.values():
                self.spare.append(path)
            elif lang:
                found[path] = lang
        return tuple(found.items())

    def _language(self, path: str) -> str:
        if len(self.known.languages) == 1:
            return self.known.languages[0]
        key = ("language", path)
        answer = self.answers.get(key)
        if answer not in (None, LEAVE):
            return answer
        question = Question(key, path, self.known.languages, may_be_new=False)
        self._note(question, is_left=answer == LEAVE)
        return ""

    def _free(self, kind: str, base: str, *further: str) -> str:
        """Return an id that nothing has: the base, with a word that tells it apart, or a number."""
        base = base or kind.rstrip("s")
        tried = [base]
        for word in filter(None, map(self.known.id_of, further)):
            tried.append(f"{base[: 59 - len(word)].rstrip('-')}-{word}"[:60].rstrip("-"))
        tried += [f"{base[:55].rstrip('-')}-{n}" for n in range(2, 10_000)]
        for id in tried:
            if (kind, id) not in self.taken and id not in self.known.taken.get(kind, ()):
                self.taken.add((kind, id))
                return id
        raise AssertionError("ten thousand things of one name")
