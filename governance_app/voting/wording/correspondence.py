"""The words of votes by correspondence: labels, sentences of errors and of results, and the reminder ready to be sent."""

from datetime import datetime
from enum import Enum
from typing import Any

from governance_app.attendance.rules import BlocShortfall
from governance_app.committees.wording import quorum_rule_sentence
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp, force_language
from governance_app.languages.formats import moment
from governance_app.languages.rules import OFFERED
from governance_app.organisations.rules import Bloc
from governance_app.voting import rules as r
from governance_app.voting.rules import AnswerChannel, Form, Outcome, Reminder, Result, Tally
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    Form.CORRESPONDENCE: _lp("vote", "By correspondence"),
    Outcome.LAPSED: _lp("motion", "Lapsed for want of quorum"),
    AnswerChannel.LETTER: _l("Letter"),
    AnswerChannel.EMAIL: _l("E-mail"),
    AnswerChannel.MESSAGE: _l("Message on the phone"),
    AnswerChannel.RADIO: _l("Radio"),
    AnswerChannel.PHONE: _l("Telephone call"),
    AnswerChannel.IN_PERSON: _lp("answer", "In person"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.NeedsCorrespondenceMeeting: _l("A vote by correspondence is held in a meeting that was convened as one by correspondence."),
    r.OnlyByCorrespondence: _l("This meeting is held by correspondence, so its votes are by correspondence too."),
    r.MatterNotByCorrespondence: _l("The statute never lets this be decided by correspondence: %(matter)s."),
    r.DeadlineNeeded: _l("A vote by correspondence is opened on its own page, with its deadline."),
    r.DeadlineTooSoon: _l("The deadline cannot be before %(earliest)s: the statute asks for %(days)s days after the notice."),
    r.CorrespondenceStays: _l("An open vote does not change to or from correspondence: those who answered would not know of it."),
    r.CameAfterDeadline: _l("The answer came in at %(received)s, after the deadline of %(deadline)s. It does not count."),
    r.CameBeforeOpening: _l("The vote was opened at %(opened)s. Nothing can have come in at %(received)s."),
    r.LaterAnswerKept: _l("An answer of this seat that came in later (%(kept)s) is kept; that of %(received)s cannot replace it."),
    r.NotOfSeat: _l("Choose the principal or an alternate of the seat “%(seat)s”."),
    r.RemindersDoNotFit: _l("Have not answered yet: %(waiting)s. Write how many of them were reminded, at least one."),
    r.DeadlineNotReached: _l("Answers are received until %(deadline)s, and %(waiting)s have not answered yet. The vote closes after that."),
}


def lapsed_sentence(result: Result) -> str:
    """Return that a vote lapsed and for want of which answers, in short sentences; `lapsed_check` has the rest."""
    lapsed = _("Not decided: the vote lapsed for want of quorum.")
    return " ".join([str(lapsed), _came_in(result), *_shortfalls(result)])


def lapsed_check(result: Result) -> str:
    """Return what somebody needs who checks why a vote lapsed: the rule of the statute, and every answer. "" for one that did not."""
    return f"{_quorum_rule(result)} {answers_sentence(result.tally)}" if result.outcome is Outcome.LAPSED else ""


def quorum_of_answers_sentence(result: Result) -> str:
    """Return whether there was quorum of answers, with its figures."""
    said = _("There was quorum.") if result.quorum.reached else _("The vote was taken without quorum, as the statute allows.")
    return " ".join([str(said), _came_in(result), _quorum_rule(result), *_shortfalls(result)])


def _came_in(result: Result) -> str:
    figures = {"answers": result.quorum.present, "needed": result.quorum.needed, "seats": result.quorum.n}
    return str(_("Answers that came in: %(answers)s; needed: %(needed)s, of %(seats)s voting seats counted.", **figures))


def _quorum_rule(result: Result) -> str:
    return str(_("The statute: %(rule)s", rule=quorum_rule_sentence(result.quorum.rule)))


def _shortfalls(result: Result) -> list[str]:
    return [_short(one) for one in result.quorum.bloc_shortfalls]


def _short(one: BlocShortfall) -> str:
    return str(_("%(bloc)s: %(answers)s answered and the statute asks for %(needed)s.",
                 bloc=label(Bloc(one.bloc)), answers=one.present, needed=one.needed))


def answers_sentence(tally: Tally) -> str:
    """Return every figure of a vote by correspondence as one sentence."""
    return str(_(
        "For %(votes_for)s, against %(against)s, abstentions %(abstain)s, blank %(blank)s, null %(null)s, take no part %(not_voting)s, "
        "did not answer %(absent)s, recused %(recused)s.",
        votes_for=tally.votes_for, against=tally.against, abstain=tally.abstain, blank=tally.blank, null=tally.null,
        not_voting=tally.not_voting, absent=tally.absent, recused=tally.recused,
    ))


def reminder_sentence(one: Reminder) -> str:
    """Return that those who had not answered were reminded: when, how, how many."""
    return str(_("%(moment)s · %(channel)s: %(told)s of %(waiting)s who had not answered were reminded.",
                 moment=moment(one.at), channel=label(one.channel), told=one.told, waiting=one.waiting))


def reminder_text(language: str, text: str, body: str, deadline: datetime, place: str) -> str:
    """Return a reminder ready to be sent or printed, around the words of the motion in their own language.

    What surrounds them is in that language where the application speaks it, else in Spanish.
    """
    with force_language(language if language in {one.code for one in OFFERED} else "es"):
        asked = _("%(body)s is voting by correspondence, and your seat has not answered yet.", body=body)
        how = _("Answer for, against, abstention or blank, with your seat and your name.")
        until = _("Answers count until %(deadline)s. They are received here: %(place)s.", deadline=moment(deadline), place=place)
        return "\n\n".join(map(str, (asked, text, how, until)))
