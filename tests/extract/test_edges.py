"""Rules and encoder together: what each of them alone would miss or put too far."""

from tests.extract.parsed import parsed


def content(text: str) -> list[list[str]]:
    return [[c.text for c in s.record.content] for s in parsed(text).said]


def test_two_single_marks_are_a_quotation() -> None:
    assert content("''The tariffs are a mistake. They will cost us dearly,'' said Maria Lopez, a trade economist in Lima.")[0] == ["''The tariffs are a mistake. They will cost us dearly,''"]


def test_what_the_speaker_thinks_inside_a_quotation_is_no_statement_of_its_own() -> None:
    said = parsed("“I think the talks have failed and we know why,” President Luis Arce said on Monday.").said
    assert [s.record.speaker.country for s in said] == ["BOL"]


def test_a_deed_to_a_thing_is_no_statement() -> None:
    assert content("Chile leased two islands to Peru.") == []
