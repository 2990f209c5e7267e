"""Use cases of attendance. Import from here."""

from governance_app.attendance.actions.around import count_visitors, keep_point_languages, keep_support, record_language
from governance_app.attendance.actions.presence import (
    end_recusal,
    forget_descriptions,
    record_arrival,
    record_arrivals,
    record_departure,
    record_newcomer,
    record_recusal,
    void_event,
)
from governance_app.attendance.actions.quorum import declare_no_quorum, establish_quorum

__all__ = [
    "count_visitors", "declare_no_quorum", "end_recusal", "establish_quorum", "forget_descriptions", "keep_point_languages", "keep_support",
    "record_arrival", "record_arrivals", "record_departure", "record_language", "record_newcomer", "record_recusal", "void_event",
]
