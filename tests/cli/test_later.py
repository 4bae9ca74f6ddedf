"""Modules that are loaded when they are first needed."""

import subprocess
import sys

import pytest

from dragoman.cli.later import later


def test_a_module_comes_with_its_first_attribute() -> None:
    assert later("colorsys").rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_a_module_that_is_loaded_is_the_same() -> None:
    assert later("sys") is sys


def test_a_module_that_is_none_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="none_of_that_name"):
        later("none_of_that_name")


def test_the_commands_load_no_charts_and_no_web_server() -> None:
    told = subprocess.run([sys.executable, "-c", "import sys, dragoman.cli.app; print([m for m in ('matplotlib.figure', 'fastapi', 'uvicorn.main') if m in sys.modules])"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
