"""What was counted of support before its needs had a rule stays legible after the migration, and goes back as it was."""

import sqlalchemy as sa
from flask import Flask

from governance_app.attendance import actions, reads
from governance_app.attendance.rules import Support, SupportKind
from governance_app.foundation import schema
from tests.migrations.test_secret_votes_stay import as_migrated
from tests.support.build_attendance import a_convened_meeting, does


def test_a_need_below_its_use_becomes_words_and_the_rest_stays(either: Flask) -> None:
    meeting = a_convened_meeting(2)
    food, travel = Support(SupportKind.FOOD, 12, 15, "Con pescado"), Support(SupportKind.TRAVEL, 9, 11)
    fuel, unknown = Support(SupportKind.OTHER, 2, 2, "Gasolina"), Support(SupportKind.CHILDCARE, None, 4)
    does(actions.keep_support, meeting=meeting, lines=[food, travel, fuel, unknown])
    with as_migrated() as engine:
        schema.downgrade(engine, "0022")
        with engine.begin() as connection:
            kinds = set(connection.scalars(sa.text("SELECT kind FROM support")))
            connection.execute(sa.text("UPDATE support SET needed = 10 WHERE kind = 'food'"))
        schema.upgrade(engine)
    assert kinds == {"food", "travel"}
    told = Support(SupportKind.FOOD, 12, None, "Antes se anotó que lo necesitaban 10. Con pescado")
    assert set(reads.support(meeting)) == {told, travel}
