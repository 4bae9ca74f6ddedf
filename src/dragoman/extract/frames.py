"""Trigger words in a parse: which frame of the codebook fits a verb or noun, and what stands in its slots."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.grammar.clauses import direct_object, grammatical_subject, is_negated, is_passive, particle, subject
from dragoman.grammar.phrases import child, children, conjuncts, owners, preposition, prepositional
from dragoman.resources.codebook import Codebook, Condition, Trigger

LIGHT = frozenset("launch carry hold make conduct stage mount give open start begin stage deliver issue impose order suffer face undergo wage host take sign reach strike pay lead attend join convene organise organize resume continue break call end suspend halt".split())
# Light verbs that turn the deed round: 'ended the talks' is none of 'talks'.
REVERSING = frozenset("end suspend halt break call cancel reject refuse postpone boycott leave quit avoid prevent".split())


def figurative(doc: Doc, codebook: Codebook) -> frozenset[int]:
    """Tokens of phrases that are not meant literally ('price war'): lemmas in order, '*' for up to three words between."""
    lemmas = [t.lemma_.lower() for t in doc]
    lower = [t.lower_ for t in doc]
    starts: dict[str, list[int]] = {}
    for i, (a, b) in enumerate(zip(lemmas, lower, strict=True)):
        for word in {a, b}:
            starts.setdefault(word, []).append(i)
    out: set[int] = set()
    for pattern, _ in codebook.figurative:
        for first in pattern[0]:
            for start in starts.get(first, ()):
                end = _match(pattern, lemmas, lower, start)
                if end:
                    out |= set(range(start, end))
    return frozenset(out)


def _match(pattern: tuple[frozenset[str], ...], lemmas: list[str], lower: list[str], start: int) -> int:
    at, slack = start, 0
    for words in pattern:
        if "*" in words:
            slack = 3
            continue
        for step in range(slack + 1):
            if at + step < len(lemmas) and (lemmas[at + step] in words or lower[at + step] in words):
                at += step + 1
                break
        else:
            return 0
        slack = 0
    return at


def matches(token: Token, codebook: Codebook, actors: Actors) -> Iterator[Trigger]:
    """The frames that fit a token, the most demanding first."""
    lemma = token.lemma_.lower()
    for trigger in codebook.triggers.get(lemma, ()):
        if _is_form(token, trigger) and all(_holds(token, c, actors) for c in trigger.conditions):
            yield trigger


def _is_form(token: Token, trigger: Trigger) -> bool:
    words = trigger.lemma.split()
    if trigger.pos == "verb":
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
            return False
        return len(words) == 1 or _has_words(token, words[1:])
    if trigger.pos == "adj":
        return token.pos_ in ("ADJ", "VERB", "NOUN") and (len(words) == 1 or _has_words(token, words[1:]))
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if len(words) == 1:
        return True
    before = [t.lemma_.lower() for t in token.doc[max(0, token.i - len(words) + 1) : token.i]]
    return before == words[:-1]


def _has_words(verb: Token, words: list[str]) -> bool:
    """The rest of a phrasal verb: a particle, or an adverb or preposition close by."""
    rest = " ".join(words)
    if particle(verb) == rest:
        return True
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    lemmas = [t.lemma_.lower() for t in verb.doc[verb.i + 1 : verb.i + 6]]
    n = len(words)
    return near[:n] == words or any(lemmas[k : k + n] == words for k in range(min(3, len(lemmas))) if all(w not in (",", ";", ".") for w in near[:k]))


def _holds(token: Token, c: Condition, actors: Actors) -> bool:
    return _found(token, c, actors) != c.negative


def _found(token: Token, c: Condition, actors: Actors) -> bool:
    kind, _, rest = c.slot.partition(":")
    if kind in ("actor", "org", "place"):
        slot = rest.removeprefix("prep:") or "obj"
        for filler in fillers(token, slot):
            refs = actors.within(filler)
            if kind == "org":
                refs = tuple(r for r in refs if r.country is None and r.code)
            if refs and any(r.sector != "MED" for r in refs):
                return True
        return False
    if kind == "neg":
        return is_negated(token)
    if kind in ("light",):
        return True
    if kind == "comp":
        return child(token, "ccomp") is not None
    if kind == "xcomp":
        return any(not c.lemmas or x.lemma_.lower() in c.lemmas for x in children(token, "xcomp", "advcl", "acl", "ccomp"))
    slot = rest if kind == "prep" else kind
    for filler in fillers(token, slot):
        for one in conjuncts(filler):
            if not c.lemmas or one.lemma_.lower() in c.lemmas or one.lower_ in c.lemmas or f"{one.doc[one.i - 1].lemma_.lower()} {one.lemma_.lower()}" in c.lemmas:
                return True
    return False


def fillers(token: Token, slot: str) -> list[Token]:
    """The nominals in a slot of a verb or noun: subj, obj, iobj, poss, xcomp, or a preposition."""
    is_verb = token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ")
    if slot == "subj":
        found = subject(token) if is_verb else _noun_subject(token)
        return [found] if found is not None else []
    if slot == "obj":
        found = direct_object(token) if is_verb else next((t for p, t in prepositional(token) if p == "of"), None)
        return [found] if found is not None else []
    if slot in ("xcomp", "comp"):
        inner = children(token, "ccomp") if slot == "comp" else children(token, "xcomp", "advcl", "acl", "ccomp")
        if slot == "comp":
            return [t for t in (grammatical_subject(v) for v in inner) if t is not None]
        things = [t for v in inner for t in (direct_object(v), *(n for p, n in prepositional(v) if p in ("from", "of", "with", "on", "against", "to")))]
        return [t for t in things if t is not None]
    if slot == "iobj":
        found = child(token, "iobj")
        return [found] if found is not None else []
    if slot == "poss":
        return [t for t in owners(token) if preposition(t) in ("", "of", "by", "from")] if not is_verb else []
    if slot == "by" and is_verb and is_passive(token):
        return fillers(token, "subj")
    found_all = [t for p, t in prepositional(token) if p.split()[-1] == slot or p == slot]
    if is_verb:
        for noun in (direct_object(token), *children(token, "obl", "xcomp")):
            if noun is not None and noun.pos_ in ("NOUN", "PROPN", "PRON"):
                found_all += [t for p, t in prepositional(noun) if p == slot]
        for verb in children(token, "xcomp"):
            found_all += [t for p, t in prepositional(verb) if p == slot]
    else:
        verb = token.head
        if token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") and verb.pos_ == "VERB":
            found_all += [t for p, t in prepositional(verb) if p == slot and t != token]
    return found_all


def _noun_subject(noun: Token) -> Token | None:
    """Who does what a noun tells: its owner, its 'by' phrase, the subject of the verb that it is the object of."""
    for p, t in prepositional(noun):
        if p == "by":
            return t
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for t in children(noun, "amod", "compound"):
        return t if t.text[:1].isupper() else None
    if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB":
        return subject(noun.head)
    return None
