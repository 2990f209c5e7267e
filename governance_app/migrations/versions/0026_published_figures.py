"""the ledger of published figures, and what organisations agreed to."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

POOLS, COUNTED, DIMENSIONS = ('body', 'corridor', 'whole'), ('people', 'seats'), ('sex', 'age_band', 'affiliation', 'nationality')
WITHHELD = ('few_people', 'few_changed', 'narrow', 'tells_of_somebody', 'contradicted')
KEPT = ('figure_release', 'figure_table', 'figure_cell')


def _refusals(table: str) -> list[str]:
    if op.get_bind().dialect.name == 'sqlite':
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
            for verb in ('UPDATE', 'DELETE')
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refused()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refused()",
    ]


def upgrade() -> None:
    op.create_table('figure_agreement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('nationality', sa.String(length=40), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('agreed_on', sa.Date(), nullable=False),
    sa.Column('document', sa.String(length=300), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('withdrawn_on IS NULL OR agreed_on <= withdrawn_on', name=op.f('ck_figure_agreement_withdrawn_after')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_figure_agreement_organisation_id')),
    sa.ForeignKeyConstraint(['recorded_by'], ['account.id'], name=op.f('fk_figure_agreement_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_agreement'))
    )
    with op.batch_alter_table('figure_agreement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_agreement_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_figure_agreement_recorded_by'), ['recorded_by'], unique=False)
        batch_op.create_index('uq_figure_agreement_in_force', ['nationality'], unique=True,
                              sqlite_where=sa.text('withdrawn_on IS NULL'), postgresql_where=sa.text('withdrawn_on IS NULL'))

    op.create_table('figure_release',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pool_kind', sa.Enum(*POOLS, name='pool_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('pool_id', sa.Uuid(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('lattice_sha256', sa.String(length=64), nullable=False),
    sa.Column('figures_sha256', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint('"first" < "last"', name=op.f('ck_figure_release_period')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_figure_release_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_release')),
    sa.UniqueConstraint('pool_kind', 'pool_id', 'first', name=op.f('uq_figure_release_pool_kind_pool_id_first'))
    )
    with op.batch_alter_table('figure_release', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_release_by_id'), ['by_id'], unique=False)

    op.create_table('figure_member',
    sa.Column('release_id', sa.Uuid(), nullable=False),
    sa.Column('counted', sa.Enum(*COUNTED, name='counted', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('token', sa.Uuid(), nullable=False),
    sa.Column('answers_sealed', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['release_id'], ['figure_release.id'], name=op.f('fk_figure_member_release_id')),
    sa.PrimaryKeyConstraint('release_id', 'counted', 'token', name=op.f('pk_figure_member'))
    )
    op.create_table('figure_table',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('release_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('counted', sa.Enum(*COUNTED, name='counted', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('dimension', sa.Enum(*DIMENSIONS, name='dimension', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('withheld', sa.Enum(*WITHHELD, name='withheld', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.CheckConstraint('(withheld IS NULL) = (people IS NOT NULL)', name=op.f('ck_figure_table_shown_or_withheld')),
    sa.CheckConstraint('people IS NULL OR (people >= 0 AND people % 5 = 0)', name=op.f('ck_figure_table_rounded')),
    sa.ForeignKeyConstraint(['release_id'], ['figure_release.id'], name=op.f('fk_figure_table_release_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_table')),
    sa.UniqueConstraint('release_id', 'counted', 'dimension', name=op.f('uq_figure_table_release_id_counted_dimension'))
    )
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_table_release_id'), ['release_id'], unique=False)

    op.create_table('figure_cell',
    sa.Column('table_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('shown', sa.Integer(), nullable=True),
    sa.CheckConstraint('shown IS NULL OR (shown >= 10 AND shown % 5 = 0)', name=op.f('ck_figure_cell_rounded')),
    sa.ForeignKeyConstraint(['table_id'], ['figure_table.id'], name=op.f('fk_figure_cell_table_id')),
    sa.PrimaryKeyConstraint('table_id', 'place', name=op.f('pk_figure_cell'))
    )
    for table in KEPT:
        for statement in _refusals(table):
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table('figure_cell')
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_table_release_id'))

    op.drop_table('figure_table')
    op.drop_table('figure_member')
    with op.batch_alter_table('figure_release', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_release_by_id'))

    op.drop_table('figure_release')
    with op.batch_alter_table('figure_agreement', schema=None) as batch_op:
        batch_op.drop_index('uq_figure_agreement_in_force',
                            sqlite_where=sa.text('withdrawn_on IS NULL'), postgresql_where=sa.text('withdrawn_on IS NULL'))
        batch_op.drop_index(batch_op.f('ix_figure_agreement_recorded_by'))
        batch_op.drop_index(batch_op.f('ix_figure_agreement_organisation_id'))

    op.drop_table('figure_agreement')
    if op.get_bind().dialect.name == 'postgresql':
        for table in KEPT:
            op.get_bind().exec_driver_sql(f'DROP FUNCTION {table}_refused()')
