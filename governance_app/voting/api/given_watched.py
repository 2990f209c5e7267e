"""What programs send around a vote that two scrutineers watch over. Their PINs travel in the body alone, and nothing repeats them."""

from dataclasses import fields
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, SecretStr

from governance_app.access.rules import LONGEST, Secret
from governance_app.voting.api.given import ID, OTHER, SEAT, Line, Reason, like
from governance_app.voting.rules import Publication, UrnCount
from governance_app.voting.rules.belenios import BeleniosClosing, BeleniosCount, Verification
from governance_app.web.api import Act, Count

ELECTION, ARCHIVE = "uWJ0vrfBjNFaLIOiy7bWAzGDxlT2gNxNY5mDY1qgUu4", "3yZe7GvOkw1G1mXrDAqZZnVbK5Xf3oJx3Lw8ZqzQ0aE"
PINS = {"first_pin": "4711", "second_pin": "0815"}
Pin = Annotated[SecretStr, Field(max_length=LONGEST, description="As on the page, its scrutineer types it and nobody else sees it.")]


class Confirmed(Act):
    """The base of an act for which both scrutineers type their PINs."""

    first_pin: Pin
    second_pin: Pin

    def given(self) -> dict[str, Any]:
        """Return what was sent, the PINs wrapped."""
        return {**super().given(), **self.pins()}

    def pins(self) -> dict[str, Secret]:
        """Return both PINs, wrapped."""
        return {name: Secret(getattr(self, name).get_secret_value()) for name in PINS}

    def figures(self, kind: type[Any]) -> Any:
        """Return the count of this kind that was sent."""
        return kind(**{one.name: getattr(self, one.name) for one in fields(kind)})


class OpenUrn(Confirmed):
    """Open a paper urn with its scrutineers."""

    model_config = like(id=ID, publication="outcome", first=SEAT, second=OTHER, **PINS)

    publication: Annotated[Publication, Field(description="What will be published of the result. It never changes afterwards.")]
    first: Annotated[UUID, Field(description="The seat in which the first scrutineer sits.")]
    second: Annotated[UUID, Field(description="The seat of the second one, from another organisation.")]


class CountUrn(Confirmed):
    """The count of an urn. issued = in_box + spoiled + unused; in_box = votes_for + against + blank + null."""

    model_config = like(
        id=ID, issued=9, in_box=7, spoiled=1, unused=1, votes_for=5, against=2, blank=0, null=0, **PINS)

    issued: Annotated[Count, Field(description="Papers handed out or made ready.")]
    in_box: Count
    spoiled: Count = 0
    unused: Count = 0
    votes_for: Count
    against: Count
    blank: Annotated[Count, Field(description="Blank papers and abstentions, which no one can tell apart.")] = 0
    null: Count = 0

    def given(self) -> dict[str, Any]:
        """Return the count, and the PINs wrapped."""
        return {"count": self.figures(UrnCount), **self.pins()}


class Annul(Act):
    """Annul a vote."""

    model_config = like(id=ID, reason="Se perdió un sobre en el río")

    reason: Annotated[Reason, Field(description="It stands with the motion for all who see it.")]


class OpenBelenios(OpenUrn):
    """Open a vote that is held in Belenios: the urn's questions, and where it is held."""

    model_config = like(id=ID, publication="outcome", first=SEAT, second=OTHER, address="https://vote.example.org/elections/8GVH85AoSyweXG/",
                        election=ELECTION, **PINS)

    address: Annotated[Line, Field(description="Of the election's page, with nothing after it. This server never asks it.")]
    election: Annotated[Line, Field(description="The fingerprint at the foot of that page: 43 letters, or 64 hexadecimal digits.")]


class CountBelenios(Confirmed):
    """The result of an election in Belenios. accepted = votes_for + against + blank."""

    model_config = like(id=ID, election=ELECTION, received=8, accepted=7, votes_for=5, against=2, blank=0, archive=ARCHIVE,
                        verification="compared", **PINS)

    election: Annotated[Line, Field(description="The fingerprint of the election once more.")]
    received: Annotated[Count, Field(description="With ballots that a later one of their voter replaced.")]
    accepted: Annotated[Count, Field(description="Ballots counted.")]
    votes_for: Count
    against: Count
    blank: Annotated[Count, Field(description="Blanks and ballots without a choice, together.")] = 0
    archive: Annotated[Line, Field(description="The fingerprint of the whole archive (.bel) with the result.")]
    verification: Annotated[Verification, Field(description="What the scrutineers had verified before they give the result.")]

    def given(self) -> dict[str, Any]:
        """Return what is given at the closing, and the PINs wrapped."""
        closing = BeleniosClosing(self.figures(BeleniosCount), self.election, self.archive, self.verification)
        return {"closing": closing, **self.pins()}
