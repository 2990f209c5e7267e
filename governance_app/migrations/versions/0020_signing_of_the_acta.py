"""signing of the acta: signatures, refusals, and the PDF that is signed electronically; none of them ever changes."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

FORMS = ('screen', 'paper', 'thumb', 'on_behalf', 'pades', 'refused')
GUARDED = ('acta_signature', 'acta_signing_copy')


def _refusals(table: str) -> list[str]:
    if op.get_bind().dialect.name == 'sqlite':
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
            for verb in ('UPDATE', 'DELETE')
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refused()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refused()",
    ]


def upgrade() -> None:
    op.create_table('acta_signature',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('office', sa.String(length=80), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('form', sa.Enum(*FORMS, name='form', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('refused', sa.Boolean(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('witness_id', sa.Uuid(), nullable=True),
    sa.Column('hand_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('order_reason', sa.Text(), nullable=False),
    sa.Column('seals', sa.JSON(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint("refused = (form = 'refused')", name=op.f('ck_acta_signature_refused')),
    sa.CheckConstraint("(form IN ('thumb', 'on_behalf')) = (witness_id IS NOT NULL)", name=op.f('ck_acta_signature_witness')),
    sa.CheckConstraint("(form = 'on_behalf') = (hand_id IS NOT NULL)", name=op.f('ck_acta_signature_hand')),
    sa.CheckConstraint("(form IN ('screen', 'refused')) = (attachment_id IS NULL)", name=op.f('ck_acta_signature_proof')),
    sa.CheckConstraint('person_id <> witness_id AND person_id <> hand_id AND hand_id <> witness_id',
                       name=op.f('ck_acta_signature_three_people')),
    sa.CheckConstraint("form <> 'refused' OR reason <> ''", name=op.f('ck_acta_signature_reason')),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachment.id'], name=op.f('fk_acta_signature_attachment_id')),
    sa.ForeignKeyConstraint(['hand_id'], ['person.id'], name=op.f('fk_acta_signature_hand_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_signature_minutes_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_acta_signature_person_id')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_signature_text_id')),
    sa.ForeignKeyConstraint(['witness_id'], ['person.id'], name=op.f('fk_acta_signature_witness_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acta_signature')),
    sa.UniqueConstraint('minutes_id', 'place', 'refused', name=op.f('uq_acta_signature_minutes_id_place_refused'))
    )
    with op.batch_alter_table('acta_signature', schema=None) as batch_op:
        for column in ('attachment_id', 'hand_id', 'minutes_id', 'person_id', 'text_id', 'witness_id'):
            batch_op.create_index(batch_op.f(f'ix_acta_signature_{column}'), [column], unique=False)
    op.create_table('acta_signing_copy',
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('text_id', sa.Uuid(), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=False),
    sa.Column('prepared_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachment.id'], name=op.f('fk_acta_signing_copy_attachment_id')),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_acta_signing_copy_minutes_id')),
    sa.ForeignKeyConstraint(['text_id'], ['acta_text.id'], name=op.f('fk_acta_signing_copy_text_id')),
    sa.PrimaryKeyConstraint('minutes_id', name=op.f('pk_acta_signing_copy')),
    sa.UniqueConstraint('attachment_id', name=op.f('uq_acta_signing_copy_attachment_id'))
    )
    with op.batch_alter_table('acta_signing_copy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_acta_signing_copy_text_id'), ['text_id'], unique=False)
    for table in GUARDED:
        for statement in _refusals(table):
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().scalar(sa.text('SELECT count(*) FROM acta_signature')):
        raise RuntimeError(
            'There are signatures of actas: the version before has no place for them. Nothing was changed; go back to a backup from before '
            'the first of them instead.')
    for table in reversed(GUARDED):
        op.drop_table(table)
        if op.get_bind().dialect.name == 'postgresql':
            op.execute(f'DROP FUNCTION {table}_refused()')
