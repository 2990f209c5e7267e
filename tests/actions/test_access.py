"""Access, stored: invitations, sign-in, sessions, roles; on both engines."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access import actions, reads
from governance_app.access.records import AccountRow, AttemptRow, InvitationRow, SigninSessionRow
from governance_app.access.rules import (
    SYSTEM,
    VISITOR,
    AccountClosed,
    Actor,
    AdministratorExists,
    AlreadyHeld,
    CodeSpent,
    CodeUnknown,
    Grant,
    LastAdministrator,
    LoginTaken,
    MayNot,
    NoSuchAccount,
    NotYoursToGive,
    PasswordTooEasy,
    Permission,
    Role,
    RoleTooHigh,
    Secret,
    SignInFirst,
    Tries,
    TryLater,
    WrongPassword,
    WrongSignIn,
    may,
    new_code,
    new_token,
)
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.reads import broken_at
from governance_app.record.records import LeafRow, ReceiptRow
from tests.support.build_access import PASSWORD, a_plain_body, an_account

NOW = clock.now()
TRIES = Tries("a" * 64, "b" * 64)
NEW = "loro verde cruza pastaza"


def enter(login: str, password: str = PASSWORD, tries: Tries = TRIES, now=NOW) -> tuple[str, UUID]:
    token = new_token()
    receipt = actions.sign_in(login=login, password=Secret(password), token=Secret(token), tries=tries, family="Firefox, Linux", now=now)
    return token, receipt.subject


def login_of(actor: Actor) -> str:
    return reads.login_of(actor.account)


def invited(actor: Actor, role: Role, body: UUID | None, name: str = "Ana Grefa") -> tuple[str, UUID]:
    code = new_code()
    receipt = actions.invite(actor=actor, id=new_id(), role=role, body=body, name=name, code=Secret(code), now=NOW)
    return code, receipt.subject


def accept(code: str, login: str = "ana.grefa", now=NOW, password: str = PASSWORD) -> UUID:
    return actions.accept_invitation(actor=VISITOR, id=new_id(), code=Secret(code), login=login, password=Secret(password), now=now).subject


def leaves(name: str) -> list[LeafRow]:
    return list(db.session.scalars(sa.select(LeafRow).where(LeafRow.name == name)))


# ── invitations ──────────────────────────────────────────────────────────────────────────────────
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
    invited(secretary, Role.PRESIDENT, inner)
    for place in (other, None):
        with pytest.raises(MayNot):
            invited(secretary, Role.READER, place)
    with pytest.raises(RoleTooHigh):
        invited(secretary, Role.ADMINISTRATOR, body)
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


# ── signing in ───────────────────────────────────────────────────────────────────────────────────
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(either: Flask) -> None:
    actor = an_account()
    for login, password in ((login_of(actor), NEW), ("nadie.aqui", PASSWORD), ("", PASSWORD)):
        with pytest.raises(WrongSignIn) as error:
            enter(login, password)
        assert (error.value.field, error.value.data) == (None, {})


def test_wrong_tries_stay_counted_and_only_that_account_waits(either: Flask) -> None:
    victim, other = an_account(), an_account()
    for _ in range(4):
        with pytest.raises(WrongSignIn):
            enter(login_of(victim), NEW)
    with pytest.raises(TryLater):
        enter(login_of(victim))
    enter(login_of(other), tries=Tries("c" * 64, "b" * 64))
    enter(login_of(victim), now=NOW + timedelta(seconds=60))
    assert db.session.get(AttemptRow, "a" * 64) is None


def test_a_hundred_at_once_are_counted_before_they_are_compared(either: Flask) -> None:
    login, outcomes, together = login_of(an_account()), [], Barrier(20)

    def guess() -> None:
        with either.app_context():
            together.wait()
            try:
                enter(login, NEW)
            except (WrongSignIn, TryLater) as error:
                outcomes.append(type(error).__name__)

    threads = [Thread(target=guess) for _ in range(20)]
    db.session.rollback()
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert (outcomes.count("WrongSignIn"), outcomes.count("TryLater")) == (4, 16)


def test_a_village_behind_one_address_signs_in_all_day(either: Flask) -> None:
    actor = an_account()
    for n in range(40):
        enter(login_of(actor), tries=Tries(f"{n:064d}", "b" * 64))
    assert db.session.get(AttemptRow, "b" * 64).failures == 0


def test_one_address_that_sprays_many_names_waits(either: Flask) -> None:
    compared = 0
    for n in range(40):
        try:
            enter("nadie", tries=Tries(f"{n:064d}", "b" * 64))
        except WrongSignIn:
            compared += 1
        except TryLater:
            break
    assert compared == 31


def test_tries_older_than_a_day_are_deleted(either: Flask) -> None:
    actions.spend_try(TRIES, NOW - timedelta(hours=25))
    actions.spend_try(Tries("c" * 64), NOW)
    assert list(db.session.scalars(sa.select(AttemptRow.key))) == ["c" * 64]


# ── sessions ─────────────────────────────────────────────────────────────────────────────────────
def test_a_token_holds_until_idle_too_old_or_revoked(either: Flask) -> None:
    actor = an_account()
    token, session = enter(login_of(actor))
    assert reads.card_of_token(token, NOW).actor == actor
    assert reads.card_of_token(token, NOW + timedelta(hours=12)) is None
    assert reads.card_of_token(new_token(), NOW) is None
    actions.sign_out(actor=actor, id=new_id(), session=session, now=NOW)
    assert reads.card_of_token(token, NOW) is None


def test_using_a_session_keeps_it_but_no_longer_than_a_week(either: Flask) -> None:
    actor, moment = an_account(), NOW
    token, session = enter(login_of(actor))
    for _ in range(15):
        moment += timedelta(hours=11)
        if reads.card_of_token(token, moment) is None:
            break
        actions.note_seen(session, now=moment)
    assert timedelta(days=6, hours=12) < moment - NOW <= timedelta(days=7, hours=11)
    assert db.session.get(SigninSessionRow, session).last_seen_at.second == 0


def test_nobody_ends_another_persons_session(either: Flask) -> None:
    actor, other = an_account(), an_account()
    token, session = enter(login_of(actor))
    with pytest.raises(NoSuchAccount):
        actions.revoke_session(actor=other, id=new_id(), session=session, now=NOW)
    assert [line.family for line in reads.sessions_of(actor, NOW)] == ["Firefox, Linux"]
    actions.revoke_all(actor=actor, id=new_id(), now=NOW)
    assert reads.card_of_token(token, NOW) is None
    assert reads.sessions_of(actor, NOW) == []


def test_a_new_password_needs_the_present_one_and_ends_every_session(either: Flask) -> None:
    actor = an_account()
    login = login_of(actor)
    token, _ = enter(login)
    change = {"actor": actor, "id": new_id(), "tries": TRIES, "now": NOW, "new": Secret(NEW)}
    with pytest.raises(WrongPassword):
        actions.change_password(**change, present=Secret("otra cosa distinta"))
    with pytest.raises(PasswordTooEasy):
        actions.change_password(**{**change, "new": Secret("Ecuador2026!!")}, present=Secret(PASSWORD))
    actions.change_password(**change, present=Secret(PASSWORD))
    assert actions.change_password(**change, present=Secret(PASSWORD)).replayed
    assert reads.card_of_token(token, NOW) is None
    with pytest.raises(WrongSignIn):
        enter(login)
    enter(login, NEW)


def test_a_changed_role_gives_each_session_a_new_token(either: Flask) -> None:
    body = a_plain_body()
    actor, secretary = an_account(Role.MEMBER, body), an_account(Role.SECRETARY, body)
    token, session = enter(login_of(actor))
    actions.grant_role(actor=secretary, id=new_id(), account=actor.account, role=Role.PRESIDENT, body=body, now=NOW)
    assert reads.card_of_token(token, NOW).rotation_due
    fresh = new_token()
    assert actions.rotate_token(session, old=Secret(token), new=Secret(fresh), now=NOW)
    assert not actions.rotate_token(session, old=Secret(token), new=Secret(new_token()), now=NOW)
    assert reads.card_of_token(token, NOW) is None
    assert Grant(Role.PRESIDENT, body) in reads.card_of_token(fresh, NOW).actor.grants


# ── roles and accounts ───────────────────────────────────────────────────────────────────────────
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
    local_admin = an_account(Role.ADMINISTRATOR, body)
    for account, refusal in ((admin, MayNot), (both, MayNot), (local_admin, RoleTooHigh), (an_account(), MayNot)):
        with pytest.raises(refusal):
            actions.print_reset(actor=secretary, id=new_id(), account=account.account, code=Secret(new_code()), now=NOW)
    assert issubclass(NotYoursToGive, Exception)


def test_nobody_but_the_machine_chooses_anothers_password(either: Flask) -> None:
    with pytest.raises(NoSuchAccount):
        actions.add_account(actor=an_account(Role.ADMINISTRATOR), id=new_id(), login="otro", name="X", password=Secret(PASSWORD), now=NOW)
