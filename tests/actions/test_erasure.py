"""A person is erased: nothing of theirs opens any more, here or in an older copy, and the record still holds."""

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from governance_app.access.actions import add_account
from governance_app.access.records import AccountRow
from governance_app.access.rules import SYSTEM, VISITOR, Role, Secret, SignInFirst
from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendeeDescriptionRow
from governance_app.attendance.rules import Capacity
from governance_app.cli import backup, erasure_drill, person_keys, restore
from governance_app.cli.check import faults
from governance_app.committees import actions as committees
from governance_app.committees.rules import Office
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id
from governance_app.foundation.settings import Settings
from governance_app.meetings import reads as meetings
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.actions import erasing
from governance_app.people.keys import kept_keys
from governance_app.people.records import KnownToRow, PersonKeyRow, PersonRow
from governance_app.people.rules import ERASED_NAME, ConsentGiver, Field, IdentityKind, LegalGround, PersonErased, Purpose
from governance_app.privacy import actions, reads
from governance_app.privacy.rules import HELD, Area, Channel, NotThisPerson, Place, RequestKind, StillInOffice
from governance_app.record import reads as record
from governance_app.record.records import LeafRow, ReceiptRow
from tests.actions.test_backup import another, migrated
from tests.conftest import settings_for
from tests.support.build_attendance import AFTER, a_convened_meeting, arrives, principal, seats_of
from tests.support.build_people import a_person, consents, says_of_themselves
from tests.support.databases import sqlite_url

NAME, MOTHER, PHONE, NUMBER = "Sisa Canaria Verdadera", "Madre Canaria Oculta", "canario@ejemplo.ec", "PASAPORTECANARIO"
WORDS = (NAME, NAME.upper(), MOTHER, PHONE, NUMBER, "palabra canaria", "dicho en canario",
         "motivo canario", "pedido canario")


