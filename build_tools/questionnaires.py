"""What children, teachers, families and artists are asked after a journey: four questionnaires.

The site, paper and `poche evaluate` all ask here. Ids of questions and answers stand in files
that schools have sent: they keep their meaning for ever, as problem codes do. Whoever changes
what an id means, or takes one away, raises the questionnaire's version; new questions and
answers need no new version, since nothing asks for all of them. Words are message ids.

There is no question that is answered in words of one's own: names come in by those.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["one", "several", "scale", "number"]
"""How a question is answered: by one of its answers, by some, from 1 to 5, or by a number."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers that a question offers."""

    id: str
    words: str
    icon: str = ""
    """Its pictogram, where those who answer may not read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `answers` are empty where a number answers it."""

    id: str
    words: str
    form: Form
    answers: tuple[Answer, ...] = ()
    most: int = 0
    """The largest number that makes sense as an answer."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its answers."""
        return tuple(answer.id for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What one group of people is asked."""

    id: str
    people: str
    """Those who are asked."""
    title: str
    lead: str
    questions: tuple[Question, ...]
    version: int = 1
    tallied: bool = False
    """Whether a class's answers may come as sums: how many chose what."""

    def question(self, id: str) -> Question | None:
        """Return the question of an id."""
        return next((question for question in self.questions if question.id == id), None)


SCALE = tuple(Answer(str(step), str(step)) for step in range(1, 6))
LOW, HIGH = "I do not agree at all", "I agree entirely"
"""What stands at both ends of a scale: message ids."""

_DONE = (
    Answer("listen", "Listen to music", "do-listen"),
    Answer("sing", "Sing", "do-sing"),
    Answer("dance", "Dance and move", "dance"),
    Answer("play", "Play instruments", "do-play"),
    Answer("make", "Craft and build", "do-make"),
)
_OFTEN = (
    Answer("often", "Often"),
    Answer("sometimes", "Sometimes"),
    Answer("never", "Never"),
)
_HINDRANCES = (
    Answer("time", "Time"),
    Answer("room", "A room"),
    Answer("material", "Material or equipment"),
    Answer("languages", "A common language"),
    Answer("information", "Information beforehand"),
    Answer("nothing", "Nothing"),
)


def _scale(id: str, words: str) -> Question:
    return Question(id, words, "scale", SCALE)


CHILDREN = Questionnaire(
    "children",
    "Children",
    "The children’s questionnaire",
    "Five questions with pictures, for one child after the other.",
    (
        Question(
            "liked",
            "Did you like it?",
            "one",
            (
                Answer("much", "Very much", "face-glad"),
                Answer("little", "A little", "face-plain"),
                Answer("not", "Not really", "face-sad"),
            ),
        ),
        Question("did", "What did you do?", "several", _DONE),
        Question("best", "What did you like best?", "one", _DONE),
        Question(
            "feeling",
            "How do you feel when you hear the music?",
            "one",
            (
                Answer("glad", "Glad", "face-glad"),
                Answer("calm", "Calm", "do-rest"),
                Answer("lively", "Full of energy", "lively"),
                Answer("moved", "Moved", "heart"),
                Answer("sad", "Sad", "face-sad"),
            ),
        ),
        Question(
            "again",
            "Would you like to do it again?",
            "one",
            (
                Answer("yes", "Yes", "thumb-up"),
                Answer("perhaps", "Perhaps", "thumbs"),
                Answer("no", "No", "thumb-down"),
            ),
        ),
    ),
    tallied=True,
)

TEACHERS = Questionnaire(
    "teachers",
    "Teachers",
    "The teachers’ questionnaire",
    "Ten questions about what you did with your class, five minutes.",
    (
        Question("children", "How many children took part?", "number", most=2000),
        Question("sessions", "How many sessions did you hold?", "number", most=500),
        Question("did", "What did the children do?", "several", _DONE),
        Question(
            "concert",
            "Did the class hear the concert?",
            "one",
            (
                Answer("there", "Yes, in the hall"),
                Answer("live", "Yes, live from afar"),
                Answer("recorded", "Yes, as a recording"),
                Answer("no", "No"),
            ),
        ),
        _scale("joy", "The children took part with joy."),
        _scale("sheets", "The worksheets are easy to use."),
        _scale("surer", "I feel surer about making music with my class."),
        Question(
            "changed",
            "What has changed in the class?",
            "several",
            (
                Answer("attention", "The children listen more closely"),
                Answer("singing", "They sing more readily"),
                Answer("together", "They work together better"),
                Answer("courage", "Quiet children dare more"),
                Answer("curiosity", "They ask for music of other kinds"),
                Answer("nothing", "Nothing yet"),
            ),
        ),
        Question("missing", "What was missing?", "several", _HINDRANCES),
        _scale("again", "I would follow a journey again."),
    ),
)

FAMILIES = Questionnaire(
    "families",
    "Families",
    "The families’ questionnaire",
    "Six questions about what came home, two minutes.",
    (
        Question("told", "Did your child tell about the music at home?", "one", _OFTEN),
        Question("sang", "Did your child sing or play the music at home?", "one", _OFTEN),
        Question("together", "Did you listen to the music together?", "one", _OFTEN),
        Question(
            "concert",
            "Did somebody of the family come to the concert?",
            "one",
            (
                Answer("yes", "Yes"),
                Answer("no", "No"),
                Answer("not-yet", "It has not taken place yet"),
            ),
        ),
        _scale("joy", "Our child took part with joy."),
        Question(
            "changed",
            "What has changed at home?",
            "several",
            (
                Answer("singing", "We sing more often"),
                Answer("listening", "We listen to music of other kinds"),
                Answer("courage", "Our child dares more"),
                Answer("instrument", "Our child would like to learn an instrument"),
                Answer("concerts", "We would like to go to concerts"),
                Answer("nothing", "Nothing yet"),
            ),
        ),
    ),
    tallied=True,
)

ARTISTS = Questionnaire(
    "artists",
    "Artists",
    "The artists’ questionnaire",
    "Eight questions about your meetings with the classes, three minutes.",
    (
        Question("children", "How many children did you meet?", "number", most=5000),
        Question("sessions", "How many sessions did you lead?", "number", most=500),
        _scale("prepared", "The classes were well prepared."),
        _scale("joy", "The children took part with joy."),
        _scale("sheets", "The worksheets fit what I do with the children."),
        Question(
            "changed",
            "What do you take with you?",
            "several",
            (
                Answer("ideas", "New ideas for concerts"),
                Answer("teaching", "More ease with children"),
                Answer("partners", "Teachers with whom I carry on"),
                Answer("repertoire", "Another repertoire"),
                Answer("nothing", "Nothing yet"),
            ),
        ),
        Question("missing", "What was missing?", "several", _HINDRANCES),
        _scale("again", "I would take part in a journey again."),
    ),
)

QUESTION_FORMS = ("asked", "tally")
"""How a questionnaire comes to paper: as a form, and as a sheet on which a class counts."""

QUESTIONNAIRES: Mapping[str, Questionnaire] = MappingProxyType(
    {it.id: it for it in (CHILDREN, TEACHERS, FAMILIES, ARTISTS)}
)
"""Those who are asked, by the name that files call them."""


def mean(chosen: Mapping[str, int]) -> float:
    """Return the mean of the answers on a scale, of which there is at least one."""
    return sum(int(step) * count for step, count in chosen.items()) / sum(chosen.values())
