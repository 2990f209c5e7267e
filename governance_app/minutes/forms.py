"""Forms of minutes."""

from uuid import UUID

from governance_app.languages.catalogue import _l
from governance_app.minutes.rules import LONGEST, LONGEST_CORRECTION, LONGEST_ERRATUM, CorrectionState, Mended, RevisionMissing, ToldBy
from governance_app.minutes.rules.signing import ON_PAPER, SigningForm
from governance_app.people.rules import LegalGround
from governance_app.voting.rules import Form as VoteForm
from governance_app.web.forms import (
    ChoiceField,
    DateField,
    EnumField,
    FileField,
    Form,
    HiddenField,
    IdField,
    LongTextField,
    MomentField,
    PasswordField,
    TextField,
    YesNoField,
)


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
        return _version(self.base.data)


class CloseForm(Form):
    """When the meeting ended, and what becomes of the points that are left."""

    closed_at = MomentField(_l("When the session ended"), hint=_l("Leave it empty for the present moment."), required=False)
    defer_rest = YesNoField(_l("Put off the remaining points to a later meeting"))


class ReviewForm(Form):
    """Open the review of a draft."""

    until = DateField(_l("Last day for corrections"), hint=_l("That day still counts. Leave time for those who must travel to a signal."))


class ReasonForm(Form):
    """An act that says why."""

    reason = LongTextField(_l("Reason"), longest=1000, rows=3)


class CoveringForm(Form):
    """Which passages of an approved acta are covered, and why."""

    passages = LongTextField(
        _l("Passages to cover, one a line"), longest=20_000, rows=6,
        hint=_l("As they stand in the approved text: a name, a number, a sentence. Every place where they stand is covered."))
    ground = EnumField(LegalGround, _l("Why the law asks for it (LOPDP, art. 15)"), look="radio")
    why = LongTextField(_l("Reason"), longest=1000, rows=3, hint=_l("Without repeating what is covered: this stays readable."))


class CorrectionForm(Form):
    """Propose a correction."""

    section = IdField(_l("Which part"), required=False, blank=_l("What the record says: attendance, votes, decisions"))
    quoted = LongTextField(_l("The sentence you mean"), required=False, longest=LONGEST_CORRECTION, rows=3,
                           hint=_l("As the minutes say it now. Leave it empty when something is missing."))
    instead = LongTextField(_l("What it should say, or what is missing"), longest=LONGEST_CORRECTION, rows=4)
    why = LongTextField(_l("Why"), required=False, longest=LONGEST_CORRECTION, rows=3)


class ToldCorrectionForm(CorrectionForm):
    """Write down a correction that somebody told."""

    person = IdField(_l("Who says it"))
    told_by = EnumField(ToldBy, _l("How it was told"), look="select", only=[way for way in ToldBy if way is not ToldBy.OWN_HAND])


class AnswerForm(Form):
    """Answer a correction. `text`: the part as it should read."""

    state = EnumField(CorrectionState, _l("Answer"), look="radio",
                      only=(CorrectionState.ACCEPTED, CorrectionState.IN_PART, CorrectionState.REFUSED))
    mended = EnumField(Mended, _l("Where it was corrected"), look="select", required=False,
                       hint=_l("Only when you accept. Attendance, votes and decisions are corrected in their own pages first."))
    base = HiddenField()
    text = LongTextField(_l("The text of that part, corrected"), required=False, longest=LONGEST, rows=10)
    answer = LongTextField(_l("What you answer"), required=False, longest=LONGEST_CORRECTION, rows=3,
                           hint=_l("Needed when you refuse, accept in part, or correct the record. Whoever proposed it reads it."))

    def seen(self) -> UUID | None:
        """Return the version of the text on which the correction was written."""
        return _version(self.base.data)


class PresentForm(Form):
    """Put the acta to the vote."""

    item = IdField(_l("At which point of which meeting"))


class PutToVoteForm(Form):
    """Put the motion that approves the presented text."""

    form = EnumField(VoteForm, _l("How it is voted"), look="select")


class ErratumForm(Form):
    """Propose an erratum."""

    quoted = LongTextField(_l("The sentence of the approved minutes"), longest=LONGEST_ERRATUM, rows=3,
                           hint=_l("Copy it letter by letter, with enough words that it stands there only once."))
    reads_instead = LongTextField(_l("What it must say"), longest=LONGEST_ERRATUM, rows=3)
    why = LongTextField(_l("Why"), longest=LONGEST_ERRATUM, rows=3)


class ErratumVoteForm(Form):
    """Put the motion that approves an erratum."""

    item = IdField(_l("At which point of which meeting"))
    form = EnumField(VoteForm, _l("How it is voted"), look="select")


class SignOnScreenForm(Form):
    """Sign for oneself. `shown`: digest of the text that was read."""

    shown = HiddenField()
    password = PasswordField(_l("Your password"), autocomplete="current-password", hint=_l("It stands for your hand: nobody else has it."))
    order_reason = TextField(_l("Why before the others"), required=False, longest=500)


class SignOnPaperForm(Form):
    """A signature on the printed acta, with its scan or photograph."""

    form = EnumField(SigningForm, _l("How they signed"), look="radio", only=ON_PAPER)
    on = DateField(_l("On which day they signed"))
    mark = TextField(_l("Code at the foot of the signed sheet"), longest=40,
                     hint=_l("Read it from the sheet itself, for example: 3F7A-90C2."))
    file = FileField(_l("Photo or scan of the signed sheet"), hint=_l("Photo up to 8 megabytes, PDF up to 20."))
    hand = IdField(_l("Whose hand signed for them"), look="search", required=False, blank=_l("Nobody else's"))
    witness = IdField(_l("Witness who saw it"), look="search", required=False, blank=_l("No witness"),
                      hint=_l("Needed for a thumbprint and for another's hand. Somebody who was at the meeting, and not the secretary."))
    order_reason = TextField(_l("Why before the others"), required=False, longest=500)


class SignedPdfForm(Form):
    """The prepared PDF with an electronic signature behind it."""

    file = FileField(_l("Signed PDF"), kinds=("pdf",))
    order_reason = TextField(_l("Why before the others"), required=False, longest=500)


class RefusalForm(Form):
    """Why somebody does not want to sign."""

    reason = TextField(_l("Reason"), longest=500, hint=_l("In their own words. It is printed at the end of the minutes."))


class TranslationForm(Form):
    """Begin a translation of an approved acta."""

    language = ChoiceField(_l("Into which language"))
    translator = TextField(_l("Who translates"), longest=200)


class PartForm(Form):
    """The translation of one part. `seen`: the mark of the text on which it is written."""

    seen = HiddenField()
    text = LongTextField(_l("Translation of this part"), required=False, longest=LONGEST, rows=12)


class FinalForm(Form):
    """Declare a translation final."""

    reviewer = TextField(_l("Speaker of the language who reviewed it"), longest=200)
    motion = IdField(_l("Vote by which this language binds"), required=False, blank=_l("None: the Spanish text binds"))


def _version(written: str | None) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError as wrong:
        raise RevisionMissing() from wrong
