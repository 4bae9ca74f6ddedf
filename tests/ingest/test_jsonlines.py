"""JSON Lines: what is whole is read, what is broken is named by its line."""

import json

import pytest

from dragoman.errors import InputError
from dragoman.ingest.jsonlines import from_lines, looks_like_json_lines
from dragoman.ingest.raw import RawArticle

GOOD = json.dumps({"id": 7, "text": "Iran freed two sailors.", "published": "2024-03-15", "outlet": "Sahel Post", "title": "Freed", "url": "https://post.example/7"})


def test_all_fields_are_kept() -> None:
    (made,) = from_lines(GOOD, "a.jsonl")
    assert made == RawArticle("Iran freed two sailors.", "https://post.example/7", "Sahel Post", "Freed", "2024-03-15", None, None, "a.jsonl", 1)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "cut of', "no whole JSON object"),
        ('{"id": 1}', 'no "text"'),
        ('{"text": " "}', 'an empty "text"'),
        ('{"text": 5}', "that is a int"),
        ("[1, 2]", "a JSON list"),
        ("null", "a JSON NoneType"),
        ('{"text": "Iran freed two.", "published": "soon"}', "is no date"),
        ("[" * 100_000, "cannot be read"),
        ('{"text": ' + "9" * 5000 + "}", "cannot be read"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line: str, problem: str) -> None:
    first, second, third = from_lines(f"{GOOD}\n{line}\n\n{GOOD}\n", "a.jsonl")
    assert isinstance(first, RawArticle) and isinstance(third, RawArticle) and third.line == 4
    assert isinstance(second, InputError) and problem in second.problem
    assert str(second).startswith("a.jsonl, line 2: ")


def test_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert [type(m) for m in from_lines(f"\ufeff{GOOD}\r\n{GOOD}\r\n", "a.jsonl")] == [RawArticle, RawArticle]


@pytest.mark.parametrize(("text", "expected"), [(GOOD, True), ("{curly} prose\n", False), ("Iran freed two.", False), ("", False)])
def test_lines_on_standard_input_are_told_by_their_first(text: str, expected: bool) -> None:
    assert looks_like_json_lines(text) is expected
