"""What a person can say of each kind of record: the fields of the forms and of `dragoman review correct --set`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.records import SECTORS, CommitmentKind, EventType, Modality, Relation, StatementKind

Sort = Literal["choice", "word", "words", "passages", "actor", "actors", "date"]
EVERY_SECTOR: tuple[str, ...] = tuple(SECTORS)


@dataclass(frozen=True)
class Field:
    """`words` is one piece of the article, `passages` several; `needed`: a record cannot do without."""

    name: str
    label: str
    sort: Sort
    choices: tuple[str, ...] = ()
    needed: bool = False


_MODALITY = Field("modality", "Modality", "choice", get_args(Modality), True)
_DATE = Field("date", "When", "date")
FIELDS: dict[str, tuple[Field, ...]] = {
    "statement": (
        Field("speaker", "Speaker", "actor", needed=True), Field("kind", "Kind", "choice", get_args(StatementKind), True),
        Field("content", "What was said", "passages", needed=True), Field("cue", "Cue", "words"), Field("addressee", "Said to", "actor"),
    ),
    "event": (
        Field("trigger", "Words that tell it", "words", needed=True), Field("type", "Type", "choice", get_args(EventType), True), _MODALITY,
        Field("source", "Who did it", "actors"), Field("target", "To whom", "actors"), _DATE, Field("mode", "Mode", "word"),
    ),
    "commitment": (
        Field("holder", "Who is bound", "actor", needed=True), Field("kind", "Kind", "choice", get_args(CommitmentKind), True),
        Field("polarity", "If or unless", "choice", ("if", "unless"), True), Field("condition", "Condition", "words", needed=True),
        Field("consequence", "Consequence", "words", needed=True), Field("otherwise", "Otherwise", "words"), Field("addressee", "To whom", "actor"),
        Field("deadline", "By", "date"),
    ),
    "membership": (
        Field("evidence", "Words that tell it", "words", needed=True), Field("actor", "Who", "actor", needed=True),
        Field("relation", "Relation", "choice", get_args(Relation), True), Field("organisation", "To which organisation", "actor", needed=True), _MODALITY, _DATE,
    ),
    "stance": (
        Field("evidence", "Words that tell it", "words", needed=True), Field("actor", "Who", "actor", needed=True),
        Field("direction", "Direction", "choice", ("closer", "away"), True), Field("toward", "Closer to, or away from", "actor", needed=True), _MODALITY, _DATE,
    ),
}  # fmt: skip
