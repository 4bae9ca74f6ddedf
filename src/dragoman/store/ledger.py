"""What analysts decided about entries of the ledger: kept with who, when and why; never changed, only followed by a later one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from dragoman.store.connection import plain_errors
from dragoman.store.store import Store
from dragoman.store.writing import now, transaction


@dataclass(frozen=True)
class Decision:
    """One decision. `state` None lifts an earlier one; `since` is the ISO date from which it holds, `at` (UTC) when it was made.

    The parties, the wording and the ids of the commitment records are those of the entry at that time.
    """

    entry: str
    state: str | None
    since: str
    why: str
    who: str
    at: str
    holder: str | None
    addressee: str | None
    polarity: str
    condition: str
    consequence: str
    reports: tuple[str, ...]


_COLUMNS = "entry, state, since, why, who, at, holder, addressee, polarity, condition, consequence, reports"


def keep_decision(store: Store, decision: Decision) -> None:
    """Adds a decision to the store; StoreError where it cannot be written."""
    row = (*(getattr(decision, c) for c in _COLUMNS.split(", ")[:-1]), json.dumps(decision.reports))
    with plain_errors(store.path, store.patience), transaction(store.connection):
        store.connection.execute(f"insert into decision ({_COLUMNS}) values ({', '.join('?' * len(row))})", row)


def decisions(store: Store) -> tuple[Decision, ...]:
    """All decisions in the order they were made."""
    with plain_errors(store.path, store.patience):
        rows = store.connection.execute(f"select {_COLUMNS} from decision order by n").fetchall()
    return tuple(_decision(*row) for row in rows)


def _decision(*values: str) -> Decision:
    fields: dict[str, Any] = dict(zip(_COLUMNS.split(", "), values, strict=True))
    return Decision(**{**fields, "reports": tuple(json.loads(fields["reports"]))})


def moment() -> str:
    """Now, in UTC, as decisions have it."""
    return now()
