"""What stands in the slots of a trigger word: subject, object, owner, a preposition's nominal, the thing behind a quantity.

Reads the parse alone. A parser hangs a prepositional phrase now on the verb and now on its object, so both are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from dragoman.grammar.clauses import RELATIVE, SUBJECTS, antecedent, direct_object, grammatical_subject, is_passive, subject
from dragoman.grammar.phrases import NOMINAL, child, children, conjuncts, owners

MONEY = frozenset({"$", "€", "£", "dollar", "euro", "pound", "million", "billion"})
OBLIQUE = ("obl", "nmod", "obl:agent", "obl:unmarked")


def governing(token: Token) -> str:
    """The whole preposition of a nominal: 'out of', 'on behalf of'; that of the first of a series for a conjunct; '' for none."""
    words = [w for case in children(token, "case") if case.i < token.i for w in (case, *children(case, "fixed"))]
    if not words:  # hung on the first word of the phrase: 'of Egypt's backing'
        inner = [case for part in children(token, "nmod:poss", "compound", "flat") if part.i < token.i for case in children(part, "case") if case.i < part.i]
        words = [w for case in inner[:1] for w in (case, *children(case, "fixed"))]
    if not words and token.dep_ == "conj" and token.head.pos_ in NOMINAL:
        return governing(token.head)
    return " ".join(w.lower_ for w in sorted(words, key=lambda w: w.i))


def under_preposition(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, nominal) of the phrases that hang on a word."""
    for c in token.children:
        if c.dep_ in OBLIQUE or c.dep_.split(":")[0] in ("obl", "nmod") and c.dep_ != "nmod:poss":
            words = governing(c)
            if words:
                yield words, _gap(c)


def _gap(token: Token) -> Token:
    """'the bloc, to which it belongs': the bloc."""
    return antecedent(token) if token.lower_ in RELATIVE else token


def things(token: Token, quantities: Collection[str], depth: int = 0) -> list[Token]:
    """The nominal, what is joined to it, and what it is a quantity or part of: 'dozens of villagers', 'a wave of arrests'."""
    out: list[Token] = []
    for one in conjuncts(token):
        out.append(one)
        if depth < 3 and one.lemma_.lower() in quantities:
            for words, inner in under_preposition(one):
                if words == "of" or words == "in" and one.lemma_.lower() in MONEY:  # 'held back $130 million in aid'
                    out += things(inner, quantities, depth + 1)
    return out


def objects(token: Token, particle: str = "") -> list[Token]:
    """The object of a verb, or the undergoer of a passive; 'of X' for a noun. Of two objects the second; where the parse has none, a bare
    oblique, the only receiver, or what stands under the verb's particle ('waved through the sale')."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return [t for words, t in under_preposition(token) if words == "of"]
    own = children(token, "obj")
    if len(own) > 1:
        return [antecedent(own[-1])]
    found = direct_object(token)
    if found is not None:
        return [found]
    if particle:
        under = [t for words, t in under_preposition(token) if words == particle]
        if under:
            return under[:1]
    receiver = child(token, "iobj")
    if receiver is not None:
        return [antecedent(receiver)]
    taken = next((c for c in children(token, "xcomp") if c.pos_ in ("NOUN", "PROPN") and c.i > token.i and child(c, "case", "mark") is not None), None)
    if particle and taken is not None and governing(taken) == particle:
        return [taken]  # 'called in the ambassador'
    bare = [c for c in token.children if c.dep_ == "obl" and c.i > token.i and child(c, "case") is None and c.pos_ in ("NOUN", "PROPN") and c.ent_type_ != "DATE"]
    return bare[:1]


def fillers(token: Token, slot: str, particle: str = "") -> list[Token]:
    """The nominals in a slot of a trigger: subj, obj, iobj, poss, xcomp, comp, main or a preposition; `particle`: that of the trigger."""
    is_verb = token.pos_ in ("VERB", "AUX", "ADJ")
    if slot == "subj":
        found = subject(token) if is_verb else doer(token)
        if found is None and is_verb and token.i > 2 and token.doc[token.i - 1].text == "-":  # 'North Korea test-fired': the name hangs on 'test'
            found = next((c for c in token.doc[token.i - 2].children if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
        return [found] if found is not None else []
    if slot == "obj":
        return objects(token, particle)
    if slot == "iobj":
        own = children(token, "obj")
        found = child(token, "iobj") or (own[0] if len(own) > 1 else None)
        return [antecedent(found)] if found is not None else []
    if slot == "poss":
        return [t for t in owners(token) if governing(t) in ("", "of", "by", "from")] if not is_verb else []
    if slot == "comp":
        return [t for t in (grammatical_subject(v) for v in children(token, "ccomp")) if t is not None]
    if slot == "xcomp":
        out: list[Token] = []
        for verb in children(token, "xcomp", "advcl", "acl", "ccomp"):
            out += objects(verb)
            out += [t for words, t in under_preposition(verb) if words in ("from", "of", "with", "on", "against", "to", "for")]
        return out
    if slot == "main":  # 'barred the ships, as Delhi had asked': who did it
        found = grammatical_subject(token.head) if token.head != token else None
        return [found] if found is not None else []
    if slot == "by" and token.pos_ in ("VERB", "AUX") and is_passive(token):
        return fillers(token, "subj")
    return _governed(token, slot, is_verb)


def _governed(token: Token, slot: str, is_verb: bool) -> list[Token]:
    """The nominals under a preposition: of the trigger first, then of what stands beside it."""

    def under(head: Token, reach: int = 0) -> list[Token]:
        own = [t for words, t in under_preposition(head) if words == slot or words.split()[-1] == slot]
        if not own and reach:
            for c in children(head, "obl", "nmod"):
                own += under(c, reach - 1)
        return own

    out = under(token)
    if is_verb and not out and token.dep_ == "acl:relcl" and any(c.lower_ == slot and c.i > token.i and c.pos_ in ("ADP", "ADV", "SCONJ") for c in token.subtree):
        stranded = [c for c in token.children if c.lower_ in RELATIVE and c.dep_ in ("obj", "obl")]
        out += [antecedent(c) for c in stranded]  # 'which Tashkent walked out of'
    if is_verb:
        for other in [*objects(token), *children(token, "obl", "xcomp", "iobj", "advmod")]:
            if other.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADV", "ADP") or other.dep_ == "xcomp":
                out += [t for t in under(other) if t not in out and (t.i > token.i or other.dep_ == "nsubj:pass")]
        if not out:  # 'laid the blame for the blast at India's door': hung on the inner noun
            out += [t for other in objects(token) for t in under(other, 1) if t.i > token.i]
    else:
        if not out:
            out += [t for c in children(token, "nmod") for t in under(c, 1)]
        verb = token.head
        if token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") and verb.pos_ == "VERB":
            out += [t for t in under(verb) if t != token and t not in out]
    return out


def doer(noun: Token) -> Token | None:
    """Who does what a noun tells: its 'by' phrase, its owner, an adjective of a people, the subject of the verb that it is the object of."""
    for words, t in under_preposition(noun):
        if words == "by":
            return t
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for t in children(noun, "amod", "compound"):
        if t.text[:1].isupper() and t.lower_ != t.text:
            return t
    if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB":
        return subject(noun.head)
    return None


def is_subject(token: Token) -> bool:
    return token.dep_ in SUBJECTS
