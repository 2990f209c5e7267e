"""the sums of each meeting, emptied by the tables themselves when a fact changes."""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

MEETINGS = {
    'meeting': (('attendance_event', 'attendee_description', 'visitor_count', 'visitor_sheet', 'speaking_turn', 'motion'),
                'SELECT DISTINCT {row}.meeting_id, 1{of} WHERE true'),
    'motion': (('result', 'elector', 'ballot', 'stance'),
               'SELECT DISTINCT m.meeting_id, 1 FROM motion m{and_of} WHERE m.id = {row}.motion_id'),
    'person': (('person_key',),
               'SELECT DISTINCT e.meeting_id, 1 FROM attendance_event e{and_of} WHERE e.person_id = {row}.person_id'),
}
ROWS = {'INSERT': 'NEW', 'UPDATE': 'NEW', 'DELETE': 'OLD'}


def _empty(question: str, row: str, of: str = '') -> str:
    question = question.format(row=row, of=f' FROM {of}' if of else '', and_of=f', {of}' if of else '')
    return (f'INSERT INTO participation_rollup (meeting_id, version) {question} ORDER BY 1 '
            'ON CONFLICT (meeting_id) DO UPDATE SET version = participation_rollup.version + 1, figures = NULL')


def upgrade() -> None:
    op.create_table('participation_rollup',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('figures', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_participation_rollup_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', name=op.f('pk_participation_rollup'))
    )
    run, sqlite = op.get_bind().exec_driver_sql, op.get_bind().dialect.name == 'sqlite'
    for kind, (tables, question) in MEETINGS.items():
        if not sqlite:
            run(f"CREATE OR REPLACE FUNCTION participation_{kind}_changed() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {_empty(question, 'c', 'changed c')}; RETURN NULL; END $$")
        for table in tables:
            for verb, row in ROWS.items():
                name = f'CREATE TRIGGER {table}_sums_{verb.lower()} AFTER {verb} ON {table}'
                run(f'{name} BEGIN {_empty(question, row)}; END' if sqlite else
                    f'{name} REFERENCING {row} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION participation_{kind}_changed()')


def downgrade() -> None:
    run, sqlite = op.get_bind().exec_driver_sql, op.get_bind().dialect.name == 'sqlite'
    for kind, (tables, _question) in MEETINGS.items():
        for table in tables:
            for verb in ROWS:
                run(f'DROP TRIGGER {table}_sums_{verb.lower()}' + ('' if sqlite else f' ON {table}'))
        if not sqlite:
            run(f'DROP FUNCTION participation_{kind}_changed()')
    op.drop_table('participation_rollup')
