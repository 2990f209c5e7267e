"""The cellar: each file's bytes lie once, under their own SHA-256, in folders that no word of a person ever names.

Written to one side, synced, renamed, and the folder synced, before the row that points to them is committed: so a row without its bytes
does not come about, and bytes without a row are harmless and swept later.
"""

import os
import re
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from flask import current_app

_NAME = re.compile(r"[0-9a-f]{62}")
_FOLDER = re.compile(r"[0-9a-f]{2}")


def folder() -> Path:
    """Return the folder of the running installation's cellar."""
    data: Path = current_app.extensions["settings"].data_dir
    return data / "attachments"


def place(digest: str, below: Path | None = None) -> Path:
    """Return where the bytes of a digest (64 hexadecimal digits) lie. ValueError for anything else."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ValueError("not a digest")
    return (below or folder()) / digest[:2] / digest[2:]


def digest_of(content: bytes) -> str:
    """Return the SHA-256 (hex) under which these bytes lie."""
    return sha256(content).hexdigest()


def put(content: bytes, below: Path | None = None) -> str:
    """Keep the bytes, once, and return their digest. When it returns, they outlive a power cut."""
    digest = digest_of(content)
    target = place(digest, below)
    if is_whole(digest, below):
        return digest
    for made in (target.parent.parent, target.parent):
        _make_folder(made)
    aside = target.parent / f".{secrets.token_hex(8)}.part"
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    _sync(target.parent)
    return digest


def _make_folder(made: Path) -> None:
    if not made.is_dir():
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync(made.parent)


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(digest: str, below: Path | None = None) -> bool:
    """Tell whether the bytes are there and are those of their digest."""
    try:
        with place(digest, below).open("rb") as file:
            found = sha256()
            while part := file.read(1 << 20):
                found.update(part)
    except FileNotFoundError:
        return False
    return found.hexdigest() == digest


def throw_out(digest: str) -> None:
    """Delete the bytes of a digest; nothing when they are gone already. Whether anybody needs them is asked before."""
    place(digest).unlink(missing_ok=True)


def digests(below: Path | None = None) -> Iterator[str]:
    """Yield the digests of all that lies in the cellar, in order."""
    for one in sorted((below or folder()).glob("*")):
        if _FOLDER.fullmatch(one.name) and one.is_dir():
            yield from (one.name + file.name for file in sorted(one.iterdir()) if _NAME.fullmatch(file.name))


def left_aside(before: float) -> Iterator[Path]:
    """Yield what an interrupted writing left behind, written before this moment (Unix seconds)."""
    yield from (file for file in folder().glob("*/.*.part") if file.stat().st_mtime < before)


def age(digest: str) -> float:
    """Return when the bytes were written (Unix seconds)."""
    return place(digest).stat().st_mtime
