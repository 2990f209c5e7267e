"""Forms of commitments."""

from typing import Any

from governance_app.commitments.rules import CommitmentState
from governance_app.languages.catalogue import _l, _lp
from governance_app.web.forms import DateField, EnumField, Form, IdField, LongTextField, Question, TextField, YesNoField


class ActForm(Form):
    """A button that acts at once."""


class PromiseForm(Form):
    """Who promises what, until when."""

    text = LongTextField(_l("What will be done"), longest=2_000, rows=3)
    organisation = IdField(_l("Organisation that answers for it"), look="search")
    person = IdField(_l("Person in charge"), look="search", required=False, blank=_l("Nobody named"))
    due_on = DateField(_l("Until which day"))
    place = TextField(_l("Where"), required=False, longest=300, hint=_l("Community, parish or river, as people call it."))
    item = IdField(_l("Point of the agenda"), required=False, blank=_l("No point"))
    decision = IdField(_l("Decision it comes from"), required=False, blank=_l("No decision"))
    late_reason = LongTextField(_l("Why it is written down only now"), longest=1000, rows=3,
                                hint=_l("The session is closed. The reason stays in the history of the meeting and in the minutes."))

    def given(self) -> dict[str, Any]:
        """Return what was written, with no place as empty text."""
        return super().given() | {"place": self.place.data or ""}


class ProgressForm(Form):
    """How far it got."""

    on = DateField(_l("On which day"))
    text = LongTextField(_l("What was done"), longest=2_000, rows=3)
    evidence = TextField(_l("What proves it and where it can be seen"), required=False, longest=500)

    def given(self) -> dict[str, Any]:
        """Return what was written, with no proof as empty text."""
        return super().given() | {"evidence": self.evidence.data or ""}


class DoneForm(Form):
    """It is done, and this proves it."""

    on = DateField(_l("On which day"))
    evidence = TextField(_l("What proves it and where it can be seen"), longest=500,
                         hint=_l("Photo, list of signatures, report with its number: something others can look at."))
    text = LongTextField(_l("What was done"), required=False, longest=2_000, rows=3)

    def given(self) -> dict[str, Any]:
        """Return what was written, with no text as empty."""
        return super().given() | {"text": self.text.data or ""}


class ExtendForm(Form):
    """A later due date, with its reason."""

    due_on = DateField(_l("New day"))
    reason = TextField(_l("Reason"), longest=500)


class ReasonForm(Form):
    """A reason."""

    reason = TextField(_l("Reason"), longest=500)


class FilterForm(Question):
    """Which commitments to show."""

    body = IdField(_l("Committee"), required=False, blank=_l("All committees"))
    state = EnumField(CommitmentState, _lp("commitment", "State"), look="select", required=False, blank=_l("Any state"))
    overdue = YesNoField(_l("Only overdue ones"))
