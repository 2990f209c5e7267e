"""What is voted first, what may be voted again, and the words of a motion: through the actions, on both databases."""

from uuid import UUID

import pytest
from flask import Flask

from governance_app.committees.rules import Reconsideration, Statute, TieRule
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import MeetingKind
from governance_app.voting import actions, reads
from governance_app.voting.rules import (
    AmendmentsFirst,
    AmendmentUnfit,
    Choice,
    DecidedBefore,
    Form,
    MotionNeedsText,
    MotionNotDraft,
    MotionText,
    NotAmended,
    NotTheSameMatter,
    Outcome,
    TranslationOfItself,
    WordingMissing,
)
from tests.support.build_attendance import LONG_BEFORE, STARTS, an_open_meeting, does, everyone_arrives, opens
from tests.support.build_voting import VOTE_AT, a_motion, an_open_vote

MAIN, BETTER = "Comprar un motor", "Comprar un motor de 15 caballos"


def hands(motion: UUID, votes_for: int = 3, against: int = 0) -> None:
    does(actions.record_hands, motion=motion, votes_for=votes_for, against=against)


def outcome(motion: UUID) -> Outcome | None:
    result = reads.result(motion)
    return result.outcome if result else None


def test_amendments_come_first_and_change_the_words(either: Flask) -> None:
    meeting = an_open_meeting(3)
    main = a_motion(meeting, text=MAIN)
    amendment = a_motion(meeting, text="Que diga: de 15 caballos", amends=main)
    assert [a.id for a in reads.amendments(main)] == [amendment]
    with pytest.raises(AmendmentsFirst) as waits:
        does(actions.open_vote, motion=main, opened_at=VOTE_AT)
    assert waits.value.data == {"waiting": 1}
    does(actions.open_vote, motion=amendment, opened_at=VOTE_AT)
    hands(amendment)
    with pytest.raises(WordingMissing):
        does(actions.open_vote, motion=main, opened_at=VOTE_AT)
    does(actions.reword_motion, motion=main, text=f"  {BETTER} ", because=amendment)
    does(actions.open_vote, motion=main, opened_at=VOTE_AT)
    hands(main)
    assert (reads.motion(main).text, outcome(main)) == (BETTER, Outcome.CARRIED)
    assert reads.texts(main) == (MotionText(1, "es", MAIN), MotionText(2, "es", BETTER, amendment))


def test_a_lost_or_withdrawn_amendment_leaves_the_motion_as_it_was(either: Flask) -> None:
    meeting = an_open_meeting(3)
    main = a_motion(meeting, text=MAIN)
    lost, withdrawn = (a_motion(meeting, text=text, amends=main) for text in ("Uno más barato", "Dos motores"))
    does(actions.withdraw_motion, motion=withdrawn)
    does(actions.open_vote, motion=lost, opened_at=VOTE_AT)
    hands(lost, 1, 2)
    with pytest.raises(NotAmended):
        does(actions.reword_motion, motion=main, text=BETTER, because=lost)
    does(actions.open_vote, motion=main, opened_at=VOTE_AT)
    hands(main)
    assert (reads.motion(main).text, reads.texts(main)) == (MAIN, ())


def test_what_cannot_be_amended(either: Flask) -> None:
    meeting = an_open_meeting(3)
    main = a_motion(meeting, text=MAIN)
    amendment = a_motion(meeting, text="Uno más barato", amends=main)
    for given in ({"amends": amendment}, {"amends": main, "point": 1}, {"amends": meeting}):
        with pytest.raises(AmendmentUnfit):
            a_motion(meeting, text="Otra", **given)
    decided = an_open_vote(meeting, text="Otra cosa")
    with pytest.raises(AmendmentUnfit):
        a_motion(meeting, text="Tarde", amends=decided)


def test_words_change_only_before_the_vote_and_never_to_nothing(either: Flask) -> None:
    meeting = an_open_meeting(3)
    main = a_motion(meeting, text=MAIN)
    with pytest.raises(MotionNeedsText):
        does(actions.reword_motion, motion=main, text="  ")
    does(actions.reword_motion, motion=main, text=BETTER)
    does(actions.open_vote, motion=main, opened_at=VOTE_AT)
    with pytest.raises(MotionNotDraft):
        does(actions.reword_motion, motion=main, text=MAIN)


