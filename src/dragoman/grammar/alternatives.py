"""Conditions in coordinate form: 'do X or (else) Y', 'either X or Y', 'must X or face Y', 'do X, and Y', 'one more X and Y', 'no X, no Y',
'they do X, we do Y'. Those over two sentences are in `grammar.branches`.

Reads the parse alone; gives the same Conditionals as `grammar.conditionals`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_predicate
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import QUOTES, clause_span, trimmed
from dragoman.grammar.openings import MODALS
from dragoman.grammar.phrases import child, children
from dragoman.resources.openings import Polarity

SUFFERING = frozenset("face risk suffer lose bear pay be".split())
OBLIGING = frozenset({"must", "should", "shall", "ought"})
DEMANDING = frozenset("demand order urge call warn tell give ask insist require".split())


def find_alternatives(doc: Doc) -> Iterator[Conditional]:
    """Conditions in coordinate form, in the order of the text."""
    for token in doc:
        found = None
        if token.lower_ in ("or", "and"):
            found = (_joined(token) if token.dep_ == "cc" else None) or _bare(token)
        elif token.lower_ == "no" and token.dep_ == "det":
            found = _no_no(token)
        elif token.lower_ == "without":
            found = _without(token)
        elif token.text in (",", ";", "—", "–"):
            found = _beside(token)
        if found is not None:
            yield found


# ---- 'X or Y'
def _joined(cc: Token) -> Conditional | None:
    second = cc.head
    first = second.head if second.dep_ in ("conj", "parataxis") else None
    if first is None or first.i > cc.i or not (is_predicate(second) or second.tag_ == "VB") or not (is_predicate(first) or first.tag_ == "VB"):
        return None
    rule, polarity = _kind_of_pair(cc, first, second)
    if rule is None:
        return None
    barred = {t.i for t in second.subtree} | {cc.i}
    condition = clause_span(first, barred)
    consequence = clause_span(second, set(range(first.i, cc.i + 1)))
    if condition is None or consequence is None:
        return None
    doc = cc.doc
    if doc[condition[0]].lower_ == "either":
        condition = (condition[0] + 1, condition[1])
    return Conditional(rule, polarity, (cc.i, cc.i + 1), condition, first.i, consequence, second.i)


def _kind_of_pair(cc: Token, first: Token, second: Token) -> tuple[str | None, Polarity]:
    doc = cc.doc
    words = {a.lower_ for a in auxiliaries(first)}
    own_subject = child(second, *SUBJECTS) is not None
    threat = _is_threat(second)
    else_ = doc[cc.i + 1].lower_ == "else" if cc.i + 1 < len(doc) else False
    if cc.lower_ == "and":
        return ("and", "if") if is_imperative(first) and own_subject and (_is_present(second) or _is_future(second)) else (None, "if")
    low = min(t.i for t in first.subtree)
    if own_subject and _is_future(second) and any(doc[k].lower_ == "either" for k in range(max(0, low - 1), first.i)):
        return "either", "unless"
    if is_imperative(first) and (else_ or own_subject and (_is_future(second) or threat) or threat):
        return "or", "unless"
    obliged = bool(words & OBLIGING) or _is_told(first)
    if obliged and (else_ or threat or own_subject and _is_future(second)):
        return "or", "unless"
    return None, "unless"


def _is_threat(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in SUFFERING - {"be"} or verb.lower_ in ("face", "risk", "suffer") or bool(child(verb, "aux:pass")) and verb.tag_ == "VBN"


def _is_future(verb: Token) -> bool:
    return any(a.lower_ in MODALS for a in auxiliaries(verb))


def _is_present(verb: Token) -> bool:
    """A finite predicate that is not of the past: 'marches', 'is paid', 'is empty', 'has gone'."""
    auxiliary = children(verb, "aux", "aux:pass", "cop")
    return verb.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in auxiliary) or child(verb, "cop") is not None and not any(a.tag_ == "VBD" for a in auxiliary)


def _is_told(verb: Token) -> bool:
    """'told Iran to stop', 'has until Friday to leave', 'has to leave'."""
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl", "ccomp") and (verb.head.lemma_.lower() in DEMANDING | {"have", "need"})


def is_imperative(verb: Token) -> bool:
    """A bare infinitive without subject, auxiliary or marker, first of what is said."""
    if verb.tag_ not in ("VB", "VBP") or child(verb, *SUBJECTS, "mark") is not None:
        return False
    if any(a.lower_ not in ("do", "don't") for a in children(verb, "aux", "cop")):
        return False
    low = min(t.i for t in verb.subtree)
    doc = verb.doc
    before = doc[low - 1] if low else None
    return doc[low].text in QUOTES or before is None or before.is_space or before.text in QUOTES or before.text in ".:;,!?" or low == verb.sent.start


def _no_no(token: Token) -> Conditional | None:
    """'No deal, no market.'"""
    doc, first = token.doc, token.head
    comma = first.i + 1
    if first.i - token.i > 4 or comma + 1 >= len(doc) or doc[comma].text not in (",", "—", "–") or doc[comma + 1].lower_ != "no":
        return None
    second = doc[comma + 1].head
    if token.i and not (doc[token.i - 1].text in QUOTES or doc[token.i - 1].text in ".:;—–" or doc[token.i - 1].is_space or token.is_sent_start):
        return None  # one of a list
    if second.i - comma > 5 or is_predicate(first) or second.pos_ in ("VERB", "AUX"):
        return None
    return Conditional("no X, no Y", "if", None, (token.i, first.i + 1), first.i, (comma + 1, second.i + 1), second.i)


def _without(token: Token) -> Conditional | None:
    """'Without an apology, no gas.'"""
    doc, (_, high) = token.doc, unit(token.doc, token.i)
    comma = next((k for k in range(token.i + 1, min(high, token.i + 8)) if doc[k].text == ","), None)
    if comma is None or comma + 2 >= high or doc[comma + 1].lower_ != "no" or not (token.is_sent_start or token.nbor(-1).text in QUOTES or token.nbor(-1).text == ":"):
        return None
    second = doc[comma + 1].head
    inner = [t for t in doc[token.i : high] if is_predicate(t) and t.pos_ in ("VERB", "AUX")]
    condition, consequence = trimmed(doc, token.i + 1, comma), trimmed(doc, comma + 1, high)
    if second.pos_ not in ("NOUN", "PROPN") or inner or condition is None or consequence is None or high - comma > 8:
        return None
    return Conditional("no X, no Y", "unless", (token.i, token.i + 1), condition, condition[1] - 1, consequence, second.i)


# ---- without a verb, or with one that the parse took for a noun
def _bare(cc: Token) -> Conditional | None:
    """'One more rocket and we go in', 'Hand over the men or we will cut the gas', 'Let them pay, and the ship will sail'."""
    doc = cc.doc
    low, high = unit(doc, cc.i)
    second = _clause_after(doc, cc.i + 1, high)
    if second is None or cc.i - low > 25:
        return None
    first = [t for t in doc[low : cc.i] if not t.is_punct and not t.is_space]
    if not first or any(t.dep_ in SUBJECTS and t.head == second for t in first):
        return None
    imperative = _begins_imperative(first)
    if not imperative and not (cc.lower_ == "and" and _begins_once_more(first)):
        return None
    threat = cc.lower_ == "or"
    if not threat and not imperative and not (_is_future(second) or _is_present(second)):
        return None
    condition = trimmed(doc, first[0].i + (first[0].lower_ == "let"), cc.i)
    consequence = clause_span(second, set(range(low, cc.i + 1)) | set(range(high, len(doc))))
    if condition is None or consequence is None:
        return None
    head = next((t for t in first if t.head.i >= cc.i or t.head.i < low or t.head == t), first[0])
    return Conditional(cc.lower_, "unless" if threat else "if", (cc.i, cc.i + 1), condition, head.i, consequence, second.i)


def _begins_imperative(words: list[Token]) -> bool:
    """Does it begin with a bare verb and hold no finite one: 'Hand over the suspects by Sunday'?"""
    first = words[0]
    if first.lower_ in ("let", "do", "don't") and len(words) > 2:
        return True
    if first.tag_ not in ("VB", "VBP", "NN", "NNP", "JJ") or first.lower_ != first.lemma_.lower() or len(words) < 2:
        return False
    if first.tag_ in ("NN", "NNP", "JJ") and not (words[1].dep_ in ("det", "nmod:poss", "compound:prt", "case", "iobj") or words[1].tag_ in ("DT", "PRP", "PRP$", "RP", "IN", "NNP")):
        return False
    if first.tag_ == "NNP" and words[1].tag_ in ("NNP", "IN"):
        return False
    return not any(t.tag_ in ("MD", "VBD", "VBZ") and t.dep_ in ("ROOT", "ccomp", "aux", "cop", "parataxis") or t.dep_ in SUBJECTS and t.head in words and t.head.dep_ not in ("acl:relcl", "ccomp", "advcl") for t in words)


def _begins_once_more(words: list[Token]) -> bool:
    """'one more rocket', 'another step', 'a single shot', 'no generals in the government'."""
    return (words[0].lower_ in ("one", "another", "any", "no") or words[0].lower_ == "a" and len(words) > 1 and words[1].lower_ in ("single", "second", "further")) and not any(is_predicate(t) and t.dep_ != "acl:relcl" and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _clause_after(doc: Doc, low: int, high: int) -> Token | None:
    """The predicate of a clause of its own right of a joining word: with subject, finite."""
    while low < high and (doc[low].is_punct or doc[low].lower_ == "else"):
        low += 1
    for token in doc[low : min(high, low + 12)]:
        if token.dep_ in (*SUBJECTS, "expl") and token.head.i > token.i and token.head.i < high and is_predicate(token.head):
            verb = token.head
            if _is_future(verb) or _is_present(verb) or verb.tag_ == "VB":
                return verb
            return None
        if token.tag_ == "MD" and token.dep_ == "aux" and doc[token.i - 1].pos_ in ("NOUN", "PROPN", "PRON") and low < token.i < low + 6 and token.head.i < high:
            return token.head  # its subject was taken for part of what was before
        if token.tag_ in ("VBD", "IN", "TO") and token.dep_ not in ("aux", "case"):
            return None
    return None


def unit(doc: Doc, i: int) -> tuple[int, int]:
    """The sentence, or the part of it between quotation marks, colons and semicolons, that a token stands in."""
    sentence = doc[i].sent
    walls = [t.i for t in sentence if (text := t.text) in QUOTES and text not in ("'", "’") or text in ":;…" or t.is_space]
    return max((k + 1 for k in walls if k < i), default=sentence.start), min((k for k in walls if k > i), default=sentence.end)


def _beside(comma: Token) -> Conditional | None:
    """'They lift theirs, we lift ours': two short clauses in the present side by side, the second of the speaker."""
    doc = comma.doc
    low, high = unit(doc, comma.i)
    if comma.i - low > 14 or high - comma.i > 16 or any(t.text in (",", ";") or t.lower_ in ("if", "when", "as") for t in (*doc[low : comma.i], *doc[comma.i + 1 : high - 2])):
        return None
    second = _clause_after(doc, comma.i + 1, high)
    subject = child(second, *SUBJECTS) if second is not None else None
    ordered = doc[low].lower_ == "first" and doc[comma.i + 1].lower_ == "then" if comma.i + 1 < len(doc) else False
    if second is None or subject is None or not ordered and subject.lower_ not in ("we", "i") or subject.i > comma.i + 3:
        return None
    first = next((t for t in doc[low : comma.i] if is_predicate(t) and t.tag_ in ("VBZ", "VBP") and child(t, *SUBJECTS) is not None and t.dep_ not in ("acl:relcl", "advcl")), None)
    own = child(first, *SUBJECTS) if first is not None else None
    if first is None or own is None or own.lower_ in ("we", "i", "it", "this", "that", "there") or own.i > low + 5:
        return None
    condition = trimmed(doc, low + ordered, comma.i)
    consequence = clause_span(second, set(range(low, comma.i + 1 + ordered)) | set(range(high, len(doc))))
    if condition is None or consequence is None:
        return None
    return Conditional("and", "if", (comma.i, comma.i + 1), condition, first.i, consequence, second.i)
