"""The report, from a reading made by hand."""

from dataclasses import replace

import pytest

from dragoman.cli.report import report, visible
from dragoman.records import ActorRef, Article, Commitment, Event, Membership, Place, Reading, Span, Stance, Statement, When, span_of

TEXT = 'Moldova left the pact on 3 May. "We will return if it changes," said Ana Rusu, its prime minister. It moved closer to the EU.'


def span(words: str) -> Span:
    start = TEXT.index(words)
    return span_of(TEXT, start, start + len(words))


def actor(words: str, name: str, code: str, sector: str) -> ActorRef:
    return ActorRef(span(words), name, code, code if sector == "GOV" else None, sector, "name")


MOLDOVA, RUSU = actor("Moldova", "Moldova", "MDA", "GOV"), actor("Ana Rusu", "Ana Rusu", "MDA", "GOV")
PACT, EU = actor("the pact", "Pact", "PACT", "IGO"), actor("the EU", "European Union", "EU", "IGO")
DAY = When("2024-05-03", "2024-05-03", "day", span("3 May"), "3 May")
ARTICLE = Article("a1", None, "Sahel Post", "world", "Moldova leaves", None, "2024-05-04", "CHIȘINĂU", "en", TEXT)
READING = Reading(
    ARTICLE,
    (Statement("s1", "a1", RUSU, span("said"), (span('"We will return if it changes,"'),), "direct", None, (), None, 0.9),),
    (Event("e1", "a1", (MOLDOVA,), (PACT,), "SANCTION", None, (), None, 4, -5.0, span("left"), "actual", DAY, Place(span("Moldova"), "Chisinau", "MDA", None, None), None, 0.8, "rules", (span("return"),)),),
    (Commitment("c1", "a1", "promise", MOLDOVA, PACT, span("it changes"), "if", span("will return"), None, None, RUSU, "s1", None, 0.9),),
    (Membership("m1", "a1", MOLDOVA, PACT, "left", "actual", DAY, span("left the pact"), None, 0.9, "the tables have it as a member"),),
    (Stance("t1", "a1", MOLDOVA, EU, "closer", "actual", None, span("moved closer to the EU"), None, 0.9),),
)


def test_each_kind_of_record_has_a_line_with_its_evidence_and_offset() -> None:
    lines = report(READING).plain
    for expected in (
        "═══ Moldova leaves",
        "2024-05-04 · Sahel Post · world · from CHIȘINĂU",
        "by name     “Moldova” [0:7]",
        'direct: "We will return if it changes," [32:63]',
        "2024-05-03   Moldova (MDA) → Pact (PACT) in Chisinau  SANCTION actual (0.80)  “left” [8:12]",
        "told again  “return” [41:47]",
        "  Moldova (MDA): promise to Pact (PACT)",
        "“it changes” [51:61]",
        "  Moldova (MDA): left Pact (PACT) actual, 2024-05-03  “left the pact” [8:21]  ! the tables have it as a member",
        "  Moldova (MDA): closer to European Union (EU) actual  “moved closer to the EU”",
    ):
        assert expected in lines


def test_every_offset_that_is_shown_is_that_of_the_words_beside_it() -> None:
    for made in (READING.statements[0].content[0], READING.events[0].trigger, READING.memberships[0].evidence):
        assert f"[{made.start}:{made.end}]" in report(READING).plain and TEXT[made.start : made.end] == made.text


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When("2022-09-01", "2022-09-30", "month", None, "in September 2022"), "2022-09 "),
        (When("2002-01-01", "2002-12-31", "year", None, "in 2002"), "2002 "),
        (When("2022-02-24", "2024-03-15", "range", None, "since"), "2022-02-24..2024-03-15"),
        (When(None, None, None, None, "on Tuesday"), "on Tuesday"),
        (None, "no date"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(when: When | None, shown: str) -> None:
    event = replace(READING.events[0], date=when)
    assert f"  {shown}" in report(replace(READING, events=(event,))).plain


def test_events_stand_in_the_order_of_their_dates() -> None:
    later, unknown = replace(READING.events[0], date=replace(DAY, start="2025-01-01", end="2025-01-01")), replace(READING.events[0], date=None)
    lines = report(replace(READING, events=(unknown, later, READING.events[0]))).plain.splitlines()
    assert [line.split()[0] for line in lines if "SANCTION" in line] == ["2024-05-03", "2025-01-01", "no"]


def test_an_article_that_says_nothing_says_so() -> None:
    assert "says nothing" in report(Reading(ARTICLE)).plain


def test_a_text_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b[31m\x07b\nc\x9b") == "a␛[31m␇b c\ufffd"
