"""Dossiers on paper: complete, self-contained, and deaf to what articles try."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from dragoman.analysis.dossier import dossier
from dragoman.analysis.paper import html, markdown
from dragoman.analysis.paper.render import address, marked, shown
from dragoman.store import Store
from tests.analysis.corpus import story
from tests.analysis.made import actor, add, commitment, event

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "use", "rect", "circle", "line", "g"}
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "{{ 7 * 7 }}{% raw %}", "\u202egnihton\u202c", "a\x00b\x1b[31mred", "x" * 500_000,
    "[click](javascript:alert(1))", "| a | b |", "# no heading", "1. no list", "***", "&lt;b&gt;", "]]>", "</title></bdi></blockquote>",
]  # fmt: skip


class Page(HTMLParser):
    """Counts elements and keeps attributes; notes a tag that is closed and was not open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def parsed(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


@pytest.fixture(scope="module")
def pages() -> Iterator[tuple[str, str]]:
    with story() as store:
        found = dossier(store, "GAB", until="2025-12-31", toward=["OPEC"])
    yield html(found), markdown(found)


def test_html_is_well_formed_and_self_contained(pages: tuple[str, str]) -> None:
    page = parsed(pages[0])
    assert page.wrong == [] and page.open == []
    assert "script" not in page.tags and "link" not in page.tags and "img" not in page.tags
    assert not [a for a in page.attributes if a[0] == "src" or a[0].startswith("on")]
    ids = [v for k, v in page.attributes if k == "id"]
    assert len(ids) == len(set(ids))


def test_both_tell_all_parts(pages: tuple[str, str]) -> None:
    for text in pages:
        for part in ("Who it is", "Statements", "Events", "Commitments and their state", "Memberships on 2025-12-31", "Stances", "Drift", "carried out", "Conflict", "Séraphin Oyane", "Gulf Dispatch"):
            assert part in text


def test_the_chart_has_its_figures_in_a_table(pages: tuple[str, str]) -> None:
    page = parsed(pages[0])
    assert page.tags.count("svg") == 1 and page.tags.count("table") == 2
    assert re.search(r"\| 2025-08-11 \| -?\d+\.\d\d \|", pages[1])


@pytest.mark.parametrize("bad", HOSTILE, ids=lambda b: b[:12].encode("unicode_escape").decode())
def test_hostile_articles(bad: str) -> None:
    text = f"Kenya will close its border if Somalia returns the boats. {bad[:2000]} closed the border of Somalia"
    with Store.open(":memory:", create=True) as store:
        for n in range(4):
            told = event(text, "KEN", "SOM", "COERCE", trigger=f"{bad[:2000]} closed".strip())
            named = type(told)(**{**vars(told), "source": (actor("KEN", name=bad),)})
            bound = commitment("Somalia returns the boats", "Kenya will close its border", "KEN", "SOM")
            add(store, f"2024-03-0{n + 1}", named, bound, text=f"{text}{n}", outlet=bad[:2000], title=bad, url=f"javascript:alert({n})")
        found = dossier(store, "KEN", until="2024-12-31", toward=["SOM"])
    clean, made = parsed(html(found)), parsed(html(found))
    assert made.wrong == [] and "script" not in made.tags and "img" not in made.tags and made.tags.count("svg") == 1
    assert not [a for a in clean.attributes if a[0].startswith("on") or (a[0] == "href" and not (a[1] or "").startswith("#"))]
    for page in (html(found), markdown(found)):
        assert len(page) < 400_000 and not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)
    assert not re.search(r"(?<!\\)<(?!http)[a-z/]|(?<!\\)\]\(|^#+ no heading|^\s*> 1\. no", markdown(found), re.MULTILINE)


@pytest.mark.parametrize(
    "text,safe",
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"), ("<b>&", "&lt;b&gt;&amp;"), ("1. one", "1\\. one"), ("- one", "\\- one"), ("-5.60", "-5.60"), ("a\nb", "a b"), ("a|b", r"a\|b"),
        ("[x](y)", r"\[x\](y)"), ("http://x.org www.y.org", r"http\://x.org www\.y.org"), ("14:30", "14:30"), (None, ""),
    ],
)  # fmt: skip
def test_markdown_is_escaped(text: str | None, safe: str) -> None:
    assert marked(text) == safe


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "data:text/html,x", "//x.org", "file:///etc/passwd", "http://", "http://[", None, "https://x.org/" + "a" * 3000])
def test_only_web_addresses_are_links(bad: str | None) -> None:
    assert address(bad) == ""


def test_an_address_cannot_leave_its_attribute() -> None:
    assert address('https://x.org/a"><script>') == "https://x.org/a%22%3E%3Cscript%3E"


def test_long_texts_are_cut() -> None:
    assert len(shown("y" * 5_000_000)) == 2000
