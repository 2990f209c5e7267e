"""the seal of the photograph of a tally sheet."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('urn', schema=None) as batch_op:
        batch_op.add_column(sa.Column('photo_salt', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('photo_seal', sa.String(length=64), server_default='', nullable=False))
        batch_op.create_check_constraint(op.f('ck_urn_photo_with_salt'), "(photo_salt IS NULL) = (photo_seal = '')")


def downgrade() -> None:
    if op.get_bind().scalar(sa.text('SELECT count(*) FROM urn WHERE photo_salt IS NOT NULL')):
        raise RuntimeError(
            'Photographs of tally sheets are sealed: the version before has no place for their seals, and without the salts nobody could '
            'show again that a photograph is the one. Nothing was changed; go back to a backup from before the first of them instead.')
    with op.batch_alter_table('urn', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_urn_photo_with_salt'), type_='check')
        batch_op.drop_column('photo_seal')
        batch_op.drop_column('photo_salt')
