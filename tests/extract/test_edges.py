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


def test_two_unnamed_diplomats_are_of_no_state() -> None:
    said = parsed("Serbia and Kosovo met in Brussels. The money would flow again, two diplomats told Reuters.").said
    assert [s.record.speaker.code for s in said] == [None]


def test_a_head_in_apposition_is_of_the_state_of_what_it_heads() -> None:
    said = parsed("“They have set fire to their own rule book,” raged Kazem Rostami, the head of Iran's atomic organisation.").said
    assert [s.record.speaker.country for s in said] == ["IRN"]


def test_a_post_on_x_ends_its_sentence() -> None:
    said = parsed("“Mistrust has had its day,” the American ambassador, Thomas Beale, wrote on X. Turkey's defence ministry thanked the lawmakers.").said
    assert [c.text for c in said[0].record.content] == ["“Mistrust has had its day,”"]


def test_what_is_agreed_or_ordered_to_be_done_is_no_statement() -> None:
    assert content("The two ministers agreed to meet again in May. A court ordered the ambassador to leave the country.") == []


def test_a_quotation_before_a_participle_is_not_what_it_adds() -> None:
    text = "“The army is ready,” said Peru's interior minister, adding that the border would be closed."
    assert content(text) == [["“The army is ready,”"], ["the border would be closed"]]
