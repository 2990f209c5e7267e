"""Exchange the key with which heads are signed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.foundation.database import db
from governance_app.foundation.signing import ALGORITHM, new_signing_key
from governance_app.record.actions.acts import append, use_case
from governance_app.record.keys import keep_key, sign, signing_key
from governance_app.record.records import HeadRow
from governance_app.record.rules import KeyRotated, rotation_message
from governance_app.record.rules.errors import KeyNotYours, NoKeyYet


@use_case("record.rotate_key")
def rotate_key(*, actor: Any, id: UUID, now: datetime) -> UUID:
    """Sign heads with a new key from here on; the old one signs the new one into the record. Raises KeyNotYours, NoKeyYet.

    Run from the command line only (`governance-app record rotate-key`): who holds the machine holds the key.
    """
    if not getattr(actor, "system", False):
        raise KeyNotYours()
    session = db.session()
    head = session.get(HeadRow, 1, with_for_update=True)
    old = signing_key(session, "log")
    if head is None or old is None:
        raise NoKeyYet()
    private, public = new_signing_key()
    endorsed = sign(old, rotation_message(head.origin, public))
    position = append(KeyRotated(algorithm=ALGORITHM, old=old.public.hex(), new=public.hex(), endorsed=endorsed.hex()), now=now)
    old.ended_at = now
    session.flush()
    keep_key(session, "log", head.origin, (private, public), since=position + 1, now=now, endorsed=endorsed)
    return id
