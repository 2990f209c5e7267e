"""votes held in Belenios: where, with which fingerprints, and their totals."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

BEFORE = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper', 'sealed', 'correspondence')
NAMED = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper', 'sealed')
FORMS = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper', 'sealed', 'belenios', 'correspondence')


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('belenios_vote',
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('election', sa.String(length=43), nullable=False),
    sa.Column('received', sa.Integer(), nullable=True),
    sa.Column('accepted', sa.Integer(), nullable=True),
    sa.Column('votes_for', sa.Integer(), nullable=True),
    sa.Column('against', sa.Integer(), nullable=True),
    sa.Column('blank', sa.Integer(), nullable=True),
    sa.Column('archive', sa.String(length=43), nullable=False),
    sa.Column('verification', _words('verification', ('compared', 'archive', 'none')), nullable=True),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('publication', _words('publication', ('full', 'outcome', 'small_hidden')), nullable=False),
    sa.Column('first_id', sa.Uuid(), nullable=False),
    sa.Column('second_id', sa.Uuid(), nullable=False),
    sa.Column('first_pin', sa.String(length=200), nullable=True),
    sa.Column('second_pin', sa.String(length=200), nullable=True),
    sa.Column('salt', sa.LargeBinary(), nullable=True),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('annulled_because', sa.Text(), nullable=False),
    sa.Column('annulled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('accepted = votes_for + against + blank', name=op.f('ck_belenios_vote_answers')),
    sa.CheckConstraint('accepted <= received', name=op.f('ck_belenios_vote_ballots')),
    sa.CheckConstraint('votes_for >= 0 AND against >= 0 AND blank >= 0', name=op.f('ck_belenios_vote_counts')),
    sa.CheckConstraint('election <> archive', name=op.f('ck_belenios_vote_fingerprints')),
    sa.ForeignKeyConstraint(['first_id'], ['seat.id'], name=op.f('fk_belenios_vote_first_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_belenios_vote_motion_id')),
    sa.ForeignKeyConstraint(['second_id'], ['seat.id'], name=op.f('fk_belenios_vote_second_id')),
    sa.PrimaryKeyConstraint('motion_id', name=op.f('pk_belenios_vote')),
    sa.UniqueConstraint('election', name=op.f('uq_belenios_vote_election'))
    )
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column('form', existing_type=_words('form', BEFORE), type_=_words('form', FORMS), existing_nullable=False)
    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.alter_column(
            'named_form', existing_type=_words('named_form', NAMED), type_=_words('named_form', (*NAMED, 'belenios')),
            existing_nullable=True)


def downgrade() -> None:
    if op.get_bind().scalar(sa.text('SELECT count(*) FROM belenios_vote')):
        raise RuntimeError(
            'There are votes in Belenios: the version before has no place for them, and would show the figures that they keep hidden. '
            'Nothing was changed; go back to a backup from before the first of them instead.')
    op.execute("UPDATE agenda_item SET named_form = NULL WHERE named_form = 'belenios'")  # the notice that was sent keeps its words
    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.alter_column(
            'named_form', existing_type=_words('named_form', (*NAMED, 'belenios')), type_=_words('named_form', NAMED),
            existing_nullable=True)
    op.execute("UPDATE motion SET form = 'paper' WHERE form = 'belenios'")  # drafts only: the nearest word that the tables before have
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column('form', existing_type=_words('form', FORMS), type_=_words('form', BEFORE), existing_nullable=False)
    op.drop_table('belenios_vote')
