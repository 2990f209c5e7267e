"""Serve the application with granian, after the start checks."""

import os
import socket
from ipaddress import ip_address

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from governance_app.foundation.database import db
from governance_app.foundation.start import check_start


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for the whole network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="Processes. SQLite: 1. PostgreSQL: one a core, unless given.")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the pages. Refuses to start without keys, on tables of another version, or on an unsafe SQLite."""
    check_start(db.engine)
    sqlite = db.engine.dialect.name == "sqlite"
    if sqlite and workers not in (None, 1):
        raise click.ClickException("SQLite is served by one process: leave out --workers, or use PostgreSQL")
    refuse_taken_port(host, port)
    db.engine.dispose()
    click.echo(f"Serving at {address(host, port)} — stop with Ctrl+C.")
    Granian(
        "governance_app.cli.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, factory=True,
        workers=workers or (1 if sqlite else os.cpu_count() or 1), blocking_threads=4, log_access=False, log_level=LogLevels.warning,
    ).serve()


def refuse_taken_port(host: str, port: int) -> None:
    """Say in one sentence that the address cannot be had; the server itself would end with a long trace."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"{host}, port {port}, cannot be served ({error.strerror}): choose another with --port") from None


def address(host: str, port: int) -> str:
    """Return the address a person types on this machine."""
    anywhere = host in ("0.0.0.0", "::")  # noqa: S104 compared, not bound
    shown = "localhost" if anywhere else f"[{host}]" if _is_six(host) else host
    return f"http://{shown}:{port}/"


def _is_six(host: str) -> bool:
    try:
        return ip_address(host).version == 6
    except ValueError:
        return False
