"""votes by correspondence: deadline, what came in, reminders; a vote may lapse."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

FORMS = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper', 'sealed')
OUTCOMES = ('carried', 'lost', 'no_consensus', 'tied_to_repeat')
MODES = ('in_person', 'online', 'mixed')
WAYS_IN = ('letter', 'email', 'message', 'radio', 'phone', 'in_person')
WAYS_OUT = ('radio', 'whatsapp', 'letter', 'visit', 'email', 'phone')


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('correspondence',
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('deadline', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_correspondence_motion_id')),
    sa.PrimaryKeyConstraint('motion_id', name=op.f('pk_correspondence'))
    )
    op.create_table('vote_reminder',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('channel', _words('channel', WAYS_OUT), nullable=False),
    sa.Column('told', sa.Integer(), nullable=False),
    sa.Column('waiting', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('told >= 1 AND told <= waiting', name=op.f('ck_vote_reminder_told')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_vote_reminder_motion_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_reminder'))
    )
    with op.batch_alter_table('vote_reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_reminder_motion_id'), ['motion_id'], unique=False)
    op.create_table('answer_received',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('seat_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('channel', _words('channel', WAYS_IN), nullable=False),
    sa.Column('document', sa.String(length=300), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['motion_id', 'seat_id'], ['elector.motion_id', 'elector.seat_id'], name=op.f('fk_answer_received_motion_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answer_received_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_received'))
    )
    with op.batch_alter_table('answer_received', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_received_motion_id'), ['motion_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_received_person_id'), ['person_id'], unique=False)
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'form', existing_type=_words('form', FORMS), type_=_words('form', (*FORMS, 'correspondence')), existing_nullable=False)
    with op.batch_alter_table('result', schema=None) as batch_op:
        batch_op.alter_column(
            'outcome', existing_type=_words('outcome', OUTCOMES), type_=_words('outcome', (*OUTCOMES, 'lapsed')), existing_nullable=False)
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.alter_column(
            'mode', existing_type=_words('mode', MODES), type_=_words('mode', (*MODES, 'correspondence')), existing_nullable=False)


def downgrade() -> None:
    op.execute("UPDATE motion SET form = 'roll_call' WHERE form = 'correspondence'")  # the nearest words that the tables of before have
    op.execute("UPDATE result SET outcome = 'tied_to_repeat' WHERE outcome = 'lapsed'")
    op.execute("UPDATE meeting SET mode = 'online' WHERE mode = 'correspondence'")
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.alter_column(
            'mode', existing_type=_words('mode', (*MODES, 'correspondence')), type_=_words('mode', MODES), existing_nullable=False)
    with op.batch_alter_table('result', schema=None) as batch_op:
        batch_op.alter_column(
            'outcome', existing_type=_words('outcome', (*OUTCOMES, 'lapsed')), type_=_words('outcome', OUTCOMES), existing_nullable=False)
    with op.batch_alter_table('motion', schema=None) as batch_op:
        batch_op.alter_column(
            'form', existing_type=_words('form', (*FORMS, 'correspondence')), type_=_words('form', FORMS), existing_nullable=False)
    op.drop_table('answer_received')
    op.drop_table('vote_reminder')
    op.drop_table('correspondence')
