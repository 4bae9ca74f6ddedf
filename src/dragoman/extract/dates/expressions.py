"""Finding the time expressions of a text: candidates of the grammar, kept where their context allows, joined to ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from dragoman.extract.dates.anchors import AnchorTable, find_anchors
from dragoman.extract.dates.grammar import PATTERN, read
from dragoman.extract.dates.guards import WHICH_AFTER, Context, is_stretch, is_time
from dragoman.extract.dates.times import Part, Relation, TimeExpression
from dragoman.extract.dates.words import PARTS, RELATIONS
from dragoman.records.spans import Span, span_of

BEFORE: Final = 60  # characters of context that the guards look back on
AFTER: Final = 24
# 'planned for', 'set for', 'due on': the day is still to come, whatever the tense of the verb
PROSPECTIVE: Final = re.compile(r"\b(?i:planned|scheduled|slated|due|set|expected|called|postponed|delayed|put\s+off|vowed)\s+(?:back\s+)?$")
TO_DO: Final = re.compile(r"\s+to\s+(?!the\b|a\b)[a-z]+")  # 'gave them until Friday to leave'
ADVERB: Final = re.compile(r"[a-z]+ly\s*$")
ARTICLE: Final = re.compile(r"\b[Tt]he\s+$")
NOUN_AFTER: Final = re.compile(r"\s(?!to\b|and\b|or\b|in\b|on\b|at\b|as\b)[A-Za-z]")
POSSESSIVE: Final = ("'s", "’s")
JOINT: Final = re.compile(r"\s*(?:(?P<dash>[-–—])|(?P<and>and)|(?P<or>or)|(?P<to>to|until|till|through|up\s+to))\s*(?:the\s+)?$")
JOINABLE: Final = frozenset({"day", "month", "year", "decade", "season", "quarter", "weekday", "holiday", "unit"})
ROLLING_LEADS: Final = frozenset({"in", "over", "during", "within", "for", "since", "by"})
PARTLESS: Final = frozenset({"minute", "hour", "day"})


def find_times(text: str, start: int, end: int, *, anchors: AnchorTable | None = None) -> list[TimeExpression]:
    """The time expressions of text[start:end], in order, none within another; spans are offsets in text.

    Phrases of known events ('the fall of the Berlin Wall') are found only where their table is given.
    """
    events = list(find_anchors(text, start, end, anchors)) if anchors else []
    plain = [e for e in _join(text, list(_candidates(text, start, end))) if not any(e.span.overlaps(known.span) for known in events)]
    return sorted(plain + events, key=lambda e: e.span)


def _candidates(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """Every match of the grammar that its context allows; after one that it does not, the search goes on a word later."""
    at, previous = start, None
    while found := PATTERN.search(text, at, end):
        made = _expression(text, start, end, found, previous)
        if made:
            previous = made
            at = max(made.span.end, found.start() + 1)
            yield made
        else:
            at = found.start() + 1
            while at < found.end() and text[at].isalnum():
                at += 1


def _expression(text: str, start: int, end: int, found: re.Match[str], previous: TimeExpression | None) -> TimeExpression | None:
    """The expression that a match is, or None where its context speaks against it."""
    rule, value = read(found)
    if value is None:
        return None
    lead = " ".join((found["lead"] or "").lower().split())
    relation = RELATIONS.get(lead)
    part = _part(found)
    core = found.start(found.lastgroup or 0)
    begin = min(found.start(g) for g in ("near", "mid", "of", found.lastgroup or 0) if found.start(g) >= 0)
    stop = found.end()
    if rule == "mdy" and relation == "in" and value["year"] is None and value["last_day"] is None and value["year_shift"] is None:
        # 'In March 20 people died'
        stop = max(found.end(n) for n in PATTERN.groupindex if n.startswith("month_") and found[n])
        rule, value = "month", {"kind": "month", "month": value["month"]}
    before, after = text[max(start, found.start() - BEFORE) : found.start()], text[stop : min(end, stop + AFTER)]
    joint = JOINT.match(text[previous.span.end : core]) if previous else None
    joined = joint is not None and previous is not None and (previous.kind == value["kind"] or not (joint["and"] or joint["or"]))
    anchored = any(value.get(k) is not None for k in ("year_shift", "shift")) or (rule != "year" and value.get("year") is not None)
    article = ARTICLE.search(text, max(start, core - 6), core) is not None
    context = Context(rule, text[core:stop], relation or lead, not (part or joined or anchored), before, after, article)
    if not is_time(context):
        return None
    fitted = _fit(rule, value, context, part)
    if fitted is None:
        return None
    ahead = PROSPECTIVE.search(ADVERB.sub("", before)) is not None and relation in ("for", "on", "by", "in", "until", "at", "from", "before")
    prospective = ahead or (relation in ("until", "by") and TO_DO.match(after) is not None)
    attribute = context.has_article and rule in ("year", "month", "month_year", "mdy", "dmy", "weekday") and NOUN_AFTER.match(after) is not None
    possessive = after.startswith(POSSESSIVE) or attribute
    fitted = {"part": part, **fitted}
    return TimeExpression(span_of(text, begin, stop), relation=relation, prospective=prospective, possessive=possessive, **fitted)


def _part(found: re.Match[str]) -> Part | None:
    words = found["near"] or found["mid"] or found["of"]
    return PARTS[" ".join(words.lower().split())] if words else None


def _fit(rule: str, value: dict[str, Any], c: Context, part: Part | None) -> dict[str, Any] | None:
    """The value as its preposition, its article and its part have it: 'in ten days', 'within ten days', 'the end of the year'."""
    unit = value.get("unit")
    match rule:
        case "amount":
            return _fit_amount(value, c, part)
        case "shifted":
            if unit in ("minute", "hour") or (unit == "day" and (part or not c.has_article)) or (c.has_article and WHICH_AFTER.match(c.after)):
                return None
            way = c.words.split()[0].lower()
            if c.has_article and way == "next":
                return {"kind": "offset", "unit": unit, "amount": 1, "sign": 1} if not c.lead else {"kind": "span", "unit": unit, "amount": 1, "sign": 1}
            if way in ("past", "last", "coming") and c.has_article:
                rolling = unit != "day" or c.lead in ROLLING_LEADS
                return {"kind": "span", "unit": unit, "amount": 1, "sign": 1 if way == "coming" else -1} if rolling else None
            return value if way not in ("past", "coming") else None
        case "contextual":
            return None if unit in ("minute", "hour") or not (c.has_article or c.words.lower().startswith("that")) else value
        case "spans" if value["kind"] == "span" and not re.search(r"\d|[a-z]+\s[a-z]+\s[a-z]+", c.words.lower()):
            return {"kind": "vague"}  # 'the last days'
        case "distance":
            return _fit_distance(value, c)
    return value


def _fit_amount(value: dict[str, Any], c: Context, part: Part | None) -> dict[str, Any] | None:
    unit, amount = value["unit"], value["amount"]
    singular = not c.words.lower().rstrip("'’").endswith("s")
    if amount is None and singular and " " not in c.words:
        if part and unit not in PARTLESS:
            return {"kind": "unit", "unit": unit, "shift": 0}
        if part in ("earlier", "later") and unit == "day":
            return {"kind": "offset", "unit": "day", "amount": 0, "sign": 0}
        return {"kind": "unit", "unit": unit} if unit == "weekend" and c.has_article and c.lead in ("over", "at", "on", "during", "by") else None
    if part or unit == "weekend" or c.lead not in ("in", "within", "for") or is_stretch(c):
        return None
    if value["kind"] == "vague" or c.lead == "for":
        return {"kind": "vague"}
    return {**value, "kind": "span" if c.lead == "within" else "distance"}


def _fit_distance(value: dict[str, Any], c: Context) -> dict[str, Any] | None:
    words = c.words.lower().split()
    bare = len(words) == 2 and words[1] != "now"
    if bare and not words[0].endswith("s"):  # 'the day before', but not 'year earlier'
        sign = 1 if words[-1] in ("after", "later", "afterwards", "afterward") else -1
        return {"kind": "offset", "unit": words[0], "amount": 1, "sign": sign} if c.has_article and words[-1] in ("before", "after") else None
    return value


def _join(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """'From Monday to Wednesday' as one range; 'two days before Christmas' as a distance from Christmas."""
    out: list[TimeExpression] = []
    for e in found:
        last = out[-1] if out else None
        if last and (joined := _range(text, last, e) or _from_other(text, last, e)):
            out[-1] = joined
        else:
            out.append(e)
    return out


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    joint = JOINT.match(text[first.span.end : last.span.start])
    if not joint or first.kind not in JOINABLE or last.kind not in JOINABLE or first.possessive:
        return None
    between: Relation | None = first.relation
    if joint["or"] or joint["and"] and between != "between" or joint["to"] and between in ("by", "until", "since", "before", "after", "for", "on"):
        return None
    span = Span(first.span.start, last.span.end, text[first.span.start : last.span.end])
    return TimeExpression(span, "range", "from" if between == "from" else "between", first=first, last=replace(last, relation=None), possessive=last.possessive)


def _from_other(text: str, distance: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    counted = distance.kind == "offset" and distance.first is None and distance.span.text.lower().endswith(("before", "after"))
    if not counted or other.kind in ("offset", "vague", "range") or text[distance.span.end : other.span.start].strip().lower() not in ("", "the"):
        return None
    span = Span(distance.span.start, other.span.end, text[distance.span.start : other.span.end])
    return replace(distance, span=span, first=replace(other, relation=None), possessive=other.possessive)
