"""The words of voting: labels, sentences of errors, and the sentences of a result."""

from enum import Enum
from typing import Any

from governance_app.committees.rules import BlankVotes, MajorityBase, MajorityKind
from governance_app.committees.wording import bloc_rule_sentence
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp, _n
from governance_app.meetings.rules import FormSaid
from governance_app.meetings.wording import form_said_sentence
from governance_app.organisations.rules import Bloc
from governance_app.voting import rules as r
from governance_app.voting.rules import (
    BlocCount,
    Choice,
    Form,
    HandCount,
    MotionState,
    Outcome,
    Result,
    Round,
    Stance,
    Tally,
    announced_otherwise,
)
from governance_app.voting.wording.correspondence import answers_sentence, lapsed_sentence, quorum_of_answers_sentence
from governance_app.voting.wording.urn import hidden_result
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    Form.CONSENSUS: _l("Consensus"),
    Form.ACCLAMATION: _l("By acclamation"),
    Form.SHOW_OF_HANDS: _l("Show of hands"),
    Form.ROLL_CALL: _l("Roll call"),
    MotionState.DRAFT: _lp("motion", "Put"),
    MotionState.OPEN: _lp("motion", "Vote open"),
    MotionState.TIED: _lp("motion", "Tied: the tie has to be broken"),
    MotionState.CLOSED: _lp("motion", "Decided"),
    MotionState.WITHDRAWN: _lp("motion", "Withdrawn"),
    Choice.FOR: _lp("vote", "For"),
    Choice.AGAINST: _lp("vote", "Against"),
    Choice.ABSTAIN: _lp("vote", "Abstains"),
    Choice.BLANK: _lp("vote", "Blank"),
    Choice.NULL: _lp("vote", "Null"),
    Choice.NOT_VOTING: _lp("vote", "Does not vote"),
    Stance.FOR: _lp("consensus", "Agrees"),
    Stance.RESERVATION: _lp("consensus", "Agrees with a reservation"),
    Stance.STANDS_ASIDE: _lp("consensus", "Stands aside"),
    Stance.OBJECTS: _lp("consensus", "Objects"),
    Outcome.CARRIED: _lp("motion", "Approved"),
    Outcome.LOST: _lp("motion", "Not approved"),
    Outcome.NO_CONSENSUS: _lp("motion", "No consensus"),
    Outcome.TIED_TO_REPEAT: _lp("motion", "Tied, to be repeated"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.NoSuchMotion: _l("We did not find that motion."),
    r.PointNotOfMeeting: _l("Choose a point of this meeting's agenda."),
    r.MotionNeedsText: _l("Write what is put to the vote."),
    r.MotionTooLate: _l("No motion can be put now. The meeting is: %(state)s."),
    r.SecondsOneself: _l("Whoever proposes a motion cannot second it as well."),
    r.VoteNeedsOpenMeeting: _l("Votes are taken while the meeting is open. It is now: %(state)s."),
    r.MotionNotDraft: _l("That cannot be done any more. The motion is: %(state)s."),
    r.AnotherVoteOpen: _l("Another vote is open (motion %(position)s). Close it first."),
    r.QuorumLost: _l("There is no quorum to vote: %(present)s seats are present and %(needed)s are needed."),
    r.NobodyMayVote: _l("Nobody who may vote on this point is in the room."),
    r.ConsensusRequired: _l("The statute decides this matter by consensus only. Put the motion for consensus."),
    r.VoteNotOpen: _l("This vote is not open. The motion is: %(state)s."),
    r.WrongForm: _l("This motion is decided in another form: %(form)s."),
    r.NotInElectorate: _l("The seat “%(seat)s” has no vote here."),
    r.SeatAbsent: _l("Nobody sat for the seat “%(seat)s” when the vote was opened."),
    r.SeatRecused: _l("The seat “%(seat)s” stays out of this point."),
    r.AlreadyVoted: _l("The seat “%(seat)s” has already voted on this motion. One seat has one vote."),
    r.BallotsMissing: _l("The roll call is not complete: %(missing)s still have to answer (%(seats)s)."),
    r.HandsDoNotAddUp: _l(
        "The hands add up to %(counted)s, but %(present)s seats may vote and are present. Count again, or write down who does not vote."),
    r.CountsDiffer: _l("The two counts differ for “%(choice)s”: %(first)s and %(second)s. Count again."),
    r.CounterUnnamed: _l("Write who counted: of two counts each has its name."),
    r.SameCounter: _l("%(name)s has counted already. Somebody else makes the second count."),
    r.CountBelowZero: _l("A count of hands cannot be below zero."),
    r.DissentExceeds: _l("%(named)s seats are named with “%(choice)s”, but only %(counted)s hands were counted for it."),
    r.NamedTwice: _l("The seat “%(seat)s” is named twice."),
    r.ReasonMissing: _l("Write the reason of the seat “%(seat)s”: a reservation or an objection is recorded with its reason."),
    r.NoTie: _l("There is no tie to break. The motion is: %(state)s."),
    r.CastingVoteDecides: _l("The casting vote is for or against."),
    r.BlocsNeedNames: _l(
        "The statute counts this matter bloc by bloc, so it must be known how each seat answers. “%(form)s” does not tell: take a roll "
        "call, consensus or acclamation."),
    r.AmendmentsFirst: _l("Amendments come first. Waiting for their vote: %(waiting)s."),
    r.WordingMissing: _l("An amendment was approved. Write the new words of the motion before its vote."),
    r.AmendmentUnfit: _l("Only a motion of the same point that still waits for its vote can be amended, and an amendment cannot."),
    r.NotAmended: _l("That amendment of this motion was not approved."),
    r.DecidedBefore: _l("This matter was decided already (motion %(position)s). What the statute says of putting it again: %(rule)s."),
    r.NotTheSameMatter: _l("Choose a motion of this body that has been voted."),
    r.LatecomersWait: _l("By the statute, those who come in during a vote wait for the next one."),
    r.NobodyCameLate: _l("Nobody who may vote has come in since the vote was opened."),
    r.FormUnchanged: _l("The vote is in that form already. Choose another one."),
    r.AnswersGiven: _l("Answers are written down already: the form of this vote cannot change any more."),
    r.NotYetVoted: _l("The seat “%(seat)s” has no answer yet that could be changed."),
    r.LotDecides: _l("The statute breaks ties by lot, not by a casting vote."),
    r.ChairDecides: _l("The statute does not break ties by lot."),
    r.LotNeedsWitness: _l("Write how the lot was drawn and who watched."),
    r.TranslationOfItself: _l("That is the language of the motion itself. Choose another one."),
    r.ProxiesNotAllowed: _l("The statute does not let anybody vote for somebody absent."),
    r.SeatNotForProxy: _l("Nobody can be entrusted with the vote of the seat “%(seat)s”: it has no vote or no principal."),
    r.SeatIsSat: _l("Somebody sits for the seat “%(seat)s”. Principal and alternates go first."),
    r.ProxyToOneself: _l("This person belongs to the seat and sits for it; choose somebody of another seat."),
    r.ProxyNotSeated: _l("Choose somebody who is in the room and sits for a voting seat."),
    r.ProxyChain: _l("A vote that was entrusted is not passed on: choose somebody whose own seat has not entrusted its vote."),
    r.SeatHasProxy: _l("The vote of the seat “%(seat)s” is entrusted to somebody already."),
    r.ProxyCapReached: _l("This person votes for as many absent seats as the statute allows (%(cap)s)."),
    r.ProxyInWriting: _l("Write which paper entrusts the vote, and of which day."),
    r.NoSuchProxy: _l("We did not find that entrusted vote."),
    r.ProxyOver: _l("That vote is not entrusted any more: it was taken back before."),
    r.ChangeMissing: _l("Write what changes for the next round."),
    r.ChairMustCast: _l("The casting vote belongs to whoever presides, who has to be in the room."),
}

