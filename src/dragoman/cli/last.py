"""What the last `dragoman read` was given, so that `dragoman explain ID` needs no paths again."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """The paths (absolute) and the options that records depend on."""

    paths: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    pipeline: str | None = None
    codebook: str | None = None
    map: str | None = None
    actors: str | None = None


def _file() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman" / "last-read.json"


def remember(run: Run) -> None:
    """Keeps the run. A cache that cannot be written is no reason to stop: explain then asks for paths."""
    paths = tuple(os.path.abspath(p) for p in run.paths if p != "-")
    try:
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps({**asdict(run), "paths": paths}), encoding="utf-8")
        draft.replace(file)
    except (OSError, RuntimeError):
        return


def last_run() -> Run | None:
    """The last run with paths that can be read again; None where there was none."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        run = Run(**{**kept, "paths": tuple(kept["paths"])})
    except (OSError, RuntimeError, ValueError, TypeError, KeyError):
        return None
    return run if run.paths else None

