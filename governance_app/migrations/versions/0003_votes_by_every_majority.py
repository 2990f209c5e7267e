"""acclamation, amendments and other words of a motion, changed answers, a lot after a tie."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

CHOICES = ('for', 'against', 'abstain', 'blank', 'null', 'not_voting')
BEFORE = ('consensus', 'show_of_hands', 'roll_call')
AFTER = ('consensus', 'acclamation', 'show_of_hands', 'roll_call')


def _choice() -> sa.Enum:
    return sa.Enum(*CHOICES, name='choice', native_enum=False, create_constraint=True, length=40)


def _forms(words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name='form', native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('lot',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('choice', _choice(), nullable=False),
    sa.Column('how', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_lot_motion_id')),
    sa.PrimaryKeyConstraint('motion_id', name=op.f('pk_lot'))
    )
    op.create_table('motion_text',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('because_id', sa.Uuid(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['because_id'], ['motion.id'], name=op.f('fk_motion_text_because_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_motion_text_motion_id')),
    sa.PrimaryKeyConstraint('motion_id', 'version', 'language', name=op.f('pk_motion_text'))
    )
    op.create_table('ballot_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('seat_id', sa.Uuid(), nullable=False),
    sa.Column('choice', _choice(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['motion_id', 'seat_id'], ['elector.motion_id', 'elector.seat_id'], name=op.f('fk_ballot_change_motion_id_seat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_change'))
    )
    with op.batch_alter_table('ballot_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_change_motion_id'), ['motion_id'], unique=False)

    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column('form', existing_type=_forms(BEFORE), type_=_forms(AFTER), existing_nullable=False)
        batch_op.add_column(sa.Column('amends_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('again_of_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_motion_again_of_id'), ['again_of_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_motion_amends_id'), ['amends_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_motion_again_of_id'), 'motion', ['again_of_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_motion_amends_id'), 'motion', ['amends_id'], ['id'])


def downgrade() -> None:
    op.execute("UPDATE motion SET form = 'consensus' WHERE form = 'acclamation'")  # the nearest word that the tables of before have
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_motion_amends_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_motion_again_of_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_motion_amends_id'))
        batch_op.drop_index(batch_op.f('ix_motion_again_of_id'))
        batch_op.alter_column('form', existing_type=_forms(AFTER), type_=_forms(BEFORE), existing_nullable=False)
        batch_op.drop_column('again_of_id')
        batch_op.drop_column('amends_id')

    with op.batch_alter_table('ballot_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_change_motion_id'))

    op.drop_table('ballot_change')
    op.drop_table('motion_text')
    op.drop_table('lot')
