"""Nouns of standing (member, founder, candidate, observer, ally) read off the parse as claims."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, beside, first_organisations, organisation_of, subject
from dragoman.extract.modality import modality
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import clause_head, direct_object, grammatical_subject, is_passive
from dragoman.grammar.domains import governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children, conjuncts, prepositional
from dragoman.records import ActorRef, Relation

STANDING: dict[str, Relation] = {"member": "member", "founder": "founder", "candidate": "candidate", "observer": "observer", "applicant": "applicant", "part": "member", "signatory": "member", "party": "member", "co-founder": "founder", "ally": "member", "partner": "member", "country": "member", "state": "member", "nation": "member", "newcomer": "member", "hopeful": "applicant", "aspirant": "applicant"}  # fmt: skip
STANDING_NOUNS = frozenset(STANDING)
STATUS: dict[str, Relation] = {"observer": "observer", "candidate": "candidate", "member": "member", "membership": "member", "candidacy": "candidate"}
GETS = frozenset({"have", "hold", "enjoy", "get", "receive", "win", "obtain", "gain", "secure", "retain", "keep"})
KEEPS = frozenset({"have", "hold", "enjoy", "retain", "keep"})
SEEKS = frozenset({"seek", "want", "pursue", "request"})
GIVES = frozenset({"grant", "give", "award", "offer", "confer", "accord"})
BECOMES = frozenset({"become", "remain", "stay", "make", "elect", "declare"})
TAKES = frozenset({"lose", "forfeit", "strip", "deprive", "deny", "refuse", "revoke"})
CEASES = frozenset({"cease", "stop"})
# Nouns that tell a member only of an alliance they name: 'NATO ally', 'partners in ASEAN'.
LOOSE = frozenset({"ally", "partner", "country", "state", "nation", "newcomer", "hopeful", "aspirant"})
ALLIANCE = frozenset({"ally", "country", "state", "nation", "newcomer", "hopeful", "aspirant"})


SUCH = ("such as", "including", "like")
# Who is to be one: 'would-be member', 'aspiring member'; and who is none, or no longer one.
ASPIRING = frozenset({"aspiring", "prospective", "potential", "hopeful", "eventual"})
JOINS = frozenset({"join", "enter", "accede"})
ADMITS = frozenset({"admit", "readmit", "accept", "welcome"})
ONCE = frozenset({"once", "formerly", "previously", "until recently"})
FORMER = frozenset({"former", "ex", "onetime", "one-time", "erstwhile", "sometime"})


def _before(noun: Token, n: int) -> str:
    """The n words before a noun, as written together: 'would-be', 'non-'."""
    start = max(noun.sent.start, noun.i - n)
    return "".join(t.text_with_ws for t in noun.doc[start : noun.i]).lower().strip()


def _founding(noun: Token) -> bool:
    return any(c.lower_ in ("founding", "founder", "original", "charter") for c in noun.children) or noun.head.lower_ == "founding"


def _holder(parties: Parties, noun: Token) -> tuple[tuple[ActorRef, ...], str, Token]:
    """(the states that are it, how that is said, the predicate)."""
    at = noun
    if noun.dep_ == "nmod" and noun.head.lower_ in ("one", "some", "two", "three", "among", "list", "group") and not all_states(parties, noun.head, persons=False):
        at = noun.head  # 'one of the founders'
    if at.dep_ == "obj" and at.head.lower_ == "founding":  # 'are founding members' read as a verb
        at = at.head
    if at.dep_ in ("nsubj", "nsubj:outer") and child(at.head, "cop") is not None:  # 'The members of the GCC are Bahrain and Oman'
        are = all_states(parties, at.head, persons=False)
        if are:
            return are, "is", at.head
    if at.dep_ == "obl" and at.head.lower_ == "more" and governed(at, ("than",)):  # 'is no more than an observer'
        at = at.head
    own = child(at, "nsubj", "nsubj:outer")
    if own is not None and own.lower_ == "it" and not all_states(parties, own, persons=False):  # 'the court, of which it has been a member'
        return parties.subject_before(own, set()), "is", at
    if own is not None:
        return (*all_states(parties, own, persons=False), *beside(parties, at)), "is", at
    if at.dep_ == "xcomp" and lexeme(at.head, CEASES):
        return all_states(parties, grammatical_subject(at.head), persons=False), "cease", at.head
    if at.dep_ == "conj" and lexeme(at.head, STANDING_NOUNS):  # 'a member of the EU and a founder of the UN'
        return _holder(parties, at.head)
    if at.dep_ in ("nsubj", "nsubj:pass", "obl", "advcl", "nmod", "dislocated", "parataxis") and at.i < at.head.i:
        later = next((c for c in children(at.head, "nsubj", "nsubj:pass") if c.i > at.i), None)  # 'A founder of the UN, Chile has ...'
        if later is not None and at.doc[at.left_edge.i - 1 if at.left_edge.i else 0].lower_ not in ("as",):
            return all_states(parties, later, persons=False), "apposition", at
    if at.dep_ == "appos":
        liked = [t for t in under(at.head, ("like", "alongside")) if at.head.i < t.i < at.i]
        own_states = all_states(parties, at.head, persons=False) if at.tag_ == "NNS" else parties.states(at.head) if not parties.is_person(at.head) else ()
        if not own_states and at.left_edge.i > 1 and at.doc[at.left_edge.i - 1].text == ",":  # 'those of Chad, a fellow member'
            own_states = all_states(parties, at.doc[at.left_edge.i - 2], persons=False)
        return (*own_states, *beside(parties, at), *(r for t in liked for r in all_states(parties, t, persons=False))), "apposition", at
    verb = at.head
    if at.dep_ in ("xcomp", "obj", "obl") and lexeme(verb, BECOMES) and child(at, "case") is None:
        moved = direct_object(verb) if lexeme(verb, BECOMES) == "make" and at.dep_ == "xcomp" else grammatical_subject(verb)
        return all_states(parties, moved, persons=False), lexeme(verb, BECOMES) or "", verb
    if at.dep_ in ("obl", "nmod", "advcl") and governed(at, ("as",)):
        clause = clause_head(at.head)
        who = direct_object(clause) if is_passive(clause) or clause.lemma_.lower() in ("recognise", "recognize", "admit", "accept") else grammatical_subject(clause)
        return all_states(parties, who, persons=False), "as", clause
    if at.dep_ in ("conj", "parataxis") and at.head.pos_ == "VERB" and child(at, "cop") is not None and own is None:  # 'helped to found it and has been a member of ...'
        return all_states(parties, grammatical_subject(at.head), persons=False), "is", at
    if at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN", "ADJ") and child(at.head, "cop") is not None:
        return all_states(parties, grammatical_subject(at.head), persons=False), "is", at.head
    if at.dep_ in ("compound", "nmod:desc", "amod", "flat", "nmod") and child(at, "case") is None:  # 'NATO member Hungary', 'the member states Poland and Malta'
        found = all_states(parties, at.head, persons=False) if at.head.pos_ != "VERB" else ()
        named = [r for c in children(at.head, "appos", "flat", "nmod") if child(c, "case") is None for r in all_states(parties, c, persons=False)]
        if found or named:
            return found or tuple(named), "apposition", at
    for c in children(at, "appos", "flat"):
        found = all_states(parties, c, persons=False) if not any(g.lower_.startswith("non") for g in c.children) else ()
        if found:
            return found, "apposition", at
    after = at.i + 1 + (at.i + 1 < len(at.doc) and at.nbor().lower_ in ("states", "state", "countries", "country", "nations"))
    if after < at.sent.end:  # 'the EU member states Poland and Malta', whatever the parse makes of it
        following = all_states(parties, at.doc[after], persons=False) if at.doc[after].pos_ == "PROPN" else ()
        if following:
            return following, "apposition", at
    if at.left_edge.i == at.sent.start:  # 'A member of the League, Chad has ...', the name hung on the League
        trailing = next((o for t in at.subtree if t.dep_ == "appos" and t.i > at.i and (o := all_states(parties, t, persons=False))), ())
        if trailing:
            return trailing, "apposition", at
    such = under(at, SUCH) or (under(at.head, SUCH) if at.dep_ == "compound" else [])
    return tuple(r for t in such for c in conjuncts(t) for r in all_states(parties, c, persons=False)), "apposition", at


def standing(parties: Parties, token: Token) -> Claim | None:
    """'Hungary, a NATO member', 'is one of the founders of the League', 'NATO ally Turkey'."""
    noun = lexeme(token, STANDING_NOUNS)
    relation = STANDING.get(noun or "")
    if noun is None or relation is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if relation == "member" and _founding(token):
        relation = "founder"
    if noun in ("party", "signatory") and not under(token, ("to",)) and (noun == "party" or not under(token, ("of",))):
        return None
    actors, how, predicate = _holder(parties, token)
    if how == "as" and lexeme(predicate, JOINS):  # 'seeks to join as an observer': as the joining is told
        how = "join as"
    if how == "as" and lexeme(predicate, ADMITS):
        return None  # told by the admission, which may be yet to come
    if not actors:
        return None
    if noun in LOOSE and not _names_alliance(parties, token, noun):
        return None
    found = _organisation(parties, token, predicate)
    special = _before(token, 5)
    words = {c.lower_ for c in token.children}
    denied = special.endswith("non-")
    aspiring = "would-be" in special or bool(words & ASPIRING)
    former = how == "cease" or bool(words & (FORMER | ONCE)) or any(c.lower_ == "longer" for c in (*token.children, *predicate.children))
    fellow = bool(words & {"fellow", "full", "founding", "associate", "there", "newest", "latest", "youngest", "oldest"}) or token.i + 1 < len(token.doc) and token.nbor().lower_ in ("there", "too") or denied or aspiring or former and how != "cease" or noun == "candidate" or token.head.lower_ in ("one", "among") and token.dep_ == "nmod"
    focus = not found[0] and (how != "apposition" or fellow or noun == "observer") and noun not in LOOSE | {"part"} and not [t for p, t in prepositional(token) if p in ("of", "in", "for", "to") and not _is_time(t)]
    if focus:
        found = (parties.focus(token) or (parties.foremost_organisation(token) if noun in ("candidate", "observer", "member", "founder") else ()) or _ahead(parties, token), ())
    if noun in LOOSE and how not in ("apposition", "is") or not found[0] and not focus:
        return None
    change = {"become": "join", "make": "join", "elect": "join", "declare": "join"}.get(how, "is")
    given: str | None = "actual" if how in ("apposition", "as") else None
    if noun == "applicant" or aspiring and relation == "member":
        relation, change = "applicant", "apply"
    if denied:
        given = "negated"
    elif former:
        relation, change, given = "left", "leave" if how == "cease" else "is", "actual" if how != "cease" else None
    tokens = (token.i, *found[1], predicate.i)
    return Claim(predicate if how not in ("apposition", "as") else token, actors, found[0], relation, change, f"{noun} ({how})", tokens, given, focus)


def _is_time(token: Token) -> bool:
    """'for almost half a century', 'for 30 years'."""
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in ("year", "decade", "century", "month", "time", "day", "week") or token.pos_ == "NUM"


def _organisation(parties: Parties, token: Token, predicate: Token) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
    """Whose member it is, with 'of which Togo was among the founders', 'NATO and EU member' and 'the EU member states'."""
    found = organisation_of(parties, token)
    if not found[0]:
        which = next((t for t in predicate.subtree if t.lower_ == "which" and t.i < token.i and governed(t, ("of",))), None)
        found = (all_organisations(parties, which), (which.i,)) if which is not None else found
    if not found[0] and predicate != token:  # 'In the council it is only an observer'
        found = first_organisations(parties, [t for t in under(predicate, ("in", "at", "within")) if t.i < token.i])
    out, tokens, at = list(found[0]), list(found[1]), token.i - 1
    while at >= token.sent.start and (found[0] == () or at in found[1] or out[len(found[0]) :]):  # the names right before the noun
        name = parties.names.by_token.get(at)
        if name is None or name.entry.code not in parties.knowledge.organisations or name.entry.code == "WST":
            break
        if name.entry.code not in [r.code for r in out]:
            out.append(ActorRef(parties.frame.span(name.start, name.end), name.entry.name, name.entry.code, None, name.entry.sector, "name"))
            tokens.append(at)
        at = name.start - 1
        if at <= token.sent.start or token.doc[at].lower_ not in ("and", "/"):
            break
        at -= 1
    return tuple(out), tuple(tokens)


def _ahead(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """The organisation named next in the sentence: 'Founding member Italy objects to the EU's plan'."""
    for i in range(token.i + 1, token.sent.end):
        name = parties.names.by_token.get(i)
        if name is not None and name.entry.code in parties.knowledge.organisations and name.entry.code != "WST":
            return (ActorRef(parties.frame.span(name.start, name.end), name.entry.name, name.entry.code, None, name.entry.sector, "nominal"),)
    return ()


