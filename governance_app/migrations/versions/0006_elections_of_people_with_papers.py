"""elections of people with papers."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('election',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('method', sa.Enum('plurality', 'majority', 'approval', 'borda', 'irv', 'stv-wigm', 'stv-meek', name='method', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('seats', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('candidates', 'open', 'closed', 'annulled', name='state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('seed', sa.String(length=200), nullable=False),
    sa.Column('electors', sa.Integer(), nullable=True),
    sa.Column('quorum', sa.JSON(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('annulled_because', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('electors >= 1', name=op.f('ck_election_electors')),
    sa.CheckConstraint('seats >= 1', name=op.f('ck_election_seats')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_election_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_election_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_election'))
    )
    with op.batch_alter_table('election', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_election_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_election_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('candidacy',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('election_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'accepted', 'refused', 'withdrawn', name='state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('how', sa.String(length=300), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['election_id'], ['election.id'], name=op.f('fk_candidacy_election_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_candidacy_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_candidacy')),
    sa.UniqueConstraint('election_id', 'number', name=op.f('uq_candidacy_election_id_number')),
    sa.UniqueConstraint('election_id', 'person_id', name=op.f('uq_candidacy_election_id_person_id'))
    )
    with op.batch_alter_table('candidacy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_candidacy_election_id'), ['election_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_candidacy_person_id'), ['person_id'], unique=False)

    op.create_table('election_papers',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('election_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('valid', 'blank', 'null', name='kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('ranking', sa.JSON(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('struck_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('struck_because', sa.String(length=500), nullable=False),
    sa.CheckConstraint("(struck_at IS NULL) = (struck_because = '')", name=op.f('ck_election_papers_struck_with_reason')),
    sa.CheckConstraint('times >= 1', name=op.f('ck_election_papers_times')),
    sa.ForeignKeyConstraint(['election_id'], ['election.id'], name=op.f('fk_election_papers_election_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_election_papers'))
    )
    with op.batch_alter_table('election_papers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_election_papers_election_id'), ['election_id'], unique=False)

    op.create_table('election_result',
    sa.Column('election_id', sa.Uuid(), nullable=False),
    sa.Column('in_box', sa.Integer(), nullable=False),
    sa.Column('valid', sa.Integer(), nullable=False),
    sa.Column('blank', sa.Integer(), nullable=False),
    sa.Column('null_papers', sa.Integer(), nullable=False),
    sa.Column('count', sa.JSON(), nullable=False),
    sa.Column('missing', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('in_box = valid + blank + null_papers', name=op.f('ck_election_result_box')),
    sa.ForeignKeyConstraint(['election_id'], ['election.id'], name=op.f('fk_election_result_election_id')),
    sa.PrimaryKeyConstraint('election_id', name=op.f('pk_election_result'))
    )
    op.create_table('election_vacancy',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('election_id', sa.Uuid(), nullable=False),
    sa.Column('retiring', sa.Integer(), nullable=False),
    sa.Column('successor', sa.Integer(), nullable=True),
    sa.Column('declined', sa.JSON(), nullable=False),
    sa.Column('count', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['election_id'], ['election.id'], name=op.f('fk_election_vacancy_election_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_election_vacancy')),
    sa.UniqueConstraint('election_id', 'retiring', name=op.f('uq_election_vacancy_election_id_retiring'))
    )
    with op.batch_alter_table('election_vacancy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_election_vacancy_election_id'), ['election_id'], unique=False)

    op.create_table('list_rule',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('election_id', sa.Uuid(), nullable=False),
    sa.Column('group_name', sa.String(length=100), nullable=False),
    sa.Column('at_least', sa.Integer(), nullable=False),
    sa.Column('binding', sa.Boolean(), nullable=False),
    sa.Column('members', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('at_least >= 1', name=op.f('ck_list_rule_at_least')),
    sa.ForeignKeyConstraint(['election_id'], ['election.id'], name=op.f('fk_list_rule_election_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_list_rule')),
    sa.UniqueConstraint('election_id', 'group_name', name=op.f('uq_list_rule_election_id_group_name'))
    )
    with op.batch_alter_table('list_rule', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_list_rule_election_id'), ['election_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('list_rule', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_list_rule_election_id'))

    op.drop_table('list_rule')
    with op.batch_alter_table('election_vacancy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_election_vacancy_election_id'))

    op.drop_table('election_vacancy')
    op.drop_table('election_result')
    with op.batch_alter_table('election_papers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_election_papers_election_id'))

    op.drop_table('election_papers')
    with op.batch_alter_table('candidacy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_candidacy_person_id'))
        batch_op.drop_index(batch_op.f('ix_candidacy_election_id'))

    op.drop_table('candidacy')
    with op.batch_alter_table('election', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_election_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_election_item_id'))

    op.drop_table('election')
