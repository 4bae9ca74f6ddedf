"""Does a clause bind its speaker to a deed, and is the deed good or bad for the other side? Asked of the consequences of conditions.

Reads the parse and the table of consequences. A forecast, a counterfactual, a habit and advice bind nobody.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_negated, is_passive
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import complement
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children, preposition
from dragoman.resources.consequences import Consequences, Deed

Binding = Literal["firm", "weak", "present"]
Worth = Literal["harm", "good", ""]

WILLING = frozenset("ready willing prepared open determined bound going set due".split())
FIRM = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "sha", "'d", "’d"})
WEAK = frozenset({"may", "might", "could", "can", "ca", "cannot"})
ADVICE = frozenset({"must", "should", "ought"})
SPOKEN = frozenset({"or", "and", "either", "otherwise", "no X, no Y"})
STATIVE = frozenset("be have think believe know want need like see understand mean look feel seem hope love hate agree say tell guess get".split())
WITHHOLDING = frozenset("refuse decline reject rule oppose exclude".split())
GIVING = frozenset("threaten promise pledge offer warn guarantee".split())
PLEDGES = frozenset("threat promise pledge vow offer readiness willingness warning ultimatum commitment undertaking".split())
FORCED = frozenset("force compel oblige constrain".split())
STAYING = frozenset({"stay", "remain"})
TOLD = "told condition"
# What no order begins or ends.
UNRULED = frozenset("war conflict crisis violence suffering famine price inflation economy situation problem history world people market stock trend rain drought "
    "pressure hunger drought flood collapse bankruptcy ruin defeat shortage recession disaster catastrophe default  tension bloodshed fighting exodus misery recession growth demand number cost rate share currency investor company student voter".split())  # fmt: skip


def binding(c: Conditional, main: Token, words: Consequences) -> Binding | None:
    """How the consequence binds: firmly, weakly (may, could), by a present tense; None where it does not."""
    auxiliary = [a.lower_ for a in auxiliaries(main)]
    lemma = main.lemma_.lower()
    deed = complement(main)
    if c.rule == TOLD:
        return "firm"
    if lemma == "tell" and any(t.lower_ == "you" for t in main.children):
        return None  # 'I'll tell you this'; a word of no deed
    if c.rule == "when" and not any(a.lower_ in FIRM for a in auxiliaries(main)) and main.tag_ not in ("VBZ", "VBP", "VB"):
        return None
    if any(m.lower_ in ("whether", "if") for m in children(main, "mark")) or is_irreal(c, main.doc[c.head]):
        return None
    if any(w in FIRM for w in auxiliary):
        return None if _has_have(main) else "firm"
    if gives_word(main) or _is_pledged(main):
        return "firm"
    if deed != main:
        return "firm" if lemma not in ("agree", "commit") or main.tag_ != "VBD" or deed.tag_ == "VB" else None
    if main.lower_ in WILLING and child(main, "xcomp") is not None or main.lower_ == "going" or lemma == "stand" and any(t.lower_ in WILLING for t in main.children):
        return "firm"
    if lexeme(main, WITHHOLDING) and (child(main, "xcomp") is not None or child(main, "obj", "compound:prt") is not None) and (c.polarity == "unless" or c.rule in ("as long as", "only when", "only if")):
        return "firm"
    if any(w in ADVICE for w in auxiliary):
        return "present" if c.rule == "or" and main.dep_ == "conj" and child(main, *SUBJECTS) is None else None
    if any(w in WEAK for w in auxiliary):
        return None if _has_have(main) else "weak"
    if main.lemma_.lower() == "be" and child(main, "expl") is not None and not auxiliary and any(t.lower_ == "no" for n in children(main, *SUBJECTS) for t in children(n, "det")):
        return "present"
    if c.rule == "no X, no Y" or is_state_of_play(main, words) and not any(a.tag_ == "VBD" for a in auxiliaries(main)):
        return "present"
    if c.polarity == "unless" and is_denied(main) and (main.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in children(main, "aux:pass"))):
        return "present"  # 'not one more gate gets opened until'
    if child(main, "cop") is not None and any(t.lower_ == "out" for t in main.children) and not any(a.tag_ in ("VBD", "MD") for a in auxiliaries(main)):
        return "present"  # 'we are out of the treaty'
    if c.rule in SPOKEN and (main.tag_ in ("VBZ", "VBP", "VB") or child(main, "cop", "aux:pass") is not None):
        return "present"
    kept = words.verb(lemma, main.lower_)
    if kept is not None and kept.value == "keep" and c.polarity == "unless" and main.tag_ in ("VB", "VBP", "VBZ") and not auxiliary and child(main, *SUBJECTS, "mark") is not None:
        return "present"  # 'the lorries stay put until'
    if main.tag_ in ("VBZ", "VBP") and lemma not in STATIVE and not auxiliary:
        return "present"
    return None


def gives_word(main: Token) -> bool:
    """'threatened Iran with sanctions', 'promised 300 million', 'warned of reprisals': the deed is a noun."""
    if not lexeme(main, GIVING) or main.pos_ != "VERB" or any(a.lower_ in ("could", "may", "might") for a in auxiliaries(main)):
        return False
    if lexeme(main, frozenset({"threaten", "warn"})):
        return any(preposition(t) in ("with", "of") for t in children(main, "obl", "nmod")) and complement(main) == main
    return child(main, "obj") is not None and complement(main) == main


def _is_pledged(main: Token) -> bool:
    """'its threat to leave', 'reserves the right to act': the infinitive of a noun of the holder's word."""
    if main.dep_ not in ("acl", "xcomp", "advcl", "ccomp") or main.tag_ != "VB":
        return False
    noun = main.head
    if lexeme(noun, PLEDGES) is not None and noun.pos_ == "NOUN":
        return True
    return noun.lower_ == "right" and noun.head.lemma_.lower() in ("reserve", "have", "assert", "claim")


