"""Stage `statements`: who said what, through whose report.

Reads Cues, Actors and quotations; writes statements with the tokens of their parts (Said). Quotations without a cue of their own go
to the speaker before them in the paragraph, or to the next ('With these words ...').
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Clock, Cue, Frame, Quote, Said
from dragoman.grammar.phrases import child, children, conjuncts, phrase, preposition
from dragoman.records import ActorRef, Span, Statement, StatementKind, content_id, span_of

NEAR = 12  # cues back: one that says the same stands within a sentence or two
TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "brief", "notify", "speak", "say", "write", "announce", "complain", "confirm", "ask", "urge"})


def find_statements(frame: Frame, actors: Actors, cues: Sequence[Cue], quotes: Sequence[Quote], clock: Clock) -> list[Said]:
    """The statements of an article in the order of the text."""
    doc = frame.doc
    quoted = frozenset(i for q in quotes if q.is_speech for i in range(q.start, q.end))
    in_marks = frozenset(i for q in quotes for i in range(q.start, q.end))
    out: list[Said] = []
    for cue in _settled(cues, doc):
        verb = doc[cue.token]
        speaker_token = doc[cue.speaker] if cue.speaker is not None else None
        speaker, speaker_token, via = _speaker(frame, actors, verb, speaker_token)
        if speaker is None:
            continue
        content = _ranges(frame, set(cue.content))
        if not content:
            continue
        addressee, more = _addressee(frame, actors, verb, cue)
        via = [*via, *more]
        if speaker.sector == "MED":
            via = [speaker, *via]
        out.append(_said(frame, cue, speaker, speaker_token, content, in_marks, addressee, via))
    return _with_orphans(frame, out, quotes, in_marks, quoted)


def _settled(cues: Sequence[Cue], doc) -> list[Cue]:  # type: ignore[no-untyped-def]
    """Cues without those that say the same: a cue whose content is another's within the same clause gives way to the nearer."""
    out: list[Cue] = []
    for cue in cues:
        rival = next((c for c in out[-NEAR:] if c.content and len(c.content & cue.content) > 0.8 * max(len(c.content), len(cue.content))), None)
        if rival is not None:
            middle = sorted(cue.content)[len(cue.content) // 2]
            if abs(cue.token - middle) < abs(rival.token - middle):
                out[out.index(rival)] = cue
            continue
        out.append(cue)
    return out


def _said(
    frame: Frame, cue: Cue, speaker: ActorRef, token: Token | None, content: list[tuple[int, int]], in_marks: frozenset[int],
    addressee: ActorRef | None, via: Sequence[ActorRef],
) -> Said:  # fmt: skip
    doc = frame.doc
    tokens = frozenset(i for a, b in content for i in range(a, b))
    spans = tuple(frame.span(a, b) for a, b in content)
    kind = _kind(frame, tokens, in_marks)
    low, high = cue.words or _cue_words(doc[cue.token])
    span = frame.span(low, high)
    record = Statement(
        content_id(frame.article.id, "statement", spans[0].start, spans[-1].end, span.start), frame.article.id, speaker, span, spans, kind,
        addressee, tuple(_once(via)), None, 0.9 if kind == "direct" else 0.75,
    )  # fmt: skip
    return Said(record, token.i if token is not None else None, cue.token, tokens, tokens & in_marks, cue.manner)


def _cue_words(verb: Token) -> tuple[int, int]:
    """The cue with its auxiliaries and negation, or 'according to'."""
    if verb.lower_ == "according":
        return verb.i, verb.i + 2
    parts = [c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "compound:prt") or c.lower_ in ("not", "n't", "n’t", "never")]
    near = [i for i in parts if abs(i - verb.i) <= 3]
    return min([verb.i, *near]), max([verb.i, *near]) + 1


def _kind(frame: Frame, tokens: frozenset[int], in_marks: frozenset[int]) -> StatementKind:
    words = [i for i in tokens if not frame.doc[i].is_punct and not frame.doc[i].is_space]
    share = sum(i in in_marks for i in words) / max(1, len(words))
    return "direct" if share > 0.85 else "mixed" if share > 0 else "indirect"


def _once(refs: Sequence[ActorRef]) -> list[ActorRef]:
    out: list[ActorRef] = []
    for ref in refs:
        if not any(r.mention == ref.mention or (r.name and r.name == ref.name) for r in out):
            out.append(ref)
    return out


# ---- speaker
def _speaker(frame: Frame, actors: Actors, verb: Token, token: Token | None) -> tuple[ActorRef | None, Token | None, list[ActorRef]]:
    """The speaker, its token, and the outlet it came through: 'the paper wrote, citing two diplomats' has the diplomats."""
    if token is None:
        return None, None, []
    for clause in children(verb, "advcl", "acl", "conj"):
        if clause.lemma_ in ("cite", "quote") and clause.tag_ == "VBG":
            cited = child(clause, "obj")
            outlet = _ref(frame, actors, token)
            if cited is not None and outlet.sector == "MED":
                return _ref(frame, actors, cited), cited, [outlet]
    if verb.lemma_ in ("quote", "cite") and child(verb, "obj") is not None:
        outlet = _ref(frame, actors, token)
        cited = child(verb, "obj")
        if cited is not None and outlet.sector == "MED":
            return _ref(frame, actors, cited), cited, [outlet]
    return _ref(frame, actors, token), token, []


