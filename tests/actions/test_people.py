"""People on both databases: consent before anything sensitive, erasure at withdrawal, seals, merges with history, sight per committee."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, MayNot, Role, Secret, SignInFirst
from governance_app.attendance.records import AttendanceEventRow
from governance_app.attendance.rules import Capacity, Movement
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import MeetingKind, MeetingMode
from governance_app.organisations.rules import NoSuchOrganisation
from governance_app.people import actions, reads
from governance_app.people.records import AnswerRow, ConsentRow, PersonRow
from governance_app.people.rules import (
    NO_ANSWER,
    NOTHING_SAID,
    AdultsOnly,
    AgeBand,
    AgeDisagrees,
    AlreadyApart,
    AlreadyConsented,
    Answers,
    CedulaCheckDigit,
    ConsentGiver,
    ConsentInFuture,
    ConsentMissing,
    Field,
    IdentityKind,
    IdentityTaken,
    MetTogether,
    NameMissing,
    NationalityOnlyIndigenous,
    NoSuchPerson,
    NotMerged,
    OwnConsentNeeded,
    Purpose,
    RepresentativeNeeded,
    SamePerson,
    UnknownAnswer,
)
from governance_app.record import reads as record
from governance_app.record.records import LeafRow, ReceiptRow
from tests.support.build_access import a_plain_body
from tests.support.build_organisations import NOON, TODAY, a_community
from tests.support.build_people import a_person, consents, has_cedula, says_of_themselves

CEDULA = "1710034065"
SHUAR_WOMAN = {Field.SEX: "mujer", Field.ETHNIC_SELF_ID: "indigena", Field.NATIONALITY: "shuar", Field.LANGUAGES: ("jiv", "spa")}


def act(action, **given):
    return action(**{"actor": SYSTEM, "id": new_id(), "now": NOON, **given})


def count(table):
    return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_a_name_is_enough(either):
    person = a_person("  Rosa   Grefa ")
    assert reads.person(person).name == "Rosa Grefa"
    assert reads.names([person, uuid4()]) == {person: "Rosa Grefa"}
    assert reads.description(person, on=TODAY) == NOTHING_SAID
    with pytest.raises(NameMissing):
        a_person(" ")
    with pytest.raises(NoSuchOrganisation):
        a_person("Rosa", community=uuid4())


def test_people_are_found_without_accents_and_in_any_order(either):
    a_person("Ángel Ñauta Vargas")
    a_person("Pedro Tanguila")
    assert [one.name for one in reads.people("nauta angel")] == ["Ángel Ñauta Vargas"]
    assert [one.name for one in reads.people()] == ["Ángel Ñauta Vargas", "Pedro Tanguila"]
    assert reads.people("100%") == ()


def test_nothing_is_described_without_consent(either):
    person = a_person()
    with pytest.raises(ConsentMissing):
        act(actions.describe_person, person=person, answers=Answers(SHUAR_WOMAN))
    assert count(AnswerRow) == 0


def test_a_consent_for_another_purpose_does_not_serve(either):
    person = a_person()
    consents(person, Purpose.CONTACT)
    with pytest.raises(ConsentMissing):
        act(actions.describe_person, person=person, answers=Answers(SHUAR_WOMAN))


def test_what_was_said_is_read_back(either):
    person = a_person(says={**SHUAR_WOMAN, Field.DISABILITY: NO_ANSWER, Field.AGE_BAND: AgeBand.YOUTH})
    said = reads.description(person, on=TODAY)
    assert (said.sex, said.ethnic_self_id, said.nationality, said.languages) == ("mujer", "indigena", "shuar", ("jiv", "spa"))
    assert (said.disability, said.gender_identity, said.age_band) == (NO_ANSWER, None, "18-29")
    assert reads.description(person, on=TODAY - timedelta(days=1)) == NOTHING_SAID


def test_a_field_left_out_stays_and_a_blank_one_is_no_longer_recorded(either):
    person = a_person(says=SHUAR_WOMAN)
    act(actions.describe_person, person=person, answers=Answers({Field.SEX: None, Field.LANGUAGES: ["qu", "que"][1:]}))
    said = reads.description(person, on=TODAY)
    assert (said.sex, said.nationality, said.languages) == (None, "shuar", ("que",))
    assert not db.session.scalars(sa.select(AnswerRow).where(AnswerRow.field == Field.SEX)).all()


def test_who_no_longer_says_indigenous_has_no_nationality(either):
    person = a_person(says=SHUAR_WOMAN)
    act(actions.describe_person, person=person, answers=Answers({Field.ETHNIC_SELF_ID: "mestiza"}))
    assert reads.description(person, on=TODAY).nationality is None
    with pytest.raises(NationalityOnlyIndigenous):
        act(actions.describe_person, person=person, answers=Answers({Field.NATIONALITY: "shuar"}))


def test_an_answer_of_no_question_is_refused(either):
    with pytest.raises(UnknownAnswer):
        a_person(says={Field.SEX: "x"})
    with pytest.raises(UnknownAnswer):
        a_person(says={Field.ETHNIC_SELF_ID: "indigena", Field.NATIONALITY: "elfos"})


def test_withdrawing_takes_one_step_and_erases_the_answers(either):
    person = a_person(says=SHUAR_WOMAN)
    act(actions.withdraw_consent, person=person, purpose=Purpose.PARTICIPATION_FIGURES, how="de palabra")
    assert reads.description(person, on=TODAY) == NOTHING_SAID
    assert reads.description(person, on=TODAY + timedelta(days=900)) == NOTHING_SAID
    assert count(AnswerRow) == 0
    withdrawn = reads.consents(person)[0]
    assert (withdrawn.withdrawn_on, withdrawn.in_force(TODAY)) == (TODAY, False)
    with pytest.raises(ConsentMissing):
        act(actions.withdraw_consent, person=person, purpose=Purpose.PARTICIPATION_FIGURES)


def test_after_withdrawing_one_may_consent_again(either):
    person = a_person(says=SHUAR_WOMAN)
    act(actions.withdraw_consent, person=person, purpose=Purpose.PARTICIPATION_FIGURES)
    says_of_themselves(person, {Field.SEX: "mujer"})
    assert reads.description(person, on=TODAY).nationality is None
    assert reads.description(person, on=TODAY).sex == "mujer"


def test_one_consent_per_purpose_stands(either):
    person = a_person()
    consents(person)
    with pytest.raises(AlreadyConsented):
        consents(person)
    with pytest.raises(IntegrityError), one_transaction() as session:
        session.add(ConsentRow(id=uuid4(), person_id=person, purpose=Purpose.PARTICIPATION_FIGURES, given_on=TODAY,
                               given_by=ConsentGiver.SELF, recorded_at=NOON))
    with pytest.raises(ConsentInFuture):
        consents(person, Purpose.CONTACT, given_on=TODAY + timedelta(days=1))


def test_children_need_a_representative(either):
    with pytest.raises(RepresentativeNeeded):
        a_person("Niña", minor_band=AgeBand.CHILD)
    with pytest.raises(RepresentativeNeeded):
        a_person("Niña", minor_band=AgeBand.ADOLESCENT_12_14, representative="  ")
    child = a_person("Niña", minor_band=AgeBand.CHILD, representative="Su madre")
    with pytest.raises(RepresentativeNeeded):
        consents(child)
    consents(child, given_by=ConsentGiver.LEGAL_REPRESENTATIVE)
    assert reads.consents(child)[0].representative == "Su madre"


def test_from_15_on_nobody_consents_for_another(either):
    young = a_person("Joven", minor_band=AgeBand.ADOLESCENT_15_17)
    for person in (young, a_person("Adulta")):
        with pytest.raises(OwnConsentNeeded):
            consents(person, given_by=ConsentGiver.LEGAL_REPRESENTATIVE, representative="Alguien")
    consents(young)


def test_saying_a_minor_age_asks_for_the_consent_of_that_age(either):
    person = a_person("Alguien")
    with pytest.raises(RepresentativeNeeded):
        says_of_themselves(person, {Field.AGE_BAND: "12-14"})
    assert count(ConsentRow) == 0
    says_of_themselves(person, {Field.AGE_BAND: "12-14"}, given_by=ConsentGiver.LEGAL_REPRESENTATIVE, representative="Su abuela")
    now = reads.person(person)
    assert (now.minor_band, now.representative) == (AgeBand.ADOLESCENT_12_14, "Su abuela")
    with pytest.raises(AgeDisagrees):
        act(actions.describe_person, person=person, answers=Answers({Field.AGE_BAND: "30-64"}))
    with pytest.raises(AdultsOnly):
        act(actions.describe_person, person=person, answers=Answers({Field.GENDER_IDENTITY: "trans"}))


def test_the_database_itself_refuses_a_child_without_representative(either):
    with pytest.raises(IntegrityError), one_transaction() as session:
        session.add(PersonRow(id=uuid4(), name_sealed=b"x", minor_band=AgeBand.CHILD, created_at=NOON))


def test_an_identity_number_is_checked_sealed_and_unique(either):
    one, two = a_person("Una"), a_person("Otra")
    with pytest.raises(ConsentMissing):
        act(actions.set_identity, person=one, kind=IdentityKind.CEDULA, number=Secret(CEDULA))
    has_cedula(one, CEDULA[:4] + " " + CEDULA[4:])
    assert reads.identity_number(one) == CEDULA
    with pytest.raises(IdentityTaken):
        has_cedula(two, CEDULA)
    with pytest.raises(CedulaCheckDigit) as refusal:
        act(actions.set_identity, person=two, kind=IdentityKind.CEDULA, number=Secret("1710034066"))
    assert "1710034066" not in repr(refusal.value) + str(refusal.value.data)


def test_withdrawing_identification_erases_the_number(either):
    person = a_person()
    has_cedula(person, CEDULA)
    act(actions.withdraw_consent, person=person, purpose=Purpose.IDENTIFICATION)
    assert reads.identity_number(person) is None
    assert reads.person(person).identity is None
    has_cedula(a_person("Otra"), CEDULA)


def test_a_contact_is_sealed_under_its_own_consent(either):
    person = a_person()
    with pytest.raises(ConsentMissing):
        act(actions.set_contact, person=person, contact=Secret("099 555 0101"))
    consents(person, Purpose.CONTACT)
    act(actions.set_contact, person=person, contact=Secret("099 555 0101"))
    assert reads.contact(person) == "099 555 0101"
    act(actions.withdraw_consent, person=person, purpose=Purpose.CONTACT)
    assert reads.contact(person) is None


def test_no_table_holds_a_number_or_contact_in_clear_and_no_leaf_or_receipt_tells(either):
    person = a_person("Persona Canaria", says=SHUAR_WOMAN)
    has_cedula(person, CEDULA)
    consents(person, Purpose.CONTACT)
    act(actions.set_contact, person=person, contact=Secret("canario@ejemplo.ec"))
    row = db.session.get_one(PersonRow, person)
    assert CEDULA.encode() not in row.identity_sealed
    assert b"canario" not in row.contact_sealed
    assert CEDULA not in row.identity_mark
    leaves = " ".join(db.session.scalars(sa.select(LeafRow.canonical)))
    assert leaves
    for private in (CEDULA, "Canaria", "shuar", "mujer", str(person)):
        assert private not in leaves


def test_receipts_do_not_depend_on_what_was_said(either):
    """Otherwise a few guesses would tell from the receipt, after the answer itself was erased."""
    person = a_person(says={Field.SEX: "mujer"})
    ids = [act(actions.describe_person, person=person, answers=Answers({Field.SEX: sex})).id for sex in ("hombre", "mujer")]
    contents = {db.session.get_one(ReceiptRow, id).content for id in ids}
    assert len(contents) == 1


def test_an_error_of_the_database_does_not_carry_what_was_written(either):
    with pytest.raises(IntegrityError) as refusal, one_transaction() as session:
        session.add(PersonRow(id=uuid4(), name_sealed=b"Persona Canaria", minor_band=AgeBand.CHILD, created_at=NOON))
    assert "parameters hidden" in str(refusal.value)


def test_a_disputed_answer_stays_marked_until_it_is_answered_anew(either):
    person = a_person(says=SHUAR_WOMAN)
    act(actions.dispute_answers, person=person, field=Field.NATIONALITY)
    assert reads.disputed(person) == {Field.NATIONALITY}
    act(actions.describe_person, person=person, answers=Answers({Field.NATIONALITY: "achuar"}))
    assert reads.disputed(person) == frozenset()
    with pytest.raises(ConsentMissing):
        act(actions.dispute_answers, person=a_person("Otra"), field=Field.SEX)


def test_a_name_is_public_only_by_consent_and_while_it_stands(either):
    one, two = a_person("Rosa Grefa"), a_person("Luis Andi")
    consents(one, Purpose.PUBLIC_NAME)
    consents(two, Purpose.CONTACT)
    assert reads.public_names([one, two], on=TODAY) == {one: "Rosa Grefa"}
    assert reads.public_names([one], on=TODAY - timedelta(days=1)) == {}
    act(actions.withdraw_consent, person=one, purpose=Purpose.PUBLIC_NAME)
    assert reads.public_names([one, two], on=TODAY) == {}


def test_looking_at_what_is_sealed_leaves_a_trace(either):
    person = a_person()
    before = record.head()[0]
    look = act(actions.look_at_private, person=person)
    assert record.head()[0] == before + 1
    assert db.session.get_one(ReceiptRow, look.id).subject == person


def test_merging_keeps_both_and_reads_the_kept_one(either):
    kept, merged = a_person("María Grefa"), a_person("Maria Elena Grefa Andi", says=SHUAR_WOMAN)
    merge = act(actions.merge_people, kept=kept, merged=merged, reason="misma persona")
    assert reads.person(merged).id == kept
    assert reads.names([merged]) == {merged: "María Grefa"}
    assert [one.id for one in reads.people()] == [kept]
    assert reads.description(kept, on=TODAY).nationality == "shuar"
    assert reads.duplicates() == ()
    history = reads.merges(kept)[0]
    assert (history.id, history.merged.name, history.reason) == (merge.id, "Maria Elena Grefa Andi", "misma persona")
    with pytest.raises(SamePerson):
        act(actions.merge_people, kept=kept, merged=merged)


def test_withdrawing_after_a_merge_covers_both_records(either):
    kept, merged = a_person("María Grefa"), a_person("Maria Grefa", says=SHUAR_WOMAN)
    act(actions.merge_people, kept=kept, merged=merged)
    act(actions.withdraw_consent, person=kept, purpose=Purpose.PARTICIPATION_FIGURES)
    assert count(AnswerRow) == 0


def test_a_people_is_never_read_beside_anothers_ethnic_answer(either):
    kept, merged = a_person("A B", says={Field.ETHNIC_SELF_ID: "mestiza"}), a_person("B A", says=SHUAR_WOMAN)
    act(actions.merge_people, kept=kept, merged=merged)
    said = reads.description(kept, on=TODAY)
    assert (said.ethnic_self_id, said.nationality, said.sex) == ("mestiza", None, "mujer")


def test_a_merge_can_be_undone_once(either):
    kept, merged = a_person("María Grefa"), a_person("Maria Grefa")
    merge = act(actions.merge_people, kept=kept, merged=merged).id
    act(actions.undo_merge, merge=merge)
    assert {one.id for one in reads.people()} == {kept, merged}
    assert reads.merges(kept)[0].undone_at == NOON
    with pytest.raises(NotMerged):
        act(actions.undo_merge, merge=merge)


def test_two_who_met_are_not_joined_without_a_second_look(either):
    one, two, body, voided = a_person("María Grefa"), a_person("Maria Grefa Andi"), a_plain_body(), a_person("Grefa Maria")
    with one_transaction() as session:
        kind, mode = MeetingKind.ORDINARY, MeetingMode.IN_PERSON
        meeting = MeetingRow(id=uuid4(), body_id=body, kind=kind, mode=mode, starts_at=NOON, created_at=NOON)
        session.add(meeting)
        session.flush()
        session.add_all(AttendanceEventRow(
            id=uuid4(), meeting_id=meeting.id, person_id=person, movement=Movement.ARRIVES, at=NOON, capacity=Capacity.GUEST,
            recorded_at=NOON, voided_at=NOON if person == voided else None,
        ) for person in (one, two, voided))
    assert reads.meetings_together(one, two) == 1
    assert reads.meetings_together(one, voided) == 0
    assert reads.bodies_of(one) == (body,)
    assert {person.id for person in reads.people(bodies=[body])} == {one, two, voided}
    with pytest.raises(MetTogether) as refusal:
        act(actions.merge_people, kept=one, merged=two)
    assert refusal.value.data == {"meetings": 1}
    act(actions.merge_people, kept=one, merged=two, although_met_together=True)
    assert reads.resolve(two) == one


def test_people_said_to_be_two_are_not_shown_again(either):
    one, two = a_person("María Grefa"), a_person("Grefa Maria")
    assert len(reads.duplicates()) == 1
    act(actions.keep_apart, first=one, second=two)
    assert reads.duplicates() == ()
    with pytest.raises(AlreadyApart):
        act(actions.keep_apart, first=two, second=one)


def test_correcting_keeps_what_is_not_given(either):
    home = a_community()
    person = a_person("Rosa Grefa", community=home, minor_band=AgeBand.CHILD, representative="Su madre")
    act(actions.correct_person, person=person, name="Rosa Grefa Andi")
    now = reads.person(person)
    assert (now.name, now.community, now.representative) == ("Rosa Grefa Andi", home, "Su madre")
    with pytest.raises(RepresentativeNeeded):
        act(actions.correct_person, person=person, name="Rosa", representative=None)
    act(actions.correct_person, person=person, name="Rosa", minor_band=None, community=None)
    assert (reads.person(person).minor_band, reads.person(person).community) == (None, None)


def test_who_may(either):
    member = Actor(account=uuid4(), grants=(Grant(Role.MEMBER, uuid4()),))
    secretary = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    person = a_person()
    with pytest.raises(SignInFirst):
        act(actions.correct_person, actor=VISITOR, person=person, name="X")
    with pytest.raises(MayNot):
        act(actions.correct_person, actor=member, person=person, name="X")
    with pytest.raises(MayNot):
        act(actions.register_person, actor=secretary, name="X")
    with pytest.raises(NoSuchPerson):
        act(actions.correct_person, actor=secretary, person=person, name="X")
    with pytest.raises(NoSuchPerson):
        reads.person_seen_by(secretary, person, on=TODAY)
    assert reads.people_seen_by(secretary, on=TODAY) == ()
    assert reads.person_seen_by(SYSTEM, person, on=date(2026, 1, 1)).id == person
