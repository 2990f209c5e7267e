"""Acts on meetings: plan, write the agenda, convene and tell people, hold the session. Import from here."""

from governance_app.meetings.actions.agenda import (
    add_item,
    carry_over_points,
    change_item,
    keep_template,
    move_item,
    remove_item,
    use_template,
)
from governance_app.meetings.actions.annexes import attach
from governance_app.meetings.actions.late import note_late, why_late
from governance_app.meetings.actions.notice import cancel_meeting, convene, mark_read, postpone, record_delivery
from governance_app.meetings.actions.planning import change_plan, plan_meeting
from governance_app.meetings.actions.points import defer_item, finish_item, start_item
from governance_app.meetings.actions.session import adjourn, close_meeting, open_meeting, record_failed_first_call, reopen_meeting, resume

__all__ = [
    "add_item", "adjourn", "attach", "cancel_meeting", "carry_over_points", "change_item", "change_plan", "close_meeting", "convene",
    "defer_item", "finish_item", "keep_template", "mark_read", "move_item", "note_late", "open_meeting", "plan_meeting", "postpone",
    "record_delivery", "record_failed_first_call", "remove_item", "reopen_meeting", "resume", "start_item", "use_template", "why_late",
]
