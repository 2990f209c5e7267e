"""Use cases while a vote is open: who came late may answer where the statute says so; the vote goes on in another form."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.committees.rules import LateArrivals
from governance_app.foundation.database import db
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.records import ElectorRow, MotionRow
from governance_app.voting.rules import (
    STAYING,
    AnswersGiven,
    CorrespondenceStays,
    Form,
    FormUnchanged,
    LatecomersAdmitted,
    LatecomersWait,
    NobodyCameLate,
    UrnStays,
    VoteFormChanged,
    WrongForm,
    check_form,
    latecomers,
)
from governance_app.voting.rules.sealed import SealedStage, check_stage


@use_case("voting.admit_latecomers")
def admit_latecomers(*, actor: Actor, id: UUID, now: datetime, motion: UUID, at: datetime | None = None) -> UUID:
    """Let seats answer for which somebody came in since the vote was opened (until `at`; now when None). Nobody else changes.

    Raises LatecomersWait where the statute has them wait, NobodyCameLate, VoteNotOpen, WrongForm (by correspondence), SealedStageWrong
    (the box is closed).
    """
    put, _ = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    attendance.hold_meeting(put.meeting)
    found, held = open_vote_of(actor, motion, None)
    sealing = reads.seals.sealing(motion)
    if sealing is not None:
        check_stage(sealing, SealedStage.OPEN)  # once the box is closed nobody could answer any more
    if found.form is Form.CORRESPONDENCE:
        raise WrongForm(form=found.form)
    hall, rule = reads.electorate(motion), reads.rules_of_the_day(held).late_arrivals
    late = latecomers(hall, attendance.standing_at(held.id, at or now), found.item, rule)
    if not late:
        raise LatecomersWait() if rule is LateArrivals.WAIT else NobodyCameLate()
    for seat, person in late.items():
        db.session.get_one(ElectorRow, (motion, seat)).person_id = person
    db.session.flush()
    append(LatecomersAdmitted(motion=motion, admitted=len(late), voters=hall.voters + len(late)), now=now, body=held.body)
    return motion


@use_case("voting.take_another_form")
def take_another_form(*, actor: Actor, id: UUID, now: datetime, motion: UUID, form: Form) -> UUID:
    """Let an open vote without answers go on in another form: an acclamation that somebody opposes, hands that cannot be counted.

    The electorate stays as it was frozen. Raises VoteNotOpen, FormUnchanged, AnswersGiven, UrnStays, CorrespondenceStays,
    ConsensusRequired, BlocsNeedNames.
    """
    found, held = open_vote_of(actor, motion, None)
    if form is found.form:
        raise FormUnchanged(field="form")
    if STAYING & {form, found.form}:
        raise (CorrespondenceStays if Form.CORRESPONDENCE in (form, found.form) else UrnStays)(field="form")
    if reads.ballots(motion):
        raise AnswersGiven()
    check_form(reads.rules_of_the_day(held).majority_for(found.matter), form, "form")
    db.session.get_one(MotionRow, motion).form = form
    append(VoteFormChanged(motion=motion, before=found.form.value, after=form.value), now=now, body=held.body)
    return motion
