"""Printed codes, stored: on both engines."""


from datetime import timedelta
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access import actions, reads
from governance_app.access.records import AccountRow, InvitationRow
from governance_app.access.rules import (
    SYSTEM,
    VISITOR,
    AdministratorExists,
    AlreadyHeld,
    CodeSpent,
    CodeUnknown,
    Grant,
    LastAdministrator,
    LoginTaken,
    MayNot,
    NoSuchAccount,
    OwnRoles,
    Permission,
    Role,
    RoleTooHigh,
    Secret,
    SignInFirst,
    may,
    new_code,
)
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.reads import broken_at
from governance_app.record.records import ReceiptRow
from tests.support.acts_of_access import NEW, NOW, accept, enter, invited, leaves
from tests.support.build_access import PASSWORD, a_plain_body, an_account


def test_an_invited_person_chooses_name_and_password_and_holds_the_role(either: Flask) -> None:
    body = a_plain_body()
    secretary = an_account(Role.SECRETARY, body)
    code, invitation = invited(secretary, Role.MEMBER, body)
    account = accept(code)
    actor = reads.actor_of(account, NOW)
    assert actor.name == "Ana Grefa"
    assert actor.grants == (Grant(Role.MEMBER, body),)
    row = db.session.get(InvitationRow, invitation)
    assert (row.name, row.account_id) == ("", account)
    enter("ANA.GREFÁ")
    leaf = leaves("access.role_granted")[-1]
    assert leaf.body == body
    assert str(account) in leaf.canonical
    assert "Ana" not in leaf.canonical + "".join(row.canonical for row in leaves("access.role_granted"))
    assert broken_at() is None


def test_neither_code_nor_password_nor_token_is_stored_anywhere(either: Flask) -> None:
    body = a_plain_body()
    code, _ = invited(an_account(Role.SECRETARY, body), Role.MEMBER, body)
    accept(code, password=NEW)
    token, _ = enter("ana.grefa", NEW)
    everything = " ".join(str(tuple(row)) for table in db.metadata.sorted_tables for row in db.session.execute(sa.select(table)))
    assert "argon2id$v=19$m=19456,t=2,p=1" in everything
    for secret in (code, NEW, token):
        assert secret not in everything


def test_receipts_hold_no_digest_that_depends_on_a_password(either: Flask) -> None:
    contents = []
    for password in (PASSWORD, NEW):
        actions.add_account(actor=SYSTEM, id=(one := new_id()), login="same.name", name="X", password=Secret(password), now=NOW)
        contents.append(db.session.get(ReceiptRow, one).content)
        db.session.execute(sa.delete(AccountRow))
        db.session.commit()
    assert contents[0] == contents[1]


def test_a_code_opens_once_and_not_after_its_days_nor_when_revoked(either: Flask) -> None:
    body = a_plain_body()
    secretary = an_account(Role.SECRETARY, body)
    code, _ = invited(secretary, Role.MEMBER, body)
    accept(code)
    with pytest.raises(CodeSpent):
        accept(code, "otra.persona")
    late, _ = invited(secretary, Role.MEMBER, body)
    with pytest.raises(CodeSpent):
        accept(late, "otra.persona", NOW + timedelta(days=30))
    lost, invitation = invited(secretary, Role.MEMBER, body)
    actions.revoke_invitation(actor=secretary, id=new_id(), invitation=invitation, now=NOW)
    with pytest.raises(CodeSpent):
        accept(lost, "otra.persona")
    with pytest.raises(CodeUnknown):
        accept(new_code(), "otra.persona")


def test_the_sheets_of_a_dismissed_secretary_are_worth_nothing(either: Flask) -> None:
    body = a_plain_body()
    secretary = an_account(Role.SECRETARY, body)
    code, _ = invited(secretary, Role.MEMBER, body)
    grant = reads.grants_on(secretary.account, clock.local_day(NOW))[0].id
    actions.end_role(actor=SYSTEM, id=new_id(), grant=grant, now=NOW)
    with pytest.raises(CodeSpent):
        accept(code)


def test_repeating_an_invitation_or_its_acceptance_changes_nothing(either: Flask) -> None:
    body = a_plain_body()
    secretary, code, one = an_account(Role.SECRETARY, body), new_code(), new_id()
    given = {"actor": secretary, "id": one, "role": Role.MEMBER, "body": body, "name": "Ana", "code": Secret(code), "now": NOW}
    assert actions.invite(**given).subject == actions.invite(**given).subject == one
    two = new_id()
    taking = {"actor": VISITOR, "id": two, "code": Secret(code), "login": "ana", "password": Secret(PASSWORD), "now": NOW}
    assert actions.accept_invitation(**taking).subject == two
    assert actions.accept_invitation(**taking).replayed
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AccountRow).where(AccountRow.login == "ana")) == 1


