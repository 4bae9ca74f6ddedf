"""Records as rows: the columns of each table, and the actors of each record. The whole record is in `record` as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.records import ActorRef, Article, Commitment, Event, Membership, Record, Span, Stance, Statement, When, plain

Row = dict[str, Any]
LONGEST_MONTH = 31  # days: a stated time that is longer has no month of its own


def kind_of(record: Record) -> str:
    """The name of its table."""
    return type(record).__name__.lower()


def row_of(record: Record, position: int, published: str | None) -> Row:
    """The columns of a record's row. `published`: of its article; stands for a day that is not stated."""
    common = {"id": record.id, "record": as_json(record)}
    if isinstance(record, Article):
        return common | _article(record)
    return common | {"article": record.article, "position": position, "confidence": record.confidence} | _columns(record, published)


def as_json(record: Record) -> str:
    """The record without its kind, and an article without its text, which has a column."""
    fields = plain(record)
    if isinstance(record, Article):
        del fields["text"]
    return json.dumps(fields, ensure_ascii=False, separators=(", ", ": "))


def _columns(record: Statement | Event | Commitment | Membership | Stance, published: str | None) -> Row:
    if isinstance(record, Statement):
        return _statement(record, published)
    if isinstance(record, Event):
        return _event(record, published)
    if isinstance(record, Commitment):
        return _commitment(record, published)
    if isinstance(record, Membership):
        return _membership(record, published)
    return _stance(record, published)


def _article(a: Article) -> Row:
    return {
        "url": a.url, "outlet": a.outlet, "section": a.section, "title": a.title, "author": a.author,
        "published": a.published, "place": a.place, "language": a.language, "text": a.text,
    }  # fmt: skip


def _statement(s: Statement, published: str | None) -> Row:
    return {
        "kind": s.kind, "speaker": s.speaker.name, "speaker_code": code(s.speaker), "speaker_country": s.speaker.country, "speaker_sector": s.speaker.sector,
        "addressee": s.addressee.name if s.addressee else None, "addressee_code": code(s.addressee),
        "cue": s.cue.text if s.cue else None, "content": " … ".join(span.text for span in s.content),
        **_extent(*s.content, *([s.cue] if s.cue else [])), **_dates(s.said_on), **_day(s.said_on, published),
    }  # fmt: skip


def _event(e: Event, published: str | None) -> Row:
    place = e.place
    return {
        "type": e.type, "mode": e.mode, "contexts": ",".join(e.contexts) or None, "cameo": e.cameo, "quad": e.quad, "intensity": e.intensity,
        "source_code": _first(e.source), "target_code": _first(e.target), "trigger": e.trigger.text, **_extent(e.trigger),
        "modality": e.modality, **_dates(e.date), "date_precision": e.date.precision if e.date else None, **_day(e.date, published),
        "place": place.name if place else None, "place_country": place.country if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "statement": e.statement, "coder": e.coder,
    }  # fmt: skip


def _commitment(c: Commitment, published: str | None) -> Row:
    return {
        "kind": c.kind, "holder": c.holder.name, "holder_code": code(c.holder), "addressee": c.addressee.name if c.addressee else None,
        "addressee_code": code(c.addressee), "speaker_code": code(c.speaker), "condition": c.condition.text, "polarity": c.polarity,
        "consequence": c.consequence.text, "otherwise": c.otherwise.text if c.otherwise else None,
        "deadline_start": c.deadline.start if c.deadline else None, "deadline_end": c.deadline.end if c.deadline else None,
        "deadline_text": c.deadline.text if c.deadline else None, **_day(None, published), **_extent(c.condition, c.consequence), "about": c.about, "statement": c.statement,
    }  # fmt: skip


def _membership(m: Membership, published: str | None) -> Row:
    return {
        "actor": m.actor.name, "actor_code": code(m.actor), "organisation": m.organisation.name, "organisation_code": code(m.organisation),
        "relation": m.relation, "modality": m.modality, **_dates(m.date), "date_precision": m.date.precision if m.date else None,
        **_day(m.date, published), "evidence": m.evidence.text, **_extent(m.evidence), "statement": m.statement, "conflict": m.conflict,
    }  # fmt: skip


def _stance(s: Stance, published: str | None) -> Row:
    return {
        "actor": s.actor.name, "actor_code": code(s.actor), "toward": s.toward.name, "toward_code": code(s.toward), "direction": s.direction,
        "modality": s.modality, **_dates(s.date), "date_precision": s.date.precision if s.date else None, **_day(s.date, published),
        "evidence": s.evidence.text, **_extent(s.evidence), "statement": s.statement, "implied": int(s.implied),
    }  # fmt: skip


def code(ref: ActorRef | None) -> str | None:
    """An actor's code, else its country's."""
    return (ref.code or ref.country) if ref else None


def _first(refs: tuple[ActorRef, ...]) -> str | None:
    return next((c for c in map(code, refs) if c), None)


def _extent(*spans: Span) -> Row:
    return {"start": min(s.start for s in spans), "end": max(s.end for s in spans)} if spans else {"start": None, "end": None}


def _dates(when: When | None) -> Row:
    return {"date_start": when.start if when else None, "date_end": when.end if when else None}


def _day(when: When | None, published: str | None) -> Row:
    """The stated day, else that of publication; no month where the stated time is longer than one."""
    if when is None or when.start is None:
        day = (published or "")[:10] or None
        return {"day": day, "month": day[:7] if day and len(day) >= 7 else None}
    short = when.precision in ("day", "week", "month") or when.start[:7] == (when.end or "")[:7]
    return {"day": when.start, "month": when.start[:7] if short else None}


def actors_of(record: Record) -> Iterator[tuple[str, int, ActorRef]]:
    """Role, place among those of the role, and the actor."""
    for role in ("speaker", "addressee", "holder", "actor", "organisation", "toward"):
        ref = getattr(record, role, None)
        if isinstance(ref, ActorRef):
            yield role, 0, ref
    for role in ("source", "target", "via"):
        for position, ref in enumerate(getattr(record, role, ())):
            yield role, position, ref


def actor_row(record: Record, article: str, role: str, position: int, ref: ActorRef) -> tuple[Any, ...]:
    """A row of `actor` in the order of its columns."""
    mention = ref.mention
    return record.id, role, position, kind_of(record), article, ref.name, ref.code, ref.country, ref.sector, ref.by, mention.text, mention.start, mention.end
