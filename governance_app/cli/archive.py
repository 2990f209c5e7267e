"""The one file of a backup: a tar of a manifest, a copy of the database and the bytes of every attachment, sealed when a key is given.

The manifest comes first and names the SHA-256 of all that follows, so nothing is believed that was not announced.
"""

import json
import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO

import click

from governance_app.foundation.sealed_file import MAGIC, SealedFileBroken, SealedReader, SealingWriter

FORMAT = 1
LONGEST_MANIFEST = 64 * 2**20


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `database`: SHA-256 (hex) of the copy; `attachments`: those of the files; `size`, `root`: the record then.

    `keys_apart`: people's keys stand in a file of their own (since migration 0021).
    """

    dialect: str
    revision: str
    made_at: str
    database: str
    database_bytes: int
    attachments: tuple[str, ...]
    size: int
    root: str
    keys_apart: bool = False
    format: int = FORMAT


class BackupBroken(click.ClickException):
    """The file is no backup, or not a whole one."""


def digest_of(file: Path) -> str:
    """Return the SHA-256 (hex) of a file."""
    found = sha256()
    with file.open("rb") as opened:
        while part := opened.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def write_archive(file: BinaryIO, manifest: Manifest, database: Path, attachments: Iterable[tuple[str, Path]], key: bytes | None) -> None:
    """Write the backup into an open file, sealed to `key` when there is one."""
    sealed = SealingWriter(file, key) if key else None
    with tarfile.open(fileobj=sealed or file, mode="w|", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
        _add(tar, "manifest.json", json.dumps(asdict(manifest), indent=1).encode())
        _add(tar, "database", database)
        for digest, place in attachments:
            _add(tar, f"attachments/{digest}", place)
    if sealed is not None:
        sealed.close()


def _add(tar: tarfile.TarFile, name: str, content: bytes | Path) -> None:
    entry = tarfile.TarInfo(name)
    entry.mode = 0o600
    if isinstance(content, bytes):
        entry.size = len(content)
        tar.addfile(entry, BytesIO(content))
        return
    with content.open("rb") as opened:
        entry.size = content.stat().st_size
        tar.addfile(entry, opened)


@contextmanager
def opened_archive(file: Path, key: bytes | None) -> Iterator[tuple[Manifest, Iterator[tuple[str, IO[bytes]]]]]:
    """Open a backup: its manifest, and its members (name, bytes) to be read in order to the end. BackupBroken with a sentence."""
    with file.open("rb") as raw:
        sealed = raw.read(len(MAGIC)) == MAGIC
        raw.seek(0)
        if sealed and key is None:
            raise BackupBroken(f"{file} is sealed: give the private key that opens it with --key")
        try:
            stream: Any = SealedReader(raw, key) if sealed and key else raw
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                yield _manifest(tar), _members(tar)
            while stream.read(1 << 20):  # to the last piece, which says that nothing was cut off
                pass
        except SealedFileBroken as broken:
            raise BackupBroken(f"{file} does not open: it was {broken}") from None
        except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as broken:
            raise BackupBroken(f"{file} is not a whole backup of this application ({type(broken).__name__})") from None


def _manifest(tar: tarfile.TarFile) -> Manifest:
    entry = tar.next()
    held = tar.extractfile(entry) if entry is not None and entry.name == "manifest.json" and entry.size < LONGEST_MANIFEST else None
    if held is None:
        raise ValueError("no manifest")
    told = json.loads(held.read())
    if told.pop("format") != FORMAT:
        raise ValueError("another format")
    return Manifest(**{**told, "attachments": tuple(told["attachments"])})


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    while (entry := tar.next()) is not None:
        held = tar.extractfile(entry)
        if held is None:
            raise ValueError(entry.name)
        yield entry.name, held


def copy_checked(held: IO[bytes], to: Path, digest: str) -> None:
    """Write a member to a new file with mode 600. ValueError unless it is the one that was announced."""
    to.touch(mode=0o600, exist_ok=False)
    with to.open("wb") as opened:
        shutil.copyfileobj(held, opened, 1 << 20)
        opened.flush()
        os.fsync(opened.fileno())
    if digest_of(to) != digest:
        raise ValueError("changed")
