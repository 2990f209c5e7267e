"""The file of people's keys that goes with a backup: a copy of everything else stays closed without it.

Copies may lie for years. This file may not: it is worth as much as the data of whoever was erased since, so it is kept fifteen days at
most (LOPDP art. 15), and any newer one opens an older copy just as well.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import click

from governance_app.foundation.sealed_file import MAGIC, SealedFileBroken, SealedReader, SealingWriter
from governance_app.people.keys import KeptKey

FORMAT = "governance-app person keys 1"
LONGEST = timedelta(days=15)


@dataclass(frozen=True)
class KeyFile:
    """The keys of people as they were at a moment: the record had `size` leaves and this `root` (hex), the clock said `made_at`.

    Nothing in the record says that somebody was written down, so the size alone does not tell whose keys are missing.
    """

    made_at: datetime
    size: int
    root: str
    keys: Mapping[UUID, KeptKey]


def beside(backup: Path) -> Path:
    """Return where the keys of a backup lie."""
    return backup.with_name(f"{backup.name}.keys")


def write_keys(file: Path, held: KeyFile, public: bytes | None) -> None:
    """Write the keys to a new file with mode 600, sealed to `public` when there is one."""
    told = {"format": FORMAT, "made_at": held.made_at.isoformat(), "size": held.size, "root": held.root, "keys": {
        id.hex: [b64encode(kept.sealed).decode(), kept.begun_at.isoformat()] for id, kept in held.keys.items()}}
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        content = json.dumps(told).encode()
        if public is None:
            opened.write(content)
        else:
            sealed = SealingWriter(opened, public)
            sealed.write(content)
            sealed.close()
        opened.flush()
        os.fsync(opened.fileno())


def read_keys(file: Path, private: bytes | None) -> KeyFile:
    """Read such a file. ClickException with a sentence when it is none, not whole, or sealed to another key."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise click.ClickException(
            f"{file} is not here: the backup holds nobody's key. Give the newest file of keys with --person-keys") from None
    try:
        if content.startswith(MAGIC):
            if private is None:
                raise click.ClickException(f"{file} is sealed: give the private key that opens it with --key")
            content = SealedReader(BytesIO(content), private).read()
        told = json.loads(content)
        if told["format"] != FORMAT:
            raise ValueError("another format")
        return KeyFile(datetime.fromisoformat(told["made_at"]), int(told["size"]), str(told["root"]), {
            UUID(hex=id): KeptKey(b64decode(sealed), datetime.fromisoformat(at)) for id, (sealed, at) in told["keys"].items()})
    except (SealedFileBroken, ValueError, KeyError, TypeError, AttributeError):
        raise click.ClickException(f"{file} is not a whole file of people's keys, or is sealed to another key") from None


def drop_old(folder: Path, now: datetime) -> int:
    """Delete the files of keys in a folder that are older than fifteen days, and return how many; the copies stay."""
    old = [file for file in folder.glob("*.keys") if file.stat().st_mtime < (now - LONGEST).timestamp()]
    for file in old:
        file.unlink()
    return len(old)
