"""length of turns to speak, support offered and used, barriers and what was tried, decisions taken back to communities."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

KINDS = ('travel', 'food', 'childcare', 'lodging', 'interpreter', 'materials_before')
STEPS = ('met', 'corrected', 'tried', 'closed')
BARRIERS = ('distance', 'cost', 'language', 'time_of_day', 'care', 'told_late', 'not_invited', 'other')
HELPED = ('yes', 'no', 'not_known')
MEANS = ('audio', 'printed', 'read_aloud')
LENGTH = 'seconds IS NULL OR (seconds >= 1 AND seconds <= 43200)'
SUPPORT = sa.table('support', sa.column('needed', sa.Integer()), sa.column('given', sa.Integer()), sa.column('note', sa.String()),
                   sa.column('kind', sa.String()), sa.column('offered', sa.Boolean()))


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _kinds(values: tuple[str, ...]) -> str:
    return "kind IN (" + ", ".join(f"'{value}'" for value in values) + ")"


def _said_before() -> None:
    """Let no count of needs stand below the count of uses: it was wrong, and stays legible as a note."""
    row = SUPPORT.c
    told = "Antes se anotó que lo necesitaban " + sa.cast(row.needed, sa.String()) + ". " + row.note
    op.get_bind().execute(sa.update(SUPPORT).where(row.given > row.needed).values(needed=None, note=sa.func.substr(told, 1, 300)))


def upgrade() -> None:
    _said_before()
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.add_column(sa.Column('offered', sa.Boolean(), nullable=True))
        batch_op.alter_column('given', existing_type=sa.Integer(), nullable=True)
        batch_op.drop_constraint(op.f('ck_support_numbers'), type_='check')
        batch_op.drop_constraint(op.f('ck_support_kind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_support_kind'), _kinds((*KINDS, 'other')))
        batch_op.create_check_constraint(op.f('ck_support_numbers'), '(given IS NULL OR given >= 0) AND (needed IS NULL OR needed >= 0)')
        batch_op.create_check_constraint(op.f('ck_support_need'), 'given IS NULL OR needed IS NULL OR given <= needed')
    with op.batch_alter_table('speaking_turn', schema=None) as batch_op:
        batch_op.add_column(sa.Column('seconds', sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_speaking_turn_seconds'), LENGTH)
    op.create_table('barrier',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_barrier_body_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_barrier_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_barrier'))
    )
    op.create_table('barrier_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('barrier_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('step', _one_of('step', STEPS), nullable=False),
    sa.Column('kind', _one_of('kind', BARRIERS), nullable=True),
    sa.Column('helped', _one_of('helped', HELPED), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=True),
    sa.CheckConstraint("(step IN ('met', 'corrected')) = (kind IS NOT NULL)", name=op.f('ck_barrier_entry_kind_said')),
    sa.CheckConstraint("(step = 'tried') = (helped IS NOT NULL)", name=op.f('ck_barrier_entry_helped_said')),
    sa.ForeignKeyConstraint(['barrier_id'], ['barrier.id'], name=op.f('fk_barrier_entry_barrier_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_barrier_entry')),
    sa.UniqueConstraint('barrier_id', 'position', name=op.f('uq_barrier_entry_barrier_id_position'))
    )
    op.create_table('decision_return',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('decision_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('means', _one_of('means', MEANS), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("community_id IS NOT NULL OR place <> ''", name=op.f('ck_decision_return_somewhere')),
    sa.ForeignKeyConstraint(['community_id'], ['organisation.id'], name=op.f('fk_decision_return_community_id')),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_decision_return_decision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision_return'))
    )
    for table, column in INDEXED:
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column], unique=False)


INDEXED = (('barrier', 'body_id'), ('barrier', 'meeting_id'), ('barrier_entry', 'barrier_id'), ('decision_return', 'community_id'),
           ('decision_return', 'decision_id'))


def downgrade() -> None:
    for table, column in reversed(INDEXED):
        op.drop_index(op.f(f'ix_{table}_{column}'), table_name=table)
    for table in ('decision_return', 'barrier_entry', 'barrier'):
        op.drop_table(table)
    with op.batch_alter_table('speaking_turn', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_speaking_turn_seconds'), type_='check')
        batch_op.drop_column('seconds')
    op.get_bind().execute(sa.delete(SUPPORT).where((SUPPORT.c.kind == 'other') | SUPPORT.c.given.is_(None)))
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_support_need'), type_='check')
        batch_op.drop_constraint(op.f('ck_support_numbers'), type_='check')
        batch_op.drop_constraint(op.f('ck_support_kind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_support_kind'), _kinds(KINDS))
        batch_op.create_check_constraint(op.f('ck_support_numbers'), 'given >= 0 AND (needed IS NULL OR needed >= 0)')
        batch_op.alter_column('given', existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column('offered')
