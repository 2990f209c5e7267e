"""sealed electronic ballots: scrutineers, keys, envelopes and totals."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

FORMS = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper')


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('sealing',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('publication', _words('publication', ('full', 'outcome', 'small_hidden')), nullable=False),
    sa.Column('first_id', sa.Uuid(), nullable=False),
    sa.Column('second_id', sa.Uuid(), nullable=False),
    sa.Column('first_code', sa.String(length=64), nullable=True),
    sa.Column('second_code', sa.String(length=64), nullable=True),
    sa.Column('first_key', sa.String(length=100), nullable=False),
    sa.Column('second_key', sa.String(length=100), nullable=False),
    sa.Column('first_pin', sa.String(length=200), nullable=True),
    sa.Column('second_pin', sa.String(length=200), nullable=True),
    sa.Column('stage', _words('stage', ('keys', 'open', 'first', 'second', 'counted', 'destroyed')), nullable=False),
    sa.Column('received', sa.Integer(), nullable=True),
    sa.Column('replaced', sa.Integer(), server_default='0', nullable=False),
    sa.Column('unreadable', sa.Integer(), nullable=True),
    sa.Column('repeated', sa.Integer(), nullable=True),
    sa.Column('votes_for', sa.Integer(), nullable=True),
    sa.Column('against', sa.Integer(), nullable=True),
    sa.Column('blank', sa.Integer(), nullable=True),
    sa.Column('null_votes', sa.Integer(), nullable=True),
    sa.Column('salt', sa.LargeBinary(), nullable=True),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('annulled_because', sa.Text(), nullable=False),
    sa.Column('annulled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('destroyed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('received = votes_for + against + blank + null_votes', name=op.f('ck_sealing_answers')),
    sa.CheckConstraint('votes_for >= 0 AND against >= 0 AND blank >= 0 AND null_votes >= 0', name=op.f('ck_sealing_counts')),
    sa.ForeignKeyConstraint(['first_id'], ['seat.id'], name=op.f('fk_sealing_first_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_sealing_motion_id')),
    sa.ForeignKeyConstraint(['second_id'], ['seat.id'], name=op.f('fk_sealing_second_id')),
    sa.PrimaryKeyConstraint('motion_id', name=op.f('pk_sealing')),
    sa.UniqueConstraint('first_code', name=op.f('uq_sealing_first_code')),
    sa.UniqueConstraint('second_code', name=op.f('uq_sealing_second_code'))
    )
    op.create_table('sealed_envelope',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('seat_id', sa.Uuid(), nullable=False),
    sa.Column('envelope', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['motion_id', 'seat_id'], ['elector.motion_id', 'elector.seat_id'], name=op.f('fk_sealed_envelope_motion_id_seat_id')),
    sa.PrimaryKeyConstraint('motion_id', 'seat_id', name=op.f('pk_sealed_envelope')),
    sa.UniqueConstraint('motion_id', 'envelope', name=op.f('uq_sealed_envelope_motion_id_envelope'))
    )
    op.create_table('peeled_envelope',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('envelope', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_peeled_envelope_motion_id')),
    sa.PrimaryKeyConstraint('motion_id', 'envelope', name=op.f('pk_peeled_envelope'))
    )
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'form', existing_type=_words('form', FORMS), type_=_words('form', (*FORMS, 'sealed')), existing_nullable=False)


def downgrade() -> None:
    op.execute("UPDATE motion SET form = 'paper' WHERE form = 'sealed'")  # the nearest word that the tables of before have
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'form', existing_type=_words('form', (*FORMS, 'sealed')), type_=_words('form', FORMS), existing_nullable=False)
    op.drop_table('peeled_envelope')
    op.drop_table('sealed_envelope')
    op.drop_table('sealing')
