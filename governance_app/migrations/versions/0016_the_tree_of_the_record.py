"""the tree of the record: RFC 6962 hashes, numbers per body, nodes, keys, and triggers that refuse changes."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

GENESIS = sha256(b"governance-app record v1").hexdigest()
CHUNK = 1_000


def _refusals(table: str) -> list[str]:
    if op.get_bind().dialect.name == 'sqlite':
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
            for verb in ('UPDATE', 'DELETE')
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refused()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refused()",
    ]


def _run(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)


def _leaf_as_it_was() -> sa.Table:
    return op.create_table('leaf',
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('body', sa.Uuid(), nullable=True),
    sa.Column('canonical', sa.Text(), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('position', name=op.f('pk_leaf')),
    sa.UniqueConstraint('digest', name=op.f('uq_leaf_digest')),
    sa.UniqueConstraint('previous', name=op.f('uq_leaf_previous'))
    )


def _leaf_as_it_is() -> sa.Table:
    return op.create_table('leaf',
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('body', sa.Uuid(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('canonical', sa.Text(), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=True),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('above', sa.LargeBinary(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(position = 0) = (previous IS NULL)', name=op.f('ck_leaf_first')),
    sa.CheckConstraint('(body IS NULL) = (number IS NULL)', name=op.f('ck_leaf_numbered')),
    sa.PrimaryKeyConstraint('position', name=op.f('pk_leaf')),
    sa.UniqueConstraint('body', 'number', name=op.f('uq_leaf_body_number')),
    sa.UniqueConstraint('previous', name=op.f('uq_leaf_previous'))
    )


def _leaves(columns: str) -> Iterator[Any]:
    """Yield the leaves that were set aside, in order, a thousand at a time."""
    bind, start = op.get_bind(), 0
    columns = ', '.join(f'leaf_before.{name}' for name in columns.split())
    query = sa.text(f'SELECT {columns} FROM leaf_before WHERE position >= :start AND position < :end ORDER BY position').columns(
        body=sa.Uuid(), recorded_at=sa.DateTime(timezone=True))
    last = bind.scalar(sa.text('SELECT max(position) FROM leaf_before'))
    while last is not None and start <= last:
        yield from bind.execute(query, {'start': start, 'end': start + CHUNK}).mappings().all()
        start += CHUNK


def _set_aside() -> None:
    _run('CREATE TABLE leaf_before AS SELECT * FROM leaf')
    op.drop_table('leaf')


def _insert(table: sa.Table, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), CHUNK):
        op.bulk_insert(table, rows[at:at + CHUNK])


def upgrade() -> None:
    op.create_table('record_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.String(length=10), nullable=False),
    sa.Column('algorithm', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('public', sa.LargeBinary(length=32), nullable=False),
    sa.Column('private', sa.LargeBinary(), nullable=False),
    sa.Column('endorsed', sa.LargeBinary(length=64), nullable=False),
    sa.Column('since', sa.Integer(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("purpose IN ('log', 'witness')", name=op.f('ck_record_key_purpose')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_key')),
    sa.UniqueConstraint('public', name=op.f('uq_record_key_public'))
    )
    op.create_index('ix_record_key_one', 'record_key', ['purpose'], unique=True, sqlite_where=sa.text('ended_at IS NULL'),
                    postgresql_where=sa.text('ended_at IS NULL'))
    with op.batch_alter_table('record_head', schema=None) as batch_op:
        batch_op.add_column(sa.Column('peaks', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('origin', sa.String(length=120), nullable=True))
    _grow_the_tree()
    with op.batch_alter_table('record_head', schema=None) as batch_op:
        batch_op.alter_column('peaks', existing_type=sa.LargeBinary(), nullable=False)
        batch_op.alter_column('origin', existing_type=sa.String(length=120), nullable=False)
    _run(*_refusals('leaf'))


def _grow_the_tree() -> None:
    """Write every leaf with its new hash, its number and the subtrees it completes, and the head. The texts stay as they are."""
    _set_aside()
    leaves = _leaf_as_it_is()
    numbers: dict[Any, int] = {}
    peaks: list[bytes] = []
    previous, size, rows = None, 0, []
    for row in _leaves('position name body canonical recorded_at'):
        digest = sha256(b"\x00" + row['canonical'].encode()).digest()
        number = None
        if row['body'] is not None:
            number = numbers[row['body']] = numbers.get(row['body'], 0) + 1
        here, rest, above = digest, size, b''
        while rest & 1:
            here, rest = sha256(b"\x01" + peaks.pop() + here).digest(), rest >> 1
            above += here
        peaks.append(here)
        rows.append({**row, 'number': number, 'previous': previous, 'digest': digest.hex(), 'above': above})
        previous, size = digest.hex(), size + 1
    _insert(leaves, rows)
    op.create_index(op.f('ix_leaf_name'), 'leaf', ['name'], unique=False)
    _run('DROP TABLE leaf_before')
    op.get_bind().execute(
        sa.text("UPDATE record_head SET digest = :digest, peaks = :peaks, origin = ''").bindparams(sa.bindparam('peaks', type_=sa.LargeBinary)),
        {'digest': previous or '', 'peaks': b''.join(peaks)})


def downgrade() -> None:
    _drop_refusals()
    _set_aside()
    leaves, rows, previous = _leaf_as_it_was(), [], GENESIS
    for row in _leaves('position name body canonical recorded_at'):
        digest = sha256(bytes.fromhex(previous) + b"\x00" + row['canonical'].encode()).hexdigest()
        rows.append({**row, 'previous': previous, 'digest': digest})
        previous = digest
    _insert(leaves, rows)
    op.create_index(op.f('ix_leaf_body'), 'leaf', ['body'], unique=False)
    op.create_index(op.f('ix_leaf_name'), 'leaf', ['name'], unique=False)
    _run('DROP TABLE leaf_before')
    op.get_bind().execute(sa.text('UPDATE record_head SET digest = :digest'), {'digest': previous})
    with op.batch_alter_table('record_head', schema=None) as batch_op:
        batch_op.drop_column('origin')
        batch_op.drop_column('peaks')
    op.drop_table('record_key')


def _drop_refusals() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        _run('DROP TRIGGER leaf_no_change ON leaf', 'DROP TRIGGER leaf_no_truncate ON leaf', 'DROP FUNCTION leaf_refused()')