def test_a_secretary_invites_only_to_the_own_body_and_never_administrators(either: Flask) -> None:
    body, other = a_plain_body(), a_plain_body("Otro")
    inner = a_plain_body("Comisión", parent=body)
    secretary = an_account(Role.SECRETARY, body)
    invited(secretary, Role.MEMBER, inner)
    for place in (other, None):
        with pytest.raises(MayNot):
            invited(secretary, Role.READER, place)
    for role in (Role.ADMINISTRATOR, Role.SECRETARY, Role.PRESIDENT, Role.FACILITATOR):
        with pytest.raises(RoleTooHigh):
            invited(secretary, role, body)
    with pytest.raises(MayNot):
        invited(an_account(Role.PRESIDENT, body), Role.READER, body)
    with pytest.raises(SignInFirst):
        invited(VISITOR, Role.READER, body)
    with pytest.raises(NoSuchAccount):
        invited(an_account(Role.ADMINISTRATOR), Role.READER, new_id())


def test_another_bodys_secretary_sees_neither_accounts_nor_codes(either: Flask) -> None:
    body, other = a_plain_body(), a_plain_body("Otro")
    secretary, stranger = an_account(Role.SECRETARY, body), an_account(Role.SECRETARY, other)
    _, invitation = invited(secretary, Role.MEMBER, body)
    assert [line.id for line in reads.accounts_seen_by(stranger, NOW)] == [stranger.account]
    assert reads.invitations_seen_by(stranger, NOW) == []
    assert [line.id for line in reads.invitations_seen_by(secretary, NOW)] == [invitation]
    with pytest.raises(NoSuchAccount):
        actions.revoke_invitation(actor=stranger, id=new_id(), invitation=invitation, now=NOW)
    with pytest.raises(NoSuchAccount):
        actions.grant_role(actor=stranger, id=new_id(), account=secretary.account, role=Role.READER, body=other, now=NOW)


def test_a_signed_in_person_adds_a_role_with_a_code(either: Flask) -> None:
    body, other = a_plain_body(), a_plain_body("Otro")
    member = an_account(Role.MEMBER, body)
    code, _ = invited(an_account(Role.SECRETARY, other), Role.READER, other)
    actions.add_role_by_code(actor=member, id=new_id(), code=Secret(code), now=NOW)
    assert set(reads.actor_of(member.account, NOW).grants) == {Grant(Role.MEMBER, body), Grant(Role.READER, other)}
    again, _ = invited(an_account(Role.SECRETARY, other), Role.READER, other)
    with pytest.raises(AlreadyHeld):
        actions.add_role_by_code(actor=member, id=new_id(), code=Secret(again), now=NOW)


def test_nobody_takes_the_role_of_a_sheet_of_ones_own(either: Flask) -> None:
    body = a_plain_body()
    for actor, role in ((an_account(Role.SECRETARY, body), Role.READER), (an_account(Role.ADMINISTRATOR, body), Role.PRESIDENT)):
        code, _ = invited(actor, role, body)
        with pytest.raises(OwnRoles):
            actions.add_role_by_code(actor=actor, id=new_id(), code=Secret(code), now=NOW)
        assert len(reads.actor_of(actor.account, NOW).grants) == 1


def test_names_to_sign_in_with_are_unique_whatever_the_accents(either: Flask) -> None:
    an_account(login="maria.grefa")
    with pytest.raises(LoginTaken):
        an_account(login="María.Grefa")


def test_two_people_with_one_code_at_once_make_one_account(either: Flask) -> None:
    body = a_plain_body()
    code, _ = invited(an_account(Role.SECRETARY, body), Role.MEMBER, body)
    together, outcomes = Barrier(2), []

    def take(login: str) -> None:
        with either.app_context():
            together.wait()
            try:
                accept(code, login)
                outcomes.append("in")
            except CodeSpent:
                outcomes.append("spent")

    threads = [Thread(target=take, args=(name,)) for name in ("uno", "dos")]
    db.session.rollback()
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert sorted(outcomes) == ["in", "spent"]


def test_the_first_administrator_has_a_code_only_while_there_is_none(either: Flask) -> None:
    one, two = new_code(), new_code()
    for code in (one, two):
        actions.print_first_administrator(actor=SYSTEM, id=new_id(), code=Secret(code), now=NOW)
    account = accept(one, "raiz")
    assert may(reads.actor_of(account, NOW), Permission.MANAGE_ACCOUNTS)
    with pytest.raises(CodeSpent):
        accept(two, "raiz2")
    with pytest.raises(AdministratorExists):
        actions.print_first_administrator(actor=SYSTEM, id=new_id(), code=Secret(new_code()), now=NOW)
    with pytest.raises(LastAdministrator):
        actions.deactivate_account(actor=reads.actor_of(account, NOW), id=new_id(), account=account, now=NOW)
    assert reads.actor_of(account, NOW).grants == (Grant(Role.ADMINISTRATOR, None),)
