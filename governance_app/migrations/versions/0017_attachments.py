"""files kept with meetings, points, actas and signatures: their names, seals and digests."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table('attachment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=False),
    sa.Column('subject_kind', _words('subject_kind', ('meeting', 'item', 'minutes', 'signature')), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('media', _words('media', ('jpeg', 'pdf', 'mp3', 'm4a', 'ogg', 'amr')), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('alt', sa.String(length=500), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=True),
    sa.Column('salt', sa.LargeBinary(), nullable=True),
    sa.Column('seal', sa.String(length=64), nullable=False),
    sa.Column('original_salt', sa.LargeBinary(), nullable=True),
    sa.Column('original_seal', sa.String(length=64), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kept_by', sa.Uuid(), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_by', sa.Uuid(), nullable=True),
    sa.Column('removed_because', sa.Text(), nullable=False),
    sa.CheckConstraint('(digest IS NULL) = (removed_at IS NOT NULL)', name=op.f('ck_attachment_removed')),
    sa.CheckConstraint('(salt IS NULL) = (removed_at IS NOT NULL)', name=op.f('ck_attachment_salted')),
    sa.CheckConstraint('size > 0', name=op.f('ck_attachment_size')),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_attachment_body_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachment_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachment_digest'), ['digest'], unique=False)
        batch_op.create_index('ix_attachment_subject', ['subject_kind', 'subject_id'], unique=False)


def downgrade() -> None:
    if op.get_bind().scalar(sa.text('SELECT count(*) FROM attachment')):
        raise RuntimeError(
            'There are files kept with meetings: the version before has no place for them. Nothing was changed; go back to a backup '
            'from before the first of them instead.')
    op.drop_table('attachment')
