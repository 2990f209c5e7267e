"""Let go of a person: their key is destroyed, their answers deleted, and the row keeps only its id."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.foundation.database import db
from governance_app.people.keys import destroy_keys
from governance_app.people.records import AnswerRow, ApartRow, KnownToRow, MergeRow, PersonRow
from governance_app.record.actions import forget_contents

NOTHING = {"name_sealed": None, "representative_sealed": None, "community_id": None, "identity_kind": None, "identity_sealed": None,
           "identity_mark": None, "contact_sealed": None, "minor_band": None, "external_id": None}


def forget(people: Iterable[UUID], now: datetime) -> None:
    """Destroy the keys of people and delete what is theirs, inside the open use case (LOPDP art. 15).

    Consents keep purpose and days, as proof that what was done with the data was allowed; their words open no more. What people did for
    a committee keeps leading to their id, which leads to nobody.
    """
    ids = tuple(people)
    destroy_keys(ids)
    db.session.execute(sa.delete(AnswerRow).where(AnswerRow.person_id.in_(ids)))
    db.session.execute(sa.delete(KnownToRow).where(KnownToRow.person_id.in_(ids)))
    db.session.execute(sa.delete(ApartRow).where(sa.or_(ApartRow.first_id.in_(ids), ApartRow.second_id.in_(ids))))
    db.session.execute(sa.update(MergeRow).where(sa.or_(MergeRow.kept_id.in_(ids), MergeRow.merged_id.in_(ids))).values(reason=""))
    db.session.execute(sa.update(PersonRow).where(PersonRow.id.in_(ids)).values(**NOTHING, erased_at=now))
    forget_contents(ids)
    db.session.flush()
    db.session.expire_all()
