"""The register of processing is true: no table that tells of somebody is missing from it, and nothing sensitive stands without consent."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import GRANTS, Permission
from governance_app.foundation.database import Base
from governance_app.people.rules import Field, Purpose
from governance_app.privacy.rules import HELD, REGISTER, SENSITIVE, TEXTS, Activity, Basis, Category, undeclared

WRITERS = ("by", "actor", "account_id")
SENSITIVE_COLUMNS = {field.value for field in Field if field is not Field.LANGUAGES}
NOBODY: dict[str, str] = {
    "organisation": "its nationality is that of an organisation",
}
"""Tables with a column that only looks as if it told of a person, with the reason."""


def tells(column: sa.Column[object]) -> bool:
    """Tell whether a column leads to a person or an account, is sealed, says who wrote, or answers a sensitive question."""
    leads = any(key.column.table.name in ("person", "account") for key in column.foreign_keys)
    return leads or column.name.endswith(("_sealed", "_by")) or column.name in WRITERS or column.name in SENSITIVE_COLUMNS


def telling(metadata: sa.MetaData) -> Iterator[str]:
    """Yield the tables that tell of somebody."""
    yield from (table.name for table in metadata.tables.values() if any(map(tells, table.columns)) and table.name not in NOBODY)


def test_every_table_that_tells_of_somebody_stands_in_the_register(app: Flask) -> None:
    assert undeclared(telling(Base.metadata)) == (), "say in privacy/rules/register.py what this is kept for"


def test_every_table_in_which_a_name_may_be_written_stands_in_it(app: Flask) -> None:
    assert undeclared(table for tables in TEXTS.values() for table in tables) == ()
    assert undeclared(table for table, _column in HELD) == ()


def test_it_names_only_tables_that_there_are(app: Flask) -> None:
    named = frozenset[str]().union(*(entry.tables for entry in REGISTER))
    assert named <= set(Base.metadata.tables)
    assert set(NOBODY) <= set(Base.metadata.tables)


def test_what_is_sensitive_stands_only_under_explicit_consent(app: Flask) -> None:
    asked = {table.name for table in Base.metadata.tables.values() if SENSITIVE_COLUMNS & {column.name for column in table.columns}}
    asked |= {"self_description"}
    for table in asked - set(NOBODY) - {"visitor_count"}:
        kept = [entry for entry in REGISTER if table in entry.tables]
        assert kept, table
        assert all(entry.basis is Basis.EXPLICIT_CONSENT and entry.sensitive for entry in kept), table


def test_every_activity_has_one_entry_that_says_everything() -> None:
    assert [entry.activity for entry in REGISTER] == list(Activity)
    for entry in REGISTER:
        assert entry.categories
        assert entry.seen_with
        assert entry.recipients
        assert entry.measures
        assert entry.review in (12, 24)
    assert set(Category) == {category for entry in REGISTER for category in entry.categories}


def test_every_purpose_of_a_consent_is_an_activity_that_rests_on_consent() -> None:
    resting = {entry.activity for entry in REGISTER if entry.basis in (Basis.EXPLICIT_CONSENT, Basis.CONSENT)}
    assert {Purpose.PARTICIPATION_FIGURES: Activity.FIGURES, Purpose.CONTACT: Activity.CONTACT,
            Purpose.IDENTIFICATION: Activity.IDENTIFICATION, Purpose.PUBLIC_NAME: Activity.PUBLIC_NAME}.keys() == set(Purpose)
    assert resting == {Activity.FIGURES, Activity.CONTACT, Activity.IDENTIFICATION, Activity.PUBLIC_NAME}


@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: entry.activity.value)
def test_who_sees_is_what_the_table_of_permissions_says(entry: object) -> None:
    found = {role for permission in Permission if permission in entry.seen_with for role in GRANTS[permission]}  # type: ignore[attr-defined]
    assert set(entry.roles) == found  # type: ignore[attr-defined]


@pytest.mark.planted
def test_a_table_of_later_that_nobody_declared_is_caught(app: Flask) -> None:
    grown = sa.MetaData()
    sa.Table("person", grown, sa.Column("id", sa.Uuid, primary_key=True))
    sa.Table("health_note", grown, sa.Column("id", sa.Uuid, primary_key=True), sa.Column("person_id", sa.ForeignKey("person.id")))
    sa.Table("sealed_note", grown, sa.Column("words_sealed", sa.LargeBinary))
    sa.Table("river", grown, sa.Column("name", sa.String))
    assert undeclared(telling(grown)) == ("health_note", "sealed_note")


@pytest.mark.planted
def test_an_entry_that_loses_its_consent_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {Category.SELF_DESCRIPTION, Category.MINORS} == SENSITIVE
    monkeypatch.setattr("tests.house.test_register.REGISTER", tuple(entry for entry in REGISTER if entry.activity is not Activity.FIGURES))
    with pytest.raises(AssertionError):
        test_what_is_sensitive_stands_only_under_explicit_consent(app)
