"""two counters of a show of hands."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('hand_count', schema=None) as batch_op:
        batch_op.add_column(sa.Column('second_counted_by', sa.String(length=300), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('hand_count', schema=None) as batch_op:
        batch_op.drop_column('second_counted_by')
