"""Builders: organisations and communities in one line, through the same actions that people use."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM
from governance_app.foundation.ids import new_id
from governance_app.organisations import actions
from governance_app.organisations.rules import Bloc, OrganisationKind

NOON = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def an_organisation(name: str = "Organización de ejemplo", **given: Any) -> UUID:
    """Register an organisation (of a nationality, unless `kind` and `bloc` say otherwise) and return its id."""
    defaults: dict[str, Any] = {"kind": OrganisationKind.NATIONALITY_ORGANISATION, "bloc": Bloc.NATIONALITIES}
    return actions.register_organisation(actor=SYSTEM, id=new_id(), now=given.pop("now", NOON), name=name, **{**defaults, **given}).subject


def a_community(name: str = "Comunidad Río Claro", **given: Any) -> UUID:
    """Register a community and return its id."""
    return actions.register_community(actor=SYSTEM, id=new_id(), now=given.pop("now", NOON), name=name, **given).subject


def reference_data(now: datetime = NOON) -> None:
    """Load the reference data of the package."""
    actions.load_reference_data(actor=SYSTEM, id=new_id(), now=now)
