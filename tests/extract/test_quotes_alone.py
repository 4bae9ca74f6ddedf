"""Quotations without a cue of their own: over paragraphs, signed, in turns."""

from tests.extract.said import DATELINE, rows, statements

SPEECH = ["“We did not choose this quarrel with Washington.", "“But we will not run away from it, either.", "“And we will win"]


def test_a_quotation_over_paragraphs_is_one_statement_of_the_speaker_at_its_end() -> None:
    text = f"{DATELINE}Canada answered in a long speech.\n\n" + "\n\n".join(SPEECH) + ",” Prime Minister Mark Carney said."
    (said,) = statements(text)
    assert said.speaker.name == "Mark Carney"
    assert [c.text for c in said.content] == [*SPEECH[:2], SPEECH[2] + ",”"]


def test_a_quotation_over_paragraphs_is_one_statement_of_the_speaker_at_its_beginning() -> None:
    text = f"{DATELINE}Canada's prime minister, Mark Carney, said: " + "\n\n".join(SPEECH) + ".”\n\nThe tariffs start on Monday."
    assert [len(content) for _, content in rows(text)] == [3]


def test_a_signed_quotation_is_of_the_one_who_signs() -> None:
    assert rows(f"{DATELINE}Voices after the vote.\n\n“We will see about that in the spring.” – Spain's foreign minister\n\nCounting goes on.") == [
        ("Spain's foreign minister", ["“We will see about that in the spring.”"])
    ]


def test_turns_of_a_transcript_are_of_the_names_before_them() -> None:
    text = (
        "MARIA ZAKHAROVA: We have seen the statements by Yerevan. They are irresponsible.\n\nQUESTION: Will Russia withdraw its base?\n\n"
        "MARIA ZAKHAROVA: No. I think the base stays in Armenia.\n\nIt has been there for thirty years."
    )
    said = statements(text)
    assert [s.speaker.country for s in said] == ["RUS", None, "RUS"]
    assert [c.text for c in said[2].content] == ["No. I think the base stays in Armenia.", "It has been there for thirty years."]


def test_answers_are_of_the_one_who_is_interviewed() -> None:
    text = "Interview with President Nikol Pashinyan\n\nQ: Will Armenia leave the alliance?\n\nA: We have frozen our participation for now.\n\nQ: When?\n\nA: I can't say that."
    assert [s.speaker.country for s in statements(text)] == [None, "ARM", None, "ARM"]
