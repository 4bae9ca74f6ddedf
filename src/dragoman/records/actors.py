"""Who: a mention of an actor, resolved as far as it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.spans import Span

By = Literal["name", "role", "metonym", "pronoun", "nominal"]

SECTORS = (
    "GOV MIL REB OPP LEG JUD SPY PTY MED BUS CVL IGO NGO EDU ELI LAB UAF CRM AGR HLH ENV REL SET REF COP IMG TOP HRI DEV UIS"
).split()


@dataclass(frozen=True)
class ActorRef:
    """A mention and what it was resolved to.

    `code` is PLOVER's: ISO 3166 alpha-3 of a state or the organisation's own short code; `country` the state it belongs to;
    `sector` one of SECTORS; `by` how it was resolved. Unknown is None.
    """

    mention: Span
    name: str | None
    code: str | None
    country: str | None
    sector: str | None
    by: By | None

