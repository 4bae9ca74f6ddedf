"""Datelines in the conventions of agencies and papers, and what looks like one."""

import pytest

from dragoman.ingest.datelines import find_dateline

REST = "The government of Kenya recalled its ambassador on Tuesday."
ELSEWHERE = "Crowds had gathered in Nairobi and outside Kampala the day before."

DATELINES = [
    ("MALÉ: ", "MALÉ", None),
    ("Moscow – ", "Moscow", None),
    ("ISTANBUL / ", "ISTANBUL", None),
    ("Harare | ", "Harare", None),
    ("TOKYO. ", "TOKYO", None),
    ("OSLO—", "OSLO", None),
    ("REYKJAVIK - ", "REYKJAVIK", None),
    ("N’DJAMENA, Chad — ", "N’DJAMENA, Chad", None),
    ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti", None),
    ("RIO DE JANEIRO (AP) — ", "RIO DE JANEIRO", "AP"),
    ("GEORGETOWN, Guyana: ", "GEORGETOWN, Guyana", None),
    ("DALLAS (AP) — ", "DALLAS", "AP"),
    ("NEW YORK, Nov. 19 (UPI) — ", "NEW YORK", "UPI"),
    ("CAMBRIDGE, Mass., Dec. 11 (UPI) — ", "CAMBRIDGE, Mass.", "UPI"),
    ("BEIJING, March 3 (Xinhua) -- ", "BEIJING", "Xinhua"),
    ("LONDON, March 3, 2022 /PRNewswire/ -- ", "LONDON", "PRNewswire"),
    ("ALGIERS (Sahara Wire) — ", "ALGIERS", "Sahara Wire"),
    ("MACAU (Reuters) – ", "MACAU", "Reuters"),
    ("Dar es Salaam — ", "Dar es Salaam", None),
    ("KYIV/WASHINGTON — ", "KYIV/WASHINGTON", None),
    ("Stockholm/Ankara. ", "Stockholm/Ankara", None),
    ("[NAIROBI] ", "NAIROBI", None),
    ("Nairobi. ", "Nairobi", None),
    ("Nairobi: ", "Nairobi", None),
    ("Brussels, 3 March – ", "Brussels", None),
    ("(Reuters) - ", None, "Reuters"),
    ("KINSHASA, Tuesday. ", "KINSHASA", None),
    ("BRUSSELS, Wednesday (KW). ", "BRUSSELS", "KW"),
]


@pytest.mark.parametrize(("dateline", "place", "agency"), DATELINES)
def test_place_and_agency_are_told_and_the_mark_is_part_of_it(dateline: str, place: str | None, agency: str | None) -> None:
    line = dateline + REST
    found = find_dateline(line, f"{line}\n\n{ELSEWHERE}")
    assert found is not None
    assert (found.place, found.agency, line[found.length :]) == (place, agency, REST)


@pytest.mark.parametrize(
    "line",
    [
        "Never. The minister said it with a smile as he left.",
        "Explainer: What the court in The Hague will now decide.",
        "BREAKING: Kenya recalls its envoy from Somalia a day after.",
        "Otieno: “We will not take part in these talks any more.”",
        "Kenya recalled its ambassador – The move was expected by all.",
        "NAIROBI: Closed.",
        "THE BALTIC COURIER | World | 3 March 2024 | page one of six",
        "The U.N. Security Council met on Tuesday to discuss the crisis.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert find_dateline(line, f"{line}\n\n{ELSEWHERE}") is None


def test_a_dateline_with_a_year_gives_the_date() -> None:
    found = find_dateline("BEIJING, March 3, 2022 (Xinhua) -- " + REST, REST)
    assert found is not None
    assert found.published == "2022-03-03"
