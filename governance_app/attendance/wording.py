"""The words of attendance: labels, sentences of errors, the sentence that states a quorum, and the sheet to sign."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from governance_app.attendance import rules as r
from governance_app.attendance.rules import Capacity, Movement, PresenceMode, QuorumStatement, RollState, Source, SupportKind
from governance_app.committees.rules import Office, QuorumBase, QuorumKind, SeatOnDay
from governance_app.documents.shapes import AttendanceSheet, SheetRow, Signature
from governance_app.documents.words import SheetWords
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp, _p, force_language
from governance_app.languages.rules import CONTENT_LANGUAGES, DEFAULT, offered
from governance_app.meetings.rules import Meeting
from governance_app.meetings.wording import meeting_facts, paper_of
from governance_app.organisations.rules import Bloc
from governance_app.web.sentences import label

ROWS_FOR_OTHERS = 20
LABELS: dict[Enum, Any] = {
    Movement.ARRIVES: _l("Arrives"),
    Movement.LEAVES: _l("Leaves"),
    Movement.RECUSED: _l("Stays out of a point"),
    Movement.RECUSAL_ENDS: _l("Takes part in the point again"),
    Capacity.PRINCIPAL: _lp("attendance", "Principal"),
    Capacity.ALTERNATE: _lp("attendance", "Alternate or delegate"),
    Capacity.FRATERNAL: _l("Fraternal delegate"),
    Capacity.OBSERVER: _l("Observer"),
    Capacity.GUEST: _l("Guest"),
    Capacity.INTERPRETER: _l("Interpreter"),
    Capacity.TECHNICAL: _l("Technical team"),
    PresenceMode.IN_PERSON: _lp("attendance", "In person"),
    PresenceMode.ONLINE: _lp("attendance", "Online"),
    PresenceMode.RADIO_PHONE: _l("By radio or telephone"),
    Source.HALL: _l("Written down in the hall"),
    Source.PAPER: _l("From the paper sheet"),
    Source.IMPORT: _l("From an imported file"),
    r.VisitorSex.WOMEN: _lp("visitors", "Women"),
    r.VisitorSex.MEN: _lp("visitors", "Men"),
    r.VisitorSex.NOT_SAID: _lp("visitors", "Sex not said"),
    r.VisitorAffiliation.INDIGENOUS: _lp("visitors", "Indigenous"),
    r.VisitorAffiliation.OTHER: _lp("visitors", "Other self-identification"),
    r.VisitorAffiliation.NOT_SAID: _lp("visitors", "Not said"),
    SupportKind.TRAVEL: _l("Travel"),
    SupportKind.FOOD: _l("Food"),
    SupportKind.CHILDCARE: _l("Childcare"),
    SupportKind.LODGING: _l("Lodging"),
    SupportKind.INTERPRETER: _l("Interpretation"),
    SupportKind.MATERIALS_BEFORE: _l("Papers sent beforehand"),
    SupportKind.OTHER: _lp("support", "Other support"),
    RollState.PRESENT: _lp("roll", "Present"),
    RollState.IN_DELEGATION: _lp("roll", "In delegation"),
    RollState.ABSENT: _lp("roll", "Absent"),
    RollState.VACANT: _lp("roll", "Vacant"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.NobodyComesTogether: _l("This meeting is held by correspondence: nobody comes together, so there is no attendance to keep."),
    r.MeetingNotRunning: _l("Attendance is kept from the convocation until the closing. This meeting is now: %(state)s."),
    r.BeforeMeeting: _l("That is more than twelve hours before the hour of the meeting. Check the day and the hour."),
    r.NotYet: _l("That moment has not come yet. Check the day and the hour."),
    r.AlreadyPresent: _l("This person is already in the room. If they went out, write that down first."),
    r.NotPresent: _l("This person is not in the room at that moment. Write down first when they came in."),
    r.NotASeatHolder: _l(
        "This does not agree with who was appointed to the seat “%(seat)s” for that day: its principal comes as principal, "
        "anybody else as alternate or delegate."),
    r.SeatVacant: _l(
        "Nobody holds the seat “%(seat)s” on that day, so nobody can be sent in their place. Write down the appointment first."),
    r.SeatNeeded: _l("Say for which seat this person comes."),
    r.NoSuchMeeting: _l("We did not find that meeting."),
    r.NoSuchSeat: _l("The body has no such seat on the day of the meeting."),
    r.NoSuchPoint: _l("The agenda of this meeting has no such point."),
    r.NoSuchEvent: _l("We did not find that line of the attendance."),
    r.AlreadyRecused: _l("This person already stays out of that point."),
    r.NotRecused: _l("This person takes part in that point: there is nothing to end."),
    r.AlreadyVoided: _l("That line was struck out before."),
    r.ReasonNeeded: _l("Say in a few words why this line is struck out."),
    r.NobodyChosen: _l("Mark at least one person on the list."),
    r.VisitorsDoNotAddUp: _l(
        "The sheet says %(total)s people, but the groups add up to %(counted)s and with the %(illegible)s illegible rows to %(summed)s. "
        "Look for the difference on the sheet."),
    r.GroupTwice: _l("The same group was counted twice."),
    r.NumberBelowZero: _l("A number of people cannot be below zero."),
    r.LanguagesInActa: _l(
        "The minutes of this meeting, which say its languages, are put to the vote or approved. What is wrong is corrected there."),
    r.TongueNeeded: _l("Mark at least one language that was spoken."),
    r.TongueUnknown: _l("Choose one of the languages shown."),
    r.IntoItself: _l("Only that language was spoken, so nothing could be interpreted into it. Mark the other language, or none."),
    r.SupportBeyondNeed: _l(
        "More people used it (%(given)s) than needed it (%(needed)s). Whoever used it needed it: put one of the two numbers right."),
    r.SupportNotOffered: _l("It was not offered, and yet %(given)s used it. Put one of the two right."),
    r.OtherSupportUnnamed: _l("Say in a few words what other support it was."),
    r.QuorumLacking: _l(
        "There is no quorum at that moment: %(present)s seats are present and %(needed)s are needed, or a bloc lacks seats."),
    r.QuorumIsReached: _l("There is quorum: %(present)s seats are present and %(needed)s are needed. The meeting can be opened."),
    r.ChairNotPresent: _l("Whoever presides has to be in the room when the meeting opens. Write down their arrival first."),
}


def tongue_name(code: str) -> str:
    """Return the name of a language of a meeting: its own where texts are written in it; the code of one that nobody knows."""
    if code in CONTENT_LANGUAGES:
        return CONTENT_LANGUAGES[code].autonym
    return str(label(r.TONGUES[code])) if code in r.TONGUES else code


def quorum_sentence(statement: QuorumStatement) -> str:
    """Return whole sentences that state a quorum, its formula and its figures, in the reader's language."""
    return " ".join([
        _verdict(statement), _formula(statement), *(_short(s) for s in statement.bloc_shortfalls), *_article(statement.article),
    ])


