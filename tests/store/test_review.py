"""A person's word stands: in every question to the store, and after the article is read again."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.records import Event, Reading, content_id
from dragoman.store import Store
from dragoman.store.agreement import agreement
from dragoman.store.review import Reviews
from tests.store.made import reading, span


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "news.db", create=True)
    store.add(reading(), version="1")
    return store


def event(made: Reading | None = None) -> Event:
    return (made or reading()).events[0]


def test_a_correction_stands_in_every_question_and_the_reader_s_record_is_kept(store: Store) -> None:
    right = replace(event(), type="REJECT", modality="planned")
    said = Reviews(store).correct(right, by="Amina", note="only announced")
    assert list(store.events()) == [right] and not list(store.events(type="SANCTION"))
    assert store.connection.execute("select type, modality from event_report").fetchall() == [("REJECT", "planned")]
    assert (said.reviewer, said.note, said.machine, said.ruling) == ("Amina", "only announced", event(), right)
    standing = Reviews(store).standing(right.id)
    assert standing is not None and standing.machine == event()


def test_a_rejected_record_leaves_every_question_with_its_actors(store: Store) -> None:
    Reviews(store).reject(event().id, by="Amina")
    assert not list(store.events()) and store.counts()["event"] == 0
    assert not store.connection.execute("select * from dyad_month").fetchall()
    assert not store.connection.execute("select * from actor where kind = 'event'").fetchall()


def test_what_was_said_can_be_taken_back(store: Store) -> None:
    before = store.reading(reading().article.id)
    reviews = Reviews(store)
    reviews.reject(event().id, by="Amina")
    reviews.withdraw(event().id, by="Amina")
    assert store.reading(reading().article.id) == before
    assert [r.verdict for r in reviews.log(event().id)] == ["withdraw", "reject"] and reviews.standing(event().id) is None


def test_a_missed_record_is_added_and_can_be_corrected_and_rejected(store: Store) -> None:
    text, reviews = reading().article.text, Reviews(store)
    missed = replace(event(), id="", type="RETREAT", trigger=span(text, "return"), modality="promised")
    added = reviews.add(missed, by="Amina").ruling
    assert isinstance(added, Event) and {e.type for e in store.events()} == {"SANCTION", "RETREAT"}
    with pytest.raises(RecordError, match="there already"):
        reviews.add(missed, by="Ben")
    reviews.correct(replace(added, type="AGREE"), by="Ben")
    assert {e.type for e in store.events()} == {"SANCTION", "AGREE"}
    reviews.reject(added.id, by="Ben")
    assert {e.type for e in store.events()} == {"SANCTION"}


def test_reviews_are_kept_when_the_article_is_read_again(store: Store) -> None:
    made, reviews = reading(), Reviews(store)
    right = replace(event(), type="REJECT")
    reviews.correct(right, by="Amina")
    reviews.reject(made.stances[0].id, by="Amina")
    reviews.accept(made.statements[0].id, by="Amina")
    missed = reviews.add(replace(event(), trigger=span(made.article.text, "return")), by="Amina").ruling
    assert missed is not None
    # The next version reads the event otherwise and under another id, misses the statement, and has the stance again.
    again = replace(made, events=(replace(event(), id=content_id("other"), type="COERCE", trigger=span(made.article.text, "recalled its envoy")),), statements=())
    store.add(again, version="2")
    assert [e.type for e in store.events()] == ["REJECT", "SANCTION"] and [e.id for e in store.events()] == [content_id("other"), missed.id]
    assert list(store.statements()) == list(made.statements) and not list(store.stances())
    standing = reviews.standing(content_id("other"))
    assert standing is not None and standing.machine == again.events[0]



def test_a_rejection_holds_for_a_claim_that_goes_and_comes_back(store: Store) -> None:
    made = reading()
    Reviews(store).reject(event().id, by="Amina")
    store.add(replace(made, events=()), version="2")
    store.add(made, version="3")
    assert not list(store.events())
    store.add(replace(made, events=(replace(event(), type="AID"),)), version="4")
    assert [e.type for e in store.events()] == ["AID"]  # another claim of the same words


def test_reviews_follow_an_article_whose_date_is_read_otherwise(store: Store) -> None:
    Reviews(store).correct(replace(event(), type="REJECT"), by="Amina")
    later = reading(published="2024-03-05")
    store.replace(reading().article.id, later, version="2")
    assert [(e.id, e.article, e.type) for e in store.events()] == [(event(later).id, later.article.id, "REJECT")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "QUARREL"}, "type of a event is one of"),
        ({"modality": None}, "modality"),
        ({"trigger": replace(event().trigger, text="called")}, "do not stand at"),
        ({"article": "f" * 16}, "keeps both"),
    ],
)
def test_what_is_no_record_of_the_article_is_refused_and_nothing_written(store: Store, change: dict[str, object], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        Reviews(store).correct(replace(event(), **change), by="Amina")  # type: ignore[arg-type]
    assert list(store.events()) == [event()] and not Reviews(store).log()


def test_a_review_needs_a_name_and_a_record(store: Store) -> None:
    with pytest.raises(RecordError, match="--by"):
        Reviews(store).accept(event().id, by=" ")
    with pytest.raises(RecordError, match="is in the store"):
        Reviews(store).accept("0" * 16, by="Amina")
    with pytest.raises(RecordError, match="has a review"):
        Reviews(store).withdraw(event().id, by="Amina")


def test_those_wait_first_of_which_the_reader_is_least_sure(store: Store) -> None:
    reviews = Reviews(store)
    sure = [getattr(r, "confidence", 0) for r in reviews.waiting()]
    assert len(sure) == 5 and sure == sorted(sure)
    reviews.accept(event().id, by="Amina")
    assert [type(r).__name__ for r in reviews.waiting(kind="event")] == [] and len(reviews.waiting()) == 4


def test_agreement_is_counted_by_kind_against_the_last_reading(store: Store) -> None:
    made, reviews = reading(), Reviews(store)
    reviews.accept(made.statements[0].id, by="Amina")
    reviews.reject(made.stances[0].id, by="Amina")
    reviews.correct(replace(event(), type="REJECT"), by="Amina")
    reviews.add(replace(event(), trigger=span(made.article.text, "return")), by="Amina")
    told = {a.kind: a for a in agreement(reviews.all_standing())}
    assert (told["statement"].right, told["stance"].wrong, told["event"].other, told["event"].missed) == (1, 1, 1, 1)
    assert told["event"].fields == (("type", 1),) and told["event"].precision == 0 and told["event"].found == pytest.approx(2 / 3)
    interval = told["statement"].interval
    assert interval is not None and interval[0] == pytest.approx(0.2065, abs=1e-3) and interval[1] == 1
    store.add(replace(made, events=(replace(event(), type="REJECT"),)), version="2")  # the next version agrees
    assert {a.kind: a.right for a in agreement(reviews.all_standing())}["event"] == 1
