"""Readings made by hand: the store never needs the model."""

from dragoman.records import ActorRef, Article, Commitment, Event, Membership, Reading, Span, Stance, Statement, When, Why, content_id

TEXT = "{n}. On 3 March 2024 Kenya recalled its envoy from Somalia. “We want an answer,” Ann Otieno said. If Somalia answers, Kenya will return. Kenya left IGAD and turned away from it."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def actor(text: str, words: str, code: str | None = None, sector: str | None = "GOV") -> ActorRef:
    return ActorRef(span(text, words), words, code, code, sector, "name")


def reading(n: int = 1, *, outlet: str | None = "Sahel Post", url: str | None = None, published: str | None = "2024-03-04", type: str = "SANCTION") -> Reading:
    """A reading of five records; another one for each n."""
    text = TEXT.format(n=n)
    article = Article(content_id("article", text, published), url or f"https://sahel.example/{n}", outlet, None, f"Number {n}", None, published, None, "en", text)
    a = article.id
    kenya, somalia, igad = actor(text, "Kenya", "KEN"), actor(text, "Somalia", "SOM"), actor(text, "IGAD", "IGAD", "IGO")
    day = When("2024-03-03", "2024-03-03", "day", span(text, "3 March 2024"), "3 March 2024")
    said = Statement(content_id(a, "s"), a, actor(text, "Ann Otieno"), span(text, "said"), (span(text, "We want an answer"),), "direct", None, (), None, 0.9)
    event = Event(
        content_id(a, "e"), a, (kenya,), (somalia,), type, None, ("diplomatic",), "161", 4, -5.0, span(text, "recalled"), "actual", day, None, None, 0.8, "codebook"  # type: ignore[arg-type]
    )  # fmt: skip
    bound = Commitment(
        content_id(a, "c"), a, "promise", kenya, somalia, span(text, "Somalia answers"), "if", span(text, "will return"), None, None, None, said.id, "SUPPORT", 0.7
    )  # fmt: skip
    left = Membership(content_id(a, "m"), a, kenya, igad, "left", "actual", None, span(text, "left"), None, 0.9)
    away = Stance(content_id(a, "d"), a, kenya, igad, "away", "actual", day, span(text, "turned away"), None, 0.6)
    return Reading(article, (said,), (event,), (bound,), (left,), (away,), (Why(event.id, "codebook", "frame 'recall'", (span(text, "recalled"),)),))
