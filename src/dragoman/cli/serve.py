"""`dragoman serve`"""

from __future__ import annotations

import getpass
import ipaddress
import socket
import threading
import webbrowser
from typing import Annotated

import typer

from dragoman.cli.later import later
from dragoman.cli.options import STORE, StoreFile
from dragoman.errors import DragomanError
from dragoman.web.settings import LOOPBACK, Settings

uvicorn = later("uvicorn")
web = later("dragoman.web.app")

PORT = 8765


def serve(
    store: StoreFile = STORE,
    port: Annotated[int, typer.Option(help="Port to listen on; 0 for any that is free.", min=0, max=65535)] = PORT,
    host: Annotated[str, typer.Option(help="Address to listen on; one that other machines reach needs --read-only.", metavar="ADDRESS")] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option("--name", help="A further name under which browsers may ask for it, such as this machine's.", metavar="NAME")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody may review; for showing a store to others.")] = False,
    reviewer: Annotated[str | None, typer.Option("--by", help="Who reviews; without it, the name of your account.", metavar="NAME")] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Show a store in the browser, on this machine alone: timeline, articles, dossiers, ledger, network; review records there.

    The address that it prints opens a session that may review; without its token the pages only show. Ctrl-C ends it.

    Example: `dragoman serve --store news.db --open`
    """
    if not read_only and not _is_loopback(host):
        raise typer.BadParameter(f"{host} can be reached from other machines; add --read-only, or leave --host out", param_hint="--host")
    names = tuple(dict.fromkeys((*LOOPBACK, *((host,) if host not in ("0.0.0.0", "::") else ()), *(name or ()))))
    settings = Settings(store=store, read_only=read_only, reviewer=reviewer or _account(), hosts=names)
    try:
        app = web.make_app(settings)
        listener = _listen(host, port)
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"dragoman: cannot listen on {host} port {port} ({error.strerror or error}); another program has it: name another with --port, or --port 0 for any", err=True)
        raise typer.Exit(2) from None
    taken = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{taken}/" + ("" if read_only else f"?token={settings.token}")
    typer.echo(f"{store} at {address}" + (" (read-only)" if read_only else "") + "\nCtrl-C ends it.")
    if open_it:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off"))
    server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a port that is taken is known before anything is printed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    return listener


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
