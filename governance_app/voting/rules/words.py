"""The words of a vote."""

from enum import Enum

from governance_app.meetings.rules import FormSaid, NamedForm


class Form(Enum):
    """How a motion is decided."""

    CONSENSUS = "consensus"
    ACCLAMATION = "acclamation"
    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    PAPER = "paper"
    SEALED = "sealed"
    BELENIOS = "belenios"
    CORRESPONDENCE = "correspondence"


SECRET = frozenset({Form.PAPER, Form.SEALED, Form.BELENIOS})
"""The forms in which nobody may learn how a seat answered; they keep their scrutineers and do not change once open."""

ONE_BY_ONE = frozenset({Form.ROLL_CALL, Form.SEALED, Form.CORRESPONDENCE})
"""The forms in which answers come in one after the other, so that a turnout can be shown."""

STAYING = SECRET | {Form.CORRESPONDENCE}
"""The forms that an open vote neither takes nor leaves: what was fixed at its opening would be lost."""

SEAT_BY_SEAT = frozenset({Form.CONSENSUS, Form.ACCLAMATION, Form.ROLL_CALL, Form.CORRESPONDENCE})
"""Forms after which it is known how each seat answered: a majority that counts blocs needs one of them."""


def named_otherwise(form: Form, named: NamedForm | None) -> bool:
    """Tell whether the notice named another form for a point than `form`; by correspondence it said so of the whole meeting."""
    return named is not None and form is not Form.CORRESPONDENCE and named.value != form.value


def announced_otherwise(form: Form, said: FormSaid | None) -> bool:
    """Tell whether another form than `form` was announced for a point: by its notice, or on the agenda afterwards."""
    return said is not None and any(named_otherwise(form, named) for named in said.announced)


class MotionState(Enum):
    """The life of a motion."""

    DRAFT = "draft"
    OPEN = "open"
    TIED = "tied"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


class Choice(Enum):
    """What a seat may answer. Absent is not a choice: it is derived from presence."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    BLANK = "blank"
    NULL = "null"
    NOT_VOTING = "not_voting"


class Stance(Enum):
    """The stance of an organisation in a consensus."""

    FOR = "for"
    RESERVATION = "reservation"
    STANDS_ASIDE = "stands_aside"
    OBJECTS = "objects"


class Outcome(Enum):
    """How a motion ended."""

    CARRIED = "carried"
    LOST = "lost"
    NO_CONSENSUS = "no_consensus"
    TIED_TO_REPEAT = "tied_to_repeat"
    LAPSED = "lapsed"