_KINDS: dict[MajorityKind, Any] = {
    MajorityKind.MORE_FOR_THAN_AGAINST: _l("The rule: more votes for than against."),
    MajorityKind.MORE_THAN_HALF: _l("The rule: votes for from more than half of the base."),
    MajorityKind.HALF_PLUS_ONE: _l("The rule: votes for from half of the base, rounded up, plus one."),
    MajorityKind.UNANIMITY: _l("The rule: votes for from the whole base."),
    MajorityKind.UNANIMITY_LESS: _l("The rule: votes for from the whole base but %(less)s, and from more than half of it in any case."),
    MajorityKind.CONSENSUS: _l("The rule: consensus, which is that nobody objects."),
}
_BASES: dict[MajorityBase, Any] = {
    MajorityBase.FOR_AND_AGAINST: _l("The base is the votes for and against: %(size)s."),
    MajorityBase.VALID: _l("The base is the votes for, against and abstentions: %(size)s."),
    MajorityBase.CAST: _l("The base is every vote cast, blank and null ones too: %(size)s."),
    MajorityBase.PRESENT: _l("The base is the voting seats present: %(size)s."),
    MajorityBase.FILLED: _l("The base is the voting seats that somebody holds: %(size)s."),
    MajorityBase.SEATS: _l("The base is all voting seats: %(size)s."),
}