def outsider(parties: Parties, token: Token) -> Claim | None:
    """'Non-NATO Ireland': no member."""
    name = parties.names.by_token.get(token.i)
    if name is None or name.entry.code not in parties.knowledge.organisations or not _before(token, 2).endswith("non-"):
        return None
    ref = ActorRef(parties.frame.span(name.start, name.end), name.entry.name, name.entry.code, None, name.entry.sector, "name")
    return Claim(token, all_states(parties, token.head, persons=False), (ref,), "member", "is", "non-ORGANISATION", (token.i,), "negated")


def _names_alliance(parties: Parties, token: Token, noun: str) -> bool:
    """'its NATO ally Turkey', 'an EU country', 'partners in ASEAN': the organisation before the noun or after 'in'."""
    if any(parties.organisations(t) for t in under(token, ("in", "within", "inside"))) and noun in ("ally", "partner"):
        return True
    if noun not in ALLIANCE or any(c.lower_.startswith("non") or c.lower_ == "member" for c in token.children):
        return False
    return any((name := parties.names.by_token.get(c.i)) is not None and name.entry.code in parties.knowledge.organisations and name.entry.code not in ("WST", "UNO", "UN") for c in children(token, "compound", "amod", "nmod:desc", "nmod"))


def status(parties: Parties, token: Token) -> Claim | None:
    """'has observer status in the council', 'the EU granted Moldova candidate status', 'was stripped of its observer status'."""
    if token.lemma_.lower() not in ("status", "membership"):
        return None
    kind = next((STATUS[c.lower_] for c in children(token, "compound", "amod", "nmod", "nmod:desc") if c.lower_ in STATUS), None)
    kind = "member" if kind is None and token.lemma_.lower() == "membership" else kind
    verb = token.head
    taken = lexeme(verb, TAKES) is not None
    if kind is None or token.dep_ not in ("obj", "nsubj:pass", "nsubj", "xcomp", "obl") or token.dep_ == "obl" and not taken or not lexeme(verb, GETS | GIVES | SEEKS | TAKES):
        return None
    found = organisation_of(parties, token)
    doer = subject(verb)
    given_away = lexeme(verb, GIVES | TAKES) is not None and lexeme(verb, frozenset({"lose", "forfeit"})) is None
    holder = _receiver(verb, token) if given_away else grammatical_subject(verb)
    if not found[0] and given_away and doer is not None:
        found = (all_organisations(parties, doer), (doer.i,)) if all_organisations(parties, doer) else organisation_of(parties, doer)
    if not found[0]:
        found = first_organisations(parties, under(verb, ("at", "in", "with", "within", "from", "by")))
    focus = not found[0] and kind != "member"
    if focus:
        found = (parties.focus(token), ())
    actors = all_states(parties, holder, persons=False)
    if not actors and given_away:  # 'granted Moldova candidate status' read as one noun
        actors = tuple(r for t in token.doc[token.left_edge.i : token.i] for r in parties.actors.refs.get(t.i, ()) if r.country)
    if not actors and taken:
        actors = all_states(parties, child(token, "nmod:poss"), persons=False)
    tokens = (verb.i, token.i, *found[1], *((holder.i,) if holder is not None else ()))
    change = "is" if lexeme(verb, KEEPS) else "join"
    if taken:
        return Claim(verb, actors, found[0], kind, "is", f"lose {kind} status", tokens, "negated" if modality(verb) == "actual" else "possible", focus)
    if lexeme(verb, SEEKS):
        return Claim(verb, actors, found[0], "applicant", "apply", f"seek {kind} status", tokens, "planned", focus)
    return Claim(verb, actors, found[0], kind, change, f"{kind} status", tokens, None, focus)


def _receiver(verb: Token, status: Token) -> Token | None:
    """Who is given a status, or stripped of it."""
    own = grammatical_subject(verb) if is_passive(verb) else None
    moved = child(verb, "obj") if status.dep_ == "obl" else None
    return child(verb, "iobj") or moved or (own if own != status else None) or next((t for p, t in (*prepositional(verb), *prepositional(status)) if p in ("to", "on")), None)
