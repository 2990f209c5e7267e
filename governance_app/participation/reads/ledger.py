"""Questions about what was published, and what may be: the ledger, what stands in it, and agreements."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.participation.reads.populations import counted_in
from governance_app.participation.records import AgreementRow, ReleaseCellRow, ReleaseMemberRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.rules import Period, PeriodKind, Said
from governance_app.participation.rules.disclosure import (
    Cell,
    Counted,
    Family,
    Line,
    Plan,
    PoolKind,
    SafeTable,
    Told,
    Withheld,
    answer,
    lattice,
    publish,
    reason,
    reissue,
)
from governance_app.participation.rules.releases import (
    Agreement,
    Figures,
    NoSuchRelease,
    Pool,
    Refused,
    Release,
    year_of,
)
from governance_app.people.descriptions import kept_records
from governance_app.people.keys import keys_of, link, opened_words
from governance_app.people.records import PersonRow

LEDGER = UUID("5f6d3c52-7a31-4f0e-9d5c-8d1c4c0b7a10")
"""What the token of a person in the ledger is made from, beside their own key. It never changes."""
Population = Mapping[Counted, Mapping[UUID, Said]]
"""Whom each measure counts, and what each had said."""
NOT_NATIONALITIES = frozenset({"otra", "no_sabe", "no_responde"})


def agreements(*, on: date | None = None) -> tuple[Agreement, ...]:
    """Return the agreements of organisations, by nationality; `on`: only those that stand on a day."""
    rows = db.session.scalars(select(AgreementRow).order_by(AgreementRow.nationality, AgreementRow.agreed_on, AgreementRow.id))
    found = [Agreement(r.id, r.nationality, r.organisation_id, r.agreed_on, r.document, r.withdrawn_on) for r in rows]
    return tuple(one for one in found if on is None or one.in_force(on))


def plans(*, on: date) -> tuple[Plan, ...]:
    """Return the lattice of a day: fixed in code, with a line for each nationality whose organisation agreed."""
    codes = [one.code for one in organisations.nationalities() if one.code not in NOT_NATIONALITIES]
    return lattice([*codes, "otra"], [one.nationality for one in agreements(on=on)])


def prepared(of: Pool, period: Period, *, on: date, counted: Population | None = None) -> Figures:
    """Return what of a pool and a year may be published on a day, given everything that ever was. Nothing is written.

    `counted`: whom the measures count, where somebody has read it already and keeps it.
    """
    counted = counted_in(of, period) if counted is None else counted
    whom = {person for said in counted.values() for person in said}
    tokens, keys = tokens_of(whom), keys_of(whom)
    nameless = frozenset(tokens[person] for person in whom - keys.keys())
    before = _ledger()
    tables: list[SafeTable] = []
    refused: list[Refused] = []
    for plan in plans(on=on):
        said = {tokens[person]: answer(plan.family, told) for person, told in counted[plan.counted].items()}
        made = publish(plan, Counter(said.values()))
        told = Told(plan, said, tuple(cell.shown for cell in made.cells), nameless & said.keys())
        why = _reason(told, of, before)
        if why is None:
            tables.append(made)
            before.append((of.kind, of.id, told))
        else:
            refused.append(Refused(plan.counted, plan.dimension, why))
    return Figures(of, period, tuple(tables), tuple(refused))


def _reason(told: Told, of: Pool, before: Iterable[tuple[PoolKind, UUID, Told]]) -> Withheld | None:
    family = [(kind, id, old) for kind, id, old in before if old.plan.family is told.plan.family]
    mine = [old for kind, id, old in family if (kind, id) == (of.kind, of.id) and old.plan.name == told.plan.name]
    return reason(told, [old for _kind, _id, old in family], mine)


def tokens_of(whom: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the token of each person in the ledger: only their own key gives it. Who was erased has a new one that leads nowhere."""
    ids = set(whom)
    keys = keys_of(ids)
    return {person: link(keys[person], "release", LEDGER) if person in keys else link(person.bytes, "erased", LEDGER) for person in ids}


def members_of(counted: Population) -> Iterator[tuple[Counted, UUID, UUID, bytes | None, dict[str, str]]]:
    """Yield who is counted (`counted_in`): the measure, their token, they, their key (None: erased), their answers by family.

    It reads nobody anew: the ledger keeps those of whom the attack was tried, whoever was written onto a list meanwhile.
    """
    whom = {person for said in counted.values() for person in said}
    keys, tokens = keys_of(whom), tokens_of(whom)
    for measure, said in counted.items():
        for person, told in said.items():
            yield measure, tokens[person], person, keys.get(person), {one.value: answer(one, told) for one in Family}