def is_own_word(main: Token) -> bool:
    """Is the predicate one of giving one's word, or the deed of a noun of it?"""
    return gives_word(main) or _is_pledged(main)


def is_irreal(c: Conditional, head: Token) -> bool:
    """'if Iran were a stock', 'if he could go back': supposed of what is not so."""
    if c.rule not in ("if", "inversion"):
        return False
    if any(a.lower_ == "could" for a in children(head, "aux")):
        return True
    if any(a.lower_ == "were" for a in head.children) and any(c.tag_ == "TO" for c in head.children):
        return False  # 'if it were to escalate'
    subject = child(head, *SUBJECTS)
    singular = subject is not None and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("i", "he", "she", "it"))
    return singular and any(a.lower_ == "were" for a in children(head, "cop"))


def is_held_until(main: Token, words: Consequences) -> bool:
    """What can be done 'until' something is: withheld, kept up, ended; not done once."""
    found = _deed(deed_of(main), words)
    return withholds(main, words) or found is not None and found.value in ("harm", "end", "keep")


def _has_have(verb: Token) -> bool:
    """'would have let', 'will have been cleared': not any more, or not a deed."""
    return any(a.lower_ in ("have", "'ve", "’ve", "of") for a in children(verb, "aux"))


def deed_of(main: Token) -> Token:
    """The predicate that says what is done: 'cut' of 'is ready to cut', 'walk' of 'may have to walk'."""
    at = complement(main)
    for _ in range(3):
        inner = child(at, "xcomp")
        if inner is None or inner.pos_ != "VERB" or not (at.lower_ in WILLING or at.lemma_ in ("have", "be", "continue", "begin", "start", "stand") or at.lower_ == "going" or lexeme(at, FORCED)):
            break
        at = inner
    return at


def _deed(verb: Token, words: Consequences) -> Deed | None:
    """The row of a predicate; 'be' for one that is no verb ('sanctions will be back')."""
    return words.verb(verb.lemma_.lower(), verb.lower_, transitive=child(verb, "obj", "nsubj:pass") is not None) if verb.pos_ in ("VERB", "AUX") else words.verb("be", "be")


