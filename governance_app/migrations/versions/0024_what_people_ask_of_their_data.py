"""what people ask of their data, the responsible institution, the register of breaches, and why an answer is disputed."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

KINDS = ('access', 'rectification', 'erasure', 'opposition', 'portability', 'suspension')
ASKERS = ('person', 'representative')
CHANNELS = ('own_page', 'voice', 'letter')
OUTCOMES = ('done', 'refused', 'taken_back', 'erased')
GROUNDS = ('not_the_person', 'legal_duty', 'authority_order', 'claims', 'rights_of_others', 'proceedings', 'expression', 'vital_interest',
           'public_interest', 'archive')
TOLD = ('controller', 'people', 'authority', 'arcotel')


def _one_of(choices: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*choices, name=name, native_enum=False, create_constraint=True, length=40)


def _requests() -> None:
    op.create_table('data_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('kind', _one_of(KINDS, 'kind'), nullable=False),
    sa.Column('asker', _one_of(ASKERS, 'asker'), nullable=False),
    sa.Column('channel', _one_of(CHANNELS, 'channel'), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('representative_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('outcome', _one_of(OUTCOMES, 'outcome'), nullable=True),
    sa.Column('ground', _one_of(GROUNDS, 'ground'), nullable=True),
    sa.Column('answer_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('answered_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('received_on < due_on', name=op.f('ck_data_request_due_later')),
    sa.CheckConstraint('(answered_on IS NULL) = (outcome IS NULL)', name=op.f('ck_data_request_answered_whole')),
    sa.CheckConstraint('answered_on IS NULL OR received_on <= answered_on', name=op.f('ck_data_request_answered_after')),
    sa.CheckConstraint("(ground IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'refused')",
                       name=op.f('ck_data_request_refused_on_a_ground')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_data_request_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_request'))
    )
    with op.batch_alter_table('data_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_data_request_due_on'), ['due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_data_request_person_id'), ['person_id'], unique=False)
        batch_op.create_index('uq_data_request_open', ['person_id', 'kind'], unique=True,
                              sqlite_where=sa.text('answered_on IS NULL'), postgresql_where=sa.text('answered_on IS NULL'))


def _responsible() -> None:
    op.create_table('responsible_institution',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('contact', sa.Text(), nullable=False),
    sa.Column('delegate', sa.Text(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_responsible_institution'))
    )
    with op.batch_alter_table('responsible_institution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_responsible_institution_recorded_at'), ['recorded_at'], unique=False)


def _breaches() -> None:
    op.create_table('data_breach',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('noticed_on', sa.Date(), nullable=False),
    sa.Column('happened', sa.Text(), nullable=False),
    sa.Column('categories', sa.JSON(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('measures', sa.Text(), nullable=False),
    sa.Column('at_risk', sa.Boolean(), nullable=False),
    sa.Column('at_processor', sa.Boolean(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('people IS NULL OR people >= 0', name=op.f('ck_data_breach_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_breach'))
    )
    op.create_table('breach_telling',
    sa.Column('breach_id', sa.Uuid(), nullable=False),
    sa.Column('whom', _one_of(TOLD, 'whom'), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['breach_id'], ['data_breach.id'], name=op.f('fk_breach_telling_breach_id')),
    sa.PrimaryKeyConstraint('breach_id', 'whom', name=op.f('pk_breach_telling'))
    )


LOOKS = sa.text("act = 'people.look_at_private'")


def upgrade() -> None:
    _requests()
    _responsible()
    _breaches()
    op.create_index('ix_receipt_looks', 'receipt', ['subject'], unique=False, sqlite_where=LOOKS, postgresql_where=LOOKS)
    op.add_column('self_description', sa.Column('dispute_sealed', sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_index('ix_receipt_looks', table_name='receipt')
    op.drop_column('self_description', 'dispute_sealed')
    op.drop_table('breach_telling')
    op.drop_table('data_breach')
    op.drop_table('responsible_institution')
    op.drop_table('data_request')
