"""Files come in: nothing before a person says so, nothing twice, nothing lost, everything odd left for a person."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import MayNot, Role
from governance_app.committees import actions as actions_of_committees
from governance_app.committees import reads as committees
from governance_app.committees.rules import BodyMissing, Office
from governance_app.documents.errors import FileTooLarge, MissingColumns
from governance_app.exports import actions, reads
from governance_app.exports.rules import (
    BatchEnded,
    BatchMissing,
    BatchState,
    BodyNeeded,
    ChoiceUnfit,
    ImportKind,
    JsonUnreadable,
    NotAcceptable,
    NothingToDo,
    NotPopolo,
    Odd,
    ReasonMissing,
    RowSettled,
    RowState,
    WrongKindOfFile,
)
from governance_app.organisations.rules import Bloc
from governance_app.people import reads as people
from governance_app.record.reads import broken_at
from tests.support.build_access import an_account
from tests.support.build_committees import a_body, a_person, an_empty_body
from tests.support.build_imports import NOW, a_csv, a_popolo, a_vote, as_json, brought_in, does, everything, given, some_votes

SINCE = date(2025, 1, 1)
SHEET = ("puesto", "organización", "nombre", "calidad", "desde", "hasta", "con voto", "cargo")


def popolo(data=None, **more):
    content = as_json(data or a_popolo())
    return given(content, ImportKind.ROSTER, filename="x.json", **{"source": "prueba", "valid_from": SINCE, **more})


def flagged(batch):
    return reads.rows(batch.id, state=RowState.FLAGGED)


# ── rosters ──────────────────────────────────────────────────────────────────────────────────────
def test_a_popolo_file_comes_in_whole_and_again_without_a_change(either: Flask) -> None:
    before = everything()
    batch = popolo()
    assert everything() == before  # looked at, not written
    assert (batch.counts.ready, batch.counts.flagged) == (4 + 12 + 15, 0)
    done = brought_in(batch)
    assert (done.state, done.counts.done) == (BatchState.CONFIRMED, 31)
    after = everything()
    assert {k: after[k] - before[k] for k in ("body", "person", "organisation", "seat", "holder", "office")} == {
        "body": 3, "person": 12, "organisation": 1, "seat": 12, "holder": 12, "office": 3}
    again = popolo()
    assert (again.counts.same, again.counts.ready, again.counts.flagged) == (31, 0, 0)
    brought_in(again)
    assert everything() == after
    assert broken_at() is None


def test_what_came_in_is_what_the_file_says(either: Flask) -> None:
    brought_in(popolo(a_popolo(1, 3)))
    (body,) = committees.bodies(on=NOW.date())
    seats = committees.roster(body.id, NOW.date())
    assert [(s.label, s.principal.name, s.organisation_name) for s in seats] == [
        (f"councillor {n + 1}", f"Persona 0 Apellido {n}", "unknown") for n in range(3)]
    (mayor,) = committees.offices_on(body.id, NOW.date())
    assert (mayor.office, mayor.person.name, mayor.valid_from) == (Office.PRESIDENT, "Persona 0 Apellido 0", SINCE)


def test_the_same_ids_from_another_source_are_other_people(either: Flask) -> None:
    brought_in(popolo(a_popolo(1, 2)))
    other = popolo(a_popolo(1, 2), source="otra")
    assert other.counts.same == 1  # the organisation "unknown", known by its name
    brought_in(other)
    assert everything()["person"] == 4


def test_an_id_that_belongs_to_another_name_waits(either: Flask) -> None:
    brought_in(popolo(a_popolo(1, 2)))
    data = a_popolo(1, 2)
    data["persons"][1]["name"] = "Alguien Muy Distinta"
    waiting = flagged(popolo(data))
    assert {o.kind for row in waiting for o in row.odd} == {Odd.ID_OF_ANOTHER}
    assert len(waiting) == 2  # the person and the membership


def test_a_file_of_one_body_given_inside_a_body_is_about_that_body(either: Flask) -> None:
    body = an_empty_body()
    brought_in(popolo(a_popolo(1, 3), body=body))
    assert everything()["body"] == 1
    assert len(committees.roster(body, NOW.date())) == 3


def test_a_sheet_of_a_committee(either: Flask) -> None:
    body = an_empty_body()
    content = a_csv(
        SHEET, ("Puesto 1", "Federación A", "Ana Grefa", "principal", "2026-02-01", "", "sí", "Presidenta"),
        ("Puesto 1", "Federación A", "Luis Andi", "suplente", "2026-02-01", "", "", ""),
        ("Puesto 2", "GAD", "Eva Vargas", "", "", "31/12/2026", "no", ""),
        ("Puesto 3", "", "Pablo Illanes", "", "01/02/2026", "10/03/2026", "", ""),
    )
    batch = brought_in(given(content, ImportKind.ROSTER, body=body, valid_from=date(2026, 1, 10)))
    assert (batch.state, batch.counts.done) == (BatchState.CONFIRMED, 4)
    one, two, three = committees.roster(body, NOW.date())
    assert (one.principal.name, [a.name for a in one.alternates]) == ("Ana Grefa", ["Luis Andi"])
    assert (one.organisation_name, one.voting) == ("Federación A", True)
    assert (two.principal.name, two.voting, two.until) == ("Eva Vargas", False, date(2027, 1, 1))
    assert three.principal is None  # held until 10 March, which is over
    assert committees.roster(body, date(2026, 3, 10))[2].principal.name == "Pablo Illanes"
    after = everything()
    again = given(content, ImportKind.ROSTER, body=body, valid_from=date(2026, 1, 10))
    assert again.counts.same == 4
    brought_in(again)
    assert everything() == after


def test_a_namesake_is_settled_by_a_person(either: Flask) -> None:
    body = a_body(1).id
    first, second = a_person("Ana Grefa"), a_person("Ana  Gréfa")
    people_of = committees.roster(body, NOW.date())
    assert people_of
    known_here(body, first, second)
    batch = given(a_csv(("puesto", "nombre"), ("Puesto 9", "ANA GREFA")), ImportKind.ROSTER, body=body, valid_from=date(2026, 2, 1))
    (row,) = flagged(batch)
    assert (row.odd[0].kind, row.choosable, {id for id, _name in row.candidates}) == (Odd.PERSON_AMBIGUOUS, True, {first, second})
    with pytest.raises(ChoiceUnfit):
        does(actions.choose_person, batch=batch.id, row=row.id, person=UUID(int=5))
    does(actions.choose_person, batch=batch.id, row=row.id, person=second)
    brought_in(batch)
    assert next(s for s in committees.roster(body, NOW.date()) if s.label == "Puesto 9").principal.id == second


def known_here(body: UUID, *ids: UUID) -> None:
    for n, person in enumerate(ids):
        label, since = f"Invitado {n}", date(2026, 1, 10)
        seat = does(actions_of_committees.create_seat, body=body, label=label, bloc=Bloc.OTHER, valid_from=since, voting=False)
        does(actions_of_committees.appoint_holder, seat=seat, person=person, valid_from=date(2026, 1, 10))


def test_a_seat_that_somebody_holds_is_refused_by_the_rule_itself(either: Flask) -> None:
    body = a_body(2).id
    batch = given(a_csv(("puesto", "nombre"), ("Puesto 1", "Otra Persona"), ("Puesto 7", "Nueva Persona")), ImportKind.ROSTER, body=body,
                  valid_from=date(2026, 3, 1))
    (row,) = flagged(batch)
    assert (row.number, row.odd[0].kind, row.odd[0].data["error"]) == (2, Odd.REFUSED, "SeatAlreadyHeld")
    with pytest.raises(NotAcceptable):
        does(actions.accept_row, batch=batch.id, row=row.id, reason="así es")
    done = brought_in(batch)
    assert (done.counts.done, done.counts.left_out) == (1, 1)


def test_what_the_world_refuses_meanwhile_waits_and_the_rest_comes_in(either: Flask) -> None:
    body = an_empty_body()
    content = a_csv(("puesto", "nombre"), ("Puesto 1", "Ana Grefa"), ("Puesto 2", "Eva Andi"))
    batch = given(content, ImportKind.ROSTER, body=body, valid_from=date(2026, 2, 1))
    seat = does(actions_of_committees.create_seat, body=body, label="Puesto 1", bloc=Bloc.OTHER, valid_from=date(2026, 1, 10))
    does(actions_of_committees.appoint_holder, seat=seat, person=a_person("Otra"), valid_from=date(2026, 1, 10))
    brought_in(batch, end=False)
    (row,) = flagged(batch)
    assert (row.number, row.odd[0].data["error"]) == (2, "SeatAlreadyHeld")
    assert people.people("Ana Grefa") == ()  # undone with its row
    assert reads.counts_of(batch.id).done == 1


# ── past votes ───────────────────────────────────────────────────────────────────────────────────
def test_votes_that_agree_are_in_and_each_contradiction_waits(either: Flask) -> None:
    body = an_empty_body()
    content = some_votes(a_vote(1), a_vote(2, 9, 19, 2), a_vote(3, "", "", "", unanimous="si"), a_vote(4, 20, 11, 2), a_vote(3, 18, 9, 0))
    batch = given(content, ImportKind.PAST_VOTES, body=body, seats=31)
    assert [(row.number, [o.kind for o in row.odd]) for row in flagged(batch)] == [
        (3, [Odd.CARRIED_WITHOUT_MAJORITY]), (5, [Odd.EXCEEDS_SEATS]), (6, [Odd.NUMBER_REPEATED])]
    assert dict(reads.reasons(batch.id)) == {Odd.CARRIED_WITHOUT_MAJORITY: 1, Odd.EXCEEDS_SEATS: 1, Odd.NUMBER_REPEATED: 1}
    brought_in(batch, end=False)
    assert [v.number for v in reads.past_votes(body)] == ["1", "3"]
    assert reads.counts_of(batch.id).flagged == 3
    again = given(content, ImportKind.PAST_VOTES, body=body, seats=31)
    assert (again.counts.same, again.counts.flagged, again.counts.ready) == (2, 3, 0)
    brought_in(again)
    assert len(reads.past_votes(body)) == 2


def test_each_is_settled_in_its_own_way(either: Flask) -> None:
    body = an_empty_body()
    batch = given(some_votes(a_vote(1, 9, 19, 2), a_vote(2, 20, 11, 2), a_vote(3, 16, 13, 0, "perdida"), a_vote(4, "x", 1, 0)),
                  ImportKind.PAST_VOTES, body=body, seats=31)
    wrong, many, lost, unread = flagged(batch)
    does(actions.edit_row, batch=batch.id, row=wrong.id, cells={"yes": "19", "no": "9"})
    does(actions.leave_out_row, batch=batch.id, row=many.id)
    with pytest.raises(ReasonMissing):
        does(actions.accept_row, batch=batch.id, row=lost.id, reason="  ")
    does(actions.accept_row, batch=batch.id, row=lost.id, reason="mayoría calificada")
    with pytest.raises(NotAcceptable):
        does(actions.accept_row, batch=batch.id, row=unread.id, reason="así dice")
    does(actions.edit_row, batch=batch.id, row=unread.id, cells={"yes": "0"})
    assert [o.kind for o in reads.row(batch.id, unread.id).odd] == [Odd.CARRIED_WITHOUT_MAJORITY]
    with pytest.raises(RowSettled):
        does(actions.leave_out_row, batch=batch.id, row=many.id)
    brought_in(batch)
    assert [(v.number, v.votes_for, v.against) for v in reads.past_votes(body)] == [("1", 19, 9), ("3", 16, 13)]


def test_the_seats_of_the_day_are_those_of_the_body(either: Flask) -> None:
    body = a_body(7).id
    rows = some_votes(a_vote(1, 5, 2, 0, on="2026-02-01"), a_vote(2, 6, 2, 0, on="2026-02-01"), a_vote(3, 5, 2, 0, on="2025-02-01"))
    batch = given(rows, ImportKind.PAST_VOTES, body=body)
    assert [(row.number, row.odd[0].kind) for row in flagged(batch)] == [(3, Odd.EXCEEDS_SEATS), (4, Odd.SEATS_UNKNOWN)]


# ── batches ──────────────────────────────────────────────────────────────────────────────────────
def test_pressing_twice_brings_nothing_in_twice(either: Flask) -> None:
    body = an_empty_body()
    batch = given(some_votes(*(a_vote(n) for n in range(1, 8))), ImportKind.PAST_VOTES, body=body, seats=31)
    for _press in range(4):
        does(actions.bring_in, batch=batch.id, limit=3)
    assert len(reads.past_votes(body)) == 7
    assert reads.counts_of(batch.id).done == 7


def test_a_finished_import_keeps_no_row_and_takes_no_more(either: Flask) -> None:
    batch = given(some_votes(a_vote()), ImportKind.PAST_VOTES, body=an_empty_body(), seats=31)
    (row,) = reads.rows(batch.id)
    done = brought_in(batch)
    assert (reads.rows(batch.id), done.counts.done, done.open) == ((), 1, False)
    with pytest.raises(BatchEnded):
        does(actions.bring_in, batch=batch.id)
    with pytest.raises(BatchEnded):
        does(actions.leave_out_row, batch=batch.id, row=row.id)


def test_a_file_thrown_away_writes_nothing(either: Flask) -> None:
    before, batch = everything(), popolo()
    does(actions.discard_import, batch=batch.id)
    assert reads.batch_for(an_administrator(), batch.id, now=NOW).state is BatchState.DISCARDED
    assert (everything(), reads.rows(batch.id)) == (before, ())


def an_administrator():
    return an_account(Role.ADMINISTRATOR)


def test_what_nobody_finishes_is_forgotten_after_seven_days(either: Flask) -> None:
    batch = popolo()
    week = NOW + timedelta(days=7)
    assert reads.batch_for(an_administrator(), batch.id, now=week - timedelta(seconds=1)).open
    with pytest.raises(BatchMissing):
        reads.batch_for(an_administrator(), batch.id, now=week)
    does(actions.forget_old_imports, now=week)
    assert reads.rows(batch.id) == ()


def test_who_may_bring_in_where(either: Flask) -> None:
    mine, other = an_empty_body(), an_empty_body()
    secretary, member = an_account(Role.SECRETARY, mine), an_account(Role.MEMBER, mine)
    votes = some_votes(a_vote())
    batch = given(votes, ImportKind.PAST_VOTES, body=mine, actor=secretary, seats=31)
    for actor, body, error in ((member, mine, MayNot), (secretary, other, BodyMissing), (secretary, None, MayNot)):
        with pytest.raises(error):
            given(votes, ImportKind.PAST_VOTES, body=body, actor=actor)
    with pytest.raises(BatchMissing):
        reads.batch_for(an_account(Role.SECRETARY, other), batch.id, now=NOW)
    with pytest.raises(BatchMissing):
        does(actions.bring_in, batch=batch.id, actor=an_account(Role.SECRETARY, other))
    new_bodies = popolo(a_popolo(2, 1), body=mine, actor=secretary)
    assert {o.kind for row in flagged(new_bodies) for o in row.odd} >= {Odd.MAY_NOT_FOUND}
    brought_in(new_bodies, actor=secretary)
    assert len(committees.bodies(on=NOW.date())) == 2


@pytest.mark.parametrize("content, filename, kind, error", [
    (b"{", "x.json", ImportKind.ROSTER, JsonUnreadable), (b"x" * 5_000_001, "x.csv", ImportKind.ROSTER, FileTooLarge),
    (b"a,b\n1,2\n", "x.csv", ImportKind.ROSTER, MissingColumns), (b"nombre\n", "x.csv", ImportKind.ROSTER, NothingToDo),
    (b"%PDF-1.7", "x.pdf", ImportKind.ROSTER, WrongKindOfFile), (b"{}", "x.json", ImportKind.ATTENDANCE, WrongKindOfFile),
    (b"{}", "x.json", ImportKind.PAST_VOTES, NotPopolo),
])
def test_files_that_are_refused_leave_nothing_behind(app: Flask, content, filename, kind, error) -> None:
    body = an_empty_body()
    with pytest.raises(error):
        given(content, kind, filename=filename, body=body)
    assert reads.batches(an_administrator(), body, now=NOW) == ()


def test_votes_need_a_committee(app: Flask) -> None:
    with pytest.raises(BodyNeeded):
        given(some_votes(a_vote()), ImportKind.PAST_VOTES)


# ── other committees ─────────────────────────────────────────────────────────────────────────────
def test_an_id_of_a_file_opens_nobody_of_another_committee(either: Flask) -> None:
    """The secretary of one corridor writes the ids of the other's people into a file: no name comes back, nobody is taken along."""
    south, north = an_empty_body(), an_empty_body()
    brought_in(popolo(a_popolo(1, 3), body=south), actor=an_account(Role.SECRETARY, south))
    theirs, secretary = {one.id for one in people.people(bodies=(south,))}, an_account(Role.SECRETARY, north)
    other = a_popolo(1, 3)
    other["persons"][1]["name"] = "Alguien Muy Distinta"
    batch = popolo(other, body=north, actor=secretary)
    told = [str((row.odd, row.remarks, row.candidates)) for row in reads.rows(batch.id)]
    assert not any(one.name in said for one in people.people(bodies=(south,)) for said in told)
    brought_in(batch, actor=secretary)
    mine = people.people(bodies=(north,))
    assert len(mine) == 3
    assert not theirs & {one.id for one in mine}
    again = popolo(other, body=north, actor=secretary)
    assert (again.counts.ready, again.counts.flagged) == (0, 0)  # under their own ids they are known again