def is_fate(verb: Token, words: Consequences) -> bool:
    """Does the predicate befall its subject: 'we will win', 'we would be a ruin', 'we will lose'?"""
    found = _deed(verb, words)
    if verb.lemma_.lower() == "say" and any(t.lower_ in ("yes", "no", "goodbye") for t in verb.children):
        return False
    if found is not None and found.value in ("fate", "receive"):
        return True
    if any(t.lower_ == "out" for t in verb.children):
        return False
    return child(verb, "cop") is not None and not is_placed(verb) and verb.pos_ in ("NOUN", "ADJ", "PROPN") and words.other(verb.lower_) is None and verb.lower_ not in WILLING


def is_placed(predicate: Token) -> bool:
    """'Engineers would be on their way', 'the money will be in Gaza', 'our own will be there': where somebody has put it."""
    return predicate.lower_ in ("there", "here", "away", "back") or any(c.lower_ in ("in", "on", "at", "under", "aboard", "outside", "inside", "before") for c in children(predicate, "case"))


def is_obliged(main: Token) -> bool:
    """'The troops would have to leave': what another is made to do."""
    return main.lemma_.lower() == "have" and any(t.tag_ == "VB" for t in children(main, "xcomp"))


def is_received(verb: Token, words: Consequences) -> bool:
    """Is the subject the one it is done to: a passive, 'get', 'face'?"""
    found = _deed(verb, words)
    if found is not None and found.value == "fate":
        return False
    if found is not None and found.value == "receive" and found.about is None:
        thing = child(verb, "obj")
        return thing is None or thing.lemma_.lower() not in UNRULED
    return is_passive(verb) or found is not None and found.value == "receive"


def is_suffered(verb: Token, words: Consequences) -> bool:
    """Does it happen to whoever is threatened: 'the city will burn', 'they will pay dearly'?"""
    found = _deed(verb, words)
    if found is not None and found.value == "receive" and found.about == "THREATEN":
        return True
    return verb.lemma_.lower() == "pay" and any(t.lower_ in ("price", "dearly", "dear", "consequences") for t in verb.subtree)


def is_state_of_play(verb: Token, words: Consequences) -> bool:
    """'The talks are over', 'the ban will be gone', 'the ports will be open': a state that somebody can bring about."""
    found = words.other(verb.lower_)
    return found is not None and (child(verb, "cop", "aux:pass") is not None or verb.head.lemma_.lower() in STAYING) or any(
        words.other(t.lower_) is not None for t in children(verb, "xcomp", "advmod") if verb.lemma_.lower() in STAYING or verb.lemma_.lower() in ("be", "go", "swing", "fall", "lie", "stand")
    )


def is_granted(verb: Token) -> bool:
    """'They can have peace', 'he may come home': what the one who speaks allows."""
    return any(a.lower_ in ("can", "may") for a in auxiliaries(verb)) and verb.lemma_.lower() in ("have", "come", "return", "keep", "stay", "go", "get", "leave", "count", "expect", "enter")


def is_denied_to_all(main: Token, subject: Token) -> bool:
    """'Not a single truck will pass', 'nothing will move', 'there will be no travel': what nobody is to have."""
    things = [subject, *(children(main, *SUBJECTS) if subject.lower_ == "there" else [])]
    for thing in things:
        if thing.lower_ in ("nothing", "nobody", "none"):
            return True
        words = [t.lower_ for t in thing.subtree if t.i <= thing.i]
        if words[:1] == ["no"] or words[:2] in (["not", "one"], ["not", "a"], ["not", "an"]) or words[:1] == ["not"]:
            return True
    return False


def is_denied(main: Token) -> bool:
    """'Not one chapter will be opened', 'there will be no fifth round': by its subject or what there is."""
    return any(is_denied_to_all(main, s) for s in children(main, *SUBJECTS) if s.lower_ not in ("nobody", "none"))


