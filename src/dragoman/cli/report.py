"""A reading for people: who is in it, who said what, what happened, what is bound to what, who joins, leaves and moves where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from dragoman.records import ActorRef, Event, Modality, Reading, Span, Statement, When

MENTIONS = 4  # of an actor that are shown; the records have all
NAME = 24  # characters of an organisation's name that stand in a line; a longer one is told by its code
LONGEST = 160  # characters of a quotation; the offsets give the rest
# A terminal obeys control characters: an article must not move the cursor or recolour the screen.
_CONTROLS = {c: 0x2400 + c for c in range(32)} | {127: 0x2421} | {c: 0xFFFD for c in range(128, 160)}
_OPENING = tuple("\"“„«‘")  # a quotation brings its own marks
_STYLES: dict[Modality, str] = {
    "actual": "green", "negated": "red", "planned": "cyan", "promised": "cyan", "threatened": "magenta",
    "demanded": "magenta", "possible": "yellow", "hypothetical": "yellow", "alleged": "yellow",
}  # fmt: skip


def visible(text: str) -> str:
    """A text in one line, its control characters shown as signs."""
    return " ".join(text.split()).translate(_CONTROLS)


def report(reading: Reading) -> Text:
    """The readable view; each line ends with its evidence, quoted, and where it stands: [start:end]."""
    return Text("\n").join([*_head(reading), *_who_lines(reading), *_said(reading), *_done(reading), *_bound(reading), *_joined(reading), *_drifting(reading), Text("")])


def _head(reading: Reading) -> Iterator[Text]:
    a = reading.article
    yield Text("═══ " + visible(a.title or a.url or a.id), style="bold")
    facts = (a.published or "no date", a.outlet, a.section, a.place and f"from {a.place}", a.author and f"by {a.author}", a.url, f"article {a.id}")
    yield Text("    " + " · ".join(visible(x) for x in facts if x), style="dim")
    if not any((reading.statements, reading.events, reading.commitments, reading.memberships, reading.stances)):
        yield Text("    says nothing about who says or does what to whom")


def _who_lines(reading: Reading) -> Iterator[Text]:
    """Each actor once, in the order of the text, with the mentions that were resolved to it."""
    known = sorted({r for r in _actors(reading) if r.name and (r.code or r.sector)}, key=lambda r: r.mention)
    groups: dict[tuple[str, ...], list[ActorRef]] = {}
    for ref in known:
        groups.setdefault((ref.name or "", ref.code or "", ref.country or ""), []).append(ref)
    if groups:
        yield _heading("Who is in it")
    for (name, code, country), refs in groups.items():
        sectors = dict.fromkeys(r.sector for r in refs if r.sector)
        state = f"of {country}" if country and country != code else ""
        line = Text(f"  {visible(name)}  ").append(" ".join(x for x in (code, *sectors, state) if x), style="bold")
        first = {(r.by, visible(r.mention.text).casefold()): r for r in reversed(refs)}
        for ref in sorted(first.values(), key=lambda r: r.mention)[:MENTIONS]:
            line.append(f"\n      by {ref.by or 'no rule':8} ", style="dim").append(_quote(ref.mention))
        yield line


def _said(reading: Reading) -> Iterator[Text]:
    if reading.statements:
        yield _heading("Who said what")
    first = {_speaker(s): n for n, s in reversed(list(enumerate(reading.statements)))}
    for speaker, group in groupby(sorted(reading.statements, key=lambda s: first[_speaker(s)]), key=_speaker):
        yield Text(f"  {speaker}", style="bold")
        for s in group:
            to = f", to {_short(s.addressee)}" if s.addressee else ""
            via = f", via {', '.join(_name(v) for v in s.via)}" if s.via else ""
            for n, part in enumerate(s.content):
                yield Text(f"      {f'{s.kind}{to}{via}: ' if n == 0 else '  … '}").append(_quote(part))


def _done(reading: Reading) -> Iterator[Text]:
    if reading.events:
        yield _heading("What happened, was planned or threatened")
    for e in sorted(reading.events, key=_by_date):
        mode = f"/{e.mode}" if e.mode else ""
        place = f" in {visible(e.place.name)}" if e.place and e.place.name else ""
        line = Text(f"  {_when(e.date) or 'no date':12} {_names(e.source)} → {_names(e.target)}{place}  ").append(f"{e.type}{mode} ", style="bold")
        yield line.append(e.modality, style=_STYLES[e.modality]).append(f" ({e.confidence:.2f})  ").append(_quote(e.trigger))
        for further in e.evidence:
            yield Text(f"  {'':12} told again  ").append(_quote(further))


def _bound(reading: Reading) -> Iterator[Text]:
    if reading.commitments:
        yield _heading("Open commitments")
    for c in reading.commitments:
        to = f" to {_short(c.addressee)}" if c.addressee else ""
        by = f", by {_when(c.deadline)}" if c.deadline else ""
        yield Text(f"  {_short(c.holder)}: ").append(c.kind, style="bold").append(f"{to}{by}\n      {c.polarity:9} ").append(_quote(c.condition))
        yield Text(f"      {'then':9} ").append(_quote(c.consequence))
        if c.otherwise:
            yield Text(f"      {'otherwise':9} ").append(_quote(c.otherwise))


def _joined(reading: Reading) -> Iterator[Text]:
    if reading.memberships:
        yield _heading("Who joins and leaves")
    for m in reading.memberships:
        line = Text(f"  {_short(m.actor)}: {m.relation}{'' if m.relation in ('leaving', 'left') else ' of'} {_short(m.organisation)} ").append(m.modality, style=_STYLES[m.modality])
        line.append(f"{_when(m.date) and f', {_when(m.date)}'}  ").append(_quote(m.evidence))
        yield line.append(f"  ! {m.conflict}", style="red") if m.conflict else line


def _drifting(reading: Reading) -> Iterator[Text]:
    reasons = {w.record: w.rule for w in reading.why if w.coder == "implied"}
    if reading.stances:
        yield _heading("Who drifts where")
    for s in reading.stances:
        line = Text(f"  {_short(s.actor)}: {'closer to' if s.direction == 'closer' else 'away from'} {_short(s.toward)} ").append(s.modality, style=_STYLES[s.modality])
        line.append(f"{_when(s.date) and f', {_when(s.date)}'}  ").append(_quote(s.evidence))
        yield line.append("  implied " + reasons.get(s.id, ""), style="dim") if s.implied else line


def _actors(reading: Reading) -> Iterator[ActorRef]:
    for s in reading.statements:
        yield from (r for r in (s.speaker, s.addressee) if r)
    for e in reading.events:
        yield from (*e.source, *e.target)
    for c in reading.commitments:
        yield from (r for r in (c.holder, c.addressee) if r)
    for m in reading.memberships:
        yield from (m.actor, m.organisation)
    for t in reading.stances:
        yield from (t.actor, t.toward)


def _heading(words: str) -> Text:
    return Text(f"\n{words.upper()}", style="bold cyan")


def _speaker(s: Statement) -> str:
    code = " ".join(x for x in (s.speaker.code, s.speaker.sector) if x)
    return _name(s.speaker) + (f" ({code})" if code else "")


def _by_date(event: Event) -> tuple[str, int]:
    return event.date.start if event.date and event.date.start else "9999", event.trigger.start


def _name(ref: ActorRef) -> str:
    return visible(ref.name or ref.mention.text)


def _short(ref: ActorRef) -> str:
    """'Armenia (ARM)', 'Nikol Pashinyan (ARM)', 'CSTO': the name with its code, a name longer than its code's line by the code alone."""
    name = _name(ref)
    if not ref.code or ref.code == name:
        return name
    return visible(ref.code) if len(name) > NAME and ref.country is None else f"{name} ({visible(ref.code)})"


def _names(refs: Sequence[ActorRef]) -> str:
    return " + ".join(dict.fromkeys(_short(r) for r in refs)) or "?"


def _when(when: When | None) -> str:
    if when is None:
        return ""
    if when.start is None and when.end is None:
        return visible(when.text or "")
    digits = {"month": 7, "year": 4}.get(when.precision or "", 10)
    start, end = (when.start or "")[:digits], (when.end or "")[:digits]
    return start if start == end else f"{start}..{end}"


def _quote(span: Span) -> str:
    text = visible(span.text)
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"{text if text[:1] in _OPENING else f'“{text}”'} [{span.start}:{span.end}]"
