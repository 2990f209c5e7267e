"""Random histories of one meeting, act by act: whatever changes a figure, after each act its sums are what a recount of the facts says."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from governance_app.access.rules import SYSTEM, Secret
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity, VisitorAffiliation, VisitorGroup, VisitorSex
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.actions import rolling
from governance_app.participation.records import RollupRow
from governance_app.participation.rules import SpeakerGroup, Sums, sums_of
from governance_app.people import actions as people
from governance_app.people.rules import LegalGround
from governance_app.privacy import actions as privacy
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import AFTER, STARTS, does, principal
from tests.support.build_committees import a_person, said
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, a_described_meeting
from tests.support.build_people import says_of_themselves
from tests.support.build_voting import a_motion, all_vote, an_open_vote

DAY = date(2026, 3, 20)
LATER = datetime(2026, 3, 25, 15, 0, tzinfo=UTC)


def kept(meeting: UUID) -> Sums | None:
    """Return the sums of a meeting as the roll-up has them; None: to be counted anew."""
    db.session.rollback()
    found: Sums | None = db.session.scalar(db.select(RollupRow.figures).where(RollupRow.meeting_id == meeting))
    return found


def recounted(meeting: UUID) -> Sums:
    """Return them from the facts."""
    db.session.rollback()
    [facts] = reads.gatherings([meetings.meeting(meeting)])
    return sums_of(facts)


def rolled(meeting: UUID) -> Sums:
    """Count a meeting, open as it may be, and return the sums that are kept."""
    db.session.rollback()
    rolling.count([meeting])
    sums = kept(meeting)
    assert sums is not None
    return sums


class Walk:
    """One open meeting of four, and acts that may change its figures. `changed`: which of them did."""

    def __init__(self, seed: int) -> None:
        """Begin with four people in the room, of whom two said something of themselves."""
        self.random, self.changed = Random(seed), Counter[str]()
        self.meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO, None, None)
        self.guests: dict[UUID, tuple[str, UUID]] = {}
        self.turns: list[UUID] = []
        self.acts: list[Callable[[], object]] = [
            self.guest, self.strike_out, self.turn, self.tap, self.take_turn_back, self.visitors, self.hands, self.roll_call, self.agree,
            self.withdraw, self.erase, self.join]

    def step(self) -> None:
        """Do one of the acts upon sums that are kept, and compare: what is not emptied must still be right."""
        before, act = rolled(self.meeting), self.random.choice(self.acts)
        act()
        now, sums = recounted(self.meeting), kept(self.meeting)
        self.changed[act.__name__] += now != before
        assert sums is None or sums == now, f"{act.__name__} changed figures and left the sums of before"
        assert rolled(self.meeting) == now

    def guest(self) -> None:
        """Let somebody come who has said who they are, or not."""
        name = f"Invitada {new_id().hex}"
        person = a_person(name)
        if self.random.random() < 0.7:
            says_of_themselves(person, self.random.choice((KICHWA_WOMAN, YOUNG_MESTIZO)), now=SAID_ON)
        event = does(attendance.record_arrival, meeting=self.meeting, person=person, capacity=Capacity.GUEST, at=STARTS)
        self.guests[person] = name, event

    def strike_out(self) -> None:
        """Strike out an arrival."""
        if self.guests:
            person = self.random.choice(list(self.guests))
            does(attendance.void_event, event=self.guests.pop(person)[1], reason="Era otra persona")

    def turn(self) -> None:
        """Let somebody of the room, or a guest, speak."""
        person = self.random.choice([principal(self.meeting, 0), principal(self.meeting, 1), *self.guests])
        self.turns.append(does(actions.record_turn, meeting=self.meeting, person=person))

    def tap(self) -> None:
        """Let somebody of a group speak."""
        self.turns.append(does(actions.record_turn, meeting=self.meeting, group=self.random.choice(list(SpeakerGroup))))

    def take_turn_back(self) -> None:
        """Take a turn back."""
        if self.turns:
            does(actions.remove_turn, turn=self.turns.pop())

    def visitors(self) -> None:
        """Count the paper sheet, again."""
        women, unread = self.random.randint(1, 9), self.random.randint(0, 3)
        does(attendance.count_visitors, meeting=self.meeting, total=women + unread, illegible=unread,
             groups=[VisitorGroup(VisitorSex.WOMEN, None, VisitorAffiliation.INDIGENOUS, women)])

    def hands(self) -> None:
        """Put a motion and vote by show of hands."""
        motion = an_open_vote(self.meeting, proposer=principal(self.meeting, 0))
        does(voting.record_hands, motion=motion, votes_for=4, against=0, abstain=0)

    def roll_call(self) -> None:
        """Vote by roll call."""
        all_vote(an_open_vote(self.meeting, Form.ROLL_CALL, proposer=principal(self.meeting, 1)), Choice.AGAINST, Choice.FOR)

    def agree(self) -> None:
        """Come to an agreement."""
        does(voting.record_consensus, motion=an_open_vote(self.meeting, Form.CONSENSUS))

    def withdraw(self) -> None:
        """Put a motion and withdraw it."""
        does(voting.withdraw_motion, motion=a_motion(self.meeting, proposer=principal(self.meeting, 0)))

    def erase(self) -> None:
        """Erase a guest: what they had said is recorded no more."""
        if self.guests:
            person = self.random.choice(list(self.guests))
            name, _event = self.guests.pop(person)
            privacy.erase_person(actor=SYSTEM, id=new_id(), now=LATER, person=person, name=Secret(name), ground=LegalGround.CONSENT_REVOKED)

    def join(self) -> None:
        """Join the records of two guests: attendances stay two."""
        if len(self.guests) > 1:
            one, two = list(self.guests)[:2]
            people.merge_people(**{**said(kept=one, merged=two, although_met_together=True), "now": AFTER + timedelta(hours=1)})
            self.guests.pop(one), self.guests.pop(two)


MUST_CHANGE = {"guest", "strike_out", "turn", "tap", "take_turn_back", "visitors", "hands", "roll_call", "agree", "withdraw", "erase"}
"""Every act of the walk but the joining of records, which makes no attendance another's."""
