"""who was counted in a published figure never changes, as the figures do not."""

from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

TABLE = 'figure_member'


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == 'sqlite':
        for verb in ('UPDATE', 'DELETE'):
            run(f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{TABLE} never changes'); END")
        return
    run(f"CREATE OR REPLACE FUNCTION {TABLE}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{TABLE} never changes'; END $$")
    run(f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refused()")
    run(f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refused()")


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == 'sqlite':
        for verb in ('update', 'delete'):
            run(f'DROP TRIGGER {TABLE}_no_{verb}')
        return
    run(f'DROP TRIGGER {TABLE}_no_truncate ON {TABLE}')
    run(f'DROP TRIGGER {TABLE}_no_change ON {TABLE}')
    run(f'DROP FUNCTION {TABLE}_refused()')
