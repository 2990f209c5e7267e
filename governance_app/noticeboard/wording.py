"""The words of the notice board: sentences of errors, and the sentences a visitor reads about a meeting."""

from enum import Enum
from typing import Any

from governance_app.attendance.wording import tongue_name
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.languages.formats import long_day
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings.rules import FormSaid
from governance_app.meetings.wording import form_said_sentence
from governance_app.noticeboard import rules as r
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    r.PointMark.NO_RESULT_YET: _lp("point", "No result yet"),
    r.PointMark.VOTED: _lp("point", "Voted"),
}
SENTENCES: dict[type[GovernanceError], Any] = {
    r.NoSuchMonth: _l("We did not find that month. Write it like 2026-11."),
    r.NoSuchAddress: _l("This short address leads nowhere. Look at the paper again: it has 26 letters and digits."),
}


def presence_sentence(presence: r.PublicPresence) -> str:
    """Return whether there was quorum and how many came, without a figure below ten."""
    if presence.total is None:
        return str(_("There was quorum. Fewer than 10 people came.") if presence.quorum else
                   _("There was no quorum. Fewer than 10 people came."))
    if presence.quorum:
        return str(_("There was quorum. %(total)s people came.", total=presence.total))
    return str(_("There was no quorum. %(total)s people came.", total=presence.total))


def language_name(code: str) -> str:
    """Return the own name of a language in which texts are written; the code when it is not one of ours."""
    return CONTENT_LANGUAGES[code].autonym if code in CONTENT_LANGUAGES else code


def spoken_sentence(spoken: r.PublicLanguage) -> str:
    """Return which language was spoken and into which it was interpreted."""
    said = tongue_name(spoken.language)
    if not spoken.interpreted_into:
        return said
    return str(_("%(language)s, interpreted into %(other)s", language=said, other=tongue_name(spoken.interpreted_into)))


def notice_sentence(notice: r.PublicNotice) -> str:
    """Return with how many hours of notice a meeting was announced, against what the statute asks."""
    if notice.kept:
        return str(_("Announced %(hours)s hours before. The rules ask for %(floor)s.", hours=notice.hours, floor=notice.floor))
    return str(_(
        "Announced only %(hours)s hours before. The rules ask for %(floor)s. The reason given: %(reason)s",
        hours=notice.hours, floor=notice.floor, reason=notice.short_notice_reason,
    ))


def named_form_sentence(named: r.PublicNamedForm) -> str:
    """Return in which form a notice said that a point is voted."""
    if not named.title:
        return str(_("Point %(number)s of that notice: %(form)s", number=named.label, form=label(named.form)))
    return f"{named.label}. {named.title}: {label(named.form)}"


def point_form(said: FormSaid | None) -> str:
    """Return in which form a point is voted and, where it was changed after the notice, what the notice said; "" where nothing was said."""
    if said is None:
        return ""
    return form_said_sentence(said, why=False) if said.changed else label(said.now) if said.now else ""


def month_name(month: r.Month) -> str:
    """Return «noviembre de 2026»."""
    return long_day(month.first).split(" ", 2)[2]
