"""Bodies, rules, seats, holders and offices, through their actions, on both databases."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from governance_app.access.rules import VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.committees import actions, reads
from governance_app.committees.rules import (
    BodyEnded,
    BodyKind,
    BodyMissing,
    EndBeforeStart,
    FormOutOfOrder,
    HolderKind,
    HoldsAnotherSeat,
    NestedInItself,
    Office,
    OfficeAlreadyHeld,
    QuorumKind,
    QuorumRule,
    SeatAlreadyHeld,
    SeatStatus,
    SlugTaken,
    Statute,
    StatuteMissing,
    StatuteOutOfOrder,
    TermOverlaps,
)
from governance_app.foundation.ids import new_id
from governance_app.organisations.actions import rename_organisation
from governance_app.people.actions import register_person
from governance_app.record import reads as record
from tests.support.build_committees import BEGAN, NOW, a_body, a_person, a_seat, an_empty_body, an_organisation, said


def test_a_promoter_group_becomes_a_committee_and_keeps_its_past_name(either: object) -> None:
    """The past is called what it was called; the body stays the same."""
    given = {"kind": BodyKind.PROMOTER_GROUP, "acronym": "GPPP", "name": "Grupo promotor Palora–Pastaza"}
    body = actions.found_body(**said(slug="palora-pastaza", created_on=BEGAN, **given)).subject
    actions.change_form(**said(
        body=body, kind=BodyKind.MANAGEMENT_COMMITTEE, name="Comité de gestión Palora–Pastaza", acronym="CGPP", valid_from=date(2026, 6, 1),
    ))
    assert reads.body(body, on=date(2026, 5, 31)).acronym == "GPPP"
    assert reads.body(body, on=date(2026, 6, 1)).kind is BodyKind.MANAGEMENT_COMMITTEE
    assert reads.body(body).id == reads.body_by_slug("palora-pastaza").id == body
    with pytest.raises(FormOutOfOrder):
        actions.change_form(**said(body=body, valid_from=date(2026, 6, 1), **given))
    with pytest.raises(SlugTaken):
        actions.found_body(**said(slug="palora-pastaza", created_on=BEGAN, **given))


def test_bodies_nest_without_circles(either: object) -> None:
    """The scope of a commission holds its committee; a circle is refused by name."""
    top = an_empty_body("arriba")
    middle = an_empty_body("medio", parent=top)
    below = an_empty_body("abajo", parent=middle)
    assert reads.scope_of(below) == (below, middle, top)
    assert reads.descendants(top) == (middle, below)
    with pytest.raises(NestedInItself):
        actions.nest_body(**said(body=top, parent=below))
    actions.nest_body(**said(body=below, parent=top))
    assert reads.scope_of(below) == (below, top)


def test_a_body_that_ended_leaves_the_list_but_not_the_past(either: object) -> None:
    """And nothing begins in it afterwards."""
    body = an_empty_body()
    actions.end_body(**said(body=body, ended_on=date(2026, 9, 1)))
    assert [b.id for b in reads.public_bodies(on=date(2026, 8, 31))] == [body]
    assert reads.public_bodies(on=date(2026, 9, 1)) == ()
    with pytest.raises(BodyEnded):
        a_seat(body, began=date(2026, 9, 1))
    with pytest.raises(BodyEnded):
        actions.adopt_statute(**said(body=body, valid_from=date(2026, 9, 2), statute=Statute()))


def test_each_day_has_the_rules_of_its_day(either: object) -> None:
    """Two versions; a third inserted between them with its reason; none before the first."""
    body = an_empty_body()
    later = Statute(quorum=QuorumRule(QuorumKind.FRACTION, fraction=Fraction(2, 3), article="Art. 12"))
    actions.adopt_statute(**said(body=body, valid_from=date(2026, 7, 1), statute=later, adopted_by="004-CGCPP-2026"))
    assert reads.statute_on(body, date(2026, 6, 30)) == Statute()
    assert reads.statute_on(body, date(2026, 7, 1)) == later
    between = {"body": body, "valid_from": date(2026, 3, 1), "statute": Statute(term_months=12)}
    with pytest.raises(StatuteOutOfOrder):
        actions.adopt_statute(**said(**between))
    actions.adopt_statute(**said(**between, inserted_because="Se encontró el acta de la reforma de marzo"))
    versions = reads.statutes(body)
    assert [(v.valid_from, v.valid_to) for v in versions] == [
        (BEGAN, date(2026, 3, 1)), (date(2026, 3, 1), date(2026, 7, 1)), (date(2026, 7, 1), None),
    ]
    assert [bool(v.inserted_because) for v in versions] == [False, True, False]
    with pytest.raises(StatuteMissing):
        reads.statute_on(body, BEGAN - timedelta(days=1))


def test_a_seat_fills_ends_and_is_carried_over(either: object) -> None:
    """Status follows from term and holder on each day, with the warning of the statute (60 days)."""
    body = an_empty_body()
    seat = a_seat(body)
    term = actions.start_term(**said(seat=seat, starts_on=BEGAN)).subject
    ana = a_person("Ana Wampash")
    actions.appoint_holder(**said(seat=seat, person=ana, valid_from=date(2026, 2, 1)))
    end = date(2028, 1, 5)
    assert [t.ends_on for t in reads.seat(seat).terms if t.id == term] == [end]
    asked = [date(2026, 1, 31), date(2026, 2, 1), end - timedelta(days=61), end - timedelta(days=60), end]
    assert [reads.roster(body, day)[0].status for day in asked] == [
        SeatStatus.VACANT, SeatStatus.FILLED, SeatStatus.FILLED, SeatStatus.ENDING, SeatStatus.CARRIED_OVER,
    ]
    with pytest.raises(SeatAlreadyHeld):
        actions.appoint_holder(**said(seat=seat, person=a_person("Luis Grefa"), valid_from=end - timedelta(days=1)))
    actions.appoint_holder(**said(seat=seat, person=a_person("Luis Grefa"), valid_from=end))
    assert reads.roster(body, end - timedelta(days=1))[0].principal.name == "Ana Wampash"
    assert reads.roster(body, end)[0].principal.name == "Luis Grefa"
    with pytest.raises(TermOverlaps):
        actions.start_term(**said(seat=seat, starts_on=end - timedelta(days=1)))


def test_the_roster_names_organisations_as_they_were_called(either: object) -> None:
    """A renamed organisation keeps its old name on an old day."""
    organisation = an_organisation("FIPSE")
    rename_organisation(**said(organisation=organisation, name="NASHE", acronym="", from_day=date(2026, 5, 1)))
    body = an_empty_body()
    a_seat(body, organisation=organisation)
    assert reads.roster(body, date(2026, 4, 30))[0].organisation_name == "FIPSE"
    assert reads.roster(body, date(2026, 5, 1))[0].organisation_name == "NASHE"


def test_nobody_holds_two_voting_seats_of_a_body(either: object) -> None:
    """Not even by two quick appointments: the body is locked."""
    body = an_empty_body()
    first, second, quiet = a_seat(body), a_seat(body), a_seat(body, voting=False)
    ana = a_person("Ana Wampash")
    actions.appoint_holder(**said(seat=first, person=ana, valid_from=BEGAN))
    with pytest.raises(HoldsAnotherSeat):
        actions.appoint_holder(**said(seat=second, person=ana, valid_from=BEGAN))
    actions.appoint_holder(**said(seat=quiet, person=ana, valid_from=BEGAN))
    actions.appoint_holder(**said(seat=second, person=ana, kind=HolderKind.ALTERNATE, valid_from=BEGAN))
    assert [p.name for p in reads.roster(body, BEGAN)[1].alternates] == ["Ana Wampash"]


def test_a_seat_that_ends_takes_its_holders_with_it(either: object) -> None:
    """And leaves the roster from that day."""
    body = an_empty_body()
    seat = a_seat(body, holder="Ana Wampash")
    actions.end_seat(**said(seat=seat, valid_to=date(2026, 4, 1)))
    assert len(reads.roster(body, date(2026, 3, 31))) == 1
    assert reads.roster(body, date(2026, 4, 1)) == ()
    assert [h.valid_to for h in reads.seat(seat).holdings] == [date(2026, 4, 1)]
    with pytest.raises(EndBeforeStart):
        actions.end_holding(**said(holding=reads.seat(seat).holdings[0].id, valid_to=BEGAN))


def test_an_office_has_one_holder_except_chairs_of_commissions(either: object) -> None:
    """Offices are dated too."""
    body = a_body(seats=3)
    with pytest.raises(OfficeAlreadyHeld):
        actions.appoint_office(**said(body=body.id, person=a_person("Otra"), office=Office.PRESIDENT, valid_from=date(2026, 3, 1)))
    president = reads.offices_on(body.id, BEGAN)[0]
    assert (president.office, president.person.name) == (Office.PRESIDENT, "Principal 1")
    actions.end_office(**said(holding=president.id, valid_to=date(2026, 3, 1)))
    actions.appoint_office(**said(body=body.id, person=a_person("Otra"), office=Office.PRESIDENT, valid_from=date(2026, 3, 1)))
    assert [o.person.name for o in reads.offices_on(body.id, date(2026, 3, 1))] == ["Otra", "Principal 2"]
    for name in ("Una", "Dos"):
        actions.appoint_office(**said(body=body.id, person=a_person(name), office=Office.COMMISSION_CHAIR, valid_from=BEGAN))


def test_only_who_may_changes_and_only_who_belongs_sees(either: object) -> None:
    """Another committee's secretary changes nothing here, and the body is as if it did not exist."""
    body, other = an_empty_body(), an_empty_body()
    stranger = Actor(new_id(), grants=(Grant(Role.SECRETARY, other),))
    ours = Actor(new_id(), grants=(Grant(Role.SECRETARY, body),))
    person = register_person(**said(name="Rosa Elena Tsamaraint", body=body)).subject
    given = {"body": body, "person": person, "office": Office.SECRETARY, "valid_from": BEGAN}
    with pytest.raises(MayNot):
        actions.appoint_office(actor=stranger, id=new_id(), now=NOW, **given)
    with pytest.raises(SignInFirst):
        actions.appoint_office(actor=VISITOR, id=new_id(), now=NOW, **given)
    with pytest.raises(MayNot):
        actions.adopt_statute(actor=ours, id=new_id(), now=NOW, body=body, valid_from=date(2027, 1, 1), statute=Statute())
    actions.appoint_office(actor=ours, id=new_id(), now=NOW, **given)
    assert reads.body_for(ours, body).id == body
    with pytest.raises(BodyMissing):
        reads.body_for(stranger, body)


def test_the_record_holds_ids_and_never_a_name(either: object) -> None:
    """Every act of founding a body leaves its leaf; the chain holds."""
    a_body(seats=2, alternates=True)
    assert record.head()[0] >= 12
    assert record.broken_at() is None
