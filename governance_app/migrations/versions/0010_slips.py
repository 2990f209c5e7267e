"""slips with which seats answer from their own telephones."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('voting_slip',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('seat_id', sa.Uuid(), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('issue_id', sa.Uuid(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['motion_id', 'seat_id'], ['elector.motion_id', 'elector.seat_id'],
                            name=op.f('fk_voting_slip_motion_id_seat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voting_slip')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_voting_slip_code_hash'))
    )
    with op.batch_alter_table('voting_slip', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_voting_slip_issue_id'), ['issue_id'], unique=False)
        batch_op.create_index('uq_voting_slip_running', ['motion_id', 'seat_id'], unique=True,
            sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))


def downgrade() -> None:
    with op.batch_alter_table('voting_slip', schema=None) as batch_op:
        batch_op.drop_index(
            'uq_voting_slip_running', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_voting_slip_issue_id'))

    op.drop_table('voting_slip')
