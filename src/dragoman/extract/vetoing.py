"""What is no event although a frame fits: rows of data/codebook/vetoes.tsv, claims and questions, campaigns and private life.

Reads the parse, the frames and the parties found; writes nothing. PLOVER codes politics: what private people do among themselves, and what a
candidate for office 'captures' or 'fights', is none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.extract.frames import Matcher
from dragoman.extract.governors import is_made
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_passive
from dragoman.grammar.phrases import children
from dragoman.records import ActorRef
from dragoman.resources.codebook import Trigger
from dragoman.resources.vetoes import ANY, load_campaign, load_vetoes

PUBLIC = frozenset("GOV MIL IGO LEG JUD SPY COP REB UAF OPP PTY NGO REL ELI MED".split())
CAMPAIGNING = frozenset({"PTY", "ELI", "LEG"})
TALK = frozenset({"SUPPORT", "AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "COOPERATE", "AID", "RETREAT", "SANCTION", "COERCE", "MOBILIZE"})
MATERIAL = frozenset({"COERCE", "ASSAULT", "RETREAT", "MOBILIZE", "SANCTION", "AID", "COOPERATE"})
WH = frozenset({"whether", "if", "who", "why", "when", "how", "where", "which", "whose", "what"})
CHEERING = frozenset({"rally", "wave", "gather", "cheer", "chant", "crowd"})
PROTESTING = frozenset({"protest", "protester", "protestor", "demonstrator", "demonstration", "against", "riot"})
VIOLENCE = frozenset("kill wound injure terrorist terror suicide bombing shooting gunman massacre die death dead".split())
VIOLENT = ("$attack", "$missile", "$weapon", "$force", "$agent", "$police", "$army")
ARMED = ("$force", "$weapon", "$police", "$missile")
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "i", "me", "we", "our", "who"})


def is_vetoed(matcher: Matcher, token: Token, trigger: Trigger) -> bool:
    """Do the words around a trigger forbid its type: 'declined to comment', 'insisted that it was no deal', 'captured the delegates'?"""
    if is_claim(token, trigger) or is_thing(matcher, token, trigger):
        return True
    if trigger.pos == "verb" and token.dep_ == "amod" and trigger.type not in ("ASSAULT", "COERCE") or trigger.type == "PROTEST" and is_made(token):
        return True  # 'a recognised capital', 'forced to march'
    table = load_vetoes()
    rows = [r for lemma in (trigger.lemma, token.lemma_.lower(), ANY) for r in table.get((trigger.type, lemma), ())]
    return any(r.pos == trigger.pos and matcher.holds(token, r) for r in rows)


def is_claim(token: Token, trigger: Trigger) -> bool:
    """'Insisted that it was not part of the deal', 'asked whether they had met': somebody claims or asks, and demands nothing."""
    if trigger.type != "REQUEST" or token.lemma_.lower() not in ("insist", "ask", "maintain", "stress", "tell"):
        return False
    for clause in children(token, "ccomp"):
        words = {c.lower_ for c in children(clause, "mark", "advmod", "obj", "nsubj")}
        if token.lemma_.lower() == "ask" and words & WH:
            return True
        tensed = [t for t in (clause, *auxiliaries(clause)) if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and (t.pos_ in ("VERB", "AUX"))]
        if tensed and not any(t.lower_ in ("should", "must", "ought", "shall") or t.tag_ == "VBP" and t == clause for t in tensed):
            return token.lemma_.lower() != "ask"
    return False


def is_private(frame: Frame, token: Token, trigger: Trigger, source: Sequence[ActorRef], target: Sequence[ActorRef]) -> bool:
    """Do private people meet, or want or give with nobody known, or does a thing give: 'Sadiq had come to Karrada', 'infrastructure that
    provides support', 'voters are angry'?"""
    doer = grammatical_subject(token) if trigger.pos == "verb" and not is_passive(token) else None
    if trigger.type == "CONSULT":
        own = [r for r in source if doer is not None and frame.doc[doer.i].idx <= r.mention.start < doer.idx + len(doer)]
        if doer is not None and doer.ent_type_ == "PER" and own and not any(r.code for r in own):
            return True
        return bool(source) and not _is_public(source)
    if trigger.type == "AID" and doer is not None and doer.pos_ == "NOUN" and not any(r.code for r in source):
        return True
    return trigger.type in TALK and bool(source) and not _is_public(source) and not any(r.code for r in target)


