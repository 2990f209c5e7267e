"""which meetings have sums is told by an index of them alone, however long the sums are."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('participation_rollup', schema=None) as batch_op:
        batch_op.create_index('ix_participation_rollup_kept', ['meeting_id'], unique=False,
                              sqlite_where=sa.text('figures IS NOT NULL'), postgresql_where=sa.text('figures IS NOT NULL'))


def downgrade() -> None:
    with op.batch_alter_table('participation_rollup', schema=None) as batch_op:
        batch_op.drop_index('ix_participation_rollup_kept', sqlite_where=sa.text('figures IS NOT NULL'),
                            postgresql_where=sa.text('figures IS NOT NULL'))
