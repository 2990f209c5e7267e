"""The reference data that come with the application: data/*.csv, each row with its source and confidence."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from governance_app.organisations.rules import Confidence, Nationality, part_aliases


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of data/<name>.csv, by column."""
    text = (files("governance_app.organisations") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def confidence_of(word: str) -> Confidence:
    """Return the mark of a row; a word beyond our list (such as `design`) is "unknown" knowledge of the world."""
    known = {member.value: member for member in Confidence}
    return known.get(word, Confidence.SOURCE_SEEN if word.startswith("source_seen") else Confidence.UNKNOWN)


@cache
def nationalities() -> tuple[Nationality, ...]:
    """Return the nationalities and peoples in the order of the file (those of the corridors first)."""
    return tuple(_nationalities(rows("nationalities")))


def _nationalities(written: Iterable[dict[str, str]]) -> Iterable[Nationality]:
    for row in written:
        aliases, outdated = part_aliases(row["self_name_or_variants"])
        languages = tuple(code for code in row["iso639_3"].split(";") if code)
        yield Nationality(
            row["code"], row["name_es"], aliases, row["kind"], row["parent"] or None, languages,
            confidence_of(row["confidence_list"]), row["source"], outdated,
        )
