"""Disclosure control: the lattice of tables, `SafeTable`, and the attack that every table must stand before it leaves."""

from governance_app.participation.rules.disclosure.lattice import (
    FAMILY,
    MINORS,
    OTHER_PEOPLES,
    SHAPE,
    UNSAID,
    Counted,
    Family,
    Line,
    Plan,
    PoolKind,
    answer,
    answers,
    digest,
    lattice,
)
from governance_app.participation.rules.disclosure.ledger import LEAST_CHANGE, LEAST_PEOPLE, Withheld, attacked, few_changed, reason
from governance_app.participation.rules.disclosure.room import Told
from governance_app.participation.rules.disclosure.safe import (
    STEP,
    THRESHOLD,
    Cell,
    NotSafe,
    SafeTable,
    bounds,
    publish,
    reissue,
    rounded,
    shown,
)

__all__ = [
    "FAMILY", "LEAST_CHANGE", "LEAST_PEOPLE", "MINORS", "OTHER_PEOPLES", "SHAPE", "STEP", "THRESHOLD", "UNSAID", "Cell", "Counted",
    "Family", "Line", "NotSafe", "Plan", "PoolKind", "SafeTable", "Told", "Withheld", "answer", "answers", "attacked", "bounds", "digest",
    "few_changed", "lattice", "publish", "reason", "reissue", "rounded", "shown",
]
