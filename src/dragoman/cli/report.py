"""A reading as plain text for people: who is in it, who said what, what happened, what is bound to what, who moves where."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import ActorRef, Reading, Span, When


def report(reading: Reading) -> str:
    """The readable view; each line ends with its evidence and where it stands."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    a = reading.article
    yield f"═══ {a.title or a.url or a.id}"
    yield "    " + " · ".join(x for x in (a.published or "no date", a.outlet, a.section, a.place and f"from {a.place}", a.author and f"by {a.author}") if x)
    who = {_who(r): r for r in _actors(reading) if r.code or r.sector}
    if who:
        yield "\nWHO"
        for name in sorted(who):
            yield f"  {name}"
    if reading.statements:
        yield "\nSTATEMENTS"
        for s in reading.statements:
            via = f"  via {', '.join(v.name or v.mention.text for v in s.via)}" if s.via else ""
            yield f"  {_who(s.speaker)} [{s.kind}]{via}"
            for c in s.content:
                yield f"      {_quote(c)}"
    if reading.events:
        yield "\nEVENTS"
        for e in sorted(reading.events, key=lambda e: (e.date.start if e.date and e.date.start else "9999", e.trigger.start)):
            yield f"  {_when(e.date):22} {_codes(e.source)} → {_codes(e.target)}  {e.type} ({e.modality}, {e.confidence:.2f})  {_quote(e.trigger)}"
    if reading.commitments:
        yield "\nCOMMITMENTS"
        for k in reading.commitments:
            by = f" by {_when(k.deadline)}" if k.deadline else ""
            yield f"  {_code(k.holder)} {k.kind}{by}: {k.polarity} {_quote(k.condition)}"
            yield f"      then {_quote(k.consequence)}" + (f", otherwise {_quote(k.otherwise)}" if k.otherwise else "")
    if reading.memberships:
        yield "\nMEMBERSHIPS"
        for m in reading.memberships:
            flag = f"  ! {m.conflict}" if m.conflict else ""
            yield f"  {_code(m.actor)} {m.relation} of {m.organisation.code or m.organisation.name} ({m.modality}) {_when(m.date)}  {_quote(m.evidence)}{flag}"
    if reading.stances:
        yield "\nSTANCES"
        for t in reading.stances:
            yield f"  {_code(t.actor)} {t.direction} {'to' if t.direction == 'closer' else 'from'} {_code(t.toward)} ({t.modality}) {_when(t.date)}  {_quote(t.evidence)}"


def _actors(reading: Reading) -> Iterator[ActorRef]:
    for s in reading.statements:
        yield s.speaker
    for e in reading.events:
        yield from e.source
        yield from e.target


def _who(ref: ActorRef) -> str:
    codes = " ".join(x for x in (ref.code, ref.sector) if x)
    return f"{ref.name or ref.mention.text}{f' ({codes}, by {ref.by})' if codes else ''}"


def _code(ref: ActorRef) -> str:
    return ref.code or ref.name or ref.mention.text


def _codes(refs: tuple[ActorRef, ...]) -> str:
    return "+".join(_code(r) for r in refs) or "?"


def _when(when: When | None) -> str:
    if when is None or when.start is None:
        return when.text or "" if when else ""
    return when.start if when.start == when.end else f"{when.start}..{when.end or ''}"


def _quote(span: Span) -> str:
    text = " ".join(span.text.split())
    return f"“{text if len(text) <= 160 else text[:157] + '...'}” [{span.start}:{span.end}]"
