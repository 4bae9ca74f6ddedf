"""What the word above an event makes of it: 'called for strikes', 'is unlikely to attack', 'condemned the raid', 'used the port to shell'.

Rows of data/lexicon/attitudes.tsv asked of a parse; None where the word above says nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.grammar.alternatives import is_imperative
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_negated, is_passive
from dragoman.grammar.phrases import children, preposition
from dragoman.records import Modality
from dragoman.resources.attitudes import load_attitudes

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday".split())
ASKING = ("who", "why", "when", "how", "where", "which", "whose", "what")


def of_noun(noun: Token) -> Modality | None:
    """The modality of an event noun that is the object of a verb, the subject of its passive or stands behind its preposition."""
    if any(c.lower_ == "whether" for c in noun.children):
        return "hypothetical"
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    verb = at.head
    if verb.pos_ not in ("VERB", "AUX") or verb == at:
        return None
    slot = "noun" if at.dep_ in ("obj", "nsubj:pass") else preposition(at) if at.dep_ in ("obl", "nmod") else None
    found = load_attitudes().get((verb.lemma_.lower(), slot)) if slot else None
    if found is None or not is_negated(verb):
        return found
    return "actual" if found == "negated" else "negated"  # 'could not prevent the attack', 'did not seek talks'


def of_infinitive(verb: Token) -> Modality | None:
    """The modality of 'to attack' under an adjective or a verb of need, of 'is believed to have attacked', of 'on the brink of attacking'."""
    head, table = verb.head, load_attitudes()
    if verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl", "xcomp") and any(m.lower_ in ("of", "to", "on") for m in children(verb, "mark")):
        above = (head, *children(head, "advmod"))  # 'came close to', 'stopped short of'
        return next((table[t.lemma_.lower(), "gerund"] for t in above if t.pos_ != "VERB" and (t.lemma_.lower(), "gerund") in table), None)
    if verb.dep_ == "xcomp" and (head.lemma_.lower(), "reputed") in table and is_passive(head):
        return table[head.lemma_.lower(), "reputed"]
    if verb.dep_ not in ("xcomp", "ccomp", "advcl", "csubj") or verb.tag_ != "VB" or not any(c.lower_ == "to" for c in children(verb, "mark")):
        return None
    if head.lemma_.lower() == "have" and verb.dep_ == "xcomp" and not any(a.tag_ == "VBD" for a in (head, *auxiliaries(head))):
        return "demanded"  # 'they have to withdraw'; 'had to withdraw' did
    found = load_attitudes().get((head.lemma_.lower(), "infinitive"))
    return found if found is None or not is_negated(head) else "negated" if found != "negated" else "possible"


def is_means(verb: Token) -> bool:
    """'Used the island to shell the port', 'flew to visit the camp': what the infinitive tells happened as the use or the journey did."""
    above, table = verb.head.lemma_.lower(), load_attitudes()
    if (above, "journey") in table and (verb.lemma_.lower(), "there") in table:
        return any(t.tag_ == "VBD" or t.lemma_ == "have" for t in (verb.head, *auxiliaries(verb.head)))
    return (above, "means") in table


def is_made(verb: Token) -> bool:
    """'Were forced to withdraw': what somebody was made to do he did."""
    return verb.dep_ == "xcomp" and (verb.head.lemma_.lower(), "made") in load_attitudes()


def is_given(noun: Token) -> bool:
    """'Condolences to the victims of the attack', 'to discuss Saturday's bombing': the deed is taken as done, whatever is planned about it."""
    if noun.pos_ != "NOUN" or (noun.lemma_.lower(), "given") not in load_attitudes() or noun.dep_.split(":")[0] in ("nsubj", "ROOT"):
        return False
    return any(c.lower_ in ("the", "this", "these", "that", "those") for c in children(noun, "det")) or any(c.ent_type_ == "DATE" or c.text in DAYS for c in children(noun, "nmod:poss"))


