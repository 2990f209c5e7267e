"""The register on both databases: numbers, where decisions come from, texts, relations, money, publication, who may."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.committees.rules import Statute
from governance_app.decisions import actions, reads
from governance_app.decisions.records import DecisionRow
from governance_app.decisions.rules import (
    AmountImpossible,
    AmountKind,
    DecisionKind,
    DecisionMissing,
    DecisionState,
    MotionAlreadyNumbered,
    MotionElsewhere,
    MotionNotCarried,
    NotPublishable,
    RelationImpossible,
    RelationKind,
    Search,
    TextMissing,
    TextReview,
    Theme,
    WhyWithoutVote,
    state_on,
)
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import NotSitting
from governance_app.record import reads as record
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import AFTER, a_convened_meeting, an_open_meeting, does, points_of
from tests.support.build_decisions import MET, a_carried_motion, a_consensus, a_decision
from tests.support.build_organisations import a_community, reference_data
from tests.support.build_voting import a_motion, all_vote, an_open_vote


def lost_motion(meeting):
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    all_vote(motion, Choice.AGAINST)
    return motion


def test_a_carried_motion_becomes_a_numbered_decision(either):
    meeting = an_open_meeting()
    motion = a_carried_motion(meeting, point=1)
    found = reads.decision(a_decision(meeting, motion))
    assert (found.number, found.code, found.adopted_on, found.motion) == (1, "RESOLUCIÓN 001-CGCPP-2026", MET, motion)
    assert found.item == points_of(meeting)[1]
    assert found.texts[0].review is TextReview.BINDING
    assert found.state(MET) is DecisionState.IN_FORCE
    assert reads.carried_without_number(meeting) == ()


def test_a_consensus_waits_for_its_number_and_a_lost_motion_never_does(either):
    meeting = an_open_meeting()
    lost_motion(meeting)
    a_motion(meeting, point=2)
    motion = a_consensus(meeting, point=1)
    assert [m.id for m in reads.carried_without_number(meeting)] == [motion]


def test_where_a_decision_cannot_come_from(either):
    meeting, elsewhere = an_open_meeting(), an_open_meeting()
    motion = a_carried_motion(meeting)
    a_decision(meeting, motion)
    with pytest.raises(MotionAlreadyNumbered):
        a_decision(meeting, motion)
    with pytest.raises(MotionNotCarried):
        a_decision(meeting, lost_motion(meeting))
    with pytest.raises(MotionElsewhere):
        a_decision(elsewhere, motion)
    with pytest.raises(WhyWithoutVote):
        a_decision(meeting, without_vote=" ")
    for lacking in ({"title": " "}, {"text": ""}):
        with pytest.raises(TextMissing):
            a_decision(meeting, **lacking)
    assert [d.number for d in reads.decisions_of_meeting(meeting)] == [1]


def test_a_meeting_that_was_never_opened_decided_nothing(either):
    planned = a_convened_meeting()
    with pytest.raises(NotSitting):
        a_decision(planned)
    does(meeting_actions.cancel_meeting, meeting=planned, reason="Creciente del río")
    with pytest.raises(NotSitting):
        a_decision(planned)


def test_numbers_run_without_gap_per_kind_even_after_a_refusal(either):
    meeting = an_open_meeting()
    a_decision(meeting)
    with pytest.raises(TextMissing):
        a_decision(meeting, title="")
    a_decision(meeting, kind=DecisionKind.ACCORD)
    a_decision(meeting)
    assert {(d.kind, d.number) for d in reads.decisions_of_meeting(meeting)} == {
        (DecisionKind.RESOLUTION, 1), (DecisionKind.ACCORD, 1), (DecisionKind.RESOLUTION, 2),
    }


def test_eight_hands_at_once_number_without_gap(either):
    """Gapless and never twice, on both engines, with eight threads."""
    meeting = an_open_meeting()
    db.session.remove()

    def number(_n):
        with either.app_context():
            try:
                return reads.decision(a_decision(meeting)).number
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as hands:
        numbers = list(hands.map(lambda n: Context().run(number, n), range(8)))
    assert sorted(numbers) == list(range(1, 9))
    assert record.broken_at() is None


def test_the_same_request_numbers_once(either):
    meeting, id = an_open_meeting(), new_id()
    given = {"meeting": meeting, "item": None, "motion": None, "kind": DecisionKind.ACCORD, "title": "A", "text": "B", "without_vote": "Sí"}
    first, again = (actions.number_decision(actor=_secretary(meeting), id=id, now=AFTER, **given) for _ in range(2))
    assert (first.subject, again.replayed) == (again.subject, True)
    assert len(reads.decisions_of_meeting(meeting)) == 1


def test_the_database_itself_refuses_a_number_twice(either):
    row = db.session.get_one(DecisionRow, a_decision(an_open_meeting()))
    values = {column.name: getattr(row, column.name) for column in DecisionRow.__table__.columns if column.name not in ("id", "code")}
    with pytest.raises(IntegrityError), one_transaction() as session:
        session.execute(sa.insert(DecisionRow).values(id=uuid4(), code="OTRA", **values))


def test_texts_in_other_languages_and_which_one_binds(either):
    meeting = an_open_meeting()
    decision = a_decision(meeting)
    does(actions.write_text, decision=decision, language="qu", title="Yaku", text="Yakuta kuyrana")
    does(actions.write_text, decision=decision, language="es", title="Corregido", text="Artículo único.")
    texts = {t.language: t for t in reads.decision(decision).texts}
    assert (texts["es"].title, texts["es"].review, texts["qu"].review) == ("Corregido", TextReview.BINDING, TextReview.DRAFT)
    does(actions.write_text, decision=decision, language="qu", title="Yaku", text="Yakuta kuyrana", review=TextReview.BINDING)
    assert {t.language: t.review for t in reads.decision(decision).texts} == {"qu": TextReview.BINDING, "es": TextReview.REVIEWED}


def test_what_was_published_keeps_its_binding_text(either):
    decision = a_decision(an_open_meeting())
    with pytest.raises(DecisionMissing):
        reads.public_decision(decision)
    does(actions.publish, decision=decision)
    size = record.head()[0]
    does(actions.publish, decision=decision)
    assert record.head()[0] == size
    with pytest.raises(NotPublishable):
        does(actions.write_text, decision=decision, language="es", title="Otro", text="Otro")
    with pytest.raises(NotPublishable):
        does(actions.write_text, decision=decision, language="jiv", title="A", text="B", review=TextReview.BINDING)
    does(actions.write_text, decision=decision, language="jiv", title="Entsa", text="Entsa", review=TextReview.REVIEWED)
    assert reads.public_decision(decision).texts[0].title == "Cuidar las cabeceras"


def test_a_decision_may_be_published_with_its_number(either):
    meeting = an_open_meeting()
    decision = a_decision(meeting, publish_now=True)
    assert reads.public_decision(decision).published_at is not None
    names = [leaf for (leaf,) in db.session.execute(sa.text("SELECT name FROM leaf ORDER BY position"))][-2:]
    assert names == ["decisions.numbered", "decisions.published"]


def test_a_later_decision_amends_and_revokes_from_its_day(either):
    meeting = an_open_meeting()
    old, new, last = a_decision(meeting), a_decision(meeting), a_decision(meeting)
    day = MET + timedelta(days=10)
    does(actions.relate, later=new, earlier=old, kind=RelationKind.AMENDS, from_day=day, note="Artículo 2")
    does(actions.relate, later=last, earlier=old, kind=RelationKind.REVOKES, from_day=day + timedelta(days=5))
    found = reads.decision(old)
    states = [found.state(MET), found.state(day), found.state(day + timedelta(days=5))]
    assert states == [DecisionState.IN_FORCE, DecisionState.AMENDED, DecisionState.REVOKED]
    assert [(r.code, r.kind) for r in reads.decision(new).acts_on] == [(found.code, RelationKind.AMENDS)]
    with pytest.raises(RelationImpossible):
        does(actions.relate, later=old, earlier=new, kind=RelationKind.AMENDS, from_day=day)
    with pytest.raises(DecisionMissing):
        does(actions.relate, later=new, earlier=a_decision(an_open_meeting()), kind=RelationKind.AMENDS, from_day=day)


def test_the_register_finds_what_brute_force_finds(either):
    """State on every day of a month, words without accents, themes, years."""
    meeting = an_open_meeting()
    ids = [
        a_decision(meeting, title=f"Vivero de {plant}", in_force_from=MET + timedelta(days=n), themes=(list(Theme)[n],))
        for n, plant in enumerate(("guayusa", "cacao", "morete", "canela"))
    ]
    does(actions.relate, later=ids[2], earlier=ids[0], kind=RelationKind.REVOKES, from_day=MET + timedelta(days=4))
    does(actions.relate, later=ids[3], earlier=ids[1], kind=RelationKind.AMENDS, from_day=MET + timedelta(days=6))
    body = meetings.meeting(meeting).body
    every = [reads.decision(id) for id in ids]
    for day in (MET + timedelta(days=n) for n in range(8)):
        for state in DecisionState:
            found = {d.id for d in reads.register([body], Search(on=day, state=state)).decisions}
            assert found == {d.id for d in every if state_on(d.in_force_from, d.acted_on_by, day) is state}, (day, state)
    assert reads.register([body], Search(words="VIVÉRO Moreté")).total == 1
    assert reads.register([body], Search(words="100%_")).total == 0
    assert {d.id for d in reads.register([body], Search(themes=(list(Theme)[1], list(Theme)[3]))).decisions} == {ids[1], ids[3]}
    assert reads.register([body], Search(year=2025)).total == 0
    assert reads.register([body], Search(place=uuid4())).total == 0
    assert reads.register([uuid4()], Search()).total == 0
    assert reads.public_register(Search()).total == 0
    assert reads.years_of([body]) == (2026,)


def test_money_adds_up_to_the_cent_and_never_falls_below_zero(either):
    decision = a_decision(an_open_meeting())
    for kind, cents in ((AmountKind.PROMISED, 10**12 + 1), (AmountKind.PROMISED, -1), (AmountKind.DISBURSED, 333)):
        does(actions.record_amount, decision=decision, kind=kind, cents=cents, on=MET, source="Convenio 4")
    assert sorted(a.cents for a in reads.amounts_of(decision)) == [-1, 333, 10**12 + 1]
    for cents, on, source in ((-334, MET, "x"), (0, MET, "x"), (1, AFTER.date() + timedelta(days=1), "x"), (1, MET, "")):
        with pytest.raises(AmountImpossible):
            does(actions.record_amount, decision=decision, kind=AmountKind.DISBURSED, cents=cents, on=on, source=source)


def test_what_a_decision_is_about_and_where(either):
    reference_data()
    meeting, place = an_open_meeting(), a_community("Chuwitayo")
    decision = a_decision(meeting, themes=(Theme.WATER,))
    does(actions.describe, decision=decision, themes=(Theme.GUAYUSA, Theme.FOOD), life_plan="Plan de Vida", communities=(place,))
    found = reads.decision(decision)
    assert (set(found.themes), found.life_plan) == ({Theme.GUAYUSA, Theme.FOOD}, "Plan de Vida")
    assert [(p.name, p.community) for p in found.places] == [("Chuwitayo", True)]


def test_who_may(either):
    meeting = an_open_meeting()
    decision = a_decision(meeting)
    given = {"id": new_id(), "now": AFTER, "decision": decision}
    with pytest.raises(SignInFirst):
        actions.publish(actor=VISITOR, **given)
    for actor in (_member(meeting), Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))):
        with pytest.raises(MayNot):
            actions.publish(actor=actor, **given)
    with pytest.raises(DecisionMissing):
        reads.decision_for(Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),)), decision)
    assert reads.decision_for(_member(meeting), decision).id == decision
    assert actions.publish(actor=_secretary(meeting), **given).subject == decision


def test_the_record_keeps_digests_and_no_text(either):
    decision = a_decision(an_open_meeting(statute=Statute()), title="Palabra reservada")
    does(actions.publish, decision=decision)
    leaves = " ".join(db.session.scalars(sa.text("SELECT canonical FROM leaf")))
    assert "reservada" not in leaves
    assert reads.decision(decision).texts[0].digest() in leaves
    assert isinstance(reads.decision(decision).adopted_on, date)


def _member(meeting):
    return Actor(account=uuid4(), grants=(Grant(Role.MEMBER, meetings.meeting(meeting).body),))


def _secretary(meeting):
    return Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, meetings.meeting(meeting).body),))
