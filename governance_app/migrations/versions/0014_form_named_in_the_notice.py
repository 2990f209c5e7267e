"""in which form the notice says that a point is voted."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

FORMS = ('consensus', 'acclamation', 'show_of_hands', 'roll_call', 'paper', 'sealed')


def upgrade() -> None:
    named = sa.Enum(*FORMS, name='named_form', native_enum=False, create_constraint=True, length=40)
    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('named_form', named, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_agenda_item_named_form'), type_='check')
        batch_op.drop_column('named_form')