def _verdict(statement: QuorumStatement) -> str:
    figures = {"present": statement.present, "n": statement.n, "needed": statement.needed}
    if statement.reached:
        return str(_("There is quorum: %(present)s of %(n)s seats are present and %(needed)s are needed.", **figures))
    return str(_("There is no quorum: %(present)s of %(n)s seats are present and %(needed)s are needed.", **figures))


def _formula(statement: QuorumStatement) -> str:
    rule, every = statement.rule, statement.base is QuorumBase.SEATS
    if rule.kind is QuorumKind.FIXED:
        return str(_("The rule asks for a fixed number of seats."))
    if rule.kind is QuorumKind.THOSE_PRESENT:
        return str(_("The rule asks for no more than those present."))
    if rule.kind is QuorumKind.FRACTION:
        share = {"fraction": str(rule.fraction)}
        return str(_("The rule: at least %(fraction)s of all voting seats.", **share) if every
                   else _("The rule: at least %(fraction)s of the voting seats that somebody holds.", **share))
    if rule.kind is QuorumKind.HALF_PLUS_ONE:
        return str(_("The rule: half of all voting seats, rounded up, plus one.") if every
                   else _("The rule: half of the voting seats that somebody holds, rounded up, plus one."))
    return str(_("The rule: more than half of all voting seats.") if every
               else _("The rule: more than half of the voting seats that somebody holds."))


def _short(short: r.BlocShortfall) -> str:
    return str(_("“%(bloc)s” has %(present)s seats present and needs at least %(needed)s.",
                 bloc=label(Bloc(short.bloc)), present=short.present, needed=short.needed))


def _article(article: str) -> list[str]:
    return [str(_("Source: %(article)s.", article=article.rstrip(".")))] if article else []


def sheet_paper(meeting: Meeting, seats: Sequence[SeatOnDay], *, made_at: datetime) -> AttendanceSheet:
    """Return the sheet to sign: who is expected, then empty rows. What one person writes the next one reads: nothing private is asked."""
    with force_language(meeting.language if offered(meeting.language) else DEFAULT.code) as language:
        paper = paper_of(meeting, _("Attendance sheet"), made_at, language.bcp47)
        expected = tuple(SheetRow(seat.principal.name, seat.organisation_name or seat.label) for seat in seats if seat.principal)
        privacy = _("Write only your name and sign. Whatever else is asked is asked apart, and only if you want to say it.")
        return AttendanceSheet(
            paper, meeting_facts(meeting), expected, ROWS_FOR_OTHERS, privacy, (Signature("", label(Office.SECRETARY)),), _sheet_words())


def _sheet_words() -> SheetWords:
    return SheetWords(
        page=_p("paper", "Page"), of=_p("paper", "of"), qr=_("QR code that opens this address:"), digest=_p("paper", "Digest of the text:"),
        meeting=_("About the meeting"), number=_p("acta", "No."), name=_p("paper", "Name and surname"),
        organisation=_p("acta", "Organisation or community"), arrived=_p("paper", "Hour"), sign=_("Signature or fingerprint"),
        rows=_("Who attends"),
    )
