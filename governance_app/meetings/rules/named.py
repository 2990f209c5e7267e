"""In which form a point is voted: what the notice said of it, what the agenda says now, and why it was changed between the two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from governance_app.meetings.rules.agenda import AgendaItem
from governance_app.meetings.rules.meeting import Convocation, MeetingEvent
from governance_app.meetings.rules.words import Happening, NamedForm


@dataclass(frozen=True)
class FormSaid:
    """What was said of the form of a point's vote. `sent`: people were told. `noticed`: what the last notice said; None: nothing.

    `now`: what the agenda says. `reason`: why it was changed after the notice; "" where it was not.
    """

    sent: bool
    noticed: NamedForm | None
    now: NamedForm | None
    reason: str = ""

    @property
    def changed(self) -> bool:
        """Tell whether the agenda says something else than what people were told."""
        return self.sent and self.noticed is not self.now

    @property
    def announced(self) -> tuple[NamedForm, ...]:
        """Return each form that was announced, the notice's first."""
        return tuple(dict.fromkeys(form for form in (self.noticed, self.now) if form))


def forms_said(
    points: Iterable[AgendaItem], sent: Convocation | None, happened: Iterable[MeetingEvent],
) -> Mapping[UUID, FormSaid]:
    """Return what was said of each point by its id. `sent`: the last notice, never the agenda as it stands, which changes afterwards."""
    reasons = {e.figures["item"]: e.reason for e in happened if e.kind is Happening.AGENDA_CHANGED and "form" in e.figures}
    found = {}
    for point in points:
        noticed = sent.form_of(point.id) if sent else None
        changed = sent is not None and noticed is not point.named_form
        found[point.id] = FormSaid(sent is not None, noticed, point.named_form, reasons.get(str(point.id), "") if changed else "")
    return found
