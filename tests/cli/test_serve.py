"""What `dragoman serve` says before it serves, and that it can be asked."""

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.web.made import stored

RUN = CliRunner()


def test_without_a_store_it_says_how_to_make_one(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["serve", "--store", str(tmp_path / "none.db")])
    assert done.exit_code == 2 and "dragoman add" in done.stderr


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = RUN.invoke(app, ["serve", "--store", str(stored(tmp_path)), "--port", str(taken.getsockname()[1])])
    assert done.exit_code == 2 and "--port" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "news.example"])
def test_other_machines_reach_only_a_read_only_server(tmp_path: Path, host: str) -> None:
    done = RUN.invoke(app, ["serve", "--store", str(stored(tmp_path)), "--host", host])
    assert done.exit_code == 2 and "--read-only" in done.stderr


def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    store = stored(tmp_path)
    command = [sys.executable, "-u", "-m", "dragoman", "serve", "--store", str(store), "--port", "0", "--by", "Amina"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[2]
            assert address.startswith("http://127.0.0.1:") and "?token=" in address
            with urllib.request.urlopen(address.partition("?")[0] + "timeline", timeout=20) as answer:
                assert b"Timeline" in answer.read()
        finally:
            server.terminate()
            server.wait(20)
