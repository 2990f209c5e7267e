"""the run-off of an election without a winner: which election it is the second vote of, one that is not annulled."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('election', schema=None) as batch_op:
        batch_op.add_column(sa.Column('runoff_of_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_election_runoff_of_id'), 'election', ['runoff_of_id'], ['id'])
    stands = sa.text("state <> 'annulled'")
    op.create_index('uq_election_runoff', 'election', ['runoff_of_id'], unique=True, sqlite_where=stands, postgresql_where=stands)


def downgrade() -> None:
    op.drop_index('uq_election_runoff', table_name='election')
    with op.batch_alter_table('election', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('fk_election_runoff_of_id'), type_='foreignkey')
        batch_op.drop_column('runoff_of_id')
