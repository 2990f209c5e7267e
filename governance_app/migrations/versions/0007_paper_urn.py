"""the paper urn: scrutineers, papers and totals of a secret vote; a vote may be annulled."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

FORMS = ('consensus', 'acclamation', 'show_of_hands', 'roll_call')
STATES = ('draft', 'open', 'tied', 'closed', 'withdrawn')


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('urn',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('publication', _words('publication', ('full', 'outcome', 'small_hidden')), nullable=False),
    sa.Column('first_id', sa.Uuid(), nullable=False),
    sa.Column('second_id', sa.Uuid(), nullable=False),
    sa.Column('first_pin', sa.String(length=200), nullable=True),
    sa.Column('second_pin', sa.String(length=200), nullable=True),
    sa.Column('issued', sa.Integer(), nullable=True),
    sa.Column('in_box', sa.Integer(), nullable=True),
    sa.Column('spoiled', sa.Integer(), nullable=True),
    sa.Column('unused', sa.Integer(), nullable=True),
    sa.Column('votes_for', sa.Integer(), nullable=True),
    sa.Column('against', sa.Integer(), nullable=True),
    sa.Column('blank', sa.Integer(), nullable=True),
    sa.Column('null_votes', sa.Integer(), nullable=True),
    sa.Column('salt', sa.LargeBinary(), nullable=True),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('annulled_because', sa.Text(), nullable=False),
    sa.Column('annulled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('in_box = votes_for + against + blank + null_votes', name=op.f('ck_urn_options')),
    sa.CheckConstraint('in_box >= 0 AND spoiled >= 0 AND unused >= 0 AND votes_for >= 0 AND against >= 0 AND blank >= 0 AND null_votes >= 0', name=op.f('ck_urn_counts')),
    sa.CheckConstraint('issued = in_box + spoiled + unused', name=op.f('ck_urn_papers')),
    sa.ForeignKeyConstraint(['first_id'], ['seat.id'], name=op.f('fk_urn_first_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_urn_motion_id')),
    sa.ForeignKeyConstraint(['second_id'], ['seat.id'], name=op.f('fk_urn_second_id')),
    sa.PrimaryKeyConstraint('motion_id', name=op.f('pk_urn'))
    )
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'form', existing_type=_words('form', FORMS), type_=_words('form', (*FORMS, 'paper')), existing_nullable=False)
        batch_op.alter_column(
            'state', existing_type=_words('state', STATES), type_=_words('state', (*STATES, 'annulled')), existing_nullable=False)


def downgrade() -> None:
    op.execute("UPDATE motion SET form = 'show_of_hands' WHERE form = 'paper'")  # the nearest words that the tables of before have
    op.execute("UPDATE motion SET state = 'withdrawn' WHERE state = 'annulled'")
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'state', existing_type=_words('state', (*STATES, 'annulled')), type_=_words('state', STATES), existing_nullable=False)
        batch_op.alter_column(
            'form', existing_type=_words('form', (*FORMS, 'paper')), type_=_words('form', FORMS), existing_nullable=False)
    op.drop_table('urn')
