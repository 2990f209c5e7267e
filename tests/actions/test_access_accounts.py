"""Roles and accounts, stored; on both engines."""



import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access import actions, reads
from governance_app.access.rules import (
    SYSTEM,
    VISITOR,
    AccountClosed,
    AlreadyHeld,
    CodeSpent,
    CodeUnknown,
    Grant,
    MayNot,
    NoSuchAccount,
    NotYoursToGive,
    OwnRoles,
    Role,
    RoleTooHigh,
    Secret,
    WrongSignIn,
    new_code,
)
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from tests.support.acts_of_access import NEW, NOW, accept, enter, leaves, login_of
from tests.support.build_access import PASSWORD, a_plain_body, an_account


def test_a_role_ends_today_and_is_given_again(either: Flask) -> None:
    body = a_plain_body()
    member, secretary = an_account(Role.MEMBER, body), an_account(Role.SECRETARY, body)
    give = {"actor": secretary, "account": member.account, "role": Role.READER, "body": body, "now": NOW}
    grant = reads.grants_on(member.account, clock.local_day(NOW))[0].id
    with pytest.raises(MayNot):
        actions.end_role(actor=an_account(Role.SECRETARY, a_plain_body("Otro")), id=new_id(), grant=grant, now=NOW)
    actions.grant_role(**give, id=new_id())
    with pytest.raises(AlreadyHeld):
        actions.grant_role(**give, id=new_id())
    actions.end_role(actor=secretary, id=new_id(), grant=grant, now=NOW)
    assert reads.actor_of(member.account, NOW).grants == (Grant(Role.READER, body),)
    assert len(leaves("access.role_ended")) == 1


def test_two_current_grants_of_one_role_are_refused_by_the_database(either: Flask) -> None:
    actor = an_account(Role.ADMINISTRATOR)
    copy = sa.text("INSERT INTO role_grant (id, account_id, role, valid_from) SELECT :id, account_id, role, valid_from FROM role_grant")
    with pytest.raises(sa.exc.IntegrityError):
        db.session.execute(copy.bindparams(sa.bindparam("id", new_id(), sa.Uuid())))
    db.session.rollback()
    assert actor.grants == (Grant(Role.ADMINISTRATOR, None),)


def test_a_closed_account_neither_enters_nor_stays(either: Flask) -> None:
    body = a_plain_body()
    member, secretary, admin = an_account(Role.MEMBER, body), an_account(Role.SECRETARY, body), an_account(Role.ADMINISTRATOR)
    login = login_of(member)
    token, _ = enter(login)
    with pytest.raises(MayNot):
        actions.deactivate_account(actor=secretary, id=new_id(), account=member.account, now=NOW)
    actions.deactivate_account(actor=admin, id=new_id(), account=member.account, now=NOW)
    assert reads.card_of_token(token, NOW) is None
    with pytest.raises(WrongSignIn):
        enter(login)
    with pytest.raises(AccountClosed):
        actions.print_reset(actor=admin, id=new_id(), account=member.account, code=Secret(new_code()), now=NOW)
    assert [str(member.account) in leaf.canonical for leaf in leaves("access.account_deactivated")] == [True]


def test_a_forgotten_password_is_chosen_anew_with_a_printed_code(either: Flask) -> None:
    body = a_plain_body()
    member, secretary = an_account(Role.MEMBER, body), an_account(Role.SECRETARY, body)
    login = login_of(member)
    token, _ = enter(login)
    older, code = new_code(), new_code()
    for sheet in (older, code):
        actions.print_reset(actor=secretary, id=new_id(), account=member.account, code=Secret(sheet), now=NOW)
    again = {"actor": VISITOR, "password": Secret(NEW), "now": NOW}
    with pytest.raises(CodeSpent):
        actions.reset_password(**again, id=new_id(), code=Secret(older))
    with pytest.raises(CodeUnknown):
        accept(code)
    actions.reset_password(**again, id=new_id(), code=Secret(code))
    assert reads.card_of_token(token, NOW) is None
    enter(login, NEW)
    with pytest.raises(CodeSpent):
        actions.reset_password(**again, id=new_id(), code=Secret(code))


def test_a_secretary_resets_nobody_who_is_more_than_the_own_body(either: Flask) -> None:
    body, other = a_plain_body(), a_plain_body("Otro")
    secretary, admin, both = an_account(Role.SECRETARY, body), an_account(Role.ADMINISTRATOR), an_account(Role.MEMBER, body)
    actions.grant_role(actor=SYSTEM, id=new_id(), account=both.account, role=Role.READER, body=other, now=NOW)
    offices = [an_account(role, body) for role in Role if role not in (Role.MEMBER, Role.READER)]
    for account, refusal in ((admin, MayNot), (both, MayNot), (an_account(), MayNot), *((one, NotYoursToGive) for one in offices)):
        assert not reads.may_reset(secretary, account.account, NOW)
        with pytest.raises(refusal):
            actions.print_reset(actor=secretary, id=new_id(), account=account.account, code=Secret(new_code()), now=NOW)
    assert reads.may_reset(admin, both.account, NOW)


def test_nobody_gives_a_role_to_the_own_account(either: Flask) -> None:
    body = a_plain_body()
    secretary, admin = an_account(Role.SECRETARY, body), an_account(Role.ADMINISTRATOR, body)
    for actor, role, refusal in ((secretary, Role.FACILITATOR, RoleTooHigh), (secretary, Role.MEMBER, OwnRoles),
                                 (admin, Role.PRESIDENT, OwnRoles)):
        with pytest.raises(refusal):
            actions.grant_role(actor=actor, id=new_id(), account=actor.account, role=role, body=body, now=NOW)
        assert len(reads.actor_of(actor.account, NOW).grants) == 1


def test_a_secretary_neither_gives_nor_ends_an_office(either: Flask) -> None:
    body = a_plain_body()
    secretary, member, facilitator = (an_account(role, body) for role in (Role.SECRETARY, Role.MEMBER, Role.FACILITATOR))
    with pytest.raises(RoleTooHigh):
        actions.grant_role(actor=secretary, id=new_id(), account=member.account, role=Role.PRESIDENT, body=body, now=NOW)
    line = reads.account_seen_by(secretary, facilitator.account, NOW)
    assert line is not None
    assert reads.endable_by(secretary, line) == set()
    with pytest.raises(RoleTooHigh):
        actions.end_role(actor=secretary, id=new_id(), grant=line.grants[0].id, now=NOW)


def test_nobody_but_the_machine_chooses_anothers_password(either: Flask) -> None:
    with pytest.raises(NoSuchAccount):
        actions.add_account(actor=an_account(Role.ADMINISTRATOR), id=new_id(), login="otro", name="X", password=Secret(PASSWORD), now=NOW)
