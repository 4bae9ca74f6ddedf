"""Parquet in, Parquet out: the records of many articles, a part of the output for each chunk of the input.

A part is whole or it is not there, and holds what its chunk says, whoever reads it and in which order: so a run that was stopped goes on with the
same command, work that a lost process or machine had in hand is done again by another, and one process or a hundred give the same bytes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import pyarrow
from pyarrow import fs, parquet

from dragoman.corpus.chunks import CHUNK, Chunk, Coded
from dragoman.corpus.reading import Reader, Recipe, read_one
from dragoman.errors import DragomanError, InputError
from dragoman.ingest.columns import Columns, article_of
from dragoman.ingest.files import checked
from dragoman.ingest.raw import RawArticle
from dragoman.records import content_id, to_dict, to_line

MANIFEST = "_manifest.json"
SCHEMA = pyarrow.schema([("row", pyarrow.int64()), ("kind", pyarrow.string()), ("id", pyarrow.string()), ("article", pyarrow.string()), ("record", pyarrow.string())])


def place(path: str) -> tuple[fs.FileSystem, str]:
    """The file system of a path or address (s3://, gs://, hdfs://) and the path in it."""
    return fs.FileSystem.from_uri(path) if "://" in path else (fs.LocalFileSystem(), path)


def chunks(source: str, size: int = CHUNK) -> list[Chunk]:
    """The chunks of a Parquet file or of all in a folder, in the order of their names. InputError for what is none."""
    system, inner = place(source)
    info = system.get_file_info(inner)
    if info.type == fs.FileType.NotFound:
        raise InputError(source, "there is no such file; check the path")
    if info.type == fs.FileType.Directory:
        paths = sorted(f.path for f in system.get_file_info(fs.FileSelector(inner, recursive=True)) if f.path.endswith(".parquet"))
    else:
        paths = [inner]
    out: list[Chunk] = []
    for path in paths:
        try:
            about = parquet.read_metadata(path, filesystem=system)
        except (pyarrow.ArrowException, OSError) as error:
            raise InputError(path, f"no whole Parquet file ({str(error).splitlines()[0][:200]}); check that it is complete") from None
        first = 0
        for group in range(about.num_row_groups):
            rows = about.row_group(group).num_rows
            out += [Chunk(len(out) + n, path, group, at, min(size, rows - at), first + at) for n, at in enumerate(range(0, rows, size))]
            first += rows
    if not out:
        raise InputError(source, "there are no rows in it; nothing to read")
    return out


class Coder:
    """Codes chunks in whichever process it was sent to; the reader is made there, once."""

    def __init__(self, recipe: Recipe, source: str, output: str, columns: Columns) -> None:
        self.recipe, self.source, self.output, self.columns = recipe, source, output, columns
        self._reader: Reader | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_reader": None}

    def __call__(self, chunk: Chunk) -> Coded:
        """Writes the part of a chunk and says what is in it."""
        self._reader = self._reader or self.recipe.make()
        began = time.process_time()
        rows: list[tuple[int, str, str, str, str]] = []
        problems: list[str] = []
        articles = 0
        for row, found in self._articles(chunk):
            made = found if isinstance(found, InputError) else read_one(self._reader, found)
            if isinstance(made, InputError):
                problem = {"record": "problem", "path": made.path, "line": made.line, "problem": made.problem}
                rows.append((row, "problem", content_id("problem", chunk.path, row), "", json.dumps(problem, ensure_ascii=False)))
                problems.append(str(made))
                continue
            articles += 1
            rows += [(row, str(to_dict(r)["record"]), r.id, made.article.id, to_line(r)) for r in made.records()]
        write_part(self.output, chunk.number, rows)
        return Coded(chunk.number, articles, len(rows) - len(problems), time.process_time() - began, tuple(problems))

    def _articles(self, chunk: Chunk) -> Iterator[tuple[int, RawArticle | InputError]]:
        """Row number and article, or what is wrong with it."""
        system, _ = place(self.source)
        with system.open_input_file(chunk.path) as opened, parquet.ParquetFile(opened) as file:
            fields = self.columns.found(file.schema_arrow.names, chunk.path)
            if isinstance(fields, InputError):
                raise fields
            batches = file.iter_batches(batch_size=chunk.count, row_groups=[chunk.group], columns=sorted(set(fields.values())))
            for row, values in _rows(batches, chunk):
                made = article_of(values, fields, chunk.path, row + 1)
                yield row, made if isinstance(made, InputError) else checked(made)


def _rows(batches: Iterator[pyarrow.RecordBatch], chunk: Chunk) -> Iterator[tuple[int, dict[str, object]]]:
    at = 0
    for batch in batches:
        low, high = max(chunk.start, at), min(chunk.start + chunk.count, at + batch.num_rows)
        if low < high:
            for n, values in enumerate(batch.slice(low - at, high - low).to_pylist()):
                yield chunk.first + low - chunk.start + n, values
        at += batch.num_rows
        if at >= chunk.start + chunk.count:
            return


def part_name(number: int) -> str:
    return f"part-{number:08}.parquet"


def write_part(output: str, number: int, rows: Sequence[tuple[int, str, str, str, str]]) -> None:
    """Writes a part under another name and gives it its own when it is whole."""
    system, inner = place(output)
    table = pyarrow.table([pyarrow.array(c, t) for c, t in zip(zip(*rows, strict=True), SCHEMA.types, strict=True)] if rows else SCHEMA.empty_table().columns, schema=SCHEMA)
    draft = f"{inner}/_{part_name(number)}"
    parquet.write_table(table, draft, filesystem=system, compression="zstd")
    system.move(draft, f"{inner}/{part_name(number)}")


def prepare(output: str, recipe: Recipe, source: str, columns: Columns, found: Sequence[Chunk]) -> set[int]:
    """Makes the folder, or checks that it was made by the same command; the chunks whose parts are there. DragomanError where it was made by another."""
    system, inner = place(output)
    wanted = {"version": recipe.version(), "source": source, "columns": dict(columns.named), "chunks": content_id(*(asdict(c) for c in found))}
    system.create_dir(inner, recursive=True)
    there = {f.base_name for f in system.get_file_info(fs.FileSelector(inner))}
    if MANIFEST in there:
        with system.open_input_stream(f"{inner}/{MANIFEST}") as file:
            had = json.loads(file.read())
        differs = [k for k in wanted if had.get(k) != wanted[k]]
        if differs:
            raise DragomanError(f"{output} has the records of another run ({', '.join(differs)} differ); name another folder, or empty this one")
    elif there:
        raise DragomanError(f"{output} is not empty and no run of `dragoman code` made it; name another folder")
    else:
        with system.open_output_stream(f"{inner}/{MANIFEST}") as file:
            file.write(json.dumps(wanted, indent=1).encode())
    return {c.number for c in found if part_name(c.number) in there}
