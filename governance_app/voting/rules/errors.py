"""What may be wrong with a motion or a vote, named."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class NoSuchMotion(Missing):
    """No such motion in the actor's sight."""


class PointNotOfMeeting(Invalid):
    """The agenda of the meeting has no such point."""


class MotionNeedsText(Invalid):
    """A motion without words."""


class MotionTooLate(Conflict):
    """The meeting is over: no motion can be put. data: state."""


class SecondsOneself(Invalid):
    """Proposer and seconder are the same person."""


class VoteNeedsOpenMeeting(Conflict):
    """Votes are taken while the meeting is open. data: state."""


class MotionNotDraft(Conflict):
    """The vote on the motion was opened before, or the motion was withdrawn. data: state."""


class AnotherVoteOpen(Conflict):
    """One vote at a time: another one of this meeting is open. data: position."""


class QuorumLost(Conflict):
    """No quorum at this moment and the statute asks it for a vote. data: present, needed."""


class NobodyMayVote(Conflict):
    """Nobody entitled to vote is in the room."""


class ConsensusRequired(Conflict):
    """The statute decides this matter by consensus only, not by counting."""


class BlocsNeedNames(Conflict):
    """The statute counts this matter bloc by bloc: it must be known how each seat answers. data: form."""


class AmendmentsFirst(Conflict):
    """Amendments are decided before the motion they change. data: waiting (how many)."""


class WordingMissing(Conflict):
    """An amendment was approved and the motion's text has not been written anew."""


class AmendmentUnfit(Invalid):
    """Only a motion of the same point whose vote has not been opened can be amended, and no amendment of an amendment."""


class NotAmended(Invalid):
    """The motion named as reason for new words is no approved amendment of this motion."""


class DecidedBefore(Conflict):
    """The same matter was decided, and the statute does not let it be put again (now). data: position, rule."""


class NotTheSameMatter(Invalid):
    """What is named as the earlier vote is no closed motion of this body."""


class LatecomersWait(Conflict):
    """The statute lets those who come in during a vote wait for the next one."""


class NobodyCameLate(Conflict):
    """Nobody who may vote came in since the vote was opened."""


class FormUnchanged(Invalid):
    """The other form is the one the motion has already."""


class AnswersGiven(Conflict):
    """Answers are written down already: the form of the vote cannot change any more."""


class NotYetVoted(Conflict):
    """There is no answer of this seat to change. data: seat (its label)."""


class LotDecides(Conflict):
    """The statute breaks ties by lot, not by a casting vote."""


class ChairDecides(Conflict):
    """The statute breaks ties by the casting vote of the chair, not by lot."""


class LotNeedsWitness(Invalid):
    """How the lot was drawn and who watched has to be written."""


class TranslationOfItself(Invalid):
    """The text in the motion's own language is the motion itself."""


class ChangeMissing(Invalid):
    """Before another round it is written what changes for it."""


class VoteNotOpen(Conflict):
    """The vote is not open: not yet, or no longer. data: state."""


class WrongForm(Conflict):
    """The motion is decided in another form. data: form."""


class NotInElectorate(Invalid):
    """The seat had no vote when this vote was opened. data: seat (its label)."""


class SeatAbsent(Invalid):
    """Nobody sat for the seat when the vote was opened. data: seat (its label)."""


class SeatRecused(Invalid):
    """The seat stays out of this point. data: seat (its label)."""


class AlreadyVoted(Conflict):
    """This seat has voted on this motion: one seat, one ballot. data: seat (its label)."""


class BallotsMissing(Invalid):
    """The roll call is not complete. data: seats (their labels, joined), missing (how many)."""


class HandsDoNotAddUp(Invalid):
    """The hands counted differ from the voters present. data: counted, present."""


class CountsDiffer(Invalid):
    """The two counters of a show of hands found different hands for an answer. data: choice, first, second."""


class CounterUnnamed(Invalid):
    """Of two counts it must be known who made each."""


class SameCounter(Invalid):
    """The second count is made by somebody else than the first. data: name."""


class CountBelowZero(Invalid):
    """A count of hands below zero."""


class DissentExceeds(Invalid):
    """More seats ask to be named with a choice than hands were counted for it. data: choice, named, counted."""


class NamedTwice(Invalid):
    """The same seat stands twice in the list. data: seat (its label)."""


class ReasonMissing(Invalid):
    """A reservation or an objection is recorded with its reason. data: seat (its label)."""


class NoTie(Conflict):
    """A casting vote decides a tie, and there is none. data: state."""


class CastingVoteDecides(Invalid):
    """A casting vote is for or against, nothing else."""


class ChairMustCast(Conflict):
    """The casting vote belongs to whoever presides, who is not in the room (or nobody presides)."""
