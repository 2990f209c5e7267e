"""a consensus is sought in rounds: stances of each, and what changed between them."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consensus_round',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('changed', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_consensus_round_motion_id')),
    sa.PrimaryKeyConstraint('motion_id', 'number', name=op.f('pk_consensus_round'))
    )
    with op.batch_alter_table('stance', schema=None) as batch_op:
        batch_op.add_column(sa.Column('round', sa.Integer(), server_default='1', nullable=False))
        batch_op.drop_constraint(batch_op.f('uq_stance_motion_id_seat_id'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_stance_motion_id_round_seat_id'), ['motion_id', 'round', 'seat_id'])


def downgrade() -> None:
    op.execute("DELETE FROM stance WHERE round < (SELECT MAX(s.round) FROM stance s WHERE s.motion_id = stance.motion_id)")
    with op.batch_alter_table('stance', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_stance_motion_id_round_seat_id'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_stance_motion_id_seat_id'), ['motion_id', 'seat_id'])
        batch_op.drop_column('round')

    op.drop_table('consensus_round')
