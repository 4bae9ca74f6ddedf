"""Quotations without a cue of their own: turns of a transcript, quotations over several paragraphs, signed ones, and those that go on.

Reads the statements that cues made; writes them again with these added. A quotation that nothing else tells of goes to the speaker before
it in the paragraph, or to the next ('With these words ...').
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame, Quote, Said
from dragoman.extract.turns import is_answering, is_asking
from dragoman.grammar.phrases import phrase
from dragoman.grammar.quotemarks import with_marks
from dragoman.records import ActorRef, Span, Statement, content_id

COVERED = 0.4  # share of a quotation's tokens that a statement holds
DASHES = frozenset({"—", "–", "―", "-", "--", "~"})
MARKS = "”’»“\"'"


def with_quotes_alone(frame: Frame, actors: Actors, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """All statements in the order of the text."""
    out = _with_turns(frame, actors, said, quotes)
    out = _with_chains(frame, out, quotes)
    for quote in quotes:
        if quote.is_speech and not _is_covered(quote, out) and not frame.places[quote.start].title and _words(frame, quote) >= 3 and _stands_alone(frame, quote):
            out = _signed(frame, actors, out, quote) or _continued(frame, out, quote) or _given(frame, out, quote) or out
    return sorted(out, key=lambda s: (min(s.content), s.cue or 0))


def _tokens(quote: Quote) -> frozenset[int]:
    return frozenset(range(quote.start, quote.end))


def _is_covered(quote: Quote, said: Sequence[Said]) -> bool:
    own = _tokens(quote)
    return len(own & {i for s in said for i in s.content}) > COVERED * len(own)


def _words(frame: Frame, quote: Quote) -> int:
    return sum(not frame.doc[i].is_punct for i in range(quote.start, quote.end))


def _stands_alone(frame: Frame, quote: Quote) -> bool:
    """Is there next to nothing else in its sentence, or a signature?"""
    sentence = frame.doc[quote.start].sent
    other = [i for i in range(sentence.start, sentence.end) if not quote.start <= i < quote.end]
    return sum(not frame.doc[i].is_punct and not frame.doc[i].is_space for i in other) <= 2 or _signature(frame, quote) is not None


def _new(frame: Frame, quote: Quote, speaker: ActorRef, token: int | None, confidence: float, parts: Sequence[Quote] = ()) -> Said:
    """A direct statement of quotations."""
    spans = tuple(frame.span(*with_marks(frame.doc, q.start, q.end)) for q in (quote, *parts))
    identity = content_id(frame.article.id, "statement", spans[0].start, spans[-1].end, "orphan")
    record = Statement(identity, frame.article.id, speaker, None, spans, "direct", None, (), None, confidence)
    tokens = frozenset(i for q in (quote, *parts) for i in range(q.start, q.end))
    return Said(record, token, None, tokens, tokens, "say")


def _extended(frame: Frame, said: Said, quote: Quote) -> Said:
    """A statement with one more quotation, in the order of the text."""
    own = frame.span(*with_marks(frame.doc, quote.start, quote.end))
    apart = [s for s in said.record.content if s.end <= own.start or s.start >= own.end]
    spans: tuple[Span, ...] = tuple(sorted((*apart, own), key=lambda s: s.start))
    identity = content_id(frame.article.id, "statement", spans[0].start, spans[-1].end, said.record.id)
    return replace(said, record=replace(said.record, content=spans, id=identity), content=said.content | _tokens(quote), quoted=said.quoted | _tokens(quote))


# ---- transcripts
def _with_turns(frame: Frame, actors: Actors, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """Each turn is a statement of the one whom its label names."""
    turns = [q for q in quotes if q.label is not None]
    if not turns:
        return list(said)
    labels = {i for t in turns if t.label for i in range(t.label[0], t.start)}
    out = [s for s in said if s.cue not in labels and s.speaker not in labels]
    for n, quote in enumerate(quotes):
        if quote.label is not None:
            more = n + 1
            while more < len(quotes) and quotes[more].continues:
                more += 1
            out.append(_new(frame, quote, _labelled(frame, actors, quote.label, turns[0].start), quote.label[0], 0.8, quotes[n + 1 : more]))
    return out


def _labelled(frame: Frame, actors: Actors, label: tuple[int, int], begins: int) -> ActorRef:
    """The one whom a label names: an actor of the article, the one who is interviewed, or its words."""
    doc, mention = frame.doc, frame.span(*label)
    if is_asking(mention.text):
        return ActorRef(mention, None, None, None, None, None)
    if is_answering(mention.text):
        guest = next((r for i, refs in sorted(actors.refs.items()) if i < begins for r in refs if r.name in actors.genders), None)
        return replace(guest, mention=mention, by="role") if guest is not None else ActorRef(mention, None, None, None, None, None)
    own = [r for i in range(*label) for r in actors.of(doc[i]) if r.code or r.name]
    last = mention.text.split(",")[0].split()[-1].casefold()
    known = [r for refs in actors.refs.values() for r in refs if r.name and (r.code or r.sector) and r.name.split()[-1].casefold() == last]
    found = next((r for r in (*[o for o in own if o.code], *known, *own)), None)
    return replace(found, mention=mention) if found is not None else ActorRef(mention, mention.text, None, None, None, "name")


# ---- quotations over several paragraphs
def _with_chains(frame: Frame, said: list[Said], quotes: Sequence[Quote]) -> list[Said]:
    """A quotation that goes on with an opening mark in the next paragraphs is one statement, wherever its cue stands."""
    out, at = list(said), 0
    while at < len(quotes):
        end = at + 1
        while end < len(quotes) and quotes[end].continues:
            end += 1
        chain, at = quotes[at:end], end
        if len(chain) == 1 or chain[0].label is not None:
            continue
        holder = next((s for s in out if any(_is_covered(q, [s]) for q in chain)), None)
        if holder is None:
            continue
        place = out.index(holder)
        for quote in chain:
            if not _is_covered(quote, out):
                out[place] = _extended(frame, out[place], quote)
    return out


# ---- one quotation
def _signature(frame: Frame, quote: Quote) -> int | None:
    """The head of what stands after a dash at the end of the paragraph: '“...” – Carla Sanchez'."""
    doc, at = frame.doc, quote.end
    while at < len(doc) and (doc[at].text in MARKS or doc[at].is_space and "\n" not in doc[at].text):
        at += 1
    if at >= len(doc) or doc[at].text.strip(MARKS) not in DASHES:
        return None
    end = at + 1
    while end < len(doc) and not (doc[end].is_space and "\n" in doc[end].text) and end - at < 20:
        end += 1
    words = [t for t in doc[at + 1 : end] if t.is_alpha]
    closed = end >= len(doc) or doc[end].is_space and "\n" in doc[end].text
    if not words or not closed or any(t.pos_ in ("VERB", "AUX") for t in words):
        return None
    return doc[words[0].i : end].root.i


def _signed(frame: Frame, actors: Actors, said: list[Said], quote: Quote) -> list[Said] | None:
    head = _signature(frame, quote)
    if head is None:
        return None
    mention = frame.span(*phrase(frame.doc[head]))
    found = actors.of(frame.doc[head])
    return [*said, _new(frame, quote, replace(found[0], mention=mention) if found else ActorRef(mention, None, None, None, None, None), head, 0.7)]


def _continued(frame: Frame, said: list[Said], quote: Quote) -> list[Said] | None:
    """It goes on with what was quoted before it in the paragraph."""
    here = frame.places[quote.start].paragraph
    last = next((s for s in reversed(said) if s.cue is not None and s.cue < quote.start and frame.places[s.cue].paragraph == here and s.record.kind != "indirect"), None)
    return None if last is None else [_extended(frame, s, quote) if s is last else s for s in said]


def _given(frame: Frame, said: list[Said], quote: Quote) -> list[Said] | None:
    """It is of the next speaker of the paragraph, or of the last one of this paragraph or the one before."""
    here = frame.places[quote.start].paragraph
    after = next((s for s in said if s.cue is not None and s.cue >= quote.end and frame.places[s.cue].paragraph == here), None)
    near = after or next((s for s in reversed(said) if s.cue is not None and s.cue < quote.start and frame.places[s.cue].paragraph >= here - 1), None)
    return None if near is None else [*said, _new(frame, quote, near.record.speaker, near.speaker, 0.6)]
