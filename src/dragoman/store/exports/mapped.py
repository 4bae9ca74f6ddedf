"""A column of another system's table and what fills it; its description is the table in docs/exports.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")
V = TypeVar("V")
NOTHING = "-"  # in `source`: dragoman has no counterpart


@dataclass(frozen=True)
class Mapped(Generic[S, V]):
    """`name` as the other system writes it, `source`: what of dragoman's it is, `value`: the function that makes it."""

    name: str
    source: str
    value: Callable[[S], V]


def empty(name: str, mark: V) -> Mapped[S, V]:
    """A column without a counterpart, filled with the other system's mark for unknown."""
    return Mapped(name, NOTHING, lambda _: mark)
