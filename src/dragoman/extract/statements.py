"""Stage `statements`: who said what, through whose report.

Reads Cues, Actors and quotations; writes statements with the tokens of their parts (Said). Quotations without a cue of their own come last
(quotes_alone).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.addressees import addressee_of
from dragoman.extract.headlines import find_headlines
from dragoman.extract.modality import tense
from dragoman.extract.nouns import Clock, Cue, Frame, Quote, Said
from dragoman.extract.quotes_alone import with_quotes_alone
from dragoman.grammar.clauses import is_negated
from dragoman.grammar.phrases import child, children, phrase, preposition
from dragoman.grammar.quotemarks import with_marks
from dragoman.records import ActorRef, Statement, StatementKind, When, content_id
from dragoman.resources.reporting import load_minds

NEAR = 12  # cues back: one that says the same stands within a sentence or two
NEAREST = 3  # sentences back in which a speaker's state is looked for
HOMELESS = frozenset({"GOV", "MIL", "COP", "LEG", "OPP", "JUD", "SPY"})
# Prepositions of a time through which, until or after which something was said: none of them tells when.
SPANNING = frozenset({"since", "until", "till", "for", "before", "after", "of", "about", "over", "to", "by"})
OCCASIONS = frozenset({"", "at", "in", "during", "on", "to", "via", "from", "through"})


def find_statements(frame: Frame, actors: Actors, cues: Sequence[Cue], quotes: Sequence[Quote], clock: Clock) -> list[Said]:
    """The statements of an article in the order of the text."""
    doc = frame.doc
    in_marks = frozenset(i for q in quotes for i in range(q.start, q.end))
    out: list[Said] = []
    for cue in _settled([*cues, *find_headlines(frame, actors, quotes, cues)], doc):
        verb = doc[cue.token]
        speaker_token = doc[cue.speaker] if cue.speaker is not None else None
        speaker, speaker_token, via = _speaker(frame, actors, verb, speaker_token, cue)
        if speaker is None:
            speaker, speaker_token = _outlet_before(frame, actors, cue)
        if speaker is None:
            continue
        speaker = _homed(frame, actors, speaker, speaker_token)
        minded = _minded(frame, actors, speaker, cue.content)
        if minded is not None:
            speaker, speaker_token, via = *minded, [*via, speaker]
        content = _ranges(frame, {i for i in cue.content if speaker_token is None or minded is not None or i != speaker_token.i})
        if not content:
            continue
        addressee, more = addressee_of(frame, actors, verb, cue)
        via = [*via, *more]
        if speaker.sector == "MED":
            via = [speaker, *via]
        out.append(_said(frame, cue, speaker, speaker_token, content, in_marks, addressee, via, _said_on(verb, cue.content, clock)))
    return with_quotes_alone(frame, actors, out, quotes)


def _settled(cues: Sequence[Cue], doc: Doc) -> list[Cue]:
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
    addressee: ActorRef | None, via: Sequence[ActorRef], said_on: When | None,
) -> Said:  # fmt: skip
    doc = frame.doc
    tokens = frozenset(i for a, b in content for i in range(a, b))
    spans = tuple(frame.span(a, b) for a, b in content)
    kind = _kind(frame, tokens, in_marks)
    low, high = _trimmed(doc, cue.words) if cue.words else _cue_words(doc[cue.token])
    span = frame.span(low, high)
    record = Statement(
        content_id(frame.article.id, "statement", spans[0].start, spans[-1].end, span.start), frame.article.id, speaker, span, spans, kind,
        addressee, tuple(_once(via)), said_on, 0.9 if kind == "direct" else 0.75,
    )  # fmt: skip
    return Said(record, token.i if token is not None else None, cue.token, tokens, tokens & in_marks, cue.manner)


def _trimmed(doc: Doc, words: tuple[int, int]) -> tuple[int, int]:
    """The words of a cue without a colon or comma at their end, unless there is nothing else."""
    start, end = words
    while end - start > 1 and doc[end - 1].is_punct:
        end -= 1
    return start, end


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


# ---- when
def _said_on(verb: Token, content: Container[int], clock: Clock) -> When | None:
    """When it was said, where the cue tells: 'said on Tuesday', 'told reporters last week', 'said at a meeting in May'; 'adding' is of the same time."""
    for part in _adverbials(verb, content):
        when = clock(part.left_edge.i, part.right_edge.i + 1, tense(verb))
        if when is not None and part.text in (when.text or ""):
            return when
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and verb.head.pos_ == "VERB" and verb.head.i not in content:
        return _said_on(verb.head, content, clock)
    return None


def _adverbials(verb: Token, content: Container[int]) -> Iterator[Token]:
    """The adverbials of a cue outside its content, and what stands on them: 'at a meeting on Monday'."""
    outer = [c for c in children(verb, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked", "nmod:tmod", "obj", "iobj") if c.i not in content]
    for c in outer:
        if c.dep_ not in ("obj", "iobj") and preposition(c) not in SPANNING:
            yield c
        for inner in children(c, "nmod", "nmod:unmarked", "nmod:tmod", "obl", "obl:unmarked", "advmod"):
            if inner.i not in content and preposition(inner) not in SPANNING and preposition(c) in OCCASIONS:
                yield inner


# ---- speaker
def _speaker(frame: Frame, actors: Actors, verb: Token, token: Token | None, cue: Cue) -> tuple[ActorRef | None, Token | None, list[ActorRef]]:
    """The speaker, its token, and the outlet it came through: 'the paper wrote, citing two diplomats' has the diplomats."""
    if token is None:
        return None, None, []
    apart = cue.content | {cue.token}
    for clause in children(verb, "advcl", "acl", "conj"):
        if clause.lemma_ in ("cite", "quote") and clause.tag_ == "VBG":
            cited = child(clause, "obj", "iobj")
            outlet = _ref(frame, actors, token, apart, cue.who)
            if cited is not None and outlet.sector == "MED":
                return _ref(frame, actors, cited, apart, cue.who), cited, [outlet]
    if verb.lemma_ in ("quote", "cite") and child(verb, "obj", "iobj") is not None:
        outlet = _ref(frame, actors, token, apart, cue.who)
        cited = child(verb, "obj", "iobj")
        if cited is not None and outlet.sector == "MED":
            return _ref(frame, actors, cited, apart, cue.who), cited, [outlet]
    return _ref(frame, actors, token, apart, cue.who), token, []


def _outlet_before(frame: Frame, actors: Actors, cue: Cue) -> tuple[ActorRef | None, Token | None]:
    """The outlet whose name stands right before a cue that the parse left without a subject: '... Politico last reported.'"""
    doc, at = frame.doc, (cue.words[0] if cue.words else cue.token) - 1
    while at > 0 and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if at < 0 or doc[at].sent != doc[cue.token].sent:
        return None, None
    found = next((r for r in actors.refs.get(at, ()) if r.sector == "MED" and r.name), None)
    return (replace(found, mention=frame.span(at, at + 1)), doc[at]) if found is not None else (None, None)


def _homed(frame: Frame, actors: Actors, speaker: ActorRef, token: Token | None) -> ActorRef:
    """A speaker of a state's sector whose state is not told: of the one that the sentences just before have as their subject; else as it is."""
    if speaker.code is not None or speaker.sector not in HOMELESS or token is None or token.tag_ in ("NNS", "NNPS", "PRP"):
        return speaker
    here = frame.places[token.i]
    for at in range(token.sent.start - 1, -1, -1):
        place = frame.places[at]
        if here.sentence - place.sentence > NEAREST or here.paragraph - place.paragraph > 1 or place.title != here.title:
            break
        if frame.doc[at].dep_ in ("nsubj", "nsubj:pass") and frame.doc[at].head.dep_ in ("ROOT", "ccomp"):
            found = next((r for r in actors.refs.get(at, ()) if r.country and r.by in ("name", "metonym") and r.sector in ("GOV", None)), None)
            if found is not None:
                return replace(speaker, code=found.country, country=found.country)
    return speaker


