"""Pieces of text: whatever overlaps what, the text is whole and each piece knows its records."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.marks import Mark, paragraphs

TEXT = "Title\n\nOne said two and three.\nFour."


def test_overlapping_records_share_the_pieces_between_their_edges() -> None:
    (only,) = paragraphs("abcdefgh", [Mark(1, 5, 1, "statement", "content"), Mark(3, 7, 2, "event", "trigger")])
    assert [(p.text, p.numbers, p.opens) for p in only.pieces] == [
        ("a", (), ()), ("bc", (1,), ((1, "statement"),)), ("de", (1, 2), ((2, "event"),)), ("fg", (2,), ()), ("h", (), ()),
    ]  # fmt: skip


def test_words_over_two_paragraphs_are_marked_in_both_and_open_once() -> None:
    found = [p for paragraph in paragraphs(TEXT, [Mark(0, len(TEXT), 1, "event", "trigger")]) for p in paragraph.pieces]
    assert all(p.numbers == (1,) for p in found) and [bool(p.opens) for p in found] == [True, False, False]


def test_a_character_that_must_not_be_obeyed_is_a_piece_of_its_own() -> None:
    (only,) = paragraphs("a\u202eb", [Mark(0, 3, 1, "event", "trigger")])
    assert [(p.start, p.text, p.hidden) for p in only.pieces] == [(0, "a", False), (1, "⟨U+202E⟩", True), (2, "b", False)]


marks = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda x: Mark(x[0], x[0] + x[1], 1, "event", "trigger")), max_size=8)


@given(st.text(alphabet="ab \n\u202eé😀", max_size=60), marks)
def test_every_character_is_in_its_place(text: str, found: list[Mark]) -> None:
    for paragraph in paragraphs(text, found):
        for piece in paragraph.pieces:
            if piece.hidden:
                assert text[piece.start] == "\u202e"
            else:
                assert text[piece.start : piece.start + len(piece.text)] == piece.text
            assert bool(piece.numbers) == any(m.start <= piece.start < m.end for m in found)
    kept = sum(1 if p.hidden else len(p.text) for paragraph in paragraphs(text, found) for p in paragraph.pieces)
    assert kept == sum(len(row) for row in text.split("\n") if row.strip())
