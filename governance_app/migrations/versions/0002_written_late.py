"""what is written down after the closing stands in the history of the meeting."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

BEFORE = ('convened', 'postponed', 'first_call_failed', 'opened', 'adjourned', 'resumed', 'closed', 'reopened', 'cancelled', 'agenda_changed')


def _kinds(*more: str) -> sa.Enum:
    return sa.Enum(*BEFORE, *more, name='kind', native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    with op.batch_alter_table('meeting_event', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=_kinds(), type_=_kinds('written_late'), existing_nullable=False)


def downgrade() -> None:
    op.execute("DELETE FROM meeting_event WHERE kind = 'written_late'")  # the tables of before have no word for it
    with op.batch_alter_table('meeting_event', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=_kinds('written_late'), type_=_kinds(), existing_nullable=False)
