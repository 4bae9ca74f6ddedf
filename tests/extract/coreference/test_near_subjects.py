"""Who a pronoun or possessive that speaks stands for."""

from tests.extract.parsed import parsed


def speakers(text: str) -> list[str | None]:
    return [s.record.speaker.country for s in parsed(text).said]


def test_its_minister_is_of_the_state_that_the_words_are_about() -> None:
    assert speakers("Nauru cut ties with Taiwan in January and turned to China. Tuvalu will not budge while Taipei pays for its sea wall, its finance minister said.")[-1] == "TUV"


def test_he_is_the_subject_of_the_sentence_before_not_the_owner_of_it() -> None:
    text = "Greece's foreign minister, Stavros Kanellis, spoke on Monday. His Turkish colleague, Nihat Ersoy, denied that any plane had strayed. He accused Greece of stationing rockets on Lesbos."
    assert speakers(text)[-1] == "TUR"
