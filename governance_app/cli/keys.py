"""Key files: what signs cookies and seals identity numbers; and the pair of keys of the backups."""

import os
import secrets
from pathlib import Path

import click

from governance_app.foundation.sealed_file import new_pair


@click.group()
def keys() -> None:
    """Make the key file of an installation, and the pair of keys for its backups."""


@keys.command()
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write a new key FILE, which only you can read. An existing file is never touched."""
    try:
        write_keys(file)
    except FileExistsError:
        raise click.ClickException(f"{file} exists already: keys are never written over, because what they sealed would be lost") from None
    click.echo(f"Keys written to {file}. Keep a copy apart from the data: without them, sealed identity numbers cannot be read.")


@keys.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup_pair(file: Path) -> None:
    """Write the private key that opens backups to FILE and the public one that seals them to FILE.pub.

    Take FILE away from this machine: only FILE.pub is needed to make backups, and whoever has FILE can read them all.
    """
    try:
        write_backup_pair(file)
    except FileExistsError as there:
        raise click.ClickException(f"{there.filename} exists already: keys are never written over, because old backups need them") from None
    click.echo(f"Written: {file} opens backups, {file}.pub seals them. Take {file} to another place now; without it no backup opens.")


def write_backup_pair(file: Path) -> None:
    """Write both halves as 64 hexadecimal digits, the private one with mode 600; FileExistsError when either is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for place, key in zip((file, file.with_name(file.name + ".pub")), new_pair(), strict=True):
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
            opened.write(f"{key.hex()}\n")


def read_key(file: Path) -> bytes:
    """Return the 32 bytes of a key file of backups. ClickException with a sentence when it is none."""
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if len(text) != 64 or any(sign not in "0123456789abcdef" for sign in text):
        raise click.ClickException(f"{file} is not a key for backups: make a pair with `governance-app keys backup FILE`")
    return bytes.fromhex(text)


def write_keys(file: Path) -> None:
    """Write two lines of 64 hexadecimal digits (cookie key, sealing key), mode 600; FileExistsError when it is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
        opened.write(f"{secrets.token_hex(32)}\n{secrets.token_hex(32)}\n")
