"""Forms of minutes."""

from uuid import UUID

from governance_app.languages.catalogue import _l
from governance_app.minutes.rules import LONGEST, RevisionMissing
from governance_app.web.forms import Form, HiddenField, LongTextField, MomentField, YesNoField


class ActForm(Form):
    """A button that acts at once."""


class SectionForm(Form):
    """The words of one part. `base`: the version on which they were written."""

    base = HiddenField()
    text = LongTextField(
        _l("What was said and reasoned"), required=False, longest=LONGEST, rows=14,
        hint=_l("Part paragraphs with an empty line. Figures, votes and decisions are put in by the record: you need not write them."),
    )

    def seen(self) -> UUID | None:
        """Return the version its author saw. Raises RevisionMissing when that is no version at all."""
        try:
            return UUID(self.base.data) if self.base.data else None
        except ValueError as wrong:
            raise RevisionMissing() from wrong


class CloseForm(Form):
    """When the meeting ended, and what becomes of the points that are left."""

    closed_at = MomentField(_l("When the session ended"), hint=_l("Leave it empty for the present moment."), required=False)
    defer_rest = YesNoField(_l("Put off the remaining points to a later meeting"))