def result_sentence(result: Result) -> str:
    """Return whole sentences that state a result so that a member can recompute it: outcome, figures, rule, base, tie, quorum."""
    if result.hidden:
        return f"{hidden_result(result)} {quorum_at_vote(result)}"
    if result.outcome is Outcome.LAPSED:
        return lapsed_sentence(result)
    figures = answers_sentence(result.tally) if result.form is Form.CORRESPONDENCE else tally_sentence(result.tally)
    return " ".join([
        _outcome(result), figures, *_rule(result), *_blocs(result), *_blanks(result), *_tie(result), *_proxies(result),
        quorum_at_vote(result),
    ])


def _outcome(result: Result) -> str:
    figures = {"votes_for": result.counted.votes_for, "needed": result.needed}
    if result.outcome is Outcome.NO_CONSENSUS:
        return str(_n(
            "There was no consensus: %(num)d seat objects.", "There was no consensus: %(num)d seats object.", result.tally.against))
    if result.form is Form.CONSENSUS and result.outcome is Outcome.CARRIED:
        if not result.reservations:
            return str(_("Approved by consensus, without reservations."))
        return str(_n(
            "Approved by consensus, with %(num)d reservation.", "Approved by consensus, with %(num)d reservations.", result.reservations))
    if result.form is Form.ACCLAMATION and result.outcome is Outcome.CARRIED:
        return str(_("Approved by acclamation, nobody against."))
    if result.outcome is Outcome.LOST and result.votes_enough:
        return str(_("Not approved: the votes of all together were enough, but too few blocs were for it."))
    if result.outcome is Outcome.CARRIED:
        return str(_("Approved.") if result.casting_vote or result.lot else
                   _("Approved: %(votes_for)s votes for, and %(needed)s were needed.", **figures))
    if result.outcome is Outcome.TIED_TO_REPEAT:
        return str(_("Neither approved nor rejected: the vote is to be repeated."))
    return str(_("Not approved: %(votes_for)s votes for, and %(needed)s were needed.", **figures))


def tally_sentence(tally: Tally) -> str:
    """Return every figure of a tally as one sentence; what is nobody is said too."""
    return str(_(
        "For %(votes_for)s, against %(against)s, abstentions %(abstain)s, blank %(blank)s, null %(null)s, not voting %(not_voting)s, "
        "absent %(absent)s, recused %(recused)s.",
        votes_for=tally.votes_for, against=tally.against, abstain=tally.abstain, blank=tally.blank, null=tally.null,
        not_voting=tally.not_voting, absent=tally.absent, recused=tally.recused,
    ))


def other_form_sentence(form: Form, said: FormSaid | None) -> str:
    """Return what to say before a vote is held otherwise than was announced: by the notice, or on the agenda since; "" when it is not."""
    if said is None or not announced_otherwise(form, said):
        return ""
    warning = _("This vote is held in this form: %(form)s. Say so aloud before it opens, and let the acta tell why.", form=label(form))
    return f"{form_said_sentence(said)} {warning}"


def counters_sentence(count: HandCount) -> str:
    """Return who counted the hands; of two counters, that they agree. Empty when nobody was named."""
    if count.second_counted_by:
        return str(_("Counted by %(first)s and by %(second)s, who agree.", first=count.counted_by, second=count.second_counted_by))
    return str(_("Counted by: %(who)s.", who=count.counted_by)) if count.counted_by else ""


