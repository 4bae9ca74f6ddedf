"""The parts of an article: a table of heads and feet, and properties of every text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.layout import Kind, parse_layout
from dragoman.ingest.raw import RawArticle

BODY = (
    "The government of Kenya recalled its ambassador from Somalia on Tuesday, a day after a clash.\n\n"
    "A second paragraph of ordinary prose says more about it, in a good many words, as is usual."
)

LAYOUTS: list[tuple[str, dict[str, Any]]] = [
    ("3 March 2024\nKenya recalls its envoy\n\n" + BODY, {"published": "2024-03-03", "title": "Kenya recalls its envoy"}),
    ("date 2024-03-15 Home page politics\n\n" + BODY, {"published": "2024-03-15", "section": "politics"}),
    ("SAVANNA NEWS SERVICE / East Africa\n\nKenya recalls its envoy\n\n" + BODY, {"outlet": "SAVANNA NEWS SERVICE", "section": "East Africa", "title": "Kenya recalls its envoy"}),
    ("THE BALTIC COURIER — WORLD\n3 March 2024\n\nEstonia shuts a crossing\n\n" + BODY, {"outlet": "THE BALTIC COURIER", "section": "WORLD", "published": "2024-03-03"}),
    ("CAPE MONITOR\nThe Americas\nLast updated: Dec. 6, 2023, 9:12 p.m.\n\nKenya recalls its envoy\n\n" + BODY, {"outlet": "CAPE MONITOR", "section": "The Americas", "published": "2023-12-06"}),
    ("Sahel Post · Africa · 5 March 2024\nKenya recalls its envoy\n\n" + BODY, {"outlet": "Sahel Post", "section": "Africa", "published": "2024-03-05"}),
    ("Nordwind-Kurier, English edition\nAusland\n25.01.2023, 17:32 Uhr\n\nKenya recalls its envoy\n\n" + BODY, {"section": "Ausland", "published": "2023-01-25", "title": "Kenya recalls its envoy"}),
    ("Title: Kenya recalls its envoy\nSource: The Sahel Ledger\nDate: 21 April 2023\nSection: Asia\n\n" + BODY, {"title": "Kenya recalls its envoy", "outlet": "The Sahel Ledger", "section": "Asia"}),
    ("---\ntitle: \"Kenya recalls its envoy\"\ndate: 2024-03-05\n---\n\n" + BODY, {"title": "Kenya recalls its envoy", "published": "2024-03-05"}),
    ("Home > World > Africa\nKenya recalls its envoy\n\n" + BODY, {"section": "Africa", "title": "Kenya recalls its envoy"}),
    ("https://post.example/2022/11/17/envoy\nSahel Post\n\nKenya recalls its envoy\n\n" + BODY, {"url": "https://post.example/2022/11/17/envoy", "published": "2022-11-17", "outlet": "Sahel Post"}),
    ("Kenya recalls its envoy\nBy Ann Otieno, Nairobi bureau\n\n" + BODY, {"author": "Ann Otieno", "title": "Kenya recalls its envoy"}),
    ("Kenya recalls its envoy\nBy Ann Otieno in Kampala\n\n" + BODY, {"author": "Ann Otieno", "place": "Kampala"}),
    ("Kenya recalls its envoy\nFrom our correspondent in Vienna\n\n" + BODY, {"author": None, "place": "Vienna"}),
    ("Andes Daily\nLima, 3 May 2024\n\nKenya recalls its envoy\n\n" + BODY, {"outlet": "Andes Daily", "place": "Lima", "published": "2024-05-03", "section": None}),
    ("Kenya recalls its envoy\n\n" + BODY + " (SiSchr)", {"author": "SiSchr"}),
    ("Kenya recalls its envoy\n\n" + BODY + " (AFP/tk)", {"agencies": ("AFP",), "author": "tk"}),
    ("Kenya recalls its envoy\n\n" + BODY + " — Reuters", {"agencies": ("Reuters",), "author": None}),
    ("Kenya recalls its envoy\n\n" + BODY + "\n\n(Ocean Gazette, 16 January 2024)", {"outlet": "Ocean Gazette", "published": "2024-01-16"}),
    ("Kenya recalls its envoy\n\n" + BODY + "\n\n© 2024 Andes Daily. All rights reserved.", {"outlet": "Andes Daily"}),
    ("Source: minister will resign over the envoy\n\n" + BODY, {"outlet": None, "title": "Source: minister will resign over the envoy"}),
    ("Kenya recalls its envoy from Somalia.\n\nNAIROBI (AP) — " + BODY, {"title": "Kenya recalls its envoy from Somalia.", "place": "NAIROBI", "agencies": ("AP",)}),
    ("Rubrik: Afrika\nStand: 16.6.2023, 21.30 Uhr\n\nKenya recalls its envoy\n\n" + BODY, {"section": "Afrika", "published": "2023-06-16"}),
    ("Sahel Post // Security // 2024/05/24 21:07\n\nKenya recalls its envoy\n\n" + BODY, {"outlet": "Sahel Post", "section": "Security", "published": "2024-05-24"}),
    ("Sahel Post | Africa & Gulf\nPosted Monday, March 4, 2024, at 3:07 p.m.\n\nKenya recalls its envoy\n\n" + BODY, {"section": "Africa & Gulf", "published": "2024-03-04"}),
    ("Sahel Post\nMonday 23 Sha'ban 1445, corresponding to 4 March 2024\nPage 3: The Horn\n\nKenya recalls its envoy\n\n" + BODY, {"section": "The Horn", "published": "2024-03-04"}),
    ("Sahel Post · English Edition · No. 3,412 · Monday, March 4th, 2024\nHORN\n\nKenya recalls its envoy\n\n" + BODY, {"outlet": "Sahel Post", "section": "HORN"}),
    ("SPNA-0417 / SOMALIA-ENVOY\nTue, 5 March 2024, 19:04 GMT\nKenya recalls its envoy\n\n" + BODY, {"outlet": None, "section": None, "published": "2024-03-05"}),
    ("Kenya recalls its envoy\nBy Ann Otieno in Nairobi and Ali Nur in Kismayo, Sahel Post\nPublished 4:30 PM EAT, Tue March 5, 2024\n\n" + BODY,
     {"outlet": "Sahel Post", "author": "Ann Otieno and Ali Nur", "published": "2024-03-05"}),
    ("Neighbours\nPublished 5.3.2024, 16:20 EEST\n\nKenya recalls its envoy\n\nNAIROBI, March 5 (Sahel Press) – " + BODY, {"section": "Neighbours", "outlet": "Sahel Press", "place": "NAIROBI"}),
    ("Who pays for the envoy?\nNairobi shuts a door\n\nNAIROBI -- " + BODY, {"title": "Who pays for the envoy?", "place": "NAIROBI"}),
    ("Kenya recalls its envoy\n\n" + BODY + "\n\n(Sahel Post – 2024-03-05 – ak)", {"outlet": "Sahel Post", "author": "ak", "published": "2024-03-05"}),
    ("Kenya freed 2 sailors on 3 March 2024\n\n" + BODY, {"title": "Kenya freed 2 sailors on 3 March 2024", "published": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS, ids=lambda x: x[:40].replace("\n", "|") if isinstance(x, str) else "")
def test_head_and_foot_are_told(text: str, expected: dict[str, Any]) -> None:
    layout = parse_layout(RawArticle(text))
    assert {key: getattr(layout, key) for key in expected} == expected
    assert "".join(text[b.start : b.end] for b in layout.blocks if b.kind == "prose").startswith("The government of Kenya")


def test_what_the_source_says_comes_before_the_text() -> None:
    raw = RawArticle("Sahel Post\n3 March 2024\n\nA title\n\n" + BODY, outlet="Andes Daily", published="16 January 2024", title="Another")
    layout = parse_layout(raw)
    assert (layout.outlet, layout.published, layout.title) == ("Andes Daily", "2024-01-16", "Another")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Prime minister makes demands – Kremlin appears “alarmed”", "title"),
        ("What the neighbours want", "title"),
        ("“We will leave”", "prose"),
        ("He left at once.", "prose"),
        ("- a first point of several", "prose"),
        ("* * *", "header"),
        ("3:40 p.m.", "header"),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: Kind) -> None:
    text = f"Kenya recalls its envoy\n\n{BODY}\n\n{line}\n\n{BODY}"
    found = [b.kind for b in parse_layout(RawArticle(text)).blocks if text[b.start : b.end] == line]
    assert found == [kind]


@pytest.mark.parametrize("text", ["Iran freed two sailors.", "Iran frees sailors", "MOSCOW", "“Yes”"])
def test_a_text_of_one_line_is_prose(text: str) -> None:
    assert [b.kind for b in parse_layout(RawArticle(text)).blocks] == ["prose"]


@given(st.text(alphabet=st.sampled_from(list("aB. :—()|/\n\r\t12,“”'é\u2028\x00-")), max_size=200) | st.text(max_size=200))
def test_blocks_are_in_order_and_hold_all_that_is_not_blank(text: str) -> None:
    blocks = parse_layout(RawArticle(text)).blocks
    assert all(a.end <= b.start for a, b in zip(blocks, blocks[1:], strict=False))
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    held = {i for b in blocks for i in range(b.start, b.end)}
    assert not [c for i, c in enumerate(text) if not c.isspace() and i not in held]


def test_five_megabytes_in_one_line() -> None:
    text = "MOSCOW – " + "Word after word of it (and more) " * 160_000
    layout = parse_layout(RawArticle(text))
    assert layout.place == "MOSCOW"
