"""The six records. Frozen; lists are tuples; unknown is None. The contract of `--format jsonl` is these fields in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.actors import ActorRef
from dragoman.records.spans import Place, Span, When

Modality = Literal["actual", "negated", "planned", "promised", "threatened", "demanded", "possible", "hypothetical", "alleged"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
StatementKind = Literal["direct", "indirect", "mixed"]
CommitmentKind = Literal["threat", "promise", "offer", "demand", "ultimatum"]
Relation = Literal["member", "founder", "applicant", "candidate", "observer", "suspended", "leaving", "left"]


@dataclass(frozen=True)
class Article:
    """One article; `text` is the whole text as given, header and byline with it, and all spans count from its start.

    `published` is an ISO date, or date and time; `place` the dateline; `prose` (not printed) the part that is read.
    """

    id: str
    url: str | None
    outlet: str | None
    section: str | None
    title: str | None
    author: str | None
    published: str | None
    place: str | None
    language: str | None
    text: str


@dataclass(frozen=True)
class Statement:
    """Who said what, through whose report."""

    id: str
    article: str
    speaker: ActorRef
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    addressee: ActorRef | None
    via: tuple[ActorRef, ...]
    said_on: When | None
    confidence: float


@dataclass(frozen=True)
class Event:
    """Who did what to whom, and whether it happened. `evidence` are further reports of it in the same article."""

    id: str
    article: str
    source: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float | None
    trigger: Span
    modality: Modality
    date: When | None
    place: Place | None
    statement: str | None
    confidence: float
    coder: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Commitment:
    """A consequence that a political actor binds to a condition."""

    id: str
    article: str
    kind: CommitmentKind
    holder: ActorRef
    addressee: ActorRef | None
    condition: Span
    polarity: Literal["if", "unless"]
    consequence: Span
    otherwise: Span | None
    deadline: When | None
    speaker: ActorRef | None
    statement: str | None
    about: str | None
    confidence: float


@dataclass(frozen=True)
class Membership:
    """An actor's relation to an organisation as the text states it; `conflict` says what the knowledge files have against it."""

    id: str
    article: str
    actor: ActorRef
    organisation: ActorRef
    relation: Relation
    modality: Modality
    date: When | None
    evidence: Span
    statement: str | None
    confidence: float
    conflict: str | None = None


@dataclass(frozen=True)
class Stance:
    """A move closer to, or away from, a state, bloc or organisation."""

    id: str
    article: str
    actor: ActorRef
    toward: ActorRef
    direction: Literal["closer", "away"]
    modality: Modality
    date: When | None
    evidence: Span
    statement: str | None
    confidence: float
    implied: bool = False


Record = Article | Statement | Event | Commitment | Membership | Stance


@dataclass(frozen=True)
class Why:
    """Why a record was made: the rule or model, the words it looked at, and what else it considered."""

    record: str
    coder: str
    rule: str
    spans: tuple[Span, ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that one article says; records of a kind in the order of the text."""

    article: Article
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    memberships: tuple[Membership, ...] = ()
    stances: tuple[Stance, ...] = ()
    why: tuple[Why, ...] = ()

    def records(self) -> tuple[Record, ...]:
        return (self.article, *self.statements, *self.events, *self.commitments, *self.memberships, *self.stances)