def round_sentence(held: Round) -> str:
    """Return how many took which stance in a round of a consensus."""
    return str(_("Agree %(agree)s, with a reservation %(reserved)s, stand aside %(aside)s, object %(object)s.", agree=held.of(Stance.FOR),
                 reserved=held.of(Stance.RESERVATION), aside=held.of(Stance.STANDS_ASIDE), object=held.of(Stance.OBJECTS)))


def _rule(result: Result) -> list[str]:
    rule = result.rule
    kind = _("The rule: votes for from at least %(fraction)s of the base.", fraction=str(rule.fraction)) if (
        rule.kind is MajorityKind.AT_LEAST) else _KINDS[rule.kind]
    said = [str(kind) % {"less": rule.less} if rule.kind is MajorityKind.UNANIMITY_LESS else str(kind)]
    if rule.kind not in (MajorityKind.MORE_FOR_THAN_AGAINST, MajorityKind.CONSENSUS):
        answered = rule.base is MajorityBase.PRESENT and result.form is Form.CORRESPONDENCE
        base = _l("The base is the voting seats that answered: %(size)s.") if answered else _BASES[rule.base]
        said.append(str(base) % {"size": result.base_size})
    if rule.article:
        said.append(str(_("Source: %(article)s.", article=rule.article.rstrip("."))))
    return said


def _blocs(result: Result) -> list[str]:
    if result.rule.in_blocs is None or not result.blocs_needed:
        return []
    reached = sum(b.reached for b in result.blocs)
    rule = bloc_rule_sentence(result.rule.in_blocs)
    figures = _("Blocs that reached it: %(reached)s of %(all)s; %(needed)s were needed.",
                reached=reached, all=len(result.blocs), needed=result.blocs_needed)
    return [rule, str(figures), *(_bloc(b) for b in result.blocs)]


def _bloc(count: BlocCount) -> str:
    figures = {
        "bloc": label(Bloc(count.bloc)), "votes_for": count.tally.votes_for, "against": count.tally.against,
        "abstain": count.tally.abstain, "needed": count.needed}
    if count.reached:
        return str(_("%(bloc)s: for %(votes_for)s, against %(against)s, abstentions %(abstain)s; it needed %(needed)s and reached it.",
                     **figures))
    return str(_("%(bloc)s: for %(votes_for)s, against %(against)s, abstentions %(abstain)s; it needed %(needed)s and did not reach it.",
                 **figures))


def _blanks(result: Result) -> list[str]:
    if result.blanks is BlankVotes.ADD_TO_MAJORITY and result.counted != result.tally:
        return [str(_("The blank votes were added to the larger side, as the statute says."))]
    return []


def _tie(result: Result) -> list[str]:
    if not result.tied:
        return []
    if result.lot is not None:
        return [str(_("It was a tie, and the lot drawn in the room was for it.") if result.lot is Choice.FOR else
                    _("It was a tie, and the lot drawn in the room was against it."))]
    if result.casting_vote is Choice.FOR:
        return [str(_("It was a tie, and whoever presided broke it with a vote for."))]
    if result.casting_vote is Choice.AGAINST:
        return [str(_("It was a tie, and whoever presided broke it with a vote against."))]
    if result.outcome is Outcome.TIED_TO_REPEAT:
        return [str(_("It was a tie, and the statute has the vote repeated."))]
    return [str(_("It was a tie, and under the statute a tie is not approval."))]


def _proxies(result: Result) -> list[str]:
    if not result.by_proxy:
        return []
    return [str(_n("Of the seats that could answer, %(num)d was absent and had somebody present vote for it.",
                   "Of the seats that could answer, %(num)d were absent and had somebody present vote for them.", result.by_proxy))]


def quorum_at_vote(result: Result) -> str:
    """Return whether there was quorum when the vote opened, with its figures."""
    if result.form is Form.CORRESPONDENCE:
        return quorum_of_answers_sentence(result)
    figures = {"present": result.quorum.present, "needed": result.quorum.needed}
    if result.quorum.reached:
        return str(_("There was quorum when the vote opened: %(present)s seats present, %(needed)s needed.", **figures))
    return str(_("The vote was taken without quorum, as the statute allows: %(present)s seats present, %(needed)s needed.", **figures))
