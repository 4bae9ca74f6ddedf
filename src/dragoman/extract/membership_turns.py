"""Changes told by what went before: 'Iraq may follow suit', 'came back five years later', 'may soon be off again'."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_states
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_passive
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child

FOLLOW = frozenset({"follow"})
RETURN = frozenset({"return", "come", "readmit", "let", "welcome", "take", "go", "rejoin"})
# What one does who is not back yet.
ASKED = frozenset({"apply", "reapply", "ask", "application", "bid", "request"})
OFF = frozenset({"off", "out", "gone"})


def followers(parties: Parties, claims: Sequence[Claim]) -> list[Claim]:
    """'Iraq may follow (suit)': the change told before, in the sentence or the two before."""
    out = []
    places = parties.frame.places
    for token in parties.frame.doc:
        if not lexeme(token, FOLLOW) or token.pos_ != "VERB" or is_passive(token) or not parties.frame.prose[token.i]:
            continue
        thing = child(token, "obj")
        if thing is not None and thing.lemma_.lower() not in ("suit", "example"):
            continue
        who = all_states(parties, grammatical_subject(token), persons=False)
        told = [c for c in claims if c.trigger.i < token.i and c.change in ("leave", "join", "apply") and 0 <= places[token.i].sentence - places[c.trigger.i].sentence <= 2]
        if told and who and not {w.country for w in who} & {a.country for a in told[-1].actors}:
            last = told[-1]
            out.append(Claim(token, who, last.organisations, last.relation, last.change, "follow", (token.i,), None, True))
    return out


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
