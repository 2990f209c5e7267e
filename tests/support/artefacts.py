"""What somebody who takes everything gets to read: databases with their WAL, dumps, tables as CSV, logs, and every file's raw bytes."""

import csv
import io
import json
import re
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

COPY = re.compile(r"^COPY (\S+) \((.*?)\) FROM stdin;\n(.*?)^\\\.$", re.MULTILINE | re.DOTALL)
SHORT = 8
"""Letters or bytes below which nothing is looked for."""
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Table:
    """A table as found, in the order in which it came out. Cells are text: UUIDs as 32 hexadecimal letters, bytes as hexadecimal."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> list[str]:
        """Return the cells of a column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def about(self, motion: str, voters: Collection[str]) -> "Table | None":
        """Return the part of the table that has one row for each ballot of the motion, or None: what names the motion, a voter, or both."""
        named = frozenset(voters)
        mine = tuple(row for row in self.rows if motion in row)
        for rows in (mine, tuple(row for row in mine if named & set(row)), tuple(row for row in self.rows if named & set(row)), self.rows):
            if len(rows) == len(voters):
                return Table(self.name, self.columns, rows)
        return None


@dataclass(frozen=True)
class Artefacts:
    """Everything in a folder."""

    folder: Path

    @cached_property
    def raw(self) -> dict[str, bytes]:
        """Return the bytes of each file."""
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Return every table that can be read, and every list kept as JSON inside a cell."""
        found = [table for name, raw in self.raw.items() for table in self._read(name, raw)]
        return (*found, *(listed for table in found for listed in _lists_in(table)))

    @cached_property
    def _found(self) -> dict[tuple[str, bytes], list[int]]:
        return defaultdict(list)

    def look_for(self, needles: set[bytes]) -> None:
        """Go once through every file and note where each of many needles lies; each is at least SHORT bytes long."""
        by_beginning: dict[bytes, list[bytes]] = defaultdict(list)
        for needle in needles:
            by_beginning[needle[:SHORT]].append(needle)
        for name, raw in self.raw.items():
            for place in [at for at in range(len(raw) - SHORT + 1) if raw[at:at + SHORT] in by_beginning]:
                for needle in by_beginning[raw[place:place + SHORT]]:
                    if raw.startswith(needle, place):
                        self._found[name, needle].append(place)

    def places(self, name: str, needle: bytes) -> list[int]:
        """Return where a needle that was looked for lies in a file."""
        return self._found.get((name, needle), [])

    def _read(self, name: str, raw: bytes) -> Iterator[Table]:
        if raw.startswith(_SQLITE):
            yield from _sqlite(self.folder / name)
        elif name.endswith(".csv"):
            head, *lines = csv.reader(io.StringIO(raw.decode("utf-8", "replace")))
            yield Table(name, tuple(head), tuple(tuple(plain(cell) for cell in line) for line in lines))
        elif name.endswith((".sql", ".dump")):
            for match in COPY.finditer(raw.decode("utf-8", "replace")):
                rows = [tuple(plain(cell) for cell in line.split("\t")) for line in match[3].splitlines()]
                yield Table(f"{name}/{match[1]}", tuple(re.split(r",\s*", match[2])), tuple(rows))


def plain(value: Any) -> str:
    """Return a cell as text: a UUID, however written, as its 32 letters; other bytes as hexadecimal."""
    if isinstance(value, bytes):
        return value.hex()
    text = str(value)
    if text.startswith("\\x") or text.startswith("\\\\x"):
        return text.split("x", 1)[1]
    try:
        return UUID(text).hex if len(text) in (32, 36) else text
    except ValueError:
        return text


def _sqlite(path: Path) -> Iterator[Table]:
    """Read a copy, so that nothing of the evidence changes; a WAL beside it is read with it."""
    with TemporaryDirectory(prefix="forensics-") as name:
        copy = Path(name) / path.name
        for ending in ("", "-wal"):
            if (beside := path.with_name(path.name + ending)).exists():
                shutil.copy(beside, copy.with_name(copy.name + ending))
        opened = sqlite3.connect(copy)
        try:
            tables = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            for table in tables:
                yield _rows(opened, f"{path.name}/{table}", table)
        finally:
            opened.close()


def _rows(opened: sqlite3.Connection, name: str, table: str) -> Table:
    quoted = '"' + table.replace('"', '""') + '"'
    try:
        cursor = opened.execute(f"SELECT rowid AS the_rowid, * FROM {quoted} ORDER BY rowid")
    except sqlite3.OperationalError:
        cursor = opened.execute(f"SELECT * FROM {quoted}")
    return Table(name, tuple(one[0] for one in cursor.description), tuple(tuple(plain(cell) for cell in row) for row in cursor))


def _lists_in(table: Table) -> Iterator[Table]:
    """Give each list kept as JSON in a cell as a table of its own, with the other cells of its row repeated."""
    for row in table.rows:
        for at, cell in enumerate(row):
            if not cell.startswith("["):
                continue
            try:
                inside = json.loads(cell)
            except ValueError:
                continue
            others = tuple(one for n, one in enumerate(row) if n != at)
            yield Table(f"{table.name}.{table.columns[at]}", ("item", *(c for n, c in enumerate(table.columns) if n != at)),
                        tuple((plain(one), *others) for one in inside))
