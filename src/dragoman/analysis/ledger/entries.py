"""An entry of the ledger: a commitment with all its reports, its state and how it came to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.analysis.evidence import Evidence
from dragoman.records import Commitment, CommitmentKind, Span
from dragoman.store.headings import Heading

State = Literal["open", "met", "carried out", "lapsed", "withdrawn", "disputed"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Report:
    """One article's telling of a commitment."""

    commitment: Commitment
    heading: Heading

    @property
    def day(self) -> str:
        """The ISO day it was published; '' where unknown."""
        return self.heading.published


@dataclass(frozen=True)
class Step:
    """A change of state. `day` is the ISO date on which it was known: that of publication, of the day after a deadline, or of a decision.

    `happened` is the day that the evidence tells of, where it is another; `why` says in words what the change rests on; `evidence` are all records
    that tell it, the first first; `who` is the analyst who decided it, None for what follows from records. `overruled` marks a step
    that a decision in force sets aside.
    """

    state: State
    day: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    happened: str | None = None
    who: str | None = None
    overruled: bool = False


@dataclass(frozen=True)
class Entry:
    """A commitment with all that is known of it.

    What it is (kind, parties, wording) is as its first report has it, an addressee or a deed that this lacks as the next has it. `deadline` is
    the last stated one (ISO date). `holder` and `addressee` are the keys of the parties ('ARM', 'COL:REB'), `holder_name` and
    `addressee_name` for people. `history` begins with `open`; `state` is that of its last step in force.
    """

    id: str
    kind: CommitmentKind
    holder: str
    holder_name: str
    addressee: str | None
    addressee_name: str | None
    polarity: Literal["if", "unless"]
    condition: Span
    consequence: Span
    about: str | None
    deadline: str | None
    reports: tuple[Report, ...]
    history: tuple[Step, ...]

    @property
    def state(self) -> State:
        return next(s.state for s in reversed(self.history) if not s.overruled)

    @property
    def since(self) -> str:
        """The day from which the state holds."""
        return next(s.day for s in reversed(self.history) if not s.overruled)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that told it."""
        return tuple(dict.fromkeys(o for r in self.reports for o in (r.heading.outlets or (r.heading.outlet,)) if o))
