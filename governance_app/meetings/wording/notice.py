"""A notice as people pass it on: a message to copy, a script to read on the radio. In the language of the meeting."""

from governance_app.languages import formats
from governance_app.languages.catalogue import _, _n, force_language
from governance_app.languages.rules import DEFAULT, offered
from governance_app.meetings.rules import Convocation, FormSaid, Meeting, NoticeCheck
from governance_app.web.sentences import label


def voice_of(meeting: Meeting) -> str:
    """Return the code of the language in which a notice speaks: that of the meeting when the house has it, or Spanish."""
    return meeting.language if offered(meeting.language) else DEFAULT.code


def notice_sentence(check: NoticeCheck) -> str:
    """Return the notice against the statute as one sentence."""
    data = {"hours": check.hours, "floor": check.floor, "advice": check.advice}
    if not check.kept:
        return _("The notice is of %(hours)s hours; the rules ask for at least %(floor)s.", **data)
    if not check.advised:
        return _("The notice is of %(hours)s hours. The rules are kept (%(floor)s), but %(advice)s are advised: many travel far.", **data)
    return _("The notice is of %(hours)s hours: the rules (%(floor)s) and the advice (%(advice)s) are kept.", **data)


def whatsapp_text(meeting: Meeting, notice: Convocation) -> str:
    """Return the notice as plain text to copy into a message; *bold* as WhatsApp writes it."""
    with force_language(voice_of(meeting)):
        first = _("*Notice of meeting: %(body)s*", body=meeting.body_name)
        if notice.version > 1:
            first = _("*The meeting of %(body)s moves to another day*", body=meeting.body_name)
        lines = [first, _("%(kind)s %(code)s", kind=label(meeting.kind), code=meeting.code), "", *_facts(notice), "", _("*Agenda*")]
        lines += [" ".join((f"{number}. {title}", *_in_brackets(form_named(notice, number)))) for number, title in notice.agenda]
        if notice.signed_by:
            lines += ["", _("Convened by: %(who)s", who=notice.signed_by)]
        return "\n".join(lines)


def form_named(notice: Convocation, number: str) -> str:
    """Return the sentence in which a notice says how a point is voted, in the language under way; "" where it does not."""
    form = notice.forms.get(number)
    return label(form) if form else ""


def form_said_sentence(said: FormSaid, *, why: bool = True) -> str:
    """Return what the notice said of the form of a point's vote and, where it was changed afterwards, to what and why; "" for nothing.

    `why`: with the reason of the change, which is for those who may read the meeting's history.
    """
    noticed, now = label(said.noticed) if said.noticed else "", label(said.now) if said.now else ""
    if not said.sent:
        return str(_("The agenda says of this point: “%(now)s”", now=now)) if now else ""
    told = _("The notice said of this point: “%(named)s”", named=noticed) if noticed else (
        _("The notice did not say in which form this point is voted."))
    if not said.changed:
        return str(told) if noticed else ""
    then = _("Afterwards it was taken off the agenda.")
    if now:
        then = _("It was changed afterwards to: “%(now)s”", now=now) if noticed else _("It was added afterwards: “%(now)s”", now=now)
    reason = [str(_("Reason: %(reason)s", reason=said.reason))] if why and said.reason else []
    return " ".join([str(told), str(then), *reason])


def _in_brackets(sentence: str) -> list[str]:
    return [f"({sentence})"] if sentence else []


def _facts(notice: Convocation) -> list[str]:
    lines = [_("Day: %(day)s", day=formats.week_day(notice.starts_at)), _("Hour: %(hour)s", hour=formats.hour(notice.starts_at))]
    if notice.place:
        lines.append(_("Place: %(place)s", place=notice.place))
    if notice.link:
        lines.append(_("To join from afar: %(link)s", link=notice.link))
    if notice.second_call_at:
        lines.append(_("Second call: %(hour)s", hour=formats.hour(notice.second_call_at)))
    return lines


def radio_script(meeting: Meeting, notice: Convocation) -> str:
    """Return what somebody reads on the radio: short plain sentences, one a line, nothing that has to be seen."""
    with force_language(voice_of(meeting)):
        call = _("Attention. %(body)s calls to a meeting.", body=meeting.body_name)
        if notice.version > 1:
            call = _("Attention. The meeting of %(body)s moves to another day.", body=meeting.body_name)
        when = {"day": formats.week_day(notice.starts_at), "hour": formats.hour(notice.starts_at)}
        lines = [call, _("The meeting is on %(day)s, at %(hour)s.", **when)]
        if notice.place:
            lines.append(_("It is at this place: %(place)s.", place=notice.place))
        lines.append(_n("There is %(num)d point.", "There are %(num)d points.", sum("." not in number for number, _title in notice.agenda)))
        for number, title in notice.agenda:
            if "." not in number or number in notice.forms:  # what stands under a point is too long for the radio, but not how it is voted
                lines += [_("Point %(number)s: %(title)s.", number=number, title=title), *filter(None, [form_named(notice, number)])]
        lines += [_("Please come, and tell those who have no radio."), _("Once more:"), call, lines[1]]
        return "\n".join(lines)
