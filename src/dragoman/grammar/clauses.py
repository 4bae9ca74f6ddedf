"""Questions asked of a predicate: who does it, to whom, under what auxiliaries, in what clause."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.grammar.phrases import child, children, conjuncts, preposition

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
# Texts that speak for those who issue them, and what one does who issues one.
TEXTS = frozenset("resolution motion statement letter declaration bill decree appeal petition note communique communiqué message order law act measure memo paper".split())
ISSUING = frozenset("adopt pass sign issue publish send release approve submit file table write deliver hand circulate carry read put vote endorse".split())
CLAUSES = frozenset({"advcl", "ccomp", "acl", "acl:relcl", "parataxis", "csubj", "xcomp", "conj", "ROOT", "advcl:relcl", "csubj:pass"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# Verbs whose object, not subject, is the one who acts in the infinitive: 'told Iran to stop', 'let Ukraine ship grain'.
OBJECT_CONTROL = frozenset(
    "tell ask order urge allow let permit force help want persuade press push expect authorise authorize instruct require invite "
    "cause prompt drive inspire induce tempt spur rouse goad encourage compel make call get enable forbid command beg lead oblige warn direct appeal leave see find hear".split()
)
# Verbs whose object acts in 'of doing', 'from doing', 'with having done': 'accused Russia of shelling', 'stopped the UN from condemning'.
OF_CONTROL = frozenset(
    "accuse suspect blame charge convict criticise criticize condemn praise thank congratulate applaud stop prevent bar ban keep block forbid forgive punish fine rebuke "
    "reproach deter dissuade discourage prosecute censure chide denounce fault slam lambast commend scold acquit exonerate excuse cite prohibit restrain hinder credit".split()
)
# Nouns that are given to the one who acts in their infinitive.
FOR_ANOTHER = frozenset("deadline ultimatum order permission leave instruction time chance opportunity right week day month hour command licence license mandate".split())
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "nothing", "without", "hardly", "cannot"})


def is_passive(verb: Token) -> bool:
    """A passive: by its auxiliary or subject, or a participle that modifies what undergoes it."""
    if child(verb, "aux:pass") is not None:
        return True
    if child(verb, "nsubj:pass", "csubj:pass") is not None:  # 'has not suspended Togo', 'trained together': the parse took an active verb for a passive
        if verb.tag_ == "VBD":
            return False
        return child(verb, "obj") is None and not any(c.lower_ == "together" for c in children(verb, "advmod"))
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if verb.dep_ == "acl" and child(verb, "obj", "nsubj") is None:
        return True
    if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and child(verb, "obj", "nsubj", "aux") is None


def is_predicate(token: Token) -> bool:
    """Does the token head a clause: a verb of its own, or anything with a subject or copula?"""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "aux:pass", "cop", "amod", "compound", "case"):
        return True
    return child(token, "cop", "expl", *SUBJECTS) is not None


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and copula of the verb; those of the first conjunct where the verb shares them."""
    own = children(verb, "aux", "aux:pass", "cop")
    if not own and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, *SUBJECTS) is None:
        return auxiliaries(verb.head)
    return own


def is_negated(verb: Token) -> bool:
    """'not', 'never', 'no longer' on the predicate, or 'no' on its subject or object; a conjunct inherits what precedes the pair."""
    for c in verb.children:
        if c.lower_ in NEGATIONS and c.dep_ in ("advmod", "aux", "cc:preconj", "det", "mark", "cc"):
            return True
        if c.dep_ in ("nsubj", "obj", "nsubj:pass", "obl") and (c.lower_ in ("nobody", "none", "nothing", "neither") or any(g.lower_ in ("no", "neither") and g.dep_ == "det" for g in c.children)):
            return True
        if c.dep_ == "cop" and any(g.lower_ in NEGATIONS for g in c.children):
            return True
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, "aux", "aux:pass", *SUBJECTS) is None:
        return is_negated(verb.head)
    return False


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    verb = token.head
    for _ in range(4):
        if verb.dep_ == "acl:relcl":
            return verb.head
        if verb == verb.head:
            break
        verb = verb.head
    return token


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does it: the grammatical subject of an active clause, the 'by' phrase of a passive, the one understood in an
    infinitive, participle, relative clause or second conjunct; None where nobody is named."""
    if is_passive(verb):
        for c in children(verb, "obl:agent", "obl"):
            if preposition(c) == "by":
                return c
        return None
    return grammatical_subject(verb, depth)


def participle_of(verb: Token) -> Token | None:
    """The main verb of 'sank two boats on Monday, killing nine', where the parse hung the participle on a noun before the comma."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or not verb.i or verb.nbor(-1).text != ",":
        return None
    at = verb.head
    while at.dep_.split(":")[0] in ("nmod", "flat", "appos", "compound") and at.head != at:
        at = at.head
    return at.head if at.dep_.split(":")[0] in ("obj", "obl") and at.head.pos_ == "VERB" else None


