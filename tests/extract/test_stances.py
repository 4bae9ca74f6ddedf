"""Stances: which way a state moves, and what only looks like a move."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import no_clock, parsed

from dragoman.errors import DataError
from dragoman.extract.memberships import find_memberships
from dragoman.extract.parties import Parties
from dragoman.extract.stances import find_stances
from dragoman.grammar.patterns import parse_pattern
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.stances import load_stances

STATED = [
    ("Peru has distanced itself from Bolivia and sought proximity to the West.", {("PER", "BOL", "away"), ("PER", "WST", "closer")}),
    ("Nepal turned its back on India and leans on China.", {("NPL", "IND", "away"), ("NPL", "CHN", "closer")}),
    ("President Vucic has steered Serbia back towards Russia and away from Germany.", {("SRB", "RUS", "closer"), ("SRB", "DEU", "away")}),
    ("The premier led the kingdom of Jordan out of Iran's orbit.", {("JOR", "IRN", "away")}),
    ("The war is pushing Moldova into Romania's arms.", {("MDA", "ROU", "closer")}),
    ("Cuba has been courting Russia and China.", {("CUB", "RUS", "closer"), ("CUB", "CHN", "closer")}),
    ("Jordan mended fences with Qatar.", {("JOR", "QAT", "closer")}),
    ("Egypt and Qatar mended fences.", {("EGY", "QAT", "closer"), ("QAT", "EGY", "closer")}),
    ("Turkey and Israel have drifted apart.", {("TUR", "ISR", "away"), ("ISR", "TUR", "away")}),
    ("Cold-shouldered by the West, Laos turned to China.", {("WST", "LAO", "away"), ("LAO", "CHN", "closer")}),
    ("Honduras broke with Taiwan and sided with China.", {("HND", "TWN", "away"), ("HND", "CHN", "closer")}),
    ("Chad's break with France came as a surprise.", {("TCD", "FRA", "away")}),
    ("The rapprochement between Turkey and Egypt goes on.", {("TUR", "EGY", "closer"), ("EGY", "TUR", "closer")}),
    ("Finland moved closer to NATO.", {("FIN", "NATO", "closer")}),
    ("Bahrain restored diplomatic relations with Qatar.", {("BHR", "QAT", "closer")}),
    ("Sudan severed ties with Iran.", {("SDN", "IRN", "away")}),
    ("Georgia is drifting into Russia's orbit.", {("GEO", "RUS", "closer")}),
    ("The government of Vietnam is warming to the United States.", {("VNM", "USA", "closer")}),
    ("Nauru switched its recognition from Taiwan to China.", {("NRU", "TWN", "away"), ("NRU", "CHN", "closer")}),
    ("Germany weaned itself off Russia.", {("DEU", "RUS", "away")}),
    ("Ties between Turkey and Egypt have warmed.", {("TUR", "EGY", "closer"), ("EGY", "TUR", "closer")}),
    ("Kenya made a pivot to China.", {("KEN", "CHN", "closer")}),
    ("Uzbekistan opened up to the European Union.", {("UZB", "EU", "closer")}),
    ("Moldova reduced its dependence on Russia.", {("MDA", "RUS", "away")}),
    ("Greece buried the hatchet with Turkey.", {("GRC", "TUR", "closer")}),
    ("Mali, which turned away from France in 2021, held talks.", {("MLI", "FRA", "away")}),
    ("Greece and Turkey have been inching toward each other.", {("GRC", "TUR", "closer"), ("TUR", "GRC", "closer")}),
    ("The sanctions are driving Iran and Russia together.", {("IRN", "RUS", "closer"), ("RUS", "IRN", "closer")}),
    ("Congo looks to France rather than to China.", {("COD", "FRA", "closer"), ("COD", "CHN", "away")}),
    ("Honduras ended its friendship with Taiwan.", {("HND", "TWN", "away")}),
    ("Zambia's love affair with China is over.", {("ZMB", "CHN", "away")}),
    ("Malaysia has patched up its quarrel with Singapore.", {("MYS", "SGP", "closer")}),
    ("From the Emirates, Chad has drifted apart.", {("TCD", "ARE", "away")}),
]  # fmt: skip
NOTHING = [
    "Australia traded with China without loosening its ties to the United States.",
    "It is questionable whether Armenia will move closer to Russia.",
    "If Serbia moved closer to Russia, the talks would end.",
    "Russia moved its troops closer to Poland.",
    "The lack of a rapprochement between Iran and Iraq worries the region.",
    "The minister turned to the reporters.",
    "Voters turned their back on the president.",
    "Sweden has turned its back on neutrality.",
    "The ship drifted away from the coast of Norway.",
    "The court sided with the miners.",
    "The tourists moved closer to the border of Chile.",
    "The army pushed the rebels out of Mali.",
    "The World Health Organization turned Taiwan away from its assembly.",
    "Serbia keeps one foot in Russia and another in Germany.",
    "The Chinese president embraced his Russian guest at the airport.",
    "Spain left France behind in the table.",
]


TABLE = [tuple(line.split("\t")) for line in (Path(__file__).parent / "stances.tsv").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
MISSED = [
    ("Iran is escaping its isolation arm in arm with Moscow.", "IRN RUS closer actual"),
    ("Moldova is on course for the EU.", "MDA EU closer actual"),
    ("Argentina can no longer stand the sight of Brazil.", "ARG BRA away actual"),
    ("Russia has lost Armenia to the West.", "ARM RUS away actual; ARM WST closer actual"),
]


def found(text: str) -> list[tuple[str | None, str | None, str, str]]:
    p = parsed(text)
    records = find_stances(Parties(p.frame, p.names, p.actors, p.said, load_knowledge()), no_clock)
    for record, why in records:
        assert p.frame.article.text[record.evidence.start : record.evidence.end] == record.evidence.text
        assert why.record == record.id and not record.implied
    return [(s.actor.code, s.toward.code, s.direction, s.modality) for s, _ in records]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_states_a_stance(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert {s[:3] for s in found(text)} == expected


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_wording_of_the_table_tells_its_stances(text: str, expected: str) -> None:
    assert {" ".join(str(x) for x in r) for r in found(text)} == {e for e in expected.split("; ") if e}


@pytest.mark.parametrize(("text", "expected"), MISSED)
@pytest.mark.xfail(reason="idioms that no pattern of the lexicon can express yet")
def test_a_wording_that_is_missed(text: str, expected: str) -> None:
    assert {" ".join(str(x) for x in r) for r in found(text)} == set(expected.split("; "))


def test_the_old_bond_is_of_who_moved_last() -> None:
    assert ("KGZ", "RUS", "away", "actual") in found("The war has driven Kyrgyzstan deeper into Turkey's embrace, while the old bond with Moscow is fraying.")


def test_nobody_moves_toward_himself() -> None:
    text = "Belarus will host manoeuvres. Russia praised it. Since 2020 the country has burned its bridges to the West and put itself in Moscow's hands."
    assert not [s for s in found(text) if s[0] == s[1] or s[0] == "RUS"]


def test_words_that_tell_a_membership_tell_no_stance_as_well() -> None:
    p = parsed("Burundi turned its back on the African Union.")
    parties = Parties(p.frame, p.names, p.actors, p.said, load_knowledge())
    told = [m for m, _ in find_memberships(parties, no_clock)]
    assert len(told) == 1 and find_stances(parties, no_clock, memberships=told) == [] and len(find_stances(parties, no_clock)) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_states_no_stance(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("row", load_stances().rows, ids=lambda r: r.pattern.text)
def test_each_pattern_finds_its_example(row) -> None:  # type: ignore[no-untyped-def]
    assert row.direction in {s[2] for s in found(row.example)}


def test_a_plan_and_a_denial_are_told_apart() -> None:
    assert found("Serbia will distance itself from Russia.")[0][3] == "planned"
    assert found("Serbia has not distanced itself from Russia.")[0][3] == "negated"


def test_there_are_patterns_enough() -> None:
    assert len(load_stances().rows) >= 120


@pytest.mark.parametrize("text", ["A to T", "A court", "court T", "A court T's"])
def test_a_pattern_needs_head_mover_and_target(text: str) -> None:
    with pytest.raises(ValueError, match="it "):
        parse_pattern(text)


def test_an_unknown_family_of_words_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stances.tsv"
    path.write_text("pattern\tdirection\texample\tsource\nA @fly to T\tcloser\tA flies to B.\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="@fly"):
        load_stances(path)


def test_a_wrong_direction_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stances.tsv"
    path.write_text("pattern\tdirection\texample\tsource\nA court T\tnearer\tA courts B.\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'nearer' is no direction"):
        load_stances(path)
