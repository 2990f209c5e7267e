"""Imports: kinds, states of a batch and of its rows, and everything that can be odd about a row."""

from enum import Enum


class ImportKind(Enum):
    """What a file brings."""

    ROSTER = "roster"
    ATTENDANCE = "attendance"
    PAST_VOTES = "past_votes"


class BatchState(Enum):
    """A batch is looked at (previewed), and then brought in to its end (confirmed) or thrown away (discarded)."""

    PREVIEWED = "previewed"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


class RowState(Enum):
    """How a row stands. Only READY rows are brought in; FLAGGED ones wait for a person."""

    READY = "ready"
    FLAGGED = "flagged"
    SAME = "same"
    DONE = "done"
    LEFT_OUT = "left_out"


class Settled(Enum):
    """What a person did with a row that waited."""

    EDITED = "edited"
    ACCEPTED = "accepted"
    CHOSEN = "chosen"
    DISCARDED = "discarded"


class Entry(Enum):
    """What a row of an import is about."""

    BODY = "body"
    ORGANISATION = "organisation"
    PERSON = "person"
    MEMBERSHIP = "membership"
    ATTENDANCE = "attendance"
    VOTE = "vote"


class PastResult(Enum):
    """What became of a motion of the past."""

    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


class Odd(Enum):
    """Why a row waits for a person."""

    DATE_UNREADABLE = "date_unreadable"
    DATE_IN_FUTURE = "date_in_future"
    FIGURE_UNREADABLE = "figure_unreadable"
    RESULT_UNKNOWN = "result_unknown"
    NUMBER_MISSING = "number_missing"
    FIGURE_MISSING = "figure_missing"
    CARRIED_WITHOUT_MAJORITY = "carried_without_majority"
    LOST_WITH_MAJORITY = "lost_with_majority"
    EXCEEDS_SEATS = "exceeds_seats"
    SEATS_UNKNOWN = "seats_unknown"
    UNANIMITY_WITH_DISSENT = "unanimity_with_dissent"
    WITHDRAWN_WITH_FIGURES = "withdrawn_with_figures"
    NUMBER_REPEATED = "number_repeated"
    NAME_MISSING = "name_missing"
    PERSON_AMBIGUOUS = "person_ambiguous"
    PERSON_UNKNOWN = "person_unknown"
    ID_OF_ANOTHER = "id_of_another"
    BODY_UNKNOWN = "body_unknown"
    SEAT_MISSING = "seat_missing"
    WORD_UNKNOWN = "word_unknown"
    END_BEFORE_START = "end_before_start"
    REFERENCE_UNKNOWN = "reference_unknown"
    REPEATED_IN_FILE = "repeated_in_file"
    MAY_NOT_FOUND = "may_not_found"
    TIME_UNREADABLE = "time_unreadable"
    REFUSED = "refused"


class Note(Enum):
    """What is said of a row that needs no decision."""

    COUNTED_AS_VISITOR = "counted_as_visitor"
    ANSWERS_LEFT_OUT = "answers_left_out"
    ANSWERS_WITH_CONSENT = "answers_with_consent"
    ALREADY_OTHERWISE = "already_otherwise"
    PERSON_FOUND = "person_found"


ACCEPTABLE = frozenset({
    Odd.CARRIED_WITHOUT_MAJORITY, Odd.LOST_WITH_MAJORITY, Odd.EXCEEDS_SEATS, Odd.SEATS_UNKNOWN, Odd.UNANIMITY_WITH_DISSENT,
    Odd.WITHDRAWN_WITH_FIGURES, Odd.NUMBER_REPEATED, Odd.FIGURE_MISSING, Odd.ID_OF_ANOTHER,
})
"""What a person may accept as it stands, with a reason: the paper really says so."""

CHOOSABLE = frozenset({Odd.PERSON_AMBIGUOUS, Odd.PERSON_UNKNOWN})
"""What is settled by saying who is meant."""
