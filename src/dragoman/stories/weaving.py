"""What is new in a store is woven in: 1. copies, 2. its story, 3. its events merged with those of others.

Each step reads what the one before wrote; what one run leaves undone, the next one does.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import content_id
from dragoman.store import Store
from dragoman.store.stories import Unwoven, Weave
from dragoman.stories.clustering import place
from dragoman.stories.copies import Copies
from dragoman.stories.merging import merge_events

BATCH = 25  # articles in a transaction


def weave_in(store: Store, *, reread: bool = False) -> Iterator[str]:
    """Weaves in what was added since the last time; the articles' ids, once that is on the disk. `reread`: also what was read again since."""
    weave = Weave(store)
    copies = Copies(weave)
    for again in (False, True) if reread else (False,):
        while True:
            with weave.writing():
                articles = weave.unwoven(BATCH, reread=again)
                for article in articles:
                    _one(weave, copies, article)
            if not articles:
                break
            yield from (a.id for a in articles)


def weave_anew(store: Store) -> Iterator[str]:
    """Drops all copies, stories and merged events and works them out anew."""
    weave = Weave(store)
    with weave.writing():
        weave.forget()
    yield from weave_in(store)


def _one(weave: Weave, copies: Copies, article: Unwoven) -> None:
    if article.reread:
        weave.unmerge(article.id)
        story = weave.story_of(article.id) or content_id("story", article.id)
    else:
        original = _copy(weave, copies, article)
        where = place(weave, article, original)
        weave.keep_story(article, where.story, where.similarity, where.telling, where.terms, where.ordinal)
        story = where.story
    merge_events(weave, article.id, story)
    weave.done(article.n, article.version)


def _copy(weave: Weave, copies: Copies, article: Unwoven) -> str | None:
    """Keeps what the article is a copy of. Two texts that it is a copy of may turn out to be copies of each other: the earlier is the original of all."""
    found, bands = copies.find(article.n, article.text)
    best = found[0] if found else None
    weave.keep_copy(article.id, article.n, bands, best.original if best else None, best.kind if best else None, best.shared if best else None)
    original = best.original if best else None
    for other in found[1:]:
        share = copies.joined(found[0], other) if other.original != original else None
        if share is not None and original is not None:
            original = weave.join_copies(original, other.original, share)
    return original
