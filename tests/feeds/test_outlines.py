"""Lists of feeds."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.feeds.outlines import feeds_of

OPML = '<?xml version="1.0"?><opml version="2.0"><body><outline text="World"><outline type="rss" xmlUrl="https://a.example/rss"/></outline><outline xmlUrl="https://b.example/atom"/><outline xmlUrl="https://a.example/rss"/></body></opml>'


@pytest.mark.parametrize("content", [OPML, "# the world\nhttps://a.example/rss\n\nhttps://b.example/atom\nhttps://a.example/rss\n"])
def test_opml_and_plain_lists(tmp_path: Path, content: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(content)
    assert feeds_of(str(path)) == ["https://a.example/rss", "https://b.example/atom"]


def test_one_address() -> None:
    assert feeds_of("https://a.example/rss#top") == ["https://a.example/rss#top"]


@pytest.mark.parametrize(("content", "problem"), [("<opml><body>", "no whole OPML file"), ("<opml/>", "names no feed"), ("a.example\n", "is no web address"), ("\n", "names no feed"), ("\0\1", "no text")])
def test_what_is_no_list(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(content)
    with pytest.raises(InputError, match=problem):
        feeds_of(str(path))
    with pytest.raises(InputError, match="cannot be read"):
        feeds_of(str(tmp_path / "none"))


def test_entities_that_blow_up_are_refused(tmp_path: Path) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "feeds.opml"
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE o [<!ENTITY e0 "boom">{layers}]><opml><outline xmlUrl="https://&e11;"/></opml>')
    with pytest.raises(InputError):
        feeds_of(str(path))
