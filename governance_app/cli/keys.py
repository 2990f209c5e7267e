"""Key files: what signs cookies and seals identity numbers."""

import os
import secrets
from pathlib import Path

import click


@click.group()
def keys() -> None:
    """Make the key file of an installation."""


@keys.command()
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write a new key FILE, which only you can read. An existing file is never touched."""
    try:
        write_keys(file)
    except FileExistsError:
        raise click.ClickException(f"{file} exists already: keys are never written over, because what they sealed would be lost") from None
    click.echo(f"Keys written to {file}. Keep a copy apart from the data: without them, sealed identity numbers cannot be read.")


def write_keys(file: Path) -> None:
    """Write two lines of 64 hexadecimal digits (cookie key, sealing key), mode 600; FileExistsError when it is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
        opened.write(f"{secrets.token_hex(32)}\n{secrets.token_hex(32)}\n")
