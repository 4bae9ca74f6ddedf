"""Whom a statement was told, and through which outlets it came: 'told the council', 'told Canal 4', 'said in an interview with Radio Uno'.

A name that no table has is an outlet's where a word of it says so, or where it is told something and is neither a person nor a place.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.doubtful import OUTLET_NOUNS
from dragoman.extract.nouns import Cue, Frame
from dragoman.grammar.phrases import child, children, conjuncts, phrase, preposition
from dragoman.records import ActorRef
from dragoman.resources.reporting import load_outlet_words

TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "brief", "notify", "speak", "say", "write", "announce", "complain", "confirm", "ask", "urge"})
# What an outlet stands under: 'wrote in', 'said on', 'replied through', 'quoted by', 'remarked to'.
CARRYING = frozenset({"in", "on", "through", "via", "by", "to", "with", "for"})
INTERVIEWS = frozenset({"interview", "conversation", "talk", "column", "article", "comment", "remark", "statement", "essay", "broadcast", "programme", "program", "show", "appearance"})


def addressee_of(frame: Frame, actors: Actors, verb: Token, cue: Cue) -> tuple[ActorRef | None, list[ActorRef]]:
    """(whom it was told, the outlets through which it came)."""
    if verb.lower_ == "according" or verb.lemma_ in ("quote", "cite"):
        return None, []
    whom = _told(verb, cue)
    through = [r for t in _carriers(verb, cue.content) if t != whom for r in _outlets(frame, actors, t, sure=t.head.lemma_.lower() in INTERVIEWS)]
    if whom is None:
        return None, through
    outlets = [r for c in conjuncts(whom) for r in _outlets(frame, actors, c, sure=verb.lemma_ in TELLING or verb.lemma_ == "let")]
    if outlets:
        return None, [*outlets, *through]
    found = [r for c in conjuncts(whom) for r in actors.of(c)]
    return (found[0] if found else ActorRef(frame.span(*phrase(whom)), None, None, None, None, None)), through


def _told(verb: Token, cue: Cue) -> Token | None:
    whom = child(verb, "iobj")
    if whom is None and (verb.lemma_ in TELLING or verb.lemma_ == "let"):
        whom = child(verb, "obj")
        if whom is not None and whom.i in cue.content:
            whom = None
    if whom is None:
        whom = next((c for c in children(verb, "obl") if preposition(c) == "to" and c.i not in cue.content), None)
    if whom is None and cue.manner in ("demand", "accuse"):
        whom = child(verb, "obj")
    return whom


def _carriers(verb: Token, content: Container[int]) -> Iterator[Token]:
    """The nominals outside the content that may be what carried it."""
    for c in (*children(verb, "obl", "obl:agent"), *(o for x in children(verb, "xcomp") if verb.lemma_ == "let" for o in children(x, "obl"))):
        if c.i in content or preposition(c) not in CARRYING:
            continue
        yield c
        if c.lemma_.lower() in INTERVIEWS:
            yield from (n for n in children(c, "nmod", "obl") if preposition(n) in CARRYING and n.i not in content)


def _outlets(frame: Frame, actors: Actors, token: Token, *, sure: bool) -> list[ActorRef]:
    """The outlets that a nominal is; `sure`: something is told to it, so that an unknown name is taken for one."""
    found = [r for r in actors.of(token) if r.sector == "MED" and r.name]
    if not found and token.lower_ in OUTLET_NOUNS:  # 'the news site Netgazeti'
        last = token.i + 1
        while last < len(frame.doc) and frame.doc[last].text[:1].isupper() and frame.doc[last].pos_ in ("PROPN", "NOUN", "ADJ", "X"):
            last += 1
        if last > token.i + 1:
            return [ActorRef(frame.span(phrase(token)[0], last), frame.doc[token.i + 1 : last].text, None, None, "MED", "name")]
    if found or token.pos_ not in ("PROPN", "NOUN", "NUM", "X", "ADJ"):
        return found
    start, end = phrase(token)
    words = [t for t in frame.doc[start:end] if t.text[:1].isupper() or t.like_num]
    if not words or not words[0].text[:1].isupper():
        return []
    known = any(w.lower_ in load_outlet_words() for w in words)
    if not known and (actors.of(token) or not sure or any(t.ent_type_ in ("PER", "LOC") for t in words) or token.pos_ != "PROPN"):
        return []
    if known and any(r.code for r in actors.of(token)) and len(words) == 1:
        return []
    first = words[1] if words[0].lower_ == "the" and len(words) > 1 else words[0]
    return [ActorRef(frame.span(start, end), frame.span(first.i, words[-1].i + 1).text, None, None, "MED", "name")]
