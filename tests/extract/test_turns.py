"""Labels of a transcript, by their form and number."""

import pytest

from dragoman.extract.turns import find_turns


def turns(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append((at, at + len(line)))
        at += len(line) + 2
    return [text[t.label[0] : t.label[1]] if t.label else "-" for t in find_turns(text, blocks)]


@pytest.mark.parametrize("label", ["PENCE", "GOV. MIKE PENCE", "CHRIS WALLACE, HOST", "Q", "Question", "MR. McCAIN"])
def test_labels(label: str) -> None:
    assert turns(f"{label}: It is what it is.", "A: I see.") == [label, "A"]


def test_a_single_label_is_no_transcript() -> None:
    assert turns("ZAKHAROVA: It is what it is.", "The talks went on.") == []


def test_a_word_before_a_colon_is_no_label_unless_it_comes_again() -> None:
    assert turns("Result: nobody won.", "Reason: nobody ran.", "The talks went on.") == []
    assert turns("Lavrov: Nobody won.", "Baker: You did.", "Lavrov: Nobody ran.", "Baker: You did.") == ["Lavrov", "Baker", "Lavrov", "Baker"]


def test_a_paragraph_without_a_label_goes_on_with_the_turn() -> None:
    assert turns("Q: Who won?", "A: Nobody.", "It rained.") == ["Q", "A", "-"]
