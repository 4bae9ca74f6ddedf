"""What adding or reading again changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Change:
    """One record that a later version reads otherwise; `before` is its JSON as it was, None where it is new."""

    kind: str
    record: str
    what: Literal["added", "removed", "changed"]
    before: str | None = None


@dataclass(frozen=True)
class Added:
    """What became of an article: new, the same as before (nothing was written but where else it was seen), or its records changed."""

    status: Literal["new", "same", "changed"]
    article: str
    changes: tuple[Change, ...] = ()


def compare(before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> tuple[Change, ...]:
    """Records by (kind, id) as JSON, before and after: what was added, removed, changed; by kind and id."""
    out: list[Change] = []
    for key in sorted(before.keys() | after.keys()):
        kind, record = key
        if key not in before:
            out.append(Change(kind, record, "added"))
        elif key not in after:
            out.append(Change(kind, record, "removed", before[key]))
        elif before[key] != after[key]:
            out.append(Change(kind, record, "changed", before[key]))
    return tuple(out)
