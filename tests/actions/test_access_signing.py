"""Signing in, sessions, passwords; on both engines."""


from datetime import timedelta
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access import actions, reads
from governance_app.access.actions import hashing
from governance_app.access.records import AttemptRow, SigninSessionRow
from governance_app.access.rules import (
    Grant,
    NoSuchAccount,
    PasswordTooEasy,
    Role,
    Secret,
    Tries,
    TryLater,
    WrongPassword,
    WrongSignIn,
    new_token,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from tests.support.acts_of_access import NEW, NOW, TRIES, enter, login_of
from tests.support.build_access import PASSWORD, a_plain_body, an_account


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
    actions.grant_role(actor=secretary, id=new_id(), account=actor.account, role=Role.READER, body=body, now=NOW)
    assert reads.card_of_token(token, NOW).rotation_due
    fresh = new_token()
    assert actions.rotate_token(session, old=Secret(token), new=Secret(fresh), now=NOW)
    assert not actions.rotate_token(session, old=Secret(token), new=Secret(new_token()), now=NOW)
    assert reads.card_of_token(token, NOW) is None
    assert Grant(Role.READER, body) in reads.card_of_token(fresh, NOW).actor.grants


def test_an_unknown_name_costs_the_same_work_as_a_known_one(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try is one Argon2 comparison with the same parameters (seconds: `python -m bench.signing`)."""
    known, done = reads.login_of(an_account().account), []
    verify = hashing._hasher.verify
    monkeypatch.setattr(hashing, "_hasher", SimpleNamespace(
        hash=hashing._hasher.hash, verify=lambda kept, given: done.append(kept.rsplit("$", 2)[0]) or verify(kept, given)))
    for login in (known, "nadie.aqui"):
        with pytest.raises(WrongSignIn):
            enter(login, NEW, Tries(f"{login[:8]}{0:056d}"))
    assert done == ["$argon2id$v=19$m=19456,t=2,p=1"] * 2
