"""witnesses and what they cosigned."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('watched_log',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('origin', sa.String(length=120), nullable=False),
    sa.Column('label', sa.String(length=120), nullable=False),
    sa.Column('key', sa.String(length=300), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('line', sa.String(length=400), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_watched_log')),
    sa.UniqueConstraint('origin', name=op.f('uq_watched_log_origin'))
    )
    op.create_table('witness',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=120), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=300), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['community_id'], ['organisation.id'], name=op.f('fk_witness_community_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_witness')),
    sa.UniqueConstraint('key', name=op.f('uq_witness_key'))
    )
    with op.batch_alter_table('witness', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_witness_community_id'), ['community_id'], unique=False)

    op.create_table('cosignature',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('witness_id', sa.Uuid(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('root', sa.LargeBinary(length=32), nullable=False),
    sa.Column('line', sa.String(length=400), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('size > 0', name=op.f('ck_cosignature_size')),
    sa.ForeignKeyConstraint(['witness_id'], ['witness.id'], name=op.f('fk_cosignature_witness_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cosignature')),
    sa.UniqueConstraint('witness_id', 'size', name=op.f('uq_cosignature_witness_id_size'))
    )
    with op.batch_alter_table('cosignature', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cosignature_size'), ['size'], unique=False)
        batch_op.create_index(batch_op.f('ix_cosignature_witness_id'), ['witness_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('cosignature', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cosignature_witness_id'))
        batch_op.drop_index(batch_op.f('ix_cosignature_size'))

    op.drop_table('cosignature')
    with op.batch_alter_table('witness', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_witness_community_id'))

    op.drop_table('witness')
    op.drop_table('watched_log')
