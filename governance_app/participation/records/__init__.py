"""Tables of participation."""

from governance_app.participation.records.releases import AgreementRow, ReleaseCellRow, ReleaseMemberRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.records.rolled import RollupRow
from governance_app.participation.records.turns import (
    BarrierEntryRow,
    BarrierRow,
    DecisionReturnRow,
    ParticipationAimRow,
    ParticipationViewRow,
    SpeakingTurnRow,
)

__all__ = [
    "AgreementRow", "BarrierEntryRow", "BarrierRow", "DecisionReturnRow", "ParticipationAimRow", "ParticipationViewRow", "ReleaseCellRow",
    "ReleaseMemberRow", "ReleaseRow", "ReleaseTableRow", "RollupRow", "SpeakingTurnRow",
]
