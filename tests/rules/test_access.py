"""Access, pure: the table of permissions, names, sessions."""

import pickle
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from governance_app.access.rules import (
    GRANTS,
    SYSTEM,
    VISITOR,
    Actor,
    Grant,
    LoginUnfit,
    MayNot,
    NotYoursToGive,
    OwnRoles,
    Permission,
    Role,
    RoleTooHigh,
    Secret,
    SignInFirst,
    browser_family,
    check_is_another,
    check_may_hand_out,
    check_may_hold_whole,
    handed_out_by,
    is_alive,
    may,
    may_somewhere,
    new_token,
    read_login,
    require,
    require_known,
    same_site_path,
    to_the_minute,
    token_hash,
)
from governance_app.record.actions import plain

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODY, INNER, OTHER = (UUID(int=n) for n in (1, 2, 3))


def somebody(role: Role, body: UUID | None = BODY) -> Actor:
    return Actor(account=uuid4(), grants=(Grant(role, body),))


def test_every_permission_is_in_the_table_and_granted_to_somebody() -> None:
    assert set(GRANTS) == set(Permission)
    assert all(GRANTS.values())


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_its_body_and_the_nested_ones_only(role: Role, permission: Permission) -> None:
    actor, granted = somebody(role), role in GRANTS[permission]
    assert may(actor, permission, (BODY,)) is granted
    assert may(actor, permission, (INNER, BODY)) is granted
    assert not may(actor, permission, (OTHER,))
    assert not may(actor, permission)
    assert may_somewhere(actor, permission) is granted
    assert may(somebody(role, None), permission) is granted


def test_a_visitor_is_asked_to_sign_in_and_a_member_is_refused() -> None:
    with pytest.raises(SignInFirst):
        require(VISITOR, Permission.INVITE, (BODY,))
    with pytest.raises(SignInFirst):
        require_known(VISITOR)
    with pytest.raises(MayNot) as refusal:
        require(somebody(Role.MEMBER), Permission.INVITE, (BODY,))
    assert refusal.value.data == {"permission": "invite"}
    require(SYSTEM, Permission.MANAGE_ACCOUNTS)


@pytest.mark.parametrize("role", Role)
def test_a_secretary_hands_out_no_office_and_an_administrator_every_role(role: Role) -> None:
    check_may_hand_out(somebody(Role.ADMINISTRATOR), role, (INNER, BODY))
    with pytest.raises(RoleTooHigh):
        check_may_hand_out(somebody(Role.ADMINISTRATOR), role, ())
    if role in (Role.MEMBER, Role.READER):
        check_may_hand_out(somebody(Role.SECRETARY), role, (BODY,))
    else:
        with pytest.raises(RoleTooHigh):
            check_may_hand_out(somebody(Role.SECRETARY), role, (BODY,))
    assert handed_out_by(somebody(role)) == {
        Role.ADMINISTRATOR: list(Role), Role.SECRETARY: [Role.MEMBER, Role.READER]}.get(role, [])


def test_whoever_hands_out_a_role_gains_nothing_that_was_kept_from_them() -> None:
    for giver in Role:
        for role in handed_out_by(somebody(giver)):
            gained = {permission for permission in Permission if role in GRANTS[permission] and giver not in GRANTS[permission]}
            assert gained <= OF_WHO_PRESIDES, (giver, role, gained)


OF_WHO_PRESIDES = {Permission.APPROVE_ERRATUM}
"""What only who presides does, so that two people stand behind an erratum. Who names a president stands in the record, and when."""


def test_nobody_gives_a_role_to_the_own_account() -> None:
    secretary = somebody(Role.SECRETARY)
    check_is_another(secretary, uuid4())
    check_is_another(SYSTEM, None)
    with pytest.raises(OwnRoles):
        check_is_another(secretary, secretary.account)


def test_a_secretary_takes_over_no_account_that_is_more_than_theirs() -> None:
    secretary = somebody(Role.SECRETARY)
    check_may_hold_whole(secretary, [(Role.MEMBER, (BODY,)), (Role.READER, (INNER, BODY))])
    with pytest.raises(NotYoursToGive):
        check_may_hold_whole(secretary, [(Role.MEMBER, (BODY,)), (Role.MEMBER, (OTHER,))])
    for role in set(Role) - {Role.MEMBER, Role.READER}:
        with pytest.raises(NotYoursToGive):
            check_may_hold_whole(secretary, [(Role.MEMBER, (BODY,)), (role, (BODY,))])


def test_a_secret_shows_nothing_to_receipts_logs_or_files() -> None:
    secret = Secret("rio mulato canoa verde")
    assert plain({"password": secret}) == {"password": {}}
    assert "rio" not in repr(secret) + str(secret) + f"{[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize("typed, key", [("María.Grefa", "maria.grefa"), ("  tsenkush_7 ", "tsenkush_7"), ("Ñusta-1", "nusta-1")])
def test_names_to_sign_in_with_fold_accents_and_capitals(typed: str, key: str) -> None:
    assert read_login(typed).key == key


@pytest.mark.parametrize("typed", ["", "ab", "7maria", "maria grefa", "maria@x", "m" * 41, "<b>maria", "..maria", "ma\u0000ria"])
def test_names_that_cannot_be_read_aloud_are_refused(typed: str) -> None:
    with pytest.raises(LoginUnfit):
        read_login(typed)


def test_a_session_ends_after_twelve_idle_hours_or_seven_days() -> None:
    def alive(age: timedelta, idle: timedelta) -> bool:
        return is_alive(created_at=START, last_seen_at=START + age - idle, now=START + age)

    assert alive(timedelta(hours=20), timedelta(hours=11, minutes=59))
    assert not alive(timedelta(hours=20), timedelta(hours=12))
    assert alive(timedelta(days=6, hours=23), timedelta(0))
    assert not alive(timedelta(days=7), timedelta(0))


def test_tokens_are_long_random_and_kept_as_hashes() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) >= 43 and token not in token_hash(token) and len(token_hash(token)) == 64 for token in tokens)
    assert to_the_minute(START.replace(second=59)) == START


@pytest.mark.parametrize("agent, family", [
    ("Mozilla/5.0 (Linux; Android 13; SM-A035M) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"), ("curl/8", ""),
])
def test_only_the_family_of_a_browser_is_kept(agent: str, family: str) -> None:
    assert browser_family(agent) == family


@pytest.mark.parametrize("target", ["/trabajo", "/reuniones?desde=2026-01-01", "/a/b#c"])
def test_after_signing_in_one_goes_on_where_one_was(target: str) -> None:
    assert same_site_path(target) == target


@pytest.mark.parametrize("target", [
    None, "", "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "trabajo",
    "/a\nb", "/" + "a" * 501, "/\t/evil.example",
])
def test_nobody_is_sent_to_another_site(target: str | None) -> None:
    assert same_site_path(target) is None
