"""Forms of voting: a motion, hands, a roll call, a consensus, the casting vote."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any
from uuid import UUID

from governance_app.committees.rules import MatterKind
from governance_app.languages.catalogue import _l
from governance_app.meetings.rules import Channel
from governance_app.voting.rules import STAYING, AnswerChannel, Ballot, Choice, Publication, SeatStance, SecondCount, Stance, UrnCount
from governance_app.voting.rules import Form as VoteForm
from governance_app.web.forms import (
    ChoiceField,
    EnumField,
    FileField,
    Form,
    IdField,
    IntegerField,
    LongTextField,
    ManyIdsField,
    MomentField,
    PasswordField,
    TextField,
    YesNoField,
)

REASON = 2000
_PHOTO = _l("Photograph of the tally sheet")
_PICTURES = {"accept": "image/jpeg,image/png,image/heic,image/heif"}


class MotionForm(Form):
    """What is put to the vote."""

    item = IdField(_l("Point of the agenda"))
    text = LongTextField(_l("What is put to the vote"), hint=_l("The exact words: they will stand in the acta."), rows=4)
    form = EnumField(VoteForm, _l("How it is decided"))
    open_now = YesNoField(_l("Open the vote at once, with who is in the room now"))
    matter = EnumField(MatterKind, _l("What it is about"), hint=_l("It selects the majority of the statute."), look="select",
                       required=False, blank=_l("What its point of the agenda says"))
    language = ChoiceField(_l("Language of the text"))
    proposer = IdField(_l("Who proposes it"), look="search", required=False)
    proposer_seat = IdField(_l("On behalf of which seat"), look="search", required=False)
    seconder = IdField(_l("Who seconds it"), look="search", required=False)
    amends = IdField(_l("Which motion it would change"), look="select", required=False, blank=_l("None: it is a motion of its own"))
    again_of = IdField(
        _l("Which earlier vote it puts again"), look="select", required=False, blank=_l("None: it is put for the first time"))


class OpenVoteForm(Form):
    """Open the vote."""

    opened_at = MomentField(_l("The vote opens at"), hint=_l("Leave it empty for the present moment."), required=False)


class RewordForm(Form):
    """The words of a motion, anew."""

    text = LongTextField(_l("What is put to the vote"), hint=_l("The exact words: they will stand in the acta."), rows=4)
    because = IdField(
        _l("After which approved amendment"), look="select", required=False, blank=_l("None: whoever proposes it says it better"))


class TranslateForm(Form):
    """The words of a motion in another language."""

    language = ChoiceField(_l("Language of the text"))
    text = LongTextField(_l("What is put to the vote"), rows=4)


class OtherFormForm(Form):
    """The vote goes on in another form."""

    form = EnumField(VoteForm, _l("How it goes on"), only=[form for form in VoteForm if form not in STAYING])


class ChangeAnswerForm(Form):
    """A seat changes its answer before the roll call is closed."""

    seat = IdField(_l("Which seat"), look="select")
    choice = EnumField(Choice, _l("Its answer now"))
    reason = TextField(_l("Reason"), required=False, longest=REASON)


class EntrustForm(Form):
    """Somebody present votes for a seat whose holders are absent."""

    seat = IdField(_l("For which seat"), look="search")
    holder = IdField(_l("Who votes for it"), look="search")
    document = TextField(_l("Which paper says so, of which day"), longest=300)
    at = MomentField(_l("From"), hint=_l("Leave it empty for the present moment."), required=False)


class LotForm(Form):
    """A lot drawn in the room breaks the tie."""

    choice = EnumField(Choice, _l("The lot is"), only=(Choice.FOR, Choice.AGAINST))
    how = LongTextField(_l("How it was drawn and who watched"), rows=2, longest=REASON)
    at = MomentField(_l("At"))


class OpenUrnForm(Form):
    """A paper urn before it opens: what will be published, and who watches over it."""

    publication = EnumField(Publication, _l("What is published of the result"), hint=_l("It cannot be changed once the vote is open."))
    first = IdField(_l("First scrutineer"), look="search")
    first_pin = PasswordField(_l("PIN of the first scrutineer"), hint=_l("They choose and type it themselves."), autocomplete="off")
    second = IdField(_l("Second scrutineer"), hint=_l("From another organisation than the first."), look="search")
    second_pin = PasswordField(_l("PIN of the second scrutineer"), hint=_l("They choose and type it themselves."), autocomplete="off")


class CountUrnForm(Form):
    """What two scrutineers counted."""

    issued = IntegerField(_l("Papers handed out or made ready"))
    in_box = IntegerField(_l("Papers in the box"))
    spoiled = IntegerField(_l("Spoiled papers given back"))
    unused = IntegerField(_l("Papers not used"))
    votes_for = IntegerField(_l("Votes for"))
    against = IntegerField(_l("Votes against"))
    blank = IntegerField(_l("Blank papers and abstentions, together"))
    null = IntegerField(_l("Null votes"))
    photo = FileField(_PHOTO, required=False, render_kw=_PICTURES, hint=_l(
        "Of the tally sheet, never of the papers. You can also add it later. If this page comes back with an error, choose it again."))
    first_pin = PasswordField(_l("PIN of the first scrutineer"), autocomplete="off")
    second_pin = PasswordField(_l("PIN of the second scrutineer"), autocomplete="off")

    def count(self) -> UrnCount:
        """Return the count as written."""
        return UrnCount(**{f.name: self[f.name].data for f in fields(UrnCount)})


class PhotoForm(Form):
    """A photograph of the tally sheet."""

    photo = FileField(_PHOTO, render_kw=_PICTURES, hint=_l("JPEG, PNG or HEIC, up to 8 megabytes."))


class OpenCorrespondenceForm(Form):
    """A vote by correspondence before it opens: until when, and who stays out."""

    deadline = MomentField(_l("Answers are received until"))
    recused = ManyIdsField(_l("Seats that stay out of this point"), required=False)
    opened_at = MomentField(_l("The vote opens at"), hint=_l("Leave it empty for the present moment."), required=False)


class AnswerForm(Form):
    """An answer as it came in."""

    seat = IdField(_l("Which seat"), look="search")
    choice = EnumField(Choice, _l("Its answer"))
    channel = EnumField(AnswerChannel, _l("How it came in"))
    received_at = MomentField(_l("When it came in"), hint=_l("Leave it empty for the present moment."), required=False)
    document = TextField(_l("Which paper, or who took it down"), required=False, longest=300)
    person = IdField(_l("Who answers for the seat"), look="search", required=False, blank=_l("Its principal; without one, its alternate"))
    reason = TextField(_l("Reason, if there is one"), required=False, longest=REASON)


class ReminderForm(Form):
    """That those who had not answered were reminded."""

    channel = EnumField(Channel, _l("How they were reminded"), look="select")
    told = IntegerField(_l("How many were reminded"), least=1, most=999)
    at = MomentField(_l("When"), hint=_l("Leave it empty for the present moment."), required=False)


class AnnulForm(Form):
    """Why a vote is annulled."""

    reason = LongTextField(_l("Why it is annulled"), rows=2, longest=REASON)


class ActForm(Form):
    """A button that needs nothing more."""


class HandsForm(Form):
    """The hands counted."""

    votes_for = IntegerField(_l("Votes for"))
    against = IntegerField(_l("Votes against"))
    abstain = IntegerField(_l("Abstentions"))
    blank = IntegerField(_l("Blank votes"))
    null = IntegerField(_l("Null votes"))
    not_voting = IntegerField(_l("Present without voting"))
    counted_by = TextField(_l("Who counted"), required=False, longest=300)
    second_counted_by = TextField(_l("Who counted as well"), required=False, longest=300)
    second_votes_for = IntegerField(_l("Votes for, counted again"), required=False)
    second_against = IntegerField(_l("Votes against, counted again"), required=False)
    second_abstain = IntegerField(_l("Abstentions, counted again"), required=False)
    second_blank = IntegerField(_l("Blank votes, counted again"), required=False)
    second_null = IntegerField(_l("Null votes, counted again"), required=False)
    second_not_voting = IntegerField(_l("Present without voting, counted again"), required=False)

    def seconds(self) -> list[Any]:
        """Return the fields of the second count."""
        return [field for name, field in self._fields.items() if name.startswith("second_")]

    def second(self) -> SecondCount | None:
        """Return the second count, what was left empty as nobody; None when nothing of it was written."""
        if all(field.data in (None, "") for field in self.seconds()):
            return None
        by, *figures = (field.data for field in self.seconds())
        return SecondCount(by or "", *(figure or 0 for figure in figures))

    def dissent(self, seats: Iterable[UUID]) -> list[Ballot]:
        """Return the seats that asked to be named, with their answer and reason."""
        return [Ballot(s, self[_choice(s)].data, self[_reason(s)].data or "") for s in seats if self[_choice(s)].data]


class RollCallForm(Form):
    """The answer of each seat."""

    def choices(self, seats: Iterable[UUID]) -> dict[UUID, Choice]:
        """Return seat → answer of those who answered."""
        return {s: self[_choice(s)].data for s in seats if self[_choice(s)].data}

    def reasons(self, seats: Iterable[UUID]) -> dict[UUID, str]:
        """Return seat → reason, where one was given."""
        return {s: self[_reason(s)].data for s in seats if self[_reason(s)].data}


class ConsensusForm(Form):
    """The stance of each seat, and whether another round is held."""

    another_round = YesNoField(_l("Hold another round before it is decided"))
    changed = LongTextField(_l("What changes for the next round"), rows=2, longest=REASON, required=False)
    text = LongTextField(_l("The words of the motion from now on"), rows=4, required=False)

    def stances(self, seats: Iterable[UUID]) -> list[SeatStance]:
        """Return every stance with its reason."""
        return [SeatStance(s, self[_choice(s)].data or Stance.FOR, self[_reason(s)].data or "") for s in seats]


class CastingForm(Form):
    """The chair breaks the tie."""

    choice = EnumField(Choice, _l("The casting vote"), only=(Choice.FOR, Choice.AGAINST))
    reason = TextField(_l("Reason"), required=False, longest=REASON)
    at = MomentField(_l("At"))


def _choice(seat: UUID) -> str:
    return f"choice-{seat}"


def _reason(seat: UUID) -> str:
    return f"reason-{seat}"


def seat_fields(form: Any, seat: UUID) -> tuple[Any, Any]:
    """Return the two fields of a seat: its answer and its reason."""
    return form[_choice(seat)], form[_reason(seat)]


def with_seats(kind: type[Form], seats: Iterable[tuple[UUID, str]]) -> type[Any]:
    """Return the form `kind` with an answer and a reason for each (seat, label)."""
    answers = {HandsForm: Choice, RollCallForm: Choice, ConsensusForm: Stance}[kind]
    blank = _l("Does not ask to be named") if kind is HandsForm else _l("No answer yet")
    added: dict[str, Any] = {}
    for seat, label in seats:
        added[_choice(seat)] = EnumField(answers, label, required=False, blank=blank, look="select" if kind is HandsForm else "radio")
        added[_reason(seat)] = TextField(_l("Reason"), required=False, longest=REASON)
    return type(kind.__name__, (kind,), added)