def as_subject(noun: Token) -> Modality | None:
    """The modality of an event noun of which something is said: 'an attack is imminent', 'an attack would be a disaster'."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    if at.dep_ != "nsubj":
        return None
    said, table = at.head, load_attitudes()
    if said.pos_ == "ADJ" and (said.lemma_.lower(), "predicate") in table:
        found = table[said.lemma_.lower(), "predicate"]
        return found if not is_negated(said) else "negated" if found != "negated" else "possible"
    would = any(a.lower_ in ("would", "'d", "’d") for a in auxiliaries(said))
    return "hypothetical" if would and (said.lemma_.lower(), "due") not in table else None


def is_fiction(verb: Token) -> bool:
    """'In the film Russia attacks', 'the novel tells how Russia attacked'."""
    table, at = load_attitudes(), verb
    for _ in range(4):
        if any((c.lemma_.lower(), "fiction") in table and preposition(c) in ("in", "of") for c in children(at, "obl")):
            return True
        if at.dep_ not in ("ccomp", "conj", "xcomp", "advcl") or at.head == at:
            return False
        if at.dep_ == "ccomp" and any((c.lemma_.lower(), "fiction") in table for c in children(at.head, "nsubj")):
            return True
        at = at.head
    return False


def is_able(verb: Token) -> bool:
    """'Were able to capture' the town: they did."""
    return verb.head.lemma_.lower() == "able" and any(a.tag_ == "VBD" for a in children(verb.head, "cop"))


def of_clause(verb: Token) -> Modality | None:
    """The modality of a clause: 'reports that', 'it is unclear whether', forecast of another's deed, or neither confirmed nor denied."""
    head = verb.head
    lemma, table = head.lemma_.lower(), load_attitudes()
    if verb.dep_ == "acl" and any(c.lower_ == "that" for c in children(verb, "mark")) and (lemma, "that") in table:
        return "negated" if any(c.lower_ == "no" for c in children(head, "det")) else table[lemma, "that"]  # 'no evidence that'
    if verb.dep_ not in ("ccomp", "csubj") or head == verb:
        return None
    if (lemma, "clause") in table and (head.pos_ == "ADJ" or is_imperative(head) or lemma in ("pretend", "suppose")):
        return table[lemma, "clause"]
    if (lemma, "unconfirmed") in load_attitudes() and (is_negated(head) or any(c.lower_ == "neither" for c in head.children)):
        return "alleged"
    if (lemma, "forecast") in load_attitudes() and any(a.lower_ in ("will", "would", "'ll", "’ll", "'d", "’d") for a in auxiliaries(verb)):
        doer, speaker = grammatical_subject(verb), grammatical_subject(head)
        if doer is not None and doer.lower_ not in PRONOUNS and (speaker is None or speaker.lower_ != doer.lower_):
            return load_attitudes()[lemma, "forecast"]
    return None


def is_presupposed(token: Token, cue: Token) -> bool:
    """Does an event noun, or a clause that describes it, stand as the object of 'condemn' and its like: 'condemned the raid that killed five'?"""
    if (cue.lemma_.lower(), "presupposed") not in load_attitudes():
        return False
    at = token
    while at.head != at and at.head != cue:
        at = at.head
    return at.head == cue and at.dep_ in ("obj", "nsubj:pass") and at.ent_type_ not in ("PER", "LOC", "ORG")


def is_asked(verb: Token) -> bool:
    """'Did Russia attack?', 'Will they sign?': a question that yes or no answers, in the main clause."""
    if not verb.sent.text.rstrip(" \"'”’»").endswith("?"):
        return False
    at = verb
    while at.dep_ in ("conj", "xcomp") and at.head != at:
        at = at.head
    if at.dep_ != "ROOT":
        return False
    doer = grammatical_subject(at)
    first = next(iter(auxiliaries(at)), None)
    if doer is None or first is None or first.i > doer.left_edge.i:
        return False
    return not any(t.lower_ in ASKING for t in at.doc[at.sent.start : first.i])
