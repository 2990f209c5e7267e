"""The words of privacy: areas, fates, grounds of the law, and the sentence of every refusal."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.privacy import rules as r
from governance_app.privacy.rules import Area, Place
from governance_app.privacy.wording import asking, register

LABELS: dict[Enum, Any] = {
    **asking.LABELS, **register.LABELS,
    Area.DESCRIPTION: _l("What the person said of themselves"),
    Area.CONSENTS: _l("Consents given and withdrawn"),
    Area.ACCOUNT: _l("Account and invitations"),
    Area.RECORDS: _l("The record of the person"),
    Area.SEATS: _l("Seats, offices and candidacies"),
    Area.ATTENDANCE: _l("Attendance and turns to speak"),
    Area.MEETINGS: _l("Meetings chaired, written down or interpreted"),
    Area.VOTES: _l("Motions and votes"),
    Area.COMMITMENTS: _lp("area of life", "Commitments"),
    Area.MINUTES: _l("Corrections and signatures of minutes"),
    Area.REQUESTS: _l("What was asked of these data"),
    Place.APPROVED_MINUTES: _l("Frozen and approved minutes"),
    Place.DRAFT_MINUTES: _l("Drafts and translations of minutes"),
    Place.CORRECTIONS: _l("Corrections, errata and their reasons"),
    Place.NOTICES: _l("Convocations, agendas and what happened at meetings"),
    Place.MOTIONS: _l("Motions and reasons of votes"),
    Place.DECISIONS: _lp("place of texts", "Decisions"),
    Place.COMMITMENTS: _lp("place of texts", "Commitments"),
    Place.FILES: _l("Names and descriptions of files"),
    Place.IMPORTS: _l("Imports that wait"),
    Place.ACCOUNTS: _l("Accounts and invitations with that name that are not tied to the person"),
    Place.OTHER: _l("Other texts"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    **asking.SENTENCES, **register.SENTENCES,
    r.StillInOffice: _l("This person still holds: %(seats)s. End that first: whoever holds an office must be known by name."),
    r.NotThisPerson: _l("This is not the name of the person whose data would be erased. Write it as it stands above."),
}
