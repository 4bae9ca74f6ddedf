"""`dragoman import`, and the column map of `add`."""

from pathlib import Path

from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.ingest.coded.rows_made import gdelt

RUN = CliRunner()


def test_import_tells_what_it_did_and_errors_by_line(tmp_path: Path) -> None:
    path, store = tmp_path / "a.csv", str(tmp_path / "news.db")
    path.write_text(f"{gdelt()}\n{gdelt('010')}\n1\t2\n")
    done = RUN.invoke(app, ["import", "gdelt2", str(path), "--store", store])
    assert (done.exit_code, done.stdout) == (1, f"1 events added, 0 there before, 1 statements passed over, 1 skipped in {store}\n")
    assert done.stderr.startswith(f"dragoman: {path}, line 3: 2 columns where")
    assert RUN.invoke(app, ["sql", "select coder, type from event", "--format", "csv", "--store", store]).stdout == "coder,type\ngdelt2,ASSAULT\n"


def test_import_of_nothing_fails(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["import", "icews", str(tmp_path / "none.tab"), "--store", str(tmp_path / "news.db")])
    assert done.exit_code == 2 and "there is no such file" in done.stderr


def test_a_map_names_the_columns_of_a_table(tmp_path: Path) -> None:
    path, store = tmp_path / "a.csv", str(tmp_path / "news.db")
    path.write_text("body,day\nKenya recalled its envoy from Somalia.,2024-03-03\n")
    assert "say which one is with --map" in RUN.invoke(app, ["add", str(path), "--store", store]).stderr
    assert RUN.invoke(app, ["add", str(path), "--map", "body", "--store", store]).exit_code == 2
    assert RUN.invoke(app, ["add", str(path), "--map", "text=body,published=day", "--workers", "1", "--store", store]).exit_code == 0
    assert RUN.invoke(app, ["sql", "select published from article", "--format", "csv", "--store", store]).stdout == "published\n2024-03-03\n"
