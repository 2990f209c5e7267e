"""What programs send around a vote by correspondence."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from governance_app.meetings.rules import Channel
from governance_app.voting.api.given import ID, MOST_SEATS, SEAT, Line, Reason, like
from governance_app.voting.rules import AnswerChannel, Choice
from governance_app.web.api import Act, Count, Moment


class OpenByLetter(Act):
    """Open a vote by correspondence until its deadline."""

    model_config = like(id=ID, deadline="2026-12-10T22:00:00Z", recused=[SEAT])

    deadline: Annotated[Moment, Field(description="What comes in at this very minute still counts.")]
    recused: Annotated[list[UUID], Field(max_length=MOST_SEATS, description="Seats that stay out of this vote.")] = []
    opened_at: Annotated[Moment | None, Field(description="null: now.")] = None


class KeepAnswer(Act):
    """An answer that came in."""

    model_config = like(id=ID, seat=SEAT, choice="for", channel="radio", document="La tomó la secretaria, 14:10")

    seat: UUID
    choice: Choice
    channel: Annotated[AnswerChannel, Field(description="By which way it came in.")]
    reason: Reason = ""
    document: Annotated[Line, Field(description="Which paper, or who took it down.")] = ""
    person: Annotated[UUID | None, Field(description="Who answers for the seat. null: its principal; without one, its alternate.")] = None
    received_at: Annotated[Moment | None, Field(description="null: now.")] = None


class Remind(Act):
    """That some of those who had not answered were reminded. No names."""

    model_config = like(id=ID, channel="radio", told=3)

    channel: Channel
    told: Annotated[Count, Field(description="How many were reminded.")]
    at: Annotated[Moment | None, Field(description="null: now.")] = None
