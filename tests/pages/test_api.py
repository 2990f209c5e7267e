"""The programming interface: a vote from signing in to its result, every form, every act, and who may do what."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import Role
from governance_app.committees.rules import LateArrivals, ProxyRule, Statute, TieRule
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.record.records import LeafRow, ReceiptRow
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form, Publication
from governance_app.voting.rules.elections import PaperKind
from tests.support.build_access import PASSWORD, a_plain_body, an_account, signed_in
from tests.support.build_api import V1, Program, a_program
from tests.support.build_attendance import an_open_meeting, arrives, does, points_of, principal, seats_of
from tests.support.build_held_elections import an_open_election, enters
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import a_motion, an_open_vote, voters_of

STATUTE = Statute(tie=TieRule.CASTING_VOTE, late_arrivals=LateArrivals.ANSWER, proxies=ProxyRule(True))
PINS = {"first_pin": "4711", "second_pin": "0815"}
SIGN_IN = {"login": "rosa", "password": PASSWORD}


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5, STATUTE, present=4)


@pytest.fixture
def desk(app: Flask, meeting: UUID) -> Program:
    return a_program(app, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def chair(app: Flask, meeting: UUID) -> Program:
    return a_program(app, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))


def test_a_roll_call_from_signing_in_to_its_result(either: Flask) -> None:
    meeting = an_open_meeting(5, STATUTE, present=4)
    an_account(Role.SECRETARY, meetings.meeting(meeting).body, login="rosa")
    program = a_program(either)
    session = program.send("/sessions", SIGN_IN, 201)
    program.headers = {"Authorization": f"Bearer {session['token']}"}
    hall = program.get(f"/meetings/{meeting}")
    assert [seat["sitter"] is not None for seat in hall["seats"]] == [True] * 4 + [False]
    put = program.post(f"/meetings/{meeting}/motions", item=hall["points"][0]["id"], text="Cuidar el río", form="roll_call", open_now=True)
    here = f"/motions/{put['subject']}"
    first, *others = [seat["id"] for seat in hall["seats"] if seat["sitter"]]
    program.post(f"{here}/ballots", seat=first, choice="against", reason="Falta el plan")
    while_open = program.get(here)
    assert (while_open["turnout"], while_open["electorate"]["voters"], while_open["result"], while_open["answers"]) == (1, 4, None, None)
    assert [one["answered"] for one in while_open["electors"] if one["seat"] == first] == [True]
    program.post(f"{here}/ballot-changes", seat=first, choice="for")
    program.post(f"{here}/roll-call", ballots=[{"seat": seat, "choice": "for"} for seat in others[:-1]])
    assert program.post(f"{here}/closing", 422)["code"] == "BallotsMissing"
    program.post(f"{here}/ballots", seat=others[-1], choice="abstain")
    program.post(f"{here}/closing")
    read = program.get(here, headers={"Accept-Language": "en"})
    figures = read["result"]["figures"]
    assert (read["state"], figures["outcome"], figures["tally"]["votes_for"], figures["tally"]["abstain"]) == ("closed", "carried", 3, 1)
    assert read["result"]["sentence"].startswith("Approved: 3 votes for")
    assert [one["choice"] for one in read["answers"]["changed"]] == ["against"]
    assert read["turnout"] is None
    program.ask("DELETE", "/sessions/current", 204)
    assert program.get(here, 401)["code"] == "SignInFirst"


def test_the_other_forms_are_recorded(desk: Program, meeting: UUID) -> None:
    hands = an_open_vote(meeting)
    seat = str(voters_of(hands)[0])
    desk.post(f"/motions/{hands}/hands", votes_for=3, against=1, counted_by="Dos", dissent=[{"seat": seat, "choice": "against"}])
    shown = desk.get(f"/motions/{hands}")
    assert (shown["counted_by"], shown["answers"]["named"][0]["seat"], shown["result"]["figures"]["tally"]["against"]) == ("Dos", seat, 1)
    agreed = an_open_vote(meeting, Form.CONSENSUS)
    reserved = [{"seat": seat, "stance": "reservation", "reason": "El costo"}]
    desk.post(f"/motions/{agreed}/consensus-rounds", stances=reserved, another_round=True, changed="El plazo", text="Cuidar, con plazo")
    assert desk.get(f"/motions/{agreed}")["rounds"] == [
        {"number": 1, "changed": "El plazo", "agree": 3, "reservations": 1, "stand_aside": 0, "object": 0}]
    desk.post(f"/motions/{agreed}/consensus-rounds")
    assert desk.get(f"/motions/{agreed}")["result"]["figures"]["outcome"] == "carried"
    acclaimed = an_open_vote(meeting, Form.ACCLAMATION)
    desk.post(f"/motions/{acclaimed}/form", form="roll_call")
    desk.post(f"/motions/{acclaimed}/form", form="acclamation")
    desk.post(f"/motions/{acclaimed}/acclamation")
    listed = desk.get(f"/meetings/{meeting}/motions")["motions"]
    assert [one["state"] for one in listed] == ["closed"] * 3
    assert all(one["result"]["sentence"] for one in listed)


def test_words_change_before_the_vote_and_a_motion_is_withdrawn(desk: Program, meeting: UUID) -> None:
    motion = a_motion(meeting, text="Comprar un motor")
    desk.post(f"/motions/{motion}/translations", language="en", text="Buy an engine")
    desk.post(f"/motions/{motion}/wording", text="Comprar dos motores")
    texts = [(one["version"], one["language"], one["text"]) for one in desk.get(f"/motions/{motion}")["texts"]]
    assert texts == [(1, "en", "Buy an engine"), (1, "es", "Comprar un motor"), (2, "es", "Comprar dos motores")]
    desk.post(f"/motions/{motion}/withdrawal")
    assert desk.get(f"/motions/{motion}")["state"] == "withdrawn"
    amended = a_motion(meeting)
    put = desk.post(f"/meetings/{meeting}/motions", item=str(points_of(meeting)[0]), text="Y los esteros", form="acclamation",
                    amends=str(amended))
    assert desk.get(f"/motions/{amended}")["amendments"] == [put["subject"]]


def test_who_came_late_and_a_tie(app: Flask, desk: Program, meeting: UUID) -> None:
    motion = a_motion(meeting, Form.ROLL_CALL)
    desk.post(f"/motions/{motion}/opening", opened_at="2026-03-20T14:30:00Z")
    arrives(meeting, 4, minute=35)
    desk.post(f"/motions/{motion}/latecomers")
    seats = [str(seat) for seat in voters_of(motion)]
    assert len(seats) == 5
    choices = ["for", "for", "against", "against", "abstain"]
    desk.post(f"/motions/{motion}/roll-call", ballots=[{"seat": s, "choice": c} for s, c in zip(seats, choices, strict=True)],
              close_after=True)
    assert desk.get(f"/motions/{motion}")["tied"]["votes_for"] == 2
    president = chair(app, meeting)
    assert president.post(f"/motions/{motion}/lot", 409, choice="for", how="Moneda")["code"] == "ChairDecides"
    president.post(f"/motions/{motion}/casting-vote", choice="for", reason="Por el río")
    shown = desk.get(f"/motions/{motion}")
    assert (shown["casting_vote"]["choice"], shown["result"]["figures"]["outcome"]) == ("for", "carried")


def test_a_lot_breaks_a_tie_where_the_statute_says_so(app: Flask) -> None:
    meeting = an_open_meeting(4, Statute(tie=TieRule.LOT))
    motion = an_open_vote(meeting)
    does(actions.record_hands, motion=motion, votes_for=2, against=2)
    program = chair(app, meeting)
    program.post(f"/motions/{motion}/lot", choice="against", how="Una moneda; miraron dos")
    assert program.get(f"/motions/{motion}")["lot"]["how"] == "Una moneda; miraron dos"


def test_a_vote_is_entrusted_and_taken_back(desk: Program, meeting: UUID) -> None:
    absent, holder = seats_of(meeting)[4].seat, principal(meeting, 0)
    given = desk.post(f"/meetings/{meeting}/proxies", seat=str(absent), holder=str(holder), document="Carta del 19 de marzo")
    listed = desk.get(f"/meetings/{meeting}/proxies")
    assert (listed["allowed"], [one["seat"] for one in listed["proxies"]]) == (True, [str(absent)])
    desk.post(f"/proxies/{given['subject']}/ending")
    assert desk.post(f"/proxies/{given['subject']}/ending", 409)["code"] == "ProxyOver"
    assert desk.post(f"/proxies/{new_id()}/ending", 404)["code"] == "NoSuchProxy"


def test_an_election_is_read_and_before_the_count_only_how_many_papers(desk: Program, meeting: UUID) -> None:
    election = an_open_election(meeting)
    enters(election, (1,), 2)
    before = desk.get(f"/elections/{election}")
    assert (before["entered"], before["count"], len(before["candidates"])) == (2, None, 3)
    enters(election, (2,), 1)
    enters(election, (), 1, PaperKind.BLANK)
    does(actions.close_election, election=election, in_box=4)
    after = desk.get(f"/elections/{election}")["count"]
    assert (after["figures"]["count"]["elected"], after["figures"]["blank"], len(after["papers"])) == ([1], 1, 3)
    assert "Principal" in after["sentences"][0]
    assert [one["id"] for one in desk.get(f"/meetings/{meeting}/elections")["elections"]] == [str(election)]


def test_of_a_secret_vote_only_what_its_rule_lets_be_said(app: Flask) -> None:
    meeting = a_hall(7)
    motion = an_open_urn(meeting, Publication.OUTCOME)
    program = a_program(app, an_account(Role.MEMBER, meetings.meeting(meeting).body))
    assert program.get(f"/motions/{motion}")["result"] is None
    closes(motion, counted(5, 2))
    shown = program.get(f"/motions/{motion}")
    assert (shown["result"]["figures"]["outcome"], shown["result"]["figures"]["hidden"], shown["urn"]["in_box"]) == ("carried", True, 7)
    assert shown["result"]["figures"]["tally"] == dict.fromkeys(shown["result"]["figures"]["tally"], 0) | {
        name: shown["result"]["figures"]["tally"][name] for name in ("absent", "recused")}
    assert shown["answers"]["ballots"] == []


# The same act again

def test_an_act_sent_again_gives_its_first_receipt(desk: Program, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    act = {"id": str(new_id()), "seat": str(voters_of(motion)[0]), "choice": "for"}
    first = desk.send(f"/motions/{motion}/ballots", act, 201)
    again = desk.send(f"/motions/{motion}/ballots", act, 200)
    assert again == first | {"replayed": True}
    assert desk.send(f"/motions/{motion}/ballots", act | {"choice": "against"}, 409)["code"] == "IdAlreadyUsed"
    assert [one.choice for one in reads.ballots(motion)] == [Choice.FOR]


def test_the_moment_is_the_same_in_every_time_zone(desk: Program, meeting: UUID) -> None:
    motion = a_motion(meeting)
    act = {"id": str(new_id()), "opened_at": "2026-03-20T09:30:00-05:00"}
    desk.send(f"/motions/{motion}/opening", act, 201)
    desk.send(f"/motions/{motion}/opening", act | {"opened_at": "2026-03-20T14:30:00Z"}, 200)


def test_somebody_elses_id_opens_nothing_to_who_may_not(app: Flask, desk: Program, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    act = {"id": str(new_id()), "seat": str(voters_of(motion)[0]), "choice": "for"}
    desk.send(f"/motions/{motion}/ballots", act, 201)
    body = meetings.meeting(meeting).body
    assert a_program(app, an_account(Role.MEMBER, body)).send(f"/motions/{motion}/ballots", act, 403)["code"] == "MayNot"
    foreign = a_program(app, an_account(Role.SECRETARY, a_plain_body()))
    assert foreign.send(f"/motions/{motion}/ballots", act, 404)["code"] == "NoSuchMeeting"


# Who may

def every_act(motion: UUID, meeting: UUID, proxy: UUID, seat: UUID, item: UUID, election: UUID) -> list[tuple[str, dict[str, Any]]]:
    one = {"seat": str(seat), "choice": "for"}
    of_motion: dict[str, dict[str, Any]] = {
        "withdrawal": {}, "wording": {"text": "x"}, "translations": {"text": "x", "language": "en"}, "opening": {}, "ballots": one,
        "ballot-changes": one, "roll-call": {"ballots": [one]}, "closing": {}, "hands": {"votes_for": 1, "against": 0},
        "consensus-rounds": {}, "acclamation": {}, "form": {"form": "consensus"}, "latecomers": {}, "casting-vote": {"choice": "for"},
        "lot": {"choice": "for", "how": "x"},
        "urn/opening": {"publication": "full", "first": str(seat), "second": str(seat)} | PINS,
        "urn/count": {"issued": 1, "in_box": 1, "votes_for": 1, "against": 0} | PINS, "urn/annulment": {"reason": "x"},
        "belenios/opening": {"publication": "full", "first": str(seat), "second": str(seat), "address": "x", "election": "x"} | PINS,
        "belenios/count": {"election": "x", "received": 1, "accepted": 1, "votes_for": 1, "against": 0, "archive": "x",
                           "verification": "compared"} | PINS, "belenios/annulment": {"reason": "x"},
        "correspondence/opening": {"deadline": "2026-04-01T12:00:00Z"}, "correspondence/answers": one | {"channel": "radio"},
        "correspondence/answer-changes": one | {"channel": "radio"}, "correspondence/reminders": {"channel": "radio", "told": 1},
        "correspondence/closing": {}, "dispute": {"reason": "x"}}
    return [
        *((f"/motions/{motion}/{path}", body) for path, body in of_motion.items()),
        (f"/elections/{election}/dispute", {"reason": "x"}),
        (f"/meetings/{meeting}/motions", {"item": str(item), "text": "x", "form": "consensus"}),
        (f"/meetings/{meeting}/proxies", {"seat": str(seat), "holder": str(seat), "document": "x"}), (f"/proxies/{proxy}/ending", {})]


def written() -> tuple[int | None, int | None]:
    return tuple(db.session.scalar(sa.select(sa.func.count()).select_from(table)) for table in (LeafRow, ReceiptRow))  # type: ignore[return-value]


DECLARING = ("casting-vote", "lot", "annulment", "dispute")


@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_is_refused_and_nothing_is_written(app: Flask, meeting: UUID, role: Role) -> None:
    body, motion = meetings.meeting(meeting).body, an_open_vote(meeting, Form.ROLL_CALL)
    absent = seats_of(meeting)[4].seat
    proxy = does(actions.entrust_vote, meeting=meeting, seat=absent, holder=principal(meeting, 0), document="Carta")
    acts = every_act(motion, meeting, proxy, absent, points_of(meeting)[0], an_open_election(meeting))
    assert len(acts) == sum("POST" in (rule.methods or ()) and rule.rule.startswith(V1) for rule in app.url_map.iter_rules()) - 1
    program, keepers = a_program(app, an_account(role, body)), (Role.SECRETARY, Role.ADMINISTRATOR)
    foreign, stranger = a_program(app, an_account(role, a_plain_body())), a_program(app)
    before = written()
    for path, given in acts:
        stranger.post(path, 401, **given)
        if role not in keepers and not (role is Role.PRESIDENT and path.endswith(DECLARING)):
            assert program.post(path, 403, **given)["code"] == "MayNot"
            foreign.post(path, 403, **given)
        else:
            foreign.post(path, 404, **given)
    assert written() == before


def test_a_cookie_opens_nothing_here(app: Flask, meeting: UUID) -> None:
    body, motion = meetings.meeting(meeting).body, an_open_vote(meeting, Form.ROLL_CALL)
    browser = Program(signed_in(app.test_client(), an_account(Role.SECRETARY, body)), {})
    assert browser.client.get(f"/trabajo/mociones/{motion}").status_code == 200, "the cookie itself is good"
    before = written()
    act = {"seat": str(voters_of(motion)[0]), "choice": "for"}
    assert browser.post(f"/motions/{motion}/ballots", 401, **act)["code"] == "SignInFirst"
    browser.get(f"/motions/{motion}", 401)
    browser.ask("DELETE", "/sessions/current", 401)
    assert written() == before


def test_a_token_opens_no_page(app: Flask, desk: Program, meeting: UUID) -> None:
    answer = desk.client.get(f"/trabajo/reuniones/{meeting}/votaciones", headers=desk.headers)
    assert answer.status_code == 303


def test_a_write_that_another_site_starts_is_refused(desk: Program, meeting: UUID) -> None:
    act = {"id": str(new_id()), "item": str(points_of(meeting)[0]), "text": "x", "form": "consensus"}
    for header in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert desk.send(f"/meetings/{meeting}/motions", act, 403, headers=header)["code"] == "Refused"
    assert reads.motions(meeting) == ()
