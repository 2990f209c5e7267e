"""What people ask of their data, and the fifteen days in which they are answered.

Sources: LOPDP arts. 13 (access), 14 (rectification), 15 (erasure), 16 (opposition), 17 (portability), 19 (suspension): "plazo de quince
(15) días", which are days of the calendar; art. 18 (on which grounds a right is refused). The day of asking is not counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.record.rules import Event

TERM = timedelta(days=15)
"""How long whoever is responsible has to answer."""
NEAR = 5
"""With so many days left, or fewer, a request is due soon."""


class RequestKind(Enum):
    """Which right somebody exercises."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    OPPOSITION = "opposition"
    PORTABILITY = "portability"
    SUSPENSION = "suspension"


class Asker(Enum):
    """Who asks: the person, or who represents them by law."""

    PERSON = "person"
    REPRESENTATIVE = "representative"


class Channel(Enum):
    """How a request came: written by the person on their own page, said to the secretary, or by letter."""

    OWN_PAGE = "own_page"
    VOICE = "voice"
    LETTER = "letter"


class Outcome(Enum):
    """How a request ended. ERASED: the data it was about were erased before."""

    DONE = "done"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    ERASED = "erased"


class RefusalGround(Enum):
    """A ground on which the law lets a request be refused: art. 18, in its order."""

    NOT_THE_PERSON = "not_the_person"
    LEGAL_DUTY = "legal_duty"
    AUTHORITY_ORDER = "authority_order"
    CLAIMS = "claims"
    RIGHTS_OF_OTHERS = "rights_of_others"
    PROCEEDINGS = "proceedings"
    EXPRESSION = "expression"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_INTEREST = "public_interest"
    ARCHIVE = "archive"


NOT_IN_ARTICLE_18 = frozenset({RequestKind.ACCESS, RequestKind.SUSPENSION})
"""Rights that art. 18 does not limit: they are refused only to who is neither the person nor shown to represent them."""


HANDED_OVER = frozenset({RequestKind.ACCESS, RequestKind.PORTABILITY})
"""Rights that are answered by handing over the data themselves."""


class Urgency(Enum):
    """How near the last day is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    CALM = "calm"


class NoSuchRequest(Missing):
    """No such request within the actor's sight."""


class AlreadyAsked(Conflict):
    """The person has asked the same already, and it waits for its answer. data: due (the last day)."""


class AlreadyAnswered(Conflict):
    """This request was answered before."""


class NotAskedFor(Conflict):
    """The request is not for the data themselves: they are not opened for it."""


class EraseFirst(Conflict):
    """An erasure is done by erasing: the request is then answered by itself."""


class ReceivedInFuture(Invalid):
    """A request cannot be received on a day to come."""


class AnsweredOutOfTime(Invalid):
    """The day of the answer lies before the request, or is still to come. data: received."""


class RequestNotRepresented(Invalid):
    """Who asks for another says who they are."""


class GroundNeeded(Invalid):
    """A refusal names the ground of the law."""


class GroundUnfit(Invalid):
    """The law does not let this right be refused on this ground. data: kind."""


class GroundOnlyForRefusal(Invalid):
    """Only a refusal has a ground."""


@dataclass(frozen=True)
class DataRequest:
    """A request, its words opened for who may read them ("" when there are none or the person was erased). `id`: drawn by chance."""

    id: UUID
    person: UUID
    kind: RequestKind
    asker: Asker
    channel: Channel
    received_on: date
    due_on: date
    words: str = ""
    representative: str = ""
    answered_on: date | None = None
    outcome: Outcome | None = None
    ground: RefusalGround | None = None
    answer: str = ""


@dataclass(frozen=True)
class RequestReceived(Event):
    """Somebody asked something of their data. The leaf names the request (a random id), never the person."""

    request: UUID
    kind: RequestKind
    channel: Channel
    due_on: date
    name = "privacy.request_received"


@dataclass(frozen=True)
class RequestAnswered(Event):
    """A request was answered: how, and after how many days."""

    request: UUID
    kind: RequestKind
    outcome: Outcome
    days: int
    name = "privacy.request_answered"


def due_on(received: date) -> date:
    """Return the last day on which a request may be answered."""
    return received + TERM


def days_left(due: date, on: date) -> int:
    """Return how many days are left: 0 on the last day, fewer than 0 when it is over."""
    return (due - on).days


def urgency(due: date, on: date) -> Urgency:
    """Return how near the last day is."""
    left = days_left(due, on)
    if left < 0:
        return Urgency.OVERDUE
    if left == 0:
        return Urgency.TODAY
    return Urgency.SOON if left <= NEAR else Urgency.CALM


def grounds_for(kind: RequestKind) -> tuple[RefusalGround, ...]:
    """Return the grounds on which a request of a kind may be refused, in the order of the law."""
    return (RefusalGround.NOT_THE_PERSON,) if kind in NOT_IN_ARTICLE_18 else tuple(RefusalGround)


def check_received(received: date, today: date, asker: Asker, representative: str) -> None:
    """Raise ReceivedInFuture, or RequestNotRepresented when somebody unnamed asks for another."""
    if received > today:
        raise ReceivedInFuture(field="received_on")
    if asker is Asker.REPRESENTATIVE and not representative.strip():
        raise RequestNotRepresented(field="representative")


def check_answer(kind: RequestKind, outcome: Outcome, ground: RefusalGround | None) -> None:
    """Raise GroundNeeded, GroundUnfit, GroundOnlyForRefusal, or EraseFirst: an erasure is done on its own page."""
    if outcome is Outcome.REFUSED:
        if ground is None:
            raise GroundNeeded(field="ground")
        if ground not in grounds_for(kind):
            raise GroundUnfit(field="ground", kind=kind)
    elif ground is not None:
        raise GroundOnlyForRefusal(field="ground")
    elif kind is RequestKind.ERASURE and outcome is Outcome.DONE:
        raise EraseFirst()


def check_answered_on(received: date, answered: date, today: date) -> None:
    """Raise AnsweredOutOfTime unless the answer was given between the request and today."""
    if not received <= answered <= today:
        raise AnsweredOutOfTime(field="answered_on", received=received)


ARTICLES: Mapping[RequestKind, int] = {
    RequestKind.ACCESS: 13, RequestKind.RECTIFICATION: 14, RequestKind.ERASURE: 15, RequestKind.OPPOSITION: 16,
    RequestKind.PORTABILITY: 17, RequestKind.SUSPENSION: 19,
}
"""The article of the law behind each right."""
