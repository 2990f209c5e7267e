"""covered versions of approved actas, and files that are handed out only to who keeps them."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

GROUNDS = ('consent_revoked', 'not_necessary', 'purpose_fulfilled', 'term_ended', 'unlawful', 'rights', 'legal_duty')
STATES = ('proposed', 'approved', 'dropped')
TABLE, CONDITION = 'acta_covering', " WHEN (OLD.state = 'approved')"


def _refusals() -> list[str]:
    if op.get_bind().dialect.name == 'sqlite':
        return [
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE}{CONDITION} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} never changes'); END"
            for verb in ('UPDATE', 'DELETE')
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {TABLE}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{TABLE} never changes'; END $$",
        f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW{CONDITION} EXECUTE FUNCTION {TABLE}_refused()",
        f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refused()",
    ]


def upgrade() -> None:
    op.create_table('acta_covering',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('passages', sa.JSON(), nullable=False),
    sa.Column('ground', sa.Enum(*GROUNDS, name='ground', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum(*STATES, name='state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('covered_sha256', sa.String(length=64), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposed_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.CheckConstraint("(state = 'approved') = (number IS NOT NULL)", name=op.f('ck_acta_covering_number')),
    sa.CheckConstraint("(state = 'approved') = (covered_sha256 <> '')", name=op.f('ck_acta_covering_digest')),
    sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name=op.f('ck_acta_covering_decided')),
    sa.ForeignKeyConstraint(['decided_by'], ['account.id'], name=op.f('fk_acta_covering_decided_by')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_covering_minutes_id')),
    sa.ForeignKeyConstraint(['proposed_by'], ['account.id'], name=op.f('fk_acta_covering_proposed_by')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_covering_text_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_covering')),
    sa.UniqueConstraint('minutes_id', 'number', name=op.f('uq_acta_covering_minutes_id_number'))
    )
    with op.batch_alter_table('acta_covering', schema=None) as batch_op:
        for column in ('decided_by', 'minutes_id', 'proposed_by', 'text_id'):
            batch_op.create_index(batch_op.f(f'ix_acta_covering_{column}'), [column], unique=False)
    for statement in _refusals():
        op.get_bind().exec_driver_sql(statement)
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reserved', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.alter_column('reserved', existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.drop_column('reserved')
    op.drop_table('acta_covering')
    if op.get_bind().dialect.name == 'postgresql':
        op.get_bind().exec_driver_sql(f'DROP FUNCTION {TABLE}_refused()')
