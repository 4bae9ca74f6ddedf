"""What can go wrong, in words a user can act on."""

from __future__ import annotations

from pathlib import Path


class DragomanError(Exception):
    """Base of all errors that a user sees: what was wrong, where, and what to do next."""


class DataError(DragomanError):
    """A knowledge file, codebook or model that cannot be used."""

    def __init__(self, path: Path | str, problem: str, line: int | None = None) -> None:
        self.path, self.line, self.problem = str(path), line, problem
        super().__init__(f"{self.path}{f', line {line}' if line else ''}: {problem}")


class InputError(DragomanError):
    """An article that cannot be read; the others are."""

    def __init__(self, path: Path | str, problem: str, line: int | None = None) -> None:
        self.path, self.line, self.problem = str(path), line, problem
        super().__init__(f"{self.path}{f', line {line}' if line else ''}: {problem}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, int | None]]:
        return InputError, (self.path, self.problem, self.line)  # it comes back from the process that met it


class RecordError(DragomanError):
    """A line or row that is no record of this version."""


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""

    def __init__(self, path: Path | str, problem: str) -> None:
        self.path, self.problem = str(path), problem
        super().__init__(f"{self.path}: {problem}")