@pytest.fixture
def sisa(either: Flask, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """Somebody of whom everything is kept that can be: she came to a meeting as a guest, and has an account."""
    meeting = a_convened_meeting(3)
    id = a_person(NAME, minor_band=None, representative=MOTHER, external_id="canario-7")
    consents(id, Purpose.CONTACT, how="dicho en canario")
    consents(id, Purpose.IDENTIFICATION)
    people_actions.set_contact(actor=SYSTEM, id=new_id(), now=AFTER, person=id, contact=Secret(PHONE))
    people_actions.set_identity(actor=SYSTEM, id=new_id(), now=AFTER, person=id, kind=IdentityKind.PASSPORT, number=Secret(NUMBER))
    says_of_themselves(id, {Field.SEX: "mujer", Field.ETHNIC_SELF_ID: "otra"}, given_by=ConsentGiver.SELF)
    people_actions.dispute_answers(actor=SYSTEM, id=new_id(), now=AFTER, person=id, field=Field.SEX, why=Secret("motivo canario"))
    actions.receive_request(actor=SYSTEM, id=new_id(), now=AFTER, person=id, kind=RequestKind.ACCESS, channel=Channel.VOICE,
                            words=Secret("pedido canario"))
    arrives(meeting, 0, person=id, capacity=Capacity.GUEST, seat=None)
    account = add_account(actor=SYSTEM, id=new_id(), now=AFTER, login="sisa.canaria", name=NAME, password=Secret("una frase larga 77"),
                          person=id, role=Role.MEMBER).subject
    migrated(either, tmp_path)
    yield SimpleNamespace(id=id, meeting=meeting, account=account, key=kept_keys()[id].sealed)
    db.session.remove()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")


def erase(person: UUID, name: str = NAME, **more: Any) -> Any:
    given = {"actor": SYSTEM, "id": new_id(), "now": AFTER, "ground": LegalGround.CONSENT_REVOKED}
    return actions.erase_person(**{**given, "person": person, "name": Secret(name), **more})


def files_of_the_database() -> bytes:
    """Return the bytes that lie on the disk: of SQLite its file, of PostgreSQL the files of every table of ours."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        return Path(str(db.engine.url.database)).read_bytes()
    with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        folder = Path(str(connection.exec_driver_sql("SHOW data_directory").scalar_one()))
        names = [connection.exec_driver_sql(f"SELECT pg_relation_filepath('{name}')").scalar_one()
                 for name in sa.inspect(connection).get_table_names()]
    return b"".join((folder / str(name)).read_bytes() for name in names)


def found_in(content: bytes) -> list[str]:
    """Return which of the planted words stand in some bytes, in UTF-8 or UTF-16."""
    return [word for word in WORDS if word.encode() in content or word.encode("utf-16-le") in content]


def test_what_is_private_never_lies_in_clear_and_the_key_goes_with_the_person(sisa: SimpleNamespace) -> None:
    before = files_of_the_database()
    assert found_in(before) == [NAME]  # of her account
    assert sisa.key in before
    erase(sisa.id)
    after = files_of_the_database()
    assert found_in(after) == []
    assert sisa.key not in after
    assert b"sisa.canaria" not in after
    assert b"canario-7" not in after


def test_nothing_opens_any_more_and_nothing_is_written_again(sisa: SimpleNamespace) -> None:
    assert [d.sex for d in attendance.descriptions(sisa.meeting)] == ["mujer"]
    receipt = erase(sisa.id)
    one = people.person(sisa.id)
    assert (one.name, one.representative, one.community, one.external_id, one.erased_at) == (ERASED_NAME, "", None, None, AFTER)
    assert (people.contact(sisa.id), people.identity_number(sisa.id)) == (None, None)
    assert people.description(sisa.id, on=clock.local_day(AFTER)).sex is None
    assert attendance.descriptions(sisa.meeting) == ()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AttendeeDescriptionRow)) == 0
    assert [(c.how, c.representative) for c in people.consents(sisa.id)] == [("", "")] * 3
    assert sisa.id not in {one.id for one in people.people()}
    assert people.names([sisa.id]) == {sisa.id: ERASED_NAME}
    account = db.session.get_one(AccountRow, sisa.account)
    assert (account.name, account.password_hash, account.active) == ("", "", False)
    assert erase(sisa.id, id=receipt.id).replayed
    for again in (erase, lambda id: people_actions.correct_person(actor=SYSTEM, id=new_id(), now=AFTER, person=id, name="Otra")):
        with pytest.raises(PersonErased):
            again(sisa.id)


def test_the_record_says_that_somebody_was_erased_and_never_who(sisa: SimpleNamespace) -> None:
    size = record.head()[0]
    erase(sisa.id)
    assert not record.verify().faults
    rows = list(db.session.scalars(sa.select(LeafRow).where(LeafRow.position >= size)))
    (mine,) = [row for row in rows if row.name == "privacy.person_erased"]
    assert '"ground":"consent_revoked"' in mine.canonical
    assert str(sisa.id) not in "".join(row.canonical for row in rows)
    about_her = sa.select(ReceiptRow.content).where(ReceiptRow.subject == sisa.id, ReceiptRow.act != "privacy.erase_person")
    assert set(db.session.scalars(about_her)) == {""}


def test_what_the_committee_did_stays_without_a_name(sisa: SimpleNamespace) -> None:
    before = {one.area: (one.deleted, one.kept) for one in reads.held_of(sisa.id)}
    assert before[Area.ATTENDANCE] == (0, 1)
    assert before[Area.DESCRIPTION][0] > 0
    erase(sisa.id)
    after = {one.area: (one.deleted, one.kept) for one in reads.held_of(sisa.id)}
    assert all(deleted == 0 for area, (deleted, _kept) in after.items() if area is not Area.ACCOUNT)
    assert {area: kept for area, (_gone, kept) in after.items() if kept} == {area: kept for area, (_gone, kept) in before.items() if kept}
    assert attendance.events(sisa.meeting)


def test_who_holds_an_office_is_not_erased_before_it_ends(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    seated = principal(meeting, 1)
    with pytest.raises(StillInOffice) as refusal:
        erase(seated, people.person(seated).name)
    assert refusal.value.data["seats"]
    assert people.person(seated).erased_at is None


def test_the_name_confirms_it_and_only_an_administrator_may(sisa: SimpleNamespace) -> None:
    with pytest.raises(NotThisPerson):
        erase(sisa.id, "Otra Persona")
    with pytest.raises(SignInFirst):
        erase(sisa.id, actor=VISITOR)
    assert erase(sisa.id, "  sisa canaria   VERDADERA ").subject == sisa.id


def test_texts_in_which_the_name_stands_are_found(sisa: SimpleNamespace) -> None:
    assert reads.mentions(people.person(sisa.id)) == ()
    people_actions.merge_people(actor=SYSTEM, id=new_id(), now=AFTER, kept=sisa.id, merged=a_person("Sisa C."), reason=f"Es {NAME.upper()}")
    assert [(one.place, one.texts) for one in reads.mentions(people.person(sisa.id))] == [(Place.OTHER, 1)]
    erase(sisa.id)
    assert found_in(files_of_the_database()) == []


def test_every_column_that_leads_to_a_person_is_told(app: Flask) -> None:
    columns = ((table.name, column) for table in Base.metadata.tables.values() for column in table.columns)
    lead = {(table, column.name) for table, column in columns if any(key.column.table.name == "person" for key in column.foreign_keys)}
    assert set(HELD) == lead


def settings_of_another(request: pytest.FixtureRequest, folder: Path) -> Settings:
    """Return the settings of an empty installation with the same kind of database."""
    url = sqlite_url(folder / "governance.db")
    if db.engine.dialect.name == "postgresql":
        url = request.getfixturevalue("new_postgres")(f"erased_{folder.name}")
    return settings_for(url, folder)


def test_an_older_copy_stays_closed_and_a_restore_erases_again(
    sisa: SimpleNamespace, tmp_path: Path, request: pytest.FixtureRequest,
) -> None:
    """The drill: a copy from before, the keys of after. What the copy holds in clear of her (her account) the restore empties."""
    backup.make_backup(tmp_path / "old", None)
    erase(sisa.id)
    backup.make_backup(tmp_path / "new", None)
    copy = erasure_drill._database(tmp_path / "old")
    assert found_in(copy) == [NAME]  # of her account, until the copy is put back
    assert sisa.key not in copy
    assert sisa.key.hex().encode() not in copy
    assert sisa.id in person_keys.read_keys(tmp_path / "old.keys", None).keys
    assert sisa.id not in person_keys.read_keys(tmp_path / "new.keys", None).keys
    with another(tmp_path / "back", settings_of_another(request, tmp_path / "back")):
        restore.put_back(tmp_path / "old", None, tmp_path / "new.keys")
        assert people.person(sisa.id).name == ERASED_NAME
        assert found_in(files_of_the_database()) == []
        assert not record.verify().faults
        assert [fault for name, fault in faults() if fault and name != "writes outlive a power cut"] == []  # tests do not wait for the disk
        assert len(people.people()) == len(kept_keys())
        assert '"count":1' in db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == "privacy.erasures_repeated")).one()
    refuses(request, tmp_path / "before", "older than the backup", tmp_path / "new", tmp_path / "old.keys")
    refuses(request, tmp_path / "none", "--person-keys", tmp_path / "old", tmp_path / "nothing")


def refuses(request: pytest.FixtureRequest, folder: Path, why: str, *files: Path) -> None:
    with another(folder, settings_of_another(request, folder)), pytest.raises(click.ClickException, match=why):
        restore.put_back(files[0], None, files[1])


def test_keys_of_other_times_and_other_files_are_refused(sisa: SimpleNamespace, tmp_path: Path) -> None:
    for content in (b"", b"{}", b"[]", b'{"format":"governance-app person keys 1"}', b"\xff"):
        (tmp_path / "bad.keys").write_bytes(content)
        with pytest.raises(click.ClickException, match="not a whole file"):
            person_keys.read_keys(tmp_path / "bad.keys", None)
    old, fresh = tmp_path / "a.keys", tmp_path / "b.keys"
    for file in (old, fresh):
        person_keys.write_keys(file, person_keys.KeyFile(AFTER, 1, "00", kept_keys()), None)
    assert person_keys.drop_old(tmp_path, clock.now() + timedelta(days=14)) == 0
    assert person_keys.drop_old(tmp_path, clock.now() + timedelta(days=16)) == 3
    assert not old.exists()


def test_a_key_left_behind_is_seen_by_the_check(sisa: SimpleNamespace) -> None:
    assert reads.erased_without_trace() == ()
    db.session.execute(sa.delete(PersonKeyRow).where(PersonKeyRow.person_id == sisa.id))
    assert reads.erased_without_trace() == (sisa.id,)
    db.session.rollback()


def test_the_database_refuses_an_erased_person_of_whom_something_is_left(sisa: SimpleNamespace) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        db.session.execute(sa.update(PersonRow).where(PersonRow.id == sisa.id).values(erased_at=AFTER, name_sealed=None))
    db.session.rollback()


def test_the_drill_of_the_technician_proves_it_and_fails_where_something_is_left(
    sisa: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = CliRunner().invoke(erasure_drill.erasure_drill, ["--in", str(tmp_path)])
    assert (told.exit_code, told.output.count("ok    "), "WRONG" in told.output) == (0, 6, False), told.output + repr(told.exception)
    assert list(tmp_path.iterdir()) == []
    assert not [one for one in people.people() if "Simulacro" in one.name]
    monkeypatch.setattr(erasing, "destroy_keys", lambda people: None)
    failed = CliRunner().invoke(erasure_drill.erasure_drill, ["--in", str(tmp_path)])
    assert failed.exit_code == 1
    assert "WRONG the keys of a copy made now leave the person out" in failed.output


def test_nobody_who_was_erased_comes_in_sits_or_takes_an_office_again(sisa: SimpleNamespace) -> None:
    erase(sisa.id)
    with pytest.raises(PersonErased):
        arrives(sisa.meeting, 0, minute=5, person=sisa.id, capacity=Capacity.OBSERVER, seat=None)
    body, day = meetings.meeting(sisa.meeting).body, clock.local_day(AFTER)
    for act in (partial(committees.appoint_holder, seat=seats_of(sisa.meeting)[0].seat), partial(
            committees.appoint_office, body=body, office=Office.VICE_PRESIDENT)):
        with pytest.raises(PersonErased):
            act(actor=SYSTEM, id=new_id(), now=AFTER, person=sisa.id, valid_from=day)
    assert people.bodies_of(sisa.id) == (body,)
    assert not db.session.scalar(sa.select(sa.func.count()).select_from(KnownToRow).where(KnownToRow.person_id == sisa.id))


def test_what_was_said_at_a_meeting_goes_also_where_no_key_is_left_to_find_it(sisa: SimpleNamespace) -> None:
    """So it is after a restore: the copy has the row, the key is gone, and in a small room the row that nobody claims is theirs."""
    arrives(sisa.meeting, 1)
    db.session.execute(sa.delete(PersonKeyRow).where(PersonKeyRow.person_id == sisa.id))
    db.session.commit()
    actions.repeat_erasures(actor=SYSTEM, id=new_id(), now=AFTER, people=(sisa.id,))
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AttendeeDescriptionRow)) == 1
    assert len(attendance.descriptions(sisa.meeting)) == 1


def test_an_account_that_bears_the_name_and_is_tied_to_nobody_is_told(sisa: SimpleNamespace) -> None:
    """Sheets that are printed in the application tie no account to a person."""
    add_account(actor=SYSTEM, id=new_id(), now=AFTER, login="otra.cuenta", name=NAME, password=Secret("una frase larga 78"))
    assert [(one.place, one.texts) for one in reads.mentions(people.person(sisa.id))] == [(Place.ACCOUNTS, 1)]


def test_keys_of_before_or_of_another_installation_erase_nobody(
    sisa: SimpleNamespace, tmp_path: Path, request: pytest.FixtureRequest,
) -> None:
    backup.make_backup(tmp_path / "one", None)
    a_person("Escrita Después", now=AFTER)  # no entry of the record says so
    backup.make_backup(tmp_path / "two", None)
    told = json.loads((tmp_path / "one.keys").read_text())
    assert told["size"] == json.loads((tmp_path / "two.keys").read_text())["size"]
    told["made_at"] = "2026-01-01T00:00:00+00:00"
    (tmp_path / "one.keys").write_text(json.dumps(told))
    refuses(request, tmp_path / "earlier", "older than the backup", tmp_path / "two", tmp_path / "one.keys")
    other = json.loads((tmp_path / "two.keys").read_text())
    other["keys"] = {new_id().hex: kept for kept in other["keys"].values()}
    (tmp_path / "other.keys").write_text(json.dumps(other))
    refuses(request, tmp_path / "elsewhere", "of nobody in the backup", tmp_path / "two", tmp_path / "other.keys")


def test_who_is_erased_while_they_come_in_is_refused_and_nothing_is_written(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check before found them; the erasure was committed before their arrival could be written."""
    guest = a_person("Otra Invitada")
    erase(guest, "Otra Invitada")
    monkeypatch.setattr(attendance, "check_seen", lambda *given, **more: None)
    before = attendance.events(sisa.meeting)
    with pytest.raises(PersonErased):
        arrives(sisa.meeting, 0, minute=5, person=guest, capacity=Capacity.GUEST, seat=None)
    assert attendance.events(sisa.meeting) == before