def is_thing(matcher: Matcher, token: Token, trigger: Trigger) -> bool:
    """Does a thing that is no weapon hurt: 'costs have hit the farmers', 'a strong dollar hurts exporters'?"""
    doer = grammatical_subject(token) if trigger.type == "ASSAULT" and trigger.pos == "verb" and not is_passive(token) else None
    if doer is None or doer.pos_ != "NOUN" or matcher.actors.within(doer):
        return False
    book = matcher.codebook
    words = {doer.lemma_.lower(), doer.lower_}
    violent = any(words & book.classes.get(name, frozenset()) for name in VIOLENT)
    return not violent and not any(book.kinds.get(w) in ("person", "weapon", "vehicle") for w in words)


def _is_public(refs: Sequence[ActorRef]) -> bool:
    """Is one of the actors a state or somebody of public life?"""
    return any(r.sector in PUBLIC or r.sector is None and r.code for r in refs)


def is_campaign(frame: Frame, matcher: Matcher, token: Token, trigger: Trigger, source: Sequence[ActorRef], target: Sequence[ActorRef]) -> bool:
    """Does one candidate or member of a parliament do to others of his own country what only arms, police or money do?"""
    if trigger.type not in MATERIAL or not source or not all(r.sector in CAMPAIGNING for r in source):
        return False
    if any(r.code and r.country not in {s.country for s in source} for r in target) or not all(_is_person(frame, r) for r in source):
        return False
    classes = matcher.codebook.classes
    return not any(t.lemma_.lower() in classes.get(name, ()) for t in token.sent if t != token and t.pos_ == "NOUN" for name in ARMED)


def is_on_campaign(doc: Doc) -> bool:
    """Is an article about an election campaign: four of its words in a thousand, of four kinds?"""
    words = load_campaign()
    found = [t.lemma_.lower() for t in doc if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in words]
    return len(set(found)) >= 4 and 1000 * len(found) >= 4 * len(doc)


def is_campaign_talk(frame: Frame, trigger: Trigger, source: Sequence[ActorRef], target: Sequence[ActorRef]) -> bool:
    """What a candidate, a party or another person says or does to nobody in particular, in an article about a campaign."""
    if trigger.type not in TALK or not source or any(r.code for r in target):
        return False
    return all(r.sector in CAMPAIGNING or _is_person(frame, r) for r in source)


def is_campaign_figure(frame: Frame, matcher: Matcher, token: Token, trigger: Trigger, source: Sequence[ActorRef], target: Sequence[ActorRef]) -> bool:
    """In an article about a campaign: attacks in words on persons, rallies of supporters, persons dropped or rejected by nobody in particular."""
    words = {t.lemma_.lower() for t in token.sent}
    if trigger.type == "PROTEST":
        return token.lemma_.lower() in CHEERING and not words & PROTESTING
    persons = bool(target) and all(_is_person(frame, r) or r.by in ("role", "pronoun") for r in target)
    if trigger.type == "ASSAULT":
        classes = matcher.codebook.classes
        armed = any(words & classes.get(name, frozenset()) for name in ARMED) or bool(words & VIOLENCE)
        return persons and not armed and token.lemma_.lower() in classes.get("$verbal", frozenset()) | {"barrage"}
    return trigger.type in ("REJECT", "SANCTION") and persons and not any(r.code for r in source) and len({r.country for r in target}) == 1


def _is_person(frame: Frame, ref: ActorRef) -> bool:
    """Is an actor told as a named person or by 'he' or 'she'?"""
    span = frame.doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
    return span is not None and (any(t.ent_type_ == "PER" for t in span) or span.root.lower_ in PERSONAL)
