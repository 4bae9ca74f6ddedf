"""Conditions that a predicate or noun tells instead of a clause: 'made A conditional on B', 'A hinges on B', 'B is a precondition for A',
'the condition for A is B', 'tied A to B'; and those in a subject: 'any ship that enters', 'any attack', 'whoever shelters them'.

Reads the parse alone; gives the same Conditionals as `grammar.conditionals`. `main` is the noun that names what depends ('its consent').
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_predicate
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.domains import under
from dragoman.grammar.extents import Range, clause_span, trimmed
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.openings import MODALS
from dragoman.grammar.phrases import child, children, phrase

RULE = "told condition"
CONDITIONAL = frozenset({"conditional", "contingent", "dependent", "conditioned", "predicated"})
DEPENDS = frozenset({"depend", "hinge", "hang"})
TIES = frozenset({"tie", "link", "peg"})
CONDITIONS = frozenset({"condition", "precondition", "prerequisite", "price", "requirement"})
UNIVERSAL = frozenset({"any", "every", "each", "all"})
WHOEVER = frozenset({"whoever", "anyone", "anybody", "those", "everyone", "whosoever", "who"})
# Nouns of deeds: what 'any ...' of them does is a condition.
DEEDS = frozenset(
    "attack attempt violation incursion strike provocation aggression move step breach infringement invasion escalation diversion interference intervention "
    "act action encroachment threat intrusion assault shipment delivery delay refusal sanction annexation".split()
)


def find_predicated(doc: Doc) -> Iterator[Conditional]:
    """Conditions told by a predicate or a subject, in the order of the text."""
    for token in doc:
        found = _on(token) or _tied(token) or _price(token) or _generic(token)
        if found is not None:
            yield found


def _pair(doc: Doc, result: Token, condition: Token, marker: Range) -> Conditional | None:
    """The two nouns (or clauses) with all that hangs on them."""
    first, second = _nominal(result, {condition.i, *range(*marker)}), _nominal(condition, {result.i, *range(*marker)})
    if first is None or second is None or first[0] < second[1] and second[0] < first[1]:
        return None
    return Conditional(RULE, "if", marker, second, condition.i, first, result.i)


def _nominal(token: Token, barred: set[int]) -> Range | None:
    own = [t.i for t in token.subtree]
    low, high = token.i, token.i
    while low - 1 in own and low - 1 not in barred:
        low -= 1
    while high + 1 in own and high + 1 not in barred:
        high += 1
    while low < token.i and (token.doc[low].dep_ in ("case", "mark") and token.doc[low].head == token):
        low += 1
    return trimmed(token.doc, low, high + 1)


def _governed_clause(at: Token, prepositions: tuple[str, ...]) -> Token | None:
    """What stands under a preposition: a noun, or a clause ('on Nairobi keeping its promise')."""
    found = [t for t in under(at, prepositions) if t.i > at.i]
    if found:
        return found[0]
    for c in children(at, "advcl", "acl", "ccomp", "obl", "nmod"):
        if c.i > at.i and any(m.lower_ in prepositions for m in children(c, "mark", "case")):
            return c
    return None


def _on(token: Token) -> Conditional | None:
    """'A is conditional on B', 'made A contingent on B', 'A hinges on B'."""
    if token.lower_ in CONDITIONAL:
        condition = _governed_clause(token, ("on", "upon"))
        if condition is None:
            return None
        verb = token.head
        own = child(token, *SUBJECTS)
        if own is None and verb.lemma_.lower() in ("make", "keep", "leave", "render", "consider"):
            own = child(verb, "obj", "nsubj:pass")
        if own is None and token.dep_ == "amod":
            own = token.head
    elif lexeme(token, DEPENDS) and token.pos_ == "VERB":
        condition = _governed_clause(token, ("on", "upon"))
        own = child(token, *SUBJECTS)
        if condition is not None and not _is_event(condition) and not any(c.lower_ == "of" for n in children(condition, "nmod") for c in children(n, "case")):
            return None  # 'the island hangs on a cable'
    else:
        return None
    if condition is None or own is None or own.lower_ in ("it", "that", "this", "much", "everything", "all", "which", "what", "who", "they"):
        return None
    if is_predicate(own) and any(m.lower_ in ("whether", "if") for m in children(own, "mark")):
        return None
    if any(t.lower_ in ("whether", "how", "what", "who") for t in token.doc[token.i + 1 : token.i + 4]):
        return None
    return _pair(token.doc, own, condition, (token.i, token.i + 1))


def _tied(token: Token) -> Conditional | None:
    """'Washington has tied the aid to the release of the men'."""
    if not lexeme(token, TIES) or token.pos_ != "VERB":
        return None
    condition = next((t for t in under(token, ("to",)) if t.i > token.i and t.pos_ == "NOUN"), None)
    own = child(token, "obj", "nsubj:pass")
    if condition is None or own is None or own.pos_ != "NOUN":
        return None
    return _pair(token.doc, own, condition, (token.i, token.i + 1))


def _price(token: Token) -> Conditional | None:
    """'B is a precondition for A', 'made B a condition of A', 'the condition for A is B', 'demanded B as the price of A'."""
    if not lexeme(token, CONDITIONS) or token.pos_ != "NOUN" or any(c.lower_ in ("on", "under", "with") for c in children(token, "case")):
        return None
    result = next((t for t in under(token, ("for", "of", "to")) if t.i > token.i), None) or child(token, "acl")
    if result is None or result.pos_ in ("PRON", "NUM") or result.lower_ in ("anonymity", "oil", "gas", "wheat", "bread", "food"):
        return None
    verb = token.head
    condition: Token | None = child(token, *SUBJECTS)  # B is a precondition for A, or: the condition for A is B
    if condition is None and token.dep_ in ("xcomp", "obj", "obl") and verb.pos_ == "VERB":
        condition = next((c for c in children(verb, "obj", "nsubj:pass", "ccomp") if c != token), None)
    if condition is None and token.dep_.startswith("nsubj"):
        condition = verb if verb != token and (child(verb, "cop") is not None or verb.lemma_.lower() == "be") else None
        if condition is not None and condition.lemma_.lower() == "be":
            condition = child(condition, "ccomp", "xcomp")
    if condition is None or condition.i == result.i or condition.lower_ in ("it", "this", "that", "which", "they"):
        return None
    if token.lemma_.lower() == "price" and not _is_event(result):
        return None
    return _pair(token.doc, result, condition, (token.i, token.i + 1))


def _is_event(token: Token) -> bool:
    return is_predicate(token) or token.lower_.endswith(("ion", "ment", "al", "ship", "ance", "port", "peace", "deal", "ent", "y"))


def _generic(token: Token) -> Conditional | None:
    """'Any ship that enters the zone will be boarded', 'any attack will be met with force', 'whoever shelters them will pay'."""
    if not token.dep_.startswith("nsubj"):
        return None
    if token.lower_ == "who" and token.head.dep_ in ("advcl", "csubj", "csubj:pass", "acl"):
        return _free(token)
    universal = any(c.lower_ in UNIVERSAL for c in children(token, "det"))
    if not universal and token.lower_ not in WHOEVER:
        return None
    main = token.head
    if not is_predicate(main) or main.i < token.i or not any(a.lower_ in MODALS - {"must", "should", "can", "could", "may", "might"} for a in auxiliaries(main)):
        return None
    clause = child(token, "acl:relcl", "acl", "advcl:relcl")
    doc = token.doc
    barred = {t.i for t in token.subtree}
    if clause is not None:
        low = max((t.i + 1 for t in clause.children if t.lower_ in ("who", "that", "which") and t.i < clause.i), default=clause.left_edge.i)
        found: Range | None = trimmed(doc, low, clause.right_edge.i + 1)
        rule = "any that"
    elif universal and (lexeme(token, DEEDS) or any(t.lower_ in ("further", "new", "future", "more", "such") for t in children(token, "amod"))):
        start, _ = phrase(token)
        found, clause, rule = trimmed(doc, start, max(barred) + 1), token, "any"
    else:
        return None
    consequence = clause_span(main, barred)
    if found is None or consequence is None or clause is None:
        return None
    return Conditional(rule, "if", None, found, clause.i, consequence, main.i)


def _free(who: Token) -> Conditional | None:
    """'Who has not left by Monday will be jailed': a relative clause that is the subject itself."""
    clause, main = who.head, who.head.head
    if not is_predicate(main) or main.i < clause.i or child(main, *SUBJECTS) is not None or not any(a.lower_ in ("will", "would", "shall") for a in auxiliaries(main)):
        return None
    if not who.is_sent_start and not who.nbor(-1).is_punct or any(t.text == "?" for t in main.sent):
        return None
    barred = {t.i for t in clause.subtree}
    found, consequence = trimmed(who.doc, who.i + 1, max(barred) + 1), clause_span(main, barred)
    if found is None or consequence is None:
        return None
    return Conditional("any that", "if", None, found, clause.i, consequence, main.i)