def _minded(frame: Frame, actors: Actors, speaker: ActorRef, content: frozenset[int]) -> tuple[ActorRef, Token] | None:
    """Whose mind an outlet tells of: 'X is alarmed ..., according to the agency Y' is X's, by way of Y."""
    if speaker.sector != "MED" or not content:
        return None
    root = next((t for i in sorted(content) if (t := frame.doc[i]).lower_ in load_minds() and child(t, "nsubj", "nsubj:pass") is not None), None)
    holder = child(root, "nsubj", "nsubj:pass") if root is not None else None
    if root is None or holder is None or root.dep_ not in ("ROOT", "ccomp", "parataxis") or is_negated(root):
        return None
    found = actors.of(holder)
    return (_ref(frame, actors, holder, ()), holder) if found and found[0].sector != "MED" and (found[0].code or found[0].name) else None


def _ref(frame: Frame, actors: Actors, token: Token, content: Container[int], who: tuple[int, int] | None = None) -> ActorRef:
    """The actor of a speaker's phrase; unknown speakers keep their words."""
    found = actors.of(token)
    start, end = who if who is not None and who[0] <= token.i < who[1] else phrase(token, whole=True)
    if end - start > 25:
        start, end = phrase(token)
    while start < token.i and frame.doc[start].tag_ in ("IN", "TO"):
        start += 1
    if frame.doc[start].tag_ in ("WRB", "WDT", "WP"):  # 'where people marched ..., the premier': a clause that the parse hung on it
        start = max((i + 1 for i in range(start, token.i) if frame.doc[i].text == ","), default=start)
    said = [i for i in range(start, end) if i in content]
    start, end = max([start, *(i + 1 for i in said if i < token.i)]), min([end, *(i for i in said if i > token.i)])
    while end > token.i + 1 and frame.doc[end - 1].is_punct:
        end -= 1
    mention = frame.span(start, end)
    if found:
        return replace(found[0], mention=mention if found[0].by != "pronoun" else found[0].mention)
    return ActorRef(mention, None, None, None, None, None)


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
            cleaned.append(with_marks(doc, a, b))
    return cleaned
