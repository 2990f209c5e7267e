"""The words of minutes: labels, sentences of errors, and the acta put into words (`wording.acta.printed`)."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.minutes import rules as r
from governance_app.minutes.rules import Change, MinutesState, SectionKind
from governance_app.minutes.wording import covering, life, signed_pdf, signing

LABELS: dict[Enum, Any] = {
    MinutesState.DRAFT: _lp("minutes", "Draft"),
    MinutesState.IN_REVIEW: _lp("minutes", "In review"),
    MinutesState.PRESENTED: _lp("minutes", "Put to the vote"),
    MinutesState.APPROVED: _lp("minutes", "Approved"),
    SectionKind.OPENING: _lp("minutes", "Opening"),
    SectionKind.ITEM: _lp("minutes", "Point of the agenda"),
    SectionKind.CLOSING: _lp("minutes", "Closing"),
    Change.KEPT: _lp("paragraph", "As before"),
    Change.ADDED: _lp("paragraph", "Added"),
    Change.REMOVED: _lp("paragraph", "Taken out"),
    **signed_pdf.LABELS,
    **signing.LABELS,
    **life.LABELS,
    **covering.LABELS,
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.MinutesMissing: _l("The minutes of this meeting have not been begun."),
    r.SectionMissing: _l("We did not find that part of the minutes."),
    r.RevisionMissing: _l("We did not find that version of the text. Open the page again."),
    r.NotYetHeld: _l("The minutes begin when the meeting is opened."),
    r.NotDraft: _l("These minutes are no longer a draft. What is approved is corrected by a later entry."),
    r.SectionMoved: _l("Somebody wrote in this part a moment ago. Look at the texts again before you decide."),
    r.NothingToSettle: _l("There is nothing left to settle here: somebody has already done it."),
    r.TextTooLong: _l("Use %(longest)s letters or fewer in one part."),
    r.ElectionsOpen: _l("Papers of an election are not counted yet, so the meeting cannot be closed: %(titles)s"),
    r.MotionsOpen: _l("A vote is still open, so the meeting cannot be closed: %(texts)s"),
    r.PointsOpen: _l("Points %(labels)s are neither dealt with nor put off, so the meeting cannot be closed."),
    **signed_pdf.SENTENCES,
    **signing.SENTENCES,
    **life.SENTENCES,
    **covering.SENTENCES,
}
