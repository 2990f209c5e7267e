"""What programs send and receive: strict models. A number is a number, "3" is not one, and a name that nobody knows is refused."""

from datetime import UTC, datetime
from typing import Annotated, Any, cast
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, WithJsonSchema

from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.web.fields import MOST, UNKEPT, YEARS

LONG = 20_000
"""Letters of a long text, as in the forms."""


class Body(BaseModel):
    """The base of everything that is sent."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    def given(self) -> dict[str, Any]:
        """Return what was sent, by the names of the action, without the id of the act."""
        return {name: getattr(self, name) for name in type(self).model_fields if name != "id"}


class Act(Body):
    """The base of every act: its id makes a repetition harmless."""

    id: Annotated[UUID, Field(description="Made by the client, best a UUIDv7. The same id with the same content is one act, however often "
                                          "it is sent: the first receipt comes back (200). With other content it is refused (409).")]


class Shown(BaseModel):
    """The base of everything that is given back. Made from the frozen facts that the pages show."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=False)


class ReceiptShown(Shown):
    """The receipt of an act: the same one whenever the act is sent again."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [{
        "id": "01936b5e-7a00-7000-8000-000000000001", "act": "voting.record_ballot", "subject": "01936b5e-7a00-7000-8000-000000000001",
        "recorded_at": "2026-11-26T15:04:05Z", "position": 41, "replayed": False}]})

    id: UUID
    act: Annotated[str, Field(description="Which act: room and verb.")]
    subject: Annotated[UUID, Field(description="What the act is about, e.g. the motion that was put.")]
    recorded_at: datetime
    position: Annotated[int | None, Field(description="Its leaf in the record, from 0; null when the act leaves none.")]
    replayed: Annotated[bool, Field(description="true: this act was done before, and nothing was done now.")]


def _kept(text: str) -> str:
    return text.translate(UNKEPT).strip()


def _on_the_calendar(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError("a year outside the calendar")
    return moment.astimezone(UTC)


def _known_language(code: str) -> str:
    if code not in CONTENT_LANGUAGES:
        raise ValueError("an unknown language")
    return code


def with_example(base: type[BaseModel], example: Any) -> ConfigDict:
    """Return the settings of `base` with an example for the document."""
    return cast(ConfigDict, {**base.model_config, "json_schema_extra": {"examples": [example]}})


Kept = AfterValidator(_kept)
"""Of a text: kept as the forms keep it, without control signs and without spaces at its ends."""
Text = Annotated[str, Field(max_length=LONG), Kept]
Count = Annotated[int, Field(ge=0, le=MOST)]
Moment = Annotated[AwareDatetime, AfterValidator(_on_the_calendar)]
Language = Annotated[str, AfterValidator(_known_language), WithJsonSchema({"type": "string", "enum": list(CONTENT_LANGUAGES)})]
