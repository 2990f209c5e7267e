"""The words of requests: rights, who asks and how, outcomes, the grounds of art. 18, and how many days are left."""

from datetime import date
from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp, _n
from governance_app.privacy import rules as r
from governance_app.privacy.rules import Asker, Channel, Outcome, RefusalGround, RequestKind, Urgency

LABELS: dict[Enum, Any] = {
    RequestKind.ACCESS: _l("To know what is kept (access)"),
    RequestKind.RECTIFICATION: _l("To correct or complete something (rectification)"),
    RequestKind.ERASURE: _l("To erase the data (erasure)"),
    RequestKind.OPPOSITION: _l("That the data not be used for something (opposition)"),
    RequestKind.PORTABILITY: _l("To take the data along or hand them to another (portability)"),
    RequestKind.SUSPENSION: _l("To stop using the data while something is cleared up (suspension)"),
    Asker.PERSON: _lp("who asks", "The person"),
    Asker.REPRESENTATIVE: _lp("who asks", "Who represents them by law"),
    Channel.OWN_PAGE: _l("On their own page"),
    Channel.VOICE: _l("By word of mouth"),
    Channel.LETTER: _l("By letter"),
    Outcome.DONE: _lp("outcome of a request", "Done"),
    Outcome.REFUSED: _lp("outcome of a request", "Refused"),
    Outcome.TAKEN_BACK: _lp("outcome of a request", "Taken back by the person"),
    Outcome.ERASED: _lp("outcome of a request", "The data were erased before"),
    RefusalGround.NOT_THE_PERSON: _l("Who asks is not the person, nor shown to represent them (1)"),
    RefusalGround.LEGAL_DUTY: _l("The data are needed to fulfil a legal or contractual duty (2)"),
    RefusalGround.AUTHORITY_ORDER: _l("A judge or a competent authority has ordered to keep them (3)"),
    RefusalGround.CLAIMS: _l("They are needed to make or defend claims (4)"),
    RefusalGround.RIGHTS_OF_OTHERS: _l("It would harm rights or legitimate interests of others, and that can be shown (5)"),
    RefusalGround.PROCEEDINGS: _l("It would hinder proceedings under way, duly notified (6)"),
    RefusalGround.EXPRESSION: _l("They are needed for freedom of expression and opinion (7)"),
    RefusalGround.VITAL_INTEREST: _l("They are needed to protect the life of the person or of another (8)"),
    RefusalGround.PUBLIC_INTEREST: _l("The public interest asks for it (9)"),
    RefusalGround.ARCHIVE: _l("They are kept for an archive of the State, research or statistics (10)"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.NoSuchRequest: _l("We did not find that request among those of your committees."),
    r.AlreadyAsked: _l("The same was asked already and waits for its answer until %(due)s."),
    r.AlreadyAnswered: _l("This request was answered before."),
    r.NotAskedFor: _l("This request does not ask for the data themselves: nothing was opened."),
    r.EraseFirst: _l("Erase the data first, on the page of the person: this request is then answered by itself."),
    r.ReceivedInFuture: _l("A request cannot be received on a day to come."),
    r.AnsweredOutOfTime: _l("The answer is given between the day of the request (%(received)s) and today."),
    r.RequestNotRepresented: _l("Write the name of who represents the person."),
    r.GroundNeeded: _l("Choose the ground on which the law lets this be refused."),
    r.GroundUnfit: _l("This right is refused only to who is neither the person nor shown to represent them."),
    r.GroundOnlyForRefusal: _l("Only a refusal has a ground. Leave it blank, or choose \"Refused\"."),
}

TONES: dict[Urgency, str] = {Urgency.OVERDUE: "bad", Urgency.TODAY: "bad", Urgency.SOON: "wait", Urgency.CALM: "calm"}
"""The look of a tag; its words say the same."""


def days_said(due: date, on: date) -> str:
    """Return in words how many days are left, or since how many days the last one is over."""
    left = r.days_left(due, on)
    if left < 0:
        return _n("Overdue by %(num)d day", "Overdue by %(num)d days", -left)
    if left == 0:
        return _("Due today")
    if left <= r.NEAR:
        return _n("Due soon: %(num)d day left", "Due soon: %(num)d days left", left)
    return _n("%(num)d day left", "%(num)d days left", left)
