"""The report, from a reading made by hand."""

from dragoman.cli.report import report, visible
from dragoman.records import ActorRef, Article, Commitment, Event, Membership, Reading, Span, Stance, Statement, When, span_of

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
    (Event("e1", "a1", (MOLDOVA,), (PACT,), "SANCTION", None, (), None, 4, -5.0, span("left"), "actual", DAY, None, None, 0.8, "rules"),),
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
        "MDA → PACT  SANCTION actual (0.80)  “left” [8:12]",
        "“it changes” [51:61]",
        "MDA left PACT actual, 2024-05-03  “left the pact” [8:21]  ! the tables have it as a member",
        "MDA closer to EU actual  “moved closer to the EU”",
    ):
        assert expected in lines


def test_every_offset_that_is_shown_is_that_of_the_words_beside_it() -> None:
    for made in (READING.statements[0].content[0], READING.events[0].trigger, READING.memberships[0].evidence):
        assert f"[{made.start}:{made.end}]" in report(READING).plain and TEXT[made.start : made.end] == made.text


def test_an_article_that_says_nothing_says_so() -> None:
    assert "says nothing" in report(Reading(ARTICLE)).plain


def test_a_text_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b[31m\x07b\nc\x9b") == "a␛[31m␇b c\ufffd"