def _ref(frame: Frame, actors: Actors, token: Token) -> ActorRef:
    """The actor of a speaker's phrase; unknown speakers keep their words."""
    found = actors.of(token)
    start, end = phrase(token, whole=True)
    if end - start > 25:
        start, end = phrase(token)
    mention = frame.span(start, end)
    if found:
        return replace(found[0], mention=mention if found[0].by != "pronoun" else found[0].mention)
    return ActorRef(mention, None, None, None, None, None)


def _addressee(frame: Frame, actors: Actors, verb: Token, cue: Cue) -> tuple[ActorRef | None, list[ActorRef]]:
    """(whom it was told, the outlets among them)."""
    if verb.lower_ == "according" or verb.lemma_ in ("quote", "cite"):
        return None, []
    whom = child(verb, "iobj")
    if whom is None and verb.lemma_ in TELLING:
        whom = child(verb, "obj")
        if whom is not None and whom.i in cue.content:
            whom = None
    if whom is None:
        whom = next((c for c in children(verb, "obl") if preposition(c) == "to" and c.i not in cue.content), None)
    if whom is None and cue.manner in ("demand", "accuse"):
        whom = child(verb, "obj")
    if whom is None:
        return None, []
    refs = [r for c in conjuncts(whom) for r in actors.of(c)]
    outlets = [r for r in refs if r.sector == "MED" and r.name]
    others = [r for r in refs if r not in outlets]
    if others:
        return others[0], outlets
    if outlets:
        return None, outlets
    start, end = phrase(whom)
    return ActorRef(frame.span(start, end), None, None, None, None, None), []


# ---- content
def _ranges(frame: Frame, tokens: set[int]) -> list[tuple[int, int]]:
    """Runs of tokens; a gap of punctuation, marks of quotation or white space does not part them."""
    doc = frame.doc
    out: list[list[int]] = []
    for i in sorted(tokens):
        if out and all(doc[k].is_punct or doc[k].is_space for k in range(out[-1][1], i)):
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    cleaned = []
    for a, b in out:
        while a < b and (doc[a].is_space or doc[a].text in ",;:.–—-" or doc[a].lower_ == "that" and doc[a].dep_ == "mark"):
            a += 1
        while b > a and (doc[b - 1].is_space or doc[b - 1].text in ";:–—-"):
            b -= 1
        if b > a and any(not doc[k].is_punct for k in range(a, b)):
            cleaned.append((a, b))
    return cleaned


# ---- quotations without a cue
def _with_orphans(frame: Frame, said: list[Said], quotes: Sequence[Quote], in_marks: frozenset[int], quoted: frozenset[int]) -> list[Said]:
    doc = frame.doc
    covered = {i for s in said for i in s.content}
    out = list(said)
    for q in quotes:
        own = set(range(q.start, q.end))
        if not q.is_speech or len(own & covered) > 0.4 * len(own) or frame.places[q.start].title:
            continue
        paragraph = frame.places[q.start].paragraph
        words = sum(not doc[i].is_punct for i in own)
        if words < 3:
            continue
        sentence = doc[q.start].sent
        alone = sum(not doc[i].is_punct and not doc[i].is_space for i in range(sentence.start, sentence.end) if i not in own) <= 2
        if not alone:
            continue
        last = next((s for s in reversed(out) if s.cue is not None and s.cue < q.start and frame.places[s.cue].paragraph == paragraph and s.record.kind != "indirect"), None)
        if last is not None:
            spans = (*last.record.content, frame.span(q.start, q.end))
            tokens = last.content | own
            record = replace(last.record, content=spans, id=content_id(frame.article.id, "statement", spans[0].start, spans[-1].end, last.record.id))
            out[out.index(last)] = replace(last, record=record, content=frozenset(tokens), quoted=last.quoted | own)
            covered |= own
            continue
        after = next((s for s in out if s.cue is not None and s.cue >= q.end and frame.places[s.cue].paragraph == paragraph), None)
        near = after if after is not None else next((s for s in reversed(out) if s.cue is not None and s.cue < q.start and frame.places[s.cue].paragraph >= paragraph - 1), None)
        if near is None:
            continue
        span = frame.span(q.start, q.end)
        record = Statement(
            content_id(frame.article.id, "statement", span.start, span.end, "orphan"), frame.article.id, near.record.speaker, None, (span,), "direct", None, (), None, 0.6
        )
        out.append(Said(record, near.speaker, None, frozenset(own), frozenset(own), "say"))
        covered |= own
    return sorted(out, key=lambda s: (min(s.content), s.cue or 0))


__all__ = ["Span", "find_statements", "span_of"]
