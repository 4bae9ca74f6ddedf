"""Did it happen? The modality of a predicate or event noun from auxiliaries, negation, what governs it and the statement it stands in.

After Saurí and Pustejovsky's FactBank (2009) in its sources of doubt; the nine values are the record contract's. A deed, a denial, a
plan, a threat and a hypothetical are never confused: every rule that moves away from `actual` comes before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract import governors
from dragoman.extract.nouns import Said
from dragoman.grammar.alternatives import is_imperative
from dragoman.grammar.clauses import auxiliaries, clause_head, is_negated
from dragoman.grammar.phrases import child, children, preposition
from dragoman.records import Modality

CONDITIONAL = frozenset({"if", "unless", "until", "till", "provided", "providing", "lest", "should", "whether", "assuming", "once", "without", "suppose"})
_GOVERNORS: dict[Modality, str] = {
    "planned": "plan intend prepare want hope aim decide seek mean wish propose schedule expect set due ready consider choose arrange bid head",
    "threatened": "threaten",
    "promised": "promise pledge vow agree offer undertake commit guarantee swear volunteer",
    "demanded": "demand urge ask order tell call request require press push want instruct appeal insist pressure oblige allow force",
    "possible": "try attempt seem appear likely able can risk contemplate mull weigh discuss suggest fear speculate struggle",
    "negated": "refuse fail decline stop avoid deny prevent abstain refrain forget neglect cease forbid ban bar block keep",
    "alleged": "accuse allege claim suspect blame",
}
GOVERNORS: dict[str, Modality] = {lemma: modality for modality, lemmas in reversed(_GOVERNORS.items()) for lemma in lemmas.split()}
_NOUNS: dict[Modality, str] = {
    "planned": "plan decision intention move proposal bid wish desire aim effort preparation talk prospect idea attempt schedule willingness readiness ambition hope",
    "threatened": "threat ultimatum warning",
    "promised": "promise pledge vow offer commitment assurance",
    "demanded": "demand call appeal request order pressure need responsibility duty obligation requirement imperative",
    "possible": "possibility chance risk danger fear speculation rumour rumor right ability power",
    "negated": "lack absence refusal failure",
    "alleged": "accusation allegation charge claim suspicion",
}
NOUNS: dict[str, Modality] = {lemma: modality for modality, lemmas in _NOUNS.items() for lemma in lemmas.split()}
PREPARING = frozenset({"due", "prepare", "plan", "consider", "mull", "weigh", "contemplate", "eye", "schedule", "ponder"})  # 'is preparing sanctions'
ACCUSING = frozenset({"accuse", "blame", "suspect", "charge", "convict", "denounce", "indict", "acquit"})
CLAIMING = frozenset({"claim", "allege", "suspect", "fear", "doubt", "complain", "insinuate", "grumble"})
IMPLICATIVE = frozenset("proceed manage dare hasten deign condescend bother".split())
PROVISOS = frozenset({"proviso", "condition", "premise", "understanding", "assumption", "provision"})
POSSIBLE_ADVERBS = frozenset({"possibly", "perhaps", "maybe", "probably", "reportedly", "allegedly", "likely"})


def modality(token: Token, statements: Sequence[Said] = ()) -> Modality:
    """The modality of a verb or noun; `statements` are those whose content holds it, innermost last."""
    verb = token if token.pos_ in ("VERB", "AUX", "ADJ") or token.dep_ in ("ROOT", "conj", "ccomp", "advcl") else _predicate(token)
    own = (_noun(token) or governors.of_noun(token) or governors.as_subject(token)) if verb != token else None
    if own is not None:
        return own
    found = _predicate_modality(verb, token)
    if found in ("planned", "possible", "demanded", "hypothetical", "promised") and verb != token and governors.is_given(token):
        found = "actual"
    for said in statements:
        if said.manner == "accuse" and found in ("actual", "possible") and not _is_cue_of(token, said):
            if said.cue is not None and governors.is_presupposed(token, token.doc[said.cue]):
                continue
            return "alleged"
        if said.manner == "deny" and found == "actual":
            return "negated"
        if found == "actual" and said.cue is not None and token.doc[said.cue].lemma_ in CLAIMING:
            return "alleged"
    return found


def _is_cue_of(token: Token, said: Said) -> bool:
    return said.cue == token.i


def _predicate(token: Token) -> Token:
    return clause_head(token)


def _noun(token: Token) -> Modality | None:
    """What a noun that governs an event noun makes of it: 'the threat of sanctions', 'calls for talks', 'lack of intervention'."""
    at = token
    for _ in range(3):
        if at.dep_.split(":")[0] in ("nmod", "compound", "conj") and at.head.pos_ in ("NOUN", "PROPN"):
            at = at.head
            if at.lemma_.lower() in NOUNS:
                return NOUNS[at.lemma_.lower()]
            if at.lemma_.lower() == "report" and preposition(token) == "of":
                return "alleged"
        else:
            break
    if any(c.lower_ in ("no", "without") and c.dep_ in ("det", "case") for c in token.children):
        return "negated"
    if any(c.lower_ in ("possible", "potential", "planned", "proposed", "likely", "future", "threatened", "alleged", "feared", "imminent") for c in children(token, "amod")):
        word = next(c.lower_ for c in children(token, "amod") if c.lower_ in ("possible", "potential", "planned", "proposed", "likely", "future", "threatened", "alleged", "feared", "imminent"))
        return {"planned": "planned", "proposed": "planned", "future": "planned", "threatened": "threatened", "alleged": "alleged"}.get(word, "possible")  # type: ignore[return-value]
    return None


def _predicate_modality(verb: Token, token: Token, depth: int = 0) -> Modality:
    if depth > 5:
        return "actual"
    if is_conditional(verb) or governors.is_asked(verb) or governors.is_fiction(verb):
        return "hypothetical"
    conditioned = has_condition(verb)
    if is_negated(verb):
        return "negated"
    if verb.lemma_.lower() in PREPARING and verb == token:
        return "planned"
    if is_arranged(verb):
        return "hypothetical" if conditioned else "planned"
    words = [a.lower_ for a in auxiliaries(verb)]
    above = governors.of_clause(verb) or governors.of_infinitive(verb)
    if above is not None:
        return "hypothetical" if conditioned and above == "planned" else above
    if any(c.lower_ in ("rarely", "seldom", "scarcely") for c in children(verb, "advmod")):
        return "negated"
    if any(c.lower_ in POSSIBLE_ADVERBS for c in children(verb, "advmod")):
        return "alleged" if any(c.lower_ in ("reportedly", "allegedly") for c in children(verb, "advmod")) else "possible"
    if any(w in ("may", "might", "could", "can") for w in words) and not _is_forced(verb):
        return "possible"
    if any(w in ("must", "should", "ought") for w in words):
        return "demanded"
    if any(w in ("will", "'ll", "’ll", "shall") for w in words):
        return "hypothetical" if conditioned else "planned"
    if any(w in ("would", "'d", "’d") for w in words):
        return "hypothetical" if conditioned or any(w in ("have", "'ve", "’ve") for w in words[1:]) else "planned"
    if conditioned and (verb.tag_ in ("VBZ", "VBP", "VB") or any(c.tag_ in ("VBZ", "VBP") for c in children(verb, "cop", "aux:pass"))):
        return "hypothetical"
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lower_ == "going" and child(governor, "aux") is not None:
        return "hypothetical" if conditioned else "planned"  # 'is going to hand in its application'
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "conj", "csubj", "obl", "nmod") and governor != verb:
        lemma = governor.lemma_.lower()
        infinitive = any(c.lower_ == "to" for c in children(verb, "mark")) or verb.tag_ == "VB"
        if verb.dep_ == "conj" and governor.pos_ in ("VERB", "AUX") and child(verb, "aux", "nsubj", "nsubj:pass", "mark", "cop") is None:
            return _predicate_modality(governor, token, depth + 1)
        told = _is_told(verb)
        if governors.is_made(verb) and governor.pos_ in ("VERB", "AUX"):
            return _predicate_modality(governor, token, depth + 1)
        if verb.dep_ == "xcomp" and lemma in GOVERNORS or verb.dep_ == "ccomp" and lemma in GOVERNORS and (infinitive or verb.tag_ == "VB" or GOVERNORS[lemma] in ("threatened", "promised", "demanded") and not told):
            if is_negated(governor):
                return "negated"
            if GOVERNORS[lemma] == "negated" and verb.tag_ == "VBG" and lemma == "keep" or governors.is_able(verb):
                return "actual"
            return GOVERNORS[lemma]
        if verb.dep_ == "acl" and governor.pos_ == "NOUN" and infinitive:
            return "negated" if _is_denied(governor) else NOUNS.get(governor.lemma_.lower(), "planned")
        if verb.dep_ in ("advcl", "xcomp") and infinitive and _is_implied(governor):
            return _predicate_modality(governor, token, depth + 1)
        if verb.dep_ in ("advcl", "xcomp") and infinitive:
            if verb.dep_ == "advcl" and not governors.is_means(verb):
                return _aimed(verb, token, depth)
            if governor.pos_ == "ADJ":
                return "hypothetical" if conditioned or has_condition(governor) else "planned"
            return _predicate_modality(governor, token, depth + 1) if governor.pos_ in ("VERB", "AUX") else "planned"
        if verb.dep_ in ("advcl", "obl", "nmod", "xcomp") and verb.tag_ in ("VBG", "VBN") and any(c.lower_ in ("of", "for", "with") for c in children(verb, "mark", "case")):
            if lemma in ACCUSING:
                return "alleged"
        if verb.tag_ == "VBG" and GOVERNORS.get(lemma) == "negated" and any(c.lower_ == "from" for c in children(verb, "mark", "case")):
            return "negated"
        if verb.dep_ in ("advcl", "nmod", "obl") and verb.tag_ == "VBG" and any(c.lower_ in ("without", "instead") for c in children(verb, "mark", "case")):
            return "negated"
        if verb.dep_ == "acl" and governor.lemma_.lower() in NOUNS and NOUNS[governor.lemma_.lower()] in ("negated", "alleged", "threatened"):
            return NOUNS[governor.lemma_.lower()]
        if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG" and governor.pos_ in ("VERB", "AUX"):
            return _predicate_modality(governor, token, depth + 1)
    if is_imperative(verb) and not any(c.lower_ == "to" for c in children(verb, "mark", "aux")):
        return "demanded"
    return "actual"


def _is_denied(noun: Token) -> bool:
    """'No plans to', 'made no effort to', 'did not announce a decision to'."""
    if any(c.lower_ == "no" for c in children(noun, "det")):
        return True
    return noun.dep_ == "obj" and noun.head.pos_ == "VERB" and is_negated(noun.head)


def _aimed(verb: Token, token: Token, depth: int) -> Modality:
    """What is done in order to: planned; what is only demanded, possible or no fact above it is no more than that."""
    if GOVERNORS.get(verb.head.lemma_.lower()) == "demanded" and child(verb.head, "obj") is not None:
        return "demanded"  # 'pressured the regime to lift the siege'
    above = _predicate_modality(verb.head, token, depth + 1) if verb.head.pos_ in ("VERB", "AUX") else "actual"
    return above if above in ("demanded", "possible", "hypothetical", "negated") else "planned"


def _is_implied(governor: Token) -> bool:
    """'went so far as to accuse', 'went on to accuse', 'proceeded to', 'managed to': what follows was done (Karttunen 1971)."""
    lemma = governor.lemma_.lower()
    if lemma in IMPLICATIVE:
        return True
    if governor.lower_ == "far" or any(c.lower_ in ("far", "on") for c in governor.children):
        return lemma == "go" or governor.head.lemma_ == "go"
    return False


def _is_told(verb: Token) -> bool:
    """Is a clause under 'told', 'called' or 'pressed' a report: finite and in the past, 'the guards fired, he told the paper'?"""
    return verb.tag_ == "VBD" or any(a.tag_ in ("VBD", "VBZ", "VBP") for a in children(verb, "aux", "aux:pass", "cop")) or verb.tag_ == "VBZ"


def _is_forced(verb: Token) -> bool:
    """'cannot help but be alarmed', 'could not but protest': it is."""
    before = " ".join(t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 6) : verb.i])
    return "help but" in before or "not but" in before


def is_arranged(verb: Token) -> bool:
    """'is to fly', 'were to meet', 'is to be signed': arranged, whatever came of it."""
    passive = verb.tag_ == "VBN" and any(a.lower_ == "be" for a in children(verb, "aux:pass"))
    if verb.tag_ != "VB" and not passive:
        return False
    to = any(c.lower_ == "to" for c in children(verb, "mark", "aux"))
    return to and any(a.lemma_.lower() == "be" and a.tag_ in ("VBZ", "VBP", "VBD") for a in children(verb, "cop", "aux")) or (
        to and verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "be" and verb.head.pos_ in ("AUX", "VERB")
    )


def is_conditional(verb: Token) -> bool:
    """Does the predicate stand in a clause that states a condition?"""
    at = verb
    for _ in range(6):
        marks = [m for m in children(at, "mark", "advmod", "case") if not (m.lower_ == "once" and m.dep_ == "advmod")]  # not 'once more'
        if any(m.lower_ in CONDITIONAL and m.i < at.i for m in marks) and at.dep_ in ("advcl", "acl", "ccomp", "ROOT", "parataxis", "conj", "xcomp"):
            if not any(m.lower_ in ("once", "until") for m in marks) or at.tag_ not in ("VBD",) or _future(at.head):
                return True
        if any(m.lower_ in ("long", "soon") and any(c.lower_ == "as" for c in m.children) for m in marks) and (at.tag_ not in ("VBD", "VBN") or _future(at.head)):
            return True
        if at.dep_ in ("advcl", "ccomp", "acl") and at.head.lower_ in ("soon", "long", "provided") and _future(at.head.head):
            return True
        if at.dep_ in ("advcl", "acl:relcl", "acl", "advcl:relcl") and _future(at.head) and _is_moment(at):
            return True
        if at.dep_ == "advcl" and at.tag_ not in ("VBD",) and _future(at.head) and any(m.lower_ in ("when", "whenever", "after", "before") for m in children(at, "mark", "advmod")):
            return True  # 'we shall return when the militia has left'
        if _is_inverted(at):
            return True
        if at.dep_ in ("conj", "xcomp", "ccomp", "acl:relcl", "acl") and at.head != at and at.dep_ != "ccomp":
            at = at.head if at.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else clause_head(at.head)
            continue
        break
    return False


def _is_moment(verb: Token) -> bool:
    """'the day an elected president showed them the door', 'in the event that the law takes effect', 'as soon as', 'provided'."""
    head = verb.head
    if head.pos_ == "NOUN":
        return head.lemma_.lower() in ("day", "moment", "minute", "event", "case", "condition", "hour")
    first = verb.doc[verb.left_edge.i : verb.left_edge.i + 4]
    return " ".join(t.lower_ for t in first).startswith(("as soon as", "the day", "the moment", "in case", "in the event", "so long as", "on condition", "only when", "provided", "till ", "until "))


def _is_inverted(verb: Token) -> bool:
    """'Had they been asked', 'Were a warship to dock', 'Should the exercise be moved': a condition by inversion."""
    subject = child(verb, "nsubj", "nsubj:pass")
    if subject is None:
        return False
    first = next((a for a in children(verb, "aux", "aux:pass", "cop") if a.i < subject.left_edge.i), None)
    if first is None or first.lower_ not in ("had", "were", "should"):
        return False
    return verb.dep_ != "ROOT" or not verb.sent.text.rstrip().endswith("?")


def _future(verb: Token) -> bool:
    return any(a.lower_ in ("will", "would", "'ll", "’ll", "can", "could", "must", "may", "shall") for a in auxiliaries(verb))


def has_condition(verb: Token) -> bool:
    """Does a conditional clause hang on the predicate, or 'on the proviso that', 'under one condition'?"""
    if any(is_conditional(c) for c in children(verb, "advcl") if c.i != verb.i):
        return True
    heads = [verb, *children(verb, "xcomp")]
    return any(c.lemma_.lower() in PROVISOS and any(m.lower_ in ("on", "under", "with") for m in children(c, "case")) for h in heads for c in children(h, "obl", "nmod"))


def tense(token: Token) -> str | None:
    """'past', 'present' or 'future' of the clause that a token stands in, for the resolution of its dates."""
    verb = token if token.pos_ in ("VERB", "AUX") else clause_head(token)
    words = auxiliaries(verb)
    if any(a.lower_ in ("will", "'ll", "’ll", "shall", "would", "may", "might") for a in words):
        return "future"
    if verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in words) or any(a.lemma_ == "have" for a in words):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in words):
        return "present"
    if verb.tag_ in ("VB", "VBG", "VBN") and verb.head != verb and verb.dep_ not in ("ROOT",):
        infinitive = any(c.lower_ == "to" for c in children(verb, "mark"))
        return "future" if infinitive and verb.dep_ in ("xcomp", "acl", "advcl") else tense(verb.head)
    return None
