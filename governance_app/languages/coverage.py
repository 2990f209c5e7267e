"""How much of each language is written, and what Spanish still lacks.

    python -m governance_app.languages.coverage                 figures per language, Spanish gaps per room
    python -m governance_app.languages.coverage ROOM            the gaps of one room, ready to paste
    python -m governance_app.languages.coverage ROOM --write    append them, empty, to es/rooms/ROOM.po
    python -m governance_app.languages.coverage --readme        write the figures into translations/README.md
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message

from governance_app import RIVER
from governance_app.languages.extract import extracted, room_of
from governance_app.languages.rules import LANGUAGES, OFFERED
from governance_app.languages.sources import (
    TRANSLATIONS,
    Key,
    filled,
    is_begun,
    is_filled,
    key_of,
    messages,
    read_source,
    source_files,
)

BEGIN, END = "<!-- coverage: made by languages.coverage --readme -->", "<!-- end of coverage -->"


@dataclass(frozen=True)
class Coverage:
    """Whole numbers for one language: messages asked, written at all, approved by a speaker."""

    code: str
    total: int
    written: int
    reviewed: int

    @property
    def drafts(self) -> int:
        """Written but not approved by a speaker."""
        return self.written - self.reviewed


def coverage(template: Catalog | None = None, folder: Path = TRANSLATIONS) -> list[Coverage]:
    """Return the figures of every offered language. English is its own message ids: always whole.

    `template` defaults to translations/messages.pot as committed.
    """
    asked = [key_of(message) for message in messages(template or read_source(folder / "messages.pot"))]
    return [_figures(language.code, asked, folder) for language in OFFERED]


def _figures(code: str, asked: list[Key], folder: Path) -> Coverage:
    if code == "en":
        return Coverage(code, len(asked), len(asked), len(asked))
    known = filled(code, folder)
    written = [known[key] for key in asked if key in known]
    return Coverage(code, len(asked), len(written), sum(not message.fuzzy for message in written))


@cache
def figures_of_this_release() -> tuple[Coverage, ...]:
    """Return the figures of the catalogues this process runs with, counted once: for the public page about languages."""
    return tuple(coverage())


def spanish_gaps(template: Catalog, folder: Path = TRANSLATIONS) -> list[Message]:
    """Return the messages that have no approved Spanish text in any room's file."""
    known = filled("es", folder)
    return [message for message in messages(template) if key_of(message) not in known or known[key_of(message)].fuzzy]


def disagreements(folder: Path = TRANSLATIONS) -> list[str]:
    """Return the Spanish messages to which two rooms give different texts."""
    said: dict[Key, object] = {}
    wrong = []
    for path in source_files("es", folder):
        for message in messages(read_source(path)):
            if is_filled(message) and said.setdefault(key_of(message), message.string) != message.string:
                wrong.append(f"{path.name}: {message.id!r}: {message.string!r} here, {said[key_of(message)]!r} upstream")
    return wrong


def half_filled(code: str, folder: Path = TRANSLATIONS) -> list[str]:
    """Return the plurals of a language that have one form and lack another."""
    return [
        f"{path.name}: {message.id!r}"
        for path in source_files(code, folder)
        for message in messages(read_source(path))
        if is_begun(message) and not is_filled(message)
    ]


def stub(message: Message) -> str:
    """Return an empty .po entry, with where it is said and what the code tells translators."""
    lines = [f"#. {comment}" for comment in message.auto_comments]
    lines += [f"#: {place}" for place in sorted({place for place, _line in message.locations})]
    if message.context:
        lines.append(f"msgctxt {_quoted(message.context)}")
    if isinstance(message.id, (tuple, list)):
        lines += [f"msgid {_quoted(message.id[0])}", f"msgid_plural {_quoted(message.id[1])}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines += [f"msgid {_quoted(message.id)}", 'msgstr ""']
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def write_stubs(room: str, gaps: list[Message], folder: Path = TRANSLATIONS) -> int:
    """Append the room's missing messages, empty, to its Spanish file; skip those already waiting there. Return how many."""
    path = folder / "es" / "rooms" / f"{room}.po"
    waiting = {key_of(message) for message in messages(read_source(path))} if path.exists() else set()
    new = [message for message in gaps if key_of(message) not in waiting]
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.writelines("\n" + stub(message) for message in new)
    return len(new)


def table(figures: list[Coverage]) -> str:
    """Return the figures as the table of translations/README.md, between its two marks."""
    lines = [f"| {LANGUAGES[f.code].autonym} | {f.code} | {f.total} | {f.written} | {f.reviewed} | {f.drafts} |" for f in figures]
    return "\n".join([BEGIN, "| language | code | messages | written | approved | drafts |", "|---|---|---|---|---|---|", *lines, END])


def write_readme(figures: list[Coverage], folder: Path = TRANSLATIONS) -> None:
    """Put the table of figures between the two marks of the README."""
    path = folder / "README.md"
    text = path.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    path.write_text(before + table(figures) + after, encoding="utf-8")


def _report(template: Catalog) -> int:
    for figure in coverage(template):
        print(f"{figure.code}: {figure.written} of {figure.total} written, {figure.reviewed} approved, {figure.drafts} drafts")
    gaps = Counter(room_of(message) for message in spanish_gaps(template))
    for room, count in sorted(gaps.items()):
        print(f"Spanish missing in {room}: {count}")
    wrong = disagreements() + half_filled("es")
    print("\n".join(wrong) if wrong else "no disagreement, no half-filled plural")
    return 1 if gaps or wrong else 0


def _report_room(template: Catalog, room: str, write: bool) -> int:
    gaps = [message for message in spanish_gaps(template) if room_of(message) == room]
    if write:
        print(f"{write_stubs(room, gaps)} appended, {len(gaps)} without Spanish")
    else:
        print("\n".join(stub(message) for message in gaps) or f"{room}: Spanish is complete")
    return 1 if gaps else 0


def main(arguments: list[str] | None = None) -> int:
    """Run the report asked for; 0 when Spanish is complete."""
    parser = argparse.ArgumentParser(prog="governance_app.languages.coverage", description=__doc__.splitlines()[0])
    parser.add_argument("room", nargs="?", choices=RIVER)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args(arguments)
    template = extracted()
    if given.readme:
        write_readme(coverage())
    return _report_room(template, given.room, given.write) if given.room else _report(template)


if __name__ == "__main__":
    sys.exit(main())
