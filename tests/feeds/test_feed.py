"""Feeds as entries."""

import pytest

from dragoman.errors import InputError
from dragoman.feeds.feed import read_feed, text_of
from tests.feeds.server import ATOM, FEED, item


def test_an_rss_feed() -> None:
    feed = read_feed(FEED.format(item("https://a.example", 1, content="<p>One.</p><p>Two.</p>")).encode(), {}, "https://a.example/rss")
    (entry,) = feed.entries
    assert feed.title == "Sahel Post"
    assert (entry.key, entry.url, entry.title, entry.published) == ("https://a.example/1", "https://a.example/1", "Number 1", "2024-03-05T08:00:00Z")
    assert "<p>One.</p>" in entry.content


def test_an_atom_feed_with_relative_links() -> None:
    entry = '<entry><title>Freed</title><id>urn:1</id><link href="/7"/><updated>2024-03-05T10:00:00+02:00</updated><author><name>Ann</name></author><summary>Short.</summary></entry>'
    (found,) = read_feed(ATOM.format(entry).encode(), {}, "https://b.example/atom").entries
    assert (found.key, found.url, found.published, found.author) == ("urn:1", "https://b.example/7", "2024-03-05T08:00:00Z", "Ann")


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    whole = FEED.format(item("https://a.example", 1) + item("https://a.example", 2))
    assert len(read_feed(whole[: whole.index("<guid>2")].encode(), {}, "https://a.example/rss").entries) >= 1


@pytest.mark.parametrize("body", [b"", b"<html><body>No feed</body></html>", b"plain words", b"\xff\xfe\x00"])
def test_what_is_no_feed(body: bytes) -> None:
    with pytest.raises(InputError, match="no RSS or Atom feed"):
        read_feed(body, {}, "https://a.example/rss")


def test_the_words_of_an_entry() -> None:
    assert text_of("Plain <b>words</b> of an entry") == "Plain words of an entry"
    assert text_of("<p>Kenya recalled its envoy.</p><script>alert(1)</script><p>Somalia said nothing.</p>") == "Kenya recalled its envoy.\n\nSomalia said nothing."
