"""Who is who across articles."""

import pytest

from dragoman.analysis.parties import code_of, matches, name_of, named, party, same
from dragoman.records import ActorRef, Span


def ref(code: str | None, country: str | None, sector: str | None, name: str | None = None) -> ActorRef:
    return ActorRef(Span(0, 1, "x"), name, code, country, sector, "name")


@pytest.mark.parametrize(
    "actor,key",
    [
        (ref("ARM", "ARM", "GOV"), "ARM"), (ref("ARM", "ARM", "MIL"), "ARM"), (ref("CSTO", None, "IGO"), "CSTO"), (ref(None, "ARM", "LEG"), "ARM"),
        (ref("COL", "COL", "REB"), "COL:REB"), (ref(None, None, None, "The  Elders"), "the elders"), (ref(None, None, None), None), (None, None),
    ],
)  # fmt: skip
def test_the_key_of_a_party(actor: ActorRef | None, key: str | None) -> None:
    assert party(actor) == key


def test_unknown_parties_are_not_the_same() -> None:
    assert not same(None, None) and same("ARM", "ARM")


@pytest.mark.parametrize("name,code", [("Armenia", "ARM"), ("arm", "ARM"), ("Yerevan", "ARM"), ("CSTO", "CSTO"), ("the Collective Security Treaty Organization", "CSTO"), ("the Elders", "the Elders")])
def test_codes_of_names(name: str, code: str) -> None:
    assert code_of(name) == code


def test_names_of_codes() -> None:
    assert name_of("ARM") == "Armenia" and name_of("ZZZ") == "ZZZ"


def test_a_user_names_an_actor_by_code_country_or_name() -> None:
    actor = ref("COL", "COL", "REB", "the Front")
    assert all(matches(w, actor) for w in ("col", "COL:REB", "The Front")) and not matches("PER", actor) and not matches("COL", None)


def test_the_states_that_a_text_names() -> None:
    assert named("if Tehran and the Iranian navy leave NATO's waters") == {"IRN", "NATO"}
