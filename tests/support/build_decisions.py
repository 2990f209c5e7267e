"""Builders: carried motions, decisions and commitments of a meeting, made through the real actions."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from governance_app.commitments.actions import make_commitment
from governance_app.decisions.actions import number_decision
from governance_app.decisions.rules import DecisionKind
from governance_app.foundation.ids import new_id
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import does
from tests.support.build_committees import an_organisation
from tests.support.build_voting import all_vote, an_open_vote

MET = date(2026, 3, 20)
"""The day of the meetings of `build_attendance`."""


def a_carried_motion(meeting: UUID, *, point: int = 0, **given: Any) -> UUID:
    """Put a motion to a roll call in which everybody is for it; return it."""
    motion = an_open_vote(meeting, Form.ROLL_CALL, point=point, **given)
    all_vote(motion, Choice.FOR)
    return motion


def a_consensus(meeting: UUID, *, point: int = 0, **given: Any) -> UUID:
    """Put a motion to a consensus without reservation; return it."""
    motion = an_open_vote(meeting, Form.CONSENSUS, point=point, **given)
    does(voting.record_consensus, motion=motion)
    return motion


def a_decision(meeting: UUID, motion: UUID | None = None, **given: Any) -> UUID:
    """Number a decision of a meeting, without a vote unless `motion` is given; return it."""
    defaults: dict[str, Any] = {
        "item": None, "kind": DecisionKind.RESOLUTION, "title": "Cuidar las cabeceras",
        "text": "Artículo 1.- Se cuidan las cabeceras del río.",
    }
    why = {} if motion else {"without_vote": "Por aclamación"}
    return does(number_decision, meeting=meeting, motion=motion, **{**defaults, **why, **given})


def a_commitment(meeting: UUID, *, days: int = 30, **given: Any) -> UUID:
    """Write down a promise due `days` after the meeting; return it."""
    defaults: dict[str, Any] = {
        "item": None, "decision": None, "text": "Limpiar el sendero", "person": None, "due_on": MET + timedelta(days=days),
    }
    organisation = given.pop("organisation", None) or an_organisation(f"Asociación {new_id().hex[-12:]}")
    return does(make_commitment, meeting=meeting, organisation=organisation, **{**defaults, **given})
