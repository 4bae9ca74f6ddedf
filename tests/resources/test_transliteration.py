"""One name by several hands has one key; two names have two."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.transliteration import folded, load_transliterations

ALIKE = [
    ("Vladimir Putin", "Wladimir Putin"),
    ("Maria Zakharova", "Marija Zakharova", "Mariya Zakharova", "Marija Sacharowa"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Wolodymyr Selenskyj"),
    ("Sergei Lavrov", "Sergey Lavrov", "Sergej Lawrow"),
    ("Nikol Pashinyan", "Nikol Pashinian", "Nikol Paschinjan"),
    ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi", "Abdel-Fattah El-Sissi"),
    ("Mohammed bin Salman", "Mohamed bin Salman", "Muhammad bin Salman"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Gerhard Schröder", "Gerhard Schroeder", "Gerhard Schroder"),
    ("Jonas Gahr Støre", "Jonas Gahr Store"),
    ("Kim Jong Un", "Kim Jong-un"),
]


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_spellings_of_a_name_have_one_key(names: tuple[str, ...]) -> None:
    assert len({folded(n) for n in names}) == 1


def test_other_names_keep_other_keys() -> None:
    names = ["Robert Fico", "Roberto Rico", "Kim Jong Un", "Kim Jong Il", "Li Peng", "Li Keqiang", "Jean Ping", "Peter Pavel", "Petr Fiala"]
    assert len({folded(n) for n in names}) == len(names)


def test_a_name_of_another_script_has_no_key() -> None:
    assert folded("Владимир Путин") == folded("") == ""


def test_many_names_at_once_are_as_each_alone() -> None:
    names = ["Wladimir Putin", "", "a\nb", "José Ramos-Horta"]
    assert load_transliterations().keys(names) == [folded(n) for n in names]


def test_a_broken_rule_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "rules.tsv"
    file.write_text("kind\tfrom\tto\texample\tsource\nnoise\tx\ty\t\t\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"rules\.tsv, line 2: kind 'noise'"):
        load_transliterations(file)
