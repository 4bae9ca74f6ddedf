"""Phrases of joining, leaving and belonging ('parted ways with', 'took its seat in', 'knocks at the door of') read off the parse as claims.

The phrases are those of data/lexicon/memberships.tsv; a phrase counts where its parties are a state and an organisation.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.claims import Claim, all_organisations, all_states, is_club, organisation_of
from dragoman.extract.parties import Parties
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.patterns import Match, match
from dragoman.records import ActorRef
from dragoman.resources.memberships import load_memberships

# What stands for the organisation spoken of.
FOLD = frozenset({"fold", "club", "family", "ranks"})
ENTRY = frozenset({"membership", "accession", "admission", "entry", "status", "seat"})


def phrase_claims(parties: Parties) -> Iterator[Claim]:
    """The claims that the phrases of an article make, in the order of the text."""
    table = load_memberships()
    for token in parties.frame.doc:
        if not parties.frame.prose[token.i]:
            continue
        for row in table.get(token.lower_, ()):
            found = match(row.pattern, token)
            if found is None:
                continue
            organisations, focus = _targets(parties, found)
            actors = tuple(r for t in found.movers for r in all_states(parties, t, persons=row.change == "leave"))
            if not actors or not organisations or row.pattern.text.startswith("A sit") and any(t.lower_ == "observer" for t in token.subtree):
                continue
            yield Claim(token, actors, organisations, row.relation, row.change, row.pattern.text, found.tokens, row.given, focus)
            break


def _targets(parties: Parties, found: Match) -> tuple[tuple[ActorRef, ...], bool]:
    """The organisations; True where they are only spoken of ('the fold', 'it')."""
    out: list[ActorRef] = []
    for token in found.targets:
        own = all_organisations(parties, token) or (organisation_of(parties, token)[0] if lexeme(token, ENTRY) else ())
        out += [r for r in own if r not in out]
    if out:
        return tuple(out), False
    spoken = next((t for t in found.targets if t.lower_ in ("it", "there") or lexeme(t, FOLD) or is_club(t)), None)
    return (parties.focus(spoken), True) if spoken is not None else ((), False)
