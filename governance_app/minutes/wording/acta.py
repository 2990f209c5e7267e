"""The acta put into words for paper: `printed(live)` fills the shape that PDF and plain text are made from.

Headings and sentences speak the reader's language; in Spanish, the language that binds, day and hour are written in words.
"""

from datetime import datetime
from typing import Any

from governance_app.attendance.wording import quorum_sentence, tongue_name
from governance_app.committees.rules import Office
from governance_app.documents import shapes as s
from governance_app.documents.words import ActaWords
from governance_app.foundation.clock import local, local_day
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _lp, _p, current, page_lang
from governance_app.meetings.rules import MeetingKind
from governance_app.minutes.rules import LiveActa, MinutesState, Signatory, day_in_words, hour_in_words
from governance_app.minutes.wording.incidents import incident_sentence
from governance_app.minutes.wording.points import point
from governance_app.web.sentences import label

_TITLES: dict[MeetingKind, Any] = {
    MeetingKind.ORDINARY: _lp("acta", "Minutes of an ordinary session"),
    MeetingKind.EXTRAORDINARY: _lp("acta", "Minutes of an extraordinary session"),
    MeetingKind.INAUGURAL: _lp("acta", "Minutes of an inaugural session"),
    MeetingKind.ASSEMBLY: _lp("acta", "Minutes of an assembly"),
}


def printed(acta: LiveActa, *, made_at: datetime, state: MinutesState = MinutesState.DRAFT) -> s.Acta:
    """Return the acta ready for `documents.pdf_file.to_pdf` and `documents.text_file.acta_text`."""
    lang = page_lang()
    return s.Acta(
        paper(acta, made_at, state, lang), facts(acta), opening(acta), tuple(_roll(acta)), quorum(acta), tuple(_agenda(acta)),
        tuple(point(p, acta, lang) for p in acta.points), closing(acta), tuple(signature(one) for one in acta.signatories),
        tuple(s.Passage(incident_sentence(i, acta.meeting.opened_at)) for i in acta.incidents), tuple(_attendance(acta)),
        visitors_sentence(acta), words=words(),
    )


def paper(acta: LiveActa, made_at: datetime, state: MinutesState, lang: str) -> s.Paper:
    """Return heading, number, mark of a draft, band of a demonstration."""
    return s.Paper(
        title=str(_TITLES[acta.meeting.kind]), number=acta.code, issuer=tuple(part for part in (acta.corridor, acta.body.name) if part),
        made_at=int(made_at.timestamp()), lang=lang, subtitle=_subtitle(acta),
        draft=str(_("DRAFT")) if state is not MinutesState.APPROVED else "",
        demonstration=str(_("Demonstration: every person and every meeting here is invented.")) if acta.meeting.demonstration else "",
        foot=acta.code if lang.startswith("es") else str(_("%(code)s · The Spanish text is the one that binds.", code=acta.code)),
    )


def _subtitle(acta: LiveActa) -> str:
    held = acta.meeting
    day = formats.long_day(held.opened_at or held.starts_at)
    return f"{held.title} · {day}" if held.title else day


def facts(acta: LiveActa) -> tuple[s.Fact, ...]:
    """Return the box under the heading."""
    held = acta.meeting
    rows = (
        (_p("acta", "Notice"), _notice(acta)), (_("Place"), _place(acta)), (_("Mode"), label(held.mode)),
        (_("Beginning"), formats.moment(held.opened_at) if held.opened_at else ""),
        (_("End"), formats.moment(held.closed_at) if held.closed_at else str(_("The session goes on"))),
        (_("Languages"), _languages(acta)),
    )
    return tuple(s.Fact(str(name), value) for name, value in rows if value)


def _notice(acta: LiveActa) -> str:
    if acta.convocation is None:
        return ""
    day = formats.moment(acta.convocation.issued_at)
    channels = ", ".join(label(channel) for channel in acta.channels)
    return f"{day} · {channels}" if channels else day


def _place(acta: LiveActa) -> str:
    named = [acta.meeting.place, *reversed(acta.territory)]
    return ", ".join(dict.fromkeys(part for part in named if part)) or str(_("From afar, by electronic means"))


def _languages(acta: LiveActa) -> str:
    return ", ".join(dict.fromkeys(tongue_name(code) for one in acta.languages for code in (one.language, one.interpreted_into) if code))


def _in_spanish() -> bool:
    return current().code != "en"  # Kichwa and Shuar fall back on the Spanish sentence


def opening(acta: LiveActa) -> tuple[s.Passage, ...]:
    """Return where, when and under whom the session began; on which call; then the secretary's words."""
    held = acta.meeting
    begun = held.opened_at or held.starts_at
    day = day_in_words(local_day(begun)) if _in_spanish() else formats.long_day(begun)
    hour = hour_in_words(local(begun).time()) if _in_spanish() else formats.hour(begun)
    if held.by_correspondence:
        return tuple(s.Passage(text) for text in (_by_correspondence(acta, day, hour), acta.opening_words) if text)
    said = [str(_(
        "In %(place)s, on %(day)s, at %(hour)s, the session of %(body)s begins. %(chair)s presides and %(secretary)s keeps the minutes.",
        place=_place(acta), day=day, hour=hour, body=acta.body.name, chair=acta.chair, secretary=acta.secretary,
    ))]
    if held.on_second_call:
        said.append(str(_("The session begins on second call.")))
    return tuple(s.Passage(text) for text in (*said, acta.opening_words) if text)


def _by_correspondence(acta: LiveActa, day: str, hour: str) -> str:
    return str(_(
        "On %(day)s, at %(hour)s, the session of %(body)s by correspondence begins: nobody comes together, and each seat answers "
        "until the deadline of each vote. Answers are received here: %(place)s. %(chair)s presides and %(secretary)s keeps the minutes.",
        place=_place(acta), day=day, hour=hour, body=acta.body.name, chair=acta.chair, secretary=acta.secretary,
    ))


