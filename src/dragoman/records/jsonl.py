"""Records as the lines of `--format jsonl`, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dragoman.errors import RecordError
from dragoman.records.kinds import Article, Commitment, Event, Membership, Record, Stance, Statement

T = TypeVar("T")
KINDS: dict[str, type[Record]] = {kind.__name__.lower(): kind for kind in (Article, Statement, Event, Commitment, Membership, Stance)}

# Line ends of Unicode inside a string: allowed by JSON, but readers that split a text into lines would cut there.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


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
    return json.dumps(to_dict(record), ensure_ascii=False, separators=(", ", ": ")).translate(_BREAKS)


def from_line(line: str) -> Record:
    """The record of a line that `to_line` wrote; RecordError for what is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"no whole JSON object ({error})") from None
    return from_dict(row)


def from_dict(row: Any) -> Record:
    """The record of a dict that `to_dict` made; RecordError for what is none.

    A field that an older version did not have takes its default, or None where the field may be unknown.
    """
    kind = row.get("record") if isinstance(row, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise RecordError(f"no record: expected an object whose \"record\" is one of {', '.join(KINDS)}, found {str(kind or type(row).__name__)[:40]!r}")
    return from_plain(KINDS[kind], {k: v for k, v in row.items() if k != "record"})


def from_plain(kind: type[T], value: Any) -> T:
    """A frozen dataclass of this kind from what `plain` made of it; RecordError where it does not fit."""
    return cast(T, maker(cast(Hashable, kind))(value))


@lru_cache(maxsize=256)
def maker(hint: Any) -> Callable[[Any], Any]:
    """What turns a plain value into one of this type."""
    if is_dataclass(hint):
        return _dataclass_maker(cast(type, hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_maker(maker(inner[0]))
    if origin in (Union, UnionType):
        return _union_maker(inner)
    return lambda value: value


def _dataclass_maker(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    makers = {f.name: maker(hints[f.name]) for f in fields(kind)}
    absent = {f.name: None for f in fields(kind) if f.default is MISSING and NoneType in get_args(hints[f.name])}
    needed = {f.name for f in fields(kind) if f.default is MISSING} - set(absent)

    def make(value: Any) -> Any:
        if not isinstance(value, dict):
            raise RecordError(f"a {type(value).__name__} where a {kind.__name__.lower()} was expected")
        if value.keys() - makers.keys() or needed - value.keys():
            odd, gone = sorted(value.keys() - makers.keys()), sorted(needed - value.keys())
            what = f"unknown: {', '.join(odd)}" if odd else f"missing: {', '.join(gone)}"
            raise RecordError(f"fields of a {kind.__name__.lower()} do not fit ({what}); it may come from another version of dragoman")
        return kind(**{**absent, **{name: makers[name](v) for name, v in value.items()}})

    return make


def _tuple_maker(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def make(value: Any) -> Any:
        if not isinstance(value, list):
            raise RecordError(f"a {type(value).__name__} where a list was expected")
        return tuple(inner(v) for v in value)

    return make


def _union_maker(arms: tuple[Any, ...]) -> Callable[[Any], Any]:
    """None and scalars as they are; an object or a list by the arm that is one."""
    object_arm = next((maker(cast(Hashable, a)) for a in arms if is_dataclass(a)), None)
    list_arm = next((maker(a) for a in arms if get_origin(a) is tuple), None)

    def make(value: Any) -> Any:
        if isinstance(value, dict) and object_arm is not None:
            return object_arm(value)
        if isinstance(value, list) and list_arm is not None:
            return list_arm(value)
        return value

    return make
