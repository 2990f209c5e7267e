"""One motion: open the vote, write down the answers in its form, break a tie, read the result."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.attendance.wording import quorum_sentence
from governance_app.committees.rules import TieRule
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings import reads as meetings
from governance_app.organisations.rules import Bloc
from governance_app.people import reads as people
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm, CastingForm, ConsensusForm, HandsForm, OpenVoteForm, RollCallForm, seat_fields, with_seats
from governance_app.voting.pages.belenios import belenios_of
from governance_app.voting.pages.blueprint import Hall, hall_of, likely_moment, pages
from governance_app.voting.pages.correspondence import running_of
from governance_app.voting.pages.sealed import sealing_of
from governance_app.voting.pages.urn import urn_of
from governance_app.voting.rules import STAYING, Form, Motion, MotionState, Stance, latecomers
from governance_app.voting.wording import counters_sentence, other_form_sentence, result_sentence, round_sentence, tally_sentence
from governance_app.voting.wording.correspondence import lapsed_check
from governance_app.voting.wording.urn import hidden_figures
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label

KINDS = {
    Form.CONSENSUS: ConsensusForm, Form.ACCLAMATION: ActForm, Form.SHOW_OF_HANDS: HandsForm, Form.ROLL_CALL: RollCallForm}


@pages.get("/trabajo/mociones/<uuid:motion>")
@needs(Permission.SEE_BODY)
def motion(motion: UUID) -> Answer:
    """Show a motion as it stands: put, open, tied or decided."""
    hall = hall_of(Permission.SEE_BODY, motion)
    return _show(hall, _form_of(hall))


@pages.post("/trabajo/mociones/<uuid:motion>/abrir")
@needs(Permission.RECORD_VOTE)
def open_vote(motion: UUID) -> Answer:
    """Open the vote: quorum and electorate of this moment."""
    form = OpenVoteForm.blank_or_posted()
    return _act(hall_of(Permission.RECORD_VOTE, motion), form, actions.open_vote, _("The vote is open."),
                lambda: {"opened_at": form.opened_at.data})


@pages.post("/trabajo/mociones/<uuid:motion>/manos")
@needs(Permission.RECORD_VOTE)
def hands(motion: UUID) -> Answer:
    """Write down a show of hands."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _answers(hall, HandsForm)
    counted = ("votes_for", "against", "abstain", "blank", "null", "not_voting", "counted_by")
    return _act(hall, form, actions.record_hands, _("The count is kept and the vote is closed."), lambda: {
        **{name: form[name].data for name in counted}, "counted_by": form.counted_by.data or "",
        "dissent": form.dissent([v.seat for v in hall.entitled]),
        "second": form.second()})


@pages.post("/trabajo/mociones/<uuid:motion>/lista")
@needs(Permission.RECORD_VOTE)
def roll_call(motion: UUID) -> Answer:
    """Write down the whole roll call and close it."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form, seats = _answers(hall, RollCallForm), [v.seat for v in hall.entitled]
    return _act(hall, form, actions.record_ballots, _("The roll call is kept and the vote is closed."), lambda: {
        "choices": form.choices(seats), "reasons": form.reasons(seats), "close_after": True})


@pages.post("/trabajo/mociones/<uuid:motion>/consenso")
@needs(Permission.RECORD_VOTE)
def consensus(motion: UUID) -> Answer:
    """Write down a consensus, or that there is none."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _answers(hall, ConsensusForm)
    return _act(hall, form, actions.record_consensus, _("What each seat said is kept."), lambda: {
        "stances": form.stances([v.seat for v in hall.entitled]), "another_round": bool(form.another_round.data),
        "changed": form.changed.data or "", "text": form.text.data or ""})


@pages.post("/trabajo/mociones/<uuid:motion>/dirimente")
@needs(Permission.DECLARE_RESULT)
def casting(motion: UUID) -> Answer:
    """Record the casting vote of whoever presides."""
    form = CastingForm.blank_or_posted()
    return _act(hall_of(Permission.DECLARE_RESULT, motion), form, actions.give_casting_vote, _("The casting vote is kept."), lambda: {
        "choice": form.choice.data, "reason": form.reason.data or "", "at": form.at.data})


def _act(hall: Hall, form: Any, action: Callable[..., Any], said: str, given: Callable[[], dict[str, Any]]) -> Answer:
    if form.validate_on_submit() and form.attempt(action, motion=hall.motion.id, **given()):
        return done(said, "voting.motion", motion=hall.motion.id)
    return _show(hall, form), form.status


