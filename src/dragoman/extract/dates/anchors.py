"""Known events as anchors of time: 'since the beginning of the Ukraine war', 'after the 9/11 attacks'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from dragoman.extract.dates.times import Part, TimeExpression
from dragoman.extract.dates.words import RELATIONS, S, one_of
from dragoman.records.spans import Precision, Span

LEADS: Final = tuple(k for k, v in RELATIONS.items() if v)
# 'Beginning' and 'end' turn an event into one of its two ends, unless the table has the whole phrase.
EDGES: Final[dict[str, Part]] = {"beginning": "start", "start": "start", "outbreak": "start", "onset": "start", "end": "end", "close": "end"}
LEAD: Final = re.compile(rf"(?<!\w)(?i:(?P<lead>{one_of(LEADS)})){S}")
EDGE: Final = re.compile(rf"(?i:(?:the{S})?(?P<edge>{'|'.join(EDGES)}){S}of{S})")
WORD: Final = re.compile(r"[\w’'/.-]*\w")
ARTICLE: Final = re.compile(r"(?:the|a|an)\s", re.IGNORECASE)
GAP: Final = re.compile(S)


@dataclass(frozen=True)
class Anchor:
    """When a known event took place: ISO dates (a year, a month or a day); `end` is empty for what goes on."""

    start: str
    end: str
    precision: Precision


@dataclass(frozen=True)
class AnchorTable:
    """Phrases of known events and their times. Phrases are matched without case and without a leading article."""

    phrases: Mapping[str, Anchor]
    _known: dict[str, Anchor] = field(init=False, repr=False, compare=False)
    _openings: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {normal(phrase): anchor for phrase, anchor in self.phrases.items()}
        words = [phrase.split(" ") for phrase in known]
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_openings", frozenset(" ".join(w[:n]) for w in words for n in range(1, len(w))))

    @classmethod
    def from_rows(cls, table: Iterable[Mapping[str, str]]) -> AnchorTable:
        """The table from rows with the columns phrase, start, end and precision."""
        return cls({r["phrase"]: Anchor(r["start"], r["end"], cast(Precision, r["precision"])) for r in table})

    def get(self, phrase: str) -> Anchor | None:
        return self._known.get(normal(phrase))

    def longest(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase of the table that begins at start ends, or None; a possessive 's is left out."""
        best, said = None, ""
        article = ARTICLE.match(text, start, end)
        at = article.end() if article else start
        while word := WORD.match(text, at, end):
            said = f"{said} {normal(word[0])}".strip()
            if said in self._known:
                best = word.end()
            elif said.endswith("'s") and said[:-2] in self._known:
                best = word.end() - 2
            gap = GAP.match(text, word.end(), end)
            if not gap or said not in self._openings:
                break
            at = gap.end()
        return best


def normal(phrase: str) -> str:
    """A phrase in small letters with single blanks, without a leading article."""
    said = " ".join(phrase.replace("’", "'").split())
    article = ARTICLE.match(said)
    return said[article.end() :].lower() if article else said.lower()


def find_anchors(text: str, start: int, end: int, table: AnchorTable) -> Iterator[TimeExpression]:
    """The known events that a preposition makes a time of, in order."""
    at = start
    while found := LEAD.search(text, at, end):
        relation = RELATIONS[" ".join(found["lead"].lower().split())]
        begin, part = found.end(), None
        stop = table.longest(text, begin, end)
        if stop is None and (edge := EDGE.match(text, begin, end)):
            part = EDGES[edge["edge"].lower()]
            stop = table.longest(text, edge.end(), end)
            name = text[edge.end() : stop]
        else:
            name = text[begin:stop]
        if stop is None:
            at = found.end()
            continue
        yield TimeExpression(Span(begin, stop, text[begin:stop]), "anchor", relation, name=name, part=part, possessive=text[stop : stop + 2] in ("'s", "’s"))
        at = stop
