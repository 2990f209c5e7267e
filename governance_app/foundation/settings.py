"""Settings: one frozen dataclass, read once at the start. A missing secret stops the start."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingsMissing(Exception):
    """The installation lacks something without which it must not start; the text says what to do."""


@dataclass(frozen=True)
class Settings:
    """What differs between installations.

    database_url: SQLAlchemy URL, `sqlite:////path/file.db` or `postgresql+psycopg://…`.
    secret_key: signs cookies and forms. sealing_key: 32 bytes, seals identity numbers at rest.
    demonstration: pages say that everything is invented. secure_cookies: off only on plain-HTTP demos.
    proxy_hops: how many proxies of ours stand before it. public_url: "https://host" by which people reach it, or "".
    roots_dir: folder of the PEM certificates whose signatures of PDFs are trusted; None: every issuer is unknown.
    publisher_file: JSON in which the installation declares the licence of its open data and its activity in IATI; None: neither.
    """

    database_url: str
    secret_key: str
    sealing_key: bytes
    data_dir: Path
    demonstration: bool = False
    secure_cookies: bool = True
    testing: bool = False
    proxy_hops: int = 0
    public_url: str = ""
    roots_dir: Path | None = None
    publisher_file: Path | None = None


def without_installation(command: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a command that works on nothing but the file it is given: whoever doubts a count runs it on a machine of their own."""
    command.without_installation = True  # type: ignore[attr-defined]
    return command


def settings_of_nowhere() -> Settings:
    """Return settings for such a command: an empty database in memory, keys that nobody keeps."""
    return Settings(
        database_url="sqlite://", secret_key=secrets.token_hex(32), sealing_key=secrets.token_bytes(32), data_dir=Path.cwd(),
        demonstration=True)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from environment variables; raise SettingsMissing with a sentence for a person.

    GOVERNANCE_SECRET_FILE holds a key file of two lines of 64 hexadecimal digits (cookie key, sealing key),
    as `governance-app keys new FILE` writes it.
    """
    given = os.environ if environment is None else environment
    if not given.get("GOVERNANCE_DATABASE_URL"):
        raise SettingsMissing("GOVERNANCE_DATABASE_URL is not set: it names the database, e.g. sqlite:////var/lib/governance/governance.db")
    secret, sealing = _read_keys(given.get("GOVERNANCE_SECRET_FILE"))
    return Settings(
        database_url=given["GOVERNANCE_DATABASE_URL"],
        secret_key=secret,
        sealing_key=bytes.fromhex(sealing),
        data_dir=Path(given.get("GOVERNANCE_DATA_DIR", ".")).resolve(),
        demonstration=given.get("GOVERNANCE_DEMONSTRATION") == "yes",
        secure_cookies=given.get("GOVERNANCE_PLAIN_HTTP") != "yes",
        proxy_hops=_read_hops(given.get("GOVERNANCE_PROXY_HOPS") or "0"),
        public_url=_read_address(given.get("GOVERNANCE_PUBLIC_URL") or ""),
        roots_dir=_read_folder(given.get("GOVERNANCE_ROOTS_DIR") or ""),
        publisher_file=_read_declaration(given.get("GOVERNANCE_PUBLISHER_FILE") or ""),
    )


def _read_hops(text: str) -> int:
    if text not in set("0123456789"):
        raise SettingsMissing(f"GOVERNANCE_PROXY_HOPS is {text!r}: write with one digit how many proxies of yours stand before it")
    return int(text)


def _read_folder(text: str) -> Path | None:
    if text and not Path(text).is_dir():
        raise SettingsMissing(f"GOVERNANCE_ROOTS_DIR is {text!r}: it must be a folder that holds the certificates (PEM) you trust")
    return Path(text).resolve() if text else None


def _read_declaration(text: str) -> Path | None:
    if text and not Path(text).is_file():
        raise SettingsMissing(f"GOVERNANCE_PUBLISHER_FILE is {text!r}: it must be the file (JSON) that declares licence and activity")
    return Path(text).resolve() if text else None


def _read_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?/?", text):
        raise SettingsMissing(f"GOVERNANCE_PUBLIC_URL is {text!r}: it must look like https://asambleas.example.org, without a path")
    return text.rstrip("/")


def _read_keys(name: str | None) -> tuple[str, str]:
    if not name or not Path(name).is_file():
        raise SettingsMissing(
            "GOVERNANCE_SECRET_FILE does not name a key file: "
            "make one with `governance-app keys new FILE` and keep a copy apart from the data"
        )
    lines = Path(name).read_text(encoding="ascii").split()
    if len(lines) != 2 or any(len(line) != 64 for line in lines):
        raise SettingsMissing(f"{name} is not a key file: it needs two lines of 64 hexadecimal digits")
    return lines[0], lines[1]
