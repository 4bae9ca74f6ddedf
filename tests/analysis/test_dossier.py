"""A dossier of the story in samples/ledger."""

import pytest

from dragoman.analysis.dossier import Dossier, dossier
from tests.analysis.corpus import readings, story


@pytest.fixture(scope="module")
def gabon() -> Dossier:
    with story() as store:
        return dossier(store, "Gabon", until="2025-12-31", toward=["OPEC", "GNQ"])


def test_who_it_is(gabon: Dossier) -> None:
    assert (gabon.actor, gabon.name, gabon.who.kind) == ("GAB", "Gabon", "state")
    assert {"Séraphin Oyane", "Clarisse Mba"} <= {name for name, _ in gabon.who.speakers}
    assert (gabon.since, gabon.who.first, gabon.who.last) == ("2025-03-03", "2025-03-03", "2025-08-20")


def test_what_it_is_bound_to(gabon: Dossier) -> None:
    assert [(e.holder, e.state) for e in gabon.commitments] == [("GAB", "carried out"), ("GNQ", "carried out"), ("SAU", "withdrawn"), ("FRA", "disputed")]


def test_claims_are_by_day_and_quote_their_article(gabon: Dossier) -> None:
    texts = {r.article.id: r.article.text for r in readings()}
    for claims in (gabon.statements, gabon.events, gabon.stances):
        for c in claims:
            assert c.quote.before + c.quote.words + c.quote.after in texts[c.evidence.article] and c.quote.words == c.evidence.span.text
    assert [c.day for c in gabon.events] == sorted(c.day for c in gabon.events)


def test_every_record_that_is_pointed_to_has_its_quotation(gabon: Dossier) -> None:
    pointed = [e.record for entry in gabon.commitments for step in entry.history for e in step.evidence]
    pointed += [e.record for s in gabon.drifts for p in s.points for o in p.observations for e in o.evidence]
    pointed += [e.record for _, line in gabon.memberships for n in line.news for e in n.evidence]
    assert pointed and set(pointed) <= set(gabon.quotes)


def test_memberships_with_their_conflict(gabon: Dossier) -> None:
    line = dict(gabon.memberships)["OPEC"]
    assert line.relation == "member" and line.told is not None and line.told.relation == "left" and line.conflict is not None


def test_a_part_of_the_time() -> None:
    with story() as store:
        found = dossier(store, "GAB", since="2025-05", until="2025-05")
    assert found.until == "2025-05-31" and found.events and {c.day[:7] for c in found.events} == {"2025-05"}
    assert [(e.holder, e.state) for e in found.commitments] == [("GAB", "open"), ("GNQ", "carried out"), ("SAU", "open"), ("FRA", "open")]


def test_an_actor_of_whom_nothing_is_told() -> None:
    with story() as store:
        found = dossier(store, "FJI", until="2025-12-31")
    assert not (found.statements or found.events or found.commitments or found.stances or found.drifts) and found.memberships
