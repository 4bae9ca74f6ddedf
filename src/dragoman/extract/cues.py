"""Stage `cues`: the words that introduce what somebody said, each with its speaker's phrase and the tokens of its content.

Reads the parse, `doc.spans["attribution"]` where a pipeline sets it, and the quotations; writes Cues. The parse finds the cue's
subject and clause; the encoder's spans add what the parse has not, and give the edges.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.edges import SPEAKING, with_attributions
from dragoman.extract.inquits import FINITE, inquit, manner_of, phrases_of
from dragoman.extract.nouns import Cue, Frame, Quote
from dragoman.grammar.clauses import direct_object, is_negated, subject
from dragoman.grammar.phrases import child, children, preposition

CLAUSAL = ("ccomp", "xcomp", "advcl", "parataxis", "acl")
SAYING = frozenset({"say", "deny", "quote"})
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
# What lays down rules says what its words are, and nothing else.
SEEMING = frozenset({"appear", "seem", "look", "sound", "feel", "remain", "become", "get", "be"})
NORMS = frozenset("law act bill rule policy decree regulation statute clause deal agreement vote".split())
WORDED = frozenset("say state read specify declare stipulate".split())
# With an infinitive these are done, not said: 'agreed to meet', 'ordered her to leave'.
DEEDS = frozenset({"agree", "order", "instruct", "rule", "summon", "invite", "sentence"})
# Manners whose cue may stand between commas, with what is said around it.
INSERTED = frozenset({"say", "deny", "quote", "demand", "believe", "threaten", "promise", "reject"})


def find_cues(frame: Frame, quotes: Sequence[Quote], manners: dict[str, str]) -> list[Cue]:
    """The cues of an article in the order of the text."""
    doc = frame.doc
    spans = doc.spans.get("attribution", [])
    marked = {t.i for s in spans if s.label_ == "cue" for t in s}
    inside = {i for q in quotes if q.is_speech for i in range(q.start, q.end)}
    phrases = phrases_of(manners)
    out: list[Cue] = []
    for token in doc:
        if not frame.prose[token.i] or token.is_space:
            continue
        found = _verb(frame, token, manner_of(token, manners, phrases), marked, quotes, inside) or _according(frame, token)
        if found is not None:
            out.append(found)
    return [c for c in with_attributions(frame, out, quotes, manners, phrases) if _is_statement(frame, c, quotes)]


def _is_statement(frame: Frame, cue: Cue, quotes: Sequence[Quote]) -> bool:
    """Not what nobody says, what a law requires, 'says yes', 'called it into being'; in a headline a clause or a quotation that somebody says."""
    doc = frame.doc
    verb, speaker = doc[cue.token], doc[cue.speaker] if cue.speaker is not None else None
    if speaker is not None and (speaker.lower_ in NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in speaker.children)):
        return False
    if speaker is not None and speaker.lemma_.lower() in NORMS and verb.lemma_ not in WORDED:
        return False
    if verb.lemma_ == "call" and any(preposition(c) == "into" for c in children(verb, "obl")):
        return False
    if verb.lemma_ in SEEMING and sum(doc[i].is_alpha for i in cue.content) < 3:
        return False  # 'appears "alarmed"': a word in marks
    if any(q.start <= i < q.end for q in quotes for i in cue.content):
        return True
    if verb.lemma_ in DEEDS and not any(doc[i].tag_ in FINITE or doc[i].tag_ == "MD" for i in cue.content):
        return False
    if cue.manner in ("believe", "plan") and not any(doc[i].tag_.startswith("VB") or doc[i].tag_ == "MD" for i in cue.content):
        return False
    if frame.places[cue.token].title:
        return cue.manner in SAYING and any(doc[i].tag_ in FINITE or doc[i].tag_ == "MD" for i in cue.content)
    return cue.manner != "say" or len(cue.content) > 1


def _verb(frame: Frame, token: Token, manner: str | None, marked: set[int], quotes: Sequence[Quote], inside: set[int]) -> Cue | None:
    if token.pos_ != "VERB":
        return None
    doc, by_model = frame.doc, token.i in marked
    if manner in INSERTED and not is_negated(token):
        found = inquit(token, inside)
        if found is not None:
            around = {i for q in quotes if q.is_speech and not q.start <= token.i < q.end and found.content & set(range(q.start, q.end)) for i in range(q.start, q.end)}
            return Cue(token.i, manner, found.speaker, found.content | around, frame.places[token.i].sentence, placed=True)
    if manner is None and not by_model:
        return None
    if token.dep_ in ("aux", "amod", "compound"):
        return None
    content = _content(token, manner or "say", quotes)
    if not content:
        return None
    if manner is None and not _has_clause(token) and not any(q.is_speech and q.start in content for q in quotes):
        return None
    if manner in ("believe", "plan", "promise", "threaten", "praise", "reject") and not by_model and not child(token, "ccomp"):
        return None
    if manner == "accuse" and not by_model and child(token, "obj") is None and direct_object(token) is None:
        return None  # 'the door slams shut'
    if is_negated(token) and manner in ("say", "believe", "plan", "demand", "promise", "threaten") and not by_model:
        return None
    if manner == "believe" and not by_model and "attribution" in doc.spans:
        return None
    if token.i in inside and not by_model:
        return None
    who = _speaker(token)
    if who is None or token.i in inside and who.lower_ in SPEAKING:
        return None
    return Cue(token.i, manner or "say", who.i, frozenset(content), frame.places[token.i].sentence)


def _has_clause(token: Token) -> bool:
    return child(token, "ccomp") is not None or token.dep_ == "parataxis"


def _speaker(verb: Token) -> Token | None:
    found = subject(verb)
    if found is None and verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return found


def _content(verb: Token, manner: str, quotes: Sequence[Quote]) -> set[int]:
    """Tokens of what the cue introduces: its clause, the clause it is put into, the quotation beside it, or, for an accusation, whom
    and of what."""
    doc = verb.doc
    out: set[int] = set()
    for c in children(verb, "ccomp"):
        out |= _tree(c, without=verb)
    if not out and manner in ("promise", "threaten", "plan", "demand", "believe", "deny", "reject", "say", "accuse"):
        for c in children(verb, "xcomp"):
            if manner != "say" or doc[c.left_edge.i].lower_ in ("to", "as") or c.pos_ != "VERB":
                out |= _tree(c, without=verb)
    if not out and verb.dep_ in ("parataxis", "ccomp") and verb.head != verb and manner in ("say", "believe", "accuse", "deny", "quote", "demand"):
        if _inserted(verb):
            out |= _tree(verb.head, without=verb)
    if manner == "accuse" or (manner in ("say", "deny", "reject", "demand") and (child(verb, "xcomp") is not None or child(verb, "advcl") is not None)):
        whom = child(verb, "obj")
        parts = [c for c in children(verb, "obl", "advcl", "xcomp", "ccomp") if c.i > verb.i and (manner != "accuse" or _marker(c) in ("of", "for", "as", "over", "with", "after", ""))]
        if whom is not None and whom.i > verb.i and manner == "accuse" and (parts or children(whom, "acl", "nmod", "advcl")):
            out = _tree(whom, without=verb)
            for p in parts:
                out |= _tree(p, without=verb)
        elif whom is not None and whom.i > verb.i and verb.lemma_ in ("call", "label", "brand", "dub", "describe", "dismiss", "term", "reject", "portray", "denounce"):
            out |= _tree(whom, without=verb)
            for p in parts:
                if p.dep_ == "xcomp" or _marker(p) == "as":
                    out |= _tree(p, without=verb)
    sentence = verb.sent
    first, last = sentence.start, sentence.end
    for q in quotes:
        if q.start < last and q.end > first and not q.start <= verb.i < q.end:
            if any(verb.i < c.i < q.start and q.start not in out for c in children(verb, "conj") if c.pos_ == "VERB"):
                continue  # 'demanded that ... and continued: “...”'
            if verb.tag_ == "VBG" and out and q.end <= verb.i and q.start not in out:
                continue  # '“...,” he said, adding that ...'
            if not q.is_speech and not (set(range(q.start, q.end)) & out) and manner not in ("say", "reject", "deny", "accuse", "praise"):
                continue
            if q.is_speech or _names(verb, q):
                out |= set(range(q.start, q.end))
    return {i for i in out if not doc[i].is_space}


def _names(verb: Token, quote: Quote) -> bool:
    """Is a short quotation what the verb itself says: its complement, or 'spoke of “a victory”'?"""
    for c in verb.children:
        if c.dep_ in ("obj", "xcomp", "ccomp", "obl", "advcl") and c.i > verb.i:
            low, high = c.left_edge.i, c.right_edge.i
            if low <= quote.start <= high and quote.end - low >= (high - low) // 2 and (c.dep_ in ("xcomp", "ccomp", "obj") or preposition(c) in ("of", "as", "")):
                return verb.lemma_ in ("call", "speak", "reject", "dismiss", "describe", "label", "brand", "dub", "say", "denounce", "term", "answer", "reply", "scoff") or quote.start <= c.i < quote.end
    return False


def _marker(token: Token) -> str:
    mark = child(token, "mark", "case")
    return mark.lower_ if mark is not None else ""


def _inserted(verb: Token) -> bool:
    """'X, he said, Y' and 'X, he said': the clause around it is what is said."""
    subj = child(verb, "nsubj", "nsubj:pass")
    if child(verb, "obj", "ccomp", "xcomp") is not None and verb.lemma_ not in ("tell", "inform", "remind", "assure", "warn"):
        return False  # '..., and a spokesman denied it'
    return subj is not None and child(verb, "mark") is None and (verb.dep_ == "parataxis" or verb.head.i < verb.i)


def _tree(token: Token, without: Token) -> set[int]:
    """The tokens of a subtree but for those of another inside it, and the punctuation at its edges."""
    other = {t.i for t in without.subtree} if without.i != token.i and any(t == without for t in token.subtree) else set()
    own = sorted(t.i for t in token.subtree if t.i not in other)
    doc = token.doc
    while own and (doc[own[0]].text in ",;:—–-" or doc[own[0]].is_space or (doc[own[0]].dep_ == "mark" and doc[own[0]].lower_ in ("that",))):
        own.pop(0)
    while own and (doc[own[-1]].text in ",;:.—–-" or doc[own[-1]].is_space):
        own.pop()
    return set(own)


def _according(frame: Frame, token: Token) -> Cue | None:
    """'according to X': what X is given as the source of."""
    if token.lower_ != "according" or token.i + 1 >= len(token.doc) or token.doc[token.i + 1].lower_ != "to":
        return None
    who = token.head if token.dep_ == "case" else child(token, "obl", "nmod", "obj")
    if who is None:
        return None
    top = who.head if token.dep_ == "case" else token.head
    if top == who:
        return None
    clause = top
    while clause.pos_ not in ("VERB", "AUX") and clause.dep_ not in ("ROOT", "conj", "ccomp", "parataxis") and clause.head != clause:
        clause = clause.head
    own = {t.i for t in who.subtree} | {t.i for t in token.subtree}
    content = {t.i for t in clause.subtree} - own
    kept = sorted(i for i in content if not token.doc[i].is_space)
    while kept and token.doc[kept[-1]].text in ",.;:—–-":
        kept.pop()
    while kept and token.doc[kept[0]].text in ",.;:—–-":
        kept.pop(0)
    if not kept:
        return None
    return Cue(token.i, "say", who.i, frozenset(kept), frame.places[token.i].sentence)


def target_of(verb: Token) -> Token | None:
    """Whom it was told, or whom an accusation names."""
    return child(verb, "iobj") or direct_object(verb)
