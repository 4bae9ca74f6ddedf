"""The words of imprints, and what is wrong with a table of them."""

import shutil
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.imprints import load_imprints
from dragoman.resources.tables import DATA


def test_months_of_many_languages_have_their_number() -> None:
    months = load_imprints().values["month"]
    assert [months[m] for m in ("march", "märz", "mars", "marzo", "août")] == ["3", "3", "3", "3", "8"]


def test_the_longest_form_comes_first() -> None:
    forms = load_imprints().forms("month")
    assert forms.index("march") < forms.index("mar")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("colour\tred\t\tx", "'colour' is no kind"),
        ("month\tMarch\t3\tx", "'March' is no form in lower case"),
        ("month\tthermidor\t13\tx", "'13' is no value of a month"),
        ("month\tmarch\t3\tx", "'march' stands twice"),
    ],
)
def test_a_wrong_row_is_named(row: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    for name in ("media.tsv", "given_names.tsv", "states.tsv", "lexicon/imprints.tsv"):
        shutil.copy(DATA / name, tmp_path / name)
    path = tmp_path / "lexicon" / "imprints.tsv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=fault):
        load_imprints(tmp_path)
