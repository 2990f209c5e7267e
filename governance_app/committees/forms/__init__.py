"""Forms of committees."""

from governance_app.committees.forms.bodies import BodyForm, DayQuestion, EndForm, FormChangeForm, GapForm
from governance_app.committees.forms.seats import AppointForm, EndDayForm, OfficeForm, SeatForm, TermForm
from governance_app.committees.forms.statute import StatuteForm

__all__ = [
    "AppointForm", "BodyForm", "DayQuestion", "EndDayForm", "EndForm", "FormChangeForm", "GapForm", "OfficeForm", "SeatForm", "StatuteForm",
    "TermForm",
]
