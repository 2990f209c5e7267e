"""Forms of meetings."""

from governance_app.committees.rules import MatterKind
from governance_app.languages.catalogue import _l, _lp
from governance_app.languages.rules import OFFERED
from governance_app.meetings.rules import Channel, Direction, ItemKind, MeetingKind, MeetingMode, NamedForm, Read
from governance_app.web.forms import (
    ChoiceField,
    EnumField,
    FileField,
    Form,
    HiddenField,
    IdField,
    LongTextField,
    ManyIdsField,
    MomentField,
    TextField,
)

_REASON_HINT = _l("In a few words. It stays in the history of the meeting and in the minutes.")


class PlanForm(Form):
    """Plan a meeting, or change the plan of a draft."""

    kind = EnumField(MeetingKind, _l("Kind of meeting"))
    starts_at = MomentField(_l("Day and hour of the meeting"))
    mode = EnumField(MeetingMode, _l("How people come together"))
    place = TextField(_lp("meeting", "Place"), longest=300, required=False, hint=_l("For example: communal house of Copataza."))
    link = TextField(_l("To join from afar"), longest=500, required=False, hint=_l("A link, a telephone number or a radio frequency."))
    title = TextField(_l("What people call it"), longest=300, required=False, hint=_l("Only if it has a name of its own."))
    language = ChoiceField(_l("Language of the notice"), choices=[(one.code, one.autonym) for one in OFFERED])


class ConveneForm(Form):
    """Issue the first notice."""

    signed_by = TextField(_l("Who signs the notice"), required=False, hint=_l("Empty: the president and the secretary of that day."))
    issued_at = MomentField(_l("When it went out on paper"), required=False, hint=_l("Only if it went out before today; otherwise now."))
    short_notice_reason = LongTextField(_l("Why the notice is short"), longest=1000, rows=3, required=False,
                                        hint=_l("Only when there is less time than the rules ask for."))


class PostponeForm(Form):
    """Move a convened meeting."""

    starts_at = MomentField(_l("New day and hour"))
    reason = LongTextField(_l("Reason"), longest=1000, rows=3, hint=_l("For example: the river is high and the canoes cannot leave."))
    place = TextField(_lp("meeting", "Place"), longest=300, required=False)
    link = TextField(_l("To join from afar"), longest=500, required=False)
    short_notice_reason = LongTextField(_l("Why the notice is short"), longest=1000, rows=3, required=False,
                                        hint=_l("Only when there is less time than the rules ask for."))


class ReasonForm(Form):
    """Something that needs only its reason."""

    reason = LongTextField(_l("Reason"), longest=1000, rows=3, hint=_REASON_HINT)


class AtReasonForm(Form):
    """Something that happened at an hour, for a reason."""

    at = MomentField(_l("At what hour"))
    reason = LongTextField(_l("Reason"), longest=1000, rows=3, hint=_REASON_HINT)


class AtForm(Form):
    """Something that happened at an hour."""

    at = MomentField(_l("At what hour"))


class ItemForm(Form):
    """Write a point of the agenda."""

    title = TextField(_l("Point"), longest=300)
    kind = EnumField(ItemKind, _l("What the point is for"), look="select")
    presenter = TextField(_l("Who presents it"), required=False)
    note = LongTextField(_l("Note for those who prepare it"), longest=5000, rows=3, required=False)
    matter = EnumField(MatterKind, _l("If there is a vote, on what"), look="select")
    named_form = EnumField(NamedForm, _l("If there is a vote, in which form"), look="select", required=False,
                           blank=_l("It is not said"),
                           hint=_l("Named before the notice is sent, it is told there. Name it when people are elected or "
                                   "the vote is secret."))
    closed_session_reason = TextField(_l("If it is dealt with behind closed doors, why"), longest=300, required=False)
    reason = LongTextField(_l("Why the agenda changes after the notice"), longest=1000, rows=2, required=False, hint=_REASON_HINT)


class NewItemForm(ItemForm):
    """Add a point."""

    parent = IdField(_l("Under another point"), required=False)


class MoveForm(Form):
    """Move a point among its neighbours."""

    direction = EnumField(Direction, _l("Direction"))
    reason = TextField(_l("Reason"), longest=300, required=False)


class MaybeReasonForm(Form):
    """A button that may need a reason."""

    reason = TextField(_l("Reason"), longest=300, required=False)


class TemplateForm(Form):
    """Start from a known agenda."""

    template = ChoiceField(_l("Agenda to start from"))


class KeepTemplateForm(Form):
    """Keep this agenda to start from it again."""

    name = TextField(_l("Name of this agenda"))


class DeliveryForm(Form):
    """Who was told, how, when and by whom."""

    seats = ManyIdsField(_l("Who was told"), required=True)
    channel = EnumField(Channel, _l("By which way"))
    sent_at = MomentField(_l("Day and hour"))
    sent_by = TextField(_l("Who told them"), required=False, hint=_l("A person, or the name of the radio."))
    told = TextField(_l("To whom it was said"), required=False, hint=_l("For example: to the president of the community."))
    note = TextField(_l("Note"), longest=300, required=False)


class ReadForm(Form):
    """Whether a notice arrived."""

    read = EnumField(Read, _l("Did it arrive?"))


class ItemActForm(Form):
    """A button on a point in session. `go_on`: "finish" also begins the next one; `back`: to the page of the meeting."""

    go_on = HiddenField()
    back = HiddenField()


class AnnexForm(Form):
    """A file that is kept with the meeting, or with a point of its agenda."""

    file = FileField(_l("File"), hint=_l(
        "Photo up to 8 megabytes, PDF up to 20, recording up to 10. "
        "The place noted in photos and recordings is taken out; a PDF is kept as it is."))
    alt = TextField(_l("What it shows or says"), longest=500,
                    hint=_l("For who cannot see or hear it. For example: the attendance sheet, signed by twelve people."))
    item = IdField(_l("Point of the agenda"), required=False, blank=_l("The whole meeting"))
