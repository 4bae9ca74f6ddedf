"""Time expressions: found in a text, and resolved to intervals of days."""

from __future__ import annotations

from dragoman.extract.dates.anchors import Anchor, AnchorTable
from dragoman.extract.dates.expressions import find_times
from dragoman.extract.dates.resolve import resolve
from dragoman.extract.dates.times import Relation, Tense, TimeExpression

__all__ = ["Anchor", "AnchorTable", "Relation", "Tense", "TimeExpression", "find_times", "resolve"]