def _ledger() -> list[tuple[PoolKind, UUID, Told]]:
    """Return every published table with who was counted in it and what each had said; None for who was erased since."""
    tables = list(db.session.scalars(select(ReleaseTableRow).where(ReleaseTableRow.withheld.is_(None)).order_by(ReleaseTableRow.id)))
    if not tables:
        return []
    releases = {row.id: row for row in db.session.scalars(select(ReleaseRow))}
    cells, said = _cells(), _members()
    found = []
    for row in tables:
        lines = tuple(Line(c.code, frozenset(c.answers)) for c in cells[row.id])
        plan, of = Plan(row.counted, row.dimension, lines), releases[row.release_id]
        counted = {token: told.get(plan.family.value) for token, told in said[row.release_id, row.counted].items()}
        found.append((of.pool_kind, of.pool_id, Told(plan, counted, tuple(c.shown for c in cells[row.id]))))
    return found


def _cells(release: UUID | None = None) -> Mapping[UUID, list[ReleaseCellRow]]:
    question = select(ReleaseCellRow).order_by(ReleaseCellRow.table_id, ReleaseCellRow.place)
    if release is not None:
        mine = select(ReleaseTableRow.id).where(ReleaseTableRow.release_id == release)
        question = question.where(ReleaseCellRow.table_id.in_(mine))
    found: dict[UUID, list[ReleaseCellRow]] = defaultdict(list)
    for row in db.session.scalars(question):
        found[row.table_id].append(row)
    return found


def _members() -> Mapping[tuple[UUID, Counted], dict[UUID, dict[str, str]]]:
    """Return, for each release and measure, what each token had said by family; nothing where the key is gone."""
    rows = list(db.session.scalars(select(ReleaseMemberRow)))
    keys = keys_of(db.session.scalars(select(PersonRow.id).where(PersonRow.erased_at.is_(None)))) if rows else {}
    whose = {link(key, "release", LEDGER): (person, key) for person, key in keys.items()}
    tokens, kept = {person: token for token, (person, _key) in whose.items()}, kept_records(keys)
    found: dict[tuple[UUID, Counted], dict[UUID, dict[str, str]]] = defaultdict(dict)
    counted = {(row.release_id, row.counted, row.token) for row in rows}
    for row in rows:
        person, key = whose.get(row.token, (None, None))
        words = opened_words(row.answers_sealed, key, "release", person) if person else ""
        now = tokens.get(kept[person], row.token) if person else row.token
        token = row.token if (row.release_id, row.counted, now) in counted else now
        counted.add((row.release_id, row.counted, token))
        found[row.release_id, row.counted][token] = json.loads(words) if words else {}
    return found


def releases() -> tuple[Release, ...]:
    """Return everything published, the latest year first. Public."""
    rows = db.session.scalars(select(ReleaseRow).order_by(ReleaseRow.first.desc(), ReleaseRow.at, ReleaseRow.id))
    return tuple(_release(row) for row in rows)


def release(of: Pool, year: int) -> Release:
    """Return what was published of a pool and of the year that began in July of `year`. Public. Raises NoSuchRelease."""
    first = year_of(year).first
    row = db.session.scalar(select(ReleaseRow).where(
        ReleaseRow.pool_kind == of.kind, ReleaseRow.pool_id == of.id, ReleaseRow.first == first))
    if row is None:
        raise NoSuchRelease()
    return _release(row)


def _release(row: ReleaseRow) -> Release:
    cells = _cells(row.id)
    asked = select(ReleaseTableRow).where(ReleaseTableRow.release_id == row.id).order_by(ReleaseTableRow.place)
    tables, refused = [], []
    for table in db.session.scalars(asked):
        if table.withheld is None and table.people is not None:
            shown = [Cell(cell.code, cell.shown) for cell in cells[table.id]]
            tables.append(reissue(table.counted, table.dimension, shown, table.people))
        elif table.withheld is not None:
            refused.append(Refused(table.counted, table.dimension, table.withheld))
    period = Period(PeriodKind.GEF_YEAR, row.first, row.last)
    return Release(
        row.id, row.pool_kind, row.pool_id, period, tuple(tables), tuple(refused), row.lattice_sha256, row.figures_sha256, row.at)
