"""A store of made articles, woven in."""

from dataclasses import replace
from pathlib import Path

from dragoman.records import Reading, content_id
from dragoman.store import Store
from dragoman.stories.weaving import weave_in
from tests.store.made import reading

STORY = (
    "Kenya recalls envoy from Somalia\n\nNAIROBI — Kenya recalled its ambassador from Somalia on Tuesday after a clash at Mandera, where two policemen of a border patrol died. "
    "The foreign ministry in Nairobi said that it wanted an answer about the patrol within a week, and that the border crossings would stay closed until it had one. "
    "Mogadishu denied that its soldiers had crossed the border near Mandera. It called the recall of the ambassador a step that helped nobody, and asked the African Union for talks. "
    "Lorries with khat and sugar stood in a line of four kilometres at the crossing on Wednesday, drivers told a local radio station, and prices in Mandera had doubled."
)
OTHER_WRITER = (
    "Nairobi's ambassador leaves Mogadishu as Kenya and Somalia quarrel over Mandera clash\n\nThe ambassador of Kenya packed his bags in Mogadishu after the deadly clash at Mandera. "
    "His recall by Kenya is the sharpest step yet in the quarrel with Somalia over the border patrol. Two Kenyan policemen were killed. Somalia insists no soldier of its army was there."
)
ELSEWHERE = (
    "Peru's congress votes on pensions\n\nLIMA — Lawmakers in Peru approved a law on pensions on Tuesday by seventy votes to forty, in spite of warnings by the central bank. "
    "The president has fifteen days to send the law back to congress, whose majority says that it will not change a line of it."
)


def made(n: int, text: str, *, published: str = "2024-03-05", outlet: str = "Sahel Post", type: str | None = "SANCTION", day: str | None = None) -> Reading:
    """A reading with one event by Kenya to Somalia (or none), quoted from the article of `n`; its text is put before."""
    base = reading(n, outlet=outlet, published=published, type=type or "SANCTION")
    whole = text if type is None else f"{text}"
    identity = content_id("article", whole, published, n)
    article = replace(base.article, id=identity, text=whole, title=whole.split("\n")[0], published=published)
    event = base.events[0]
    when = replace(event.date, start=day, end=day) if day and event.date else None
    events = () if type is None else (replace(event, id=content_id(identity, "e"), article=identity, date=when),)
    return Reading(article, events=events)


def store_of(path: Path, *readings: Reading) -> Store:
    """A store with these readings, woven in one after the other."""
    store = Store.open(path / "news.db", create=True)
    for one in readings:
        store.add(one, version="1")
        list(weave_in(store))
    return store
