"""How the benchmark of statements counts."""

from benchmarks.speakers import kind_of, same
from benchmarks.statements import Attribution, matched, same_source, trimmed


def attribution(source: tuple[int, int] | None, content: tuple[int, int]) -> Attribution:
    return Attribution((source,) if source else (), (), (content,))


def test_edges_of_marks_and_space_count_for_nothing() -> None:
    assert trimmed("He said “no way”.", [(7, 17)]) == ((9, 15),)


def test_content_must_overlap_by_half() -> None:
    gold = [attribution((0, 5), (10, 30))]
    assert matched(gold, [attribution((0, 5), (10, 20))]) == [(0, 0)]
    assert matched(gold, [attribution((0, 5), (10, 19))]) == []


def test_the_right_source_is_matched_before_another() -> None:
    gold = [attribution((0, 5), (10, 30))]
    assert matched(gold, [attribution((50, 55), (10, 30)), attribution((0, 5), (10, 25))]) == [(0, 1)]


def test_an_attribution_without_a_source_wants_none() -> None:
    assert same_source(attribution(None, (10, 30)), attribution((0, 5), (10, 30)))


def test_names_are_the_same_by_their_last_word_or_the_knowledge_files() -> None:
    assert same("Hillary Clinton", "Clinton") and same("International Monetary Fund", "IMF") and same(None, None)
    assert not same("Hillary Clinton", "Trump") and not same(None, "Trump")


def test_a_definite_nominal_has_no_name_in_it() -> None:
    assert [kind_of(x) for x in ("She", "the president", "the White House", "a source")] == ["pronoun", "nominal", None, None]