def _author(text: Token, depth: int) -> Token | None:
    """Who speaks in 'adopted a motion urging', 'its letter asking', 'a resolution condemning ... was passed by': the one whose text it is."""
    if text.lemma_.lower() not in TEXTS:
        return None
    owner = child(text, "nmod:poss")
    if owner is not None:
        return owner
    verb = text.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in ISSUING:
        return None
    if text.dep_ == "nsubj:pass":
        return child(verb, "obl:agent")
    return grammatical_subject(verb, depth + 1) if text.dep_ == "obj" else None


def grammatical_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of the clause as it stands, active or passive, understood where it is not said."""
    own = child(verb, *SUBJECTS)
    if own is not None and own.lower_ in ("which", "whom", "that") and verb.dep_ == "acl:relcl":  # 'the islands, which Delhi bailed out': two subjects
        own = next((c for c in children(verb, *SUBJECTS) if c.lower_ not in RELATIVE and c.i > own.i), own)
    if own is None:  # the parse hung it on the auxiliary
        own = next((found for a in children(verb, "aux", "aux:pass", "cop") if (found := child(a, *SUBJECTS)) is not None), None)
    if own is None:
        own = _behind_date(verb) or _ahead(verb)
    if own is not None:
        return antecedent(own)
    if depth > 6:
        return None
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        found = grammatical_subject(head, depth + 1)
        if found is None and head.pos_ == "NOUN" and verb.pos_ == "VERB" and child(head, "cop") is None:  # hung on the noun before it
            above = next((a for a in head.ancestors if a.pos_ == "VERB"), None)
            return grammatical_subject(above, depth + 1) if above is not None else None
        return found
    if verb.dep_ == "acl:relcl":
        gap = [c for c in verb.children if c.lower_ in RELATIVE and c.dep_ in ("obj", "obl", "iobj", "nmod:poss")]
        return None if gap else head
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG":
            main = participle_of(verb)
            if main is not None:
                return grammatical_subject(main, depth + 1) or head
            return _author(head, depth) or head
        if verb.tag_ == "VBN":
            return head
        owner = child(head, "nmod:poss")  # 'its decision to leave'
        if owner is not None:
            return owner
        if head.dep_ == "obj" and head.lemma_ in FOR_ANOTHER and (receiver := _receiver(head.head)) is not None:  # 'gave Niger a week to free him'
            return antecedent(receiver)
        if head.dep_ in ("obj", "obl", "xcomp", "nsubj:pass") and head.head.pos_ == "VERB":  # 'made a decision to leave'
            return subject(head.head, depth + 1)
        return None
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "csubj", "obl") and head != verb:
        if child(verb, "mark") is not None and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return None
        if verb.dep_ == "xcomp" and head.lemma_ in OBJECT_CONTROL:
            moved = child(head, "obj", "iobj", "nsubj:pass")
            if moved is not None and not (head.lemma_ == "help" and moved.lower_ in RELATIVE and child(verb, "obj") is None):  # 'which it helped to found'
                return antecedent(moved)
        if head.lemma_ in OF_CONTROL and verb.tag_ in ("VBG", "VBN") and any(m.lower_ in ("of", "for", "from", "with") for m in children(verb, "mark", "case")):
            moved = child(head, "obj", "nsubj:pass") or (grammatical_subject(head, depth + 1) if is_passive(head) else None)
            if moved is not None:
                return antecedent(moved)
        before = [t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]]
        if head.lemma_ in OF_CONTROL and verb.tag_ == "VBN" and before[-1:] == ["having"] and before[0] in ("of", "for", "with"):  # 'for having blockaded it', hung apart
            moved = child(head, "obj", "nsubj:pass")
            if moved is not None:
                return antecedent(moved)
        if verb.dep_ in ("xcomp", "advcl"):
            return grammatical_subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
        if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG"):
            return grammatical_subject(head, depth + 1)
    return None


def _ahead(verb: Token) -> Token | None:
    """'after Azerbaijan attacked Armenia': of two objects the one before a finite verb is its subject."""
    own = children(verb, "obj")
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    return own[0] if finite and len(own) > 1 and own[0].i < verb.i < own[-1].i and own[0].lower_ not in (*RELATIVE, "what") else None


def _behind_date(verb: Token) -> Token | None:
    """'On November 19 Nicaragua announced': the name before the verb, which the parse hung on the day."""
    if not verb.i or verb.tag_ not in ("VBD", "VBZ"):
        return None
    bare = [c for c in children(verb, "obl", "obl:unmarked") if c.i < verb.i and c.pos_ == "PROPN" and c.ent_type_ in ("LOC", "ORG", "PER") and child(c, "case") is None]
    if bare:  # 'On 5 June Chad, Mali and Niger left'
        return bare[-1]
    name = verb.doc[verb.i - 1]
    return name if name.pos_ == "PROPN" and name.dep_ in ("nmod", "nmod:unmarked", "flat", "appos") and name.head.pos_ == "NUM" else None


def _receiver(verb: Token) -> Token | None:
    """Who is given something: the indirect object, the first of two, a 'to' phrase."""
    own = children(verb, "obj")
    return child(verb, "iobj") or (own[0] if len(own) > 1 else None) or next((c for c in children(verb, "obl") if preposition(c) == "to"), None)


def direct_object(verb: Token) -> Token | None:
    """Whom or what it is done to: the object, the subject of a passive, the head of a relative clause whose object is a gap."""
    if is_passive(verb):
        own = grammatical_subject(verb)
        if own is not None:
            return own
    own = child(verb, "obj")
    if own is not None:
        return antecedent(own) if _ahead(verb) is None else children(verb, "obj")[-1]
    if verb.dep_ == "conj" and verb.head.dep_ == "acl:relcl" and not is_passive(verb):  # 'that Bolivia joined and that Ecuador left'
        if child(verb, "nsubj") is not None and any(c.lower_ in ("that", "which", "whom") for c in children(verb, "mark", "obj")):
            return verb.head.head
    if verb.dep_ == "acl:relcl" and not is_passive(verb):
        has_subject = any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children)
        if has_subject and not any(c.lower_ in RELATIVE and c.dep_ in ("obl", "nmod:poss") for c in verb.children):
            return verb.head
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
        return direct_object(verb.head)
    for c in children(verb, "conj"):  # 'attacked and burned the village': the object hangs on the last
        if c.pos_ == "VERB" and child(c, "obj") is not None and child(verb, "obl", "ccomp", "xcomp") is None and child(c, *SUBJECTS) is None and c.i - verb.i <= 2:
            return child(c, "obj")
    return None


def particle(verb: Token) -> str:
    """The particle of a phrasal verb ('out'), or ''."""
    found = child(verb, "compound:prt")
    return found.lower_ if found is not None else ""


def clause_head(token: Token) -> Token:
    """The predicate of the clause that a token stands in."""
    at = token
    while at.dep_ not in CLAUSES and at.head != at:
        at = at.head
    return at


def governing(verb: Token) -> Token | None:
    """The predicate that the clause of a verb depends on; None for a main clause."""
    return None if verb.head == verb else clause_head(verb.head) if verb.head.pos_ not in ("VERB", "AUX") else verb.head


def clause(verb: Token) -> tuple[int, int]:
    """Token range of a clause: the predicate with all that hangs on it, its own marker, comma and conjuncts' punctuation left out."""
    left, right = verb.left_edge.i, verb.right_edge.i
    doc = verb.doc
    marks = {m.i for c in verb.children if c.dep_ == "mark" for m in c.subtree}
    while left < right and (left in marks or doc[left].is_punct and doc[left].text not in "“‘\"'«„" or doc[left].is_space):
        left += 1
    while right > left and (doc[right].is_space or doc[right].text in ",;:.—–-"):
        right -= 1
    return left, right + 1


def actors_of(token: Token | None) -> list[Token]:
    """A nominal with its conjuncts; nothing for None."""
    return conjuncts(token) if token is not None else []