def test_a_file_cannot_seat_anybody_in_a_body_of_another_committee(either: Flask) -> None:
    brought_in(popolo(a_popolo(1, 3)))
    (theirs,) = committees.bodies(on=NOW.date())
    before = committees.seat_facts(theirs.id)
    north = an_empty_body()
    data = a_popolo(2, 3)  # two bodies in the file, so that neither stands for the one inside which it is given
    secretary = an_account(Role.SECRETARY, north)
    brought_in(popolo(data, body=north, actor=secretary), actor=secretary)
    assert committees.seat_facts(theirs.id) == before
    mine, others = (people.people(bodies=(body,)) for body in (north, theirs.id))
    assert not {one.id for one in mine} & {one.id for one in others}


def test_signs_days_and_names_that_cannot_be_kept_stop_nobody_else(either: Flask) -> None:
    sheet = a_csv(("nombre", "puesto", "desde"), ("Ana\x01 Grefa", "Uno", "2025-01-01"), ("Rosa Andy", "Dos", "9999-12-31"),
                  ("Luis Vargas", "Tres", "0001-01-01"), ("N" * 300, "Cuatro", "2025-01-01"))
    body = an_empty_body()
    done = brought_in(given(sheet, ImportKind.ROSTER, body=body, valid_from=SINCE), end=False)
    assert "Ana Grefa" in {one.name for one in people.people(bodies=(body,))}
    assert done.counts.ready == 0


def test_half_letters_of_a_json_are_not_kept(either: Flask) -> None:
    data = a_popolo(1, 2)
    data["persons"][0]["name"] = "Ana \ud800Grefa\x00"
    brought_in(popolo(data, body=(body := an_empty_body())))
    assert "Ana Grefa" in {one.name for one in people.people(bodies=(body,))}