def quorum(acta: LiveActa) -> tuple[s.Passage, ...]:
    """Return the quorum at the opening, with formula and figures."""
    return (s.Passage(quorum_sentence(acta.quorum)),) if acta.quorum else ()


def closing(acta: LiveActa) -> tuple[s.Passage, ...]:
    """Return the secretary's words and the hour of closing."""
    ended = acta.meeting.closed_at
    said = [acta.closing_words] if acta.closing_words else []
    if ended:
        hour = hour_in_words(local(ended).time()) if _in_spanish() else formats.hour(ended)
        day = day_in_words(local_day(ended)) if _in_spanish() else formats.long_day(ended)
        opened = acta.meeting.opened_at
        same = opened is not None and local_day(opened) == local_day(ended)
        said.append(str(
            _("There being no other point to deal with, the session is closed at %(hour)s.", hour=hour) if same
            else _("There being no other point to deal with, the session is closed on %(day)s, at %(hour)s.", day=day, hour=hour)
        ))
    return tuple(s.Passage(text) for text in said)


def _roll(acta: LiveActa) -> Any:
    for line in acta.roll:
        named_after = line.organisation_name.startswith(line.label) if line.organisation_name else True
        seat = line.label if named_after else f"{line.label} · {line.organisation_name}"
        acting = "" if line.acting == line.holder else line.acting
        if acting and line.letter is not None:
            acting = str(_("%(name)s, with letter", name=acting) if line.letter else _("%(name)s, without letter", name=acting))
        yield s.RollRow(seat, line.holder, label(line.state), acting)


def _agenda(acta: LiveActa) -> Any:
    return (s.AgendaLine(p.item.label, p.item.title) for p in acta.points if p.item)


def _attendance(acta: LiveActa) -> Any:
    for one in acta.attendees:
        left = formats.hour(one.last_departure) if one.last_departure else ""
        organisation = one.organisation_name or one.seat_label
        yield s.AttendanceLine(one.name, organisation, label(one.capacity), formats.hour(one.first_arrival), left)


def visitors_sentence(acta: LiveActa) -> str:
    """Return how many people without a seat came: a total only, no group and no name."""
    sheet = acta.visitors
    if sheet is None or not sheet.total:
        return ""
    said = [str(_("The paper sheet lists %(total)s visitors besides.", total=formats.number(sheet.total)))]
    if sheet.illegible:
        said.append(str(_("Rows that cannot be read: %(illegible)s.", illegible=formats.number(sheet.illegible))))
    return " ".join(said)


def signature(given: Signatory) -> s.Signature:
    """Return a line to sign; the secretary certifies."""
    office = label(Office(given.office)) if given.office in {o.value for o in Office} else given.office
    notes = [str(_("Certifies"))] if given.office == Office.SECRETARY.value else []
    if given.instead_of:
        notes.append(str(_("in place of %(name)s", name=given.instead_of)))
    return s.Signature(given.name, office, " · ".join(notes))


_WORDS: dict[str, Any] = {
    "page": _lp("paper", "Page"), "of": _lp("page 1 of 4", "of"), "qr": _lp("paper", "QR code that opens this address:"),
    "opening": _lp("acta", "Opening of the session"), "roll": _lp("acta", "Roll call"), "seat": _lp("acta", "Seat"),
    "holder": _lp("acta", "Holder"), "state": _lp("acta", "Attendance"), "acting": _lp("acta", "Acts in delegation"),
    "quorum": _lp("acta", "Quorum"), "agenda": _lp("acta", "Agenda"), "points": _lp("acta", "What was dealt with"),
    "point": _lp("acta", "Point"), "motion": _lp("acta", "Motion"), "proposed_by": _lp("acta", "Proposed by"),
    "vote": _lp("acta", "Vote"), "choice": _lp("acta", "Answer"), "dissent": _lp("acta", "Asked to be recorded"),
    "election": _lp("acta", "Election"),
    "considering": _lp("acta", "Considering"), "resolution": _lp("acta", "Decision"), "promises": _lp("acta", "Commitments"),
    "what": _lp("acta", "What will be done"), "owner": _lp("acta", "Who answers for it"), "due": _lp("acta", "Until"),
    "incidents": _lp("acta", "Incidents of the session"), "closing": _lp("acta", "Closing"), "signatures": _lp("acta", "Signatures"),
    "annexes": _lp("acta", "Annexes"), "corrections": _lp("acta", "Corrections"), "attendance": _lp("acta", "Annex: attendance"),
    "number": _lp("acta", "No."), "name": _lp("acta", "Name"), "organisation": _lp("acta", "Organisation or community"),
    "capacity": _lp("acta", "Capacity"), "arrived": _lp("acta", "Arrives"), "left": _lp("acta", "Leaves"),
    "digest": _lp("paper", "Digest of the text:"), "standing": _lp("acta", "State"), "approval": _lp("acta", "Approval"),
    "salt": _lp("acta", "Digits drawn by chance for this text"),
    "errata": _lp("acta", "Errata"), "erratum": _lp("acta", "Erratum"), "said": _lp("acta", "Where it says"),
    "says": _lp("acta", "It must say"), "why": _lp("acta", "Why"), "witness": _lp("acta", "Witness"),
    "record": _lp("paper", "Record"), "record_qr": _lp("paper", "QR code with which this document is checked without a connection"),
    "witness_words": _lp("paper", "Witness words"), "by_hand": _lp("paper", "Write here the words, your name and your community"),
}


def words() -> ActaWords:
    """Return headings and column names in the reader's language."""
    return ActaWords(**{name: str(text) for name, text in _WORDS.items()})
