"""A record as one line of a page: who, what, to whom, in which words, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Commitment, Event, Membership, Record, Span, Stance, Statement, When
from dragoman.store.browsing import Found
from dragoman.store.likeness import anchor
from dragoman.web.names import Who, who, whos
from dragoman.web.shown import line

LONGEST = 280  # characters of a quotation in a line
KIND_NAMES = {"statement": "Statement", "event": "Event", "commitment": "Commitment", "membership": "Membership", "stance": "Stance"}
SIGNS = {"statement": "“", "event": "●", "commitment": "◇", "membership": "▣", "stance": "↔"}  # beside the colour, for those who do not see it
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
DEEDS = {
    "AGREE": "agrees with", "CONSULT": "talks with", "SUPPORT": "supports", "CONCEDE": "yields to", "COOPERATE": "cooperates with", "AID": "aids",
    "RETREAT": "backs down before", "REQUEST": "makes demands of", "ACCUSE": "accuses", "REJECT": "refuses", "THREATEN": "threatens",
    "PROTEST": "protests against", "SANCTION": "cuts back relations with", "MOBILIZE": "mobilizes against", "COERCE": "coerces", "ASSAULT": "attacks",
}  # fmt: skip
ALONE = {
    "AGREE": "agrees", "CONSULT": "holds talks", "SUPPORT": "gives support", "CONCEDE": "yields", "COOPERATE": "cooperates", "AID": "gives aid",
    "RETREAT": "backs down", "REQUEST": "makes demands", "ACCUSE": "accuses", "REJECT": "refuses", "THREATEN": "threatens", "PROTEST": "protests",
    "SANCTION": "cuts back relations", "MOBILIZE": "mobilizes", "COERCE": "coerces", "ASSAULT": "attacks",
}  # fmt: skip
BONDS = {"threat": "threatens", "promise": "promises", "offer": "makes an offer to", "demand": "demands of", "ultimatum": "gives an ultimatum to"}
BONDS_ALONE = {"threat": "threatens", "promise": "promises", "offer": "makes an offer", "demand": "demands", "ultimatum": "gives an ultimatum"}
MARKS = "\"'“”„«»‘’"  # of quotation: a line brings its own
RELATIONS = {
    "member": "member of", "founder": "founder of", "applicant": "applies to join", "candidate": "candidate for", "observer": "observer in",
    "suspended": "suspended from", "leaving": "leaving", "left": "left",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """`lead` does `verb` (coded `code`) to `others`; `terms`: further (label, words); `evidence`: the words it rests on, one line; `tone`: quad class or ''."""

    id: str
    kind: str
    sign: str
    day: str
    when: str
    lead: tuple[Who, ...]
    verb: str
    code: str
    others: tuple[Who, ...]
    terms: tuple[tuple[str, str], ...]
    evidence: str
    modality: str | None
    tone: str
    confidence: float
    verdict: str | None
    article: str
    title: str
    outlet: str | None
    published: str | None

    @property
    def kind_name(self) -> str:
        return KIND_NAMES[self.kind]

    @property
    def spoken(self) -> str:
        """The line in words, for those who hear it."""
        names = " and ".join(w.name for w in self.lead) or "someone"
        return " ".join(x for x in (names, self.verb, " and ".join(w.name for w in self.others)) if x)


def line_of(found: Found, verdict: str | None = None) -> Line:
    """The line of a record."""
    r = found.record
    kind = type(r).__name__.lower()
    lead, verb, code, others, terms = _told(r)
    when = getattr(r, "date", None) or getattr(r, "said_on", None) or getattr(r, "deadline", None)
    return Line(
        getattr(r, "id", ""), kind, SIGNS[kind], found.day, when_text(when), lead, verb, code, others, terms,
        line(" … ".join(s.text.strip(MARKS) for s in _evidence(r)), LONGEST), getattr(r, "modality", None),
        f"q{r.quad}" if isinstance(r, Event) else "", getattr(r, "confidence", 1.0), verdict,
        found.article, line(found.title or "Untitled", 160), found.outlet, (found.published or "")[:10] or None,
    )  # fmt: skip


Told = tuple[tuple[Who, ...], str, str, tuple[Who, ...], tuple[tuple[str, str], ...]]


def _told(r: Record) -> Told:
    """Who, in words, as it is coded, to whom, what else."""
    if isinstance(r, Statement):
        via = ", ".join(w.name for w in whos(r.via))
        return whos((r.speaker,)), "says to" if r.addressee else "says", "", whos((r.addressee,) if r.addressee else ()), (("via", via),) if via else ()
    if isinstance(r, Event):
        place = ((("at", line(r.place.name, 60)),) if r.place else ())
        return whos(r.source), (DEEDS if r.target else ALONE)[r.type], r.type + (f" {r.mode}" if r.mode else ""), whos(r.target), place
    if isinstance(r, Commitment):
        terms = [(r.polarity, line(r.condition.text, LONGEST)), ("then", line(r.consequence.text, LONGEST))]
        terms += [("otherwise", line(r.otherwise.text, LONGEST))] if r.otherwise else []
        terms += [("by", when_text(r.deadline))] if r.deadline else []
        return whos((r.holder,)), (BONDS if r.addressee else BONDS_ALONE)[r.kind], "", whos((r.addressee,) if r.addressee else ()), tuple(terms)
    if isinstance(r, Membership):
        return whos((r.actor,)), RELATIONS[r.relation], "", whos((r.organisation,)), (("conflict", line(r.conflict, LONGEST)),) if r.conflict else ()
    if isinstance(r, Stance):
        verb = "moves closer to" if r.direction == "closer" else "moves away from"
        return whos((r.actor,)), verb, "", whos((r.toward,)), (("implied", "by another record"),) if r.implied else ()
    return (), "", "", (), ()


def _evidence(r: Record) -> tuple[Span, ...]:
    return () if isinstance(r, Commitment) else anchor(r)


MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def date_text(day: str | None) -> str:
    """An ISO day, month or year for people: 11 March 2025, March 2025, 2025."""
    parts = (day or "")[:10].split("-")
    if not all(p.isdigit() for p in parts) or not (1 <= int(parts[1] if len(parts) > 1 else 1) <= 12):
        return day or ""
    return " ".join(x for x in (str(int(parts[2])) if len(parts) > 2 else "", MONTHS[int(parts[1])] if len(parts) > 1 else "", parts[0]) if x)


def when_text(when: When | None) -> str:
    """A time as it was resolved, else its words; '' where none is stated."""
    if when is None:
        return ""
    if when.start is None and when.end is None:
        return line(when.text or "", 60)
    if when.start == when.end:
        return date_text(when.start)
    if when.precision in ("month", "year") and when.start:
        return date_text(when.start[:7] if when.precision == "month" else when.start[:4])
    return f"{date_text(when.start) or '…'} to {date_text(when.end) or '…'}"


__all__ = ["KIND_NAMES", "QUADS", "SIGNS", "Line", "line_of", "when_text", "who"]