def instrument(noun: Token, words: Consequences) -> Deed | None:
    """The means of politics that a noun names ('sanctions', 'the talks')."""
    return words.noun(noun.lemma_.lower(), noun.lower_)


def objects(verb: Token) -> list[Token]:
    """What a deed is done with or to: object, what is passive or begins or ends, a gerund."""
    out = children(verb, "obj", "iobj", "nsubj:pass", "xcomp", "obl")
    if is_passive(verb) or child(verb, "obj") is None:
        out = [*children(verb, *SUBJECTS), *out]
    return out


def worth(main: Token, words: Consequences, *, welcomed: bool = False) -> Worth:
    """Good or harm for the other side, '' where it is not known: 'lift the ban' is good, 'end the aid' and 'no deal' are harm.

    What ends something unknown ('cut its output') is harm, but for a condition that is `welcomed` ('provided that').
    """
    verb = deed_of(main)
    deed = _deed(verb, words)
    value = ""
    for thing in objects(verb):
        found = words.verb(thing.lemma_.lower(), thing.lower_) if thing.dep_ == "xcomp" else instrument(thing, words)
        if found is not None and found.value in ("harm", "good"):
            negated = any(c.lower_ in ("no", "neither") for c in children(thing, "det"))
            value = found.value if not negated else _other(found.value)
            break
    own = next((d.value for d in (words.other(t.lower_) for t in (verb, *children(verb, "xcomp", "advmod", "obj"), *(c for c in children(verb, "case") if c.lower_ == "out"))) if d is not None), "")
    if own in ("harm", "good"):
        return own  # type: ignore[return-value]
    if deed is not None and deed.about == "THREATEN" or any(preposition(t) == "with" and (d := instrument(t, words)) is not None and d.value == "harm" for t in children(verb, "obl")):
        return "harm"
    negated = any(c.lower_ in ("not", "n't", "n’t", "never", "no") and c.dep_ == "advmod" for c in (*verb.children, *main.children))
    negated = negated or any(c.lower_ in ("longer", "more") and any(g.lower_ == "no" for g in c.children) for c in children(verb, "advmod"))
    negated = negated or any(c.lower_ == "no" for c in children(verb, "obj", "discourse")) or any(preposition(c) == "against" for c in children(verb, "obl"))
    kind = deed.value if deed is not None else ""
    if is_denied(main):
        return "good" if kind == "harm" or value == "harm" else "harm"
    if kind == "end":
        result = _other(value) if value else "harm" if child(verb, "obj", "xcomp") is not None and not welcomed else ""
    elif kind in ("harm", "good"):
        result = kind
    else:
        result = value
    return _other(result) if negated and result else result  # type: ignore[return-value]


def _other(value: str) -> str:
    return {"harm": "good", "good": "harm"}.get(value, "")


def withholds(main: Token, words: Consequences) -> bool:
    """Is something withheld or kept up: a negation, 'keep', 'refuse', 'continue'?"""
    if is_negated(main) or is_negated(deed_of(main)) or any(c.lower_ in ("no", "nobody") for t in objects(deed_of(main)) for c in (t, *t.children)):
        return True
    found = words.verb(main.lemma_.lower(), main.lower_)
    return main.lemma_.lower() in WITHHOLDING or found is not None and found.value == "keep"


def about(main: Token, words: Consequences) -> str | None:
    """The type of event, or the change of membership, that the consequence would be."""
    verb = deed_of(main)
    deed = _deed(verb, words)
    things = [d for t in objects(verb) if (d := instrument(t, words)) is not None]
    if deed is not None and deed.about:
        return deed.about
    if things and things[0].about:
        harm = worth(main, words) == "harm"
        if deed is not None and deed.value == "end":
            return "SANCTION" if harm else "CONCEDE"
        return things[0].about
    return next((d.about for t in verb.subtree if (d := words.other(t.lower_)) is not None), None)
