"""Why: a record with its words in their sentence, who coded it, how sure, all its reports, and what reviewers said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from dragoman.records import ActorRef, Article, Record, Span, When
from dragoman.store.agreement import differing_fields
from dragoman.store.browsing import Found
from dragoman.store.review import Review, Reviews
from dragoman.store.ruling import Ruled
from dragoman.web.asking import Asking, Missing
from dragoman.web.inputs import Input, filled, inputs
from dragoman.web.lines import Line, line_of, when_text
from dragoman.web.page import Page, doc
from dragoman.web.pages.article import words
from dragoman.web.reports import Report, reports_of
from dragoman.web.shown import line, web_address

AROUND = 240  # characters of the article around the words
LONGEST = 600  # characters of one value
_ID = re.compile(r"[0-9a-f]{1,64}~?")


@dataclass(frozen=True)
class Quote:
    """Words of a record in their surroundings; `role`: what they are of it."""

    role: str
    before: str
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True)
class Reason:
    """Why the reader made it: the coder, its rule, what else it considered."""

    coder: str
    rule: str
    spans: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RecordPage(Page):
    """One record."""

    template = "record.html"
    line: Line = doc("The record in one line.")
    quotes: tuple[Quote, ...] = doc("The words it rests on, each in its surroundings.")
    facts: tuple[tuple[str, str], ...] = doc("(field, value) of all that it says.")
    coder: str = doc("Who or what coded it.")
    reasons: tuple[Reason, ...] = doc("Why the reader made it.")
    reports: tuple[Report, ...] = doc("Every place where it was printed: its own article and its copies, and other articles that tell the same.")
    number: int | None = doc("Its number beside the text of its article; None where it is rejected.")
    url: str | None = doc("Where the article was printed, if on the web.")
    verdict: str | None = doc("What a reviewer said of it: accept, correct, reject, add; None where nobody did.")
    machine: tuple[tuple[str, str, str], ...] = doc("(field, reader's value, reviewer's value) where they differ.")
    log: tuple[Review, ...] = doc("All that reviewers said of it, newest first.")
    inputs: tuple[Input, ...] = doc("The form of a correction.")
    problem: str | None = doc("What was wrong with the correction that was sent.", default=None)


def record(asking: Asking, problem: str | None = None, sent: Mapping[str, str] | None = None) -> RecordPage:
    """The page of a record by its id, rejected ones with them. `sent`: the values of a form that could not be done, `problem`: why."""
    shown_record, ruled = _found(asking)
    article = asking.store.stored(getattr(shown_record, "article", ""))
    if article is None:
        raise Missing(f"The article of record {asking.name} is not in this store.")
    a = article.article
    others = [r for r in _of_article(asking, a.id) if not isinstance(r, Article)]
    ids = [getattr(r, "id", "") for r in sorted(others, key=lambda r: (min(s.start for s, _ in words(r)), getattr(r, "id", "")))]
    found = Found(shown_record, (a.published or "")[:10], a.id, a.title, a.outlet, a.published)
    one = line_of(found, ruled.verdict if ruled else None)
    kind = type(shown_record).__name__.lower()
    return RecordPage(
        title=f"{one.kind_name}: {line(one.spoken, 80)}", section="timeline", line=one,
        quotes=tuple(_quote(a.text, s, role) for s, role in words(shown_record)), facts=facts(shown_record),
        coder=_coder(shown_record, ruled, asking), reasons=_reasons(asking), reports=reports_of(asking.store, shown_record, a),
        number=ids.index(one.id) + 1 if one.id in ids else None, url=web_address(a.url), verdict=ruled.verdict if ruled else None,
        machine=_differences(ruled), log=tuple(Reviews(asking.store).log(one.id)), inputs=filled(inputs(kind, shown_record), sent or {}), problem=problem,
    )  # fmt: skip


def _found(asking: Asking) -> tuple[Record, Ruled | None]:
    """The record that stands, else the reader's that was rejected."""
    ruled = Reviews(asking.store).standing(asking.name) if _ID.fullmatch(asking.name) else None
    if ruled is not None:
        record = ruled.ruling or ruled.machine or ruled.about
        if record is not None:
            return record, ruled
    found = [r for r in asking.store.records(asking.name, 2) if not isinstance(r, Article) and r.id == asking.name] if _ID.fullmatch(asking.name) else []
    if not found:
        raise Missing(f"There is no record {asking.name} in this store.")
    return found[0], None


def _of_article(asking: Asking, article: str) -> tuple[Record, ...]:
    reading = asking.store.reading(article)
    return reading.records() if reading else ()


def _quote(text: str, span: Span, role: str) -> Quote:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return Quote(role, ("…" if len(before) == AROUND else "") + before, span.text, after + ("…" if len(after) == AROUND else ""), span.start, span.end)


def facts(record: Record) -> tuple[tuple[str, str], ...]:
    """(field, value) for people, empty ones left out."""
    out = []
    for field in fields(record):
        if field.name in ("id", "article", "confidence", "coder"):
            continue
        value = told(getattr(record, field.name))
        if value:
            out.append((field.name.replace("_", " "), value))
    return tuple(out)


def told(value: object) -> str:
    """A value for people."""
    if isinstance(value, Span):
        return f"“{line(value.text, LONGEST)}” [{value.start}–{value.end}]"
    if isinstance(value, ActorRef):
        codes = " ".join(x for x in (value.code or value.country, value.sector) if x)
        by = f", by {value.by}" if value.by else ""
        return f"{line(value.name or value.mention.text, 80)}{f' ({codes})' if codes else ''} — “{line(value.mention.text, 80)}” [{value.mention.start}–{value.mention.end}]{by}"
    if isinstance(value, When):
        basis = "the day of publication" if value.basis == "published" else f"“{line(value.text, 60)}”" if value.text else ""
        return " ".join(x for x in (when_text(value), f"({value.precision})" if value.precision else "", f"from {basis}" if basis else "") if x)
    if isinstance(value, tuple):
        return "; ".join(told(v) for v in value)
    if value is None or value is False:
        return ""
    name = getattr(value, "name", None)
    return line(str(name if name is not None else value), LONGEST)


def _coder(record: Record, ruled: Ruled | None, asking: Asking) -> str:
    if ruled is not None and ruled.verdict in ("add", "correct"):
        review = Reviews(asking.store).review(ruled.review)
        return f"{review.reviewer} ({review.at})" if review else "a reviewer"
    return str(getattr(record, "coder", "") or next((w.coder for w in asking.store.why(asking.name)), "rules"))


def _reasons(asking: Asking) -> tuple[Reason, ...]:
    return tuple(Reason(w.coder, line(w.rule, LONGEST), tuple(told(s) for s in w.spans), tuple(line(o, 200) for o in w.alternatives)) for w in asking.store.why(asking.name))


def _differences(ruled: Ruled | None) -> tuple[tuple[str, str, str], ...]:
    if ruled is None or ruled.machine is None or ruled.ruling is None:
        return ()
    return tuple((n, told(getattr(ruled.machine, n)) or "—", told(getattr(ruled.ruling, n)) or "—") for n in differing_fields(ruled.machine, ruled.ruling))
