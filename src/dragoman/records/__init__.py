"""The nouns: every record, frozen and typed; spans; stable ids."""

from dragoman.records.actors import SECTORS, ActorRef, By
from dragoman.records.ids import content_id
from dragoman.records.jsonl import from_dict, from_line, from_plain, plain, to_dict, to_line
from dragoman.records.kinds import (
    Article,
    Commitment,
    CommitmentKind,
    Event,
    EventType,
    Membership,
    Modality,
    Reading,
    Record,
    Relation,
    Stance,
    Statement,
    StatementKind,
    Why,
)
from dragoman.records.spans import Place, Precision, Span, When, span_of

__all__ = [
    "SECTORS",
    "ActorRef",
    "Article",
    "By",
    "Commitment",
    "CommitmentKind",
    "Event",
    "EventType",
    "Membership",
    "Modality",
    "Place",
    "Precision",
    "Reading",
    "Record",
    "Relation",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "When",
    "Why",
    "content_id",
    "from_dict",
    "from_line",
    "from_plain",
    "plain",
    "span_of",
    "to_dict",
    "to_line",
]
