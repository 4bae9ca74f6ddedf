"""Which reports tell the same commitment.

Two commitments are one where the holder is the same, the addressee is the same or one report names none, the kinds are of one family (threat,
ultimatum and demand; promise and offer), the polarity is the same once a negation in the condition is counted ('unless they answer' is 'if
they do not answer'), the wordings are alike, and their dates do not lie too far apart. Alike is the mean likeness of condition and
consequence (`words.alike`). The thresholds were set on tests/analysis/ledger/pairs.tsv, which says how often they err.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.analysis.ledger.entries import Report
from dragoman.analysis.parties import party, stems_of
from dragoman.analysis.words import Wording, alike, wording
from dragoman.records import Commitment

ALIKE = 0.42  # mean likeness of condition and consequence from which two reports of one family are the same
OTHER_FAMILY = 0.75  # where one outlet calls a promise what the other calls a threat
LEAST = 0.15  # each of the two parts must have at least this much in common
APART = 120  # days between a report and the last one of an entry: what is said again after that is said anew
FAMILY = {"threat": "harm", "ultimatum": "harm", "demand": "harm", "promise": "good", "offer": "good"}


@dataclass(frozen=True)
class Terms:
    """What of a commitment is compared."""

    holder: str | None
    addressee: str | None
    family: str
    unless: bool
    condition: Wording
    consequence: Wording


@lru_cache(maxsize=1 << 14)
def terms(c: Commitment) -> Terms:
    """The terms of a commitment. The names of its parties are left out of the wording: they are compared by themselves."""
    holder, addressee = party(c.holder), party(c.addressee)
    names = stems_of(holder) | stems_of(addressee) | _spoken(c)
    condition, consequence = wording(c.condition.text, names), wording(c.consequence.text, names)
    if c.about and not consequence.tags:
        consequence = Wording(consequence.stems, frozenset({"=" + c.about}), consequence.negative)
    return Terms(holder, addressee, FAMILY[c.kind], (c.polarity == "unless") != condition.negative, condition, consequence)


def _spoken(c: Commitment) -> frozenset[str]:
    return wording(" ".join(r.mention.text for r in (c.holder, c.addressee) if r is not None)).stems


def likeness(a: Terms, b: Terms) -> float:
    """0 to 1; 0 where parties or polarity keep them apart."""
    if a.holder is None or a.holder != b.holder or a.unless != b.unless or (a.addressee and b.addressee and a.addressee != b.addressee):
        return 0.0
    parts = alike(a.condition, b.condition), alike(a.consequence, b.consequence)
    mean = sum(parts) / 2
    needed = ALIKE if a.family == b.family else OTHER_FAMILY
    return mean if mean >= needed and min(parts) >= LEAST else 0.0


def group(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports of each commitment, by day; each joins the entry whose closest report it is most like."""
    entries: dict[str, list[list[Report]]] = defaultdict(list)
    order: list[list[Report]] = []
    for report in sorted(reports, key=lambda r: (r.day, r.heading.id, r.commitment.condition.start)):
        mine = terms(report.commitment)
        if mine.holder is None:
            continue
        best, found = 0.0, None
        for entry in entries[mine.holder]:
            if _days(entry[-1].day, report.day) > APART:
                continue
            score = max(likeness(terms(r.commitment), mine) for r in entry)
            if score > best:
                best, found = score, entry
        if found is None:
            found = []
            entries[mine.holder].append(found)
            order.append(found)
        found.append(report)
    return order


def _days(a: str, b: str) -> int:
    return (date.fromisoformat(b) - date.fromisoformat(a)).days if len(a) == len(b) == 10 else 0
