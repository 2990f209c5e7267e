"""Tables of participation."""

from governance_app.participation.records.releases import AgreementRow, ReleaseCellRow, ReleaseMemberRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.records.turns import ParticipationViewRow, SpeakingTurnRow

__all__ = [
    "AgreementRow", "ParticipationViewRow", "ReleaseCellRow", "ReleaseMemberRow", "ReleaseRow", "ReleaseTableRow", "SpeakingTurnRow",
]
