"""What programs send: the fields of each act are the words of its use case."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from governance_app.committees.rules import MatterKind
from governance_app.voting.rules import Ballot, Choice, Form, NamedTwice, SeatStance, Stance
from governance_app.web.api import Act, Body, Count, Kept, Language, Moment, Text, with_example

REASON = 2000
MOST_SEATS = 1000
ID, SEAT, OTHER = "01936b5e-7a00-7000-8000-000000000001", "01936b5e-7a00-7000-8000-00000000000a", "01936b5e-7a00-7000-8000-00000000000b"
Reason = Annotated[str, Field(max_length=REASON), Kept]
Line = Annotated[str, Field(max_length=300), Kept]


def like(**fields: Any) -> ConfigDict:
    """Return the settings of a model with this example."""
    return with_example(Body, fields)


class Press(Act):
    """An act that needs nothing more."""

    model_config = like(id=ID)


class PutMotion(Act):
    """A motion on a point of the agenda."""

    model_config = like(id=ID, item=OTHER, text="Cuidar las cabeceras del río Pastaza", form="roll_call")

    item: Annotated[UUID, Field(description="The point of the agenda.")]
    text: Annotated[Text, Field(description="The exact words: they will stand in the acta.")]
    form: Annotated[Form, Field(description="How it is decided.")]
    matter: Annotated[MatterKind | None, Field(description="It selects the majority of the statute. null: what its point says.")] = None
    language: Annotated[Language, Field(description="The language of the text.")] = "es"
    proposer: Annotated[UUID | None, Field(description="The person who proposes it.")] = None
    proposer_seat: Annotated[UUID | None, Field(description="The seat on whose behalf.")] = None
    seconder: Annotated[UUID | None, Field(description="The person who seconds it.")] = None
    open_now: Annotated[bool, Field(description="Open the vote in the same act; when that is refused, nothing is put.")] = False
    amends: Annotated[UUID | None, Field(description="The motion whose words it would change.")] = None
    again_of: Annotated[UUID | None, Field(description="The earlier vote on the same matter.")] = None


class Reword(Act):
    """Other words for a motion that waits for its vote."""

    model_config = like(id=ID, text="Cuidar las cabeceras y los esteros del río Pastaza", because=OTHER)

    text: Text
    because: Annotated[UUID | None, Field(description="The approved amendment that asks for it.")] = None


class Translate(Act):
    """The words of a motion in another language."""

    model_config = like(id=ID, language="en", text="To care for the springs of the Pastaza")

    language: Language
    text: Text


class OpenVote(Act):
    """Open the vote."""

    model_config = like(id=ID, opened_at="2026-11-26T15:00:00Z")

    opened_at: Annotated[Moment | None, Field(description="null: now.")] = None


class At(Act):
    """An act with its moment."""

    model_config = like(id=ID)

    at: Annotated[Moment | None, Field(description="null: now.")] = None


class TakeForm(Act):
    """The vote goes on in another form."""

    model_config = like(id=ID, form="roll_call")

    form: Form


class GiveBallot(Act):
    """The answer of a seat."""

    model_config = like(id=ID, seat=SEAT, choice="for")

    seat: UUID
    choice: Choice
    reason: Reason = ""


class SeatAnswer(Body):
    """The answer of one seat among many."""

    seat: UUID
    choice: Choice
    reason: Reason = ""


class GiveBallots(Act):
    """The whole roll call, or the rest of it."""

    model_config = like(id=ID, ballots=[{"seat": SEAT, "choice": "for"}, {"seat": OTHER, "choice": "against"}], close_after=True)

    ballots: Annotated[list[SeatAnswer], Field(max_length=MOST_SEATS)]
    close_after: Annotated[bool, Field(description="Close it as well, in the same act.")] = False

    def given(self) -> dict[str, Any]:
        """Return seat → answer and seat → reason. Raises NamedTwice."""
        _check_once([one.seat for one in self.ballots], "ballots")
        return {
            "choices": {one.seat: one.choice for one in self.ballots}, "close_after": self.close_after,
            "reasons": {one.seat: one.reason for one in self.ballots if one.reason}}


class CountHands(Act):
    """The hands counted."""

    model_config = like(id=ID, votes_for=9, against=2, abstain=1, counted_by="Dos escrutadoras")

    votes_for: Count
    against: Count
    abstain: Count = 0
    blank: Count = 0
    null: Count = 0
    not_voting: Count = 0
    counted_by: Line = ""
    dissent: Annotated[list[SeatAnswer], Field(max_length=MOST_SEATS, description="Seats that asked to be named.")] = []

    def given(self) -> dict[str, Any]:
        """Return the counts, and who asked to be named."""
        return super().given() | {"dissent": [Ballot(one.seat, one.choice, one.reason) for one in self.dissent]}


class SeatStanding(Body):
    """The stance of one seat."""

    seat: UUID
    stance: Stance
    reason: Annotated[Reason, Field(description="Written with a reservation and with an objection.")] = ""


class HoldRound(Act):
    """A round of a consensus."""

    model_config = like(id=ID, stances=[{"seat": SEAT, "stance": "reservation", "reason": "Falta el presupuesto"}])

    stances: Annotated[list[SeatStanding], Field(
        max_length=MOST_SEATS, description="Voters present who are not named are for it: the chair has asked for objections.")] = []
    another_round: Annotated[bool, Field(description="It is not closed: another round is held.")] = False
    changed: Annotated[Reason, Field(description="With `another_round`: what changes for the next one.")] = ""
    text: Annotated[Text, Field(description="With `another_round`: the words of the motion from then on. Empty: as they are.")] = ""

    def given(self) -> dict[str, Any]:
        """Return the stances and what comes next."""
        return super().given() | {"stances": [SeatStance(one.seat, one.stance, one.reason) for one in self.stances]}


class CastVote(Act):
    """The vote of whoever presides, for or against, after a tie."""

    model_config = like(id=ID, choice="for", reason="Para no dejar el río sin guardianes")

    choice: Choice
    reason: Reason = ""
    at: Annotated[Moment | None, Field(description="null: now.")] = None


class DrawLot(Act):
    """The lot that breaks a tie."""

    model_config = like(id=ID, choice="against", how="Una moneda; miraron dos delegadas")

    choice: Choice
    how: Annotated[Reason, Field(description="How it was drawn in the room and who watched.")]
    at: Annotated[Moment | None, Field(description="null: now.")] = None


class Entrust(Act):
    """A vote for a seat whose holders are absent."""

    model_config = like(id=ID, seat=SEAT, holder=OTHER, document="Carta del 20 de noviembre de 2026")

    seat: UUID
    holder: Annotated[UUID, Field(description="The person present who votes for it.")]
    document: Annotated[Line, Field(description="Which paper says so, of which day.")]
    at: Annotated[Moment | None, Field(description="null: now.")] = None


def _check_once(seats: list[UUID], field: str) -> None:
    for seat in seats:
        if seats.count(seat) > 1:
            raise NamedTwice(field=field, seat=str(seat))
