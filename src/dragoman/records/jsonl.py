"""Records as the lines of `--format jsonl`."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.records.kinds import Record


def plain(value: Any) -> Any:
    """A record, or a part of one, as dicts, lists and scalars."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value


def to_dict(record: Record) -> dict[str, Any]:
    """A record with its kind under `record`."""
    return {"record": type(record).__name__.lower(), **plain(record)}


def to_line(record: Record) -> str:
    """One line of JSON without its end."""
    return json.dumps(to_dict(record), ensure_ascii=False, separators=(", ", ": "))
