"""Minutes on both databases: the draft, its figures, edits at the same time, closing."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as presence
from governance_app.committees.rules import Office, Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import ItemState, MeetingState
from governance_app.minutes import actions, reads
from governance_app.minutes.records import MinutesRow, RevisionRow
from governance_app.minutes.rules import (
    MinutesMissing,
    MinutesState,
    MotionsOpen,
    NotDraft,
    Note,
    NothingToSettle,
    NotYetHeld,
    PointsOpen,
    RevisionMissing,
    SectionMissing,
    SectionMoved,
)
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Form, SeatStance, Stance
from tests.support.build_attendance import (
    AFTER,
    STARTS,
    a_convened_meeting,
    an_open_meeting,
    arrives,
    delegate_arrives,
    does,
    everyone_arrives,
    leaves,
    opens,
)
from tests.support.build_decisions import a_carried_motion, a_commitment, a_decision
from tests.support.build_minutes import CLOSES, a_draft, a_finished_meeting, finish_points, part, writes
from tests.support.build_voting import a_motion, an_open_vote, voters_of


def test_a_draft_begins_once_and_not_before_the_opening(either):
    with pytest.raises(NotYetHeld):
        a_draft(a_convened_meeting())
    meeting = a_draft()
    first = reads.minutes_of(meeting)
    a_draft(meeting)
    assert reads.minutes_of(meeting) == first
    assert [s.label for s in reads.sections(meeting)] == ["", "1", "2", "3", ""]
    with pytest.raises(MinutesMissing):
        reads.sections(an_open_meeting())


def test_words_are_kept_as_revisions(either):
    meeting = a_draft()
    section = part(meeting)
    assert section.id == section.item
    first = writes(section.id, "Primero.\r\n\r\n\r\nSegundo.  ")
    second = writes(section.id, "Primero.\n\nSegundo, corregido.", base=first)
    found = part(meeting)
    assert (found.text, found.revision) == ("Primero.\n\nSegundo, corregido.", second)
    writes(section.id, found.text, base=second)
    assert [r.text for r in reads.history(section.id)] == ["Primero.\n\nSegundo.", "Primero.\n\nSegundo, corregido."]


def test_different_paragraphs_written_at_once_are_joined(either):
    meeting = a_draft()
    section = part(meeting, "").id
    base = writes(section, "Uno.\n\nDos.")
    mine, theirs = writes(section, "UNO.\n\nDos.", base=base), writes(section, "Uno.\n\nDos.\n\nTres.", base=base)
    found = part(meeting, "")
    assert (found.text, found.in_conflict) == ("UNO.\n\nDos.\n\nTres.", 0)
    kept = {r.id: r for r in reads.history(section)}
    assert {mine, theirs} <= set(kept)
    assert kept[found.revision].other == theirs


def test_the_same_paragraph_written_at_once_is_settled_by_a_person(either):
    meeting = a_draft()
    section = part(meeting, "end").id
    base = writes(section, "Son 200 dólares.")
    present, late = writes(section, "Son 250 dólares.", base=base), writes(section, "Son 300 dólares.", base=base)
    assert (part(meeting, "end").text, part(meeting, "end").in_conflict) == ("Son 250 dólares.", 1)
    (waiting,) = reads.conflicts(meeting)
    assert (waiting.revision.id, waiting.merged.text()) == (late, "Son 300 dólares.\n\nSon 250 dólares.")
    with pytest.raises(SectionMoved):
        does(actions.settle_conflict, section=section, revision=late, base=base, text="Son 275 dólares.")
    does(actions.settle_conflict, section=section, revision=late, base=present, text="Son 275 dólares.")
    assert (part(meeting, "end").text, reads.conflicts(meeting)) == ("Son 275 dólares.", ())
    assert {r.text for r in reads.history(section)} == {"Son 200 dólares.", "Son 250 dólares.", "Son 300 dólares.", "Son 275 dólares."}
    with pytest.raises(NothingToSettle):
        does(actions.settle_conflict, section=section, revision=late, base=part(meeting, "end").revision, text="x")


def test_eight_hands_at_once_lose_no_word(either):
    """Each writes a paragraph of its own on the same base: every paragraph stands in the text or in a conflict."""
    meeting = a_draft()
    section = part(meeting).id
    base = writes(section, "\n\n".join(f"Párrafo {n}." for n in range(8)))
    db.session.remove()

    def write(n):
        with either.app_context():
            try:
                writes(section, "\n\n".join(f"Párrafo {m}{' de la mano' if m == n else ''}." for m in range(8)), base=base)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda n: Context().run(write, n), range(8)))
    assert part(meeting).text == "\n\n".join(f"Párrafo {n} de la mano." for n in range(8))


def test_a_repeated_request_writes_once(either):
    meeting = a_draft()
    given = {"actor": SYSTEM, "id": new_id(), "now": AFTER, "section": part(meeting).id, "base": None, "text": "Uno."}
    assert actions.edit_section(**given).subject == actions.edit_section(**given).subject
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RevisionRow)) == 1


def test_what_cannot_be_written(either):
    meeting, other = a_draft(), a_draft()
    with pytest.raises(SectionMissing):
        writes(uuid4(), "x")
    with pytest.raises(RevisionMissing):
        writes(part(meeting).id, "x", base=uuid4())
    with pytest.raises(RevisionMissing):
        writes(part(meeting).id, "x", base=writes(part(other).id, "y"))
    db.session.execute(sa.update(MinutesRow).values(state=MinutesState.APPROVED))
    db.session.commit()
    with pytest.raises(NotDraft):
        writes(part(meeting).id, "x")


def test_who_may(either):
    meeting = an_open_meeting()
    body = meeting_reads.meeting(meeting).body
    given = {"id": new_id(), "now": AFTER, "meeting": meeting}
    with pytest.raises(SignInFirst):
        actions.start_draft(actor=VISITOR, **given)
    for grant in (Grant(Role.MEMBER, body), Grant(Role.SECRETARY, uuid4())):
        with pytest.raises(MayNot):
            actions.start_draft(actor=Actor(account=uuid4(), grants=(grant,)), **given)
    actions.start_draft(actor=Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, body),)), **given)
    stranger = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    with pytest.raises(SectionMissing):
        reads.section_for(stranger, part(meeting).id)
    president = Actor(account=uuid4(), grants=(Grant(Role.PRESIDENT, body),))
    given = {"id": new_id(), "now": AFTER, "meeting": meeting, "closed_at": CLOSES, "defer_rest": True}
    assert actions.close_and_draft(actor=president, **given).subject == meeting


def test_closing_says_what_is_still_open(either):
    meeting = an_open_meeting()
    motion = an_open_vote(meeting, Form.CONSENSUS)
    with pytest.raises(MotionsOpen) as votes_open:
        does(actions.close_and_draft, meeting=meeting, closed_at=CLOSES)
    assert votes_open.value.data["count"] == 1
    does(voting.record_consensus, motion=motion)
    with pytest.raises(PointsOpen) as points_open:
        does(actions.close_and_draft, meeting=meeting, closed_at=CLOSES)
    assert points_open.value.data["labels"] == "1, 2, 3"
    assert meeting_reads.meeting(meeting).state is MeetingState.OPEN
    assert reads.minutes_of(meeting) is None
    does(actions.close_and_draft, meeting=meeting, closed_at=CLOSES, defer_rest=True)
    assert meeting_reads.meeting(meeting).state is MeetingState.CLOSED
    assert {i.state for i in meeting_reads.agenda(meeting)} == {ItemState.DEFERRED}
    assert reads.minutes_of(meeting).state is MinutesState.DRAFT


def test_the_acta_takes_its_figures_from_the_record(either):
    """Every figure equals what the room that keeps it answers."""
    meeting = a_finished_meeting()
    late = {"late_reason": "La hoja llegó por río"}
    decision = a_decision(meeting, votes.motions(meeting)[0].id, **late)
    promise = a_commitment(meeting, decision=decision, item=part(meeting, "2").id, **late)
    acta, held = reads.live(meeting), meeting_reads.meeting(meeting)
    assert acta.code == f"ACTA-{held.number:03d}-CGCPP-2026"
    assert acta.roll == presence.roll(meeting, at=held.opened_at)
    assert acta.quorum == presence.quorum_at(meeting, held.opened_at)
    assert acta.attendees == presence.attendees(meeting)
    assert [m.result for p in acta.points for m in p.motions] == [votes.result(votes.motions(meeting)[0].id)]
    assert [[d.id for d in p.decisions] for p in acta.points] == [[decision], [], []]
    assert [[c.id for c in p.commitments] for p in acta.points] == [[], [promise], []]
    assert [len(a) for a in ([m.roll for p in acta.points for m in p.motions])] == [7]
    assert [(s.office, s.name) for s in acta.signatories] == [("president", "Principal 1"), ("secretary", "Principal 2")]


def test_the_acta_tells_what_happened_beside_the_agenda(either):
    meeting = a_convened_meeting()
    everyone_arrives(meeting, 4)
    opens(meeting)
    arrives(meeting, 5, minute=40)
    delegate_arrives(meeting, 6, minute=50, letter=False)
    for seat in (2, 3, 5):
        leaves(meeting, seat, minute=90)
    told = [(i.kind, (i.at - STARTS) // timedelta(minutes=1)) for i in reads.live(meeting).incidents]
    assert told == [
        (Note.LATE_ARRIVAL, 40), (Note.LATE_ARRIVAL, 50), (Note.DEPARTURE, 90), (Note.DEPARTURE, 90), (Note.DEPARTURE, 90),
        (Note.QUORUM_LOST, 90),
    ]


def test_dissent_and_reservations_stand_by_organisation(either):
    meeting = an_open_meeting()
    motion = an_open_vote(meeting, Form.CONSENSUS)
    seat = voters_of(motion)[0]
    does(voting.record_consensus, motion=motion, stances=(SeatStance(seat, Stance.RESERVATION, "Falta consultar"),))
    a_motion(meeting, point=1)
    points = reads.live(meeting).points
    (dissent,) = points[0].motions[0].dissent
    assert (dissent.seat, dissent.reason) == (votes.seat_labels(meeting)[seat], "Falta consultar")
    assert points[1].motions[0].result is None


def test_who_chaired_in_place_of_the_president_signs(either):
    meeting = a_convened_meeting(statute=Statute(signatories=("president", "secretary", "treasurer")))
    everyone_arrives(meeting)
    opens(meeting, chair=presence.on_its_day(meeting_reads.meeting(meeting)).seats[3].principal.id)
    found = reads.live(meeting).signatories
    assert [(s.office, s.name, s.instead_of) for s in found] == [
        (Office.PRESIDENT.value, "Principal 4", "Principal 1"), (Office.SECRETARY.value, "Principal 2", ""),
        (Office.TREASURER.value, "", ""),
    ]


def test_what_belongs_to_no_point_is_not_left_out(either):
    meeting = a_draft()
    decision = a_decision(meeting)
    last = reads.live(meeting).points[-1]
    assert (last.item, [d.id for d in last.decisions]) == (None, [decision])


def test_a_point_added_after_the_draft_began_gets_its_part(either):
    meeting = a_draft()
    does(meetings.add_item, meeting=meeting, title="Asunto de última hora", reason="Lo pidió la asamblea")
    writes(part(meeting, "4").id, "Se trató.")
    assert reads.live(meeting).points[3].words == "Se trató."


def test_a_reopened_meeting_is_closed_again_with_the_same_draft(either):
    meeting = a_finished_meeting()
    first = reads.minutes_of(meeting)
    does(meetings.reopen_meeting, meeting=meeting, reason="Faltó un punto")
    finish_points(meeting)
    does(actions.close_and_draft, meeting=meeting, closed_at=AFTER)
    assert reads.minutes_of(meeting) == first
    assert Note.REOPENED in [i.kind for i in reads.live(meeting).incidents]


def test_visitors_stand_as_a_total_only(either):
    meeting = a_draft()
    does(attendance.count_visitors, meeting=meeting, total=12, illegible=12, groups=())
    a_carried_motion(meeting)
    assert reads.live(meeting).visitors.total == 12
