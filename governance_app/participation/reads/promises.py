"""Questions about commitments due in a period."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import select

from governance_app.commitments.records import CommitmentEventRow, CommitmentRow
from governance_app.commitments.rules import CommitmentState, Progress
from governance_app.foundation.database import db
from governance_app.participation.rules import Period, Promise


def promises(body: UUID, period: Period) -> tuple[Promise, ...]:
    """Return the commitments of a body whose due date, as extended, lies in a period; two questions."""
    row, step = CommitmentRow, CommitmentEventRow
    due = (row.body_id == body, row.due_on >= period.first, row.due_on <= period.last)
    steps: dict[UUID, list[tuple[Progress, date]]] = defaultdict(list)
    told = select(step.commitment_id, step.kind, step.on).join(row, row.id == step.commitment_id).where(*due)
    for commitment, kind, on in db.session.execute(told.order_by(step.recorded_at, step.id)):
        steps[commitment].append((kind, on))
    found = []
    for id, owner, due_on, state in db.session.execute(select(row.id, row.organisation_id, row.due_on, row.state).where(*due)):
        done = next((on for kind, on in reversed(steps[id]) if kind is Progress.DONE), None) if state is CommitmentState.DONE else None
        moved = any(kind is Progress.EXTENDED for kind, _on in steps[id])
        found.append(Promise(owner, due_on, done, state is CommitmentState.CANCELLED, moved))
    return tuple(found)
