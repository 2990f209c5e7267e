"""A notice and an agenda as shapes to print. Everything on the notice is as it was sent; the agenda is as it stands now."""

from collections.abc import Sequence
from datetime import datetime

from governance_app.committees.rules import OfficeHolder
from governance_app.documents.shapes import Agenda, AgendaLine, Fact, Paper, Passage, Signature
from governance_app.documents.shapes import Convocation as Printed
from governance_app.documents.words import AgendaWords, ConvocationWords
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p, force_language
from governance_app.meetings.rules import AgendaItem, Convocation, Meeting, MeetingState
from governance_app.meetings.wording.notice import form_named, notice_sentence, voice_of
from governance_app.web.sentences import label


def convocation_paper(meeting: Meeting, notice: Convocation, signers: Sequence[OfficeHolder]) -> Printed:
    """Return the printed notice, in the language of the meeting. `signers`: who held the offices that sign, that day."""
    with force_language(voice_of(meeting)) as language:
        paper = paper_of(meeting, _("Notice of meeting"), notice.issued_at, language.bcp47)
        to_whom = _("To those who hold the seats of %(body)s, and their alternates", body=meeting.body_name)
        return Printed(
            paper, formats.long_day(notice.issued_at), (to_whom,), (Passage(_opening(meeting, notice)),), _facts(meeting, notice),
            tuple(AgendaLine(number, title, form_named(notice, number)) for number, title in notice.agenda), _closing(notice),
            _signatures(notice, signers), words=_words(),
        )


def paper_of(meeting: Meeting, title: str, made_at: datetime, lang: str) -> Paper:
    """Return what every paper of a meeting has: its heading, its foot, and the band of a demonstration."""
    return Paper(
        title=title, number=meeting.code, issuer=(meeting.body_name,), made_at=int(made_at.timestamp()), lang=lang,
        subtitle=label(meeting.kind), foot=" · ".join(part for part in (meeting.code, meeting.body_name) if part),
        demonstration=_("Demonstration: every person and every meeting here is invented.") if meeting.demonstration else "",
    )


def agenda_paper(meeting: Meeting, items: Sequence[AgendaItem], *, made_at: datetime) -> Agenda:
    """Return the agenda as it stands now, in the language of the meeting."""
    with force_language(voice_of(meeting)) as language:
        told = meeting.state not in (MeetingState.DRAFT, MeetingState.CANCELLED)
        words = AgendaWords(
            page=_p("paper", "Page"), of=_p("paper", "of"), qr=_("QR code that opens this address:"), meeting=_("About the meeting"),
            digest=_p("paper", "Digest of the text:"), agenda=_p("paper", "Agenda"), notes=_("Keep in mind"))
        notes = () if told else (Passage(_("Nobody has been called with this agenda yet: it may still change.")),)
        empty = () if items else (Passage(_("The agenda is empty.")),)
        return Agenda(
            paper_of(meeting, _("Agenda"), made_at, language.bcp47), meeting_facts(meeting), tuple(_agenda_line(item) for item in items),
            empty, notes, words=words)


def _agenda_line(item: AgendaItem) -> AgendaLine:
    notes = [label(item.kind)]
    if item.presenter:
        notes.append(_("Presents: %(who)s", who=item.presenter))
    if item.closed_session_reason:
        notes.append(_("Behind closed doors: %(reason)s", reason=item.closed_session_reason))
    return AgendaLine(item.label, item.title, " · ".join(notes))


def meeting_facts(meeting: Meeting) -> tuple[Fact, ...]:
    """Return the box under the heading: kind, day, hour, place, way."""
    pairs = [
        (_("Kind of meeting"), label(meeting.kind)), (_p("paper", "Day"), formats.week_day(meeting.starts_at)),
        (_p("paper", "Hour"), formats.hour(meeting.starts_at)), (_p("paper", "Place"), meeting.place),
        (_p("paper", "Way"), label(meeting.mode)),
    ]
    return tuple(Fact(name, value) for name, value in pairs if value)


def _opening(meeting: Meeting, notice: Convocation) -> str:
    when = {"day": formats.week_day(notice.starts_at), "hour": formats.hour(notice.starts_at), "body": meeting.body_name}
    if notice.version > 1:
        return _("The meeting of %(body)s that had been convened moves to %(day)s, at %(hour)s. You are called to it again.", **when)
    return _("You are called to the meeting of %(body)s on %(day)s, at %(hour)s.", **when)


def _facts(meeting: Meeting, notice: Convocation) -> tuple[Fact, ...]:
    pairs = [
        (_("Kind of meeting"), label(meeting.kind)), (_p("paper", "Day"), formats.week_day(notice.starts_at)),
        (_p("paper", "Hour"), formats.hour(notice.starts_at)), (_p("paper", "Place"), notice.place),
        (_p("paper", "Way"), label(meeting.mode)), (_("To join from afar"), notice.link),
        (_("Second call"), formats.hour(notice.second_call_at) if notice.second_call_at else ""),
    ]
    return tuple(Fact(name, value) for name, value in pairs if value)


def _closing(notice: Convocation) -> tuple[Passage, ...]:
    lines = [notice_sentence(notice.notice)]
    if notice.short_notice_reason:
        lines.append(_("Reason for the short notice: %(reason)s", reason=notice.short_notice_reason))
    return tuple(Passage(line) for line in lines)


def _signatures(notice: Convocation, signers: Sequence[OfficeHolder]) -> tuple[Signature, ...]:
    if notice.signed_by:
        return (Signature(notice.signed_by, ""),)
    return tuple(Signature(held.person.name, label(held.office)) for held in signers)


def _words() -> ConvocationWords:
    return ConvocationWords(
        page=_p("paper", "Page"), of=_p("paper", "of"), meeting=_("About the meeting"), agenda=_p("paper", "Agenda"), slip=_("Receipt"),
        name=_("Name of who receives it"), received=_("Day and hour"), attends=_("Will come (yes / no / sends the alternate)"),
        sign=_("Signature or fingerprint"), qr=_("QR code that opens this address:"),
    )
