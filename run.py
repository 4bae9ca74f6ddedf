"""The two commands, with nothing but Python: each does all its own set-up in .venv.

    python3 run.py read [PATH...]   read articles (the bundled samples) and show what they say
    python3 run.py test             pass the tests
    python3 run.py lint             ruff, mypy, the import contract
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BIN = ROOT / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = ROOT / ".venv" / "installed"


def set_up() -> None:
    """A .venv with the project and its tools, made once and again when pyproject.toml changes."""
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("setting up .venv ...", file=sys.stderr, flush=True)
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(ROOT / ".venv", with_pip=True)
    subprocess.run([BIN / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", ".[dev]"], cwd=ROOT, check=True)
    STAMP.write_text(wanted, encoding="utf-8")


def run(*words: str) -> int:
    return subprocess.run([BIN / "python", "-m", *words], cwd=ROOT).returncode


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in ("read", "test", "lint", "setup"):
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - said before anything is installed
        print("dragoman needs Python 3.11 or later; this is " + sys.version.split()[0], file=sys.stderr)
        return 2
    set_up()
    verb, rest = sys.argv[1], sys.argv[2:]
    if verb == "read":
        return run("dragoman", "read", *(rest or ["samples"]))
    if verb == "test":
        return run("pytest", *rest)
    if verb == "lint":
        return lint()
    return 0


def lint() -> int:
    """All three, so that one run shows everything; the worst status."""
    codes = [run("ruff", "check", "."), run("mypy"), subprocess.run([BIN / "lint-imports"], cwd=ROOT).returncode]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
