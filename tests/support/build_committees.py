"""Builders: bodies with rules, seats and people in them, made through the real actions."""

from datetime import UTC, date, datetime
from uuid import UUID

from governance_app.access.rules import SYSTEM
from governance_app.committees import actions, reads
from governance_app.committees.rules import Body, BodyKind, HolderKind, Office, Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.organisations.actions import register_organisation
from governance_app.organisations.rules import Bloc, OrganisationKind
from tests.support.build_people import write_people
from tests.support.remembered import remembered

NOW = datetime(2026, 1, 10, 15, 0, tzinfo=UTC)
BEGAN = date(2026, 1, 5)
BLOCS = (Bloc.STATE, Bloc.GAD, Bloc.NATIONALITIES, Bloc.CIVIL_SOCIETY, Bloc.ACADEMIA)


def said(**more: object) -> dict[str, object]:
    """Return what every action is told: who, a new id, when."""
    return {"actor": SYSTEM, "id": new_id(), "now": NOW, **more}


def a_person(name: str = "Rosa Elena Tsamaraint") -> UUID:
    """Register a person (invented) and return the id."""
    id = new_id()
    write_people({id: name}, NOW)
    db.session.commit()
    return id


def an_organisation(name: str = "GAD Municipal de Palora", bloc: Bloc = Bloc.GAD) -> UUID:
    """Register an organisation and return its id."""
    given = said(name=name, kind=OrganisationKind.OTHER, bloc=bloc, demonstration=True)
    return register_organisation(**given).subject


def an_empty_body(slug: str | None = None, *, parent: UUID | None = None, statute: Statute | None = None, began: date = BEGAN) -> UUID:
    """Found a body with rules and no seat; return its id."""
    slug = slug or f"organo-{new_id().hex[-10:]}"
    name = f"Comité de gestión {slug}"
    body = actions.found_body(**said(
        slug=slug, kind=BodyKind.MANAGEMENT_COMMITTEE, name=name, acronym="CGCPP", created_on=began, parent=parent, demonstration=True,
    )).subject
    actions.adopt_statute(**said(body=body, valid_from=began, statute=statute or Statute(), adopted_by="Acta constitutiva"))
    return body


def a_seat(body: UUID, label: str = "Delegada de la comunidad", *, bloc: Bloc = Bloc.NATIONALITIES, voting: bool = True,
           holder: str | None = None, began: date = BEGAN, organisation: UUID | None = None) -> UUID:
    """Create a seat, with a principal called `holder` when given; return the seat's id."""
    given = said(body=body, label=label, bloc=bloc, voting=voting, valid_from=began, organisation=organisation)
    seat = actions.create_seat(**given).subject
    if holder:
        actions.start_term(**said(seat=seat, starts_on=began))
        actions.appoint_holder(**said(seat=seat, person=a_person(holder), valid_from=began))
    return seat


@remembered
def a_body(seats: int = 7, statute: Statute | None = None, *, slug: str | None = None, alternates: bool = False, parent: UUID | None = None,
           offices: bool = True) -> Body:
    """Found a body with `seats` voting seats, all filled since BEGAN, a president and a secretary; return it."""
    body = an_empty_body(slug, statute=statute, parent=parent)
    for n in range(1, seats + 1):
        seat = a_seat(body, f"Puesto {n}", bloc=BLOCS[n % len(BLOCS)], holder=f"Principal {n}")
        if alternates:
            actions.appoint_holder(**said(seat=seat, person=a_person(f"Suplente {n}"), kind=HolderKind.ALTERNATE, valid_from=BEGAN))
    held = [s.principal for s in reads.roster(body, BEGAN) if s.principal]
    for office, person in zip((Office.PRESIDENT, Office.SECRETARY), held if offices else (), strict=False):
        actions.appoint_office(**said(body=body, person=person.id, office=office, valid_from=BEGAN))
    return reads.body(body)
