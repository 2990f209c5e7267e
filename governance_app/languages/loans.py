"""Words that a language borrows as they are: the alphabet lint lets them pass. Each has its reason in data/loans.csv."""

import csv
from pathlib import Path

LOANS = Path(__file__).with_name("data") / "loans.csv"


def loans(code: str, path: Path = LOANS) -> frozenset[str]:
    """Return the loanwords of a language, in lower case; rows of code `*` hold for every language."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"].lower() for row in csv.DictReader(file) if row["code"] in (code, "*"))
