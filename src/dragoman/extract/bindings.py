"""Does a clause bind its speaker to a deed, and is the deed good or bad for the other side? Asked of the consequences of conditions.

Reads the parse and the table of consequences. A forecast, a counterfactual, a habit and advice bind nobody.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_negated, is_passive
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import complement
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
WITHHOLDING = frozenset("refuse decline reject rule".split())


def binding(c: Conditional, main: Token) -> Binding | None:
    """How the consequence binds: firmly, weakly (may, could), by a present tense; None where it does not."""
    words = [a.lower_ for a in auxiliaries(main)]
    lemma = main.lemma_.lower()
    deed = complement(main)
    if any(m.lower_ in ("whether", "if") for m in children(main, "mark")) or is_irreal(c, main.doc[c.head]):
        return None
    if any(w in FIRM for w in words):
        return None if _has_have(main) else "firm"
    if deed != main:
        return "firm" if lemma not in ("agree", "commit") or main.tag_ != "VBD" or deed.tag_ == "VB" else None
    if main.lower_ in WILLING and child(main, "xcomp") is not None or main.lower_ == "going":
        return "firm"
    if lemma in WITHHOLDING and child(main, "xcomp") is not None and c.polarity == "unless":
        return "firm"
    if any(w in ADVICE for w in words):
        return "present" if c.rule == "or" and main.dep_ == "conj" and child(main, *SUBJECTS) is None else None
    if any(w in WEAK for w in words):
        return None if _has_have(main) else "weak"
    if c.rule == "no X, no Y":
        return "present"
    if c.rule in SPOKEN and (main.tag_ in ("VBZ", "VBP", "VB") or child(main, "cop") is not None):
        return "present"
    if main.tag_ in ("VBZ", "VBP") and lemma not in STATIVE and not words:
        return "present"
    return None


def is_irreal(c: Conditional, head: Token) -> bool:
    """'if Iran were a stock', 'if he could go back': supposed of what is not so."""
    if c.rule not in ("if", "inversion"):
        return False
    if any(a.lower_ == "could" for a in children(head, "aux")):
        return True
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
        if inner is None or inner.pos_ != "VERB" or not (at.lower_ in WILLING or at.lemma_ in ("have", "be", "continue", "begin", "start") or at.lower_ == "going"):
            break
        at = inner
    return at


def _deed(verb: Token, words: Consequences) -> Deed | None:
    """The row of a predicate; 'be' for one that is no verb ('sanctions will be back')."""
    return words.verb(verb.lemma_.lower(), verb.lower_) if verb.pos_ in ("VERB", "AUX") else words.verb("be", "be")


def is_fate(verb: Token, words: Consequences) -> bool:
    """Does the predicate befall its subject: 'we will win', 'we would be a ruin', 'we will lose'?"""
    found = _deed(verb, words)
    if found is not None and found.value in ("fate", "receive"):
        return True
    return child(verb, "cop") is not None and verb.pos_ in ("NOUN", "ADJ", "PROPN") and words.other(verb.lower_) is None and verb.lower_ not in WILLING


def is_received(verb: Token, words: Consequences) -> bool:
    """Is the subject the one it is done to: a passive, 'get', 'face'?"""
    found = _deed(verb, words)
    return is_passive(verb) or found is not None and found.value == "receive"


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
    own = next((d.value for d in (words.other(t.lower_) for t in verb.subtree) if d is not None), "")
    if own:
        return "harm"
    negated = any(c.lower_ in ("not", "n't", "n’t", "never", "no") and c.dep_ == "advmod" for c in (*verb.children, *main.children))
    negated = negated or any(c.lower_ == "no" for c in children(verb, "obj", "discourse")) or any(preposition(c) == "against" for c in children(verb, "obl"))
    kind = deed.value if deed is not None else ""
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
