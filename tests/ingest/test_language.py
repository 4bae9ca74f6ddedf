"""Other languages are named; English with foreign names, and short texts, pass."""

import pytest

from dragoman.ingest.language import other_language

OTHERS = [
    ("German", "Die Regierung in Berlin hat am Dienstag den Botschafter einbestellt und eine Erklärung für den Vorfall an der Grenze verlangt."),
    ("French", "Le gouvernement a rappelé mardi son ambassadeur, au lendemain d'un affrontement à la frontière entre les deux pays."),
    ("Spanish", "El gobierno llamó a consultas a su embajador el martes, un día después de un enfrentamiento en la frontera entre los países."),
    ("Russian", "Правительство во вторник отозвало своего посла на следующий день после столкновения на границе."),
    ("Arabic", "استدعت الحكومة سفيرها يوم الثلاثاء بعد يوم من اشتباك على الحدود بين البلدين وقالت إنها تنتظر الرد"),
]


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_another_language_is_named(name: str, text: str) -> None:
    assert other_language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour.",
        "Iran freed two sailors.",
        "Prime Minister Nikol Pashinyan met Recep Tayyip Erdoğan and Ilham Aliyev in Nagorno-Karabakh, said Ararat Mirzoyan of the ministry in Yerevan.",
        "“Wir sind bereit”, said the chancellor in Berlin. The ministry of foreign affairs had called for a pause in the talks with Warsaw.",
    ],
)
def test_english_and_short_texts_pass(text: str) -> None:
    assert other_language(text) is None