def _form_of(hall: Hall) -> Any:
    """Return the form that the motion waits for, or None when nothing is asked or the reader may not answer."""
    state, moment = hall.motion.state, likely_moment(hall.meeting)
    if hall.motion.form in STAYING and state in (MotionState.DRAFT, MotionState.OPEN):
        return None  # secret votes and correspondence have pages of their own
    if state is MotionState.DRAFT and hall.may_record:
        return OpenVoteForm.blank_or_posted(opened_at=_not_now(moment))
    if state is MotionState.OPEN and hall.may_record:
        return _answers(hall, KINDS[hall.motion.form])
    return CastingForm.blank_or_posted(at=moment) if state is MotionState.TIED and hall.may_declare else None


def _answers(hall: Hall, kind: Any) -> Any:
    seats = [(v.seat, v.label) for v in hall.entitled]
    if kind is ActForm:
        return ActForm.blank_or_posted()
    made = with_seats(kind, seats)
    if kind is HandsForm:
        return made.blank_or_posted(abstain=0, blank=0, null=0, not_voting=0)
    said = {b.seat: b for b in reads.ballots(hall.motion.id)}
    start: dict[str, Any] = {"text": hall.motion.text} if kind is ConsensusForm else {}
    if kind is ConsensusForm:
        before = {s.seat: s for s in reads.stances(hall.motion.id)}
        start |= {f"choice-{seat}": before[seat].stance if seat in before else Stance.FOR for seat, _label in seats}
        start |= {f"reason-{seat}": one.reason for seat, one in before.items()}
    start |= {f"choice-{seat}": ballot.choice for seat, ballot in said.items()}
    return made.blank_or_posted(**start)


def _not_now(moment: datetime) -> datetime | None:
    """Return nothing for this moment: a field shows no seconds, and who came in during this minute would be left out."""
    return None if abs(clock.now() - moment) < timedelta(minutes=1) else moment


def _show(hall: Hall, form: Any) -> str:
    put, held = hall.motion, hall.meeting
    result, tied = reads.result(put.id), put.state is MotionState.TIED
    in_room = put.state is MotionState.DRAFT and not held.by_correspondence
    quorum = attendance.quorum_at(held.id, likely_moment(held)) if in_room else put.quorum
    names = people.names({p for p in (put.proposer, put.seconder) if p})
    count, casting_vote = reads.hand_count(put.id), reads.casting_vote(put.id)
    point = next(p for p in meetings.agenda(held.id) if p.id == put.item)
    return page(
        "voting/motion.html", meeting=held, motion=put, hall=hall, form=form, result=result, seat_fields=seat_fields,
        point=point, otherwise=other_form_sentence(put.form, meetings.named_forms(held.id).get(put.item)),
        names=names, labels=reads.seat_labels(held.id),
        sentence=result_sentence(result) if result else "", check=lapsed_check(result) if result else "",
        quorum=quorum_sentence(quorum) if quorum else "",
        tied=_tie(put) if tied else "", ballots={b.seat: b for b in reads.ballots(put.id)},
        stances={s.seat: s for s in reads.stances(put.id)}, dissent=count.dissent if count else (),
        counted_by=counters_sentence(count) if count else "", casting_vote=casting_vote, **_beside(hall),
    )


def _tie(motion: Motion) -> str:
    return hidden_figures() if reads.figures_hidden(motion) else tally_sentence(reads.tally(motion))


def _beside(hall: Hall) -> dict[str, Any]:
    """Return what else the page of a motion shows: its relations, its words, its blocs, who came late, what breaks a tie."""
    put, statute = hall.motion, reads.rules_of_the_day(hall.meeting)
    result = reads.result(put.id)
    recording = put.state is MotionState.OPEN and hall.may_record and put.form is not Form.CORRESPONDENCE
    room = attendance.standing_at(hall.meeting.id, clock.now()) if recording else None
    return {
        "amendments": reads.amendments(put.id), "amended": reads.motion(put.amends) if put.amends else None,
        "before": reads.votes_on_the_same(put), "rounds": [(one, round_sentence(one)) for one in reads.rounds(put.id)],
        "texts": [(t, _autonym(t.language)) for t in reads.texts(put.id)], "lot": reads.lot(put.id),
        "urn": urn_of(hall), "belenios": belenios_of(hall), "sealed": sealing_of(hall), "running": running_of(hall),
        "lot_decides": statute.tie is TieRule.LOT, "changed": reads.changed_answers(put.id),
        "late": bool(room and latecomers(hall.electorate, room, put.item, statute.late_arrivals)),
        "bloc_rows": [[label(Bloc(b.bloc)), number(b.tally.votes_for), number(b.tally.against), number(b.tally.abstain), number(b.needed),
                       _("yes") if b.reached else _("no")] for b in (result.blocs if result else ())],
    }


def _autonym(code: str) -> str:
    return CONTENT_LANGUAGES[code].autonym if code in CONTENT_LANGUAGES else code
