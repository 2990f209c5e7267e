"""aims that a body sets itself for who takes part."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

DIMENSIONS = ('sex', 'age_band', 'affiliation', 'nationality')


def upgrade() -> None:
    op.create_table('participation_aim',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sa.Enum(*DIMENSIONS, name='dimension', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value', sa.String(length=40), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('set_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('percent BETWEEN 0 AND 100', name=op.f('ck_participation_aim_percent')),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_participation_aim_body_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_participation_aim'))
    )
    with op.batch_alter_table('participation_aim', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_participation_aim_body_id'), ['body_id'], unique=False)


def downgrade() -> None:
    op.drop_table('participation_aim')
