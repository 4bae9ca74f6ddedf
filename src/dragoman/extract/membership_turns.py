"""Changes told by what went before: 'Iraq may follow suit', 'came back five years later', 'may soon be off again'."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_states
from dragoman.extract.membership_owners import owner_of
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_passive
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children, preposition
from dragoman.records import Relation

FOLLOW = frozenset({"follow"})
SHARE = frozenset({"suffer", "share", "meet"})  # the same fate
RETURN = frozenset({"return", "come", "readmit", "let", "welcome", "take", "go", "rejoin"})
# What one does who is not back yet.
ASKED = frozenset({"apply", "reapply", "ask", "application", "bid", "request"})
OFF = frozenset({"off", "out", "gone"})
# Changes told without naming the organisation again: (relation, what happens); those of the first set need their particle.
OUT_OF_IT = frozenset({"pull", "walk", "drop", "opt", "bow", "step", "storm", "back"})
INTO_IT = frozenset({"come", "get"})
REQUESTS = frozenset({"application", "candidacy", "candidature"})
HANDED = frozenset({"hand", "submit", "lodge", "file", "put", "make", "send", "present", "tender", "deliver", "withdraw", "drop", "reject", "consider", "prepare"})
BARE: dict[str, tuple[Relation, str]] = {
    "withdraw": ("left", "leave"), "quit": ("left", "leave"), "leave": ("left", "leave"), "exit": ("left", "leave"), "depart": ("left", "leave"),
    "apply": ("applicant", "apply"), "reapply": ("applicant", "apply"), "join": ("member", "join"), "accede": ("member", "join"), "admit": ("member", "join"),
    "stay": ("member", "is"), "remain": ("member", "is"),
}  # fmt: skip
BARE_WORDS = frozenset(BARE)
NAMING = frozenset({"from", "to", "of", "out of", "into", "for", "with", "as", "at"})


def followers(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """'Iraq may follow (suit)': the change told before, in the sentence or the two before."""
    out = []
    places = parties.frame.places
    for token in parties.frame.doc:
        if not lexeme(token, FOLLOW | SHARE) or token.pos_ != "VERB" or is_passive(token) or not parties.frame.prose[token.i]:
            continue
        thing = child(token, "obj")
        if thing is not None and thing.lemma_.lower() not in ("suit", "example", "fate") or thing is None and lexeme(token, SHARE):
            continue
        who = all_states(parties, grammatical_subject(token), persons=False)
        told = [c for c in claims if c.trigger.i < token.i and c.change in ("leave", "join", "apply", "suspend", "expel") and 0 <= places[token.i].sentence - places[c.trigger.i].sentence <= 2]
        if told and who and not {w.country for w in who} & {a.country for a in told[-1].actors}:
            last = told[-1]
            out.append(Claim(token, who, last.organisations, last.relation, last.change, "follow", (token.i,), None, True))
    return out


def gapped(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """'Finland joined NATO in 2023 and Sweden eleven months later': the change of the first, its verb left out."""
    out: list[Claim] = []
    for claim in claims:
        if claim.trigger.pos_ != "VERB" or claim.change not in ("join", "leave", "apply"):
            continue
        for other in children(claim.trigger, "conj"):
            who = all_states(parties, other, persons=False) if other.pos_ == "PROPN" and other.i > claim.trigger.i else ()
            if who and not {w.country for w in who} & {a.country for a in claim.actors}:
                given = "actual" if claim.given == "actual" or claim.trigger.tag_ == "VBD" else None
                out.append(Claim(other, who, claim.organisations, claim.relation, claim.change, f"{claim.rule} (left out)", (other.i,), given, True))
    return out


def bare(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """'A member until it pulled out in 1994', 'Georgia, which applied in March', 'Georgia has been out since 2009', 'Two more were admitted':
    of the organisation that the claim before, in this sentence or the last, is about."""
    out: list[Claim] = []
    places, triggers = parties.frame.places, {c.trigger.i for c in claims}
    for token in parties.frame.doc:
        if token.i in triggers or not parties.frame.prose[token.i]:
            continue
        change = _bare_change(token)
        if change is None:
            continue
        near = [c for c in (*claims, *out) if c.trigger.i < token.i and 0 <= places[token.i].sentence - places[c.trigger.i].sentence <= 2]
        who = all_states(parties, grammatical_subject(token), persons=False) if token.pos_ != "NOUN" else owner_of(parties, token)[0]
        if change[1] in ("join", "apply"):  # not of what it is known to belong to: 'Turkey, a NATO member, has applied'
            near = [c for c in near if c.change != "is" or c.relation not in ("member", "founder") or not {a.country for a in c.actors} & {w.country for w in who}]
        if not near or not who:
            continue
        last = max(near, key=lambda c: c.trigger.i)
        out.append(Claim(token, who, last.organisations, change[0], change[1], "change of the organisation before", (token.i,), None, True))
    return out


def _bare_change(token: Token) -> tuple[Relation, str] | None:
    """What a verb without an object, or 'is out', tells."""
    if (token.lower_ == "out" and child(token, "cop") is not None or _is_been_out(token)) and not _names_something(token):
        return ("left", "leave")
    if lexeme(token, REQUESTS) and token.pos_ == "NOUN":
        return ("applicant", "apply") if not lexeme(token.head, HANDED) and not _names_something(token) and child(token, "acl", "compound") is None else None
    if token.pos_ not in ("VERB", "AUX") or child(token, "obj", "xcomp", "ccomp") is not None:
        return None
    if _names_something(token):
        return None
    if lexeme(token, INTO_IT):
        return ("member", "join") if any(c.lower_ == "in" and c.dep_ in ("compound:prt", "advmod") for c in token.children) and not is_passive(token) else None
    if lexeme(token, OUT_OF_IT):
        return ("left", "leave") if any(c.lower_ == "out" for c in token.children) and not is_passive(token) else None
    found = BARE.get(lexeme(token, BARE_WORDS) or "")
    return found if found is not None and (found[1] == "join" and lexeme(token, frozenset({"admit"})) is not None) == is_passive(token) else None


def _names_something(token: Token) -> bool:
    """Does a phrase beside it say from or to what?"""
    return any(preposition(c) in NAMING for c in children(token, "obl", "nmod"))


def _is_been_out(token: Token) -> bool:
    """'has been out since 2009', the parse having made the copula the verb."""
    return token.lemma_.lower() == "be" and token.dep_ in ("ROOT", "conj", "parataxis", "acl:relcl") and any(c.lower_ == "out" and c.dep_ == "advmod" for c in token.children)


def returns(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """'Gambia, which had quit the Commonwealth, came back': into what the same state left or was put out of in the last two sentences."""
    out = []
    triggers = {c.trigger.i for c in claims}
    for token in parties.frame.doc:
        if token.i in triggers or not parties.frame.prose[token.i]:
            continue
        back = _comes_back(token)
        if not back and not _goes_off(token):
            continue
        who = all_states(parties, grammatical_subject(token), persons=False)
        wanted = ("leave", "suspend", "expel") if back else ("join",)
        last = _told(parties, claims, token, wanted, {w.country for w in who})
        if last is not None:
            relation, change = ("member", "join") if back else ("left", "leave")
            out.append(Claim(token, who, last.organisations, relation, change, "come back" if back else "be off again", (token.i,), None, True))  # type: ignore[arg-type]
    return out


def _told(parties: Parties, claims: Sequence[Claim], token: Token, changes: Sequence[str], countries: set[str | None]) -> Claim | None:
    """The last claim of one of the changes about one of the countries, in this sentence or the two before."""
    places = parties.frame.places
    near = [c for c in claims if c.trigger.i < token.i and c.change in changes and 0 <= places[token.i].sentence - places[c.trigger.i].sentence <= 2]
    near = [c for c in near if countries & {a.country for a in c.actors}]
    return near[-1] if near else None


def _comes_back(token: Token) -> bool:
    word = lexeme(token, RETURN)
    if word is None or token.pos_ not in ("VERB", "AUX") or token.dep_ in ("xcomp", "advcl", "acl") and lexeme(token.head, ASKED):
        return False
    if word in ("return", "rejoin", "readmit"):
        return child(token, "obj") is None and child(token, "obl") is None or all(c.ent_type_ in ("DATE", "TIME") or c.pos_ == "NUM" for c in token.children if c.dep_ == "obl")
    return any(c.lower_ in ("back", "in") and c.dep_ in ("advmod", "compound:prt") for c in token.children) and child(token, "obj") is None


def _goes_off(token: Token) -> bool:
    return token.lower_ in OFF and child(token, "cop") is not None and child(token, "obl", "nmod", "case") is None and any(a.tag_ == "MD" for a in auxiliaries(token))
