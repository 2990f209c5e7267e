"""the life of the acta after its draft: review, frozen texts, approval, errata, translations."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

BEFORE = ('draft', 'in_review', 'approved')
STATES = ('draft', 'in_review', 'presented', 'approved')
TURNS = ('review_opened', 'back_to_draft', 'presented', 'taken_back', 'not_approved', 'approved')
TOLD_BY = ('own_hand', 'in_the_room', 'radio', 'phone', 'whatsapp', 'letter', 'visit')
BINDING = 'translates_id IS NOT NULL AND binding'
GUARDED = (('acta_text', ''), ('acta_approval', ''), ('acta_erratum', "OLD.state = 'approved'"))


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _refusals(table: str, when: str) -> list[str]:
    condition = f" WHEN ({when})" if when else ""
    if op.get_bind().dialect.name == 'sqlite':
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}{condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
            for verb in ('UPDATE', 'DELETE')
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW{condition} EXECUTE FUNCTION {table}_refused()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refused()",
    ]


def upgrade() -> None:
    op.create_table('acta_text',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('shape', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('shape_sha256', sa.String(length=64), nullable=False),
    sa.Column('binding', sa.Boolean(), nullable=False),
    sa.Column('translates_id', sa.Uuid(), nullable=True),
    sa.Column('frozen_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_acta_text_digest')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_acta_text_number')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_text_minutes_id')),
    sa.ForeignKeyConstraint(['translates_id'], ['acta_text.id'], name=op.f('fk_acta_text_translates_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_text')),
    sa.UniqueConstraint('minutes_id', 'language', 'number', name=op.f('uq_acta_text_minutes_id_language_number'))
    )
    with op.batch_alter_table('acta_text', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_text_minutes_id'), ['minutes_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_text_translates_id'), ['translates_id'], unique=False)
        batch_op.create_index(
            'uq_acta_text_binding_translation', ['minutes_id'], unique=True, sqlite_where=sa.text(BINDING), postgresql_where=sa.text(BINDING))

    op.create_table('minutes_turn',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', _words('kind', TURNS), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_minutes_turn_minutes_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_turn')),
    sa.UniqueConstraint('minutes_id', 'position', name=op.f('uq_minutes_turn_minutes_id_position'))
    )
    with op.batch_alter_table('minutes_turn', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_minutes_turn_minutes_id'), ['minutes_id'], unique=False)

    op.create_table('acta_erratum',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('quoted', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('reads', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('state', _words('state', ('proposed', 'approved', 'dropped')), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposed_by', sa.Uuid(), nullable=True),
    sa.Column('motion_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.CheckConstraint("(state = 'approved') = (number IS NOT NULL)", name=op.f('ck_acta_erratum_number')),
    sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name=op.f('ck_acta_erratum_decided')),
    sa.CheckConstraint('position >= 0', name=op.f('ck_acta_erratum_position')),
    sa.ForeignKeyConstraint(['decided_by'], ['account.id'], name=op.f('fk_acta_erratum_decided_by')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_erratum_minutes_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_acta_erratum_motion_id')),
    sa.ForeignKeyConstraint(['proposed_by'], ['account.id'], name=op.f('fk_acta_erratum_proposed_by')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_erratum_text_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_erratum')),
    sa.UniqueConstraint('minutes_id', 'number', name=op.f('uq_acta_erratum_minutes_id_number')),
    sa.UniqueConstraint('motion_id', name=op.f('uq_acta_erratum_motion_id'))
    )
    with op.batch_alter_table('acta_erratum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_erratum_decided_by'), ['decided_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_erratum_minutes_id'), ['minutes_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_erratum_proposed_by'), ['proposed_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_erratum_text_id'), ['text_id'], unique=False)

    op.create_table('acta_presentation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=True),
    sa.Column('at_closing', sa.Boolean(), nullable=False),
    sa.Column('presented_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('presented_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_acta_presentation_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_acta_presentation_meeting_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_presentation_minutes_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_acta_presentation_motion_id')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_presentation_text_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_presentation')),
    sa.UniqueConstraint('minutes_id', 'number', name=op.f('uq_acta_presentation_minutes_id_number')),
    sa.UniqueConstraint('motion_id', name=op.f('uq_acta_presentation_motion_id')),
    sa.UniqueConstraint('text_id', name=op.f('uq_acta_presentation_text_id'))
    )
    with op.batch_alter_table('acta_presentation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_presentation_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_presentation_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_presentation_minutes_id'), ['minutes_id'], unique=False)

    op.create_table('acta_translation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('translator', sa.String(length=200), nullable=False),
    sa.Column('reviewer', sa.String(length=200), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('final_id', sa.Uuid(), nullable=True),
    sa.Column('binding_motion_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint("final_id IS NULL OR reviewer <> ''", name=op.f('ck_acta_translation_reviewed')),
    sa.ForeignKeyConstraint(['binding_motion_id'], ['motion.id'], name=op.f('fk_acta_translation_binding_motion_id')),
    sa.ForeignKeyConstraint(['final_id'], ['acta_text.id'], name=op.f('fk_acta_translation_final_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_translation_minutes_id')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_translation_text_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_translation')),
    sa.UniqueConstraint('final_id', name=op.f('uq_acta_translation_final_id')),
    sa.UniqueConstraint('minutes_id', 'language', name=op.f('uq_acta_translation_minutes_id_language'))
    )
    with op.batch_alter_table('acta_translation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_translation_binding_motion_id'), ['binding_motion_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_translation_minutes_id'), ['minutes_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_acta_translation_text_id'), ['text_id'], unique=False)

    op.create_table('acta_approval',
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('presentation_id', sa.Uuid(), nullable=False),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('motion_id', sa.Uuid(), nullable=False),
    sa.Column('at_closing', sa.Boolean(), nullable=False),
    sa.Column('code', sa.String(length=80), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.Column('annexes_sha256', sa.String(length=64), nullable=False),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('approved_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_acta_approval_meeting_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_approval_minutes_id')),
    sa.ForeignKeyConstraint(['motion_id'], ['motion.id'], name=op.f('fk_acta_approval_motion_id')),
    sa.ForeignKeyConstraint(['presentation_id'], ['acta_presentation.id'], name=op.f('fk_acta_approval_presentation_id')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_approval_text_id')),
    sa.PrimaryKeyConstraint('minutes_id', name=op.f('pk_acta_approval')),
    sa.UniqueConstraint('motion_id', name=op.f('uq_acta_approval_motion_id')),
    sa.UniqueConstraint('presentation_id', name=op.f('uq_acta_approval_presentation_id')),
    sa.UniqueConstraint('text_id', name=op.f('uq_acta_approval_text_id'))
    )
    with op.batch_alter_table('acta_approval', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_approval_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('acta_translation_part',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('translation_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('position >= 0', name=op.f('ck_acta_translation_part_position')),
    sa.ForeignKeyConstraint(['translation_id'], ['acta_translation.id'], name=op.f('fk_acta_translation_part_translation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_translation_part')),
    sa.UniqueConstraint('translation_id', 'position', name=op.f('uq_acta_translation_part_translation_id_position'))
    )
    with op.batch_alter_table('acta_translation_part', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_translation_part_translation_id'), ['translation_id'], unique=False)

    op.create_table('minutes_correction',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('section_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('told_by', _words('told_by', TOLD_BY), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('quoted', sa.Text(), nullable=False),
    sa.Column('instead', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('state', _words('state', ('open', 'accepted', 'in_part', 'refused')), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by', sa.Uuid(), nullable=True),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('answer_salt', sa.LargeBinary(), nullable=True),
    sa.Column('mended', _words('mended', ('words', 'attendance', 'vote', 'decision')), nullable=True),
    sa.Column('revision_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint("(state = 'open') = (answered_at IS NULL)", name=op.f('ck_minutes_correction_answered')),
    sa.CheckConstraint("(state IN ('accepted', 'in_part')) = (mended IS NOT NULL)", name=op.f('ck_minutes_correction_where_mended')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_minutes_correction_number')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_minutes_correction_account_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_minutes_correction_minutes_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_minutes_correction_person_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['minutes_revision.id'], name=op.f('fk_minutes_correction_revision_id')),
    sa.ForeignKeyConstraint(['section_id'], ['minutes_section.id'], name=op.f('fk_minutes_correction_section_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_correction')),
    sa.UniqueConstraint('minutes_id', 'number', name=op.f('uq_minutes_correction_minutes_id_number'))
    )
    with op.batch_alter_table('minutes_correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_minutes_correction_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_minutes_correction_minutes_id'), ['minutes_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_minutes_correction_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_minutes_correction_revision_id'), ['revision_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_minutes_correction_section_id'), ['section_id'], unique=False)

    with op.batch_alter_table('minutes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('review_until', sa.Date(), nullable=True))
        batch_op.alter_column('state', existing_type=_words('state', BEFORE), type_=_words('state', STATES), existing_nullable=False)
    for table, when in GUARDED:
        for statement in _refusals(table, when):
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    for table in ('acta_text', 'minutes_correction', 'minutes_turn'):
        if op.get_bind().scalar(sa.text(f'SELECT count(*) FROM {table}')):  # noqa: S608 — three names of ours
            raise RuntimeError(
                'There are actas in review, put to the vote or approved: the version before has no place for their texts and answers. '
                'Nothing was changed; go back to a backup from before the first of them instead.')
    for table in (
        'minutes_correction', 'acta_translation_part', 'acta_approval', 'acta_translation', 'acta_presentation', 'acta_erratum',
        'minutes_turn', 'acta_text',
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == 'postgresql':
        for table, _when in GUARDED:
            op.execute(f'DROP FUNCTION {table}_refused()')
    with op.batch_alter_table('minutes', schema=None) as batch_op:
        batch_op.drop_column('review_until')
        batch_op.alter_column('state', existing_type=_words('state', STATES), type_=_words('state', BEFORE), existing_nullable=False)
