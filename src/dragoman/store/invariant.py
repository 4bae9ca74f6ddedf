"""What holds of every record: its spans are words of its article, its values are those of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.errors import RecordError
from dragoman.records import Record, Span


def spans_in(value: Any) -> Iterator[Span]:
    """All spans of a record, whatever holds them."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def check(record: Record, text: str) -> None:
    """RecordError where a span is not its words of the text or a value is none of its field's."""
    for span in spans_in(record):
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            raise RecordError(f"the words “{span.text[:60]}” do not stand at {span.start} to {span.end} of the article")
    _values(record, type(record).__name__.lower())


def _values(value: Any, name: str) -> None:
    hints = get_type_hints(type(value))
    for field in fields(value):
        held = getattr(value, field.name)
        wanted = _choices(hints[field.name])
        if wanted and held not in wanted and not is_dataclass(held):
            known = ", ".join(str(w) for w in wanted if w is not None)
            raise RecordError(f"{field.name} of a {name} is one of {known}; found {str(held)[:40]!r}")
        for part in held if isinstance(held, tuple) else (held,):
            if is_dataclass(part) and not isinstance(part, type):
                _values(part, field.name)


def _choices(hint: Any) -> tuple[Any, ...]:
    """The values of a Literal, None with them where it is optional; none for a field of any other type."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        arms = [_choices(a) for a in get_args(hint) if a is not NoneType]
        return (*(v for arm in arms for v in arm), None) if any(arms) else ()
    return ()


def moved(value: Any, text: str) -> Any:
    """The same with every span where its words now stand nearest in a text; None where some stand there no more."""
    if isinstance(value, Span):
        return _placed(value, text)
    if isinstance(value, tuple):
        parts = tuple(moved(v, text) for v in value)
        return None if any(p is None and v is not None for p, v in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            held = getattr(value, field.name)
            changed[field.name] = moved(held, text)
            if held is not None and changed[field.name] is None:
                return None
        return replace(value, **changed)
    return value


def _placed(span: Span, text: str) -> Span | None:
    if text[span.start : span.end] == span.text:
        return span
    before, after = text.rfind(span.text, 0, span.end), text.find(span.text, span.start)
    found = [at for at in (before, after) if at >= 0]
    if not found or not span.text:
        return None
    at = min(found, key=lambda a: abs(a - span.start))
    return Span(at, at + len(span.text), span.text)