def test_a_motion_is_kept_in_other_languages_version_by_version(either: Flask) -> None:
    main = a_motion(an_open_meeting(3), text=MAIN)
    does(actions.translate_motion, motion=main, language="en", text="Buy an engine")
    does(actions.translate_motion, motion=main, language="en", text="Buy one engine")
    with pytest.raises(TranslationOfItself):
        does(actions.translate_motion, motion=main, language="es", text=MAIN)
    does(actions.reword_motion, motion=main, text=BETTER)
    does(actions.translate_motion, motion=main, language="en", text="Buy an engine of 15 HP")
    assert [(t.version, t.language, t.text) for t in reads.texts(main)] == [
        (1, "en", "Buy one engine"), (1, "es", MAIN), (2, "en", "Buy an engine of 15 HP"), (2, "es", BETTER)]


def another_meeting(meeting: UUID) -> UUID:
    """Hold the next meeting of the same body."""
    later = does(meetings.plan_meeting, LONG_BEFORE, body=meeting_reads.meeting(meeting).body, kind=MeetingKind.ORDINARY,
                 starts_at=STARTS, place="Puyo")
    does(meetings.add_item, LONG_BEFORE, meeting=later, title="Otra vez")
    does(meetings.convene, LONG_BEFORE, meeting=later)
    everyone_arrives(later)
    opens(later)
    return later


def again(rule: Reconsideration, same_day: bool, later: bool) -> None:
    """Put a decided matter again, at the same meeting and at the next one: allowed or refused as said."""
    meeting = an_open_meeting(3, Statute(reconsideration=rule))
    first = an_open_vote(meeting, text=MAIN)
    hands(first)
    for where, allowed in ((meeting, same_day), (another_meeting(meeting), later)):
        if allowed:
            second = a_motion(where, text="Devolver el motor", again_of=first)
            assert [m.id for m in reads.votes_on_the_same(reads.motion(second))] == [first]
        else:
            with pytest.raises(DecidedBefore) as refused:
                a_motion(where, text="Devolver el motor", again_of=first)
            assert refused.value.data == {"position": 1, "rule": rule}


def test_a_decided_matter_comes_back_only_as_the_statute_says(either: Flask) -> None:
    again(Reconsideration.NEVER, False, False)
    again(Reconsideration.ANOTHER_MEETING, False, True)
    again(Reconsideration.ANY_TIME, True, True)


def test_a_tie_to_be_repeated_and_a_consensus_not_found_have_decided_nothing(either: Flask) -> None:
    meeting = an_open_meeting(4, Statute(tie=TieRule.REPEAT))
    tied = an_open_vote(meeting, text=MAIN)
    hands(tied, 2, 2)
    assert outcome(tied) is Outcome.TIED_TO_REPEAT
    repeated = an_open_vote(meeting, text=MAIN, again_of=tied)
    hands(repeated, 3, 1)
    assert outcome(repeated) is Outcome.CARRIED
    with pytest.raises(DecidedBefore):
        a_motion(meeting, text=MAIN)


def test_the_same_words_on_the_same_point_are_the_same_matter(either: Flask) -> None:
    meeting = an_open_meeting(3)
    first = an_open_vote(meeting, text=MAIN)
    hands(first)
    with pytest.raises(DecidedBefore):
        a_motion(meeting, text="  comprar un  MOTOR")
    a_motion(meeting, text=MAIN, point=1)


def test_what_was_never_voted_and_what_is_anothers_is_not_the_same_matter(either: Flask) -> None:
    meeting, other = an_open_meeting(3), an_open_meeting(3)
    waiting, foreign = a_motion(meeting, text=MAIN), an_open_vote(other, text=MAIN)
    hands(foreign)
    for earlier in (waiting, foreign):
        with pytest.raises(NotTheSameMatter):
            a_motion(meeting, text="Otra", again_of=earlier)


def test_a_roll_call_on_an_amendment_counts_like_any_other(either: Flask) -> None:
    meeting = an_open_meeting(3)
    main = a_motion(meeting, text=MAIN)
    amendment = an_open_vote(meeting, Form.ROLL_CALL, text="Uno más barato", amends=main)
    choices = {e.seat: Choice.FOR for e in reads.electorate(amendment).electors}
    does(actions.record_ballots, motion=amendment, choices=choices, close_after=True)
    assert reads.carried_amendments(main) == {amendment}
