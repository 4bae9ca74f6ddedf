"""What a person writes in a form, or after --set, as a record of the article."""

from dataclasses import replace

import pytest

from dragoman.errors import RecordError
from dragoman.records import Commitment, Event, Membership, Statement, When
from dragoman.store.invariant import check
from dragoman.web.corrections import corrected, missed, shown_actor
from dragoman.web.inputs import inputs
from tests.store.made import reading

MADE = reading()
ARTICLE, EVENT, BOUND, LEFT = MADE.article, MADE.events[0], MADE.commitments[0], MADE.memberships[0]


def test_a_form_sent_back_as_it_was_changes_nothing() -> None:
    for record in (*MADE.statements, *MADE.events, *MADE.commitments, *MADE.memberships, *MADE.stances):
        values = {}
        for place in inputs(type(record).__name__.lower(), record):
            values |= {place.name: place.value}
            values |= {f"{place.name}.sector": place.sector, f"{place.name}.words": place.words} if place.sort == "actor" else {}
            values |= {f"{place.name}.at": place.at} if place.sort == "words" else {}
        with pytest.raises(RecordError, match="nothing was changed"):
            corrected(record, ARTICLE, values)


def test_another_type_brings_its_quad_class_and_intensity() -> None:
    made = corrected(EVENT, ARTICLE, {"type": "AID"})
    assert isinstance(made, Event) and (made.quad, made.cameo, made.intensity) == (2, "070", 7.0)


def test_actors_are_named_by_code_or_name() -> None:
    made = corrected(EVENT, ARTICLE, {"source.0": "somalia", "target.0": "", "source.1": "IGAD", "source.1.words": "IGAD"})
    assert isinstance(made, Event) and [s.code for s in made.source] == ["SOM", "IGAD"] and made.target == ()
    assert made.source[0].sector == "GOV" and made.source[0].mention == EVENT.source[0].mention
    alone = corrected(EVENT, ARTICLE, {"source": "SOM, KEN"})
    assert isinstance(alone, Event) and [s.code for s in alone.source] == ["SOM", "KEN"]
    person = corrected(MADE.statements[0], ARTICLE, {"speaker": "Ann Otieno of Kenya"})
    assert isinstance(person, Statement) and person.speaker.code is None and person.speaker.name == "Ann Otieno of Kenya"


@pytest.mark.parametrize(
    ("given", "when"),
    [("2024-03-15", ("2024-03-15", "2024-03-15", "day")), ("2024-02", ("2024-02-01", "2024-02-29", "month")), ("2023", ("2023-01-01", "2023-12-31", "year")),
     ("2024-01-01..2024-02", ("2024-01-01", "2024-02-29", "range"))],
)  # fmt: skip
def test_times(given: str, when: tuple[str, str, str]) -> None:
    made = corrected(EVENT, ARTICLE, {"date": given})
    assert isinstance(made, Event) and isinstance(made.date, When) and (made.date.start, made.date.end, made.date.precision) == when


def test_words_are_found_where_they_stand_nearest_and_whatever_the_white_space() -> None:
    article = replace(ARTICLE, text="left. " + ARTICLE.text + " It  was\nleft.")
    moved = replace(LEFT, evidence=replace(LEFT.evidence, start=LEFT.evidence.start + 6, end=LEFT.evidence.end + 6))
    made = corrected(moved, article, {"evidence": "It was left"})
    assert isinstance(made, Membership) and made.evidence.text == "It  was\nleft"


@pytest.mark.parametrize(
    ("record", "values", "said"),
    [
        (EVENT, {"type": "QUARREL"}, "Type: 'QUARREL' is none of"), (EVENT, {"trigger": ""}, "needs it"), (EVENT, {"trigger": "telephoned"}, "do not stand in the article"),
        (EVENT, {"trigger.at": "5-900000"}, "are no words of the text"), (EVENT, {"trigger.at": "here"}, "is no place in the text"), (EVENT, {"date": "soon"}, "is no time"),
        (EVENT, {"date": "2024-05..2024-01"}, "is no time"), (EVENT, {"source.0": "", "target.0": ""}, "needs one of them"), (EVENT, {"source.0.sector": "XXX"}, "no sector"),
        (EVENT, {"source.1": "RUS"}, "is not named in the article"), (BOUND, {"polarity": "when"}, "If or unless"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_name_of_its_field(record: Event | Commitment, values: dict[str, str], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        corrected(record, ARTICLE, values)


def test_a_missed_record_of_each_kind_holds_the_invariant() -> None:
    given = {
        "statement": {"speaker": "KEN", "kind": "indirect", "content.0": "Kenya left IGAD"},
        "event": {"trigger": "left IGAD", "type": "SANCTION", "modality": "actual", "source.0": "KEN", "target.0": "IGAD"},
        "commitment": {"holder": "KEN", "kind": "promise", "polarity": "if", "condition": "Somalia answers", "consequence": "will return", "deadline": "2024-04"},
        "membership": {"evidence": "left", "actor": "KEN", "relation": "left", "organisation": "IGAD", "modality": "actual"},
        "stance": {"evidence": "turned away", "actor": "KEN", "direction": "away", "toward": "IGAD", "modality": "actual"},
    }
    for kind, values in given.items():
        record = missed(kind, ARTICLE, values)
        check(record, ARTICLE.text)
        assert type(record).__name__.lower() == kind and record.confidence == 1.0  # type: ignore[union-attr]


def test_a_missed_record_without_what_it_needs_is_refused() -> None:
    with pytest.raises(RecordError, match="no kind of record"):
        missed("rumour", ARTICLE, {})
    with pytest.raises(RecordError, match="a stance needs it"):
        missed("stance", ARTICLE, {"evidence": "turned away", "actor": "KEN"})


def test_an_actor_is_shown_by_its_code_or_name() -> None:
    assert [shown_actor(EVENT.source[0]), shown_actor(MADE.statements[0].speaker), shown_actor(None)] == ["KEN", "Ann Otieno", ""]
